"""Running the child, and what it found: a book of sheets, or a refusal in words."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.apps.documents.storage import incoming
from dondoc.apps.documents.worker.book_child import BOOK, MARK, MARKED, MARKS, OUTCOME, READ
from dondoc.apps.documents.worker.processes import end_tree
from dondoc.apps.sheets.errors import Unreadable

logger = logging.getLogger(__name__)
_COMMAND = (sys.executable, "-m", "dondoc.apps.documents.worker.book_child")
SECONDS = 150
_LOG = 4000


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet: rows of plain values, days as {"d": ISO}; merged areas from row, column to row, column."""

    name: str
    visible: bool
    rows: Sequence[Sequence[Any]]
    merged: Sequence[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Book:
    """A table as it came up."""

    kind: str
    is_1904: bool
    sheets: tuple[SheetRead, ...]

    def visible(self) -> tuple[SheetRead, ...]:
        return tuple(sheet for sheet in self.sheets if sheet.visible)


def read_book(path: Path) -> Book:
    """The book in a file. Raises `Unreadable`."""
    with _folder() as folder:
        _run(READ, path, folder)
        data = json.loads((folder / BOOK).read_text("utf-8"))
    sheets = (
        SheetRead(one["name"], one["visible"], one["rows"], [tuple(area) for area in one["merged"]])
        for one in data["sheets"]
    )
    return Book(data["kind"], data["is_1904"], tuple(sheets))


def mark_book(path: Path, marks: Sequence[tuple[str, int, int, str]]) -> bytes:
    """The workbook with comments in its cells. Raises `Unreadable`."""
    with _folder() as folder:
        (folder / MARKS).write_text(json.dumps(marks, ensure_ascii=False), encoding="utf-8")
        _run(MARK, path, folder)
        return (folder / MARKED).read_bytes()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sheet-", dir=incoming(), ignore_cleanup_errors=True) as place:
        yield Path(place)


def _run(mode: str, path: Path, folder: Path) -> None:
    with (folder / "log").open("wb") as log:
        child = subprocess.Popen(
            [*_COMMAND, mode, str(path), str(folder), (get_language() or "vi")[:2]],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
    try:
        code: int | None = child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        code = None
    finally:
        if child.returncode is None:
            end_tree(child.pid)
            child.wait()
        if child.stdin:
            child.stdin.close()
    _check(code, folder)


def _check(code: int | None, folder: Path) -> None:
    log = (folder / "log").read_bytes()[-_LOG:].decode("utf-8", "replace")
    if log:
        logger.warning("Reading a table: %s", log)
    if code is None:
        raise Unreadable("timed-out", _("Đọc bảng quá lâu nên máy đã dừng. Hãy chia thành nhiều tệp nhỏ hơn."))
    if code or not (folder / OUTCOME).is_file():
        raise _too_big()
    outcome = json.loads((folder / OUTCOME).read_text("utf-8"))
    if outcome["code"] == "out-of-memory":
        raise _too_big()
    if outcome["code"]:
        raise Unreadable(outcome["code"], outcome["message"])


def _too_big() -> Unreadable:
    words = _("Bảng cần nhiều bộ nhớ hơn mức máy chủ cho phép. Hãy xóa các hàng, cột và trang tính thừa rồi lưu lại.")
    return Unreadable("out-of-memory", words)
