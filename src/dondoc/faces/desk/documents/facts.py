"""The facts and doubts of a document beside its paper: ready values for the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.documents.headings import day_words, heading
from dondoc.apps.documents.media_types import words_for
from dondoc.apps.documents.models import Citation, Document
from dondoc.apps.documents.sizes import size_words
from dondoc.apps.documents.words import reason_words, relation_words, warning_words

Person = AbstractBaseUser | AnonymousUser
_DOUBTFUL_BELOW = 0.8


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name, its words, and why it should be checked."""

    label: str
    words: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document on one end of a citation; `url` where it is one of ours that the person may see."""

    number: int
    name: str
    relation: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning of the reader, and the place it speaks of."""

    number: int
    words: str
    quote: str
    place: str = ""


def facts_of(document: Document, data: Mapping[str, Any]) -> list[Fact]:
    """What the document says of itself. A fact that somebody mended is no longer doubted."""
    read: Mapping[str, Any] = data.get("document") or {}
    rows = (
        ("kind", _("Loại văn bản"), document.kind),
        ("number", _("Số, ký hiệu"), document.number),
        ("issued_on", _("Ngày ban hành"), day_words(document.issued_on)),
        ("issuer", _("Cơ quan ban hành"), document.issuer),
    )
    facts = [Fact(label, words or _("chưa rõ"), _doubt(name, document, read)) for name, label, words in rows]
    signer = read.get("signer") or {}
    signed = ", ".join(part for part in (signer.get("name"), signer.get("position")) if part)
    return [*facts, Fact(_("Người ký"), signed)] if signed else facts


def file_facts(document: Document) -> list[Fact]:
    """The file as it came."""
    kind = f"{words_for(document.file.media_type)}, {size_words(document.file.size)}"
    return [Fact(_("Tệp"), document.file_name), Fact(_("Loại tệp"), kind)]


def doubts_of(data: Mapping[str, Any]) -> list[Doubt]:
    """What the reader was not sure of, in the order in which it says so."""
    return [
        Doubt(
            number,
            warning_words(warning["code"]),
            warning.get("text") or "",
            f"w-{number}" if warning.get("span") else "",
        )
        for number, warning in enumerate(data.get("warnings") or (), 1)
    ]


def cited_by(document: Document, user: Person) -> list[Cited]:
    """Documents that cite this one and that the person may see."""
    seen = Citation.objects.filter(
        target=document, document__in=Document.objects.visible_to(user).current().order_by()
    ).select_related("document")
    return [
        Cited(
            number,
            heading(one.document),
            relation_words(one.relation),
            one.document.title,
            reverse("document", args=[one.document_id]),
        )
        for number, one in enumerate(seen.order_by("document__issued_on", "pk"), 1)
    ]


def cites(document: Document, user: Person) -> list[Cited]:
    """Documents that this one cites; those of ours that the person may see are links."""
    found = list(document.citations.select_related("target").order_by("pk"))
    targets = {one.target_id for one in found if one.target_id}
    open_to = (
        set(Document.objects.visible_to(user).filter(pk__in=targets).values_list("pk", flat=True)) if targets else set()
    )
    return [_cited(number, one, is_open=one.target_id in open_to) for number, one in enumerate(found, 1)]


def _cited(number: int, one: Citation, *, is_open: bool) -> Cited:
    parts = [one.kind or _("Văn bản"), one.number, day_words(one.issued_on), one.issuer]
    title = one.title or (one.target.title if one.target and is_open else "")
    url = reverse("document", args=[one.target_id]) if is_open else ""
    return Cited(number, ", ".join(part for part in parts if part), relation_words(one.relation), title, url)


def _doubt(name: str, document: Document, read: Mapping[str, Any]) -> str:
    sure = (read.get("confidence") or {}).get(name)
    if not sure or sure["score"] >= _DOUBTFUL_BELOW or (read.get(name) or "") != getattr(document, name):
        return ""
    return reason_words(sure["reason"])
