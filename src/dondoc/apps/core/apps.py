"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Config(AppConfig):
    name = "dondoc.apps.core"
    label = "core"

    def ready(self) -> None:
        from dondoc.apps.core import among  # noqa: F401 (lets conditions say `__among`)
        from dondoc.apps.core.search_index import ensure_index

        post_migrate.connect(ensure_index, sender=self, dispatch_uid="search-index")
