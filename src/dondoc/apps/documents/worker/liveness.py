"""Which workers are alive: each holds a lock on a file of its own, which the system lets go when it dies.

No clock is asked, so nothing is taken from a slow worker, and what a killed one had is
free at once. The files lie beside the stored files: workers on several machines share
that folder anyway, and its locks with it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dondoc.apps.documents.storage import root

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


def _folder() -> Path:
    folder = root() / ".workers"
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    return folder


@contextmanager
def alive(name: str) -> Iterator[None]:
    """Be known as alive under this name while the context lasts; waits where somebody else has it."""
    handle = _lock(name, fcntl.LOCK_EX)
    try:
        yield
    finally:
        (_folder() / name).unlink(missing_ok=True)
        os.close(handle)


@contextmanager
def held(name: str) -> Iterator[bool]:
    """Have something for oneself while the context lasts; False where somebody alive has it."""
    try:
        handle = _lock(name, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
        return
    try:
        yield True
    finally:
        (_folder() / name).unlink(missing_ok=True)
        os.close(handle)


def is_alive(name: str) -> bool:
    """Whether a worker of that name holds its lock. Who never had one is taken for dead."""
    if not _NAME.fullmatch(name):
        return False
    try:
        handle = os.open(_folder() / name, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _lock(name: str, how: int) -> int:
    """A handle on the file of that name, locked; tried again where the file was swept away in between."""
    path = _folder() / name
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
        try:
            fcntl.flock(handle, how)
            if _is_same(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_same(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def forget_dead() -> None:
    """Remove the lock files of the dead."""
    for path in _folder().iterdir():
        if not is_alive(path.name):
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
