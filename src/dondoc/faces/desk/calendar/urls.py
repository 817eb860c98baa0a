"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.calendar import views

urlpatterns = [path("calendar/", views.calendar, name="calendar")]
