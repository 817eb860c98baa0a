"""Documents in the index of search: called by their number, with the words of their text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from dondoc.apps.core import search
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.documents.headings import heading
from dondoc.apps.documents.models import Document, DocumentReading
from dondoc.apps.documents.visibility import Person

_SHOWN = frozenset(("state", "kind", "number", "issuer", "issued_on", "title", "file_name"))
KIND = SearchEntry.Kind.DOCUMENT


def register() -> None:
    """Let documents be found by those who may see them."""
    search.register(KIND, visible=visible, entries=entries)


def visible(user: Person) -> Q:
    return Q(object_id__in=Document.objects.visible_to(user).order_by().values("pk"))


def entries() -> Iterator[search.Entry]:
    """All documents but those that were withdrawn."""
    for document in Document.objects.current().order_by("pk").iterator(100):
        yield entry_of(document, _text(document))


def entry_of(document: Document, text: str) -> search.Entry:
    detail = ". ".join(part for part in (document.title, document.issuer) if part)
    return search.Entry(
        kind=KIND,
        object_id=document.pk,
        title=heading(document),
        detail=detail,
        text=text,
        url=reverse("document", args=[document.pk]),
    )


def refresh(document: Document) -> None:
    """The entry as the document now is, or none. Called whenever a document is saved, by whichever app."""
    if document.state == Document.State.WITHDRAWN:
        search.forget(KIND, [document.pk])
    elif not search.retitle(entry_of(document, "")):
        search.index_all([entry_of(document, _text(document))])


def refresh_saved(*, instance: Document, update_fields: frozenset[str] | None, **_signal: Any) -> None:
    """Receiver of `post_save`: what is not shown in the entry changes nothing in it."""
    if update_fields is None or update_fields & _SHOWN:
        refresh(instance)


def _text(document: Document) -> str:
    return DocumentReading.objects.filter(document=document).values_list("text", flat=True).first() or ""
