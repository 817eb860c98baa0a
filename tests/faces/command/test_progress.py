"""Progress: a bar for who watches, lines for a log, nothing where quiet was asked for."""

from __future__ import annotations

import io
import sys
import time

import pytest

from dondoc import language
from dondoc.faces.command.progress import Bar, Lines, Silent, open_progress


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    language.use("vi")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_log_gets_a_line_with_counts_and_rate() -> None:
    stream = io.StringIO()
    lines = Lines(stream, every=0)
    lines.step(failed=False)
    lines.step(failed=True)
    assert stream.getvalue().splitlines()[1].startswith("Đã đọc 2 tệp, 1 lỗi, ")


def test_log_is_not_flooded() -> None:
    stream = io.StringIO()
    lines = Lines(stream)
    for _number in range(1000):
        lines.step(failed=False)
    assert stream.getvalue() == ""


def test_bar_shows_files_total_and_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    bar = open_progress(lambda: 3, quiet=False)
    assert isinstance(bar, Bar)
    bar.step(failed=False)
    bar.step(failed=True)
    bar.skip()
    while bar._bar.tasks[0].total is None:
        time.sleep(0.01)
    bar.close()
    assert "Đang đọc" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()
    assert "1 lỗi" in terminal.getvalue()


def test_no_terminal_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert isinstance(open_progress(lambda: 3, quiet=False), Lines)


def test_quiet_is_silent() -> None:
    assert isinstance(open_progress(lambda: 3, quiet=True), Silent)
