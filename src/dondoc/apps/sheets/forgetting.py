"""What nobody needs any more: made lists after a week, tables never applied after a month, applied ones after a year.

A file goes with its last row; one that a document or a proof points to as well stays. Its
bytes are swept by `check_files`, as those of every file without a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import ProtectedError

from dondoc.apps.documents.models import StoredFile
from dondoc.apps.sheets.models import Export, Upload

LISTS, UNFINISHED, APPLIED = timedelta(days=7), timedelta(days=30), timedelta(days=365)
_AT_ONCE = 200


def forget_old(now: datetime) -> int:
    """Forget what is old; says how many lists and tables went."""
    old = Export.objects.filter(at__lt=now - LISTS).order_by("pk")[:_AT_ONCE]
    tables = Upload.objects.filter(at__lt=now - UNFINISHED).exclude(state=Upload.State.APPLIED)
    tables |= Upload.objects.filter(at__lt=now - APPLIED)
    gone: list[Export | Upload] = [*old, *tables.exclude(state=Upload.State.APPLYING).order_by("pk")[:_AT_ONCE]]
    for one in gone:
        one.delete()
    _forget_files({one.file_id for one in gone if one.file_id})
    return len(gone)


def _forget_files(keys: Iterable[int]) -> None:
    for key in sorted(keys):
        try:
            with transaction.atomic():
                StoredFile.objects.filter(pk=key).delete()
        except ProtectedError:
            continue  # somebody else has the same bytes
