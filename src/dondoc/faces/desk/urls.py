"""Addresses of the desk. Each folder of pages adds its own."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    # Asked for before sign-in too; POST only, and it sends nobody to another host.
    path("language", login_not_required(set_language), name="set_language"),
]
