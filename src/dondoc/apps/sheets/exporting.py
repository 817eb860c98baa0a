"""Lists that go down: at once where they are short, by the worker where somebody would wait for them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from dondoc.apps.accounts.models import User
from dondoc.apps.documents import storage
from dondoc.apps.documents.files import record_file
from dondoc.apps.sheets.baseline import Baseline, new_token
from dondoc.apps.sheets.kinds import KINDS, Kind
from dondoc.apps.sheets.making.workbook import Done, Order, write_workbook
from dondoc.apps.sheets.models import Export

AT_ONCE = 1500
"""Rows that are made while the person waits: about a second."""
MOST = 50_000


def write_list(
    path: Path,
    *,
    kind: Kind,
    keys: Sequence[int],
    under: Sequence[str],
    by: User,
    today: date,
    done: Done = lambda _count: None,
) -> int:
    """The list as a workbook, as the person may see it; says how many rows it has."""
    lines = kind.lines(keys, by, today)
    made_at = timezone.localtime()
    day = _("Lập lúc %(at)s; người lập: %(name)s.") % {"at": f"{made_at:%H:%M %d/%m/%Y}", "name": by.full_name}
    may_add = kind.may_add(by)
    used = set().union(*(line.editable for line in lines)) | (set(kind.new_editable) if may_add else set())
    columns = tuple(column for column in kind.columns if not column.entry or column.id in used)
    baseline = Baseline(
        kind=kind.code,
        token=new_token(),
        made_at=made_at.isoformat(timespec="seconds"),
        by=by.pk,
        columns=tuple(column.id for column in columns),
    )
    order = Order(
        title=str(kind.title),
        under=(*under, day),
        sheet=str(kind.sheet),
        letter=kind.letter,
        columns=columns,
        lines=lines,
        names=kind.names(lines, by, today),
        baseline=baseline,
        can_add=may_add,
        new_editable=kind.new_editable if may_add else frozenset(),
    )
    return write_workbook(path, order, done)


@transaction.atomic
def order_export(*, kind: str, keys: Sequence[int], under: Sequence[str], file_name: str, by: User) -> Export:
    """Let the worker make a long list; the page of the export says how far it is."""
    from dondoc.apps.sheets.jobs import make_export

    export = Export.objects.create(by=by, kind=kind, keys=list(keys), under=list(under), file_name=file_name)
    make_export.enqueue(export.pk)
    return export


def make(export: Export, *, today: date) -> str:
    """The worker's part. Made twice, it is the same file's name that points to the last one."""
    if export.state != Export.State.WAITING:
        return "nothing to do"

    def done(count: int) -> None:
        Export.objects.filter(pk=export.pk).update(done=count)

    with tempfile.TemporaryDirectory(prefix="sheet-", dir=storage.incoming()) as folder, override(export.by.language):
        path = Path(folder) / "list.xlsx"
        kind = KINDS[export.kind]
        write_list(path, kind=kind, keys=export.keys, under=export.under, by=export.by, today=today, done=done)
        stored = storage.put_path(path, name=export.file_name)
    with transaction.atomic():
        file = record_file(stored)
        rows = Export.objects.filter(pk=export.pk, state=Export.State.WAITING)
        rows.update(state=Export.State.READY, file=file, done=len(export.keys))
    return "made"
