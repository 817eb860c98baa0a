"""Work for the engine's tests, done in real worker processes: what happens is written in the name of the job.

«die» ends its worker as the kernel would, «hang» never ends, «raise» fails in a way
that nobody foresaw. Each job that is begun leaves a line in the log that is its output.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from dondoc.faces.command.work import Job, Outcome


def labour(job: Job) -> Outcome:
    """Do what the name of the job says, and note who did it."""
    if job.output:
        with open(job.output, "ab", buffering=0) as log:
            log.write(f"{job.source}\n".encode())
    name = Path(job.source).name
    if name.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("hang"):
        time.sleep(600)
    if name.startswith("raise"):
        raise ZeroDivisionError(name)
    if name.startswith("slow"):
        time.sleep(0.2)
    return Outcome(job.source, tasks=1, seconds=float(os.getpid()))


def begun(log: Path) -> list[str]:
    """The jobs that were begun, as often as they were."""
    return log.read_text().split() if log.exists() else []
