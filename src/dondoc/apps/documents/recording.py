"""What a reading yielded, put on record: everything in one transaction, or nothing.

What takes time is done before: bytes are stored, texts folded. In the transaction the
document is asked once more whether it still waits for this attempt; a second worker, or
the same job run again, finds that it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from dondoc import __version__
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core import search
from dondoc.apps.documents import storage
from dondoc.apps.documents.citations import build_citations, keys_of, relink
from dondoc.apps.documents.files import record_files
from dondoc.apps.documents.models import Citation, Document, DocumentPage, DocumentReading
from dondoc.apps.documents.proof import reading_digest
from dondoc.apps.documents.search import entry_of
from dondoc.apps.documents.signals import document_read
from dondoc.apps.documents.worker.runner import Picture, Result

_FACTS = (("kind", 60), ("number", 60), ("issuer", 250), ("issued_on", 10), ("title", None))
Pages = list[tuple[Picture, storage.Stored]]


def record_reading(document: Document, result: Result) -> bool:
    """The document is READ; False where it no longer waited for this attempt."""
    assert result.reading is not None
    data = dict(result.reading)
    source = dict(data["source"])
    text: str = source.pop("text")
    data["source"] = source
    facts = _facts(data["document"])
    digest = reading_digest(text, data)
    row = search.build(entry_of(_with(document, facts), text))
    pages = _keep(result.pictures)
    with transaction.atomic():
        held = _still_waiting(document)
        if held is None:
            return False
        again = _drop_old(held)
        _with(held, facts).failure = ""
        reading = DocumentReading.objects.create(
            document=held,
            text=text,
            data=data,
            sha256=digest,
            reader=__version__,
            read_at=timezone.now(),
            seconds=result.seconds,
        )
        Citation.objects.bulk_create(build_citations(held, data.get("references") or ()))
        _record_pages(held, pages)
        _settle(held, Document.State.READ)
        relink(keys_of(held))
        search.put(row)
        audit.record(Verb.READ, on=held, by=None)
        document_read.send(sender=Document, document=held, reading=reading, again=again)
    return True


def record_failure(document: Document, words: str, pictures: Sequence[Picture] = ()) -> bool:
    """The document FAILED, with the reason for people; its pages can still be looked at."""
    pages = _keep(pictures)
    with transaction.atomic():
        held = _still_waiting(document)
        if held is None:
            return False
        if pages:
            DocumentPage.objects.filter(document=held).delete()
            _record_pages(held, pages)
        held.failure = words
        # An old reading stays, and the reason beside it: reading again without luck takes nothing away.
        has_reading = DocumentReading.objects.filter(document=held).exists()
        _settle(held, Document.State.READ if has_reading else Document.State.FAILED)
        audit.record(Verb.READING_FAILED, on=held, by=None, reason=words)
    return True


def _still_waiting(document: Document) -> Document | None:
    """The document, held, if it waits for this very attempt."""
    held = Document.objects.select_for_update(of=("self",)).filter(pk=document.pk).first()
    mine = held is not None and held.state == Document.State.READING and held.attempts == document.attempts
    return held if mine else None


def _drop_old(document: Document) -> bool:
    """Make room for the new reading; says whether there was an old one."""
    document.citations.all().delete()
    document.pages.all().delete()
    return bool(DocumentReading.objects.filter(document=document).delete()[0])


def _settle(document: Document, state: Document.State) -> None:
    document.state = state
    document.attempts = 0
    document.version += 1
    document.save()


def _facts(read: dict[str, Any]) -> dict[str, str]:
    """The document's own fields, as long as the columns allow."""
    return {name: (read.get(name) or "")[:most] for name, most in _FACTS}


def _with(document: Document, facts: dict[str, str]) -> Document:
    for name, value in facts.items():
        setattr(document, name, value)
    return document


def _keep(pictures: Sequence[Picture]) -> Pages:
    """The bytes of pictures, safe on the disk."""
    return [(picture, storage.put_path(picture.path)) for picture in pictures]


def _record_pages(document: Document, pages: Pages) -> None:
    files = record_files([stored for _picture, stored in pages])
    DocumentPage.objects.bulk_create(
        DocumentPage(
            document=document,
            number=picture.number,
            width=picture.width,
            height=picture.height,
            image=files[stored.sha256],
        )
        for picture, stored in pages
    )
