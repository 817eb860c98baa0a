"""Work for the tests, done in real worker processes: what happens is written in the name of the job.

«die» ends its worker as the kernel would, «hang» never ends, «raise» fails in a way
that nobody foresaw. For the engine alone each job that is begun leaves a line in the
log that is its output; the clerk stands in for the reader in a whole run. As a
program this module is `dondoc` with the clerk as its reader.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dondoc.faces.command.work import Job, Outcome, Work, failure, write_whole


def labour(job: Job) -> Outcome:
    """Do what the name of the job says, and note who did it."""
    if job.output:
        with open(job.output, "ab", buffering=0) as log:
            log.write(f"{job.source}\n".encode())
    act(Path(job.source).name)
    return Outcome(job.source, tasks=1, seconds=float(os.getpid()))


def act(name: str) -> None:
    """Do what a name says."""
    if name.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("hang"):
        time.sleep(600)
    if name.startswith("raise"):
        raise ZeroDivisionError(name)
    if name.startswith("slow"):
        time.sleep(0.2)


@dataclass(frozen=True, slots=True)
class Clerk(Work):
    """Copies a text in capitals where the reader would read it, and notes each copy in a log."""

    log: str = ""

    def _outcome(self, job: Job) -> Outcome:
        if self.log:
            with open(self.log, "ab", buffering=0) as log:
                log.write(f"{Path(job.source).name}\n".encode())
        act(Path(job.source).name)
        data = Path(job.source).read_bytes() if job.data is None else job.data
        if not data:
            return failure(job, "empty", "Tệp rỗng.")
        write_whole(Path(str(job.output)), data.decode().upper().encode())
        return Outcome(job.source, job.output, tasks=len(data.split()))


def main(words: list[str], log: str = "") -> int:
    """Run the command with the clerk as its reader."""
    from dondoc.faces.command.arguments import parse_arguments
    from dondoc.faces.command.folder import read_into_folder

    arguments = parse_arguments(words)
    return read_into_folder(arguments, Clerk(format=arguments.format, ocr=arguments.ocr, log=log))


def begun(log: Path) -> list[str]:
    """The jobs that were begun, as often as they were."""
    return log.read_text().split() if log.exists() else []


if __name__ == "__main__":
    import labour  # under its own name, so that the workers find the clerk

    raise SystemExit(labour.main(sys.argv[2:], sys.argv[1]))
