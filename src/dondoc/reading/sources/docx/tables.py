"""The grid of a table: where each cell stands, what it spans, and whether lines are drawn.

Merged cells stand once, with their spans; what Word hides below a vertical merge is
not shown. Lines come from the table, its style, its row or the cell itself, and a
table counts as ruled when a good part of its cell edges are drawn: a letterhead with
one line under the motto is not. Source: ECMA-376 part 1, 17.4. To take a ruled table
for a letterhead is the worse mistake: its cells would be read as lines of a page head.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dondoc.reading.sources.docx.borders import EDGES, Edges, edges_of
from dondoc.reading.sources.docx.names import CELL, DELETED, ROW, TEXT, VAL, Element, content, number, val, w
from dondoc.reading.sources.docx.styles import Styles

_TABLE_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES = w("tblPr"), w("trPr"), w("tcPr")
_EXCEPTIONS, _STYLE = w("tblPrEx"), w("tblStyle")
_TABLE_BORDERS, _CELL_BORDERS = w("tblBorders"), w("tcBorders")
_BEFORE, _SPAN, _DOWN, _ACROSS = w("gridBefore"), w("gridSpan"), w("vMerge"), w("hMerge")
_WIDEST = 512  # Word stops at 63 columns; more is a damaged number, not a table
_RULED_SHARE = 0.4  # horizontal rules alone draw half of the edges
_INSIDE = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}


@dataclass(slots=True)
class Slot:
    """A cell in the grid, with the lines that its row draws by default."""

    element: Element
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    borders: Edges = field(default_factory=dict)


@dataclass(slots=True)
class Grid:
    """The cells of a table in reading order, the size, and counts of what is not shown."""

    slots: list[Slot] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    deleted_rows: int = 0
    hidden_cells: int = 0


def lay_out(table: Element, styles: Styles) -> Grid:
    """Put the cells of a table on its grid."""
    grid = Grid()
    borders = _borders_of_table(table, styles)
    open_cells: dict[int, Slot] = {}
    for row in content(table):
        if row.tag != ROW:
            continue
        if row.find(f"{_ROW_PROPERTIES}/{DELETED}") is not None:
            grid.deleted_rows += 1
            continue
        slots = list(_slots_of_row(row, grid.rows, borders))
        if slots:
            open_cells = _place(slots, open_cells, grid)
            grid.rows += 1
    return grid


def is_ruled(grid: Grid) -> bool:
    """Whether lines are drawn round the cells of this table."""
    if not grid.slots:
        return False
    return sum(_drawn_edges(slot, grid) for slot in grid.slots) >= _RULED_SHARE * len(EDGES) * len(grid.slots)


def _slots_of_row(row: Element, index: int, borders: Edges) -> Iterator[Slot]:
    own = row.find(f"{_EXCEPTIONS}/{_TABLE_BORDERS}")
    if own is not None:
        borders = {**borders, **edges_of(own)}
    column = _bounded(val(row.find(_ROW_PROPERTIES), _BEFORE), 0)
    before: Slot | None = None
    for cell in content(row):
        if cell.tag != CELL:
            continue
        properties = cell.find(_CELL_PROPERTIES)
        span = max(1, _bounded(val(properties, _SPAN), 1))
        if before is not None and _goes_on(properties, _ACROSS):
            before.column_span += span
        else:
            before = Slot(cell, index, column, column_span=span, borders=borders)
            yield before
        column += span


def _place(slots: list[Slot], open_cells: dict[int, Slot], grid: Grid) -> dict[int, Slot]:
    """Add a row to the grid; return the cells that the next row may continue."""
    following: dict[int, Slot] = {}
    for slot in slots:
        grid.columns = max(grid.columns, slot.column + slot.column_span)
        properties = slot.element.find(_CELL_PROPERTIES)
        above = open_cells.get(slot.column)
        if above is not None and _goes_on(properties, _DOWN):
            above.row_span += 1
            following[slot.column] = above
            grid.hidden_cells += next(slot.element.iter(TEXT), None) is not None
            continue
        grid.slots.append(slot)
        if properties is not None and properties.find(_DOWN) is not None:
            following[slot.column] = slot
    return following


def _goes_on(properties: Element | None, merge: str) -> bool:
    """Whether a merge continues here: a merge element without a value does."""
    element = None if properties is None else properties.find(merge)
    return element is not None and element.get(VAL, "continue") == "continue"


def _borders_of_table(table: Element, styles: Styles) -> Edges:
    properties = table.find(_TABLE_PROPERTIES)
    own = None if properties is None else properties.find(_TABLE_BORDERS)
    return {**styles.table_borders(val(properties, _STYLE)), **edges_of(own)}


def _drawn_edges(slot: Slot, grid: Grid) -> int:
    own = edges_of(slot.element.find(f"{_CELL_PROPERTIES}/{_CELL_BORDERS}"))
    outer = {
        "top": slot.row == 0,
        "left": slot.column == 0,
        "bottom": slot.row + slot.row_span >= grid.rows,
        "right": slot.column + slot.column_span >= grid.columns,
    }
    return sum(own.get(edge, slot.borders.get(edge if outer[edge] else _INSIDE[edge], False)) for edge in EDGES)


def _bounded(text: str | None, default: int) -> int:
    value = number(text)
    return default if value is None else max(0, min(value, _WIDEST))
