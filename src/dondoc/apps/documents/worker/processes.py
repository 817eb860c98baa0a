"""Ending a process together with all that it started, and bounds on what it may take.

A reader starts Tesseract and LibreOffice, which live in sessions of their own; killing
its process group alone would leave them. So the tree is found by its parents in /proc
and ended from the top; where there is no /proc, the group has to do.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections import defaultdict
from pathlib import Path

try:
    import resource
except ImportError:  # no such module on Windows
    resource = None  # type: ignore[assignment]

_PROC = Path("/proc")


def end_tree(pid: int) -> None:
    """Kill a process, its descendants, and its process group."""
    family = descendants(pid)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    for one in (pid, *family):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(one, signal.SIGKILL)


def descendants(pid: int) -> list[int]:
    """All processes below this one."""
    children: dict[int, list[int]] = defaultdict(list)
    for one, parent in _parents():
        children[parent].append(one)
    found, waiting = [], [pid]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def _parents() -> list[tuple[int, int]]:
    found = []
    for folder in _PROC.glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # «123 (name (with) brackets) S 45 …»: what stands behind the last bracket is safe to split.
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            found.append((int(folder.name), int(fields[1])))
    return found


def limit(*, memory: int, seconds: int, file_bytes: int) -> None:
    """Bound this process and all that it starts: memory it writes to, seconds of work, size of a file."""
    if resource is None:
        return
    bounds = (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        _soft, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))
