"""How Django knows this app."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.apps.letters"
    label = "letters"
