"""An amending document beside the plan it touches: old and new side by side; a person decides."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
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
from dondoc.faces.desk.review.pairing import CHANGE_WORDS, back_to_amendments, choices_of, linking_of
from dondoc.faces.desk.review.phrases import in_words

_RELATIONS = dict(PlanLink.Relation.choices)


@require_safe
def review_amendments(request: SignedIn, pk: int) -> HttpResponse:
    """For each plan that the document amends or replaces: proposals, and what was decided."""
    found = get_review_for_reader(request.user, pk)
    amended = amendments.amended_plans(found.document)
    live = list(found.items.live().in_document_order()) if amended else []
    drawn = set(found.document.uppers.values_list("upper_id", flat=True))
    plans = [_plan(found, live, plan, relation, drawn) for plan, relation in amended]
    may = may_write(request.user, found)
    context = {"review": found, "document": found.document, "plans": plans, "may": may}
    if may:
        context |= linking_of(request.user, found.document, [plan for plan, _relation in amended])
    return render(request, "desk/review/amendments.html", context)


def _plan(review: Review, live: list[Item], plan: Plan, relation: str, drawn: set[int]) -> dict[str, Any]:
    """One query for each plan, for its items."""
    old = amendments.old_items(plan)
    proposals = [
        {"change": change, "word": CHANGE_WORDS[change.change], "old_text": value_of(change.old).text,
         "new_text": value_of(change.item).text if change.item else ""}
        for change in amendments.propose_changes(review, plan, live=live, before=old)
    ]  # fmt: skip
    told = {item.value.get("amends") for item in live}
    left = [one for one in old if one.pk not in told]
    decided = _decided(live, old)
    return {
        "choices": choices_of(live, left),
        "may_unlink": not decided and plan.document_id in drawn,
        "plan": plan,
        "relation": _RELATIONS.get(relation, relation),
        "proposals": proposals,
        "decided": decided,
        "left_out": [{"item": item, "text": value_of(item).text} for item in left]
        if relation == PlanLink.Relation.REPLACES
        else [],
    }


def _decided(live: list[Item], before: list[Item]) -> list[dict[str, Any]]:
    """Items of the new document on which people decided, with the old one beside."""
    old = {item.pk: item for item in before}
    found = []
    for item in live:
        amended = old.get(item.value.get("amends") or 0)
        if amended is not None:
            rows = in_words(amendments.differences(value_of(amended), value_of(item)))
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
    return back_to_amendments(item.review)


@require_POST
@refusals_shown
def clear_change(request: SignedIn, pk: int) -> HttpResponse:
    """The item is new work of its own after all."""
    item = get_item_for_reviewer(request.user, pk)
    amendments.clear_change(item=item, version=held_version(request), by=request.user)
    return back_to_amendments(item.review)


@require_POST
@refusals_shown
def end_old_item(request: SignedIn, pk: int) -> HttpResponse:
    """The document's own words end an old item."""
    review = get_review_for_reviewer(request.user, pk)
    old = get_object_or_404(Item, pk=_number(request.POST.get("old")))
    start, end = (_number(request.POST.get(name)) for name in ("start", "end"))
    amendments.end_old_item(review=review, old=old, start=start, end=end, by=request.user)
    return back_to_amendments(review)


def _number(text: str | None) -> int:
    return whole_number(text) or 0
