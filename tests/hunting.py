"""What the test run hunts for: the network, undefined names in templates, lists that nobody ordered, pages of many queries."""

from __future__ import annotations

import inspect
import ipaddress
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import AutoField, QuerySet
from django.template import engines
from django.test.utils import CaptureQueriesContext

FIRST_KEY = 2001
OURS = str(Path(__file__).resolve().parents[1] / "src")
NAMES_OF_HERE = ("", "localhost", "testserver")


def is_here(address: Any) -> bool:
    """Whether a socket's address stays on this machine; names of files (Unix sockets) do."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in NAMES_OF_HERE


def forbid_network(patch: pytest.MonkeyPatch) -> None:
    """Let every way out of this machine fail the test that takes it."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(original: Any) -> Any:
        def call(self: socket.socket, address: Any) -> Any:
            if not is_here(address):
                pytest.fail(f"the test reaches for the network: {address}")
            return original(self, address)

        return call

    def resolve(host: Any, *args: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if not is_here((name or "",)):
            pytest.fail(f"the test looks a name up in the network: {name}")
        return getaddrinfo(host, *args, **options)

    patch.setattr(socket.socket, "connect", guarded(connect))
    patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
    patch.setattr(socket, "getaddrinfo", resolve)


class UndefinedVariable(str):
    """Django's `string_if_invalid` that fails the test when one of our own templates names what is not there.

    A `default` filter says that the name may be missing. Templates of libraries are let be.
    """

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, variable: Any) -> str:
        expression, context, origin = _who_asks()
        if expression is not None and _has_default(expression):
            with _silent():
                return expression.resolve(context)  # type: ignore[no-any-return]
        if origin.startswith(OURS):
            pytest.fail(f"undefined template variable «{variable}» in {origin}")
        return ""


def _who_asks() -> tuple[Any, Any, str]:
    """The expression being resolved, its context, and the file of its template."""
    expression = context = None
    frame = inspect.currentframe()
    while frame is not None:
        holder = frame.f_locals.get("self")
        if expression is None and frame.f_code.co_name == "resolve" and hasattr(holder, "filters"):
            expression, context = holder, frame.f_locals.get("context")
        origin = getattr(holder, "origin", None)
        if frame.f_code.co_name.startswith("render") and getattr(origin, "name", None):
            return expression, context, str(origin.name)  # type: ignore[union-attr]
        frame = frame.f_back
    return expression, context, ""


def _has_default(expression: Any) -> bool:
    return any(function.__name__ in ("default", "default_if_none") for function, _arguments in expression.filters)


@contextmanager
def _silent() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines["django"].engine, "string_if_invalid", "")
        yield


def hunt_undefined_variables(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engines["django"].engine, "string_if_invalid", UndefinedVariable("%s"))


def reverse_unordered(patch: pytest.MonkeyPatch) -> None:
    """Rows that nobody ordered come last first: who needs an order has to ask for one."""
    fetch = QuerySet._fetch_all

    def fetch_all(self: QuerySet[Any]) -> None:
        fresh = self._result_cache is None
        fetch(self)
        if fresh and self.model.__module__.startswith("dondoc.") and not self.ordered:
            self._result_cache.reverse()

    patch.setattr(QuerySet, "_fetch_all", fetch_all)


def number_rows_high() -> None:
    """Keys begin in the thousands, and differently in each table: a key shown as «2.001» or taken for another fails."""
    tables = sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("dondoc.") and isinstance(model._meta.pk, AutoField)
    )
    with connection.cursor() as cursor:
        for number, table in enumerate(tables):
            first = FIRST_KEY + 1000 * number
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
                if (row := cursor.fetchone()) and row[0]:
                    cursor.execute("SELECT setval(%s, greatest(%s, nextval(%s)))", [row[0], first, row[0]])
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s AND seq < %s", [table, first])
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) SELECT %s, %s"
                    " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %s)",
                    [table, first, table],
                )


@contextmanager
def at_most(limit: int) -> Iterator[CaptureQueriesContext]:
    """Fail with the queries, those asked again and again first, when there are more than `limit`."""
    with CaptureQueriesContext(connection) as captured:
        yield captured
    statements = [str(query["sql"]) for query in captured.captured_queries]
    if len(statements) > limit:
        often = Counter(statement[:160] for statement in statements).most_common()
        lines = "\n".join(f"{times:4} × {statement}" for statement, times in often)
        pytest.fail(f"{len(statements)} queries, {limit} allowed:\n{lines}")
