"""Which row is the head of an office's table, and what each column holds: by its words, else by what stands in it.

A wrong guess costs a click, for a person confirms the mapping; a column that is not guessed
costs one as well. So what is uncertain is proposed, and shown with the first rows.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.apps.sheets.cells import CellFault, read_day, text_of
from dondoc.apps.sheets.reading.runner import SheetRead
from dondoc.apps.sheets.values import Word, plain_text
from dondoc.vn.folding import fold

NUMBER, TEXT, LEAD, COORDINATE, DUE = "number", "text", "lead", "coordinate", "due"
PRODUCT, RESULT, PROGRESS, NOTE, REPORTED = "product", "result", "progress", "note", "reported"
FIELDS: dict[str, Word] = {
    NUMBER: _("Số thứ tự"),
    TEXT: _("Nội dung nhiệm vụ"),
    LEAD: _("Cơ quan chủ trì"),
    COORDINATE: _("Cơ quan phối hợp"),
    DUE: _("Thời hạn"),
    PRODUCT: _("Sản phẩm"),
    RESULT: _("Kết quả, tình hình thực hiện"),
    PROGRESS: _("Tỷ lệ hoàn thành"),
    REPORTED: _("Ngày báo cáo"),
    NOTE: _("Ghi chú"),
}
# The first that fits counts; words are folded (no marks, small letters).
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (NUMBER, re.compile(r"^(?:tt|stt|so tt|so thu tu|s tt|ma so|ma)$")),
    (NOTE, re.compile(r"^ghi chu|^y kien")),
    (PROGRESS, re.compile(r"ti le|phan tram|muc do hoan thanh")),
    (REPORTED, re.compile(r"ngay bao cao|ngay cap nhat")),
    (COORDINATE, re.compile(r"phoi hop")),
    (LEAD, re.compile(r"chu tri|(?:co quan|don vi|ca nhan|noi) (?:thuc hien|duoc giao|tham muu|trien khai)"
                      r"|^(?:co quan|don vi|bo phan|phan cong)$|phan cong thuc hien|trach nhiem")),
    (PRODUCT, re.compile(r"san pham|dau ra")),
    (DUE, re.compile(r"thoi han|thoi gian|^han|han hoan thanh|ngay hoan thanh|moc ")),
    (RESULT, re.compile(r"ket qua|tinh hinh|tien do|hien trang|da thuc hien|bao cao")),
    (TEXT, re.compile(r"nhiem vu|noi dung|cong viec|dau viec|ten viec|giai phap|hoat dong|viec can lam|trich yeu")),
)  # fmt: skip
_BODY = re.compile(
    r"^(?:so |ubnd|uy ban|cong an|van phong|ban |phong |chi cuc|cac so|truong |hoi |lien hiep|bo chi huy)"
)
_LOOKED_AT, _MOST_HEAD_ROWS = 40, 4
_COUNTED = re.compile(r"^[(\[]?(?:\d{1,2}|[a-zA-Z])[)\]]?(?:\s*=.*)?$")
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its words, what it is taken for, and what stands in its first rows."""

    column: int  # from 0
    words: str
    field: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet: its head, and the first row below it (from 0)."""

    sheet: int
    name: str
    heads: tuple[Head, ...]
    first: int

    @property
    def signature(self) -> str:
        """By which the same table is known again next month."""
        words = "|".join(fold(head.words) for head in self.heads)
        return hashlib.sha256(words.encode()).hexdigest()


def find_table(sheet: SheetRead, number: int) -> Table | None:
    """The table of a sheet; None where there is nothing like one."""
    grid = filled(sheet)
    top = _head_row(grid)
    if top is None:
        return None
    bottom = _last_head_row(grid, top, sheet.merged)
    width = max((len(row) for row in grid[top:]), default=0)
    words = [_head_words(grid, top, bottom, column) for column in range(width)]
    rows = grid[bottom + 1 :]
    fields = _fields(words, rows)
    heads = tuple(
        Head(column, words[column], fields.get(column, ""), _samples(rows, column))
        for column in range(width)
        if words[column] or _samples(rows, column)
    )
    return Table(number, sheet.name, heads, bottom + 1) if heads else None


def filled(sheet: SheetRead) -> list[list[Any]]:
    """The rows with what a merged area says in each of its cells."""
    grid = [list(row) for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        if top >= len(grid) or left >= len(grid[top]) or grid[top][left] is None:
            continue
        if (min(bottom, len(grid) - 1) - top + 1) * (right - left + 1) > 20_000:
            continue  # a merge over half a sheet is no table
        for row in range(top, min(bottom, len(grid) - 1) + 1):
            grid[row] += [None] * (right + 1 - len(grid[row]))
            for column in range(left, right + 1):
                grid[row][column] = grid[top][left]
    return grid


def _head_row(grid: Sequence[Sequence[Any]]) -> int | None:
    """The row in which most cells are heads that we know; else the first with three different words."""
    best, most = None, 1
    for number, row in enumerate(grid[:_LOOKED_AT]):
        known = {field for cell in row if (field := field_of(text_of(cell)))}
        if len(known) > most:
            best, most = number, len(known)
    if best is not None:
        return best
    for number, row in enumerate(grid[:_LOOKED_AT]):
        if len({text_of(cell) for cell in row if cell is not None}) >= 3:
            return number
    return None


def _last_head_row(grid: Sequence[Sequence[Any]], top: int, merged: Sequence[tuple[int, int, int, int]]) -> int:
    """Heads over several rows are merged downwards or have parts below; a row of column numbers ends them."""
    bottom = top
    for first, _left, last, _right in merged:
        if first <= top <= last or first == top:
            bottom = max(bottom, min(last, top + _MOST_HEAD_ROWS - 1))
    while bottom + 1 < len(grid) and _is_counting(grid[bottom + 1]):
        bottom += 1
    return min(bottom, len(grid) - 1)


def _is_counting(row: Sequence[Any]) -> bool:
    """«(1) (2) (3) …» below the head."""
    texts = [text for cell in row if (text := plain_text(text_of(cell)))]
    return len(texts) >= 3 and all(_COUNTED.match(text) for text in texts) and len(set(texts)) == len(texts)


def _head_words(grid: Sequence[Sequence[Any]], top: int, bottom: int, column: int) -> str:
    parts: list[str] = []
    for row in grid[top : bottom + 1]:
        text = plain_text(text_of(row[column])) if column < len(row) else ""
        if text and text not in parts and not (parts and _COUNTED.match(text)):
            parts.append(text)
    return " – ".join(parts)[:200]


def _fields(words: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[int, str]:
    """Each field once: by words from the left, then by content for what has no words of ours."""
    found: dict[int, str] = {}
    for column, head in enumerate(words):
        field = field_of(head)
        if field and field not in found.values():
            found[column] = field
    for column in range(len(words)):
        field = _by_content(rows, column) if column not in found and not field_of(words[column]) else ""
        if field and field not in found.values():
            found[column] = field
    if TEXT not in found.values():
        longest = _longest_column(rows, [column for column in range(len(words)) if column not in found])
        if longest is not None:
            found[longest] = TEXT
    return found


def field_of(words: str) -> str:
    """What a column with this head holds; nothing where the words say nothing to us."""
    bare = fold(words)
    if "%" in words and len(words) <= 120:  # folding drops signs
        return PROGRESS
    if not bare or len(bare) > 120:
        return ""
    return next((field for field, pattern in _HEADS if pattern.search(bare)), "")


def _by_content(rows: Sequence[Sequence[Any]], column: int) -> str:
    cells = [row[column] for row in rows[:60] if column < len(row) and row[column] is not None]
    if len(cells) < 2:
        return ""
    kinds = Counter(_kind(cell) for cell in cells)
    kind, count = kinds.most_common(1)[0]
    return kind if count * 3 >= len(cells) * 2 else ""


def _kind(cell: Any) -> str:
    if isinstance(cell, dict):
        return DUE
    if isinstance(cell, int | float):
        return ""
    text = plain_text(text_of(cell))
    if _BODY.match(fold(text)) and len(text) < 120:
        return LEAD
    try:
        read_day(text)
    except CellFault:
        return ""
    return DUE


def _longest_column(rows: Sequence[Sequence[Any]], columns: Sequence[int]) -> int | None:
    lengths = {column: sum(len(text_of(row[column])) for row in rows[:60] if column < len(row)) for column in columns}
    best = max(lengths, key=lambda column: lengths[column], default=None)
    return best if best is not None and lengths[best] > 0 else None


def _samples(rows: Sequence[Sequence[Any]], column: int) -> tuple[str, ...]:
    texts = (plain_text(text_of(row[column])) for row in rows[:60] if column < len(row))
    return tuple(text[:120] for text in list(dict.fromkeys(filter(None, texts)))[:_SAMPLES])


def column_of(fields: Mapping[str, str], wanted: str) -> int | None:
    """The column that holds a field; the mapping has columns as texts, as JSON keeps keys."""
    return next((int(column) for column, field in fields.items() if field == wanted), None)
