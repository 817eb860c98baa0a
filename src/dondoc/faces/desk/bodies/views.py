"""One body: its work, its people, its names and places over time, where it came from and where it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.models import Role, RoleHeld
from dondoc.apps.accounts.permissions import can_make_calendar
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body, BodyName, BodyParent, SuccessionLink
from dondoc.apps.agencies.names import nearest
from dondoc.apps.audit.models import Event
from dondoc.apps.core.today import today
from dondoc.apps.letters.permissions import can_prepare
from dondoc.apps.tasks.counts import four_cells
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk.people.asking import SignedIn

NEXT_SHOWN = 10
EVENTS = 50


@dataclass(frozen=True, slots=True)
class Arrow:
    """One step of the succession, seen from a body."""

    day: date
    kind: str
    topic: str
    basis: str
    name: str
    url: str
    undone: bool


@require_safe
def body(request: SignedIn, pk: int) -> HttpResponse:
    """A body as it is today, or as it was at its end."""
    now, days = today(), Days.current()
    own = Assignment.objects.visible_to(request.user).filter(body=pk)
    shown = get_object_or_404(_with_roles(own), pk=pk)
    links, parents = _links(shown), list(BodyParent.objects.filter(body=shown).order_by("since"))
    all_names = _all_names(_ends(links) | {link.parent_id for link in parents} | {shown.pk})
    names = {pk: nearest(written, now).name for pk, written in all_names.items()}
    context = {
        "body": shown,
        "name": names.get(shown.pk, ""),
        "is_over": bool(shown.ended_on and shown.ended_on <= now),
        "names": all_names.get(shown.pk, []),
        "aliases": shown.aliases.order_by("text"),
        "codes": shown.codes.order_by("since"),
        "parents": [{"link": link, "name": names.get(link.parent_id, ""), "id": link.parent_id} for link in parents],
        "cells": four_cells(own, now, days),
        "tasks_url": f"{reverse('tasks')}?body={shown.pk}",
        "nearest": _nearest(own, now, days),
        "roles": shown.roles,
        "people": _people(request, shown, now),
        "came_from": [_arrow(link, link.old_id, names) for link in links if link.new_id == shown.pk],
        "went_to": [_arrow(link, link.new_id, names) for link in links if link.old_id == shown.pk],
        "may_manage": standing(request.user).is_admin,
        "may_remind": can_prepare(request.user),
        "may_calendar": can_make_calendar(request.user, shown),
        "record": _record(request, shown),
        "day": now,
    }
    return render(request, "desk/bodies/body.html", context)


def _with_roles(own: Any) -> Any:
    """Bodies with the number of parts in which they help or are told."""
    helping = own.filter(active=True).exclude(role=Assignment.Role.LEAD)
    counted = Count("assignments", filter=Q(assignments__in=helping.order_by().values("pk")))
    return Body.objects.select_related("place").annotate(roles=counted)


def _all_names(bodies: set[int]) -> dict[int, list[BodyName]]:
    """Every name that bodies ever had, the oldest first. One query for the page."""
    found: dict[int, list[BodyName]] = defaultdict(list)
    for one in BodyName.objects.filter(body__in=bodies).order_by(F("since").asc(nulls_first=True), "pk"):
        found[one.body_id].append(one)
    return dict(found)


def _nearest(own: Any, now: date, days: Days) -> list[dict[str, Any]]:
    """The open work that it leads, what runs out first on top."""
    rows = (
        own.lead()
        .open()
        .with_time(now, days)
        .select_related("task", "plan")
        .defer("plan__decisions")
        .nearest_first()[:NEXT_SHOWN]
    )
    return [{"part": part, "url": reverse("task", args=[part.task_id])} for part in rows]


def _people(request: SignedIn, shown: Body, now: date) -> list[RoleHeld]:
    """Who answers for the body, for those of the body itself, those who give it work, and administrators."""
    held = standing(request.user)
    if not (held.is_admin or shown.pk in held.bodies_all | held.leads or held.monitors):
        return []
    roles = RoleHeld.objects.on(now).filter(body=shown, user__is_active=True).select_related("user")
    if not (held.is_admin or shown.pk in held.bodies_all | held.leads):
        roles = roles.filter(role=Role.FOCAL_POINT)
    return list(roles.order_by("role", "user__sort_name", "pk"))


def _links(shown: Body) -> list[SuccessionLink]:
    """What it came from, and what it gave way to; facts that were taken back are marked."""
    links = SuccessionLink.objects.filter(Q(old=shown) | Q(new=shown)).select_related("succession")
    return list(links.order_by("succession__happened_on", "pk"))


def _ends(links: Iterable[SuccessionLink]) -> set[int]:
    return {end for link in links for end in (link.old_id, link.new_id) if end}


def _arrow(link: SuccessionLink, other: int | None, names: dict[int, str]) -> Arrow:
    fact = link.succession
    return Arrow(
        day=fact.happened_on,
        kind=fact.get_kind_display(),
        topic=link.topic,
        basis=fact.legal_basis,
        name=names.get(other, "") if other else _("không có cơ quan kế tục"),
        url=reverse("body", args=[other]) if other else "",
        undone=fact.undone_at is not None,
    )


def _record(request: SignedIn, shown: Body) -> list[Event]:
    if not standing(request.user).is_admin:
        return []
    return list(Event.objects.on(shown).select_related("by")[:EVENTS])
