"""Measuring side by side: ours and the peer's turn about, medians, one core, one table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

REPEATS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `better` says how many times ours is as good as the peer's; None without a peer."""

    section: str
    what: str
    ours: float
    unit: str
    peer: str = ""
    theirs: float | None = None
    better: float | None = None
    aim: str = ""


def use_one_core() -> None:
    """Bind this process, and all that it starts, to one processor."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def side_by_side(*works: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """Median seconds of each, warmed up, taken in turns so that a busy moment strikes all alike."""
    for work in works:
        work()
    rounds = [[seconds(work) for work in works] for _round in range(repeats)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


# A process starts out with the memory of the one that made it, so a small one has to make it
_LAUNCHER = """
import os, sys, time
nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
started = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
status, usage = os.wait4(pid, 0)[1:]
print(time.perf_counter() - started, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def whole_process(words: Sequence[str], repeats: int = REPEATS) -> tuple[float, float]:
    """Median seconds and largest memory in megabytes of a program run from start to end."""
    rounds = [_launch(words) for _round in range(repeats + 1)][1:]
    return statistics.median(took for took, _memory in rounds), max(memory for _took, memory in rounds)


def _launch(words: Sequence[str]) -> tuple[float, float]:
    launcher = [sys.executable, "-S", "-c", _LAUNCHER, *words]
    done = subprocess.run(launcher, capture_output=True, text=True, check=True)
    took, memory = done.stdout.split()
    return float(took), float(memory)


def print_table(rows: Sequence[Row]) -> None:
    head = ("phép đo", "dondoc", "đối chứng", "kết quả", "gấp", "mục tiêu")
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cells(row: Row) -> tuple[str, ...]:
    theirs = "" if row.theirs is None else f"{_short(row.theirs)} {row.unit}"
    better = "" if row.better is None else f"{row.better:.2f}"
    return (row.what, f"{_short(row.ours)} {row.unit}", row.peer, theirs, better, row.aim)


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


def as_json(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "python": sys.version.split()[0],
        "processor": _processor(),
        "rows": [asdict(row) for row in rows],
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
