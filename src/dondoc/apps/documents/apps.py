"""How Django knows this app."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class Config(AppConfig):
    name = "dondoc.apps.documents"
    label = "documents"

    def ready(self) -> None:
        from dondoc.apps.documents import search
        from dondoc.apps.documents.models import Document

        search.register()
        post_save.connect(search.refresh_saved, sender=Document, dispatch_uid="document-entry")
