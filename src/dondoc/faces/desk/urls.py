"""Addresses of the desk. Each folder of pages adds its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dondoc.faces.desk.documents.urls")),
    path("", include("dondoc.faces.desk.people.urls")),
    path("", include("dondoc.faces.desk.keys.urls")),
    path("", include("dondoc.faces.desk.design.urls")),
    path("", include("dondoc.faces.desk.home.urls")),
    path("", include("dondoc.faces.desk.review.urls")),
    path("", include("dondoc.faces.desk.plans.urls")),
    path("", include("dondoc.faces.desk.bodies.urls")),
    path("", include("dondoc.faces.desk.calendar.urls")),
    path("", include("dondoc.faces.desk.overview.urls")),
    path("", include("dondoc.faces.desk.search.urls")),
    path("", include("dondoc.faces.desk.settings.urls")),
    path("", include("dondoc.faces.desk.notices.urls")),
    path("", include("dondoc.faces.desk.sheets.urls")),
    path("", include("dondoc.faces.desk.tasks.urls")),
    path("", include("dondoc.faces.desk.letters.urls")),
]
