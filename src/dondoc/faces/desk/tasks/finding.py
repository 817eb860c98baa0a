"""The rows behind what is asked for: tasks, or parts of bodies, that the person may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from django.db.models import Count, Exists, F, OuterRef, Q

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.accounts.standing import Standing, standing
from dondoc.apps.agencies.name_sql import name_at
from dondoc.apps.core.ordering import CodePoints
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Share, Task
from dondoc.apps.tasks.province import numbers_of, works_of
from dondoc.apps.tasks.querysets import AssignmentQuerySet, TaskQuerySet, states_of_cell
from dondoc.faces.desk.tasks.filters import ANY_ROLE, APART, ENDED, JOINED, STALE, Wanted
from dondoc.rules.four_cells import FourCells, weigh
from dondoc.rules.lateness import TimeState

Rows: TypeAlias = TaskQuerySet | AssignmentQuerySet
LEAD = Assignment.Role.LEAD


@dataclass(frozen=True)
class Asking:
    """Who asks for which list, on which day. `whole_plan`: all tasks of the plan asked for may be listed."""

    user: User
    wanted: Wanted
    today: date
    days: Days
    whole_plan: bool = False

    @cached_property
    def standing(self) -> Standing:
        return standing(self.user)

    @cached_property
    def own_bodies(self) -> frozenset[int]:
        """Whose work is «của cơ quan tôi»: the same as on the desk."""
        held = self.standing
        return held.acts_for or held.bodies(Role.OFFICIAL, Role.READER, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a list, and how many stand where in time before a cell was chosen."""

    rows: Rows
    numbers: dict[str, int]
    cell: str = ""

    @property
    def total(self) -> int:
        """How many rows there are: nothing is counted twice."""
        states = states_of_cell(self.cell) if self.cell else list(self.numbers)
        return sum(self.numbers.get(state, 0) for state in states)

    @property
    def cells(self) -> FourCells:
        return weigh({TimeState(state): number for state, number in self.numbers.items()})


def find(asking: Asking) -> Found:
    """The rows, timed, not yet in order; one query for the numbers."""
    rows = _parts(asking) if asking.wanted.is_of_parts else _works(asking)
    timed: Any = rows.with_time(asking.today, asking.days)
    numbers = _kept(asking)
    if numbers is None:
        numbers = dict(timed.order_by().values_list("time").annotate(n=Count("pk")))
    cell = asking.wanted.cell
    return Found(timed.filter(time__in=states_of_cell(cell)) if cell else timed, numbers, cell)


def rows_asked_for(asking: Asking, *, of_parts: bool = False) -> Any:
    """The rows alone, without their numbers: for programs, who go through them all."""
    rows: Any = _parts(asking) if of_parts else _works(asking)
    cell = asking.wanted.cell
    if not cell:
        return rows
    return rows.with_time(asking.today, asking.days).filter(time__in=states_of_cell(cell))


def _kept(asking: Asking) -> dict[str, int] | None:
    """The numbers where they are kept: of all works, of all lead parts, or of those of some bodies."""
    wanted = asking.wanted
    asked_else = wanted.q or wanted.plan or wanted.state or wanted.field or wanted.due_from or wanted.due_to
    if asked_else or wanted.time in APART or wanted.mine not in ("", "1") or wanted.role not in ("", LEAD):
        return None
    if wanted.is_of_parts:
        bodies = frozenset({wanted.body}) if wanted.body else None
        if wanted.mine:
            bodies = asking.own_bodies & bodies if bodies else asking.own_bodies
        found = numbers_of(asking.user, bodies, asking.today, asking.days)
    else:
        found = None if wanted.may_be_of_parts else works_of(asking.user, asking.today, asking.days)
    if found is None:
        return None
    return {time.value: n for time, n in found.items() if not wanted.time or time == wanted.time}


def in_order(rows: Rows, asking: Asking, sort: str) -> Rows:
    """In the order asked for, the same from page to page."""
    is_down, name = sort.startswith("-"), sort.removeprefix("-")
    of_parts = asking.wanted.is_of_parts
    if name not in ORDERS or (name in _ONLY_OF_PARTS and not of_parts):
        return rows.nearest_first()
    number = "task__number" if of_parts else "number"
    column: Any = F(number if name == "number" else ORDERS[name])
    if name == "body":
        rows = rows.annotate(body_sort=name_at("body", asking.today, "sort"))
        column = CodePoints("body_sort")
    first = column.desc(nulls_last=True) if is_down else column.asc(nulls_last=True)
    return rows.order_by(first, "plan", number, "pk")


ORDERS = {
    "due": "due",
    "number": "number",
    "plan": "plan__issued_on",
    "reported": "last_report_on",
    "progress": "progress",
    "body": "body",
}
_ONLY_OF_PARTS = ("progress", "body")


def _works(asking: Asking) -> TaskQuerySet:
    wanted = asking.wanted
    rows = Task.objects.all() if asking.whole_plan else Task.objects.visible_to(asking.user)
    rows = rows.filter(_of_task(asking, "")).search(wanted.q)
    if wanted.may_be_of_parts or wanted.state:
        rows = rows.filter(Exists(Assignment.objects.filter(_of_part(asking), task=OuterRef("pk"))))
    if wanted.time == STALE:
        silent = Assignment.objects.stale(asking.today, asking.days)
        rows = rows.filter(Exists(silent.filter(task=OuterRef("pk"))))
    return _in_time(rows, asking)  # type: ignore[no-any-return]


def _parts(asking: Asking) -> AssignmentQuerySet:
    rows = Assignment.objects.visible_to(asking.user).filter(_of_part(asking), _of_task(asking, "task__"))
    rows = rows.search(asking.wanted.q)
    if asking.wanted.time == STALE:
        rows = rows.stale(asking.today, asking.days)
    return _in_time(rows, asking)  # type: ignore[no-any-return]


def _in_time(rows: Any, asking: Asking) -> Any:
    code = asking.wanted.time
    return rows.in_time_state(code, asking.today, asking.days) if code and code not in APART else rows


def _of_task(asking: Asking, task: str) -> Q:
    """Conditions that tasks and parts both know; `task` leads to the task's own columns."""
    wanted = asking.wanted
    ended, joined = Q(**{f"{task}ended_on__isnull": False}), Q(**{f"{task}joined_to__isnull": False})
    asked = {ENDED: ended, JOINED: joined}.get(wanted.time, ~ended & ~joined)
    if wanted.plan:
        asked &= Q(plan=wanted.plan)
    if wanted.mine == "monitor":
        asked &= Q(plan__monitor__in=asking.standing.monitors)
    if wanted.field:
        asked &= Q(**{f"{task}field": wanted.field})
    if wanted.due_from:
        asked &= Q(due__gte=wanted.due_from)
    if wanted.due_to:
        asked &= Q(due__lte=wanted.due_to)
    return asked


def _of_part(asking: Asking) -> Q:
    """Conditions on a part: of which body, as what, given to whom, where it stands."""
    wanted = asking.wanted
    asked = Q() if wanted.time in (ENDED, JOINED) else Q(active=True)  # parts rest once their task does
    if wanted.body:
        asked &= Q(body=wanted.body)
    if wanted.mine == "1":
        asked &= Q(body__in=asking.own_bodies)
    elif wanted.mine == "me":
        asked &= _given_to(asking.user)
    if wanted.state:
        asked &= Q(state=wanted.state)
    role = wanted.role or (ANY_ROLE if wanted.mine == "me" else LEAD)
    return asked if role == ANY_ROLE else asked & Q(role=role)


def _given_to(user: User) -> Q:
    """Parts given to the person, or of which a piece was given to the person or to the room."""
    pieces = Share.objects.filter(Q(person=user.pk) | Q(unit__in=standing(user).units), withdrawn_on__isnull=True)
    return Q(person=user.pk) | Q(pk__in=pieces.values("assignment"))
