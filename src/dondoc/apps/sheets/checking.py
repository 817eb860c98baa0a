"""The check: what a table that came up would change. Nothing is written but the report itself.

1. Open the file in a child, and find our own list in it; a table of an office goes to mapping.
2. Compare each row: was, is, written.
3. Try what would be applied with the real actions, and take it back: refusals are told now.
4. Keep the report in one transaction; checking again makes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from xlsxwriter.utility import xl_col_to_name

from dondoc.apps.accounts.models import User
from dondoc.apps.documents import storage
from dondoc.apps.documents.spreadsheets import Table
from dondoc.apps.sheets.baseline import Baseline, read_key
from dondoc.apps.sheets.comparing import Cell, CellState, Comparer, to_json
from dondoc.apps.sheets.errors import Unreadable
from dondoc.apps.sheets.kinds import KINDS, Kind
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.sheets.reading.finding import Found, Own, find_baseline, find_own
from dondoc.apps.sheets.reading.runner import Book, read_book
from dondoc.apps.sheets.trying import refusal_of
from dondoc.apps.sheets.values import Line, Word

AT_ONCE = 60
"""Changed rows that are tried while the person waits; more are left to the worker."""
_EVERY = 25
_SHOWN_COLUMNS = 6


class TooMuchAtOnce(Exception):
    """There is more to try than somebody should wait for."""


@dataclass(slots=True)
class _Check:
    """One check under way."""

    upload: Upload
    kind: Kind
    baseline: Baseline
    own: Own
    by: User
    today: date
    comparer: Comparer
    lines: dict[int, Line]
    same: int = 0
    rows: list[Row] = field(default_factory=list)


def check_upload(upload: Upload, *, today: date, most_tries: int | None = None) -> None:
    """Check a table that waits; `most_tries` raises `TooMuchAtOnce` instead of trying more."""
    try:
        book = read_book(storage.full_path(upload.file.path))
        baseline = find_baseline(book)
        if baseline is None:
            _settle(upload, Upload.State.MAPPING, notices=_of_file(book))
            return
        check = _begin(upload, book, baseline, today)
        for found in check.own.rows:
            _compare(check, found)
        _forget_twins(check)
        _try_all(check, most_tries)
    except Unreadable as error:
        _settle(upload, Upload.State.FAILED, failure=str(error))
        return
    _keep(check, _of_file(book) + _of_list(check))


def _begin(upload: Upload, book: Book, baseline: Baseline, today: date) -> _Check:
    kind = KINDS.get(baseline.kind)
    if kind is None:
        raise Unreadable("kind", _("Bảng này do một phiên bản khác của hệ thống làm ra. Hãy tải bảng mới."))
    own = find_own(book, kind.columns)
    keys = [key for row in own.rows if (key := read_key(row.key, kind.letter, baseline.token)) is not None]
    lines = kind.lines(list(dict.fromkeys(keys)), upload.by, today)
    names = kind.names(lines, upload.by, today)
    comparer = Comparer(kind.columns, baseline, names, book.is_1904)
    return _Check(upload, kind, baseline, own, upload.by, today, comparer, {line.key: line for line in lines})


def _compare(check: _Check, found: Found) -> None:
    places = check.own.places[found.sheet]
    if not found.key:
        _compare_new(check, found)
        return
    key = read_key(found.key, check.kind.letter, check.baseline.token)
    line = check.lines.get(key) if key is not None else None
    if line is None:
        words = _("Mã ẩn của dòng không đúng, có lẽ do kéo hoặc gõ đè; dòng này không được nhận.")
        if key is not None:
            words = _("Không còn thấy dòng này trong hệ thống, hoặc bạn không còn được xem.")
        check.rows.append(_row(check, found, None, _label(found), Row.State.FAULT, words))
        return
    cells = list(check.comparer.cells(line, found.cells, frozenset(places)))
    if not cells:
        check.same += 1
        return
    check.rows.append(_row(check, found, line.key, line.label, _state_of(cells), "", cells))


def _compare_new(check: _Check, found: Found) -> None:
    """A row without a key: something new, where this kind of list takes it from this person."""
    label = _label(found)
    if not check.kind.may_add(check.by):
        words = _("Dòng mới không được nhận ở bảng này; chỉ các dòng đã có được cập nhật.")
        check.rows.append(_row(check, found, None, label, Row.State.KEPT, words))
        return
    cells = list(check.comparer.new_cells(found.cells, check.kind.new_editable))
    there = {cell.column for cell in cells if cell.state is not CellState.IGNORED}
    heads = {column.id: str(column.head) for column in check.kind.columns}
    missing = [heads[name] for name in check.kind.needed if name not in there]
    state, words = _state_of(cells), ""
    if missing:
        state, words = Row.State.FAULT, _("Dòng mới còn thiếu: %(columns)s.") % {"columns": "; ".join(missing)}
    check.rows.append(_row(check, found, None, label, state, words, cells))


def _state_of(cells: Sequence[Cell]) -> Row.State:
    """The gravest of the cells speaks for the row; a row with a fault is not applied in part."""
    states = {cell.state for cell in cells}
    if CellState.FAULT in states:
        return Row.State.FAULT
    if CellState.CONFLICT in states:
        return Row.State.CONFLICT
    return Row.State.READY if CellState.MINE in states else Row.State.KEPT


def _row(
    check: _Check,
    found: Found,
    key: int | None,
    label: str,
    state: Row.State,
    message: str,
    cells: Sequence[Cell] = (),
) -> Row:
    columns = {column.id: column for column in check.kind.columns}
    places = check.own.places[found.sheet]
    told = [
        to_json(cell, columns[cell.column], check.comparer, f"{xl_col_to_name(places[cell.column] - 1)}{found.number}")
        for cell in cells
    ]
    return Row(
        upload=check.upload,
        sheet=found.sheet[:120],
        number=found.number,
        key=key,
        label=label[:300],
        state=state,
        cells=told,
        message=message,
    )


def _label(found: Found) -> str:
    """What a row without a thing is called: its first words."""
    return " · ".join(str(cell) for cell in found.cells.values() if isinstance(cell, str))[:300] or "—"


def _forget_twins(check: _Check) -> None:
    """Two rows with one key: copied by somebody. Neither is applied before it is known which is meant."""
    by_key: dict[int, list[Row]] = {}
    for row in check.rows:
        if row.key is not None:
            by_key.setdefault(row.key, []).append(row)
    for rows in by_key.values():
        if len(rows) > 1:
            numbers = ", ".join(str(row.number) for row in rows)
            for row in rows:
                row.state = Row.State.FAULT
                row.message = _("Các dòng %(numbers)s cùng một mã nhưng ghi khác nhau. Hãy để lại một dòng.") % {
                    "numbers": numbers
                }


def _try_all(check: _Check, most: int | None) -> None:
    ready = [row for row in check.rows if row.state == Row.State.READY]
    if most is not None and len(ready) > most:
        raise TooMuchAtOnce
    Upload.objects.filter(pk=check.upload.pk).update(total=len(ready), done=0)
    for number, row in enumerate(ready, start=1):
        line = check.lines.get(row.key) if row.key is not None else None
        refused: Word = refusal_of(check.kind, line, wanted_of(row), check.by, check.today)
        if refused:
            row.state, row.message = Row.State.FAULT, str(refused)
        if number % _EVERY == 0:
            Upload.objects.filter(pk=check.upload.pk).update(done=number)


def wanted_of(row: Row) -> dict[str, Any]:
    """What of a row is to be applied: what only the person changed, and conflicts decided for them."""
    taken = (CellState.MINE.value, CellState.CONFLICT.value)
    return {
        cell["column"]: cell["mine"]
        for cell in row.cells
        if cell["state"] in taken and (cell["state"] == CellState.MINE.value or cell["choice"] == "mine")
    }


def _of_file(book: Book) -> list[str]:
    """What was noticed of the file as such."""
    if book.kind == Table.XLSM:
        return [_("Tệp có macro. Macro không được chạy và không được giữ; chỉ nội dung các ô được đọc.")]
    return []


def _of_list(check: _Check) -> list[str]:
    notices = []
    made = datetime.fromisoformat(check.baseline.made_at)
    notices.append(_("Bảng tải xuống lúc %(at)s.") % {"at": f"{made:%H:%M %d/%m/%Y}"})
    if check.baseline.by != check.by.pk:
        other = User.objects.filter(pk=check.baseline.by).values_list("full_name", flat=True).first()
        notices.append(
            _("Bảng do %(name)s tải xuống. Thay đổi được ghi theo quyền của bạn.") % {"name": other or _("người khác")}
        )
    if check.own.strange:
        names = "; ".join(f"«{name[:40]}»" for name in check.own.strange[:_SHOWN_COLUMNS])
        notices.append(_("Cột thêm vào không được đọc: %(names)s.") % {"names": names})
    absent = _absent(check)
    if absent:
        words = ngettext(
            "%(n)d dòng đã tải xuống không có trong tệp này: bỏ qua, không có gì bị xóa.",
            "%(n)d dòng đã tải xuống không có trong tệp này: bỏ qua, không có gì bị xóa.",
            absent,
        )
        notices.append(words % {"n": absent})
    equal = Upload.objects.filter(by=check.by, file=check.upload.file, state=Upload.State.APPLIED)
    if equal.exclude(pk=check.upload.pk).exists():
        notices.append(_("Chính tệp này đã được ghi trước đây; những gì đã ghi sẽ không ghi lần nữa."))
    return notices


def _absent(check: _Check) -> int:
    keys = {read_key(row.key, check.kind.letter, check.baseline.token) for row in check.own.rows}
    return len(check.baseline.rows.keys() - keys)


@transaction.atomic
def _keep(check: _Check, notices: list[str]) -> None:
    upload = Upload.objects.select_for_update().get(pk=check.upload.pk)
    if upload.state != Upload.State.WAITING:
        return
    upload.rows.all().delete()
    Row.objects.bulk_create(check.rows, batch_size=500)
    _settle(upload, Upload.State.CHECKED, kind=check.kind.code, notices=notices, same=check.same, absent=_absent(check))


def _settle(upload: Upload, state: Upload.State, **facts: Any) -> None:
    """The answer to an upload that waits; who dropped it meanwhile hears no more of it."""
    waiting = Upload.objects.filter(pk=upload.pk, state=Upload.State.WAITING)
    waiting.update(state=state, total=0, done=0, **facts)
