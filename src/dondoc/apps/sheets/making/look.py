"""How a workbook looks: fonts, colours, borders. What may be changed stands on a pale yellow."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from dondoc.apps.sheets.values import Type

FONT = "Times New Roman"
_CELL: dict[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True, "border": 1,
                         "border_color": "#B8B2A7"}  # fmt: skip
_NUMBERS = {Type.DAY: "dd/mm/yyyy", Type.PERCENT: "0%", Type.NUMBER: "#,##0"}
_EDITABLE = {"bg_color": "#FFF7D6", "locked": False}
_READ_ONLY = {"font_color": "#4A4A48", "bg_color": "#F6F5F2"}


class Look:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True, "valign": "vcenter"})
        self.under = book.add_format({"font_name": FONT, "font_size": 11, "italic": True, "font_color": "#4A4A48"})
        self.text = book.add_format({"font_name": FONT, "font_size": 11, "text_wrap": True, "valign": "top"})
        self.hidden = book.add_format({"font_name": FONT, "font_size": 8, "font_color": "#8A8A86"})
        head = {"font_name": FONT, "font_size": 11, "bold": True, "text_wrap": True, "align": "center",
                "valign": "vcenter", "border": 1, "border_color": "#8A8478"}  # fmt: skip
        self.head = book.add_format({**head, "bg_color": "#E4E0D6"})
        self.head_editable = book.add_format({**head, "bg_color": "#F2DE94"})
        self._cells: dict[tuple[Type, bool], Format] = {}

    def cell(self, kind: Type, *, editable: bool) -> Format:
        """The format of a cell. Text is marked as text, so that «000.12» or a telephone keeps its noughts."""
        found = self._cells.get((kind, editable))
        if found is None:
            number = {"num_format": _NUMBERS.get(kind, "@")}
            align = {"align": "center"} if kind in _NUMBERS else {}
            marked = _EDITABLE if editable else _READ_ONLY
            found = self._cells[(kind, editable)] = self._book.add_format({**_CELL, **number, **align, **marked})
        return found
