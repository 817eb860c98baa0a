"""What hangs on bodies that give way: open parts, roles, the plans and documents they keep, duties to report."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from django.db.models import Q

from dondoc.apps.accounts.models import RoleHeld
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Duty, Plan
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.routes import Chosen, Route, Routes

Row: TypeAlias = Assignment | RoleHeld | Plan | Document | Duty
CLOSED = (Assignment.State.DONE, Assignment.State.DROPPED)


class Kind(StrEnum):
    """What sort of thing moves."""

    PART = "part"
    ROLE = "role"
    MONITOR = "monitor"  # a plan that the body monitors
    ASSIGNER = "assigner"  # a plan that it gave
    DOCUMENT = "document"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of one old body, and where it goes."""

    kind: Kind
    row: Row
    old: int
    text: str
    route: Route

    @property
    def key(self) -> str:
        """By this a form says what a person chose for it."""
        return key_of(self.kind, self.row.pk, self.old)


def key_of(kind: Kind, pk: int, old: int) -> str:
    """A duty may name several bodies that give way, so the body belongs to the key."""
    return f"{kind}-{pk}-{old}"


def things(routes: Routes, on: date, chosen: Chosen) -> Iterator[Thing]:
    """All that is affected on a day, in an order that does not change. Five queries."""
    olds = routes.olds
    for part in open_parts(olds):
        yield _thing(routes, Kind.PART, part, part.body_id, chosen, part.task.text)
    for role in RoleHeld.objects.overlapping(on, None).filter(body__in=olds).select_related("user").order_by("pk"):
        yield _thing(routes, Kind.ROLE, role, role.body_id or 0, chosen)
    plans = Plan.objects.filter(Q(monitor__in=olds) | Q(assigner__in=olds)).defer("decisions").order_by("pk")
    for plan in plans:
        for kind, old in ((Kind.MONITOR, plan.monitor_id), (Kind.ASSIGNER, plan.assigner_id)):
            if old in olds:
                yield _thing(routes, kind, plan, old or 0, chosen)
    for document in Document.objects.filter(owner__in=olds).exclude(state="withdrawn").order_by("pk"):
        yield _thing(routes, Kind.DOCUMENT, document, document.owner_id, chosen)
    for duty in Duty.objects.filter(ended_on__isnull=True, plan__state=Plan.State.IN_FORCE).order_by("pk"):
        for old in sorted({one.get("body_id") for one in duty.who} & set(olds)):
            yield _thing(routes, Kind.DUTY, duty, old, chosen, duty.text)


def open_parts(olds: Collection[int]) -> Iterator[Assignment]:
    """Parts in force that are not closed; what is done stays where it was done."""
    rows = Assignment.objects.filter(body__in=olds, active=True).exclude(state__in=CLOSED)
    return iter(rows.select_related("task", "plan").defer("plan__decisions").order_by("task_id", "role", "pk"))


def _thing(routes: Routes, kind: Kind, row: Row, old: int, chosen: Chosen, text: str = "") -> Thing:
    said = chosen.get(key_of(kind, row.pk, old))
    has_field = kind in (Kind.PART, Kind.DUTY)
    route = routes.of_work(old, text, said) if has_field else routes.of_all(old, said)
    return Thing(kind, row, old, text, route)
