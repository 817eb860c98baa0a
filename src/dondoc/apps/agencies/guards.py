"""Stretches of one body do not overlap, and the database holds it: names, parents, codes.

SQLite gets triggers, PostgreSQL exclusion constraints. They are made after each migration and
not by one: Django builds a table of SQLite anew when a column changes, and its triggers go
with the old one; the extension that PostgreSQL needs (btree_gist, trusted since 13) may come later.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connections, transaction

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Guard:
    """In this table no two rows that agree in these columns may hold on one day."""

    name: str
    table: str
    columns: tuple[str, ...]


GUARDS = (
    Guard("names_of_a_body_do_not_overlap", "agencies_bodyname", ("body_id",)),
    Guard("parents_of_a_body_do_not_overlap", "agencies_bodyparent", ("body_id",)),
    Guard("codes_of_a_body_do_not_overlap", "agencies_bodycode", ("body_id", "scheme")),
    Guard("bodies_of_a_code_do_not_overlap", "agencies_bodycode", ("code",)),
)


def ensure_guards(*, using: str, **_signal: Any) -> None:
    """Have the guards, as far as the database can."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    guards = [guard for guard in GUARDS if guard.table in tables]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for guard in guards:
                for statement in _triggers(guard):
                    cursor.execute(statement)
    elif connection.vendor == "postgresql" and guards:
        _exclude(using, guards)


def _exclude(using: str, guards: list[Guard]) -> None:
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
            there = {name for (name,) in cursor.fetchall()}
            missing = [guard for guard in guards if guard.name not in there]
            if missing:
                cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
            for guard in missing:
                same = ", ".join(f"{column} WITH =" for column in guard.columns)
                cursor.execute(
                    f"ALTER TABLE {guard.table} ADD CONSTRAINT {guard.name} "
                    f"EXCLUDE USING gist ({same}, daterange(since, until) WITH &&)"
                )
    except DatabaseError as error:
        logger.warning("Overlapping names and codes are refused by the application only: %s", error)


def _triggers(guard: Guard) -> Iterator[str]:
    same = " AND ".join(f"other.{column} = NEW.{column}" for column in guard.columns)
    meets = (
        "coalesce(other.since, '0001-01-01') < coalesce(NEW.until, '9999-12-31') "
        "AND coalesce(NEW.since, '0001-01-01') < coalesce(other.until, '9999-12-31')"
    )
    for event in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER IF NOT EXISTS {guard.name}_on_{event.lower()} BEFORE {event} ON {guard.table} "
            f"WHEN EXISTS (SELECT 1 FROM {guard.table} AS other WHERE {same} AND other.id IS NOT NEW.id AND {meets}) "
            f"BEGIN SELECT RAISE(ABORT, '{guard.name}'); END"
        )
