"""`rules.lateness` said in SQL, so that lists can filter, count and sort by time without loading rows.

Both must agree on every row: a property test compares them on random rows on both databases.
What is due before or on some day is overdue today, so a comparison with two days settles
everything that runs. Only what was finished after its written day needs to know on which
day the term really ended (Điều 148.5): a small table of days off, handed in as JSON, tells.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, CharField, DateField, Expression, F, Func, Q, Value, When
from django.db.models.functions import Coalesce
from django.db.models.sql.compiler import SQLCompiler

from dondoc.apps.tasks.days import Days
from dondoc.rules.lateness import TimeState, last_overdue_due, last_soon_due
from dondoc.rules.lifecycle import OUT_OF_COUNT, LifeCycle
from dondoc.vn.working_days import WorkCalendar

_FIRST_YEAR = 2010
_YEARS_AHEAD = 2
_Sql = tuple[str, tuple[Any, ...]]


class EndOfTerm(Func):
    """The working day with which a term ends whose written last day is a day off; null for other days."""

    arity = 2
    output_field = DateField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any) -> _Sql:  # noqa: ARG002
        return self._with(compiler, """json_extract({table}, '$."' || {day} || '"')""")

    def as_postgresql(self, compiler: SQLCompiler, *_connection: BaseDatabaseWrapper, **_context: Any) -> _Sql:
        return self._with(compiler, "(({table})::jsonb ->> ({day})::text)::date")

    def _with(self, compiler: SQLCompiler, template: str) -> _Sql:
        day, table = (compiler.compile(one) for one in self.get_source_expressions())
        return template.format(day=day[0], table=table[0]), (*table[1], *day[1])


def part_time(today: date, days: Days) -> Case:
    """The code of `TimeState` of an assignment."""
    ended = Coalesce(EndOfTerm(F("due"), _table(today, days.calendar)), F("due"))
    done_in_time = Q(done_on__lte=F("due")) | Q(done_on__lte=ended)
    awaits = Q(state=LifeCycle.AWAITING, done_on__isnull=False)
    return Case(
        When(Q(state__in=sorted(OUT_OF_COUNT)), then=_code(TimeState.OUT)),
        When(Q(state=LifeCycle.DONE, due__isnull=True), then=_code(TimeState.DONE_NO_DEADLINE)),
        When(Q(state=LifeCycle.DONE) & done_in_time, then=_code(TimeState.DONE_ON_TIME)),
        When(Q(state=LifeCycle.DONE), then=_code(TimeState.DONE_LATE)),
        When(Q(due__isnull=True, task__deadline_type="conditional"), then=_code(TimeState.CONDITIONAL)),
        When(Q(due__isnull=True), then=_code(TimeState.NO_DEADLINE)),
        When(awaits & done_in_time, then=_code(TimeState.IN_TIME)),
        When(awaits, then=_code(TimeState.OVERDUE)),
        *_running("due", today, days),
        default=_code(TimeState.IN_TIME),
        output_field=CharField(),
    )


def task_time(today: date, days: Days) -> Case:
    """The same of a task as a whole, from the facts kept by `rollup`."""
    return Case(
        When(Q(ended_on__isnull=False), then=_code(TimeState.OUT)),
        When(Q(finished_on__isnull=False, due__isnull=True), then=_code(TimeState.DONE_NO_DEADLINE)),
        When(Q(finished_on__isnull=False, finished_late=True), then=_code(TimeState.DONE_LATE)),
        When(Q(finished_on__isnull=False), then=_code(TimeState.DONE_ON_TIME)),
        When(Q(is_open=False), then=_code(TimeState.OUT)),
        When(Q(due__isnull=True, deadline_type="conditional"), then=_code(TimeState.CONDITIONAL)),
        When(Q(due__isnull=True), then=_code(TimeState.NO_DEADLINE)),
        *_running("open_due", today, days),
        default=_code(TimeState.IN_TIME),
        output_field=CharField(),
    )


def _running(field: str, today: date, days: Days) -> tuple[When, When]:
    overdue, soon = last_overdue_due(today, days.calendar), last_soon_due(today, days.soon_days, days.calendar)
    return (
        When(Q(**{f"{field}__lte": overdue}), then=_code(TimeState.OVERDUE)),
        When(Q(**{f"{field}__lte": soon}), then=_code(TimeState.DUE_SOON)),
    )


def _code(state: TimeState) -> Value:
    return Value(state.value)


def _table(today: date, calendar: WorkCalendar) -> Expression:
    return Value(days_off(today.year + _YEARS_AHEAD, calendar), output_field=CharField())


@lru_cache(maxsize=8)
def days_off(last_year: int, calendar: WorkCalendar) -> str:
    """Every day off with the working day that follows, as JSON; the calendar is compared by identity."""
    day, last = date(_FIRST_YEAR, 1, 1), date(last_year, 12, 31)
    found: dict[str, str] = {}
    while day <= last:
        ends = calendar.next_working_day(day)
        while day < ends:
            found[day.isoformat()] = ends.isoformat()
            day += timedelta(days=1)
        day += timedelta(days=1)
    return json.dumps(found, separators=(",", ":"))
