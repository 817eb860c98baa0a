"""The run over many documents: one result for each in a folder, to be stopped and continued at will.

Everything streams: inputs are found while others are read, and what is kept in
memory is bounded. A result never replaces a file that was there to be read.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dondoc.faces.command.arguments import LOCAL_ENGINE, SUFFIXES, Arguments
from dondoc.faces.command.engine import DEFAULT_SECONDS, Engine, Inline, Stop
from dondoc.faces.command.inputs import count_inputs, find_inputs
from dondoc.faces.command.journal import Journal
from dondoc.faces.command.progress import Progress, open_progress
from dondoc.faces.command.summary import Summary, print_summary
from dondoc.faces.command.work import STDIN, Job, Outcome, RunLost, Work, failure, read_stdin
from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.refusals import system_reason

if TYPE_CHECKING:
    from dondoc.faces.command.engine import Crew
    from dondoc.faces.command.inputs import Input

STOPPED = 130
SMALL = 256 * 1024
FEW = 8
"""So many small documents are read in this process when one at a time is asked for."""


class FolderRun:
    """A run that writes one result for each document into a folder, and can be stopped and continued."""

    def __init__(self, arguments: Arguments, work: Work, journal: Journal) -> None:
        self.arguments = arguments
        self.work = work
        self.journal = journal
        self.stop = Stop()
        self.summary = Summary()
        self._states: dict[str, tuple[int, int] | None] = {}
        self._roots = [os.path.realpath(name) for name in arguments.inputs if name != STDIN]
        self._progress: Progress = open_progress(lambda: count_inputs(arguments.inputs, journal), quiet=arguments.quiet)

    def run(self) -> None:
        """Read all documents, until the end or until the person stops it."""
        try:
            with listening(self.stop):
                crew, jobs = self._hire()
                try:
                    engine = Engine(self.work, crew, self.arguments.timeout, self.stop)
                    for outcome in engine.outcomes(jobs):
                        self._take(outcome)
                    if self.stop.requested:
                        for outcome in engine.last_outcomes():
                            self._take(outcome)
                finally:
                    crew.close(now=self.stop.requested)
        finally:
            self._progress.close()

    def _hire(self) -> tuple[Crew, Iterable[Job]]:
        """The crew that suits the work, and the jobs.

        A few small ones, one at a time, need no other process, unless the person wants slow ones stopped:
        this process cannot stop itself.
        """
        if self.arguments.engine != LOCAL_ENGINE:
            return self._hire_cluster(), self._jobs()
        from dondoc.faces.command.workers import Workers, count_processors

        asked = self.arguments.jobs or count_processors()
        jobs = self._jobs()
        first = list(islice(jobs, max(asked, FEW + 1)))
        hurried = self.arguments.timeout < DEFAULT_SECONDS
        if not first or (asked == 1 and not hurried and not self.journal.dangerous and _are_small(first)):
            return Inline(), chain(first, jobs)
        return Workers(min(asked, len(first))), chain(first, jobs)

    def _hire_cluster(self) -> Crew:
        from dondoc.faces.command.cluster import Cluster

        cluster = Cluster(self.arguments.engine, seconds=self.arguments.timeout)
        try:
            for folder in (str(self.journal.folder), *filter(os.path.isdir, self._roots)):
                cluster.require_shared(folder)
        except BaseException:
            cluster.close(now=True)
            raise
        return cluster

    def _jobs(self) -> Iterator[Job]:
        """What is still to be done, entered in the journal as it is handed out."""
        for found in find_inputs(self.arguments.inputs, self.journal):
            if self.stop.requested:
                return
            job = Job(found.path, self._output(found))
            if found.problem:
                self._take(failure(Job(found.path), "not-readable", _not_walked(found.problem)))
            elif not self.arguments.force and self.journal.is_done(found.path, job.output or ""):
                self.summary.skipped += 1
                self._progress.skip()
            elif self._is_anothers(job.output or ""):
                self._take(failure(job, "would-overwrite", _would_overwrite(job.output or "")))
            else:
                self._states[job.source] = self.journal.begin(job.source, job.output or "")
                yield replace(job, data=read_stdin()) if job.source == STDIN else job

    def _output(self, found: Input) -> str:
        """Where the result goes; a document that has the very name of its result gets its whole name in front."""
        suffix = SUFFIXES[self.arguments.format]
        output = str(self.journal.folder / (found.target + suffix))
        if not found.path.endswith(suffix) or output != os.path.realpath(found.path):
            return output
        return str(Path(output).with_name(Path(found.path).name + suffix))

    def _is_anothers(self, output: str) -> bool:
        """Whether a file stands there that belongs to what is to be read and is no result of ours."""
        if self.journal.owns(output) or not os.path.lexists(output):
            return False
        place = Path(os.path.realpath(output))
        return any(place.is_relative_to(root) for root in self._roots)

    def _take(self, outcome: Outcome) -> None:
        self.journal.finish(outcome, self._states.pop(outcome.source, None))
        self.summary.add(outcome)
        self._progress.step(failed=outcome.failed)


def read_into_folder(arguments: Arguments, work: Work) -> int:
    """Read all documents into a folder, say what came of it, and return the exit code."""
    lost = None
    with _open_journal(Path(os.path.realpath(arguments.output or ".")), work) as journal:
        run = FolderRun(arguments, work, journal)
        try:
            run.run()
        except RunLost as error:
            lost = error
        print_summary(run.summary, journal.path, quiet=arguments.quiet)
    if lost:
        print(lost, file=sys.stderr)
        return max(run.summary.exit_code, 1)
    if run.stop.requested:
        line = _("Đã dừng theo yêu cầu: {n} tệp đã đọc xong. Chạy lại đúng lệnh này để đọc tiếp phần còn lại.")
        print(line.format(n=run.summary.read + run.summary.skipped), file=sys.stderr)
        return STOPPED
    return run.summary.exit_code


def _open_journal(folder: Path, work: Work) -> Journal:
    try:
        return Journal(folder, work)
    except OSError as error:
        message = _("Không ghi được vào thư mục {folder} ({reason}); kiểm tra quyền ghi và dung lượng đĩa.")
        raise CannotRead("not-writable", message.format(folder=folder, reason=system_reason(error))) from None


@contextmanager
def listening(stop: Stop) -> Iterator[None]:
    """Turn Ctrl-C, and the system's request to end, into a stop between two results; the second time at once."""

    def ask(_number: int, _frame: Any) -> None:
        if stop.requested:
            raise KeyboardInterrupt
        stop.requested = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _are_small(jobs: list[Job]) -> bool:
    return len(jobs) <= FEW and all(_size(job) <= SMALL for job in jobs)


def _size(job: Job) -> int:
    try:
        return len(job.data) if job.data is not None else Path(job.source).stat().st_size
    except OSError:
        return 0


def _not_walked(reason: str) -> str:
    return _("Không mở được thư mục này ({reason}); kiểm tra quyền đọc.").format(reason=reason)


def _would_overwrite(output: str) -> str:
    message = _("Kết quả sẽ ghi đè lên tệp có sẵn {output}; chọn thư mục kết quả khác sau -o.")
    return message.format(output=output)
