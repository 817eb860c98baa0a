"""How Django knows this app, and what it listens to."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class Config(AppConfig):
    name = "dondoc.apps.plans"
    label = "plans"

    def ready(self) -> None:
        from dondoc.apps.documents import visibility
        from dondoc.apps.documents.signals import document_read, reading_again
        from dondoc.apps.plans import search
        from dondoc.apps.plans.models import Plan
        from dondoc.apps.plans.permissions import documents_of_plans

        search.register()
        post_save.connect(search.refresh_saved, sender=Plan, dispatch_uid="plan-entry")
        visibility.register(documents_of_plans)
        document_read.connect(_open_review, dispatch_uid="plans.open_review")
        reading_again.connect(_forget_untouched, dispatch_uid="plans.forget_untouched")


def _open_review(sender: Any, **facts: Any) -> None:  # noqa: ARG001 (all receivers are called alike)
    from dondoc.apps.plans.links import link_lower_documents
    from dondoc.apps.plans.opening import open_review

    open_review(document=facts["document"])
    link_lower_documents(facts["document"])


def _forget_untouched(sender: Any, **facts: Any) -> None:  # noqa: ARG001 (as above)
    from dondoc.apps.plans.opening import forget_untouched

    forget_untouched(facts["document"])
