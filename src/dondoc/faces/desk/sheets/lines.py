"""Rows of a report with ready values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.sheets.comparing import CellState
from dondoc.apps.sheets.models import Row, Upload

_SHAPES = {
    Row.State.READY: "new",
    Row.State.CONFLICT: "awaiting",
    Row.State.FAULT: "refused",
    Row.State.KEPT: "no_deadline",
    Row.State.APPLIED: "done",
    Row.State.REFUSED: "refused",
    Row.State.LEFT: "dropped",
}
_WORDS: dict[str, str | Promise] = {
    CellState.MINE: _("sẽ ghi như bạn ghi"),
    CellState.THEIRS: _("giữ như trong hệ thống"),
    CellState.CONFLICT: _("cần chọn"),
    CellState.FAULT: _("có lỗi"),
    CellState.IGNORED: _("không ghi"),
}
_DONE: str | Promise = _("đã ghi")
_ADDRESSES = {"bodies": "body", "people": "person", "works": "task"}


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row: where it stands in the file, what it is, what becomes of it."""

    row: Row
    code: str
    word: str | Promise
    url: str
    cells: tuple[dict[str, Any], ...]
    asks: bool
    likely: tuple[dict[str, Any], ...]


def lines_of(rows: Iterable[Row]) -> list[RowLine]:
    return [_line(row) for row in rows]


def columns_in_conflict(upload: Upload) -> list[tuple[str, str]]:
    """Columns in which something is to be chosen, each once with its head."""
    found: dict[str, str] = {}
    for cells in upload.rows.filter(state=Row.State.CONFLICT).values_list("cells", flat=True)[:2000]:
        for cell in cells:
            if cell["state"] == CellState.CONFLICT:
                found.setdefault(cell["column"], cell["head"])
    return list(found.items())


def _line(row: Row) -> RowLine:
    state = Row.State(row.state)
    is_open = state in (Row.State.CONFLICT, Row.State.READY, Row.State.KEPT, Row.State.REFUSED)
    likely = tuple({**one, "percent": round(one["share"] * 100), "chosen": one["key"] == row.key} for one in row.likely)
    return RowLine(
        row=row,
        code=_SHAPES[state],
        word=state.label,
        url=_url(row),
        cells=tuple(_cell(row, cell, is_open=is_open) for cell in row.cells),
        asks=is_open,
        likely=likely if is_open else (),
    )


def _cell(row: Row, cell: dict[str, Any], *, is_open: bool) -> dict[str, Any]:
    is_conflict = cell["state"] == CellState.CONFLICT
    is_left = row.state in (Row.State.KEPT, Row.State.LEFT) and cell["state"] == CellState.MINE
    is_applied = row.state == Row.State.APPLIED and (cell["state"] == CellState.MINE or cell["choice"] == "mine")
    return {
        **cell,
        "word": _DONE if is_applied else _WORDS[CellState.IGNORED if is_left else cell["state"]],
        "asks": is_conflict and is_open,
        "name": f"choice.{row.pk}.{cell['column']}",
    }


def _url(row: Row) -> str:
    """The page of the thing; parts of work are shown on the page of their task."""
    if row.key is None:
        return ""
    name = _ADDRESSES.get(row.upload.kind)
    return reverse(name, args=[row.key]) if name else ""
