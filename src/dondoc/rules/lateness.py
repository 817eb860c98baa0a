"""Where a task stands in time: in time, due soon, overdue, done on time or late.

The day in force (as extended) counts. A deadline on a day that is not worked runs
to the end of the next working day. Work is judged by the day on which the lead
asked for completion, never by how long others took to confirm it; a request that
was sent back counts for nothing. What is suspended, refused or dropped stands
outside the count, and so does work that waits for a condition.
Source: Bộ luật Dân sự 2015, Điều 148.5; the four cells of report 1270/BC-TCTTTg
(2017) and of QĐ 42/2014/QĐ-TTg (domain notes on reporting, §2.1).

>>> calendar = WorkCalendar()
>>> saturday, monday = date(2026, 11, 21), date(2026, 11, 23)
>>> time_state(LifeCycle.IN_PROGRESS, saturday, None, monday, 3, calendar)
<TimeState.DUE_SOON: 'due_soon'>
>>> time_state(LifeCycle.DONE, saturday, monday, date(2026, 12, 1), 3, calendar)
<TimeState.DONE_ON_TIME: 'done_on_time'>
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from dondoc.rules.lifecycle import OUT_OF_COUNT, LifeCycle
from dondoc.vn.working_days import WorkCalendar

SOON_DAYS = 7
"""How many working days before its deadline a task is called due soon, where nobody said otherwise."""


class TimeState(enum.StrEnum):
    """What the calendar says of a task."""

    IN_TIME = "in_time"  # trong hạn
    DUE_SOON = "due_soon"  # sắp đến hạn
    OVERDUE = "overdue"  # quá hạn
    NO_DEADLINE = "no_deadline"  # không hạn, thường xuyên
    CONDITIONAL = "conditional"  # chưa đủ điều kiện
    DONE_ON_TIME = "done_on_time"  # hoàn thành đúng hạn
    DONE_LATE = "done_late"  # hoàn thành quá hạn
    DONE_NO_DEADLINE = "done_no_deadline"  # hoàn thành, không hạn
    OUT = "out"  # tạm hoãn, từ chối, không thực hiện


LATE = frozenset({TimeState.OVERDUE, TimeState.DONE_LATE})
OPEN = frozenset(
    {TimeState.IN_TIME, TimeState.DUE_SOON, TimeState.OVERDUE, TimeState.NO_DEADLINE, TimeState.CONDITIONAL}
)
DONE = frozenset({TimeState.DONE_ON_TIME, TimeState.DONE_LATE, TimeState.DONE_NO_DEADLINE})


@dataclass(frozen=True, slots=True)
class DaysLate:
    """How late something is; both are 0 for what is not. A Saturday after a Friday is one day, and no working day."""

    calendar_days: int
    working_days: int

    def __bool__(self) -> bool:
        return self.calendar_days > 0


def effective_due(due: date, calendar: WorkCalendar) -> date:
    """The day with whose end the term ends: the deadline, or the next working day (Bộ luật Dân sự 2015, Điều 148.5)."""
    return calendar.next_working_day(due)


def time_state(
    state: LifeCycle,
    due: date | None,
    done_on: date | None,
    today: date,
    soon_days: int,
    calendar: WorkCalendar,
    *,
    conditional: bool = False,
) -> TimeState:
    """What the calendar says of a task on a day.

    `due` is the deadline in force, `done_on` the day on which the lead asked for
    the completion that was confirmed, or that awaits it; `soon_days` are working
    days. A done task with a deadline needs its day: raises ValueError without.
    """
    if state in OUT_OF_COUNT:
        return TimeState.OUT
    if state is LifeCycle.DONE:
        return _done(due, done_on, calendar)
    if due is None:
        return TimeState.CONDITIONAL if conditional else TimeState.NO_DEADLINE
    if state is LifeCycle.AWAITING and done_on is not None:
        return TimeState.OVERDUE if days_late(due, done_on, calendar) else TimeState.IN_TIME
    return _running(due, today, soon_days, calendar)


def days_late(due: date, until: date, calendar: WorkCalendar) -> DaysLate:
    """How late it is, or was, on a day: counted from the day with which the term ended."""
    ended = effective_due(due, calendar)
    if until <= ended:
        return DaysLate(0, 0)
    return DaysLate((until - ended).days, calendar.working_days_between(ended, until))


def last_overdue_due(today: date, calendar: WorkCalendar) -> date:
    """The last deadline that is overdue today, so that a query can say `due <= …`."""
    return calendar.add_working_days(today, -1)


def last_soon_due(today: date, soon_days: int, calendar: WorkCalendar) -> date:
    """The last deadline that is due soon, or overdue, today, so that a query can say `due <= …`."""
    return calendar.add_working_days(today, soon_days) if soon_days > 0 else _last_ending_by(today, calendar)


def _done(due: date | None, done_on: date | None, calendar: WorkCalendar) -> TimeState:
    if due is None:
        return TimeState.DONE_NO_DEADLINE
    if done_on is None:
        raise ValueError("a done task with a deadline needs the day on which its completion was asked for")
    return TimeState.DONE_LATE if days_late(due, done_on, calendar) else TimeState.DONE_ON_TIME


def _running(due: date, today: date, soon_days: int, calendar: WorkCalendar) -> TimeState:
    if due <= last_overdue_due(today, calendar):
        return TimeState.OVERDUE
    if due <= last_soon_due(today, soon_days, calendar):
        return TimeState.DUE_SOON
    return TimeState.IN_TIME


def _last_ending_by(today: date, calendar: WorkCalendar) -> date:
    """The last deadline whose term ends today at the latest."""
    return today if calendar.is_working_day(today) else calendar.add_working_days(today, -1)
