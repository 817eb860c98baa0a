"""How the four cells stood at the end of each month, by the days in force today.

Days tell it in one query; what was extended since is judged by its present day. What changed
between two days in every detail is for `comparison`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.querysets import AssignmentQuerySet
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import TimeState, last_overdue_due
from dondoc.rules.lifecycle import OUT_OF_COUNT, LifeCycle
from dondoc.vn.calendar import add_months, end_of_month


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The cells of the parts given by a day: the last of a month, or today."""

    day: date
    cells: FourCells


def trend(parts: AssignmentQuerySet, today: date, months: int = 12, days: Days | None = None) -> list[MonthEnd]:
    """The last months up to today, the oldest first. One query."""
    days = days or Days.current()
    ends = _ends(today, months)
    counts: dict[str, Any] = {}
    for number, day in enumerate(ends):
        counts |= {f"{name}_{number}": Count("pk", filter=cell) for name, cell in _cells(day, days).items()}
    row = _judged(parts, today, days).aggregate(**counts)
    return [MonthEnd(day, _read(row, number)) for number, day in enumerate(ends)]


def cells_of_day(
    parts: AssignmentQuerySet, field: str, day: date, today: date, days: Days | None = None
) -> dict[Any, FourCells]:
    """The cells for each value of a field as they stood at the end of a past day, by the days in force today."""
    days = days or Days.current()
    counts = {f"{name}_0": Count("pk", filter=cell) for name, cell in _cells(day, days).items()}
    rows: Any = _judged(parts, today, days).order_by().values(field).annotate(**counts)
    return {row[field]: _read(row, 0) for row in rows}


def overdue_on(parts: AssignmentQuerySet, day: date, today: date, days: Days | None = None) -> AssignmentQuerySet:
    """The parts that were open and overdue at the end of a past day, by the days in force today."""
    days = days or Days.current()
    return _judged(parts, today, days).filter(_cells(day, days)["open_overdue"])


def _judged(parts: AssignmentQuerySet, today: date, days: Days) -> AssignmentQuerySet:
    return parts.counted().with_time(today, days).exclude(state__in=sorted(OUT_OF_COUNT))


def _ends(today: date, months: int) -> list[date]:
    firsts = [add_months(today.replace(day=1), -back) for back in range(months - 1, -1, -1)]
    return [min(end_of_month(first.year, first.month), today) for first in firsts]


def _cells(day: date, days: Days) -> dict[str, Q]:
    given = Q(given_on__lte=day)
    done = Q(state=LifeCycle.DONE.value, done_on__lte=day)
    late = Q(due__lte=last_overdue_due(day, days.calendar))
    return {
        "done_on_time": given & done & Q(time=TimeState.DONE_ON_TIME.value),
        "done_late": given & done & Q(time=TimeState.DONE_LATE.value),
        "open_in_time": given & ~done & Q(due__isnull=False) & ~late,
        "open_overdue": given & ~done & late,
        "no_deadline": given & Q(due__isnull=True),
    }


def _read(row: dict[str, int], number: int) -> FourCells:
    names = ("done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline")
    return FourCells(**{name: row[f"{name}_{number}"] for name in names})
