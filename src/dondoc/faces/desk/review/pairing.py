"""What the machine did not propose: a person links an amending document to a plan, and pairs items of the two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dondoc.apps.accounts.models import User
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.numbers import number_key
from dondoc.apps.plans import amendments, linking
from dondoc.apps.plans.days import show_day
from dondoc.apps.plans.models import Item, Plan, PlanLink, Review
from dondoc.apps.plans.steps import value_of
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.review.answers import refusals_shown
from dondoc.faces.desk.review.getting import get_review_for_reviewer

CHANGE_WORDS = {
    amendments.CHANGED: gettext_lazy("Sửa đổi"),
    amendments.ENDED: gettext_lazy("Bãi bỏ"),
    amendments.REPLACED: gettext_lazy("Thay thế"),
}
_WORDS = 16


def linking_of(user: User, document: Document, linked: Sequence[Plan]) -> dict[str, Any]:
    """The plans to which the document may be linked; one whose number it cites is chosen already."""
    unknown = linking.unlinked_citations(document)
    cited = {one.number_key for one in unknown} - {""}
    plans = list(linking.linkable_plans(document, user, linked))
    chosen = next((plan.pk for plan in plans if number_key(plan.document.number) in cited), None)
    return {
        "unknown": [{"name": f"{one} {show_day(one.issued_on)}".strip()} for one in unknown],
        "linkable": [(str(plan.pk), _name(plan), plan.pk == chosen) for plan in plans],
        "relations": [(one.value, one.label) for one in amendments.AMENDING],
    }


def choices_of(live: Sequence[Item], left: Sequence[Item]) -> dict[str, Any]:
    """Items on which nobody decided, of both documents."""
    return {
        "new": [(f"{item.pk}:{item.version}", _item(item)) for item in live if item.value.get("amends") is None],
        "old": [(str(item.pk), _item(item)) for item in left],
        "changes": list(CHANGE_WORDS.items()),
    }


@require_POST
@refusals_shown
def link_plan(request: SignedIn, pk: int) -> HttpResponse:
    """Say that the document amends or replaces a plan."""
    review = get_review_for_reviewer(request.user, pk)
    plan = get_object_or_404(Plan.objects.visible_to(request.user), pk=whole_number(request.POST.get("plan")) or 0)
    relation = request.POST.get("relation", PlanLink.Relation.AMENDS.value)
    linking.link_plan(review=review, plan=plan, relation=relation, by=request.user)
    messages.success(request, _("Đã nối với %(plan)s.") % {"plan": plan})
    return back_to_amendments(review)


@require_POST
@refusals_shown
def unlink_plan(request: SignedIn, pk: int) -> HttpResponse:
    """Take the link back."""
    review = get_review_for_reviewer(request.user, pk)
    plan = get_object_or_404(Plan.objects.visible_to(request.user), pk=whole_number(request.POST.get("plan")) or 0)
    linking.unlink_plan(review=review, plan=plan, by=request.user)
    messages.success(request, _("Đã bỏ nối với %(plan)s.") % {"plan": plan})
    return back_to_amendments(review)


@require_POST
@refusals_shown
def pair_items(request: SignedIn, pk: int) -> HttpResponse:
    """Say what an item of the document does to an item of the plan; the version seen goes with the item's key."""
    review = get_review_for_reviewer(request.user, pk)
    key, _colon, version = request.POST.get("item", "").partition(":")
    item = get_object_or_404(review.items, pk=whole_number(key) or 0)
    old = get_object_or_404(Item, pk=whole_number(request.POST.get("old")) or 0)
    change = request.POST.get("change", "")
    if change not in CHANGE_WORDS:
        change = amendments.CHANGED
    amendments.set_change(item=item, version=whole_number(version) or 0, old=old, change=change, by=request.user)
    return back_to_amendments(review)


def back_to_amendments(review: Review) -> HttpResponse:
    """The comparison again."""
    response = redirect(reverse("review_amendments", args=[review.document_id]))
    response.status_code = 303
    return response


def _name(plan: Plan) -> str:
    day = show_day(plan.document.issued_on)
    return f"{plan} ({day}): {Truncator(plan.document.title).words(_WORDS)}"


def _item(item: Item) -> str:
    words = f"{item.path} {Truncator(value_of(item).text).words(_WORDS)}"
    return f"{capfirst(item.get_kind_display())} {words}".strip()
