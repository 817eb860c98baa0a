"""One page taken apart: asides, notes, head and foot, tables, and the text between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dondoc.reading.sources.base import Part
from dondoc.reading.sources.layout.columns import Gutters, build_columns, find_columns, find_continued
from dondoc.reading.sources.layout.footnotes import build_footnotes, find_footnotes
from dondoc.reading.sources.layout.grids import Grid, find_grids
from dondoc.reading.sources.layout.letterhead import build_foot, build_head, find_foot, find_head
from dondoc.reading.sources.layout.lines import PageContent, TextLine
from dondoc.reading.sources.layout.measure import Column
from dondoc.reading.sources.layout.paragraphs import Draft, join_lines
from dondoc.reading.sources.layout.rows import Row, build_rows, without_marks
from dondoc.reading.sources.layout.ruled import build_ruled
from dondoc.reading.sources.layout.running import find_stamp
from dondoc.reading.sources.layout.tables import TableDraft

Element = Draft | TableDraft


@dataclass(slots=True)
class PageDraft:
    """A page on its way: what is in grids, the rows outside them, and what they turn out to be."""

    content: PageContent
    grids: list[tuple[Grid, list[TextLine]]]
    rows: list[Row]
    asides: list[Draft] = field(default_factory=list)
    footnotes: list[Draft] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)

    @property
    def table_sides(self) -> list[tuple[float, float]]:
        """Left and right of the ruled tables that are as wide as the text."""
        half = self.content.width / 2
        return [(grid.xs[0], grid.xs[-1]) for grid, _ in self.grids if grid.xs[-1] - grid.xs[0] > half]

    @property
    def lines(self) -> list[TextLine]:
        return [row.as_line() for row in self.rows]


def open_page(content: PageContent) -> PageDraft:
    """Tell the lines inside ruled grids from the rows outside."""
    grids: list[tuple[Grid, list[TextLine]]] = [(grid, []) for grid in find_grids(content.rules)]
    outside: list[TextLine] = []
    stamp = find_stamp(content.lines)
    for line in (line for index, line in enumerate(content.lines) if index not in stamp):
        middle = (line.left + line.right) / 2
        inside = next((lines for grid, lines in grids if grid.holds(middle, line.middle)), outside)
        inside.append(line)
    filled = [(grid, lines) for grid, lines in grids if lines]
    page = PageDraft(content, filled, build_rows(outside))
    page.asides = [_aside(content.lines[index], page) for index in sorted(stamp)]
    return page


def _aside(line: TextLine, page: PageDraft) -> Draft:
    return Draft([(page.content.number, line)], Column(0.0, page.content.width, 16.0), Part.RUNNING_HEAD)


def set_aside(page: PageDraft, numbers: set[int]) -> None:
    """Take these rows out of the body and keep them as asides."""
    page.asides += [_aside(page.rows[index].as_line(), page) for index in sorted(numbers)]
    page.rows = [row for index, row in enumerate(page.rows) if index not in numbers]


def lay_out(page: PageDraft, column: Column, size: float, open_gutters: Gutters) -> None:
    """Turn the page's rows and grids into paragraphs and tables, in reading order.

    `open_gutters` are those of a table without rules at the foot of the page before.
    """
    content = page.content
    start = find_footnotes(page.rows, content.rules, column, size, content.height)
    page.footnotes = build_footnotes(page.rows[start:], column, content.number)
    page.rows = _unmarked(page.rows[:start])
    placed: list[tuple[float, Element]] = [
        (grid.box[1], build_ruled(grid, _clean(lines), content.number)) for grid, lines in page.grids
    ]
    stretches = _stretches(page.rows, [top for top, _ in placed])
    goes_on = find_continued(stretches[0], open_gutters) if open_gutters else None
    if goes_on is not None:
        count, gutters = goes_on
        rows, stretches[0] = stretches[0][:count], stretches[0][count:]
        placed.append((rows[0].top, build_columns(rows, gutters, column, content.number)))
    for rows in stretches:
        placed += _elements(rows, column, page)
    page.elements = [element for _, element in sorted(placed, key=lambda pair: pair[0])]


def _unmarked(rows: Sequence[Row]) -> list[Row]:
    out = []
    for row in rows:
        kept = _clean(row.fragments)
        if kept:
            out.append(Row(tuple(kept)))
    return out


def _clean(lines: Sequence[TextLine]) -> list[TextLine]:
    return [kept for line in lines if (kept := without_marks(line)) is not None]


def _stretches(rows: Sequence[Row], tables: Sequence[float]) -> list[list[Row]]:
    """The rows between one ruled table and the next."""
    out: list[list[Row]] = [[] for _ in range(len(tables) + 1)]
    for row in rows:
        out[sum(1 for top in tables if top < row.middle)].append(row)
    return out


def _elements(rows: list[Row], column: Column, page: PageDraft) -> list[tuple[float, Element]]:
    """Head and foot first, because their words are fixed; then columns; the rest is running text."""
    number = page.content.number
    if not rows:
        return []
    head = find_head(rows, column, page.content.height)
    if head is not None:
        first, last, divide = head
        table = build_head(rows[first:last], divide, column, number)
        return [*_text(rows[:first], column, number), (rows[first].top, table), *_elements(rows[last:], column, page)]
    foot = find_foot(rows, column)
    if foot is not None:
        first, last, divide = foot
        table = build_foot(rows[first:last], divide, column, number)
        before = _elements(rows[:first], column, page)
        return [*before, (rows[first].top, table), *_elements(rows[last:], column, page)]
    return _text(rows, column, number)


def _text(rows: Sequence[Row], column: Column, page: int) -> list[tuple[float, Element]]:
    out: list[tuple[float, Element]] = []
    done = 0
    for first, last, gutters in find_columns(rows, column):
        out += _paragraphs(rows[done:first], column, page)
        out.append((rows[first].top, build_columns(rows[first:last], gutters, column, page)))
        done = last
    return out + _paragraphs(rows[done:], column, page)


def _paragraphs(rows: Sequence[Row], column: Column, page: int) -> list[tuple[float, Element]]:
    drafts = join_lines([row.as_line() for row in rows], column, page)
    return [(draft.first.top, draft) for draft in drafts]
