"""The four states of many bodies: one bar each, its parts in the order of the four cells, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.faces.charts.bars import linked
from dondoc.faces.charts.chart import Chart, html_table, ornament
from dondoc.faces.charts.markup import Value, Word, element, join, number, percent, word
from dondoc.rules.four_cells import FourCells

PARTS = ("done_on_time", "done_late", "open_in_time", "open_overdue")
_ROOM_FOR_A_NUMBER = 0.05


@dataclass(frozen=True, slots=True)
class Stack:
    """One body, plan or field with its cells."""

    label: Word
    cells: FourCells
    url: str = ""


def stacked(rows: Sequence[Stack], *, title: Word, head: Word, as_share: bool = False) -> Chart:
    """What is overdue longest first. `as_share` lets every bar fill the breadth."""
    ordered = sorted(rows, key=lambda row: (-row.cells.open_overdue, -sum(_parts(row.cells))))
    whole = None if as_share else max((sum(_parts(row.cells)) for row in ordered), default=0) or 1
    lines = ((linked(row.label, row.url), _bar(row.cells, whole), *_numbers(row.cells)) for row in ordered)
    return Chart("stacked", title, html_table((head, _("Biểu đồ"), *_heads()), lines, class_="bars stacked"))


def _heads() -> tuple[SafeString, ...]:
    """The words of the parts, each behind a square of its colour."""
    words = (_("Xong đúng hạn"), _("Xong quá hạn"), _("Trong hạn"), _("Quá hạn"))
    return tuple(join(_swatch(part), name) for part, name in zip(PARTS, words, strict=True))


def _swatch(part: str) -> SafeString:
    return ornament(element("rect", width=10, height=10, class_=f"part {part}"), width=10, height=10, class_="swatch")


def _parts(cells: FourCells) -> tuple[int, ...]:
    return tuple(getattr(cells, part) for part in PARTS)


def _numbers(cells: FourCells) -> tuple[Value, ...]:
    return tuple(
        element("span", number(value), class_=f"cell-key {part}" if value else "zero")
        for part, value in zip(PARTS, _parts(cells), strict=True)
    )


def _bar(cells: FourCells, whole: int | None) -> SafeString:
    """The parts of one bar; of its own sum where no whole is given."""
    length = whole or sum(_parts(cells)) or 1
    drawn: list[SafeString] = []
    begin = 0.0
    for part, value in zip(PARTS, _parts(cells), strict=True):
        share = value / length
        if value:
            drawn.append(_part(part, begin, share))
        if share >= _ROOM_FOR_A_NUMBER:
            drawn.append(word(number(value), begin + share / 2, 14, f"on {part}", "middle"))
        begin += share
    return ornament(*drawn, class_="bar-line", height=20, width="100%")


def _part(part: str, begin: float, share: float) -> SafeString:
    return element("rect", x=percent(begin), y=2, width=percent(share), height=16, class_=f"part {part}")
