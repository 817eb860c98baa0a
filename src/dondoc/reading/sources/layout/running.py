"""Asides of a page: page numbers, running heads and feet, and the words of a digital signature's stamp.

They are told by position together with repetition, never by position alone, and
are kept as asides, so that nothing is lost: to hide a sentence of the body would be
the worse mistake.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dondoc.reading.sources.layout.lines import TextLine
from dondoc.reading.sources.layout.rows import Row
from dondoc.reading.sources.layout.wording import starts_item
from dondoc.vn.alphabet import fold

_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:trang|page)?\s*(\d{1,4})(?:\s*[/|]\s*\d{1,4})?[-–—|.\s]*$", re.IGNORECASE)
_ROMAN_NUMBER = re.compile(r"[-–—\s]*[ivxlc]{1,6}[-–—\s]*$")
_OUTER_NUMBER = re.compile(r"^(?:trang |page )?\d{1,4}\b|\b(?:trang |page )?\d{1,4}(?:/\d{1,4})?$")
_ZONE = 0.105
_WIDER_ZONE = 0.18
_SAME_HEIGHT = 8.0
_STAMP_SIZE = 90.0
_APART = 0.4
_STAMP = re.compile(
    r"(?:nguoi ky|ky boi|ky ngay|ngay ky|thoi gian ky|gio ky|email|co quan|to chuc|chuc vu|don vi|ky so boi"
    r"|chu ky duoc|signed by|date|signature)\s*:|ky boi\b|signature (?:valid|not verified)"
)
_STAMP_SURE = re.compile(
    r"(?:nguoi ky|ky boi|ky ngay|ngay ky|thoi gian ky|gio ky|signed by|ky so boi)\b|signature (?:valid|not)"
)


def find_running(pages: Sequence[tuple[float, Sequence[Row]]]) -> list[set[int]]:
    """For each page (its height and rows), the numbers of the rows that are running heads, feet or page numbers.

    A lone number is a page number in the margin; nearer to the text only if it is this page's own.
    """
    out: list[set[int]] = [set() for _ in pages]
    repeated = _repeated(pages)
    most = len(pages) + 50
    for page, ((height, rows), found) in enumerate(zip(pages, out, strict=True), start=1):
        found |= _own_number(rows, height, page)
        edges = _edge_rows(rows, height)
        for index in edges:
            row = rows[index]
            is_repeated = (_key(row), _band(row, height)) in repeated and _is_apart(rows, index, edges)
            if is_repeated or _is_page_number(row, most):
                found.add(index)
    return out


def _edge_rows(rows: Sequence[Row], height: float) -> list[int]:
    """The first two and last two rows, as far as they stand in the margins, from outside in."""
    if not rows:
        return []
    top = [i for i in range(min(2, len(rows))) if rows[i].middle < height * _ZONE]
    foot = [i for i in range(len(rows) - 1, max(len(rows) - 3, -1), -1) if rows[i].middle > height * (1 - _ZONE)]
    return list(dict.fromkeys(top + foot))


def _own_number(rows: Sequence[Row], height: float, page: int) -> set[int]:
    """The first or last row, where it is this page's own number, a little further in than margins usually reach."""
    ends = {0, len(rows) - 1} if len(rows) > 2 else set()
    return {
        i
        for i in ends
        if min(rows[i].middle, height - rows[i].middle) < height * _WIDER_ZONE
        and (match := _PAGE_NUMBER.match(rows[i].text))
        and abs(int(match[1]) - page) <= 1
    }


def _is_apart(rows: Sequence[Row], index: int, edges: Sequence[int]) -> bool:
    """Whether white parts the row from the text, or the two outermost rows together."""
    inward = 1 if index < len(rows) / 2 else -1
    for at in (index, index + inward):
        if at not in edges:
            return False
        if not 0 <= at + inward < len(rows):
            return True
        low, high = sorted((rows[at], rows[at + inward]), key=lambda row: row.top)
        if high.top - low.bottom > _APART * (low.bottom - low.top):
            return True
    return False


def _is_page_number(row: Row, most: int) -> bool:
    if len(row.fragments) > 1:
        return False
    match = _PAGE_NUMBER.match(row.text)
    return bool(match and int(match[1]) <= most) or bool(_ROMAN_NUMBER.match(row.text))


def _repeated(pages: Sequence[tuple[float, Sequence[Row]]]) -> set[tuple[str, int]]:
    """Words that stand at the same height of at least three pages (two, where the file has but two or three)."""
    counts: Counter[tuple[str, int]] = Counter()
    for height, rows in pages:
        edges = [rows[i] for i in _edge_rows(rows, height)]
        counts.update({(_key(row), _band(row, height)) for row in edges if not starts_item(row.text)})
    needed = 2 if len(pages) <= 3 else 3
    return {key for key, count in counts.items() if count >= needed and len(key[0]) > 1}


def _key(row: Row) -> str:
    """The words of the row, a page number at either end left out."""
    return _OUTER_NUMBER.sub("#", fold(row.text))


def _band(row: Row, height: float) -> int:
    """The height on the page, coarse, counted from the nearer edge."""
    at = row.middle if row.middle < height / 2 else row.middle - height
    return round(at / _SAME_HEIGHT)


def find_stamp(lines: Sequence[TextLine]) -> set[int]:
    """The lines that are the words of a digital signature («Ký bởi: …», «Thời gian ký: …»), all in one place."""
    folded = [fold(line.text) for line in lines]
    sure = [line for line, text in zip(lines, folded, strict=True) if _STAMP_SURE.match(text)]
    return {
        i
        for i, (line, text) in enumerate(zip(lines, folded, strict=True))
        if _STAMP.match(text)
        and any(abs(line.top - s.top) < _STAMP_SIZE and abs(line.left - s.left) < _STAMP_SIZE for s in sure)
    }


def is_stamp_text(text: str) -> bool:
    """Whether the text says who signed digitally, and when."""
    return any(_STAMP_SURE.match(fold(line)) for line in text.splitlines())
