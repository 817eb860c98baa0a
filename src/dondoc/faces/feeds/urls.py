"""Addresses of calendars: the secret is the key."""

from __future__ import annotations

from django.urls import re_path

from dondoc.faces.feeds.views import calendar

app_name = "feeds"
urlpatterns = [
    # What is no secret of ours is not even looked for.
    re_path(r"^(?P<secret>[A-Za-z0-9_-]{40,60})\.ics$", calendar, name="calendar"),
]
