"""Tables that only set a list in columns: «- Dân số:   374.125 người».

A table without drawn lines and without a head whose rows begin with list markers is
a list to the reader of the page; its rows are read as lines.
"""

from __future__ import annotations

from dondoc.reading.structure.markers import parse_marker
from dondoc.reading.text.layer import Line, Text


def rows_as_lines(text: Text, index: int) -> list[tuple[int, Line]] | None:
    """The rows of a table as lines, with the number of the first line of each; None for a real table."""
    table = text.tables[index]
    if table.table.ruled or table.table.columns > 4:
        return None
    rows: dict[int, list[int]] = {}
    for cell, numbers in table.cells:
        rows.setdefault(cell.row, []).extend(numbers)
    filled = [sorted(numbers) for _, numbers in sorted(rows.items()) if numbers]
    marked = sum(parse_marker(text.lines[numbers[0]].text) is not None for numbers in filled)
    if not filled or marked * 2 < len(filled):
        return None
    return [(numbers[0], _joined(text, numbers)) for numbers in filled]


def _joined(text: Text, numbers: list[int]) -> Line:
    first, last = text.lines[numbers[0]], text.lines[numbers[-1]]
    words = text.text[first.start : last.end].replace("\n", " ")
    return Line(words, first.start, last.end, first.style, first.part, first.numbered)
