"""Addresses of keys and calendars."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.keys import calendars, description, tokens

urlpatterns = [
    path("api/v1/", description.api_page, name="api_page"),
    path("account/keys", tokens.access_keys, name="access_keys"),
    path("account/keys/<int:pk>/revoke", tokens.revoke_key, name="revoke_key"),
    path("settings/keys", tokens.all_keys, name="all_keys"),
    path("account/calendars", calendars.own_calendars, name="own_calendars"),
    path("bodies/<int:pk>/calendars", calendars.body_calendars, name="body_calendars"),
    path("account/calendars/<int:pk>/revoke", calendars.revoke_calendar, name="revoke_calendar"),
    path("account/calendars/<int:pk>/renew", calendars.renew_calendar, name="renew_calendar"),
]
