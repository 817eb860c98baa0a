"""Addresses of the settings."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.settings import communes, holidays, views

urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/holidays", holidays.holidays, name="holidays"),
    path("settings/holidays/add_holiday", holidays.add_holiday, name="add_holiday"),
    path("settings/holidays/<int:pk>/remove_holiday", holidays.remove_holiday, name="remove_holiday"),
    path("settings/import_communes", communes.import_communes, name="import_communes"),
]
