"""What comes of the rows of an office's table: a document under review, or reports on work that is there already.

New work has one way in, review and adoption; so new rows become a document whose items they
are. Progress is matched to open work of the person by words and number, proposed with its
likeness, and reported once the person has said which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from dondoc.apps.accounts.models import User
from dondoc.apps.documents import storage
from dondoc.apps.documents.tabled import add_table
from dondoc.apps.plans.same_work import Work, find_same, prepare
from dondoc.apps.sheets.comparing import CellState, shown
from dondoc.apps.sheets.errors import NotNow, Unreadable
from dondoc.apps.sheets.kinds.tasks import PARTS
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.sheets.office.heads import NUMBER, REPORTED, RESULT, TEXT, column_of
from dondoc.apps.sheets.office.mapping import tables_of
from dondoc.apps.sheets.office.rows import OfficeRow, as_table_rows, office_rows, progress_of, reported_on
from dondoc.apps.sheets.reading.runner import Book, read_book
from dondoc.apps.sheets.trying import refusal_of
from dondoc.apps.sheets.values import Line, plain_text
from dondoc.apps.tasks.models import Assignment

AT_ONCE = 200
"""Rows that are taken while the person waits."""
SURE, LIKELY = 0.86, 0.55
_NEAR, _MOST = 0.06, 3
_BY_NUMBER = 0.05  # what the same number in the same plan adds


class TooManyRows(Exception):
    """More rows than somebody should wait for."""


def match_rows(upload: Upload, *, today: date, most: int | None = None) -> None:
    """Take the rows of a table that was mapped; `most` raises `TooManyRows` instead of taking more."""
    try:
        book = read_book(storage.full_path(upload.file.path))
        table = next((one for one in tables_of(book) if one.sheet == upload.sheet), None)
        if table is None:
            raise Unreadable("no-table", _("Không còn thấy bảng trong tệp."))
    except Unreadable as error:
        Upload.objects.filter(pk=upload.pk).update(state=Upload.State.FAILED, failure=str(error))
        return
    rows = office_rows(book, upload.sheet, table.first, upload.fields)
    if most is not None and len(rows) > most:
        raise TooManyRows
    if upload.aim == Upload.Aim.REVIEW:
        _make_document(upload, rows)
    else:
        _match(upload, book, [row for row in rows if not row.heading], book.sheets[upload.sheet].name, today)


@transaction.atomic
def _make_document(upload: Upload, rows: Sequence[OfficeRow]) -> None:
    held = Upload.objects.select_for_update(of=("self",)).select_related("by", "file", "owner").get(pk=upload.pk)
    if held.state != Upload.State.WAITING or held.owner is None:
        return
    held.document = add_table(
        file=held.file,
        name=held.file_name,
        owner=held.owner,
        by=held.by,
        rows=as_table_rows(rows),
        title=held.title or held.file_name,
        issued_on=held.issued_on,
    )
    held.state = Upload.State.APPLIED
    held.save(update_fields=["document", "state"])


def _match(upload: Upload, book: Book, rows: Sequence[OfficeRow], sheet: str, today: date) -> None:
    lines = _open_work(upload, today)
    among = [prepare(str(line.values["text"] or "")) for line in lines]
    wanted = [prepare(row.of(TEXT)) for row in rows]
    likely = _likely(wanted, among, rows, lines)
    matcher = _Matcher(upload, sheet, upload.by, today, book.is_1904)
    found = [matcher.row(row, likely[number]) for number, row in enumerate(rows)]
    _one_row_each(found)
    with transaction.atomic():
        held = Upload.objects.select_for_update().get(pk=upload.pk)
        if held.state != Upload.State.WAITING:
            return
        held.rows.all().delete()
        Row.objects.bulk_create(found, batch_size=500)
        held.state, held.kind = Upload.State.CHECKED, PARTS.code
        held.save(update_fields=["state", "kind"])


def _open_work(upload: Upload, today: date) -> list[Line]:
    """Parts on which the person may report."""
    held = upload.by.standing
    parts = Assignment.objects.visible_to(upload.by).open().filter(body__in=held.bodies_all)
    if upload.plan_id:
        parts = parts.filter(plan=upload.plan_id)
    keys = list(parts.order_by("pk").values_list("pk", flat=True))
    return [line for line in PARTS.lines(keys, upload.by, today) if "words" in line.editable]


def _likely(
    wanted: Sequence[Work], among: Sequence[Work], rows: Sequence[OfficeRow], lines: Sequence[Line]
) -> list[list[tuple[float, Line]]]:
    found: list[list[tuple[float, Line]]] = [[] for _row in rows]
    for pair in find_same(wanted, among, threshold=LIKELY):
        line = lines[pair.other]
        more = _BY_NUMBER if plain_text(rows[pair.one].of(NUMBER)) == str(line.values["number"]) else 0.0
        found[pair.one].append((min(1.0, pair.likeness + more), line))
    return [sorted(some, key=lambda pair: -pair[0])[:_MOST] for some in found]


@dataclass(frozen=True, slots=True)
class _Matcher:
    """Makes the rows of the report."""

    upload: Upload
    sheet: str
    by: User
    today: date
    is_1904: bool

    def row(self, row: OfficeRow, likely: Sequence[tuple[float, Line]]) -> Row:
        made = Row(
            upload=self.upload,
            sheet=self.sheet[:120],
            number=row.line,
            label=row.of(TEXT)[:300],
            state=Row.State.KEPT,
            likely=[
                {"key": line.key, "label": f"{line.values['plan']} · {line.label}", "share": round(share, 2),
                 "progress": line.values["progress"]}
                for share, line in likely
            ],
        )  # fmt: skip
        made.cells = self._cells(row)
        if not row.of(RESULT):
            made.message = _("Không có nội dung báo cáo ở dòng này.")
        elif not likely:
            made.message = _("Không thấy việc nào giống trong các việc bạn được báo cáo.")
        elif _is_clear(likely):
            self.decide(made, likely[0][1])
        else:
            made.state, made.message = Row.State.CONFLICT, _("Hãy chọn đây là việc nào.")
        return made

    def decide(self, row: Row, line: Line) -> None:
        """This row reports on that work."""
        give_key(row, line.key)
        refused = refusal_of(PARTS, line, _wanted(row), self.by, self.today)
        if refused:
            row.state, row.message = Row.State.FAULT, refused

    def _cells(self, row: OfficeRow) -> list[dict[str, Any]]:
        said: dict[str, Any] = {"words": row.of(RESULT) or None, "progress": progress_of(row)}
        said["report_on"] = reported_on(row, is_1904=self.is_1904) or None
        columns = {column.id: column for column in PARTS.columns}
        at = {"words": RESULT, "progress": "progress", "report_on": REPORTED}
        fields = self.upload.fields
        return [
            _cell(columns[name], value, _place(fields, at[name], row))
            for name, value in said.items()
            if value is not None
        ]


def give_key(row: Row, key: int | None) -> None:
    """Say which work a row means; nothing for none."""
    chosen = next((one for one in row.likely if one["key"] == key), None)
    if chosen is None:
        row.key, row.state, row.message = None, Row.State.KEPT, _("Bạn chọn không ghi dòng này.")
        return
    row.key, row.state, row.message = chosen["key"], Row.State.READY, ""
    for cell in row.cells:
        if cell["column"] == "progress":
            now = chosen["progress"]
            cell |= {"was": now, "now": now, "now_text": "" if now is None else f"{now}%"}


@transaction.atomic
def choose_work(*, upload: Upload, chosen: dict[int, int | None], by: User, today: date) -> None:
    """For rows (by key of the row): which work is meant."""
    held = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if held.by_id != by.pk or held.state not in (Upload.State.CHECKED, Upload.State.APPLIED):
        raise NotNow
    open_rows = held.rows.exclude(state__in=(Row.State.APPLIED, Row.State.LEFT)).filter(pk__in=chosen).order_by("pk")
    for row in open_rows:
        give_key(row, chosen[row.pk])
        line = next(iter(PARTS.lines([row.key], by, today)), None) if row.key is not None else None
        if line is not None and (refused := refusal_of(PARTS, line, _wanted(row), by, today)):
            row.state, row.message = Row.State.FAULT, refused
        row.save(update_fields=["key", "state", "message", "cells"])


def _is_clear(likely: Sequence[tuple[float, Line]]) -> bool:
    """One is surely meant, and no other nearly as much."""
    return likely[0][0] >= SURE and (len(likely) == 1 or likely[0][0] - likely[1][0] >= _NEAR)


def _one_row_each(rows: Sequence[Row]) -> None:
    """Two rows that mean one work: the person says which."""
    times: dict[int, list[Row]] = {}
    for row in rows:
        if row.state == Row.State.READY and row.key is not None:
            times.setdefault(row.key, []).append(row)
    for some in times.values():
        if len(some) > 1:
            for row in some:
                row.state, row.key = Row.State.CONFLICT, None
                row.message = _("Nhiều dòng giống cùng một việc. Hãy chọn.")


def _wanted(row: Row) -> dict[str, Any]:
    return {cell["column"]: cell["mine"] for cell in row.cells if cell["mine"] != cell["now"]}


def _cell(column: Any, value: Any, place: str) -> dict[str, Any]:
    return {
        "column": column.id, "head": str(column.head), "place": place, "state": CellState.MINE.value, "was": None,
        "now": None, "mine": value, "was_text": "", "now_text": "", "mine_text": shown(column, value, None),
        "note": "", "choice": "",
    }  # fmt: skip


def _place(fields: dict[str, str], field: str, row: OfficeRow) -> str:
    column = column_of(fields, field)
    return f"{xl_col_to_name(column or 0)}{row.line}"
