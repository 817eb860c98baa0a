"""Lists and tables are kept as long as somebody may want them, and no longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from dondoc.apps.documents.models import StoredFile
from dondoc.apps.sheets.forgetting import forget_old
from dondoc.apps.sheets.models import Export, Upload
from factories.cast import Cast
from factories.record import make_document, make_file

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def _upload(cast: Cast, state: str, days: int, **facts: object) -> Upload:
    upload = Upload.objects.create(by=cast.focal, file_name="a", state=state, **{"file": make_file(), **facts})
    Upload.objects.filter(pk=upload.pk).update(at=NOW - timedelta(days=days))
    return upload


@pytest.mark.parametrize(
    ("state", "days", "stays"),
    [("checked", 29, True), ("checked", 31, False), ("failed", 31, False), ("applied", 300, True),
     ("applied", 366, False), ("applying", 400, True)],
)  # fmt: skip
def test_table_is_forgotten_in_its_time(cast: Cast, state: str, days: int, stays: bool) -> None:
    upload = _upload(cast, state, days)
    forget_old(NOW)
    assert Upload.objects.filter(pk=upload.pk).exists() is stays
    assert StoredFile.objects.filter(pk=upload.file_id).exists() is stays


def test_list_is_forgotten_after_a_week(cast: Cast) -> None:
    for days in (6, 8):
        export = Export.objects.create(by=cast.focal, kind="parts", keys=[], file=make_file(), file_name="a")
        Export.objects.filter(pk=export.pk).update(at=NOW - timedelta(days=days))
    assert (forget_old(NOW), Export.objects.count()) == (1, 1)


def test_file_that_a_document_has_too_stays(cast: Cast) -> None:
    document = make_document(cast.monitoring)
    _upload(cast, "applied", 400, file=document.file, document=document)
    assert forget_old(NOW) == 1
    assert StoredFile.objects.filter(pk=document.file_id).exists()
