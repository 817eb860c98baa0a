"""The lead parts of bodies counted for one person: from the tally where it is kept and the person sees nearly all.

What of the province the person may not see is counted row by row and taken off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Value, When

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.among import MANY
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks import tally
from dondoc.apps.tasks.counts import time_counts
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.querysets import AssignmentQuerySet, TaskQuerySet
from dondoc.apps.tasks.trend import Course, MonthEnd, courses, month_ends, spread
from dondoc.rules.four_cells import FourCells, weigh
from dondoc.rules.lateness import TimeState

_MOST_HIDDEN = 0.1  # of all plans


@dataclass(frozen=True, slots=True)
class Province:
    """The cells of each body, and of all at the end of each month."""

    by_body: Mapping[int, FourCells]
    trend: list[MonthEnd]


def province_of(user: User, today: date, months: int, days: Days, plan: Plan | None = None) -> Province:
    """The parts that the person may see, of one plan or of all."""
    parts = Assignment.objects.visible_to(user)
    if plan is not None:
        parts = parts.filter(plan=plan)
    elif tally.is_kept():
        if _reach_is_small(user):
            return _of_tasks(user, today, months, days)
        far = _far_plans(user)
        if far is not None:
            return _from_tally(_hidden(user, far) if far else None, today, months, days)
    return by_body_and_month(parts, today, months, days)


def numbers_of(user: User, bodies: frozenset[int] | None, today: date, days: Days) -> tally.Numbers | None:
    """How many lead parts stand where in time, of some bodies or of all; None where rows have to be counted."""
    if not tally.is_kept():
        return None
    who = standing(user)
    if bodies is not None:
        return tally.of_bodies(bodies, today, days) if who.is_admin or bodies <= who.bodies_all | who.leads else None
    far = _far_plans(user)
    if far is None:
        return None
    found = tally.of_all(today, days)
    for state, n in (time_counts(_hidden(user, far), today, days) if far else {}).items():
        found[state] -= n
    return {state: n for state, n in found.items() if n}


def works_of(user: User, today: date, days: Days) -> tally.Numbers | None:
    """How many works stand where in time, of all that the person may see; None where rows have to be counted."""
    far = _far_plans(user) if tally.is_kept() else None
    if far is None:
        return None
    found = tally.of_works(today, days)
    for state, n in (time_counts(_hidden_tasks(user, far), today, days) if far else {}).items():
        found[state] -= n
    return {state: n for state, n in found.items() if n}


def _far_plans(user: User) -> list[int] | None:
    """Plans of which the person sees only what own bodies have a part in; None where they are many."""
    who = standing(user)
    if who.is_admin:
        return []
    reach = who.bodies_all | who.leads
    plans = list(Plan.objects.order_by().values_list("pk", "monitor", "assigner"))
    far = [pk for pk, monitor, assigner in plans if monitor not in reach and assigner not in who.leads]
    return far if len(far) <= _MOST_HIDDEN * len(plans) else None


def _reach_is_small(user: User) -> bool:
    """Whoever stands above hundreds of bodies is near nearly all plans: judged by plan, not task by task."""
    who = standing(user)
    return not who.is_admin and len(who.bodies_all | who.leads) <= MANY


def _of_tasks(user: User, today: date, months: int, days: Days) -> Province:
    """Who monitors plans may see a part of the province: the smaller part is counted row by row, seen or hidden.

    Tasks are judged first, for they are few beside their parts; their numbers tell PostgreSQL how much it will find.
    """
    mine = Task.objects.visible_to(user).order_by().values("pk")
    judged = Task.objects.counted().annotate(seen=Case(When(pk__in=mine, then=Value(1)), default=Value(0)))
    tasks: dict[int, list[int]] = {0: [], 1: []}
    parts = [0, 0]
    for pk, many, seen in judged.order_by().values_list("pk", "parts", "seen"):
        tasks[seen].append(pk)
        parts[seen] += 1 if many is None else many
    if parts[1] <= parts[0]:
        return by_body_and_month(Assignment.objects.filter(task__among=tasks[1]), today, months, days)
    hidden = Assignment.objects.filter(task__among=tasks[0]) if tasks[0] else None
    return _from_tally(hidden, today, months, days)


def _from_tally(hidden: AssignmentQuerySet | None, today: date, months: int, days: Days) -> Province:
    ends = month_ends(today, months)
    numbers, course = tally.whole(ends, today, days)
    by_body = {body: weigh(own) for body, own in numbers.items()}
    if hidden is not None:
        off = by_body_and_month(hidden, today, months, days)
        for body, cells in off.by_body.items():
            by_body[body] = by_body.get(body, FourCells()) - cells
        course = [cells - one.cells for cells, one in zip(course, off.trend, strict=True)]
    found = {body: cells for body, cells in by_body.items() if cells.total}
    return Province(found, [MonthEnd(end, cells) for end, cells in zip(ends, course, strict=True)])


def by_body_and_month(parts: AssignmentQuerySet, today: date, months: int, days: Days) -> Province:
    """Both counted row by row. One query."""
    ends = month_ends(today, months)
    by_body: dict[int, tally.Numbers] = {}
    course: list[Course] = []
    for body, given, done, passed, code, n in courses(parts, ends, today, days, "body_id"):
        time = TimeState(code)
        own = by_body.setdefault(body, {})
        own[time] = own.get(time, 0) + n
        if time is not TimeState.OUT:
            course.append((given, done, passed, time, n))
    cells = spread(course, len(ends))
    return Province(
        {body: weigh(numbers) for body, numbers in by_body.items()},
        [MonthEnd(end, one) for end, one in zip(ends, cells, strict=True)],
    )


def _hidden(user: User, far: list[int]) -> AssignmentQuerySet:
    return Assignment.objects.filter(task__in=_hidden_tasks(user, far).order_by().values("pk"))


def _hidden_tasks(user: User, far: list[int]) -> TaskQuerySet:
    of_far = Task.objects.filter(plan__among=far)
    return of_far.exclude(pk__in=of_far.visible_to(user).order_by().values("pk"))
