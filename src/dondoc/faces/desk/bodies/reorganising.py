"""Reorganisation day on one screen: who gives way to whom, what hangs on them, do it, undo it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from dondoc.apps.agencies.models import Succession, SuccessionLink
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.reorganising import Link
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.tasks import reorganisation as work
from dondoc.apps.tasks.models import Move
from dondoc.apps.tasks.permissions import can_reorganise
from dondoc.faces.desk.bodies.forms import LinkFormSet, SuccessionForm
from dondoc.faces.desk.bodies.moving import preview_lines
from dondoc.faces.desk.bodies.register import Register
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn

GET_OR_POST = ["GET", "HEAD", "POST"]
ARROWS_SHOWN = 5


@require_safe
def reorganisations(request: SignedIn) -> HttpResponse:
    """All facts, the newest first: shipped ones and those recorded here."""
    can_reorganise(request.user).require()
    facts = list(Succession.objects.prefetch_related("links").order_by("-happened_on", "-pk")[:300])
    ends = {end for fact in facts for link in fact.links.all() for end in (link.old_id, link.new_id) if end}
    names = names_on(ends, today())
    lines = [_line(fact, _arrows(fact, names)) for fact in facts]
    return render(request, "desk/bodies/reorganisations.html", {"lines": lines})


def _line(fact: Succession, arrows: list[dict[str, str]]) -> dict[str, Any]:
    """A fact with its first arrows: the merger of two provinces has a hundred."""
    return {"fact": fact, "arrows": arrows[:ARROWS_SHOWN], "more": max(0, len(arrows) - ARROWS_SHOWN)}


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
    form, register = SuccessionForm(posted), Register()
    links = LinkFormSet(posted, prefix="links", form_kwargs={"register": register})
    context: dict[str, Any] = {"form": form, "links": links, "names": register.names}
    if posted is None or not (form.is_valid() and links.is_valid()):
        return render(request, "desk/bodies/reorganise.html", context, status=200 if posted is None else 422)
    arrows = _links(links)
    if not arrows:
        form.add_error(None, _("Hãy ghi ít nhất một cơ quan cũ và cơ quan tiếp nhận."))
        return render(request, "desk/bodies/reorganise.html", context, status=422)
    data, chosen = form.cleaned_data, chosen_of(request, arrows)
    if "do" in request.POST:
        try:
            fact, moved = _do(request, data, arrows, chosen)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _moved_words(moved))
            return redirect("reorganisation", pk=fact.pk)
    # What was chosen stays open to another choice until it is done, so the preview is that of the rules alone.
    preview = work.preview(work.Draft(data["kind"], arrows), data["happened_on"])
    context["preview"] = preview_lines(preview, chosen)
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


def chosen_of(request: SignedIn, links: Iterable[Link | SuccessionLink]) -> dict[str, int]:
    """What the person chose for things that no rule decides: only bodies of the fact itself count."""
    ends = {end.pk for link in links for end in (link.old, link.new) if end}
    typed = {name.removeprefix("to-"): value for name, value in request.POST.items() if name.startswith("to-")}
    numbers = {name: whole_number(str(value)) for name, value in typed.items()}
    return {name: number for name, number in numbers.items() if number in ends}


def _moved_words(moved: Mapping[Any, int]) -> str:
    total = sum(moved.values())
    return ngettext("Đã chuyển %(n)d mục.", "Đã chuyển %(n)d mục.", total) % {"n": total}


@require_safe
def reorganisation(request: SignedIn, pk: int) -> HttpResponse:
    """One fact: what it says, what still hangs on the old bodies, whether it was carried out."""
    can_reorganise(request.user).require()
    return _fact_page(request, _get_fact(pk), {})


def _get_fact(pk: int) -> Succession:
    return get_object_or_404(Succession.objects.prefetch_related("links__old", "links__new"), pk=pk)


def _fact_page(request: SignedIn, fact: Succession, chosen: Mapping[str, int], *, fault: str = "") -> HttpResponse:
    ends = {end for link in fact.links.all() for end in (link.old_id, link.new_id) if end}
    open_fact = fact.undone_at is None and fact.applied_at is None
    preview = work.preview(fact, fact.happened_on) if open_fact else None
    context = {
        "fact": fact,
        "arrows": _arrows(fact, names_on(ends, today())),
        "preview": preview_lines(preview, chosen) if preview else None,
        "moved": Move.objects.filter(succession=fact, undone_at__isnull=True).count(),
        "can_undo": fact.undone_at is None,
        "fault": fault,
    }
    return render(request, "desk/bodies/reorganisation.html", context, status=422 if fault else 200)


@require_POST
def move_work(request: SignedIn, pk: int) -> HttpResponse:
    """Let open work follow a fact that was recorded before."""
    can_reorganise(request.user).require()
    fact = _get_fact(pk)
    chosen = chosen_of(request, fact.links.all())
    try:
        moved = work.move(succession=fact, by=request.user, today=today(), chosen=chosen)
    except ActionError as error:
        return _fact_page(request, fact, chosen, fault=str(error))
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
