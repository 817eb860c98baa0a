"""The chain of documents: which of ours a document carries out, continues, amends or replaces."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from dondoc.apps.accounts.models import User
from dondoc.apps.documents.models import Citation, Document
from dondoc.apps.plans.models import PlanLink

CHAINS: Final = frozenset(PlanLink.Relation.values)


@transaction.atomic
def link_documents(document: Document, *, by: User | None = None) -> list[PlanLink]:
    """The links upwards from what a document cites. Links that stand already are left alone."""
    cited = document.citations.filter(target__isnull=False, relation__in=CHAINS).exclude(target=document)
    return _make(cited, by)


@transaction.atomic
def link_lower_documents(document: Document) -> list[PlanLink]:
    """The links downwards: an upper document came later than those that cite it. Only from adopted ones."""
    cited = Citation.objects.filter(
        target=document, relation__in=CHAINS, document__state=Document.State.ADOPTED
    ).exclude(document=document)
    return _make(cited, None)


def _make(citations: QuerySet[Citation], by: User | None) -> list[PlanLink]:
    links = [
        PlanLink(lower_id=lower, upper_id=upper, relation=relation, confirmed_by=by)
        for lower, upper, relation in citations.order_by("pk").values_list("document_id", "target_id", "relation")
    ]
    return PlanLink.objects.bulk_create(links, ignore_conflicts=True)
