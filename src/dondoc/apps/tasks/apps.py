"""How Django knows this app."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "dondoc.apps.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Let plans and documents be seen by the bodies that have work in them."""
        from dondoc.apps.tasks import visibility  # noqa: F401 (registers itself)
