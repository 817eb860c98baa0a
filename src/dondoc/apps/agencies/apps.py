"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save


class Config(AppConfig):
    name = "dondoc.apps.agencies"
    label = "agencies"

    def ready(self) -> None:
        from dondoc.apps.agencies import search
        from dondoc.apps.agencies.guards import ensure_guards
        from dondoc.apps.agencies.models import Body, BodyAlias, BodyName

        post_migrate.connect(ensure_guards, sender=self, dispatch_uid="agencies-guards")
        search.register()
        for model in (Body, BodyName, BodyAlias):
            post_save.connect(search.refresh_saved, sender=model, dispatch_uid=f"body-entry-{model.__name__}")
        post_delete.connect(search.refresh_saved, sender=BodyAlias, dispatch_uid="body-entry-without-alias")
