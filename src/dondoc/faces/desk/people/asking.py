"""Who asks for a page: after the check of the middleware a request has a person."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from dondoc.apps.accounts.models import User


class SignedIn(HttpRequest):
    """A request of somebody who has signed in: a name for type checking, never made."""

    user: User
    htmx: HtmxDetails
