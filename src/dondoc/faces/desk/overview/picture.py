"""What the overview shows, as ready values: one picture for the page, the wall and the printed sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, Subquery, When
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.names import names_on
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.counts import four_cells_by
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Extension, Report, Task
from dondoc.apps.tasks.province import province_of
from dondoc.apps.tasks.querysets import AssignmentQuerySet, TaskQuerySet
from dondoc.apps.tasks.trend import MonthEnd
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import DaysLate, TimeState, days_late, last_overdue_due
from dondoc.vn.collation import collation_key

LATE_SHOWN = 12
LATE_READ = 400  # parts looked at: work of many bodies stands once
BODIES_NAMED = 4
MONTHS = 12
PLANS_SHOWN = 40


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
    """Twelve queries at most, whatever the size of the province."""
    days = Days.current()
    tasks, parts = _scope(user, plan)
    province = province_of(user, day, MONTHS, days, plan)
    names = names_on(set(province.by_body), day)
    by_plan = four_cells_by(tasks, "plan_id", day, days)
    choices = list(Plan.objects.visible_to(user).in_force().defer("decisions").order_by("-issued_on", "-pk"))
    return Picture(
        day=day,
        plan=plan,
        choices=choices,
        cells=sum(by_plan.values(), FourCells()),
        bodies=_bodies(province.by_body, names, plan),
        plans=[] if plan else _plans(choices, by_plan),
        late=_late(parts, names, day, days),
        trend=province.trend,
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


def _plans(plans: Sequence[Plan], cells: Mapping[int, FourCells]) -> list[Row]:
    """What is overdue most first; of equal ones the newest."""
    rows = [
        Row(plan.short_name, reverse("plan", args=[plan.pk]), f"{reverse('tasks')}?plan={plan.pk}", cells[plan.pk])
        for plan in plans
        if plan.pk in cells
    ]
    return sorted(rows, key=lambda row: -row.cells.open_overdue) if len(rows) > PLANS_SHOWN else rows


def _late(parts: AssignmentQuerySet, names: Mapping[int, str], day: date, days: Days) -> list[Late]:
    """The work that is overdue longest, with the last word on it. Two queries."""
    rows = (
        parts.counted()
        .open()
        .filter(due__lte=last_overdue_due(day, days.calendar))  # which an index knows; what awaits may be in time yet
        .with_time(day, days)
        .select_related("task", "plan")
        .defer("plan__decisions")
        .order_by("due", "task_id", "pk")[:LATE_READ]
    )
    by_task: dict[int, list[Any]] = {}
    for part in rows:
        if part.time == TimeState.OVERDUE:
            by_task.setdefault(part.task_id, []).append(part)
    shown = list(by_task.values())[:LATE_SHOWN]
    said = _last_words(shown)
    return [_late_line(some, said, names, day, days) for some in shown]


def _last_words(shown: Sequence[Sequence[Any]]) -> dict[int, Any]:
    """Of each part whether it asks for more time, and of the one of each task that reported last its words."""
    speakers = [max(some, key=lambda part: part.last_report_on or date.min).pk for some in shown]
    last = Report.objects.filter(assignment=OuterRef("pk")).order_by("-at", "-pk")
    asked = Extension.objects.filter(assignment=OuterRef("pk"), decision="")
    rows = Assignment.objects.filter(pk__among=[part.pk for some in shown for part in some]).annotate(
        said=Case(When(pk__in=speakers, then=Subquery(last.values("words")[:1]))),
        said_on=Case(When(pk__in=speakers, then=Subquery(last.values("on")[:1]))),
        asks=Exists(asked),
    )
    return {row.pk: row for row in rows.only("pk").order_by("pk")}


def _late_line(parts: list[Any], known: Mapping[int, Any], names: Mapping[int, str], day: date, days: Days) -> Late:
    first = parts[0]
    until = first.done_on if first.state == "awaiting" and first.done_on else day
    told = [known[part.pk] for part in parts]
    spoken = next((one for one in told if one.said), None)
    bodies = sorted({names.get(part.body_id, "") for part in parts}, key=collation_key)
    return Late(
        task=first.task,
        url=reverse("task", args=[first.task_id]),
        bodies=bodies[:BODIES_NAMED],
        more=max(0, len(bodies) - BODIES_NAMED),
        plan=str(first.plan),
        due=first.due,
        late=days_late(first.due, until, days.calendar),
        said=spoken.said if spoken else _("Chưa có báo cáo nào."),
        said_on=spoken.said_on if spoken else None,
        extension=any(one.asks for one in told),
    )


def may_see(user: User) -> bool:
    """Leaders, those who monitor plans, administrators."""
    held = standing(user)
    return held.sees_overview or bool(held.monitors)
