"""What was measured, as rows of the bench's table and as a page that can be kept: `bench/FIGURES.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from measure import Row

from province.load import Times
from province.measuring import Minute

MEDIAN_AIM, P95_AIM = 2.0, 250.0
ONE_AIM, EIGHT_AIM = 2.0, 4.0
LIST = "danh sách đầy đủ"


@dataclass
class Figures:
    """All measurements of one run: each page as (small, full), by the number of clients."""

    small: int
    full: int
    pages: dict[int, list[list[Times]]] = field(default_factory=dict)
    peer: dict[int, list[Times]] = field(default_factory=dict)
    minutes: Sequence[Minute] = ()
    machine: str = ""

    def rows(self) -> list[Row]:
        """For `measure.print_table`."""
        return [*self._medians(), *self._against_redmine(), *self._flatness()]

    def _medians(self) -> Iterable[Row]:
        for small, full in self.pages.get(1, []):
            grown = full.median / small.median
            aim = f"≤ {MEDIAN_AIM:g} lần, p95 ≤ {P95_AIM:g} ms"
            what = f"{full.visit.name}, p95 {full.percentile(0.95):.0f} ms"
            yield Row("province", what, full.median, "ms", f"{self.small:,} phần việc", small.median, grown, aim)

    def _against_redmine(self) -> Iterable[Row]:
        for clients, aim in ((1, ONE_AIM), (8, EIGHT_AIM)):
            ours = next((row[-1] for row in self.pages.get(clients, []) if LIST in row[-1].visit.name), None)
            for theirs in self.peer.get(clients, []):
                if ours is None:
                    continue
                mine, other = (one.median if clients == 1 else one.percentile(0.95) for one in (ours, theirs))
                word = "p50" if clients == 1 else "p95"
                what = f"{LIST}, {clients} máy khách, {word}"
                yield Row("redmine", what, mine, "ms", theirs.visit.name, other, other / mine, f"≥ {aim:g} lần")

    def _flatness(self) -> Iterable[Row]:
        if len(self.minutes) < 2:
            return
        first, last = self.minutes[0], self.minutes[-1]
        what = f"thông lượng, phút 1 và phút {len(self.minutes)}"
        yield Row("flat", what, last.rate, "trang/s", "phút 1", first.rate, last.rate / first.rate, "như nhau")
        yield Row("flat", "bộ nhớ", last.memory, "MB", "phút 1", first.memory, last.memory / first.memory, "như nhau")


def write_page(figures: Figures, path: Path, told: Sequence[str]) -> None:
    """The whole of it, with both ends of every page."""
    lines = ["# Đo một tỉnh đầy việc", "", *told, ""]
    for clients, rows in sorted(figures.pages.items()):
        lines += [f"## {clients} máy khách", "", *_table(figures, rows), ""]
    if figures.peer:
        lines += ["## Redmine 5.0 của Debian, 10.000 việc, cùng máy, cùng lúc", "", *_peer_table(figures), ""]
    if figures.minutes:
        lines += ["## Chạy lâu", "", "| phút | trang/s | MB |", "| --- | --- | --- |"]
        lines += [f"| {n} | {one.rate:.1f} | {one.memory:.0f} |" for n, one in enumerate(figures.minutes, 1)]
    path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _table(figures: Figures, rows: Sequence[Sequence[Times]]) -> Iterable[str]:
    small, full = f"{figures.small:,}", f"{figures.full:,}"
    yield f"| trang | p50, {small} | p50, {full} | gấp | p95 | p99 | trang/s | CPU, {small} | CPU, {full} | kB |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for one, other in rows:
        yield (
            f"| {other.visit.name} | {one.median:.1f} | {other.median:.1f} | {other.median / one.median:.2f} "
            f"| {other.percentile(0.95):.1f} | {other.percentile(0.99):.1f} | {other.rate:.1f} "
            f"| {one.cpu:.1f} | {other.cpu:.1f} | {other.size / 1000:.0f} |"
        )


def _peer_table(figures: Figures) -> Iterable[str]:
    yield "| trang | máy khách | p50 | p95 | p99 | trang/s | CPU | kB |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for clients, rows in sorted(figures.peer.items()):
        ours = [row[-1] for row in figures.pages.get(clients, []) if LIST in row[-1].visit.name]
        for one in [*rows, *ours]:
            yield (
                f"| {one.visit.name} | {clients} | {one.median:.1f} | {one.percentile(0.95):.1f} "
                f"| {one.percentile(0.99):.1f} | {one.rate:.1f} | {one.cpu:.1f} | {one.size / 1000:.0f} |"
            )
