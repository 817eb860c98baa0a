"""The engine: many documents through one executor, results as they come.

It knows the standard interface of `concurrent.futures` and what a crew adds to it
(how many may wait, which jobs are on a worker right now, how to stop one). Only a
bounded number of jobs is handed over at a time, so a folder of a million files
needs memory for a few. A worker that dies takes its pool along; then the pool is
made anew, the jobs that were on a worker are tried again each on its own, and
the one that kills even then is reported. The worse mistake is to blame a file
that only stood beside the culprit.
"""

from __future__ import annotations

import itertools
import queue
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from dondoc.faces.command.work import TIMED_OUT, WORKER_DIED, Job, Outcome, RunLost, failure
from dondoc.language import _

TICK = 0.25
DEFAULT_SECONDS = 600.0
FRUITLESS_RENEWALS = 3

WorkFunction = Callable[[Job], Outcome]


class Crew(Protocol):
    """An executor and what it knows about its workers."""

    width: int
    window: int
    killers: tuple[type[BaseException], ...]
    """What the executor raises in place of a result when a job killed its workers."""

    def submit(self, number: int, work: WorkFunction, job: Job, /) -> Future[Outcome]: ...

    def started(self) -> dict[int, float]:
        """The numbers of the jobs that are on a worker now, each with the seconds since it began."""

    def kill(self, number: int, /) -> None:
        """Stop the worker that has this job."""

    def single(self) -> Crew:
        """A crew of one of the same kind, to try a suspect alone."""

    def renew(self) -> None:
        """Make the broken executor anew."""

    def close(self, *, now: bool = False) -> None: ...


@dataclass
class Stop:
    """Says that the person wants the run to end; set by the signal handler, asked by whoever loops."""

    requested: bool = False


@dataclass
class Engine:
    """Sends jobs to a crew and hands back their outcomes."""

    work: WorkFunction
    crew: Crew
    seconds: float = DEFAULT_SECONDS
    stop: Stop = field(default_factory=Stop)
    _flying: dict[int, Job] = field(default_factory=dict)
    _again: deque[Job] = field(default_factory=deque)
    _doubted: deque[Job] = field(default_factory=deque)
    _alone: bool = False
    _landed: queue.SimpleQueue[tuple[int, Future[Outcome]]] = field(default_factory=queue.SimpleQueue)
    _late: set[int] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _fruitless: int = 0
    _checked: float = 0.0

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Yield the outcome of each job once, in the order in which they are done."""
        feed = iter(jobs)
        while not self.stop.requested:
            whole = self._send(feed)
            if whole and not self._flying:
                if not self._again and not self._take_doubted():
                    return
                continue
            yield from self._receive() if whole else self._recover()

    def _take_doubted(self) -> bool:
        """When all else is done, a job whose worker died in company goes out once more, with nothing beside it."""
        if not self._doubted:
            return False
        self._alone = True
        self._again.append(self._doubted.popleft())
        return True

    def last_outcomes(self) -> Iterator[Outcome]:
        """End the run now; yield what had been done and not been fetched yet."""
        while not self._landed.empty():
            number, future = self._landed.get()
            job = self._flying.pop(number)
            if not future.cancelled() and not isinstance(future.exception(), BrokenExecutor):
                yield self._outcome(job, future)
        self.crew.close(now=True)

    def _send(self, feed: Iterator[Job]) -> bool:
        """Hand over jobs until the window is full; False where the executor turns out to be broken."""
        while len(self._flying) < self.crew.window and not self.stop.requested:
            job = self._again.popleft() if self._again else next(feed, None)
            if job is None:
                return True
            number = next(self._numbers)
            try:
                future = self.crew.submit(number, self.work, job)
            except BrokenExecutor:
                self._again.appendleft(job)
                return False
            self._flying[number] = job
            future.add_done_callback(partial(self._land, number))
        return True

    def _land(self, number: int, future: Future[Outcome]) -> None:
        self._landed.put((number, future))

    def _receive(self) -> Iterator[Outcome]:
        """Wait a moment for one result; look meanwhile for jobs that take too long."""
        self._stop_the_late()
        try:
            number, future = self._landed.get(timeout=TICK)
        except queue.Empty:
            return
        if _is_lost(future):
            self._landed.put((number, future))
            yield from self._recover()
            return
        self._fruitless = 0
        self._late.discard(number)
        job = self._flying.pop(number)
        if not self._alone and not future.cancelled() and isinstance(future.exception(), self.crew.killers):
            self._doubted.append(job)
            return
        yield self._outcome(job, future)

    def _stop_the_late(self) -> None:
        now = time.monotonic()
        if now - self._checked < TICK:
            return
        self._checked = now
        for number, seconds in self.crew.started().items():
            if seconds > self.seconds and number in self._flying:
                self._late.add(number)
                self.crew.kill(number)

    def _recover(self) -> Iterator[Outcome]:
        """Make the crew anew after a worker died, and find out which job did it.

        1. Take what was done before the end; the rest is lost.
        2. A job stopped for its time is the cause, and known.
        3. Otherwise those on a worker are suspects; with one worker there is but one.
        4. All others go out again.
        """
        lost: dict[int, Job] = {}
        while self._flying:
            number, future = self._landed.get()
            job = self._flying.pop(number)
            if _is_lost(future):
                lost[number] = job
            else:
                yield self._outcome(job, future)
        started = self.crew.started()
        late = {number for number in lost if number in self._late}
        suspects = [] if late else [number for number in lost if number in started]
        self._again.extend(job for number, job in lost.items() if number not in late and number not in suspects)
        self._late.clear()
        self._fruitless = 0 if late or suspects else self._fruitless + 1
        if self._fruitless > FRUITLESS_RENEWALS:
            raise RunLost(_("Các tiến trình đọc cứ khởi động là dừng; kiểm tra bộ nhớ của máy rồi chạy lại lệnh này."))
        self.crew.renew()
        yield from (_timed_out(lost[number], self.seconds) for number in sorted(late))
        yield from self._judge([lost[number] for number in suspects])

    def _judge(self, suspects: list[Job]) -> Iterator[Outcome]:
        if self.crew.width == 1:
            yield from (_killer(job) for job in suspects)
            return
        if not suspects:
            return
        alone = self.crew.single()
        try:
            yield from Engine(self.work, alone, self.seconds, self.stop).outcomes(suspects)
        finally:
            alone.close(now=self.stop.requested)

    def _outcome(self, job: Job, future: Future[Outcome]) -> Outcome:
        """The result, or the failure that the executor reports in its place."""
        try:
            return future.result()
        except CancelledError:
            raise RunLost(_("Cụm máy đã bỏ việc đang làm; chạy lại lệnh này để đọc tiếp.")) from None
        except self.crew.killers:
            return _killer(job)
        except Exception as error:
            message = _(
                "Tiến trình đọc tệp này báo lỗi ({kind}); chạy lại, nếu vẫn lỗi thì gửi tệp cho người phát triển."
            )
            return failure(job, "internal", message.format(kind=type(error).__name__))


class Inline:
    """A crew of nobody but this process: work is done when it is handed over."""

    width = 1
    window = 1
    killers: tuple[type[BaseException], ...] = ()

    def submit(self, _number: int, work: WorkFunction, job: Job, /) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        future.set_result(work(job))
        return future

    def started(self) -> dict[int, float]:
        return {}

    def kill(self, _number: int, /) -> None:
        """Nobody to stop: this process does the work."""

    def single(self) -> Inline:
        return self

    def renew(self) -> None:
        """Nothing to renew."""

    def close(self, *, now: bool = False) -> None:
        """Nothing to close."""


def _is_lost(future: Future[Outcome]) -> bool:
    return not future.cancelled() and isinstance(future.exception(), BrokenExecutor)


def _killer(job: Job) -> Outcome:
    message = _(
        "Tiến trình đọc dừng đột ngột vì tệp này (hết bộ nhớ hoặc tệp hỏng); kiểm tra hoặc xuất lại tệp rồi thử lại."
    )
    return failure(job, WORKER_DIED, message)


def _timed_out(job: Job, seconds: float) -> Outcome:
    message = _("Đọc tệp này quá {n} giây nên đã dừng; chia nhỏ tệp, hoặc chạy lại với --timeout lớn hơn.")
    return failure(job, TIMED_OUT, message.format(n=f"{seconds:g}"))
