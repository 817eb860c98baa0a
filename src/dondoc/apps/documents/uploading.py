"""Bytes come in: as a document that is then read, or as an attachment that is only looked into.

The bytes are on the disk before the record is touched, so a long upload holds up nobody,
and a server that is killed leaves either nothing on record or everything: the row, its
event and the job that reads it are one transaction.
"""

from __future__ import annotations

from typing import IO

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.documents import storage
from dondoc.apps.documents.errors import AlreadyHere
from dondoc.apps.documents.files import record_file
from dondoc.apps.documents.jobs import prepare_file, read_document
from dondoc.apps.documents.models import Document, StoredFile
from dondoc.apps.documents.names import safe_name
from dondoc.apps.documents.permissions import can_upload


def store_file(stream: IO[bytes], *, name: str) -> StoredFile:
    """Keep an attachment. The worker then takes its words for search, and pictures to look at."""
    stored = storage.put(stream, name=safe_name(name))
    with transaction.atomic():
        file = record_file(stored)
        if file.prepared_at is None:
            prepare_file.enqueue(file.pk)
    return file


def upload_document(*, stream: IO[bytes], name: str, owner: Body, by: User, insist: bool = False) -> Document:
    """Keep a document and put it into the queue of reading.

    Raises `AlreadyHere` where the person can see a document of the very same bytes, unless told to insist.
    """
    can_upload(by, owner).require()
    return _record_upload(storage.put(stream, name=safe_name(name)), safe_name(name), owner, by, insist)


@transaction.atomic
def _record_upload(stored: storage.Stored, name: str, owner: Body, by: User, insist: bool) -> Document:
    file = record_file(stored)
    StoredFile.objects.select_for_update().get(pk=file.pk)  # of two people with one file, the second is told
    equal = find_equal(file, by=by)
    if equal is not None and not insist:
        raise AlreadyHere(equal)
    document = Document.objects.create(file=file, file_name=name, owner=owner, uploaded_by=by)
    audit.record(Verb.UPLOADED, on=document, by=by, for_body=owner, new={"file_name": name})
    read_document.enqueue(document.pk)
    return document


def find_equal(file: StoredFile, *, by: User) -> Document | None:
    """A document of the same bytes that the person can see and that was not withdrawn."""
    seen = Document.objects.visible_to(by).current().filter(file=file)
    return seen.order_by("pk").first()
