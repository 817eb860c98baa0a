"""How far the run is: a bar where somebody watches, a plain line now and then where a log does."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TextIO

from dondoc.language import _

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

SECONDS_BETWEEN_LINES = 10.0


class Progress(Protocol):
    """What is told of each document."""

    def step(self, *, failed: bool) -> None: ...

    def skip(self) -> None: ...

    def close(self) -> None: ...


class Silent:
    """Tells nothing."""

    def step(self, *, failed: bool) -> None:
        """One more."""

    def skip(self) -> None:
        """One more that was done before."""

    def close(self) -> None:
        """The end."""


class Lines:
    """A line every few seconds: for logs and pipes."""

    def __init__(self, stream: TextIO, *, every: float = SECONDS_BETWEEN_LINES) -> None:
        self._stream = stream
        self._every = every
        self._began = self._told = time.monotonic()
        self._done = self._failed = 0

    def step(self, *, failed: bool) -> None:
        self._done += 1
        self._failed += failed
        now = time.monotonic()
        if now - self._told >= self._every:
            self._told = now
            rate = self._done / (now - self._began)
            line = _("Đã đọc {n} tệp, {failed} lỗi, {rate} tệp mỗi giây.")
            print(line.format(n=self._done, failed=self._failed, rate=f"{rate:.1f}"), file=self._stream, flush=True)

    def skip(self) -> None:
        """Nothing to tell: the closing lines say how many."""

    def close(self) -> None:
        """Nothing to tell: the closing table follows."""


class Bar:
    """A bar with files, rate, time left and failures. The total is counted beside the work."""

    def __init__(self, count: Callable[[], int]) -> None:
        self._bar = _rich_bar()
        self._task = self._bar.add_task(_("Đang đọc"), total=None, failed=0)
        self._failed = 0
        self._bar.start()
        threading.Thread(target=lambda: self._bar.update(self._task, total=count()), daemon=True).start()

    def step(self, *, failed: bool) -> None:
        self._failed += failed
        self._bar.update(self._task, advance=1, failed=self._failed)

    def skip(self) -> None:
        self._bar.update(self._task, advance=1)

    def close(self) -> None:
        self._bar.stop()


def open_progress(count: Callable[[], int], *, quiet: bool) -> Progress:
    """What suits where standard error goes."""
    if quiet:
        return Silent()
    return Bar(count) if sys.stderr.isatty() else Lines(sys.stderr)


def _rich_bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(_("{rate} tệp/giây").format(rate=f"{task.speed:.1f}") if task.speed else "")

    class Failures(ProgressColumn):
        def render(self, task: Task) -> Text:
            failed = task.fields["failed"]
            return Text(_("{n} lỗi").format(n=failed), style="red") if failed else Text("")

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TextColumn(_("còn")),
        TimeRemainingColumn(),
        Failures(),
        console=Console(stderr=True),
        transient=True,
    )
