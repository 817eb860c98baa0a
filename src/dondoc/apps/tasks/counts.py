"""Sums: the four cells of any list of tasks or parts, in one query, with their denominators.

A list of tasks counts works: each once, though it may answer several plans. A list of parts
counts what each body answers for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Count, QuerySet

from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.querysets import AssignmentQuerySet, TaskQuerySet
from dondoc.rules.four_cells import FourCells, weigh
from dondoc.rules.lateness import TimeState

Rows: TypeAlias = TaskQuerySet | AssignmentQuerySet


def four_cells(rows: Rows, today: date, days: Days | None = None) -> FourCells:
    """The cells of a list, joined and ended work left out."""
    return weigh(time_counts(rows, today, days))


def four_cells_by(rows: Rows, field: str, today: date, days: Days | None = None) -> dict[Any, FourCells]:
    """The cells for each value of a field («body_id», «plan_id», «task__field»)."""
    counted = _grouped(rows, today, days, field)
    found: dict[Hashable, dict[TimeState, int]] = defaultdict(dict)
    for key, time, number in counted:
        found[key][TimeState(time)] = number
    return {key: weigh(numbers) for key, numbers in found.items()}


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
