"""Root addresses: the desk of officials at the top, sign-in beside it."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("dondoc.faces.desk.urls")),
]
