"""Reorganisation day on one screen: who gives way to whom, what hangs on them, do it, undo it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.agencies import actions
from dondoc.apps.agencies.models import Succession
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.reorganising import Link
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.tasks import reorganisation as work
from dondoc.apps.tasks.permissions import can_reorganise
from dondoc.faces.desk.bodies.forms import LinkFormSet, SuccessionForm
from dondoc.faces.desk.bodies.moving import preview_lines
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.review.names import all_names

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def reorganisations(request: SignedIn) -> HttpResponse:
    """All facts, the newest first: shipped ones and those recorded here."""
    can_reorganise(request.user).require()
    facts = list(Succession.objects.prefetch_related("links").order_by("-happened_on", "-pk")[:300])
    ends = {end for fact in facts for link in fact.links.all() for end in (link.old_id, link.new_id) if end}
    names = names_on(ends, today())
    lines = [{"fact": fact, "arrows": _arrows(fact, names)} for fact in facts]
    return render(request, "desk/bodies/reorganisations.html", {"lines": lines})


def _arrows(fact: Succession, names: Mapping[int, str]) -> list[dict[str, str]]:
    none = _("không có cơ quan kế tục")
    return [
        {"old": names.get(link.old_id, ""), "new": names.get(link.new_id or 0, none), "topic": link.topic}
        for link in fact.links.all()
    ]


@require_http_methods(GET_OR_POST)
def reorganise(request: SignedIn) -> HttpResponse:
    """Write the fact down, look at what would move, decide what no rule decides, do it."""
    can_reorganise(request.user).require()
    posted = request.POST if request.method == "POST" else None
    form, links = SuccessionForm(posted), LinkFormSet(posted, prefix="links")
    context: dict[str, Any] = {"form": form, "links": links, "names": all_names(today())}
    if posted is None or not (form.is_valid() and links.is_valid()):
        return render(request, "desk/bodies/reorganise.html", context, status=200 if posted is None else 422)
    arrows, chosen = _links(links), chosen_of(request)
    if not arrows:
        form.add_error(None, _("Hãy ghi ít nhất một cơ quan cũ và cơ quan tiếp nhận."))
        return render(request, "desk/bodies/reorganise.html", context, status=422)
    data = form.cleaned_data
    if "do" in request.POST:
        try:
            fact, moved = _do(request, data, arrows, chosen)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _moved_words(moved))
            return redirect("reorganisation", pk=fact.pk)
    draft = work.Draft(data["kind"], arrows)
    context["preview"] = preview_lines(work.preview(draft, data["happened_on"], chosen), chosen)
    return render(request, "desk/bodies/reorganise.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _do(request: SignedIn, data: Mapping[str, Any], arrows: list[Link], chosen: Mapping[str, int]) -> Any:
    """Record and move together: a fact without its moves would leave work with bodies that are no more."""
    fact = actions.record_succession(links=arrows, by=request.user, **data)
    return fact, work.move(succession=fact, by=request.user, today=today(), chosen=chosen)


def _links(links: BaseFormSet[Any]) -> list[Link]:
    return [
        Link(data["old"], data.get("new"), data.get("topic", ""), data.get("keywords", ""), data.get("main", True))
        for data in (form.cleaned_data for form in links.forms)
        if data.get("old")
    ]


def chosen_of(request: SignedIn) -> dict[str, int]:
    """What the person chose for things that no rule decides."""
    return {
        name.removeprefix("to-"): int(value)
        for name, value in request.POST.items()
        if name.startswith("to-") and isinstance(value, str) and value.isdigit()
    }


def _moved_words(moved: Mapping[Any, int]) -> str:
    total = sum(moved.values())
    return ngettext("Đã chuyển %(n)d mục.", "Đã chuyển %(n)d mục.", total) % {"n": total}


@require_safe
def reorganisation(request: SignedIn, pk: int) -> HttpResponse:
    """One fact: what it says, what still hangs on the old bodies, whether it was carried out."""
    can_reorganise(request.user).require()
    fact = get_object_or_404(Succession.objects.prefetch_related("links"), pk=pk)
    ends = {end for link in fact.links.all() for end in (link.old_id, link.new_id) if end}
    open_fact = fact.undone_at is None and fact.applied_at is None
    preview = work.preview(fact, max(fact.happened_on, date.min)) if open_fact else None
    context = {
        "fact": fact,
        "arrows": _arrows(fact, names_on(ends, today())),
        "preview": preview_lines(preview, {}) if preview else None,
        "moved": _moved(fact),
        "can_undo": fact.undone_at is None,
    }
    return render(request, "desk/bodies/reorganisation.html", context)


def _moved(fact: Succession) -> int:
    from dondoc.apps.tasks.models import Move

    return Move.objects.filter(succession=fact, undone_at__isnull=True).count()


@require_POST
def move_work(request: SignedIn, pk: int) -> HttpResponse:
    """Let open work follow a fact that was recorded before."""
    can_reorganise(request.user).require()
    fact = get_object_or_404(Succession, pk=pk)
    try:
        moved = work.move(succession=fact, by=request.user, today=today(), chosen=chosen_of(request))
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _moved_words(moved))
    return redirect("reorganisation", pk=pk)


@require_POST
def undo_reorganisation(request: SignedIn, pk: int) -> HttpResponse:
    """Give everything back that nobody has touched since, and take the fact back."""
    can_reorganise(request.user).require()
    fact = get_object_or_404(Succession, pk=pk)
    reason = request.POST.get("reason", "")[:500]
    try:
        with transaction.atomic():
            undone = (
                work.undo(succession=fact, by=request.user, today=today(), reason=reason) if fact.applied_at else None
            )
            actions.undo_succession(succession=fact, by=request.user, reason=reason)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("reorganisation", pk=pk)
    if undone is not None and undone.kept:
        kept = "; ".join(one.text for one in undone.kept[:5])
        messages.warning(request, _("Đã có người làm tiếp nên giữ ở cơ quan mới: %(kept)s.") % {"kept": kept})
    messages.success(request, _("Đã hủy việc sắp xếp."))
    return redirect("reorganisation", pk=pk)
