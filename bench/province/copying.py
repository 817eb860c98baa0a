"""Rows by COPY into tables whose indexes and constraints are put aside, and put back and checked when all are in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Model

NULL = "\\N"
_AT_ONCE = 4000
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def escaped(text: str) -> str:
    """A text as COPY wants it."""
    return text.translate(_ESCAPES)


def columns(model: type[Model]) -> list[str]:
    return [field.column for field in model._meta.concrete_fields]


def copy_lines(model: type[Model], names: Sequence[str], lines: Iterable[str]) -> int:
    """Lines in the form of COPY, without their ends; how many."""
    table = connection.ops.quote_name(model._meta.db_table)
    statement = f"COPY {table} ({', '.join(connection.ops.quote_name(name) for name in names)}) FROM STDIN"
    count = 0
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for batch in _batches(lines):
            copy.write("\n".join(batch) + "\n")
            count += len(batch)
    return count


def copy_rows(model: type[Model], rows: Iterable[Model]) -> int:
    """Instances that were never saved, with their keys set. Days that are set at saving are for the caller."""
    fields = model._meta.concrete_fields
    return copy_lines(
        model,
        [field.column for field in fields],
        ("\t".join(_cell(getattr(row, field.attname)) for field in fields) for row in rows),
    )


def _cell(value: Any) -> str:
    match value:
        case None:
            return NULL
        case True | False:
            return "t" if value else "f"
        case str():
            return escaped(value)
        case dict() | list():
            return escaped(json.dumps(value, ensure_ascii=False))
        case date() | datetime():
            return value.isoformat()
        case int() | float() | Decimal():
            return str(value)
    raise TypeError(f"no way to copy {value!r}")


@contextmanager
def put_aside(*models: type[Model]) -> Iterator[None]:
    """Within the block the tables have their primary keys only. Whatever is put back is checked by the database."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        again = [*_drop_constraints(cursor, tables), *_drop_indexes(cursor, tables)]
        again.sort(key=lambda statement: "FOREIGN KEY" in statement)
        yield
        for statement in again:
            cursor.execute(statement)


def _drop_constraints(cursor: Any, tables: list[str]) -> list[str]:
    cursor.execute(
        """SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
           WHERE conrelid::regclass::text = ANY(%s) AND contype IN ('f', 'u', 'c') ORDER BY contype, conname""",
        [tables],
    )
    again = []
    for table, name, definition in cursor.fetchall():
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        again.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    return again


def _drop_indexes(cursor: Any, tables: list[str]) -> list[str]:
    cursor.execute(
        """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
           WHERE indrelid::regclass::text = ANY(%s) AND NOT indisprimary ORDER BY 1""",
        [tables],
    )
    again = []
    for name, definition in cursor.fetchall():
        cursor.execute(f"DROP INDEX {name}")
        again.append(definition)
    return again


def set_sequences(*models: type[Model]) -> None:
    """The next key of each table comes behind the last one."""
    with connection.cursor() as cursor:
        for model in models:
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), coalesce(max({key}), 1)) FROM {table}"
            )


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for line in lines:
        batch.append(line)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
