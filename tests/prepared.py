"""Data that several workers of a run need and one of them makes."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from served import ON, Served, new_system


def loaded_demo(factory: pytest.TempPathFactory) -> Served:
    """The province that does not exist, loaded once a run on the day that tests hold.

    Who works on a journey names a data folder with it in `DONDOC_TEST_DEMO` and saves the loading (SQLite only).
    """
    if folder := os.environ.get("DONDOC_TEST_DEMO"):
        return Served(Path(folder))

    def make(folder: Path) -> Served:
        served = new_system(folder, "demo")
        served.manage("load_demo")
        return served

    return once(factory, f"demo-{ON}", make)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Served]) -> Served:
    """What `make` made, by whichever worker came first; the others wait for it."""
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    note = shared / f"{name}.json"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if note.exists():
            known = json.loads(note.read_text())
            return Served(Path(known["folder"]), known["database"])
        served = make(shared / name)
        note.write_text(json.dumps({"folder": str(served.folder), "database": served.database}))
        return served
