"""A person says which adopted plan a document amends or replaces, where the citation alone does not lead there.

A citation with a slip in its day («ngày 15/01» for 14/01) is linked to nothing, and rightly so;
but the amendment must not then pass for new work beside the old.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents.models import Citation, Document
from dondoc.apps.plans.amended import AMENDING
from dondoc.apps.plans.amendments import old_items
from dondoc.apps.plans.chain import NoLink, link, unlink
from dondoc.apps.plans.models import Plan, PlanLink, Review
from dondoc.apps.plans.permissions import can_amend_plan, can_review

MOST: Final = 500


class StillDecided(ActionError):
    message = _("Đã có mục sửa đổi, bãi bỏ hoặc thay thế kế hoạch này. Hãy bỏ các quyết định đó trước khi bỏ nối.")


def unlinked_citations(document: Document) -> list[Citation]:
    """What the document says it amends or replaces, and we could not tell which of our documents that is."""
    return list(document.citations.filter(relation__in=AMENDING, target__isnull=True).order_by("pk"))


def linkable_plans(document: Document, user: User, linked: Sequence[Plan]) -> QuerySet[Plan]:
    """The plans that the person could amend with this document and that it is not linked to, the newest first."""
    mine = Plan.objects.filter(monitor__in=standing(user).monitors, document__issued_on__lte=document.issued_on or "9")
    return (
        mine.exclude(pk__in=[plan.pk for plan in linked])
        .exclude(document=document)
        .select_related("document")
        .defer("decisions")
        .order_by("-document__issued_on", "-pk")[:MOST]
    )


@transaction.atomic
def link_plan(*, review: Review, plan: Plan, relation: str, by: User) -> PlanLink:
    """Say that the document under review amends or replaces a plan."""
    can_review(by, review.document).require()
    can_amend_plan(by, plan, review.document).require()
    if relation not in AMENDING:
        raise NoLink
    return link(lower=review.document, upper=plan.document, relation=relation, by=by)


@transaction.atomic
def unlink_plan(*, review: Review, plan: Plan, by: User) -> None:
    """It does not after all; what was decided item by item has to be taken back first."""
    can_review(by, review.document).require()
    told = {item.value.get("amends") for item in review.items.live()}
    if told & {item.pk for item in old_items(plan)}:
        raise StillDecided
    for made in review.document.uppers.filter(upper=plan.document_id, relation__in=AMENDING):
        unlink(made=made, by=by)
