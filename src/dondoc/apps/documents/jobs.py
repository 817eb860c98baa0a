"""Work in the background, by the tasks interface of Django: reading documents, looking inside attachments.

A job is put into the queue in the transaction that makes it needed, so there is neither
a document that nobody reads nor a job without its document. Each may be run any number of
times and at the same time: what counts is decided in one transaction at the end.
"""

from __future__ import annotations

from django_tasks import task

from dondoc.apps.documents.worker.attachments import prepare_file as prepare
from dondoc.apps.documents.worker.reading import read_document as read


@task()
def read_document(document_id: int) -> str:
    """Read a document that waits. Returns a word for the operator's log."""
    return read(document_id)


@task(priority=-20)  # somebody waits for a document to be read; nobody for the words of an attachment
def prepare_file(file_id: int) -> str:
    """Look inside an attachment: words for search, pictures to look at."""
    return prepare(file_id)
