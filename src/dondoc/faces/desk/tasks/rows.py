"""Rows of the list with ready values: two more queries for the leads, however long the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.agencies.name_sql import name_at
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.periods import label_of
from dondoc.apps.tasks.querysets import OPEN_STATES, AssignmentQuerySet
from dondoc.faces.desk import words
from dondoc.faces.desk.tasks.finding import Asking
from dondoc.rules.lateness import TimeState
from dondoc.rules.lifecycle import LifeCycle

State, Role = Assignment.State, Assignment.Role


@dataclass(frozen=True, slots=True)
class Lead:
    """A body in a row: as it was called when the work was given, and who answers today."""

    body_id: int
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Group:
    """What the parts of a task come to."""

    parts: int = 0
    reported: int = 0
    done: int = 0
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `open` is false where only the text and the state may be seen."""

    task: Task
    plan_id: int
    plan: str
    url: str
    life: str
    time: str
    deadline: str
    lead: Lead | None = None
    group: Group | None = None
    period: str = ""
    role: str = ""
    progress: int | None = None
    first_due: date | None = None
    due: date | None = None
    done_on: date | None = None
    reported_on: date | None = None
    open: bool = True

    @property
    def was_extended(self) -> bool:
        return self.first_due is not None and self.first_due != self.due


def rows_of_works(tasks: Iterable[Any], asking: Asking) -> list[Row]:
    """Rows of tasks: a single lead by its name, a group by the number of its parts."""
    shown = list(tasks)
    parts, groups = _leads(shown, asking.today), _groups(shown)
    return [_of_work(task, parts.get(task.pk, ()), groups.get(task.pk, Group()), asking) for task in shown]


def rows_of_parts(parts: Iterable[Any], asking: Asking) -> list[Row]:
    return [_of_part(part, asking) for part in parts]


def with_row_parts(rows: AssignmentQuerySet, today: date) -> AssignmentQuerySet:
    """With all that the row of a part shows."""
    return with_names(rows, today).select_related("task", "plan").defer("plan__decisions")


def with_names(rows: AssignmentQuerySet, today: date) -> AssignmentQuerySet:
    """Annotates `then` and `now`: what the body was called when the plan was issued, and today."""
    given_to = Coalesce(OuterRef("given_to"), OuterRef("body"))
    return rows.annotate(then=name_at(given_to, "plan__issued_on"), now=name_at("body", today))


def life_of(task: Task, parts: Sequence[Assignment], group: Group) -> str:
    """Where a task stands as a whole: its one lead's step, or what its parts come to."""
    if task.finished_on:
        return LifeCycle.DONE
    if parts:
        return speaking_of(parts).state
    return LifeCycle.IN_PROGRESS if task.is_open or not group.parts else LifeCycle.DROPPED


def speaking_of(parts: Sequence[Assignment]) -> Assignment:
    """Of several periods the open one whose day runs out first; of those without a day the last one."""
    in_order = sorted(parts, key=lambda part: (part.period_start or date.min, part.pk))
    is_open = [part for part in in_order if part.state in OPEN_STATES]
    dated = [part for part in is_open if part.due]
    return min(dated, key=lambda part: part.due or date.max) if dated else (is_open or in_order)[-1]


def _leads(tasks: Sequence[Task], today: date) -> Mapping[int, list[Assignment]]:
    alone = [task.pk for task in tasks if not task.group_lead]
    found: dict[int, list[Assignment]] = defaultdict(list)
    rows = Assignment.objects.filter(task__in=alone, active=True, role=Role.LEAD)
    for part in with_names(rows, today).order_by("task", "pk"):
        found[part.task_id].append(part)
    return found


def _groups(tasks: Sequence[Task]) -> dict[int, Group]:
    """As the facts of the tasks say; of tasks whose facts were never written the parts are counted."""
    known = {
        task.pk: Group(task.parts, task.parts_reported or 0, task.parts_done or 0, task.mean_progress)
        for task in tasks
        if task.parts is not None
    }
    unknown = [task.pk for task in tasks if task.pk not in known]
    return known | _counted(unknown) if unknown else known


def _counted(tasks: Sequence[int]) -> dict[int, Group]:
    rows = Assignment.objects.filter(task__in=tasks, active=True, role=Role.LEAD)
    counted = (
        rows.exclude(state=State.DROPPED)
        .order_by()
        .values_list("task_id")
        .annotate(
            n=Count("pk"),
            reported=Count("pk", filter=Q(progress__isnull=False) | Q(state=State.DONE)),
            done=Count("pk", filter=Q(state=State.DONE)),
            mean=Avg("progress"),
        )
    )
    return {task_id: Group(n, reported, done, mean) for task_id, n, reported, done, mean in counted}


def _of_work(task: Any, parts: Sequence[Any], group: Group, asking: Asking) -> Row:
    speaker = speaking_of(parts) if parts else None
    is_open = getattr(task, "may_open", True)
    due = task.open_due if task.is_open and task.open_due else task.due  # of several days the one that runs out first
    return Row(
        task=task,
        plan_id=task.plan_id,
        plan=str(task.plan),
        url=reverse("task", args=[task.pk]) if is_open else "",
        life=life_of(task, parts, group),
        time=task.time,
        deadline=deadline_of(due, task.finished_on or _reported(parts), task.time, asking.today, asking.days),
        lead=_lead(speaker),
        group=group if task.group_lead else None,
        progress=speaker.progress if speaker and is_open else None,
        first_due=None if task.recurrence else task.first_due,
        due=due,
        done_on=task.finished_on,
        reported_on=task.last_report_on if is_open else None,
        open=is_open,
    )


def _of_part(part: Any, asking: Asking) -> Row:
    return Row(
        task=part.task,
        plan_id=part.plan_id,
        plan=str(part.plan),
        url=f"{reverse('task', args=[part.task_id])}?part={part.pk}",
        life=part.state,
        time=part.time,
        deadline=deadline_of(part.due, part.done_on, part.time, asking.today, asking.days),
        lead=_lead(part),
        period=label_of(part),
        role="" if part.role == Role.LEAD else str(part.get_role_display()),
        progress=part.progress,
        first_due=part.first_due,
        due=part.due,
        done_on=part.done_on,
        reported_on=part.last_report_on,
    )


def _reported(parts: Sequence[Assignment]) -> date | None:
    """The day of which the only lead says that the work was done, while that waits to be confirmed."""
    return parts[0].done_on if len(parts) == 1 and parts[0].state == State.AWAITING else None


def _lead(part: Any) -> Lead | None:
    if part is None:
        return None
    return Lead(part.body_id, part.then or "", "" if part.now == part.then else part.now or "")


def deadline_of(due: date | None, done_on: date | None, time: str, today: date, days: Days) -> str:
    """The sentence of a deadline. What was reported as done stands by that day; what is not counted is not late."""
    if time == TimeState.OUT:
        return _("Hạn %(due)s, không tính") % {"due": words.day(due)} if due else _("Không nêu hạn")
    is_conditional = time == TimeState.CONDITIONAL
    return words.deadline_words(due, today=today, calendar=days.calendar, done_on=done_on, conditional=is_conditional)
