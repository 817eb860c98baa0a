"""Ruled tables of one page: the words that stand in each field of a grid.

Where rows have no line between them, the numbers of the first column tell them
apart: «1», «2», «3» one below the other are three rows. A word on a border goes to
the field that holds its middle.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from dondoc.reading.sources.layout.grids import Grid, GridCell
from dondoc.reading.sources.layout.lines import TextLine, Word
from dondoc.reading.sources.layout.measure import Column
from dondoc.reading.sources.layout.paragraphs import Draft, join_lines
from dondoc.reading.sources.layout.rows import build_rows, part_of
from dondoc.reading.sources.layout.tables import CellDraft, TableDraft

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?$")


def build_ruled(grid: Grid, lines: Sequence[TextLine], page: int) -> TableDraft:
    """The table that the grid makes of the lines inside it."""
    filled = _fill(grid, lines)
    cells: list[CellDraft] = []
    cuts = _hidden_rows(grid, filled)
    starts = [0]
    for row in range(len(grid.ys) - 1):
        starts.append(starts[-1] + len(cuts.get(row, [])) + 1)
    for cell in grid.cells:
        pieces = filled.get((cell.row, cell.column), [])
        if cell.row in cuts and cell.row_span == 1:
            cells += _cut_cell(cell, pieces, cuts[cell.row], starts[cell.row], page)
            continue
        span = starts[cell.row + cell.row_span] - starts[cell.row]
        drafts = cell_paragraphs(pieces, cell.box[0], cell.box[2], page)
        cells.append(CellDraft(starts[cell.row], cell.column, span, cell.column_span, drafts))
    return TableDraft(cells, starts[-1], grid.xs)


def _fill(grid: Grid, lines: Sequence[TextLine]) -> dict[tuple[int, int], list[TextLine]]:
    owner = {
        (cell.row + r, cell.column + c): (cell.row, cell.column)
        for cell in grid.cells
        for r in range(cell.row_span)
        for c in range(cell.column_span)
    }
    filled: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        runs: list[tuple[tuple[int, int], list[Word]]] = []
        for word in line.words:
            at = owner[grid.field((word.box[0] + word.box[2]) / 2, line.middle)]
            if runs and runs[-1][0] == at:
                runs[-1][1].append(word)
            else:
                runs.append((at, [word]))
        for at, words in runs:
            filled.setdefault(at, []).append(part_of(line, words))
    return {at: [row.as_line() for row in build_rows(pieces)] for at, pieces in filled.items()}


def cell_paragraphs(lines: Sequence[TextLine], left: float, right: float, page: int) -> list[Draft]:
    """The paragraphs of a cell between these borders."""
    if not lines:
        return []
    inset = min(8.0, max(1.0, min(line.left for line in lines) - left))
    gaps = [b.bottom - a.bottom for a, b in itertools.pairwise(lines)]
    leading = median(gaps) if gaps else lines[0].height * 1.3
    return join_lines(lines, Column(left + inset, right - inset, leading, first=0.0), page)


def _hidden_rows(grid: Grid, filled: dict[tuple[int, int], list[TextLine]]) -> dict[int, list[float]]:
    """For grid rows that hold several numbered rows: the heights at which the second and later ones begin."""
    out: dict[int, list[float]] = {}
    if len(grid.xs) < 3:
        return out
    for cell in grid.cells:
        lines = filled.get((cell.row, cell.column), [])
        if cell.column or cell.row_span > 1 or len(lines) < 2:
            continue
        numbers = [int(match[1]) if (match := _NUMBER.match(line.text)) else None for line in lines]
        if None in numbers or any(b != a + 1 for a, b in itertools.pairwise(numbers) if a and b):
            continue
        out[cell.row] = [line.top - 2 for line in lines[1:]]
    return out


def _cut_cell(cell: GridCell, lines: list[TextLine], cuts: list[float], start: int, page: int) -> list[CellDraft]:
    parts: list[list[TextLine]] = [[] for _ in range(len(cuts) + 1)]
    for line in lines:
        parts[bisect_right(cuts, line.middle)].append(line)
    return [
        CellDraft(start + i, cell.column, 1, cell.column_span, cell_paragraphs(part, cell.box[0], cell.box[2], page))
        for i, part in enumerate(parts)
    ]
