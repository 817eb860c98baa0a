"""Today, for the whole application: the day in Vietnam, or the one that the operator set.

The libraries take today as an argument; views, commands and jobs ask here. `DONDOC_TODAY`
(ISO) holds the clock still for demonstrations and tests.
"""

from __future__ import annotations

import os
from datetime import date

from django.utils import timezone


def today() -> date:
    """The current day in Asia/Ho_Chi_Minh."""
    held = os.environ.get("DONDOC_TODAY")
    return date.fromisoformat(held) if held else timezone.localdate()
