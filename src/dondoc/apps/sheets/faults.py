"""The person's own workbook with a comment at each cell that needs them; everything else as they left it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_cell_to_rowcol

from dondoc.apps.documents import storage
from dondoc.apps.sheets.comparing import CellState
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.sheets.reading.runner import mark_book

MOST = 5000
_SPEAKING = (Row.State.FAULT, Row.State.CONFLICT, Row.State.REFUSED, Row.State.KEPT)


def can_be_marked(upload: Upload) -> bool:
    """Comments go into .xlsx; older files and plain tables hold none that we could write."""
    return upload.file_name.lower().endswith((".xlsx", ".xlsm")) and upload.rows.filter(state__in=_SPEAKING).exists()


def marked_file(upload: Upload) -> bytes:
    """The workbook with its comments. Raises `Unreadable`."""
    return mark_book(storage.full_path(upload.file.path), list(_marks(upload)))


def _marks(upload: Upload) -> Iterator[tuple[str, int, int, str]]:
    for row in upload.rows.filter(state__in=_SPEAKING).order_by("pk")[:MOST]:
        told = False
        for cell in row.cells:
            words = _words(cell)
            if words:
                at, column = xl_cell_to_rowcol(cell["place"])
                more = "" if told or not row.message else f"{row.message}\n"
                yield row.sheet, at + 1, column + 1, f"{more}{words}"
                told = True
        if row.message and not told:
            yield row.sheet, row.number, _first_column(row), row.message


def _words(cell: dict[str, str]) -> str:
    if cell["state"] == CellState.CONFLICT:
        return _("Đã có người sửa. Lúc tải xuống: «%(was)s»; nay: «%(now)s»; bạn ghi: «%(mine)s».") % {
            "was": cell["was_text"],
            "now": cell["now_text"],
            "mine": cell["mine_text"],
        }
    return cell["note"] if cell["state"] in (CellState.FAULT, CellState.IGNORED) else ""


def _first_column(row: Row) -> int:
    """At the first cell that the person wrote, else beside the hidden key."""
    if row.cells:
        return int(xl_cell_to_rowcol(row.cells[0]["place"])[1]) + 1
    return 2
