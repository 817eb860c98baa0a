"""Finding our own list in a book that came back: by the hidden row of ids, wherever it and its columns now stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.sheets.baseline import KEY_ID, MARK, Baseline, ForeignBaseline, looks_like_key, read_cells
from dondoc.apps.sheets.cells import text_of
from dondoc.apps.sheets.errors import Unreadable
from dondoc.apps.sheets.reading.runner import Book, SheetRead
from dondoc.apps.sheets.values import Column, plain_text

_LOOKED_AT = 60  # rows above the list: titles that somebody put in


@dataclass(frozen=True, slots=True)
class Found:
    """A row of our list: its number in the file from 1, what stands in its key column, and its cells by column."""

    sheet: str
    number: int
    key: str
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Own:
    """Our list as it came back. `places`: sheet → column id → number from 1. `strange`: heads of columns not ours."""

    rows: tuple[Found, ...]
    places: Mapping[str, Mapping[str, int]]
    strange: tuple[str, ...]


def find_baseline(book: Book) -> Baseline | None:
    """What went down, from whichever sheet holds it. None where the book is none of ours."""
    for sheet in book.sheets:
        if sheet.rows and sheet.rows[0] and sheet.rows[0][0] == MARK:
            try:
                return read_cells(sheet.rows)
            except ForeignBaseline:
                raise Unreadable(
                    "foreign",
                    _(
                        "Phần ẩn của tệp không phải do hệ thống này ghi, hoặc đã bị sửa, nên không so sánh được."
                        " Hãy tải bảng mới từ hệ thống rồi chép thay đổi sang."
                    ),
                ) from None
    return None


def find_own(book: Book, columns: Sequence[Column]) -> Own:
    """All rows of all sheets that carry our ids."""
    rows: list[Found] = []
    places: dict[str, dict[str, int]] = {}
    strange: list[str] = []
    known = {column.id for column in columns}
    for sheet in book.sheets:
        at = _ids(sheet)
        if at is None:
            continue
        top, ids = at
        places[sheet.name] = {name: column + 1 for column, name in ids.items()}
        mine = {column: name for column, name in ids.items() if name in known}
        heads = {plain_text(str(column.head)).casefold() for column in columns}
        rows += _rows(sheet, top, ids, mine, heads)
        strange += _strange(sheet, top, ids)
    if not places:
        raise Unreadable(
            "no-ids",
            _("Không thấy hàng ẩn và cột mã ẩn của bảng. Có lẽ chúng đã bị xóa; hãy tải bảng mới rồi chép sang."),
        )
    return Own(tuple(rows), places, tuple(dict.fromkeys(strange)))


def _ids(sheet: SheetRead) -> tuple[int, dict[int, str]] | None:
    """The row of ids, and which column is which; without its row the columns stay where their heads are unknown."""
    for number, row in enumerate(sheet.rows[:_LOOKED_AT]):
        ids = {at: str(cell)[1:] for at, cell in enumerate(row) if isinstance(cell, str) and cell.startswith("#")}
        if KEY_ID[1:] in ids.values() and len(ids) > 1:
            return number, ids
    return None


def _rows(sheet: SheetRead, top: int, ids: Mapping[int, str], mine: Mapping[int, str], heads: set[str]) -> list[Found]:
    key_at = next(at for at, name in ids.items() if name == KEY_ID[1:])
    found = []
    for number, row in enumerate(sheet.rows[top + 1 :], start=top + 2):
        cells = {name: row[at] for at, name in mine.items() if at < len(row) and row[at] is not None}
        key = row[key_at] if key_at < len(row) else None
        if not cells and key is None:
            continue
        if not looks_like_key(key) and _is_head(cells, heads):
            continue
        found.append(Found(sheet.name, number, text_of(key).strip(), cells))
    return found


def _is_head(cells: Mapping[str, Any], heads: set[str]) -> bool:
    """The row of heads, wherever it stands: most of its cells are heads of ours."""
    same = sum(1 for cell in cells.values() if plain_text(text_of(cell)).casefold() in heads)
    return same * 2 > len(cells)


def _strange(sheet: SheetRead, top: int, ids: Mapping[int, str]) -> list[str]:
    """Heads of columns that somebody added."""
    head = sheet.rows[top + 1] if top + 1 < len(sheet.rows) else ()
    return [text for at, cell in enumerate(head) if at not in ids and (text := plain_text(text_of(cell)))]
