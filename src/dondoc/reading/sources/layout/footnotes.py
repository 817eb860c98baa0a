"""Footnotes at the foot of a page: small type below a short rule, opening with the digit of its mark.

Without the rule the digit must be raised, else numbered small print of the body
(the recipients, the notes under a table) would be taken away, which is the worse
mistake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dondoc.reading.sources.base import Part
from dondoc.reading.sources.layout.lines import Rule, TextLine
from dondoc.reading.sources.layout.measure import Column
from dondoc.reading.sources.layout.paragraphs import Draft
from dondoc.reading.sources.layout.rows import Row, part_of, raised_marks

_OPENING = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?\.?(?=$|[^\W\d_])")


def find_footnotes(rows: Sequence[Row], rules: Sequence[Rule], column: Column, size: float, height: float) -> int:
    """The number of the row at which the page's footnotes begin, or how many rows there are."""
    best = len(rows)
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        if row.top < height * 0.4 or not _is_small(row.fragments[0], size):
            break
        above = rows[index - 1].bottom if index else 0.0
        ruled = any(_is_separator(rule, above, row, column) for rule in rules)
        if ruled:
            return index
        if 0 in raised_marks(row.as_line()):
            best = index
    return best


def _is_small(line: TextLine, size: float) -> bool:
    return bool(line.size) and line.size < size * 0.93


def _is_separator(rule: Rule, above: float, row: Row, column: Column) -> bool:
    between = above - 4 <= rule.y0 <= row.top + 5
    return rule.horizontal and between and 40 < rule.length < column.width * 0.6 and rule.x0 < column.left + 30


def build_footnotes(rows: Sequence[Row], column: Column, page: int) -> list[Draft]:
    """The notes of a page, each without its mark; lines before the first mark go on from the page before."""
    drafts: list[Draft] = []
    expected = None
    for row in rows:
        line = row.as_line()
        match = _OPENING.match(line.words[0].text)
        opens = match is not None and len(line.words) > 1 and _is_next(match[1], expected)
        if opens and match is not None:
            expected = int(match[1]) if match[1].isdigit() else None
            line = _without_opening(line, match.end())
        if opens or not drafts:
            drafts.append(Draft([(page, line)], column, Part.FOOTNOTE))
        else:
            drafts[-1].lines.append((page, line))
    return drafts


def _without_opening(line: TextLine, length: int) -> TextLine:
    first, *others = line.words
    rest = first.text[length:]
    return part_of(line, [replace(first, text=rest), *others] if rest else others)


def _is_next(mark: str, last: int | None) -> bool:
    return last is None or not mark.isdigit() or 0 < int(mark) - last <= 2
