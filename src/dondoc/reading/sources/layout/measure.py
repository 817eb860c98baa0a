"""The measure of a column of text: its edges, how far apart its lines stand, how first lines are indented.

Everything else rests on the edges: whether a line was full, whether it is centred.
A page has stains, stamps and titles, so an edge is where enough lines begin; a page
of few lines takes the measure of the others of its shape.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dondoc.reading.sources.layout.lines import TextLine

_SAME_EDGE = 5.0
INDENT = 9.0
_DEEPEST_INDENT = 60.0


@dataclass(frozen=True, slots=True)
class Column:
    """The measure of a column of text: edges, usual distance of lines, usual indent of first lines."""

    left: float
    right: float
    leading: float
    first: float = 36.0

    @property
    def indented(self) -> bool:
        """Whether first lines stand further in than the others."""
        return self.first > INDENT

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return max(self.right - self.left, 1.0)


def measure(
    lines: Sequence[TextLine], known: Column | None = None, spans: Sequence[tuple[float, float]] = ()
) -> Column:
    """The column that the lines are set in, and the tables between them (`spans` are their sides).

    What is known from the other pages counts, unless this page plainly has edges of its own.
    """
    if not lines and not spans:
        return known or Column(0.0, 1.0, 16.0)
    lefts = sorted([line.left for line in lines] + [a for a, _ in spans])
    rights = sorted([-line.right for line in lines] + [-b for _, b in spans])
    left, right = _edge(lefts), -_edge(rights)
    if known is not None and not _is_moved(known, left, right):
        left, right = _settled(lefts, left, known.left), -_settled(rights, -right, -known.right)
    size = size_of(lines[0]) if lines else 13.0
    gaps = [distance(a, b) for a, b in pairwise(lines) if a.right > right - (right - left) * 0.15]
    near = [gap for gap in gaps if size * 0.8 < gap < size * 2.2]
    leading = median(near) if near else (known.leading if known else size * 1.3)
    indents = [line.left - left for line in lines if INDENT < line.left - left < _DEEPEST_INDENT]
    first = known.first if known else (median(indents) if indents else 0.0)
    return Column(left, right, leading, first)


def _edge(values: list[float]) -> float:
    """The outermost edge that enough lines share: stains and stamps stand outside, titles and items inside it."""
    enough = max(2, round(len(values) * 0.1))
    own = next((v for i, v in enumerate(values) if _sharing(values, i) >= enough), values[0])
    return own if own - values[0] < 60 or enough > 3 else values[0]


def _is_moved(known: Column, left: float, right: float) -> bool:
    """Whether the whole page lies elsewhere on the sheet: mirrored margins, a scan laid on askew."""
    return abs((left - known.left) - (right - known.right)) < 8.0


def _settled(values: list[float], own: float, known: float) -> float:
    """On a page of titles, short items or narrow columns the edge of the other pages counts."""
    many = _sharing(values, values.index(own)) * 4 >= len(values)
    return own if own < known + (20.0 if many else _SAME_EDGE) else known


def _sharing(values: list[float], first: int) -> int:
    """How many values lie at this one or just behind it."""
    return bisect_right(values, values[first] + 6.0) - first


def size_of(line: TextLine) -> float:
    """The type size of a line, guessed from its height where the source does not know."""
    return line.size or line.height * 0.8


def distance(above: TextLine, below: TextLine) -> float:
    """How far one line stands below the other."""
    return below.bottom - above.bottom
