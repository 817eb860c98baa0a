"""Addresses of the overview."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.overview import changes, views

urlpatterns = [
    path("overview/", views.overview, name="overview"),
    path("overview/wall", views.overview_wall, name="overview_wall"),
    path("overview/print", views.overview_print, name="overview_print"),
    path("overview/changes", changes.overview_changes, name="overview_changes"),
]
