"""One document read: taken, given to a child, its result recorded, all of it once however often it is begun.

Two guards stand against doing it twice. A lock that dies with its holder keeps two workers
from reading one document at once; and the transaction that records asks once more whether
the document still waits for this very attempt. A worker may be killed at any line.
"""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from dondoc.apps.documents import storage
from dondoc.apps.documents.failures import MOST_ATTEMPTS, MOST_CRASHES, TRANSIENT, failure_words
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.recording import record_failure, record_reading
from dondoc.apps.documents.worker import stopping
from dondoc.apps.documents.worker.child import DOCUMENT
from dondoc.apps.documents.worker.liveness import held
from dondoc.apps.documents.worker.runner import Result, Stopped, read_in_child

logger = logging.getLogger(__name__)
NOTHING_TO_DO, BUSY, STOPPED, READ, FAILED, AGAIN = "nothing to do", "busy", "stopped", "read", "failed", "again"
GAVE_UP, FILE_LOST, NOT_RECORDED = "gave-up", "file-lost", "not-recorded"


def read_document(document_id: int) -> str:
    """Read a document that waits for it; says what was done."""
    with held(f"document-{document_id}") as mine:
        return _read(document_id) if mine else BUSY


def _read(document_id: int) -> str:
    document = _take(document_id)
    if document is None:
        return NOTHING_TO_DO
    if document.attempts > MOST_ATTEMPTS:
        record_failure(document, failure_words(GAVE_UP))
        return FAILED
    source = storage.full_path(document.file.path)
    if not source.is_file():
        return _record(document, Result(FILE_LOST))
    try:
        with read_in_child(source, name=document.file_name, mode=DOCUMENT, stop=stopping.asked) as result:
            return _record(document, result)
    except Stopped:
        return _put_back(document, counted=False, answer=STOPPED)


def _take(document_id: int) -> Document | None:
    """Note that the reading of this document begins, and which attempt it is."""
    with transaction.atomic():
        waiting = Document.objects.select_for_update(of=("self",)).waiting()
        document = waiting.select_related("file").filter(pk=document_id).first()
        if document is None:
            return None
        document.state = Document.State.READING
        document.attempts += 1
        document.reading_started_at = timezone.now()
        document.save(update_fields=["state", "attempts", "reading_started_at"])
        return document


def _record(document: Document, result: Result) -> str:
    if result.log:
        logger.warning("Reading document %s: %s", document.pk, result.log)
    if result.reading is not None:
        try:
            return READ if record_reading(document, result) else NOTHING_TO_DO
        except Exception:  # what a later app makes of it may fail; the document is not lost in it
            logger.exception("Recording the reading of document %s", document.pk)
            result = Result(NOT_RECORDED)
    if result.code in TRANSIENT and document.attempts < MOST_CRASHES:
        return _put_back(document, counted=True, answer=AGAIN)
    words = failure_words(result.code, result.message)
    return FAILED if record_failure(document, words, result.pictures) else NOTHING_TO_DO


def _put_back(document: Document, *, counted: bool, answer: str) -> str:
    """Into the queue again: a worker that ends is not the document's fault, a child that crashed may be."""
    from dondoc.apps.documents.jobs import read_document as job

    with transaction.atomic():
        taken = Document.objects.filter(pk=document.pk, state=Document.State.READING, attempts=document.attempts)
        attempts = document.attempts if counted else document.attempts - 1
        if taken.update(state=Document.State.QUEUED, attempts=attempts):
            job.using(priority=-10 if counted else 0).enqueue(document.pk)
    return answer
