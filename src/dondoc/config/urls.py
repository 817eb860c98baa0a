"""Root addresses: the desk of officials at the top, sign-in beside it, and what programs ask for."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("dondoc.faces.desk.people.sign_in_urls")),
    path("api/v1/", include("dondoc.faces.api.v1.urls", namespace="api-v1")),
    path("calendars/", include("dondoc.faces.feeds.urls", namespace="feeds")),
    path("", include("dondoc.faces.desk.urls")),
]
