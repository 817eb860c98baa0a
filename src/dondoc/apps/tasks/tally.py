"""Sums of all lead parts of the province, kept by PostgreSQL as the parts change; see `tally_sql`.

A million parts are counted in the time of a few thousand. Where the tally is not kept (SQLite, or a
database whose user may not make triggers) the same is counted row by row, which is quick enough
for a department: whoever asks, asks `is_kept` first. A test holds both ways to the same answer.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

from django.db import DatabaseError, connection, connections, transaction

from dondoc.apps.tasks import tally_sql as sql
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.time_sql import days_off
from dondoc.apps.tasks.trend import Course, spread
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import DONE, TimeState, last_overdue_due, last_soon_due

log = logging.getLogger(__name__)
_YEARS_AHEAD = 2
_known: set[str] = set()


Numbers: TypeAlias = dict[TimeState, int]


def install(*, using: str, **_signal: Any) -> None:
    """After each migration: have the table and its triggers, and the sums of what is there already."""
    if connections[using].vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("SELECT to_regclass('tasks_assignment'), obj_description(to_regclass(%s))", [sql.TABLE])
            there, version = cursor.fetchone()
            if there is None or version == f"dondoc {sql.VERSION}":
                return
            _run(cursor, [*sql.INSTALL, *sql.REBUILD])
    except DatabaseError as error:
        log.warning("The overview counts row by row, without its tally: %s", error)


def is_kept() -> bool:
    """Whether sums can be asked for; found out once a process for each database."""
    if connection.vendor != "postgresql":
        return False
    name = str(connection.settings_dict["NAME"])
    if name not in _known:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)", [sql.TABLE])
            if cursor.fetchone()[0] is not None:
                _known.add(name)
    return name in _known


@transaction.atomic
def rebuild() -> None:
    """Count everything anew."""
    with connection.cursor() as cursor:
        _run(cursor, sql.REBUILD)


@transaction.atomic
def compact(today: date) -> str:  # noqa: ARG001 (a daily job is given its day)
    """Make one of the rows that say the same; a job of every day."""
    if not is_kept():
        return ""
    with connection.cursor() as cursor:
        _run(cursor, sql.COMPACT)
        return str(cursor.rowcount)


def of_bodies(bodies: Collection[int], today: date, days: Days) -> Numbers:
    """What these bodies lead, by its time."""
    return _numbers(_ask(sql.OF_BODIES, today, days, bodies=list(bodies)))


def of_all(today: date, days: Days) -> Numbers:
    """What all bodies lead."""
    return _numbers(_ask(sql.OF_ALL, today, days))


def of_works(today: date, days: Days) -> Numbers:
    """All works."""
    return _numbers(_ask(sql.OF_WORKS, today, days))


def whole(ends: Sequence[date], today: date, days: Days) -> tuple[dict[int, Numbers], list[FourCells]]:
    """What each body leads, and the cells of all at the ends of months, of which the last is today. One query."""
    past = ends[:-1]
    firsts = [end.replace(day=1) for end in ends]
    in_time = [last_overdue_due(end, days.calendar) + timedelta(days=1) for end in past]
    rows = _ask(sql.WHOLE, today, days, firsts=firsts, in_time=in_time, last=len(past))
    by_body: dict[int, Numbers] = {}
    course: list[Course] = []
    now: list[Course] = []
    for body, given, done, passed, code, n in rows:
        time = TimeState(code)
        if body is None:
            course.append((given, done, passed, time, int(n)))
            continue
        numbers = by_body.setdefault(body, {})
        numbers[time] = numbers.get(time, 0) + int(n)
        if time is not TimeState.OUT:
            now.append((0, 0 if time in DONE else None, None if passed is None else 0, time, int(n)))
    cells = [*spread(course, len(past)), *spread(now, 1)]
    return {body: {time: n for time, n in numbers.items() if n} for body, numbers in by_body.items()}, cells


def _numbers(rows: list[tuple[str, Any]]) -> Numbers:
    return {TimeState(time): int(n) for time, n in rows if n}


def _ask(statement: str, today: date, days: Days, **more: Any) -> list[tuple[Any, ...]]:
    values = {
        "overdue": last_overdue_due(today, days.calendar),
        "soon": last_soon_due(today, days.soon_days, days.calendar),
        "days_off": days_off(today.year + _YEARS_AHEAD, days.calendar),
        **more,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _run(cursor: Any, statements: Sequence[str]) -> None:
    for statement in statements:
        cursor.execute(statement)
