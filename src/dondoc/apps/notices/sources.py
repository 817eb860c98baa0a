"""What later apps have to tell. They register here; this app does not know them.

A *digest source* gives, for a day, lines with the people whom each concerns: all of them at
once for everybody, never a query a person. An *event source* says for events of the record
who is to be told at once, and for webhooks which of them somebody may see.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.notices.kinds import Kind
from dondoc.apps.notices.models import NoticeSettings
from dondoc.apps.notices.people import People


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a digest tells.

    `key` names the occasion: the thing with what makes it worth telling again (its day, the
    milestone, how often it was repeated). A letter goes out only where some key is new to the
    person. `act` is a code of `words.ACTS`: what is to be done, or how it stands.
    """

    kind: Kind
    key: str
    act: str
    thing: str
    url: str
    day: date | None = None
    number: int = 0  # days left or over, as the act says them
    plan: str = ""
    body: str = ""
    note: str = ""


Told = Iterator[tuple[Line, Collection[int]]]
DigestSource = Callable[[People, date, NoticeSettings], Told]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in the eyes of those who are to be told: the thing, and to whom it matters."""

    event: Event
    thing: str
    url: str
    people: frozenset[int]
    plan: str = ""
    note: str = ""
    count: int = 1


class EventSource(Protocol):
    """What an app says of the events it causes."""

    verbs: frozenset[str]

    def tell(self, events: Sequence[Event], people: People) -> Iterable[Happening]:
        """Who is to be told what, for all events at once."""

    def visible(self, events: Sequence[Event], user: User, bodies: Collection[int]) -> set[int]:
        """Which of the events this person may see; with `bodies`, only of the work of these."""

    def facts(self, events: Sequence[Event]) -> Mapping[int, dict[str, Any]]:
        """What other systems are told of each, by event, without names of people."""


@dataclass(slots=True)
class _Sources:
    digests: list[DigestSource] = field(default_factory=list)
    events: list[EventSource] = field(default_factory=list)


_sources = _Sources()


def register_digest(source: DigestSource) -> DigestSource:
    """Let digests tell what this source knows. May stand as a decorator; counts once."""
    if source not in _sources.digests:
        _sources.digests.append(source)
    return source


def register_events(source: EventSource) -> None:
    """Let people and other systems be told of events with these verbs."""
    if source not in _sources.events:
        _sources.events.append(source)


def digest_sources() -> tuple[DigestSource, ...]:
    return tuple(_sources.digests)


def event_sources() -> tuple[EventSource, ...]:
    return tuple(_sources.events)


def heard_verbs() -> frozenset[str]:
    """All verbs of which somebody wants to hear."""
    return frozenset().union(*(source.verbs for source in _sources.events))
