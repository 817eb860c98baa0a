"""How Django knows this app."""

from __future__ import annotations

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.apps.sheets"
    label = "sheets"
