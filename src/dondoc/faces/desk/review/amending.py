"""An amending document beside the plan it touches: old and new side by side; a person decides."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.plans import amendments
from dondoc.apps.plans.models import Item, Plan, PlanLink, Review
from dondoc.apps.plans.steps import value_of
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.review.answers import held_version, refusals_shown
from dondoc.faces.desk.review.getting import (
    get_item_for_reviewer,
    get_review_for_reader,
    get_review_for_reviewer,
    may_write,
)

CHANGE_WORDS = {
    amendments.CHANGED: gettext_lazy("Sửa đổi"),
    amendments.ENDED: gettext_lazy("Bãi bỏ"),
    amendments.REPLACED: gettext_lazy("Thay thế"),
}
_RELATIONS = dict(PlanLink.Relation.choices)


@require_safe
def review_amendments(request: SignedIn, pk: int) -> HttpResponse:
    """For each plan that the document amends or replaces: proposals, and what was decided."""
    found = get_review_for_reader(request.user, pk)
    plans = [_plan(found, plan, relation) for plan, relation in amendments.amended_plans(found.document)]
    context = {"review": found, "document": found.document, "plans": plans, "may": may_write(request.user, found)}
    return render(request, "desk/review/amendments.html", context)


def _plan(review: Review, plan: Plan, relation: str) -> dict[str, Any]:
    proposals = [
        {"change": change, "word": CHANGE_WORDS[change.change], "old_text": value_of(change.old).text,
         "new_text": value_of(change.item).text if change.item else ""}
        for change in amendments.propose_changes(review, plan)
    ]  # fmt: skip
    replaces = relation == PlanLink.Relation.REPLACES
    left = amendments.unmentioned(review, plan) if replaces else []
    return {
        "plan": plan,
        "relation": _RELATIONS.get(relation, relation),
        "proposals": proposals,
        "decided": _decided(review, plan),
        "left_out": [{"item": item, "text": value_of(item).text} for item in left],
    }


def _decided(review: Review, plan: Plan) -> list[dict[str, Any]]:
    """Items of the new document on which people decided, with the old one beside."""
    old = {item.pk: item for item in amendments.old_items(plan)}
    found = []
    for item in review.items.live().in_document_order():
        amended = old.get(item.value.get("amends") or 0)
        if amended is not None:
            rows = amendments.differences(value_of(amended), value_of(item))
            word = CHANGE_WORDS.get(item.value.get("change", ""), "")
            found.append({"item": item, "old": amended, "word": word, "differences": rows})
    return found


@require_POST
@refusals_shown
def set_change(request: SignedIn, pk: int) -> HttpResponse:
    """Confirm that an item changes, replaces or ends an item of the old plan."""
    item = get_item_for_reviewer(request.user, pk)
    old = get_object_or_404(Item, pk=_number(request.POST.get("old")))
    change = request.POST.get("change", "")
    if change not in CHANGE_WORDS:
        change = amendments.CHANGED
    amendments.set_change(item=item, version=held_version(request), old=old, change=change, by=request.user)
    return _back(item.review)


@require_POST
@refusals_shown
def clear_change(request: SignedIn, pk: int) -> HttpResponse:
    """The item is new work of its own after all."""
    item = get_item_for_reviewer(request.user, pk)
    amendments.clear_change(item=item, version=held_version(request), by=request.user)
    return _back(item.review)


@require_POST
@refusals_shown
def end_old_item(request: SignedIn, pk: int) -> HttpResponse:
    """The document's own words end an old item."""
    review = get_review_for_reviewer(request.user, pk)
    old = get_object_or_404(Item, pk=_number(request.POST.get("old")))
    start, end = (_number(request.POST.get(name)) for name in ("start", "end"))
    amendments.end_old_item(review=review, old=old, start=start, end=end, by=request.user)
    return _back(review)


def _number(text: str | None) -> int:
    return whole_number(text) or 0


def _back(review: Review) -> HttpResponse:
    response = redirect(reverse("review_amendments", args=[review.document_id]))
    response.status_code = 303
    return response
