"""Addresses of the desk. Each folder of pages adds its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dondoc.faces.desk.documents.urls")),
    path("", include("dondoc.faces.desk.people.urls")),
    path("", include("dondoc.faces.desk.design.urls")),
]
