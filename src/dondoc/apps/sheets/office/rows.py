"""The rows of an office's table once its columns are known: headings, dittos, merged cells, sums left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dondoc.apps.documents.tabled import TableRow
from dondoc.apps.sheets.cells import CellFault, read_day, read_percent, text_of
from dondoc.apps.sheets.office.heads import (
    COORDINATE,
    DUE,
    LEAD,
    NOTE,
    NUMBER,
    PRODUCT,
    PROGRESS,
    REPORTED,
    RESULT,
    TEXT,
    filled,
)
from dondoc.apps.sheets.reading.runner import Book
from dondoc.apps.sheets.values import plain_text, plain_words
from dondoc.vn.folding import fold

_DITTO = re.compile(r'^[-–\s]*(?:nt|như trên|″|”|")[-–.\s]*$', re.IGNORECASE)
_SUM = re.compile(r"(?:tong cong|tong so|cong|ghi chu|noi nhan)$|(?:nguoi lap|tm|kt|thu truong|noi nhan)(?: |$)")
_ROMAN = re.compile(r"^(?:[IVXLC]{1,6}|[A-ZĐ])\.?$")


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """One row of an office's table, with the words of each field."""

    line: int  # in the file, from 1
    words: Mapping[str, str]
    raw: Mapping[str, Any]
    heading: bool = False

    def of(self, field: str) -> str:
        return self.words.get(field, "")


def office_rows(book: Book, sheet: int, first: int, fields: Mapping[str, str]) -> list[OfficeRow]:
    """All rows below the head that say something."""
    grid = filled(book.sheets[sheet])
    above: dict[str, str] = {}
    return list(_rows(grid, first, {int(column): field for column, field in fields.items() if field}, above))


def _rows(
    grid: Sequence[Sequence[Any]], first: int, fields: Mapping[int, str], above: dict[str, str]
) -> Iterator[OfficeRow]:
    for number, row in enumerate(grid[first:], start=first + 1):
        raw = {field: row[column] for column, field in fields.items() if column < len(row) and row[column] is not None}
        words = {field: _words(cell, field) for field, cell in raw.items()}
        words = {field: text for field, text in words.items() if text}
        if not words or _is_foot(words):
            continue
        heading = _heading(row, words)
        if heading:
            above.clear()
            yield OfficeRow(number, {TEXT: heading}, raw, heading=True)
            continue
        if not words.get(TEXT):
            continue
        _repeat(words, above)
        yield OfficeRow(number, words, raw)


def _words(cell: Any, field: str) -> str:
    return plain_words(text_of(cell)) if field in (RESULT, NOTE) else plain_text(text_of(cell))


def _heading(row: Sequence[Any], words: Mapping[str, str]) -> str:
    """A row that only names a group: one text over the whole row, or text with a Roman number and nothing besides."""
    texts = {plain_text(text_of(cell)) for cell in row if cell is not None} - {""}
    if len(texts) == 1 and LEAD in words and TEXT in words:
        return words[TEXT]  # merged over all columns
    says = set(words) - {NUMBER, TEXT}
    if says or not words.get(TEXT):
        return ""
    return words[TEXT] if _ROMAN.match(words.get(NUMBER, "")) else ""


def _is_foot(words: Mapping[str, str]) -> bool:
    """Sums and signatures below the table: they have neither a number nor anybody who leads."""
    if words.get(NUMBER, "").isdigit() or words.get(LEAD, words.get(TEXT)) != words.get(TEXT):
        return False
    first = next(iter(words.values()))
    return bool(_SUM.match(fold(words.get(TEXT) or first)))


def _repeat(words: dict[str, str], above: dict[str, str]) -> None:
    """«-nt-» says what stands above."""
    for field in (LEAD, COORDINATE, DUE, PRODUCT):
        text = words.get(field, "")
        if text and _DITTO.match(text):
            words[field] = above.get(field, "")
        elif text:
            above[field] = text


def as_table_rows(rows: Sequence[OfficeRow]) -> list[TableRow]:
    """For `documents.tabled`: rows that are to be tasks."""
    return [
        TableRow(heading=row.of(TEXT), line=row.line)
        if row.heading
        else TableRow(
            number=row.of(NUMBER)[:20],
            text=row.of(TEXT),
            lead=row.of(LEAD),
            coordinate=row.of(COORDINATE),
            due=row.of(DUE),
            product=row.of(PRODUCT),
            note="; ".join(text for text in (row.of(RESULT), row.of(NOTE)) if text),
            line=row.line,
        )
        for row in rows
    ]


def progress_of(row: OfficeRow) -> int | None:
    """The share done; a column of whole numbers and one of percentages both; nothing where it cannot be read."""
    raw = row.raw.get(PROGRESS)
    if raw is None:
        return None
    try:
        return read_percent(raw)
    except CellFault:
        return None


def reported_on(row: OfficeRow, *, is_1904: bool) -> str:
    raw = row.raw.get(REPORTED)
    if raw is None:
        return ""
    try:
        return read_day(raw, is_1904=is_1904).isoformat()
    except CellFault:
        return ""
