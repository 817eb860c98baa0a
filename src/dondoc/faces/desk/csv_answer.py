"""What a list shows, as a table for other programs: CSV that Excel opens with its Vietnamese letters whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(name: str, head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A file to download. Days stand as offices write them; nothing is taken for a formula."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([str(word) for word in head])
    writer.writerows([[cell_text(cell) for cell in row] for row in rows])
    answer = HttpResponse(_BOM + table.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def cell_text(value: Any) -> str:
    """One cell.

    >>> cell_text(date(2026, 6, 3)), cell_text(None), cell_text("=1+1"), cell_text(-5)
    ('03/06/2026', '', "'=1+1", '-5')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = str(value)
    is_words = not isinstance(value, int | float)
    return f"'{text}" if is_words and text.startswith(_FORMULA) else text
