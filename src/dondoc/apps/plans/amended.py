"""Which adopted plans a document amends or replaces."""

from __future__ import annotations

from typing import Final

from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Plan, PlanLink

AMENDING: Final = (PlanLink.Relation.AMENDS, PlanLink.Relation.REPLACES)


def amended_plans(document: Document) -> list[tuple[Plan, str]]:
    """The adopted plans that a document amends or replaces, by links and by what it cites, each with the relation."""
    told = {
        **dict(document.citations.filter(relation__in=AMENDING).values_list("target_id", "relation")),
        **dict(document.uppers.filter(relation__in=AMENDING).values_list("upper_id", "relation")),
    }
    if not told:
        return []
    plans = Plan.objects.filter(document__in=told).select_related("document").defer("decisions").order_by("pk")
    return [(plan, told[plan.document_id]) for plan in plans]
