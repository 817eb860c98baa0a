"""The workbook that an official sends round: tasks, targets, reports, references, warnings, facts.

One sheet each, filterable, printable on A4 across. Dates are dates and numbers are
numbers, so that they sort; all text is written as text, so that an item that
begins with «=» can never be a formula. What a reader doubts stands in words in
its own column: a sheet that hides its doubts would be the worse mistake.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, time

import xlsxwriter

from dondoc.language import _
from dondoc.reading.export import phrases
from dondoc.reading.export.xlsx.rows import sheets
from dondoc.reading.export.xlsx.sheet import Formats, Sheet, write_sheet
from dondoc.reading.model import Reading

_UNDATED = datetime(2000, 1, 1)  # a workbook must say when it was made; the clock would change its bytes
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 12},
}


def render(reading: Reading, name: str) -> bytes:
    """The reading as an Excel workbook."""
    title = phrases.heading(reading, name)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": title, "subject": reading.document.title or "", "created": _made_on(reading)})
        formats = Formats(book)
        for sheet in sheets(reading, name):
            write_sheet(book, formats, sheet, _title_rows(reading, title, sheet))
    return target.getvalue()


def _made_on(reading: Reading) -> datetime:
    issued = phrases.day_of(reading.document.issued_on)
    return datetime.combine(issued, time()) if issued and issued.year >= 1980 else _UNDATED


def _title_rows(reading: Reading, title: str, sheet: Sheet) -> Iterator[str]:
    """What stands above the head: the document, its title, and how far the sheet is to be trusted."""
    yield title
    yield reading.document.title or ""
    yield " ".join(
        (
            sheet.summary,
            _("Đọc tự động từ văn bản; hãy đối chiếu với bản gốc trước khi gửi."),
        )
    )
