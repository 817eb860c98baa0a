"""Where one part or one task stands in time, for a row at hand. Lists ask the database: `querysets.with_time`."""

from __future__ import annotations

from datetime import date

from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.rules.lateness import TimeState, last_overdue_due, last_soon_due, time_state
from dondoc.rules.lifecycle import LifeCycle


def time_of(part: Assignment, today: date, days: Days) -> TimeState:
    """What the calendar says of one part."""
    return time_state(
        LifeCycle(part.state),
        part.due,
        part.done_on,
        today,
        days.soon_days,
        days.calendar,
        conditional=part.due is None and part.task.deadline_type == Task.DeadlineType.CONDITIONAL,
    )


def task_time_of(task: Task, today: date, days: Days) -> TimeState:
    """What the calendar says of the task as a whole, from the facts kept of its parts."""
    if task.ended_on or not (task.is_open or task.finished_on):
        return TimeState.OUT
    if task.finished_on:
        return _finished(task)
    if task.due is None:
        is_conditional = task.deadline_type == Task.DeadlineType.CONDITIONAL
        return TimeState.CONDITIONAL if is_conditional else TimeState.NO_DEADLINE
    if task.open_due is None:
        return TimeState.IN_TIME  # all that is left waits for confirmation, asked for in time
    if task.open_due <= last_overdue_due(today, days.calendar):
        return TimeState.OVERDUE
    soon = task.open_due <= last_soon_due(today, days.soon_days, days.calendar)
    return TimeState.DUE_SOON if soon else TimeState.IN_TIME


def _finished(task: Task) -> TimeState:
    if task.due is None:
        return TimeState.DONE_NO_DEADLINE
    return TimeState.DONE_LATE if task.finished_late else TimeState.DONE_ON_TIME
