"""A reading laid out as paper: its lines with the marks on them, its tables, where its pages end.

What it yields are plain values; `faces` make HTML of them. All words of the text are
there, in their order: what a person signed is never shortened.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from dondoc.apps.documents.marks import Mark, in_order
from dondoc.reading.export.html.marks import Piece, cut, lines_of
from dondoc.reading.model import Passage, Role, Span

Json = Mapping[str, Any]
MarkLike = Mark | tuple[int, int, str, str, str]
_SIDE_BY_SIDE: Final = frozenset((Role.LETTERHEAD, Role.SIGNATURE, Role.RECIPIENTS))
_OPENINGS: Final = _SIDE_BY_SIDE | {Role.TITLE, Role.ANNEX}
_DEEPEST = 5
_LONGEST_HEAD = 80


@dataclass(frozen=True, slots=True)
class Words:
    """Words under the same marks, the outermost first; `begins` are the marks that start here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: what it is for, its item, how deep it stands; `level` is that of a heading, from 1."""

    start: int
    end: int
    role: str
    path: str
    words: tuple[Words, ...]
    depth: int = 0
    level: int = 0
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `span` columns wide."""

    lines: tuple[Line, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `heads` says that its first row names the columns; `plain` that no lines are drawn (a letterhead)."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    heads: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class PageEnd:
    """Here page `number` begins."""

    number: int


Block = Line | Grid | PageEnd


@dataclass(slots=True)
class _Placed:
    """A line and where it stands in the file."""

    line: Line
    place: Json = field(default_factory=dict)

    @property
    def table(self) -> int | None:
        found: int | None = self.place.get("table")
        return found


def compose(data: Json, text: str, marks: Iterable[MarkLike] = ()) -> Iterator[Block]:
    """The blocks of a document in order."""
    page = 1
    for table, run in groupby(_placed(data, text, marks), key=lambda placed: placed.table):
        lines = list(run)
        number = lines[0].place.get("page", page)
        if number != page and lines[0].line.role not in (Role.FOOTNOTE.value, Role.ASIDE.value):
            page = number
            yield PageEnd(page)
        if table is None:
            for placed in lines:
                number = placed.place.get("page", page)
                if number > page and placed.line.role not in (Role.FOOTNOTE.value, Role.ASIDE.value):
                    page = number
                    yield PageEnd(page)
                yield placed.line
        else:
            yield _grid(lines)
            page = max(page, max(placed.place.get("page", page) for placed in lines))


def _placed(data: Json, text: str, marks: Iterable[MarkLike]) -> Iterator[_Placed]:
    source: Json = data.get("source") or {}
    finder = PlaceFinder(source.get("places") or ())
    passages = (Passage(Span(start, end), Role(role), path) for start, end, role, path in source.get("passages") or ())
    before: Role | None = None
    for passage, pieces in cut(lines_of(text, passages), in_order(marks, len(text))):
        opens = passage.role is not before and bool({passage.role, before} & _OPENINGS)
        yield _Placed(_line(text, passage, pieces, opens), finder.at(passage.span.start))
        before = passage.role


def _line(text: str, passage: Passage, pieces: Sequence[Piece[Mark]], opens: bool) -> Line:
    words = tuple(Words(text[p.start : p.end].replace("\n", " "), p.marks, p.begins) for p in pieces)
    path = passage.path or ""
    depth = min(path.count("."), _DEEPEST) if path else 0
    level = path.count(".") + 1 if passage.role is Role.HEADING and path else 0
    return Line(passage.span.start, passage.span.end, passage.role.value, path, words, depth, level, opens)


class PlaceFinder:
    """Finds quickly where in the file a place of the text stands."""

    def __init__(self, places: Sequence[Sequence[Any]]) -> None:
        self._starts = [start for start, _place in places]
        self._places: list[Json] = [place for _start, place in places]

    def at(self, offset: int) -> Json:
        """The place of one letter; empty where nothing is known."""
        index = bisect.bisect_right(self._starts, offset) - 1
        return self._places[index] if index >= 0 else {}

    def between(self, start: int, end: int, size: int) -> Iterator[tuple[int, int, Json]]:
        """The places that a stretch touches, each with the stretch of the text that stands there."""
        index = max(bisect.bisect_right(self._starts, start) - 1, 0)
        while index < len(self._starts) and self._starts[index] < end:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else size
            if stop > start:
                yield self._starts[index], stop, self._places[index]
            index += 1


def _grid(lines: Sequence[_Placed]) -> Grid:
    """The lines of a table by their rows and columns. What was merged is not told; a lone cell fills its row."""
    rows: dict[int, dict[int, list[Line]]] = {}
    for placed in lines:
        row = rows.setdefault(placed.place.get("row", 0), {})
        row.setdefault(placed.place.get("column", 0), []).append(placed.line)
    columns = max(max(row) for row in rows.values()) + 1
    plain = all(placed.line.role in _SIDE_BY_SIDE for placed in lines)
    built = tuple(_row(row, columns, plain=plain) for row in rows.values())
    return Grid(built, columns, heads=not plain and _names_columns(built, columns), plain=plain)


def _row(cells: Mapping[int, list[Line]], columns: int, *, plain: bool) -> tuple[Cell, ...]:
    if plain:
        return tuple(Cell(tuple(lines)) for _column, lines in sorted(cells.items()))
    if len(cells) == 1 and columns > 1:
        return (Cell(tuple(next(iter(cells.values()))), columns),)
    return tuple(Cell(tuple(cells.get(column, ()))) for column in range(columns))


def _names_columns(rows: Sequence[Sequence[Cell]], columns: int) -> bool:
    """Whether the first row is a head: short words in most columns, and rows below."""
    first = rows[0]
    named = [cell for cell in first if cell.lines]
    short = all(sum(len(words.text) for line in cell.lines for words in line.words) <= _LONGEST_HEAD for cell in named)
    return len(rows) > 1 and columns > 1 and len(named) * 2 > columns and len(first) == columns and short
