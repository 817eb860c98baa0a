"""The one way in which something leaves the record: the name of a person who was erased, as the law asks.

No event goes, none changes its time, its author or its verb. Where a fact of an event is a person's
name, address or telephone, the number that stands for the person takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Q

from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb

PERSON = "accounts.user"
_OF_A_PERSON = ("full_name", "email", "phone", "position")
_NAMING = (
    *(Verb.PERSON_NAMED, Verb.DIVIDED, Verb.SHARE_DONE, Verb.SHARE_WITHDRAWN),
    *(Verb.WEBHOOK_ADDED, Verb.WEBHOOK_CHANGED, Verb.WEBHOOK_REMOVED),
)
_CHUNK = 1000


def redact_person(*, person_id: int, names: Iterable[str], to: str, is_shared: Callable[[str], bool]) -> int:
    """Let `to` stand wherever the person is named as a fact. Returns how many events may still name the person,
    because somebody else has the same name: those are for a person to look at.
    """
    known = set(names)
    for event in _events(Q(kind=PERSON, object_id=person_id)):
        known |= {facts["full_name"] for facts in (event.old, event.new) if facts.get("full_name")}
        _rewrite(event, _without_facts(event.old, to), _without_facts(event.new, to))
    ours = {name for name in known if name != to and not is_shared(name)}
    left = 0
    for event in _events(Q(verb__in=_NAMING)):
        if not (_named(event.old) | _named(event.new)) & known:
            continue
        _rewrite(event, _renamed(event.old, ours, to), _renamed(event.new, ours, to))
        left += bool((_named(event.old) | _named(event.new)) & known)
    return left


def _events(asked: Q) -> Iterator[Event]:
    return Event.objects.filter(asked).order_by("pk").iterator(_CHUNK)


def _without_facts(facts: dict[str, Any], to: str) -> dict[str, Any]:
    blank = {name: to if name == "full_name" else "" for name in _OF_A_PERSON if facts.get(name)}
    return {**facts, **blank}


def _named(facts: dict[str, Any]) -> set[str]:
    """The persons whom an event names as facts: of a part, and of the pieces of one."""
    pieces = [piece.get("person") for piece in facts.get("shares") or () if isinstance(piece, dict)]
    return {name for name in (facts.get("person"), *pieces) if isinstance(name, str) and name}


def _renamed(facts: dict[str, Any], names: set[str], to: str) -> dict[str, Any]:
    new = dict(facts)
    if new.get("person") in names:
        new["person"] = to
    if isinstance(new.get("shares"), list):
        new["shares"] = [
            {**piece, "person": to} if isinstance(piece, dict) and piece.get("person") in names else piece
            for piece in new["shares"]
        ]
    return new


def _rewrite(event: Event, old: dict[str, Any], new: dict[str, Any]) -> None:
    if (old, new) == (event.old, event.new):
        return
    # Past `EventQuerySet.update`, which refuses: this is the exception that the law makes.
    models.QuerySet.update(Event.objects.filter(pk=event.pk), old=old, new=new)
    event.old, event.new = old, new
