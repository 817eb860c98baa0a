"""Sorting by the keys of `vn.collation`, which are to be compared by code point on either database."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func
from django.db.models.sql.compiler import SQLCompiler


class CodePoints(Func):
    """A column compared by code point: `order_by(CodePoints("sort_name"))`.

    SQLite compares so by itself; PostgreSQL would sort by its own idea of a language.
    """

    template = "%(expressions)s"
    arity = 1
    output_field = CharField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, list[Any] | tuple[Any, ...]]:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)
