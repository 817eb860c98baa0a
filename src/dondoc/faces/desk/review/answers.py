"""What a step answers: with a script, the cards that changed; without, the page again at the right place."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.plans.errors import InvalidValue
from dondoc.apps.plans.models import Item, Review
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.review.cards import build_cards
from dondoc.faces.desk.review.getting import may_write
from dondoc.faces.desk.review.page import choose, progress_of
from dondoc.faces.desk.review.phrases import field_word

P = ParamSpec("P")
View = Callable[Concatenate[SignedIn, P], HttpResponse]


def held_version(request: SignedIn) -> int:
    """The version that the person saw; without one, nothing was seen and nothing fits."""
    return whole_number(request.POST.get("version")) or 0


def answer(request: SignedIn, review: Review, changed: Sequence[int], *, move_on: bool = False) -> HttpResponse:
    """The changed cards, and where to go on."""
    items = list(review.items.all())
    following = _next_open(items, changed) if move_on else None
    if request.htmx:
        response = fragments(request, review, items, [item for item in items if item.pk in set(changed)])
        place = following if following is not None else (changed[0] if changed else None)
        response["HX-Trigger-After-Settle"] = json.dumps({"review:go": {"item": place}})
        return response
    return back_to_review(request, review, following if following is not None else (changed[0] if changed else None))


def back_to_review(request: SignedIn, review: Review, place: int | None) -> HttpResponseRedirect:
    """The page of the review with the same filter, at an item."""
    address = reverse("review", args=[review.document_id])
    came_from = request.POST.get("back", "")
    if came_from.startswith(address) and url_has_allowed_host_and_scheme(came_from, allowed_hosts=None):
        address = came_from.split("#")[0]
    elif place is not None:
        address += "?" + urlencode({"show": "all"})
    response = HttpResponseRedirect(address + (f"#m-{place}" if place is not None else ""))
    response.status_code = 303
    return response


def fragments(request: SignedIn, review: Review, items: Sequence[Item], changed: Sequence[Item]) -> HttpResponse:
    """Cards and counters to be put in place of the older ones, each by its id."""
    may = may_write(request.user, review)
    parts = [
        render_to_string("desk/review/card.html", {"card": card, "may": may, "oob": True}, request)
        for card in build_cards(changed, review, today())
    ]
    parts.append(
        render_to_string(
            "desk/review/progress.html",
            {"progress": progress_of(items), "review": review, "may": may, "oob": True},
            request,
        )
    )
    return HttpResponse("".join(parts))


def refusals_shown(view: View[P]) -> View[P]:
    """Turn what an action refuses into a message on the page: what happened, what was kept, what to do."""

    @wraps(view)
    def shown(request: SignedIn, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused:
            raise
        except ActionError as error:
            words = _in_words(error)
        if request.htmx:
            response = HttpResponse(
                render_to_string("desk/review/refusal.html", {"words": words, "oob": True}, request), status=200
            )
            response["HX-Reswap"] = "none"
            return response
        messages.error(request, words)
        return back_to_review(request, _review_of(kwargs, view.__name__), _item_of(kwargs, view.__name__))

    return shown


def _in_words(error: ActionError) -> str:
    if isinstance(error, InvalidValue):
        return " ".join([str(error), *(f"{field_word(name)}: {fault}" for name, fault in error.faults.items())])
    return str(error)


_WHOLE = frozenset({"accept_sure", "undo_step", "end_old_item", "link_plan", "unlink_plan", "pair_items"})


def _review_of(kwargs: dict[str, object], name: str) -> Review:
    pk = kwargs["pk"]
    if name in _WHOLE:
        return get_object_or_404(Review, document=pk)
    return get_object_or_404(Item.objects.select_related("review"), pk=pk).review


def _item_of(kwargs: dict[str, object], name: str) -> int | None:
    return None if name in _WHOLE else int(str(kwargs["pk"]))


def _next_open(items: Sequence[Item], changed: Sequence[int]) -> int | None:
    """The item to look at next: the most doubtful one that is open."""
    left = [item for item in choose(items, "open") if item.pk not in set(changed)]
    return left[0].pk if left else None
