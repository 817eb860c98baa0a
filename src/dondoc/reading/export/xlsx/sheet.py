"""One sheet: title rows, a head that stays, rows as high as their longest cell, a page set up for print.

Excel does not grow a row by itself when a program writes it, and a row that is too
low hides words: heights are worked out here from the width of each letter in Times
New Roman, a little too high rather than too low.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from dondoc.language import _

Value = str | int | float | date | None
_LINE = 16.5  # points a line of Times New Roman 12 needs, marks stacked on capitals included
_HIGHEST = 409.0  # the highest row that Excel knows
_LONGEST = 32_767  # the longest text that a cell holds
_CUT = " […]"
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
_NARROW = frozenset("iíìỉĩịjltfrIJ.,;:'\"|!()[]/- ")
_WIDE = frozenset("mwMWƠƯÔĐ—@%&")


class Kind(enum.Enum):
    """How a column's values are shown."""

    TEXT = enum.auto()
    NUMBER = enum.auto()
    DAY = enum.auto()
    COUNT = enum.auto()


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    width: int
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds. `doubtful` are the rows, counted from 0, that a person should look at."""

    name: str
    summary: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    doubtful: frozenset[int] = frozenset()
    empty: str = ""


class Formats:
    """The few cell formats of a workbook."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        cell = {**base, "border": 1, "border_color": "#8A8478", "text_wrap": True}
        self.title = book.add_format({**base, "bold": True, "font_size": 14, "text_wrap": True})
        self.note = book.add_format({**base, "italic": True, "text_wrap": True})
        self.head = book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#EFEAE0"}
        )
        self.empty = book.add_format({**base, "italic": True})
        shapes = {
            Kind.TEXT: {},
            Kind.NUMBER: {"num_format": "#,##0.##########;-#,##0.##########", "align": "right"},
            Kind.DAY: {"num_format": "dd/mm/yyyy", "align": "center"},
            Kind.COUNT: {"align": "center"},
        }
        self._cells = {
            (kind, doubtful): book.add_format({**cell, **shape, **({"bg_color": "#FBF3DC"} if doubtful else {})})
            for kind, shape in shapes.items()
            for doubtful in (False, True)
        }

    def cell(self, kind: Kind, doubtful: bool) -> Any:
        """How a value looks; doubtful rows are tinted, and say why in words in a column of their own."""
        return self._cells[kind, doubtful]


def write_sheet(book: Any, formats: Formats, sheet: Sheet, titles: Iterable[str]) -> None:
    """Write one sheet from top to bottom and set up its page."""
    page = book.add_worksheet(sheet.name)
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
    head = _write_titles(page, formats, sheet, [title for title in titles if title])
    _write_head(page, formats, sheet, head)
    for index, row in enumerate(sheet.rows):
        _write_row(page, formats, sheet, head + 1 + index, row, index in sheet.doubtful)
    if not sheet.rows:
        page.write_string(head + 1, 0, sheet.empty, formats.empty)
    _set_up(page, sheet, head)


def _write_titles(page: Any, formats: Formats, sheet: Sheet, titles: list[str]) -> int:
    width, last = sum(column.width for column in sheet.columns), len(sheet.columns) - 1
    for row, text in enumerate(titles):
        style = formats.note if row == len(titles) - 1 else formats.title
        scale = 1.0 if style is formats.note else 1.25
        page.set_row(row, min(_HIGHEST, _LINE * scale * line_count(text, width / scale)))
        page.merge_range(row, 0, row, last, "", style)
        page.write_string(row, 0, _fitting(text), style)
    return len(titles)


def _write_head(page: Any, formats: Formats, sheet: Sheet, row: int) -> None:
    lines = max(line_count(column.head, column.width * 0.8) for column in sheet.columns)
    page.set_row(row, _LINE * lines + 6)
    for index, column in enumerate(sheet.columns):
        page.write_string(row, index, column.head, formats.head)


def _write_row(page: Any, formats: Formats, sheet: Sheet, row: int, values: Sequence[Value], doubtful: bool) -> None:
    lines = 1
    for index, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
        style = formats.cell(column.kind, doubtful)
        if value is None or value == "":
            page.write_blank(row, index, None, style)
        elif isinstance(value, str):
            page.write_string(row, index, _fitting(value), formats.cell(_kind_of_text(column.kind), doubtful))
            lines = max(lines, line_count(value, column.width))
        elif isinstance(value, date):
            _write_day(page, row, index, value, style)
        else:
            _write_number(page, row, index, value, style)
    page.set_row(row, min(_HIGHEST, _LINE * lines + 2))


def _kind_of_text(kind: Kind) -> Kind:
    return Kind.TEXT if kind is Kind.NUMBER else kind


def _write_day(page: Any, row: int, column: int, day: date, style: Any) -> None:
    if day < _FIRST_DAY:
        page.write_string(row, column, f"{day:%d/%m}/{day.year}", style)
    else:
        page.write_datetime(row, column, datetime.combine(day, time()), style)


def _write_number(page: Any, row: int, column: int, value: float, style: Any) -> None:
    """A number that a cell cannot hold (not finite, or longer than 15 digits) is written as text."""
    if -1e15 < value < 1e15:
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, str(value), style)


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _set_up(page: Any, sheet: Sheet, head: int) -> None:
    last_row, last_column = head + len(sheet.rows), len(sheet.columns) - 1
    page.freeze_panes(head + 1, 0)
    if sheet.rows:
        page.autofilter(head, 0, last_row, last_column)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.print_area(0, 0, max(last_row, head + 1), last_column)
    page.set_footer("&L&10&A&R&10" + _("Trang {page}/{pages}").format(page="&P", pages="&N"))
    page.hide_gridlines(2)


def line_count(text: str, width: float) -> int:
    """How many lines a text takes in a column, words kept whole where they fit.

    >>> line_count("một hai ba", 20), line_count("một hai ba", 7), line_count("", 5)
    (1, 2, 1)
    """
    return sum(_wrapped(line, max(width - 1.5, 1.0)) for line in text.split("\n"))


def _wrapped(line: str, width: float) -> int:
    count, used = 1, 0.0
    for word in line.split(" "):
        size = _width(word)
        if used and used + 0.6 + size > width:
            count, used = count + 1, 0.0
        if size > width:
            count += int(size / width)
            size %= width
        used += size + (0.6 if used else 0.0)
    return count


def _width(word: str) -> float:
    """The width of a word in units of Excel's columns, on the generous side."""
    return sum(0.58 if c in _NARROW else 1.56 if c in _WIDE else 1.38 if c.isupper() else 0.95 for c in word)
