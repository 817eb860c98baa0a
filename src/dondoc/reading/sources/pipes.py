"""Tables drawn with bars: Markdown's, a law portal's text dump, a grid of + and -.

One printed row is one line `| a | b |`, or several lines between two rules of a grid.
A line counts as a row only with a bar at its start, or under the rule of Markdown: a
bar alone stands in running text too («15|KH»). To take text for a table is the worse
mistake, because a table is read by its columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dondoc.reading.sources.base import Cell, Paragraph, Place, Style, Table
from dondoc.reading.sources.markdown import hide_escapes, split_breaks, strip_marks


class Line(NamedTuple):
    """A physical line with words or signs on it; lines count from 1."""

    number: int
    page: int | None
    text: str


_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_GRID = re.compile(r"\s*\+(?:[-=]{2,}\+)+\s*")
# blocks that a converter turned into a table of one or two columns, though no line is drawn on the page
_LETTERHEAD = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|nơi nhận", re.IGNORECASE)


def is_row(text: str) -> bool:
    """Whether a line is a row for certain: a bar in front and another one, or a rule of a grid."""
    start = text.lstrip()
    return (start.startswith("|") and "|" in start[1:]) or _GRID.fullmatch(text) is not None


def count_rows(lines: Sequence[Line], at: int) -> int:
    """How many of the lines from `at` on are one table; 0 where none begins there."""
    first = lines[at].text
    under_head = not is_row(first)
    if under_head and not ("|" in first and at + 1 < len(lines) and _is_bare_rule(lines[at + 1].text)):
        return 0
    end = at + 1
    while end < len(lines) and _goes_on(lines, end, under_head):
        end += 1
    return end - at


def build_table(lines: Sequence[Line], index: int) -> Table:
    """The table of these lines, the `index`th of its file."""
    rows = [_merged(group) for group in _groups(lines)]
    cells = [
        Cell(_paragraphs(texts, Place(line.page, table=index, row=row, column=column, line=line.number)), row, column)
        for row, (line, columns) in enumerate(rows)
        for column, texts in enumerate(columns)
    ]
    width = max((len(columns) for _line, columns in rows), default=0)
    layout = width <= 2 and any(_LETTERHEAD.search(line.text) for line in lines)
    return Table(tuple(cells), len(rows), width, ruled=not layout)


def _is_bare_rule(text: str) -> bool:
    return "|" in text and _RULE.fullmatch(text) is not None


def _goes_on(lines: Sequence[Line], at: int, under_head: bool) -> bool:
    text = lines[at].text
    adjacent = lines[at].number - lines[at - 1].number == 1
    if not adjacent and at + 1 < len(lines) and _is_bare_rule(lines[at + 1].text):
        return False  # the head of the next table
    if is_row(text):
        return adjacent or text.count("|") == lines[at - 1].text.count("|")
    return under_head and adjacent and "|" in text


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each row: one line, or all between two rules of a grid."""
    grid = any(_GRID.fullmatch(line.text) for line in lines)
    groups: list[list[Line]] = [[]]
    for line in lines:
        if _GRID.fullmatch(line.text) or _RULE.fullmatch(line.text):
            groups.append([])
        elif grid:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [group for group in groups if group]


def _merged(group: list[Line]) -> tuple[Line, list[list[str]]]:
    """The first line of a row and the texts of its columns."""
    columns: list[list[str]] = []
    for line in group:
        for column, text in enumerate(_split(line.text)):
            if column == len(columns):
                columns.append([])
            columns[column].append(text)
    if len(group) > 1:
        columns = [[" ".join(texts)] for texts in columns]
    return group[0], columns


def _split(text: str) -> list[str]:
    bare = hide_escapes(text).strip()
    return bare.removeprefix("|").removesuffix("|").split("|")


def _paragraphs(texts: list[str], place: Place) -> tuple[Paragraph, ...]:
    out = []
    for text in texts:
        for piece in split_breaks(text):
            stripped = strip_marks(piece)
            if stripped.text:
                style = Style(bold=stripped.bold, italic=stripped.italic)
                out.append(Paragraph(stripped.text, ((0, place),), style))
    return tuple(out)
