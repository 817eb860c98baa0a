"""A body with its name of the day on it: the record keeps what it was called then."""

from __future__ import annotations

from datetime import date

from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on


def named(body: Body, on: date) -> Body:
    """The same body; events show this name, and its address where there is none."""
    body.name = name_on(body, on)
    return body
