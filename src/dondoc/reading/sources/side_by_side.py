"""Head and foot of a plain text that set two columns side by side with spaces.

    TỈNH ỦY ĐẮK LẮK                ĐẢNG CỘNG SẢN VIỆT NAM
           *                 Buôn Ma Thuột, ngày 08 tháng 3 năm 2026

Only the first lines and those around «Nơi nhận» are looked at: elsewhere a wide gap
is only a wide gap. Each becomes a table of one row and two cells, as in other formats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.reading.sources.base import Cell, Paragraph, Place, Table
from dondoc.reading.sources.pipes import Line
from dondoc.reading.text.clean import clean_line

_GAP = re.compile(r"(?<=\S)(?<![Ss]ố)(?<![Ss]ố:)(?<!ngày)(?<!tháng)(?: {3,}|\t+ *)(?=\S)")
"""A wide gap; not the one left for a number or a day to be written in by hand."""
_HEAD_LINES = 10
_FOOT_LINES = 24
_FOOT = re.compile(r"\s*nơi\s+nhận", re.IGNORECASE)
_STOPS = re.compile(r"\s*(?:#+ |(?:PHỤ LỤC|Phụ lục|KẾ HOẠCH|QUYẾT ĐỊNH|CHỈ THỊ|CHƯƠNG TRÌNH)\b|[IVX]+\. )")


def count_lines(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` stand in two columns; 0 where none do."""
    if at == 0:
        return _run(lines, 0, _HEAD_LINES, least=2)
    if _FOOT.match(lines[at].text) and (_GAP.search(lines[at].text.rstrip()) or _opens_right(lines, at)):
        return _run(lines, at, _FOOT_LINES, least=1)
    return 0


def _opens_right(lines: Sequence[Line], at: int) -> bool:
    return any(_GAP.search(line.text.strip()) for line in lines[at + 1 : at + 4])


def _run(lines: Sequence[Line], at: int, most: int, *, least: int) -> int:
    """The lines up to the last one with two columns, where there are enough of them."""
    last = wide = 0
    for index, line in enumerate(lines[at : at + most]):
        if index and _STOPS.match(line.text) and not _GAP.search(line.text.strip()):
            break
        if _GAP.search(line.text.strip()):
            last, wide = index + 1, wide + 1
        elif at and line.text[:1] not in " -+\t" and index > 0:
            break
        elif at:
            last = index + 1
    return last if wide >= least else 0


def build_columns(lines: Sequence[Line], index: int) -> Table:
    """The lines as one row of two cells, divided where the gaps say."""
    edge = _edge(lines)
    left: list[Paragraph] = []
    right: list[Paragraph] = []
    for line in lines:
        for start, text in _pieces(line.text):
            words = clean_line(text)
            if words:
                place = Place(page=line.page, line=line.number, table=index, row=0, column=int(start >= edge))
                (right if start >= edge else left).append(Paragraph(words, ((0, place),)))
    return Table((Cell(tuple(left), 0, 0), Cell(tuple(right), 0, 1)), 1, 2, ruled=False)


def _edge(lines: Sequence[Line]) -> int:
    """The column at which the right half begins."""
    starts = [pieces[1][0] for line in lines if len(pieces := _pieces(line.text)) > 1]
    return min(starts) - 4 if starts else 40


def _pieces(text: str) -> list[tuple[int, str]]:
    """The runs of a line between wide gaps, with the column each begins at."""
    out: list[tuple[int, str]] = []
    text = text.expandtabs()
    start = len(text) - len(text.lstrip())
    for gap in _GAP.finditer(text):
        out.append((start, text[start : gap.start()]))
        start = gap.end()
    if start < len(text):
        out.append((start, text[start:]))
    return out
