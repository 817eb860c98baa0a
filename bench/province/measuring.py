"""The pages of both provinces side by side, served as users have them: granian, two workers, production settings."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dondoc.faces.command.serve import APPLICATION, PROCESSES, THREADS, answers
from province.load import Times, Visit, measure

HOST = "127.0.0.1"
START_SECONDS = 60


@dataclass
class Served:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]
    database: int = 0  # the process above those of PostgreSQL

    def memory(self) -> float:
        """Megabytes of all processes of the server; shared pages count where they are mapped."""
        return sum(_resident(pid) for pid in [self.process.pid, *_descendants(self.process.pid)])

    def busy(self) -> float:
        """Seconds of processor time that the server and its database have used."""
        heads = [self.process.pid, *([self.database] if self.database else [])]
        return sum(_cpu_seconds(pid) for head in heads for pid in (head, *_descendants(head)))


@contextmanager
def serving(environment: dict[str, str], port: int) -> Iterator[Served]:
    """The web processes of `dondoc serve`; its worker, which does nothing here, is left out."""
    surroundings = {**os.environ, **environment}
    manage = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(manage, env=surroundings, check=True)
    words = (
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers",
        str(PROCESSES), "--blocking-threads", str(THREADS), "--log-level", "warning", APPLICATION,
    )  # fmt: skip
    process = subprocess.Popen(words, env=surroundings)
    try:
        end = time.monotonic() + START_SECONDS
        while not answers(HOST, port):
            if process.poll() is not None or time.monotonic() > end:
                raise SystemExit("máy chủ web không chạy")
            time.sleep(0.2)
        yield Served(port, process)
    finally:
        process.terminate()
        process.wait(timeout=30)


def side_by_side(
    places: list[tuple[Served, list[Visit]]], *, clients: int, seconds: float, only: str = ""
) -> list[list[Times]]:
    """Each page of each server in turn, so that a busy moment of the machine strikes all alike."""
    found = []
    for visits in zip(*(visits for _served, visits in places), strict=True):
        if only not in visits[0].name or (visits[0].alone and clients > 1):
            continue
        row = [_one(served, visit, clients, seconds) for (served, _visits), visit in zip(places, visits, strict=True)]
        for times in row:
            print(f"  {line_of(times)}", file=sys.stderr, flush=True)
        found.append(row)
    return found


def _one(served: Served, visit: Visit, clients: int, seconds: float) -> Times:
    measure(HOST, served.port, visit, clients=2, seconds=0.5, warm=2)
    before = served.busy()
    times = measure(HOST, served.port, visit, clients=clients, seconds=seconds, warm=0)
    times.busy = served.busy() - before
    return times


def line_of(times: Times) -> str:
    return (
        f"{times.visit.name:<60} {times.clients} × "
        f"p50 {times.median:7.1f}  p95 {times.percentile(0.95):7.1f}  p99 {times.percentile(0.99):7.1f} ms"
        f"  {times.rate:6.1f}/s  CPU {times.cpu:6.1f} ms  {times.size / 1000:.0f} kB"
    )


@dataclass(frozen=True, slots=True)
class Minute:
    """One stretch of the long run."""

    rate: float
    memory: float


def long_run(served: Served, visits: list[Visit], *, clients: int, minutes: int) -> list[Minute]:
    """All pages mixed, minute after minute: does it hold its pace, does it hold its memory?"""
    found = []
    quick = [visit for visit in visits if not visit.alone]
    for _minute in range(minutes):
        rates = [measure(HOST, served.port, visit, clients=clients, seconds=60 / len(quick), warm=0) for visit in quick]
        asked, took = sum(len(one.took) for one in rates), sum(one.seconds for one in rates)
        found.append(Minute(asked / took, served.memory()))
        print(f"  phút {len(found)}: {found[-1].rate:.1f}/s, {found[-1].memory:.0f} MB", file=sys.stderr, flush=True)
    return found


def _resident(pid: int) -> float:
    for line in _read(f"/proc/{pid}/status").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _cpu_seconds(pid: int) -> float:
    fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _descendants(pid: int) -> list[int]:
    children = [
        int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in _read(str(path)).split()
    ]
    return [one for child in children for one in (child, *_descendants(child))]


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""
