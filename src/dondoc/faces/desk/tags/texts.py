"""Words about things: the very sentence, a body then and now, a person, files, an event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.faces.desk.events import EventWords, event_words
from dondoc.faces.desk.tags.library import register


@register.inclusion_tag("desk/components/source_quote.html")
def source_quote(text: str, url: str = "", place: str = "", label: str = "") -> dict[str, Any]:
    """«Câu gốc»: the sentence as signed, its place in the document, and the way there."""
    return {"text": text, "url": url, "place": place, "label": label}


@register.inclusion_tag("desk/components/body_name.html")
def body_name(then: str, now: str = "", url: str = "") -> dict[str, Any]:
    """A body as it was called when the work was given, and who answers today where that differs."""
    return {"then": then, "now": now if now != then else "", "url": url}


@register.inclusion_tag("desk/components/person.html")
def person(who: User | None, body: str = "") -> dict[str, Any]:
    """A name with its position; the system itself where nobody did it."""
    return {"name": str(who) if who else "", "position": who.position if who else "", "body": body}


@register.inclusion_tag("desk/components/letterhead.html")
def letterhead(body: str, above: str = "") -> dict[str, str]:
    """The head of a paper by NĐ 30/2020/NĐ-CP: who issues, under whom, and the name of the state."""
    return {"body": body, "above": above}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a list: its name, where it opens, its size in bytes, and a word more."""

    name: str
    url: str
    size: int
    note: str = ""


@register.inclusion_tag("desk/components/files.html")
def files(lines: Iterable[FileLine]) -> dict[str, Any]:
    """Files with their kinds and sizes."""
    return {
        "lines": [
            {"name": line.name, "url": line.url, "size": filesizeformat(line.size), "note": line.note} for line in lines
        ]
    }


@register.inclusion_tag("desk/components/events.html")
def events(record: Iterable[Event | EventWords]) -> dict[str, Any]:
    """What happened, newest first as given: who did what, old and new, and why."""
    return {"lines": [event if isinstance(event, EventWords) else event_words(event) for event in record]}
