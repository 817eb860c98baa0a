"""Applying what a person agreed to: row by row, each whole or not at all, with a word for each.

A worker that dies is followed by another, which goes on with the rows that are left: a row
and the mark that it was applied are one transaction. Before each row the thing is looked at
anew; what somebody changed after the check is never written over unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.sheets.checking import wanted_of
from dondoc.apps.sheets.comparing import CellState, shown
from dondoc.apps.sheets.kinds import KINDS, Kind
from dondoc.apps.sheets.kinds.kind import Done
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.sheets.trying import take, words_of
from dondoc.apps.sheets.values import Line

_AT_ONCE = 100
_EVERY = 10


def apply_rows(upload: Upload, *, today: date) -> None:
    """All rows of an upload that is being applied."""
    kind = KINDS[upload.kind]
    waiting = upload.rows.filter(state=Row.State.READY).order_by("pk")
    done = upload.rows.filter(applied_at__isnull=False).count()
    Upload.objects.filter(pk=upload.pk).update(total=done + waiting.count(), done=done)
    for some in _in_turn(list(waiting.values_list("pk", flat=True))):
        rows = list(Row.objects.filter(pk__in=some).order_by("pk"))
        upload.by.forget_standings()  # a right that was lost meanwhile is not used
        keys = [row.key for row in rows if row.key is not None]
        lines = {line.key: line for line in kind.lines(keys, upload.by, today)}
        for row in rows:
            _apply(upload, kind, row.pk, lines.get(row.key) if row.key is not None else None, today)
            done += 1
            if done % _EVERY == 0:
                Upload.objects.filter(pk=upload.pk).update(done=done)
    Upload.objects.filter(pk=upload.pk, state=Upload.State.APPLYING).update(state=Upload.State.APPLIED, done=done)


def _apply(upload: Upload, kind: Kind, pk: int, line: Line | None, today: date) -> None:
    """One row, tried once more where somebody saved in the very moment."""
    for attempt in (1, 2):
        try:
            _apply_once(upload, kind, pk, line, today)
            return
        except Changed:
            line = _fresh(kind, line, upload, today)
            if attempt == 2 or line is None:
                _answer(pk, Row.State.REFUSED, _("Người khác đang sửa cùng dòng này. Hãy kiểm tra lại rồi ghi sau."))
        except (ActionError, PermissionDenied) as error:
            _answer(pk, Row.State.REFUSED, words_of(error))
            return


@transaction.atomic
def _apply_once(upload: Upload, kind: Kind, pk: int, line: Line | None, today: date) -> None:
    row = Row.objects.select_for_update().get(pk=pk)
    if row.state != Row.State.READY:
        return
    if row.key is not None and line is None:
        _put(row, Row.State.REFUSED, _("Không còn thấy dòng này trong hệ thống, hoặc bạn không còn được xem."))
        return
    if line is not None and _changed_since(row, line, kind, upload, today):
        _put(row, Row.State.CONFLICT, _("Có người vừa sửa cùng ô sau lúc kiểm tra. Hãy chọn lại rồi ghi."))
        return
    wanted = wanted_of(row)
    if line is not None:
        wanted = {name: value for name, value in wanted.items() if line.values.get(name) != value}
    done = take(kind, line, wanted, upload.by, today, site=upload.site) if wanted else Done(_("đã có sẵn như vậy"))
    row.key, row.label = done.key or row.key, (done.label or row.label)[:300]
    _put(row, Row.State.APPLIED, done.words)


def _changed_since(row: Row, line: Line, kind: Kind, upload: Upload, today: date) -> bool:
    """Whether a cell to be written is no longer what the person saw; the row then shows what is there."""
    taken = (CellState.MINE.value, CellState.CONFLICT.value)
    moved = [
        cell
        for cell in row.cells
        if cell["state"] in taken
        and cell["column"] in line.values
        and line.values[cell["column"]] not in (cell["now"], cell["mine"])
    ]
    if not moved:
        return False
    names, columns = kind.names([line], upload.by, today), {column.id: column for column in kind.columns}
    for cell in moved:
        column, now = columns[cell["column"]], line.values[cell["column"]]
        words = shown(column, now, names.get(column.names))
        cell |= {"state": CellState.CONFLICT.value, "now": now, "now_text": words, "choice": ""}
    return True


def _fresh(kind: Kind, line: Line | None, upload: Upload, today: date) -> Line | None:
    return next(iter(kind.lines([line.key], upload.by, today)), None) if line is not None else None


def _put(row: Row, state: Row.State, message: str) -> None:
    row.state, row.message = state, message
    row.applied_at = timezone.now() if state == Row.State.APPLIED else None
    row.save(update_fields=["state", "message", "applied_at", "key", "label", "cells"])


def _answer(pk: int, state: Row.State, message: str) -> None:
    Row.objects.filter(pk=pk, state=Row.State.READY).update(state=state, message=message)


def _in_turn(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
