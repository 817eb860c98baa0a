"""Addresses of the API; the page for people is among those of the desk."""

from __future__ import annotations

from dondoc.faces.api.v1.api import addresses

app_name = "api-v1"
urlpatterns = addresses()
