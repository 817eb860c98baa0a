"""Running the child: started with the file, watched, ended when its time is up, its results taken.

Whatever a file does, the worker gets an answer: a reading, a refusal with its sentence, or
a sentence about what became of the child.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from dondoc.apps.documents.storage import incoming
from dondoc.apps.documents.worker.child import OUTCOME, READING
from dondoc.apps.documents.worker.processes import end_tree

MOST_SECONDS = 45 * 60
_COMMAND = (sys.executable, "-m", "dondoc.apps.documents.worker.child")
TIMED_OUT, CRASHED, OUT_OF_MEMORY, INTERNAL = "timed-out", "crashed", "out-of-memory", "internal"
_UNSTORABLE = re.compile(r"(?<!\\)((?:\\\\)*)\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})")  # NUL and halves of pairs
_LOOK_SECONDS = 0.1
_LOG = 20_000


class Stopped(Exception):
    """The worker was asked to end; what it was on goes back into the queue."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture: its number, its size in points and in pixels, and where it lies."""

    number: int
    width: float
    height: float
    pixels: tuple[int, int]
    path: Path


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a file. `code` is empty where it was read; `words` are those of an attachment that is no text
    document; `log` is for the operator."""

    code: str = ""
    message: str = ""
    seconds: float = 0.0
    reading: dict[str, Any] | None = None
    words: str = ""
    pictures: tuple[Picture, ...] = field(default=())
    log: str = ""


@contextmanager
def read_in_child(source: Path, *, name: str, mode: str, stop: Callable[[], bool]) -> Iterator[Result]:
    """The result; its pictures lie in a folder that goes with the context."""
    with tempfile.TemporaryDirectory(prefix="read-", dir=incoming(), ignore_cleanup_errors=True) as place:
        folder = Path(place)
        code = _run(source, name, mode, folder, stop)
        yield _result(code, folder)


def _run(source: Path, name: str, mode: str, folder: Path, stop: Callable[[], bool]) -> int | None:
    """The child's exit code, or None where its time was up."""
    seconds = getattr(settings, "READING_SECONDS", MOST_SECONDS)
    with (folder / "log").open("wb") as log:
        child = subprocess.Popen(
            [*_COMMAND, mode, str(source), name, str(folder), str(seconds * 2)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
    try:
        return _wait(child, time.monotonic() + seconds, stop)
    finally:
        if child.returncode is None:
            end_tree(child.pid)
            child.wait()
        if child.stdin:
            child.stdin.close()


def _wait(child: subprocess.Popen[bytes], until: float, stop: Callable[[], bool]) -> int | None:
    while time.monotonic() < until:
        try:
            return child.wait(timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            if stop():
                raise Stopped() from None
    return None


def _result(code: int | None, folder: Path) -> Result:
    log = (folder / "log").read_bytes()[-_LOG:].decode("utf-8", "replace")
    if code is None:
        return Result(TIMED_OUT, log=log)
    if code or not (folder / OUTCOME).is_file():
        out = OUT_OF_MEMORY if code == -signal.SIGKILL or "MemoryError" in log else CRASHED
        return Result(out, log=log)
    outcome = json.loads((folder / OUTCOME).read_text("utf-8"))
    return Result(
        code=outcome["code"] or "",
        message=outcome["message"],
        seconds=outcome["seconds"],
        reading=None if outcome["code"] else _reading(folder),
        words=outcome.get("words", ""),
        pictures=tuple(_picture(one, folder) for one in outcome["pictures"]),
        log=log,
    )


def _reading(folder: Path) -> dict[str, Any]:
    """The reading, with signs that no database keeps replaced one for one: every span still fits."""
    reading: dict[str, Any] = json.loads(_UNSTORABLE.sub(r"\1\\ufffd", (folder / READING).read_text("utf-8")))
    return reading


def _picture(one: dict[str, Any], folder: Path) -> Picture:
    return Picture(one["number"], one["width"], one["height"], tuple(one["pixels"]), folder / one["file"])
