"""People who act at the same moment: threads with connections of their own, on either database.

The test database of SQLite lives in the memory of one connection, so it is copied to a file
first, which the threads open as a served system would. What they did is to be looked at in
a thread too.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection, connections

Result = TypeVar("Result")


@contextmanager
def own_connections(folder: Path) -> Iterator[None]:
    """Let threads that begin inside find the rows of this test."""
    if connection.vendor != "sqlite":
        yield
        return
    path, settings = folder / "threads.sqlite3", connections.settings["default"]
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    name = settings["NAME"]
    settings["NAME"] = str(path)
    try:
        yield
    finally:
        settings["NAME"] = name


def together(*acts: Callable[[], Result]) -> list[Result | Exception]:
    """Do all at once; what each came to, errors included, in the order given."""
    gate = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(number: int, act: Callable[[], Result]) -> None:
        gate.wait()
        try:
            results[number] = act()
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def alone(act: Callable[[], Result]) -> Result:
    """The same for one: to look at what the others did."""
    (result,) = together(act)
    if isinstance(result, Exception):
        raise result
    return result
