"""Sums: the four cells of any list of tasks or parts, in one query, with their denominators.

A list of tasks counts works: each once, though it may answer several plans. A list of parts
counts what each body answers for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Count, QuerySet

from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.querysets import AssignmentQuerySet, TaskQuerySet
from dondoc.rules.four_cells import FourCells, tally
from dondoc.rules.lateness import TimeState

Rows: TypeAlias = TaskQuerySet | AssignmentQuerySet


def four_cells(rows: Rows, today: date, days: Days | None = None) -> FourCells:
    """The cells of a list, joined and ended work left out."""
    return cells_of(time_counts(rows, today, days))


def four_cells_by(rows: Rows, field: str, today: date, days: Days | None = None) -> dict[Any, FourCells]:
    """The cells for each value of a field («body_id», «plan_id», «task__field»)."""
    counted = _grouped(rows, today, days, field)
    found: dict[Hashable, dict[TimeState, int]] = defaultdict(dict)
    for key, time, number in counted:
        found[key][TimeState(time)] = number
    return {key: cells_of(numbers) for key, numbers in found.items()}


def time_counts(rows: Rows, today: date, days: Days | None = None) -> dict[TimeState, int]:
    """How many stand where in time: what a filter shows beside each of its choices."""
    counted = _grouped(rows, today, days)
    return {TimeState(time): number for time, number in counted}


def state_counts(rows: AssignmentQuerySet) -> dict[str, int]:
    """How many parts stand where in their life cycle."""
    return dict(rows.counted().order_by().values_list("state").annotate(n=Count("pk")))


def _grouped(rows: Rows, today: date, days: Days | None, *fields: str) -> QuerySet[Any, Any]:
    timed: QuerySet[Any, Any] = rows.counted().with_time(today, days)
    grouped: QuerySet[Any, Any] = timed.order_by().values_list(*fields, "time").annotate(n=Count("pk"))
    return grouped


def cells_of(numbers: Mapping[TimeState, int]) -> FourCells:
    """The cells of so many rows in each state."""
    return sum((_times(tally([state]), number) for state, number in numbers.items()), FourCells())


def _times(one: FourCells, number: int) -> FourCells:
    return FourCells(
        done_on_time=one.done_on_time * number,
        done_late=one.done_late * number,
        open_in_time=one.open_in_time * number,
        open_overdue=one.open_overdue * number,
        no_deadline=one.no_deadline * number,
        out=one.out * number,
    )
