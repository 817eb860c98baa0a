"""Workbooks as people send them back: opened by another library, changed, saved."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.apps.accounts.models import User
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.exporting import write_list
from dondoc.apps.sheets.kinds import KINDS
from dondoc.apps.sheets.models import Upload

TODAY = date(2026, 11, 20)
IDS, HEAD, FIRST = 5, 6, 7
"""Rows of an exported sheet, counted from 1."""


def down(folder: Path, kind: str, keys: Sequence[int], by: User, today: date) -> Path:
    """The list as a file."""
    path = folder / f"{kind}.xlsx"
    write_list(path, kind=KINDS[kind], keys=keys, under=("Lọc: thử",), by=by, today=today)
    return path


def up(path: Path, by: User, today: date) -> Upload:
    """The file sent up, and checked."""
    with path.open("rb") as stream:
        return actions.send_up(stream=stream, name=path.name, by=by, today=today)


def edit(path: Path, change: Callable[[Worksheet], None]) -> Path:
    """The file after somebody changed its first sheet."""
    book = load_workbook(path)
    change(book.worksheets[0])
    book.save(path)
    return path


def column_of(sheet: Worksheet, name: str) -> int:
    """The column with this id, from 1."""
    return next(cell.column for cell in sheet[IDS] if cell.value == f"#{name}")


def put(sheet: Worksheet, name: str, value: Any, row: int = FIRST) -> None:
    sheet.cell(row, column_of(sheet, name)).value = value


def fill(path: Path, row: int = FIRST, **values: Any) -> Path:
    """The file with these columns of one row changed."""

    def change(sheet: Worksheet) -> None:
        for name, value in values.items():
            put(sheet, name, value, row)

    return edit(path, change)


def through_libreoffice(path: Path) -> Path:
    """The file opened and saved by another program."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not on this machine")
    out = path.parent / "saved"
    profile = (path.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return out / path.name


def table(folder: Path, rows: Sequence[Sequence[Any]], *, merge: Sequence[str] = (), name: str = "bang.xlsx") -> Path:
    """A table as an office keeps it."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for area in merge:
        sheet.merge_cells(area)
    path = folder / name
    book.save(path)
    return path


def stream_of(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)
