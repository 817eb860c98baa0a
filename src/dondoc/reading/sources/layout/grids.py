"""Ruled grids: from drawn lines to the cells that they enclose.

Each border of a cell may be drawn on its own, doubled, or as a thin box, so lines
are first gathered on common heights and sides; two fields of the grid without a
line between them are one merged cell. A frame around text (a secrecy mark, a page
border) is no table: a grid has at least two cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dondoc.reading.sources.layout.lines import Box, Rule

_NEAR = 3.0  # how far apart the two strokes of a double border stand
_SHORTEST = 6.0
_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class GridCell:
    """A field of the grid, or several merged into one."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid: the positions of its column and row borders, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        left, top, right, bottom = self.box
        return left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1

    def field(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the field at a point inside the grid."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return row, column


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """All grids that the rules of a page draw, from top to bottom."""
    flat = _Strokes([r for r in rules if r.horizontal and r.length >= _SHORTEST], level=True)
    upright = _Strokes([r for r in rules if not r.horizontal and r.length >= _SHORTEST], level=False)
    grids = [grid for group in _connected(flat.pieces, upright.pieces) if (grid := _build(*group)) is not None]
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


@dataclass(slots=True)
class _Piece:
    """A stroke at one position, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


class _Strokes:
    """Strokes of one direction, touching ones on one line made one."""

    def __init__(self, rules: Sequence[Rule], *, level: bool) -> None:
        raw = [_Piece((r.y0 + r.y1) / 2, r.x0, r.x1) if level else _Piece((r.x0 + r.x1) / 2, r.y0, r.y1) for r in rules]
        positions = _cluster([piece.at for piece in raw])
        lines: dict[float, list[_Piece]] = {}
        for piece in raw:
            at = _nearest(positions, piece.at)
            lines.setdefault(at, []).append(_Piece(at, piece.start, piece.end))
        self.pieces = [merged for at in sorted(lines) for merged in _merge(lines[at])]


def _cluster(values: Iterable[float]) -> list[float]:
    """Values that lie together, each group as its mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(positions: Sequence[float], value: float) -> float:
    after = bisect_right(positions, value)
    around = positions[max(after - 1, 0) : after + 1]
    return min(around, key=lambda position: abs(position - value))


def _merge(pieces: list[_Piece]) -> list[_Piece]:
    out: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        if out and piece.start <= out[-1].end + _NEAR:
            out[-1].end = max(out[-1].end, piece.end)
        else:
            out.append(piece)
    return out


def _connected(flat: list[_Piece], upright: list[_Piece]) -> list[tuple[list[_Piece], list[_Piece]]]:
    """Groups of strokes that touch one another."""
    parent = list(range(len(flat) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    heights = [piece.at for piece in flat]
    for j, stroke in enumerate(upright):
        low = bisect_right(heights, stroke.start - _NEAR)
        high = bisect_right(heights, stroke.end + _NEAR)
        for i in range(low, high):
            if flat[i].start - _NEAR <= stroke.at <= flat[i].end + _NEAR:
                parent[root(i)] = root(len(flat) + j)
    groups: dict[int, tuple[list[_Piece], list[_Piece]]] = {}
    for i, piece in enumerate(flat):
        groups.setdefault(root(i), ([], []))[0].append(piece)
    for j, piece in enumerate(upright):
        groups.setdefault(root(len(flat) + j), ([], []))[1].append(piece)
    return list(groups.values())


def _build(flat: list[_Piece], upright: list[_Piece]) -> Grid | None:
    if len(flat) < 2 or len(upright) < 2:
        return None
    ends = [edge for piece in flat for edge in (piece.start, piece.end)]
    xs = _spread([piece.at for piece in upright], min(ends), max(ends))
    ends = [edge for piece in upright for edge in (piece.start, piece.end)]
    ys = _spread([piece.at for piece in flat], min(ends), max(ends))
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    cells = _cells(xs, ys, _by_line(flat, ys), _by_line(upright, xs))
    return Grid(tuple(xs), tuple(ys), tuple(cells)) if len(cells) > 1 else None


def _spread(positions: list[float], low: float, high: float) -> list[float]:
    """Border positions, with the outer ones that are open (drawn by no line of their own) added."""
    found = _cluster(positions)
    if low < found[0] - 3 * _NEAR:
        found.insert(0, low)
    if high > found[-1] + 3 * _NEAR:
        found.append(high)
    return found


def _by_line(pieces: list[_Piece], positions: list[float]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[] for _ in positions]
    for piece in pieces:
        at = _nearest(positions, piece.at)
        lines[positions.index(at)].append(piece)
    return lines


def _is_drawn(line: list[_Piece], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(piece.end, end) - max(piece.start, start)) for piece in line)
    return covered >= _COVERED * (end - start)


def _cells(xs: list[float], ys: list[float], flat: list[list[_Piece]], upright: list[list[_Piece]]) -> list[GridCell]:
    rows, columns = len(ys) - 1, len(xs) - 1
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < columns
                and (row, column + wide) not in taken
                and not _is_drawn(upright[column + wide], ys[row], ys[row + 1])
            ):
                wide += 1
            high = 1
            while row + high < rows and _goes_down(xs, ys, flat, upright, row + high, column, wide):
                high += 1
            taken.update((row + r, column + c) for r in range(high) for c in range(wide))
            cells.append(GridCell(row, column, high, wide, (xs[column], ys[row], xs[column + wide], ys[row + high])))
    return cells


def _goes_down(
    xs: list[float],
    ys: list[float],
    flat: list[list[_Piece]],
    upright: list[list[_Piece]],
    row: int,
    column: int,
    wide: int,
) -> bool:
    """Whether a cell `wide` columns broad goes on into this row: no line above it, none through it."""
    if _is_drawn(flat[row], xs[column], xs[column + wide]):
        return False
    inner = any(_is_drawn(upright[column + c], ys[row], ys[row + 1]) for c in range(1, wide))
    closed = column + wide == len(xs) - 1 or _is_drawn(upright[column + wide], ys[row], ys[row + 1])
    return not inner and closed
