"""What the run came to: a table of documents for a small run, totals, what failed and why."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from dondoc.faces.command.work import STDIN, Outcome
from dondoc.language import _

ROWS = 30
FAILURES = 100
_LOG_WIDTH = 120


@dataclass
class Summary:
    """Counts of a run. Memory stays flat: rows and failures are kept up to what will be shown."""

    read: int = 0
    failed: int = 0
    skipped: int = 0
    tasks: int = 0
    targets: int = 0
    duties: int = 0
    warnings: int = 0
    rows: list[Outcome] = field(default_factory=list)
    failures: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        if outcome.failed:
            self.failed += 1
            if len(self.failures) < FAILURES:
                self.failures.append(outcome)
            return
        self.read += 1
        self.tasks += outcome.tasks
        self.targets += outcome.targets
        self.duties += outcome.duties
        self.warnings += outcome.warnings
        if len(self.rows) <= ROWS:
            self.rows.append(outcome)

    @property
    def exit_code(self) -> int:
        """0 all read, 1 some failed, 3 nothing read."""
        if not self.read and not self.skipped:
            return 3
        return 1 if self.failed else 0


def shown_name(source: str) -> str:
    """A path as people know it: from where they stand, if it lies there."""
    if source == STDIN:
        return _("(đầu vào chuẩn)")
    try:
        return str(Path(source).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return source


def failure_line(outcome: Outcome) -> str:
    return f"{shown_name(outcome.source)}: {outcome.message}"


def print_summary(summary: Summary, journal: Path | None, *, quiet: bool, stream: TextIO | None = None) -> None:
    """Print the closing lines to standard error: the table, the totals, then what failed and why."""
    stream = stream or sys.stderr
    if not quiet:
        if summary.read:
            _print_table(summary, stream)
        for line in _lines(summary):
            print(line, file=stream)
    for outcome in sorted(summary.failures, key=lambda failed: failed.source):
        print(failure_line(outcome), file=stream)
    more = summary.failed - len(summary.failures)
    if more > 0 and journal:
        line = _("… và {n} tệp khác không đọc được, xem {journal}.")
        print(line.format(n=more, journal=journal), file=stream)


def _lines(summary: Summary) -> list[str]:
    lines = []
    if summary.skipped:
        lines.append(_("Bỏ qua {n} tệp đã đọc ở lần trước và chưa thay đổi.").format(n=summary.skipped))
    if not (summary.read or summary.failed or summary.skipped):
        lines.append(_("Không có tệp nào để đọc; kiểm tra lại thư mục."))
    if summary.failed:
        lines.append(_("Không đọc được {n} tệp:").format(n=summary.failed))
    return lines


def _print_table(summary: Summary, stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_footer=True, pad_edge=False)
    total = _("Cộng {n} tệp").format(n=summary.read)
    table.add_column(_("Tệp"), footer=total, overflow="fold")
    counts = (
        (_("Nhiệm vụ"), summary.tasks),
        (_("Chỉ tiêu"), summary.targets),
        (_("Báo cáo"), summary.duties),
        (_("Cảnh báo"), summary.warnings),
    )
    for head, number in counts:
        table.add_column(head, footer=str(number), justify="right")
    if len(summary.rows) <= ROWS:
        for row in sorted(summary.rows, key=lambda row: row.source):
            cells = (row.tasks, row.targets, row.duties, row.warnings)
            table.add_row(shown_name(row.source), *map(str, cells))
    width = None if stream.isatty() else _LOG_WIDTH
    Console(file=stream, width=width, highlight=False, markup=False).print(table)
