"""The child that opens one table: `python -m dondoc.apps.documents.worker.book_child MODE SOURCE FOLDER LANGUAGE`.

It knows nothing of Django or the database. `read` writes `book.json`; `mark` puts comments
into a copy of the workbook. `outcome.json` is written last. Formulas are never run: the
values that the program of the person has left in the file are read, and macros not at all.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dondoc import language
from dondoc.apps.documents.spreadsheets import Table, decode_table, is_1904, table_kind
from dondoc.apps.documents.worker.processes import end_tree, limit
from dondoc.language import _
from dondoc.reading.errors import CannotRead

BOOK, OUTCOME, MARKS, MARKED = "book.json", "outcome.json", "marks.json", "marked.xlsx"
READ, MARK = "read", "mark"
MOST_ROWS, MOST_CELLS = 60_000, 2_500_000
_MEMORY = 1536 * 1024**2
_SECONDS = 120
_SAMPLE = 20
_ESCAPED = re.compile(r"'(?=[=+\-@\t\r])")


def main(arguments: list[str]) -> int:
    mode, source, folder, chosen = arguments
    threading.Thread(target=_end_with_parent, daemon=True).start()
    limit(memory=_MEMORY, seconds=_SECONDS, file_bytes=512 * 1024**2)
    language.use(chosen)
    outcome = _work(mode, Path(source), Path(folder))
    (Path(folder) / OUTCOME).write_text(json.dumps(outcome, ensure_ascii=False), encoding="utf-8")
    return 0


def _work(mode: str, source: Path, folder: Path) -> dict[str, str]:
    try:
        if mode == READ:
            book = read_book(source.read_bytes())
            (folder / BOOK).write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8", errors="replace")
        else:
            mark(source, json.loads((folder / MARKS).read_text("utf-8")), folder / MARKED)
    except CannotRead as refusal:
        return {"code": refusal.code, "message": refusal.message}
    except MemoryError:
        return {"code": "out-of-memory", "message": ""}
    except Exception:  # zip, XML, the library's own: the file is bad, whatever the name of the fault
        traceback.print_exc()
        return _damaged()
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what the library's Rust gives up with is no Exception
            raise
        return _damaged()
    return {"code": "", "message": ""}


def _damaged() -> dict[str, str]:
    return {"code": "damaged", "message": _("Bảng tính bị hỏng; hãy mở bằng Excel, lưu thành tệp mới.")}


def read_book(data: bytes) -> dict[str, Any]:
    """Every sheet as rows of plain values, with merged cells told."""
    kind = table_kind(data)
    if kind is Table.TEXT:
        return {"kind": kind.value, "is_1904": False, "sheets": [_sheet_of_text(decode_table(data))]}
    return {"kind": kind.value, "is_1904": is_1904(data), "sheets": list(_sheets(data))}


def _sheets(data: bytes) -> Iterable[dict[str, Any]]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise CannotRead("encrypted", _("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại.")) from error
    room = MOST_CELLS
    for meta in book.sheets_metadata:
        if str(meta.typ) != "SheetTypeEnum.WorkSheet":
            continue
        sheet = book.get_sheet_by_name(meta.name)
        rows = _trimmed(sheet.to_python(skip_empty_area=False), meta.name)
        room -= sum(map(len, rows))
        if room < 0:
            raise _too_many(meta.name)
        yield {
            "name": meta.name,
            "visible": meta.visible == SheetVisibleEnum.Visible,
            "rows": rows,
            "merged": [[*first, *last] for first, last in sheet.merged_cell_ranges or ()],
        }


def _trimmed(rows: list[list[Any]], name: str) -> list[list[Any]]:
    """Plain values; empty cells at the end of a row and empty rows at the end of a sheet are none."""
    found: list[list[Any]] = []
    filled = 0
    for row in rows:
        cells = [_plain(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        found.append(cells)
        if cells:
            filled = len(found)
            if filled > MOST_ROWS * 4 or (filled > MOST_ROWS and sum(1 for one in found if one) > MOST_ROWS):
                raise _too_many(name)
    return found[:filled]


def _plain(value: Any) -> Any:
    match value:
        case "" | None:
            return None
        case bool() | str() | int():
            return value
        case float():
            return int(value) if value.is_integer() and abs(value) < 1e15 else value
        case datetime():
            return {"d": value.date().isoformat()}
        case date():
            return {"d": value.isoformat()}
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _sheet_of_text(text: str) -> dict[str, Any]:
    """A table of text: parted by comma, semicolon or tab, whichever its first lines have most of."""
    head, _end, rest = text.partition("\n")
    if head.strip().lower().startswith("sep=") and len(head.strip()) == 5:
        text, sign = rest, head.strip()[-1]
    else:
        sample = text.split("\n")[:_SAMPLE]
        sign = max(";\t,", key=lambda one: sum(line.count(one) for line in sample))
    csv.field_size_limit(1_000_000)
    try:
        read = [[_of_text(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign)]
    except csv.Error as error:
        words = _("Tệp CSV không đọc được thành bảng; hãy mở bằng Excel rồi lưu thành .xlsx.")
        raise CannotRead("csv", words) from error
    if sum(map(len, read)) > MOST_CELLS:
        raise _too_many("CSV")
    return {"name": "CSV", "visible": True, "rows": _trimmed(read, "CSV"), "merged": []}


def _of_text(cell: str) -> str:
    """As it was before somebody wrote it safe against formulas."""
    return _ESCAPED.sub("", cell, count=1) if cell.startswith("'") else cell


def mark(source: Path, marks: list[list[Any]], target: Path) -> None:
    """A copy of the workbook with comments in cells: [sheet, row, column, words], counted from 1."""
    import warnings

    # This library carries no types; it is fetched here alone, for it takes longer to load than a small book to read.
    from openpyxl import load_workbook  # type: ignore[import-untyped]
    from openpyxl.cell.cell import MergedCell  # type: ignore[import-untyped]
    from openpyxl.comments import Comment  # type: ignore[import-untyped]
    from openpyxl.styles import PatternFill  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library does not know of a file it says as a warning
        book = load_workbook(io.BytesIO(source.read_bytes()))  # by name it would be refused: stored files have none
    fill = PatternFill("solid", fgColor="F6D5A8")
    for sheet, row, column, words in marks:
        if sheet not in book.sheetnames:
            continue
        cell = book[sheet].cell(row, column)
        if isinstance(cell, MergedCell):
            continue
        comment = Comment(words, "dondoc")
        comment.width, comment.height = 320, min(400, 60 + len(words))
        cell.comment, cell.fill = comment, fill
    book.save(target)


def _too_many(name: str) -> CannotRead:
    words = _("Trang tính «{name}» quá lớn (hơn {rows} dòng); hãy xóa phần thừa hoặc chia thành nhiều tệp.")
    return CannotRead("too-many", words.format(name=name, rows=MOST_ROWS))


def _end_with_parent() -> None:
    """Nobody writes to standard input: its end means that whoever waits is gone."""
    os.read(0, 1)
    end_tree(os.getpid())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
