"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Config(AppConfig):
    name = "dondoc.apps.agencies"
    label = "agencies"

    def ready(self) -> None:
        from dondoc.apps.agencies.guards import ensure_guards

        post_migrate.connect(ensure_guards, sender=self, dispatch_uid="agencies-guards")
