"""The review page and the steps that need no form."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on
from dondoc.apps.core.today import today
from dondoc.apps.plans import actions
from dondoc.apps.plans.amendments import AMENDING, amended_plans
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.review.answers import answer, fragments, held_version, refusals_shown
from dondoc.faces.desk.review.cards import build_cards
from dondoc.faces.desk.review.getting import (
    get_item_for_reader,
    get_item_for_reviewer,
    get_review_for_reader,
    get_review_for_reviewer,
    may_write,
)
from dondoc.faces.desk.review.names import all_names
from dondoc.faces.desk.review.page import VIEWS, choose, document_side, progress_of, tabs_of

SHOWN = 200


@require_safe
def review(request: SignedIn, pk: int) -> HttpResponse:
    """The document on the left with findings marked, the items on the right, the doubtful first."""
    found = get_review_for_reader(request.user, pk)
    items = list(found.items.all())
    progress = progress_of(items)
    view = request.GET.get("show", "")
    if view not in dict(VIEWS):
        view = "open" if progress.open else "all"
    chosen = choose(items, view)
    as_text = request.GET.get("as") == "text"
    paper, paged = document_side(found, items, as_text=as_text)
    return render(
        request,
        "desk/review/page.html",
        {
            "review": found,
            "document": found.document,
            "progress": progress,
            "tabs": tabs_of(items, found, view),
            "view": view,
            "cards": build_cards(chosen[:SHOWN], found, today()),
            "left_out": max(0, len(chosen) - SHOWN),
            "paper": paper,
            "paged": paged,
            "as_text": as_text,
            "may": may_write(request.user, found),
            "names": all_names(today()),
            "amends": found.document.citations.filter(relation__in=AMENDING).exists()
            or bool(amended_plans(found.document)),
        },
    )


@require_safe
def review_item(request: SignedIn, pk: int) -> HttpResponse:
    """One item as its card: what a script puts in place of an older one."""
    item = get_item_for_reader(request.user, pk)
    cards = build_cards([item], item.review, today())
    return render(
        request, "desk/review/card.html", {"card": cards[0], "may": may_write(request.user, item.review), "oob": False}
    )


@require_POST
@refusals_shown
def accept_item(request: SignedIn, pk: int) -> HttpResponse:
    item = get_item_for_reviewer(request.user, pk)
    actions.accept_item(item=item, version=held_version(request), by=request.user)
    return answer(request, item.review, [item.pk], move_on=True)


@require_POST
@refusals_shown
def restore_item(request: SignedIn, pk: int) -> HttpResponse:
    item = get_item_for_reviewer(request.user, pk)
    actions.restore_item(item=item, version=held_version(request), by=request.user)
    return answer(request, item.review, [item.pk])


@require_POST
@refusals_shown
def mark_common(request: SignedIn, pk: int) -> HttpResponse:
    """Nobody leads: the monitoring body keeps an eye on it."""
    item = get_item_for_reviewer(request.user, pk)
    actions.mark_common(item=item, version=held_version(request), by=request.user)
    return answer(request, item.review, [item.pk])


@require_POST
@refusals_shown
def let_each_lead(request: SignedIn, pk: int) -> HttpResponse:
    item = get_item_for_reviewer(request.user, pk)
    actions.let_each_lead(item=item, version=held_version(request), by=request.user)
    return answer(request, item.review, [item.pk])


@require_POST
@refusals_shown
def choose_lead(request: SignedIn, pk: int) -> HttpResponse:
    """Of several leads one answers; the others coordinate."""
    item = get_item_for_reviewer(request.user, pk)
    written = request.POST.get("written", "")
    actions.choose_lead(item=item, version=held_version(request), written=written, by=request.user)
    return answer(request, item.review, [item.pk])


@require_POST
@refusals_shown
def decide_body(request: SignedIn, pk: int) -> HttpResponse:
    """Say which body a name means, here or wherever the document asks the same."""
    item = get_item_for_reviewer(request.user, pk)
    body = get_object_or_404(Body.objects.on(today()), pk=request.POST.get("body") or 0)
    changed = actions.decide_body(
        item=item,
        version=held_version(request),
        written=request.POST.get("written", ""),
        body=body,
        by=request.user,
        everywhere=bool(request.POST.get("everywhere")),
    )
    return answer(request, item.review, [one.pk for one in changed])


@require_POST
@refusals_shown
def take_proposal(request: SignedIn, pk: int) -> HttpResponse:
    """Let the proposed body lead a task that names nobody."""
    item = get_item_for_reviewer(request.user, pk)
    body = get_object_or_404(Body.objects.on(today()), pk=request.POST.get("body") or 0)
    actions.give_lead(
        items=[(item, held_version(request))],
        body=body,
        name=name_on(body, today()),
        by=request.user,
        proposed=True,
        reason=request.POST.get("reason", "")[:500],
    )
    return answer(request, item.review, [item.pk])


@require_POST
@refusals_shown
def accept_sure(request: SignedIn, pk: int) -> HttpResponse:
    """Accept all items of which there is hardly a doubt."""
    found = get_review_for_reviewer(request.user, pk)
    taken = actions.accept_sure(review=found, by=request.user)
    messages.success(request, ngettext("Đã nhận %(n)d mục.", "Đã nhận %(n)d mục.", taken) % {"n": taken})
    return redirect("review", pk=found.document_id)


@require_POST
@refusals_shown
def undo_step(request: SignedIn, pk: int) -> HttpResponse:
    """Take back one's own last step."""
    found = get_review_for_reviewer(request.user, pk)
    undone = actions.undo_last(review=found, by=request.user)
    if not request.htmx:
        messages.success(request, _("Đã hủy bước vừa làm."))
    return answer(request, found, [item.pk for item in undone.items])


@require_safe
def review_changes(request: SignedIn, pk: int) -> HttpResponse:
    """Items that others changed since the versions that this page shows: `v=ID:VERSION` for each."""
    found = get_review_for_reader(request.user, pk)
    seen = dict(pair.split(":", 1) for pair in request.GET.get("v", "").split(",") if ":" in pair)
    items = list(found.items.all())
    changed = [item for item in items if str(item.version) != seen.get(str(item.pk), str(item.version))]
    if not changed:
        return HttpResponse(status=204)
    return fragments(request, found, items, changed)
