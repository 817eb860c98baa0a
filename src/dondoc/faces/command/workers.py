"""The local crew: worker processes of this machine, by the standard library.

Workers are made by the fork server (where there is none, spawned), because PDF and
image libraries do not survive a plain fork; the fork server has the reader loaded,
so a new worker is ready at once. Each worker notes in shared memory which job it
is on, so that after a sudden death the suspects are known and a slow one can be
stopped. Each has its own process group: what it started (Tesseract, LibreOffice)
ends with it. A worker whose parent is gone ends too; the standard library leaves it.
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any

from dondoc.faces.command.engine import WorkFunction
from dondoc.faces.command.work import Job, Outcome

WAITING_PER_WORKER = 4
NOBODY = -1
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_PRELOAD = [
    "dondoc.faces.command.workers",
    "dondoc.reading.reader",
    "dondoc.reading.sources.door",
    "dondoc.reading.export",
]


class Note(ctypes.Structure):
    """What one worker is on: its process, the number of the job, when it began."""

    _fields_ = (("pid", ctypes.c_long), ("job", ctypes.c_long), ("began", ctypes.c_double))


class Workers:
    """A crew of worker processes."""

    killers: tuple[type[BaseException], ...] = ()

    def __init__(self, width: int) -> None:
        self.width = width
        self.window = width * WAITING_PER_WORKER
        self._context = _context()
        self._notes: Any = ()
        self._pool = self._open()

    def submit(self, number: int, work: WorkFunction, job: Job) -> Future[Outcome]:
        return self._pool.submit(_perform, number, work, job)

    def started(self) -> dict[int, float]:
        now = time.monotonic()
        return {job: now - began for _pid, job, began in self._read_notes() if job != NOBODY}

    def kill(self, number: int) -> None:
        for pid, job, _began in self._read_notes():
            if job == number:
                _end(pid)

    def single(self) -> Workers:
        return Workers(1)

    def renew(self) -> None:
        self.close(now=True)
        self._pool = self._open()

    def close(self, *, now: bool = False) -> None:
        """Let the workers finish, or end them together with the programs that they started."""
        self._pool.shutdown(wait=not now, cancel_futures=now)
        if now:
            for pid, _job, _began in self._read_notes():
                _end(pid)
            self._notes = ()

    def _open(self) -> ProcessPoolExecutor:
        self._notes = self._context.RawArray(Note, self.width)
        for note in self._notes:
            note.job = NOBODY
        return ProcessPoolExecutor(
            self.width,
            mp_context=self._context,
            initializer=_sit_down,
            initargs=(self._notes, self._context.Value("i", 0)),
        )

    def _read_notes(self) -> Iterator[tuple[int, int, float]]:
        for note in self._notes:
            if note.pid:
                yield note.pid, note.job, note.began


def count_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    return context


def _end(pid: int) -> None:
    """Kill a worker and, where the system has process groups, all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, _KILL)
        else:
            os.kill(pid, _KILL)


# In the worker

_note: Any = None


def _sit_down(notes: Any, seats: Any) -> None:
    """Take a seat among the workers: a note of one's own, a process group, an eye on the parent."""
    global _note
    with seats.get_lock():
        _note = notes[seats.value]
        seats.value += 1
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    _note.pid = os.getpid()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        _end(os.getpid())
        os._exit(1)


def _perform(number: int, work: WorkFunction, job: Job) -> Outcome:
    _note.began = time.monotonic()
    _note.job = number
    try:
        return work(job)
    finally:
        _note.job = NOBODY
