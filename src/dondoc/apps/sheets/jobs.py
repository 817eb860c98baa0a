"""Work in the background: long lists made, large tables checked, what was agreed to applied.

Each job may be run again after a worker died: a list is made anew, a check begins anew, and
applying goes on where it stopped.
"""

from __future__ import annotations

import logging

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from dondoc.apps.core.today import today
from dondoc.apps.documents.worker.liveness import held
from dondoc.apps.sheets import applying, checking, exporting
from dondoc.apps.sheets.forgetting import forget_old
from dondoc.apps.sheets.models import Export, Upload
from dondoc.apps.sheets.office import taking

logger = logging.getLogger(__name__)


@task(priority=10)
def make_export(export_id: int) -> str:
    """Make a list; a fault of ours is told on its page."""
    forget_old(timezone.now())
    export = Export.objects.select_related("by").filter(pk=export_id).first()
    if export is None:
        return "gone"
    try:
        return exporting.make(export, today=today())
    except Exception:
        logger.exception("Making list %s", export_id)
        words = _("Máy chủ gặp lỗi khi làm bảng này. Hãy thử lại; nếu vẫn vậy, hãy báo quản trị viên.")
        Export.objects.filter(pk=export_id).update(state=Export.State.FAILED, failure=words)
        return "failed"


@task(priority=10)
def check_upload(upload_id: int) -> str:
    """Check a table that waits."""
    return _work(upload_id, Upload.State.WAITING)


@task(priority=10)
def apply_upload(upload_id: int) -> str:
    """Apply what was agreed to."""
    return _work(upload_id, Upload.State.APPLYING)


def _work(upload_id: int, state: Upload.State) -> str:
    forget_old(timezone.now())
    with held(f"sheet-{upload_id}") as mine:
        if not mine:
            return "busy"
        upload = Upload.objects.select_related("by", "file", "plan", "owner").filter(pk=upload_id).first()
        if upload is None or upload.state != state:
            return "nothing to do"
        try:
            with override(upload.by.language):
                _do(upload)
        except Exception:
            logger.exception("Table %s", upload_id)
            words = _("Máy chủ gặp lỗi với bảng này; những dòng đã ghi vẫn còn. Hãy báo quản trị viên kèm tệp.")
            Upload.objects.filter(pk=upload_id).update(state=Upload.State.FAILED, failure=words)
            return "failed"
    return "done"


def _do(upload: Upload) -> None:
    if upload.state == Upload.State.APPLYING:
        applying.apply_rows(upload, today=today())
    elif upload.aim:
        taking.match_rows(upload, today=today())
    else:
        checking.check_upload(upload, today=today())
