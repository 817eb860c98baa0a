"""What the overview shows, as ready values: one picture for the page, the wall and the printed sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.names import names_on
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.counts import four_cells, four_cells_by
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Extension, Report, Task
from dondoc.apps.tasks.querysets import AssignmentQuerySet, TaskQuerySet
from dondoc.apps.tasks.trend import MonthEnd, trend
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import DaysLate, TimeState, days_late
from dondoc.vn.collation import collation_key

LATE_SHOWN = 12
LATE_READ = 400  # parts looked at: work of many bodies stands once
BODIES_NAMED = 4
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A body or a plan with its cells, and the lists behind them."""

    name: str
    url: str
    tasks_url: str
    cells: FourCells


@dataclass(frozen=True, slots=True)
class Late:
    """Overdue work: how long, whose, and what was said of it last. Work of several bodies stands once."""

    task: Task
    url: str
    bodies: list[str]
    more: int
    plan: str
    due: date
    late: DaysLate
    said: str
    said_on: date | None
    extension: bool

    @property
    def others(self) -> int:
        """Bodies besides the first."""
        return self.more + max(0, len(self.bodies) - 1)


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole of it, for one plan or for all that the person may see."""

    day: date
    plan: Plan | None
    choices: list[Plan]
    cells: FourCells
    bodies: list[Row]
    plans: list[Row]
    late: list[Late]
    trend: list[MonthEnd]
    tasks_url: str


def picture_of(user: User, day: date, plan: Plan | None = None) -> Picture:
    """Nine queries, whatever the size of the province."""
    days = Days.current()
    tasks, parts = _scope(user, plan)
    by_body = four_cells_by(parts, "body_id", day, days)
    names = names_on(set(by_body), day)
    choices = list(Plan.objects.visible_to(user).in_force().order_by("-issued_on", "-pk"))
    return Picture(
        day=day,
        plan=plan,
        choices=choices,
        cells=four_cells(tasks, day, days),
        bodies=_bodies(by_body, names, plan),
        plans=[] if plan else _plans(choices, tasks, day, days),
        late=_late(parts, names, day, days),
        trend=trend(parts, day, MONTHS, days),
        tasks_url=_tasks_url(plan),
    )


def _scope(user: User, plan: Plan | None) -> tuple[TaskQuerySet, AssignmentQuerySet]:
    """Tasks and parts that the person may see; leaders see the parts of the bodies they lead."""
    tasks, parts = Task.objects.visible_to(user), Assignment.objects.visible_to(user)
    if plan is not None:
        return tasks.filter(plan=plan), parts.filter(plan=plan)
    return tasks, parts


def _tasks_url(plan: Plan | None) -> str:
    return f"{reverse('tasks')}?plan={plan.pk}" if plan else reverse("tasks")


def _bodies(cells: Mapping[int, FourCells], names: Mapping[int, str], plan: Plan | None) -> list[Row]:
    """What is overdue most first; equal ones as the alphabet has them."""
    base = _tasks_url(plan)
    join = "&" if plan else "?"
    rows = [
        Row(names.get(pk, ""), reverse("body", args=[pk]), f"{base}{join}body={pk}", found)
        for pk, found in cells.items()
    ]
    return sorted(rows, key=lambda row: (-row.cells.open_overdue, -row.cells.done_late, collation_key(row.name)))


def _plans(plans: Sequence[Plan], tasks: TaskQuerySet, day: date, days: Days) -> list[Row]:
    cells = four_cells_by(tasks, "plan_id", day, days)
    return [
        Row(plan.short_name, reverse("plan", args=[plan.pk]), f"{reverse('tasks')}?plan={plan.pk}", cells[plan.pk])
        for plan in plans
        if plan.pk in cells
    ]


def _late(parts: AssignmentQuerySet, names: Mapping[int, str], day: date, days: Days) -> list[Late]:
    """The work that is overdue longest, with the last word on it."""
    last = Report.objects.filter(assignment=OuterRef("pk")).order_by("-at", "-pk")
    asked = Extension.objects.filter(assignment=OuterRef("pk"), decision="")
    rows = (
        parts.counted()
        .in_time_state(TimeState.OVERDUE, day, days)
        .annotate(
            said=Subquery(last.values("words")[:1]),
            said_on=Subquery(last.values("on")[:1]),
            asks=Subquery(asked.values("pk")[:1]),
        )
        .select_related("task", "plan")
        .defer("plan__decisions")
        .order_by("due", "task_id", "pk")[:LATE_READ]
    )
    by_task: dict[int, list[Any]] = {}
    for part in rows:
        by_task.setdefault(part.task_id, []).append(part)
    shown = list(by_task.values())[:LATE_SHOWN]
    return [_late_line(some, names, day, days) for some in shown]


def _late_line(parts: list[Any], names: Mapping[int, str], day: date, days: Days) -> Late:
    first = parts[0]
    until = first.done_on if first.state == "awaiting" and first.done_on else day
    spoken = max((part for part in parts if part.said), key=lambda part: part.said_on, default=first)
    bodies = sorted({names.get(part.body_id, "") for part in parts}, key=collation_key)
    return Late(
        task=first.task,
        url=reverse("task", args=[first.task_id]),
        bodies=bodies[:BODIES_NAMED],
        more=max(0, len(bodies) - BODIES_NAMED),
        plan=str(first.plan),
        due=first.due,
        late=days_late(first.due, until, days.calendar),
        said=spoken.said or _("Chưa có báo cáo nào."),
        said_on=spoken.said_on,
        extension=any(part.asks is not None for part in parts),
    )


def may_see(user: User) -> bool:
    """Leaders, those who monitor plans, administrators."""
    held = standing(user)
    return held.sees_overview or bool(held.monitors)
