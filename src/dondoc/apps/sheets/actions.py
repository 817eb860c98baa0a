"""What people do with tables: send one up, say what its columns hold, choose where two differ, agree, drop it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import IO, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents import storage
from dondoc.apps.documents.files import record_file
from dondoc.apps.documents.names import safe_name
from dondoc.apps.documents.spreadsheets import LIMITS
from dondoc.apps.sheets import applying, checking
from dondoc.apps.sheets.comparing import CellState
from dondoc.apps.sheets.errors import NothingToApply, NotNow
from dondoc.apps.sheets.exporting import order_export
from dondoc.apps.sheets.jobs import apply_upload, check_upload
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.sheets.office import mapping, taking
from dondoc.apps.sheets.office.heads import Table
from dondoc.apps.sheets.office.taking import choose_work
from dondoc.apps.sheets.permissions import can_send_up

AT_ONCE_BYTES = 300 * 1024
"""Files that are checked while the person waits."""
AT_ONCE_ROWS = 30
LOOK_AGAIN = timedelta(minutes=3)
MINE, THEIRS = "mine", "theirs"

__all__ = ["abandon", "agree", "choose", "choose_all", "choose_work", "map_columns", "order_export", "send_up"]


def send_up(*, stream: IO[bytes], name: str, by: User, today: date) -> Upload:
    """Keep a table and check it: a small one at once, a large one by the worker."""
    can_send_up(by).require()
    stored = storage.put(stream, name=safe_name(name), limit=LIMITS.file_bytes)
    with transaction.atomic():
        file = record_file(stored)
        upload = Upload.objects.create(by=by, file=file, file_name=safe_name(name))
        if stored.size > AT_ONCE_BYTES:
            check_upload.enqueue(upload.pk)
            return upload
        check_upload.using(run_after=_later()).enqueue(upload.pk)
    try:
        checking.check_upload(upload, today=today, most_tries=checking.AT_ONCE)
    except checking.TooMuchAtOnce:
        check_upload.enqueue(upload.pk)
    upload.refresh_from_db()
    return upload


def map_columns(*, upload: Upload, table: Table, today: date, **said: Any) -> Upload:
    """Say what the columns of an office's table hold, and take its rows: few at once, many by the worker."""
    with transaction.atomic():
        held = mapping.set_mapping(upload=upload, table=table, **said)
        check_upload.using(run_after=_later()).enqueue(held.pk)
    try:
        taking.match_rows(held, today=today, most=taking.AT_ONCE)
    except taking.TooManyRows:
        check_upload.enqueue(held.pk)
    held.refresh_from_db()
    return held


@transaction.atomic
def choose(*, upload: Upload, choices: Mapping[int, Mapping[str, str]], by: User) -> None:
    """For rows (by key of the row) and columns: what is written, or what the system has."""
    held = _held(upload, by, Upload.State.CHECKED, Upload.State.APPLIED)
    for row in held.rows.select_for_update().filter(pk__in=choices, state__in=_OPEN).order_by("pk"):
        _choose(row, choices[row.pk])


@transaction.atomic
def choose_all(*, upload: Upload, choice: str, by: User, column: str = "") -> int:
    """One answer for all conflicts, or for those of one column; says how many rows it settled."""
    held = _held(upload, by, Upload.State.CHECKED, Upload.State.APPLIED)
    count = 0
    for row in held.rows.select_for_update().filter(state=Row.State.CONFLICT).order_by("pk"):
        asked = [cell["column"] for cell in row.cells if cell["state"] == CellState.CONFLICT]
        _choose(row, {name: choice for name in asked if not column or name == column})
        count += row.state != Row.State.CONFLICT
    return count


_OPEN = (Row.State.CONFLICT, Row.State.READY, Row.State.KEPT, Row.State.REFUSED)


def _choose(row: Row, choices: Mapping[str, str]) -> None:
    conflicts = [cell for cell in row.cells if cell["state"] == CellState.CONFLICT]
    for cell in conflicts:
        if choices.get(cell["column"]) in (MINE, THEIRS):
            cell["choice"] = choices[cell["column"]]
    if conflicts and all(cell["choice"] for cell in conflicts):
        row.state = Row.State.READY if checking.wanted_of(row) else Row.State.KEPT
        row.message = ""
    row.save(update_fields=["cells", "state", "message"])


@transaction.atomic
def _begin(upload: Upload, by: User, site: str) -> bool:
    """Note that it is applied now; says whether somebody should wait for it."""
    held = _held(upload, by, Upload.State.CHECKED, Upload.State.APPLIED)
    count = held.rows.filter(state=Row.State.READY).count()
    if not count:
        raise NothingToApply
    held.state, held.site, held.total, held.done = Upload.State.APPLYING, site, count, 0
    held.save(update_fields=["state", "site", "total", "done"])
    if count > AT_ONCE_ROWS:
        apply_upload.enqueue(held.pk)
        return False
    apply_upload.using(run_after=_later()).enqueue(held.pk)
    return True


def _later() -> datetime:
    """When the worker looks after what was to be done at once, should the server have died over it."""
    return timezone.now() + LOOK_AGAIN


def agree(*, upload: Upload, by: User, today: date, site: str = "") -> Upload:
    """Apply what is ready. Rows with a fault or an open question stay as they are."""
    at_once = _begin(upload, by, site)
    upload.refresh_from_db()
    if at_once:
        applying.apply_rows(upload, today=today)
        upload.refresh_from_db()
    return upload


@transaction.atomic
def abandon(*, upload: Upload, by: User) -> None:
    """Drop a table; what was applied of it stays applied."""
    held = _held(upload, by, *(state for state in Upload.State if state != Upload.State.APPLYING))
    held.rows.filter(state__in=(*_OPEN, Row.State.FAULT)).update(state=Row.State.LEFT)
    held.state = Upload.State.ABANDONED
    held.save(update_fields=["state"])


def _held(upload: Upload, by: User, *states: Upload.State) -> Upload:
    held = Upload.objects.select_for_update(of=("self",)).select_related("by", "file").get(pk=upload.pk)
    if held.by_id != by.pk:
        raise ActionError(_("Bảng này do người khác tải lên."))
    if held.state not in states:
        raise NotNow
    return held
