"""Addresses of keys, of calendars, and of what is kept of people."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.keys import calendars, description, own_data, tokens

urlpatterns = [
    path("api/v1/", description.api_page, name="api_page"),
    path("account/keys", tokens.access_keys, name="access_keys"),
    path("account/keys/<int:pk>/revoke", tokens.revoke_key, name="revoke_key"),
    path("settings/keys", tokens.all_keys, name="all_keys"),
    path("account/calendars", calendars.own_calendars, name="own_calendars"),
    path("bodies/<int:pk>/calendars", calendars.body_calendars, name="body_calendars"),
    path("account/calendars/<int:pk>/revoke", calendars.revoke_calendar, name="revoke_calendar"),
    path("account/calendars/<int:pk>/renew", calendars.renew_calendar, name="renew_calendar"),
    path("account/data", own_data.own_data, name="own_data"),
    path("account/data/export", own_data.export_own_data, name="export_own_data"),
    path("account/data/erase", own_data.ask_erasure, name="ask_erasure"),
    path("account/data/<int:pk>/withdraw", own_data.withdraw_data_request, name="withdraw_data_request"),
    path("settings/data", own_data.data_requests, name="data_requests"),
    path("settings/data/<int:pk>/refuse", own_data.refuse_data_request, name="refuse_data_request"),
    path("settings/data/<int:pk>/erase", own_data.erase_person, name="erase_person"),
    path("people/<int:pk>/data", own_data.person_data, name="person_data"),
    path("people/<int:pk>/data/export", own_data.export_person_data, name="export_person_data"),
    path("people/<int:pk>/data/register", own_data.register_data_request, name="register_data_request"),
]
