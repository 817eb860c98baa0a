"""How Django knows this face."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.faces.desk"
    label = "desk"
