"""Facts of a task from its lead parts: days, never judgements. Written after every action.

What is written can be computed again from the parts at any time and gives the same: a test
holds us to it, and the nightly job repairs what a changed holiday has moved. Of work that
returns, the last period speaks for the task, and whatever is still open of earlier ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from statistics import fmean
from typing import Any

from django.db.models import F, QuerySet

from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.time import time_of
from dondoc.rules import rollup as rules
from dondoc.rules.lateness import TimeState, days_late
from dondoc.rules.lifecycle import ON_THE_CLOCK, LifeCycle
from dondoc.vn.working_days import WorkCalendar

_FIELDS = (
    "due", "open_due", "finished_on", "finished_late", "is_open", "last_report_on", "parts", "parts_reported",
    "parts_done", "mean_progress",
)  # fmt: skip
_CHUNK = 500
State, Role = Assignment.State, Assignment.Role


@dataclass(frozen=True, slots=True)
class Facts:
    """What a task keeps of its parts."""

    due: date | None
    open_due: date | None
    finished_on: date | None
    finished_late: bool
    is_open: bool
    last_report_on: date | None
    parts: int | None = 0
    parts_reported: int | None = 0
    parts_done: int | None = 0
    mean_progress: float | None = None


def roll_up(*task_ids: int) -> None:
    """Write the facts of some tasks anew, and let those who help follow the task. The tasks are held by the caller."""
    calendar = Days.current().calendar
    for start in range(0, len(task_ids), _CHUNK):
        _write(Task.objects.filter(pk__in=task_ids[start : start + _CHUNK]), calendar)


def roll_up_all() -> int:
    """All tasks of plans, a chunk at a time; how many had to be set right."""
    calendar = Days.current().calendar
    ids = list(Task.objects.order_by("pk").values_list("pk", flat=True))
    chunks = (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
    return sum(_write(Task.objects.filter(pk__in=chunk), calendar) for chunk in chunks)


def facts_of(task: Task, parts: Sequence[Assignment], calendar: WorkCalendar) -> Facts:
    """The facts of a task whose active lead parts are given."""
    if task.ended_on:
        return replace(_kept(task), open_due=None, is_open=False)
    if not parts:
        return _without_lead(task)
    speaking = _speaking(parts)
    whole = rules.roll_up(_part(part, calendar) for part in speaking)
    return Facts(
        due=max((part.due for part in speaking if part.due), default=task.due),
        open_due=min((part.due for part in speaking if part.due and _runs(part, calendar)), default=None),
        finished_on=whole.finished_on,
        finished_late=whole.finished_late,
        is_open=any(LifeCycle(part.state) in ON_THE_CLOCK for part in parts),
        last_report_on=max((part.last_report_on for part in parts if part.last_report_on), default=None),
        **_counts(parts),
    )


def _counts(parts: Sequence[Assignment]) -> dict[str, Any]:
    """What a group's row in a list shows: how many parts, how far."""
    known = [part for part in parts if part.state != State.DROPPED]
    shares = [part.progress for part in known if part.progress is not None]
    done = sum(part.state == State.DONE for part in known)
    unsaid = sum(part.state == State.DONE and part.progress is None for part in known)
    return {
        "parts": len(known),
        "parts_reported": len(shares) + unsaid,
        "parts_done": done,
        "mean_progress": fmean(shares) if shares else None,
    }


def _kept(task: Task) -> Facts:
    """The facts as the task has them."""
    return Facts(**{name: getattr(task, name) for name in _FIELDS})


def whole_of(parts: Iterable[Assignment], today: date, days: Days) -> rules.RollUp:
    """How far a group is: how many reported, the mean of those, how many are late. «No report» is not 0 %."""
    return rules.roll_up(
        rules.Part(LifeCycle(part.state), part.progress, part.due, part.done_on, time_of(part, today, days))
        for part in parts
    )


def _write(tasks: QuerySet[Task], calendar: WorkCalendar) -> int:
    leads: dict[int, list[Assignment]] = defaultdict(list)
    helpers: dict[int, list[Assignment]] = defaultdict(list)
    rows = list(tasks)
    for part in Assignment.objects.filter(task__in=[task.pk for task in rows], active=True):
        (leads if part.role == Role.LEAD else helpers)[part.task_id].append(part)
    changed = [task for task in rows if _apply(task, facts_of(task, leads[task.pk], calendar))]
    Task.objects.bulk_update(changed, _FIELDS, batch_size=100)
    for task in rows:
        _let_follow(task, helpers[task.pk])
    return len(changed)


def _apply(task: Task, facts: Facts) -> bool:
    new = asdict(facts)
    if all(getattr(task, name) == value for name, value in new.items()):
        return False
    for name, value in new.items():
        setattr(task, name, value)
    return True


def _let_follow(task: Task, helpers: Iterable[Assignment]) -> None:
    """Those who help are done when the task is, and at work again when it is opened."""
    if task.finished_on:
        state, done_on = State.DONE, task.finished_on
    elif task.is_open or not task.ended_on:
        state, done_on = State.IN_PROGRESS, None
    else:
        state, done_on = State.DROPPED, None
    wrong = [part.pk for part in helpers if (part.state, part.done_on) != (state, done_on)]
    if wrong:
        Assignment.objects.filter(pk__in=wrong).update(state=state, done_on=done_on, version=F("version") + 1)


def _without_lead(task: Task) -> Facts:
    """Nobody leads: it stays open on its own day until somebody does, or until the monitor closes it."""
    is_open = task.finished_on is None
    return Facts(
        task.due,
        task.due if is_open else None,
        task.finished_on,
        task.finished_late,
        is_open,
        task.last_report_on,
    )


def _speaking(parts: Sequence[Assignment]) -> list[Assignment]:
    last = max((part.period_start for part in parts if part.period_start), default=None)
    if last is None:
        return list(parts)
    return [part for part in parts if part.period_start == last or LifeCycle(part.state) in ON_THE_CLOCK]


def _part(part: Assignment, calendar: WorkCalendar) -> rules.Part:
    """As the rule wants it; whether what is open is late does not matter for what is kept."""
    state = LifeCycle(part.state)
    late = state is LifeCycle.DONE and _was_late(part, calendar)
    time = TimeState.DONE_LATE if late else TimeState.NO_DEADLINE
    return rules.Part(state, part.progress, part.due, part.done_on, time)


def _runs(part: Assignment, calendar: WorkCalendar) -> bool:
    """Whether its day still runs. What waits for confirmation runs no more, unless it was asked too late."""
    if part.state == State.AWAITING:
        return _was_late(part, calendar)
    return LifeCycle(part.state) in ON_THE_CLOCK


def _was_late(part: Assignment, calendar: WorkCalendar) -> bool:
    return bool(part.due and part.done_on and days_late(part.due, part.done_on, calendar))
