"""Tables without rules: columns that stay apart over at least three rows.

What makes the table is the white between its columns: a gutter that no word of
the run crosses. A run of text is only taken for a table when three of its rows
have words on both sides; to tear a paragraph into columns is the worse mistake.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from dondoc.reading.sources.layout.lines import TextLine
from dondoc.reading.sources.layout.measure import Column
from dondoc.reading.sources.layout.rows import Row, split_at
from dondoc.reading.sources.layout.ruled import cell_paragraphs
from dondoc.reading.sources.layout.tables import CellDraft, TableDraft
from dondoc.reading.sources.layout.wording import ends_sentence, goes_on, starts_item

_LEAST_ROWS = 3
_GUTTER = 9.0
_LONGEST_CELL = 6  # rows of one column only between two full ones

Gutters = list[tuple[float, float]]


def find_columns(rows: Sequence[Row], column: Column) -> list[tuple[int, int, Gutters]]:
    """Runs of rows that are tables: first row, row after the last, and the white between the columns."""
    out: list[tuple[int, int, Gutters]] = []
    index = 0
    while index < len(rows):
        found = _run_from(rows, index, column) if len(rows[index].fragments) > 1 else None
        if found is None:
            index += 1
            continue
        out.append(found)
        index = found[1]
    return out


def _run_from(rows: Sequence[Row], first: int, column: Column) -> tuple[int, int, Gutters] | None:
    gutters = _whites(rows[first])
    last, full, at = first + 1, 1, first + 1
    while at < len(rows) and at - last <= _LONGEST_CELL and _is_near(rows[at - 1], rows[at]):
        narrowed = _cut(gutters, rows[at])
        if not narrowed:
            break
        if len(rows[at].fragments) > 1:
            full += 1
            last = at + 1
        gutters = narrowed
        at += 1
    if full < _LEAST_ROWS:
        return None
    gutters = _kept(rows[first:last], gutters)
    if not gutters or _columns_filled(rows[first:last], gutters) < _LEAST_ROWS:
        return None
    return first, _with_last_cell(rows, last, gutters, column), gutters


def find_continued(rows: Sequence[Row], gutters: Gutters) -> tuple[int, Gutters] | None:
    """How many rows at the top of a page go on with the columns of the page before, and the white that they leave."""
    last, at = 0, 0
    kept = gutters
    while at < len(rows) and at - last <= _LONGEST_CELL and (not at or _is_near(rows[at - 1], rows[at])):
        narrowed = _cut(gutters, rows[at])
        if len(narrowed) < len(gutters):
            break
        gutters = narrowed
        at += 1
        if len(_by_column(rows[at - 1], gutters)) > 1:
            last, kept = at, gutters
    return (last, kept) if last else None


def _is_near(above: Row, below: Row) -> bool:
    return below.top - above.bottom < 2.5 * (below.bottom - below.top)


def _whites(row: Row) -> Gutters:
    words = [word.box for fragment in row.fragments for word in fragment.words]
    return [(a[2], b[0]) for a, b in pairwise(words) if b[0] - a[2] >= _GUTTER]


def _cut(gutters: Gutters, row: Row) -> Gutters:
    """The gutters, narrowed to what this row leaves white."""
    out = gutters
    for fragment in row.fragments:
        for word in fragment.words:
            out = [piece for low, high in out for piece in _outside(low, high, word.box[0], word.box[2])]
    return out


def _outside(low: float, high: float, left: float, right: float) -> Gutters:
    if right <= low or left >= high:
        return [(low, high)]
    return [(a, b) for a, b in ((low, left), (right, high)) if b - a >= _GUTTER]


def _kept(rows: Sequence[Row], gutters: Gutters) -> Gutters:
    """Only gutters with words on both sides: of two with nothing between them the first."""
    words = [word.box for row in rows for fragment in row.fragments for word in fragment.words]
    out: Gutters = []
    for low, high in gutters:
        before = out[-1][1] if out else float("-inf")
        if any(before <= box[0] and box[2] <= low for box in words):
            out.append((low, high))
    return [gutter for gutter in out if any(box[0] >= gutter[1] - 1 for box in words)]


def _columns_filled(rows: Sequence[Row], gutters: Gutters) -> int:
    """How many rows have words in two columns or more."""
    return sum(1 for row in rows if len(_by_column(row, gutters)) > 1)


def _place(line: TextLine, gutters: Gutters) -> int:
    middle = (line.left + line.right) / 2
    return sum(1 for low, high in gutters if middle > (low + high) / 2)


def _with_last_cell(rows: Sequence[Row], last: int, gutters: Gutters, column: Column) -> int:
    """The end of the run, with lines behind it that are set in the first column's measure.

    At the foot of a page the last row may show only the first lines of its first cell.
    """
    limit = gutters[0][0]
    while last < len(rows) and _is_near(rows[last - 1], rows[last]):
        row = rows[last]
        narrow = row.right <= gutters[0][1] - 2 and row.right < column.right - 60
        if not narrow or not (row.right > limit - 50 or goes_on(row.text)):
            break
        last += 1
    return last


def build_columns(rows: Sequence[Row], gutters: Gutters, column: Column, page: int) -> TableDraft:
    """The table of these rows."""
    lines = [_by_column(row, gutters) for row in rows]
    starts = _row_starts(rows, lines)
    edges = (column.left, *((low + high) / 2 for low, high in gutters), column.right)
    cells: list[CellDraft] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
        for place in range(len(gutters) + 1):
            pieces = [line[place] for line in lines[start:end] if place in line]
            right = gutters[place][0] + 4 if place < len(gutters) else column.right
            cells.append(CellDraft(number, place, paragraphs=cell_paragraphs(pieces, edges[place], right, page)))
    return TableDraft(cells, len(starts), edges, ruled=False, gutters=tuple(gutters))


def _by_column(row: Row, gutters: Gutters) -> dict[int, TextLine]:
    out: dict[int, list[TextLine]] = {}
    for fragment in row.fragments:
        for piece in _split_at_gutters(fragment, gutters):
            out.setdefault(_place(piece, gutters), []).append(piece)
    return {place: Row(tuple(pieces)).as_line() for place, pieces in out.items()}


def _split_at_gutters(line: TextLine, gutters: Gutters) -> list[TextLine]:
    cuts = [
        i
        for i in range(1, len(line.words))
        if any(line.words[i - 1].box[2] <= low + 1 and line.words[i].box[0] >= high - 1 for low, high in gutters)
    ]
    return split_at(line, cuts)


def _row_starts(rows: Sequence[Row], lines: Sequence[dict[int, TextLine]]) -> list[int]:
    """Which visual rows begin a row of the table; the others are further lines of its cells."""
    gaps = [b.bottom - a.bottom for a, b in itertools.pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    starts = [0]
    for index in range(1, len(rows)):
        first = lines[index].get(0)
        if first is None:
            continue
        above = next((lines[i][0].text for i in range(index - 1, -1, -1) if 0 in lines[i]), "")
        if starts_item(first.text) or (
            not goes_on(first.text) and _is_fresh(lines[index], above, gaps[index - 1], usual)
        ):
            starts.append(index)
    return starts


def _is_fresh(line: dict[int, TextLine], above: str, gap: float, usual: float) -> bool:
    return len(line) > 1 or gap > usual * 1.25 or ends_sentence(above)
