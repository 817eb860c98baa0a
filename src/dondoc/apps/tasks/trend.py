"""How the four cells stood at the end of each month, by the days in force today.

Days tell it in one query; what was extended since is judged by its present day. What changed
between two days in every detail is for `comparison`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.querysets import AssignmentQuerySet
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import TimeState, last_overdue_due
from dondoc.rules.lifecycle import OUT_OF_COUNT, LifeCycle
from dondoc.vn.calendar import add_months, end_of_month

Course: TypeAlias = tuple[int | None, int | None, int | None, TimeState, int]
"""So many parts that at this end, counted from 0, were first given, done, and past their day; and how they stand."""


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The cells of the parts given by a day: the last of a month, or today."""

    day: date
    cells: FourCells


def trend(parts: AssignmentQuerySet, today: date, months: int = 12, days: Days | None = None) -> list[MonthEnd]:
    """The last months up to today, the oldest first. One query."""
    days = days or Days.current()
    ends = month_ends(today, months)
    rows = courses(_in_count(parts), ends, today, days)
    cells = spread(((given, done, passed, TimeState(time), n) for given, done, passed, time, n in rows), len(ends))
    return [MonthEnd(end, cell) for end, cell in zip(ends, cells, strict=True)]


def cells_of_day(
    parts: AssignmentQuerySet, field: str, day: date, today: date, days: Days | None = None
) -> dict[Any, FourCells]:
    """The cells for each value of a field as they stood at the end of a past day, by the days in force today."""
    days = days or Days.current()
    found: dict[Any, list[Course]] = defaultdict(list)
    for key, given, done, passed, time, n in courses(_in_count(parts), [day], today, days, field):
        found[key].append((given, done, passed, TimeState(time), n))
    return {key: spread(rows, 1)[0] for key, rows in found.items()}


def overdue_on(parts: AssignmentQuerySet, day: date, today: date, days: Days | None = None) -> AssignmentQuerySet:
    """The parts that were open and overdue at the end of a past day, by the days in force today."""
    days = days or Days.current()
    done = Q(state=LifeCycle.DONE.value, done_on__lte=day)
    late = Q(given_on__lte=day, due__lte=last_overdue_due(day, days.calendar))
    return _in_count(parts).counted().with_time(today, days).filter(late & ~done)


def courses(
    parts: AssignmentQuerySet, ends: Sequence[date], today: date, days: Days, *fields: str
) -> QuerySet[Any, Any]:
    """For each value of some fields the parts by when they were given, done, past their day, and by their time."""
    rows: QuerySet[Any, Any] = (
        parts.counted()
        .with_time(today, days)
        .annotate(
            given=_first("given_on", ends),
            done=_first("done_on", ends, state=LifeCycle.DONE.value),
            passed=_first("due", [last_overdue_due(end, days.calendar) for end in ends]),
        )
        .order_by()
        .values_list(*fields, "given", "done", "passed", "time")
        .annotate(n=Count("pk"))
    )
    return rows


def _in_count(parts: AssignmentQuerySet) -> AssignmentQuerySet:
    return parts.exclude(state__in=sorted(OUT_OF_COUNT))


def month_ends(today: date, months: int) -> list[date]:
    """The ends of the last months, the last of them today."""
    firsts = [add_months(today.replace(day=1), -back) for back in range(months - 1, -1, -1)]
    return [min(end_of_month(first.year, first.month), today) for first in firsts]


def spread(rows: Iterable[Course], ends: int) -> list[FourCells]:
    """The cells at each end: a part is open from the day it was given to the day it was done."""
    counts = [[0] * len(_SPREAD) for _end in range(ends)]
    for given, done, passed, time, n in rows:
        for end in range(ends if given is None else given, ends):
            counts[end][_place(time, done is not None and done <= end, passed is not None and passed <= end)] += n
    return [FourCells(**dict(zip(_SPREAD, one, strict=True))) for one in counts]


_SPREAD = ("done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline")
_WITHOUT_DAY = frozenset({TimeState.NO_DEADLINE, TimeState.CONDITIONAL, TimeState.DONE_NO_DEADLINE})


def _place(time: TimeState, is_done: bool, is_past: bool) -> int:
    if time in _WITHOUT_DAY:
        return 4
    if is_done:
        return 0 if time is TimeState.DONE_ON_TIME else 1
    return 3 if is_past else 2


def _first(field: str, days: Sequence[date], **also: str) -> Case:
    """The number of the first of these days by which the field's day had come."""
    return Case(
        *(When(Q(**{f"{field}__lte": day}, **also), then=Value(number)) for number, day in enumerate(days)),
        output_field=IntegerField(),
    )
