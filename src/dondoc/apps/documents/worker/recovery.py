"""What dead workers left, taken up again.

A job that a worker had begun when it was killed stays RUNNING for ever; nobody else looks
at it. Workers that live do, before they begin and every now and then: a job whose worker
is dead goes back into the queue. And a document or an attachment that waits without a job
gets one, however that came about.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dondoc.apps.documents.jobs import prepare_file, read_document
from dondoc.apps.documents.models import Document, StoredFile
from dondoc.apps.documents.storage import sweep_incoming
from dondoc.apps.documents.worker.liveness import forget_dead, is_alive

logger = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=14)
MOST_DEATHS = 20
"""Workers that may die of one job before it is left alone."""


def recover() -> int:
    """Put what was left back into the queue; says how many jobs that were."""
    again = _requeue_of_the_dead() + _queue_forgotten()
    forget_dead()
    sweep_incoming()
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT_FOR).delete()
    return again


def _requeue_of_the_dead() -> int:
    count = 0
    for job in DBTaskResult.objects.running().order_by("pk"):
        worker = job.worker_ids[-1] if job.worker_ids else ""
        if is_alive(worker):
            continue
        given_up = len(job.worker_ids) >= MOST_DEATHS
        status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
        # Another worker may be recovering too: only who still finds it as it was changes it.
        left = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
        count += left.update(status=status, started_at=None, priority=max(job.priority - 1, -100))
        logger.warning("Job %s was left by worker %s: %s", job.pk, worker or "?", status)
    return count


def _queue_forgotten() -> int:
    """Documents and attachments that wait, but for which there is no job."""
    with transaction.atomic():
        documents = set(Document.objects.waiting().values_list("pk", flat=True)) - _queued(read_document)
        for pk in sorted(documents):
            read_document.enqueue(pk)
        files = set(_unprepared()) - _queued(prepare_file)
        for pk in sorted(files):
            prepare_file.enqueue(pk)
    return len(documents) + len(files)


def _unprepared() -> list[int]:
    """Attachments that were begun: files of documents and pictures are never prepared."""
    begun = StoredFile.objects.filter(prepared_at__isnull=True, tries__gt=0)
    return list(begun.order_by("pk").values_list("pk", flat=True))


def _queued(job: object) -> set[int]:
    """What there are jobs for that wait or run."""
    path = getattr(job, "module_path")  # noqa: B009 (the library has no types)
    waiting = DBTaskResult.objects.filter(task_path=path, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))
    return {int(given["args"][0]) for given in waiting.order_by("pk").values_list("args_kwargs", flat=True)}
