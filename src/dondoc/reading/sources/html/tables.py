"""Tables of a page: which are tables at all, whether lines are drawn, and where each cell stands.

Pages are laid out with tables too: one that holds other tables, or a single cell, is
taken apart into its text. A table inside a cell of a real table becomes lines of that cell.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from dondoc.reading.sources.base import Cell, Paragraph, Table
from dondoc.reading.sources.html.css import Sheet


class Use(enum.Enum):
    """What a table element is for."""

    GRID = "grid"
    LAYOUT = "layout"
    INNER = "inner"


_MOST_COLUMNS = 200
_DRAWN = re.compile(r"solid|double|dashed|dotted|groove|ridge|\b[1-9]\d*(?:\.\d+)?(?:px|pt)\b")
_NOT_DRAWN = re.compile(r"\b(?:none|hidden)\b")
_GRID_CLASS = re.compile(r"MsoTableGrid|border(?:ed)?\b|\bgrid\b", re.IGNORECASE)
_CELLS = ("td", "th")
_LOOKED_AT = 12  # cells; a drawn table shows its lines in the first of them


def find_uses(root: etree._Element, sheet: Sheet, room: int) -> dict[etree._Element, Use]:
    """What each table of the page is for."""
    tables = [table for table in root.iter("table") if isinstance(table, etree._Element)]
    outer = {table: next(table.iterancestors("table"), None) for table in tables}
    holders = {above for above in outer.values() if above is not None}
    uses: dict[etree._Element, Use] = {}
    for table in tables:
        above = outer[table]
        if above is not None and uses.get(above) is not Use.LAYOUT:
            uses[table] = Use.INNER
        else:
            uses[table] = _use(table, sheet, table in holders)
        if uses[table] is Use.GRID:
            room -= sum(1 for _cell in table.iter("td", "th"))
            if room < 0:
                uses[table] = Use.LAYOUT
    return uses


def is_ruled(table: etree._Element, sheet: Sheet) -> bool:
    """Whether lines are drawn. Nothing said: a grid of three columns is drawn, a letterhead is not."""
    border = table.get("border")
    if border is not None and border.strip() not in ("", "0"):
        return True
    if table.get("rules") in ("all", "rows", "cols") or _GRID_CLASS.search(table.get("class", "")):
        return True
    cells = islice((cell for row in _rows(table) for cell in row if cell.tag in _CELLS), _LOOKED_AT)
    said = [_says_drawn(sheet.declarations(element)) for element in (table, *cells)]
    if True in said:
        return True
    if border is not None or False in said:
        return False
    return _width(table) > 2


def _use(table: etree._Element, sheet: Sheet, holds_tables: bool) -> Use:
    width, height = _width(table), sum(1 for _row in islice(_rows(table), 2))
    if width <= 1 and height <= 1:
        return Use.LAYOUT
    if holds_tables and not (is_ruled(table, sheet) and width > 2 and height > 1):
        return Use.LAYOUT
    return Use.GRID


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, not those of tables inside."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _width(table: etree._Element) -> int:
    """The most cells in one of the first rows."""
    rows = islice(_rows(table), _LOOKED_AT)
    return max((sum(1 for cell in row if cell.tag in _CELLS) for row in rows), default=0)


def _says_drawn(said: dict[str, str]) -> bool | None:
    values = [value for name, value in said.items() if name.startswith("border") and not name.endswith(_NO_LINE)]
    if any(_DRAWN.search(value) and not _NOT_DRAWN.search(value) for value in values):
        return True
    return False if values else None


_NO_LINE = ("collapse", "spacing", "radius", "color")


class Grid:
    """A table being read: cells find their column, spans are kept within bounds."""

    def __init__(self, index: int, ruled: bool) -> None:
        self.index = index
        self.ruled = ruled
        self.row = -1
        self.column = 0
        self._taken: list[int] = []  # for each column the first row that is free again
        self._next = 0
        self._cells: list[tuple[int, int, int, int, list[Paragraph]]] = []
        self._open: list[Paragraph] | None = None

    @property
    def in_cell(self) -> bool:
        return self._open is not None

    def start_row(self) -> None:
        self.row += 1
        self.column = 0
        self._open = None

    def start_cell(self, column_span: str | None, row_span: str | None) -> None:
        if self.row < 0:
            self.start_row()
        columns, rows = min(_span(column_span), _MOST_COLUMNS), _span(row_span)
        while self.column < len(self._taken) and self._taken[self.column] > self.row:
            self.column += 1
        missing = self.column + columns - len(self._taken)
        self._taken += [0] * max(0, missing)
        self._taken[self.column : self.column + columns] = [self.row + rows] * columns
        self._open = []
        self._cells.append((self.row, self.column, rows, columns, self._open))
        self._next = self.column + columns

    def end_cell(self) -> None:
        if self._open is not None:
            self.column = self._next
            self._open = None

    def add(self, paragraph: Paragraph) -> None:
        if self._open is not None:
            self._open.append(paragraph)

    def build(self) -> Table | None:
        """The table, or None where no cell holds a word."""
        if not any(paragraphs for *_place, paragraphs in self._cells):
            return None
        height = self.row + 1
        cells = tuple(
            Cell(tuple(paragraphs), row, column, max(1, min(rows, height - row)), columns)
            for row, column, rows, columns, paragraphs in self._cells
        )
        return Table(cells, height, len(self._taken), self.ruled)


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    return max(1, int(digits)) if digits.isdecimal() and len(digits) < 6 else 1
