"""What an upper document orders, and what takes it up below: a person confirms, denies, waives."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents.models import Document
from dondoc.apps.plans import taking_up
from dondoc.apps.plans.models import Item, TakeUp
from dondoc.apps.plans.permissions import can_confirm_takeup, can_see_review
from dondoc.faces.desk.documents.paper import place_url
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Tab

Word = str | Promise
STATES: tuple[tuple[str, Word], ...] = (
    ("untaken", _("Chưa ai triển khai")),
    ("likely", _("Có vẻ đã triển khai, chờ xác nhận")),
    ("taken", _("Đã triển khai")),
    ("not_needed", _("Không cần triển khai")),
)
ACTS = ("confirm", "deny", "waive")


@dataclass(frozen=True, slots=True)
class Match:
    """A lower item that may take the order up."""

    item: Item
    text: str
    plan: str
    plan_url: str
    share: int
    said: Word


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One order of the upper document, and what stands below it."""

    item: Item
    text: str
    url: str
    reason: str
    matches: list[Match]


@require_safe
def upper_orders(request: SignedIn, pk: int) -> HttpResponse:
    """The orders of one document, those that nobody takes up first."""
    document = _document(request, pk)
    orders = taking_up.find_orders(document)
    state = request.GET.get("state", "")
    if state not in dict(STATES):
        state = next((code for code, _word in STATES if any(one.state == code for one in orders)), "untaken")
    address = reverse("upper_orders", args=[pk])
    numbers = {code: sum(one.state == code for one in orders) for code, _word in STATES}
    context = {
        "document": document,
        "tabs": [Tab(word, f"{address}?state={code}", code == state, numbers[code]) for code, word in STATES],
        "lines": [_line(one, document) for one in orders if one.state == state],
        "state": state,
        "total": len(orders),
        "may": can_confirm_takeup(request.user, document),
    }
    return render(request, "desk/plans/orders.html", context)


@require_POST
def say_takeup(request: SignedIn, pk: int) -> HttpResponse:
    """Say of one order that a lower item takes it up, does not, or that nothing need be done."""
    upper = get_object_or_404(Item.objects.select_related("review__document"), pk=pk)
    document = _document(request, upper.review.document_id)
    can_confirm_takeup(request.user, document).require()
    act = request.POST.get("act", "")
    try:
        if act == "waive":
            taking_up.waive_takeup(upper=upper, reason=request.POST.get("reason", ""), by=request.user)
        elif act in ACTS:
            number = whole_number(request.POST.get("lower")) or 0
            lower = get_object_or_404(Item.objects.select_related("review"), pk=number)
            say = taking_up.confirm_takeup if act == "confirm" else taking_up.deny_takeup
            say(upper=upper, lower=lower, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
    return redirect("upper_orders", pk=document.pk)


def _document(request: SignedIn, pk: int) -> Document:
    document = get_object_or_404(Document.objects.select_related("reading"), pk=pk)
    if not can_see_review(request.user, document):
        raise Http404
    return document


def _line(order: taking_up.Order, document: Document) -> OrderLine:
    item = order.item
    return OrderLine(
        item=item,
        text=item.value["text"],
        url=place_url(document.pk, item.start, item.end),
        reason=order.reason,
        matches=[_match(one) for one in order.matches],
    )


def _match(match: taking_up.Match) -> Match:
    plan = match.item.review.document.plan
    return Match(
        item=match.item,
        text=match.item.value["text"],
        plan=str(plan),
        plan_url=reverse("plan", args=[plan.pk]),
        share=round(match.likeness * 100),
        said=TakeUp.State(match.state).label if match.state else "",
    )
