"""Root addresses: the desk of officials at the top, sign-in beside it."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("dondoc.faces.desk.people.sign_in_urls")),
    path("", include("dondoc.faces.desk.urls")),
]
