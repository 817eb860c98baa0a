"""Other systems that are told: the list, and the page of one with what was sent to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.today import today
from dondoc.apps.notices.models import Delivery, Webhook
from dondoc.apps.notices.permissions import can_run_notices
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.words import Word

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery in words."""

    delivery: Delivery
    word: Word
    state: Word


@require_safe
def webhooks(request: SignedIn) -> HttpResponse:
    """All of them, with how many events each took and missed lately."""
    can_run_notices(request.user).require()
    rows = Webhook.objects.select_related("owner").annotate(
        done=Count("deliveries", filter=Q(deliveries__state="done")),
        waiting=Count("deliveries", filter=Q(deliveries__state__in=("waiting", "sending"))),
        lost=Count("deliveries", filter=Q(deliveries__state="failed")),
    )
    return render(request, "desk/notices/webhooks.html", {"webhooks": rows.order_by("name", "pk")})


@require_safe
def webhook(request: SignedIn, pk: int) -> HttpResponse:
    """One, with its log."""
    can_run_notices(request.user).require()
    return page_of(request, get_object_or_404(Webhook.objects.select_related("owner"), pk=pk))


def page_of(request: SignedIn, hook: Webhook, secret: str = "") -> HttpResponse:
    """The page; with the secret once, right after it was made."""
    rows = Delivery.objects.filter(webhook=hook).order_by("-created_at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    bodies = hook.bodies.values_list("pk", flat=True)
    context: dict[str, Any] = {
        "hook": hook,
        "secret": secret,
        "verbs": [verb_word(verb) for verb in hook.verbs],
        "bodies": sorted(names_on(list(bodies), today()).values()),
        "page": page,
        "lines": [Sent(one, verb_word(one.verb), Delivery.State(one.state).label) for one in page.object_list],
    }
    return render(request, "desk/notices/webhook.html", context)


def verb_word(verb: str) -> Word:
    """What an event is called."""
    return Verb(verb).label if verb in Verb.values else verb
