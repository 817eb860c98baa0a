"""Recording what became of bodies, and taking it back. Rows are never rewritten: a fact is added, or undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from dondoc.apps.agencies.errors import (
    AlreadyUndone,
    InACircle,
    LinkMissing,
    LinkUnclear,
    NoLinks,
    NotThere,
)
from dondoc.apps.agencies.models import Body, Succession, SuccessionLink
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.permissions import Person, can_record_succession
from dondoc.apps.audit.actions import record
from dondoc.apps.audit.verbs import Verb

_ENDING = frozenset(kind for kind in Succession.Kind.values if kind != Succession.Kind.MOVED)
"""By these the old body comes to its end; of a moved function it only loses a part."""


@dataclass(frozen=True, slots=True)
class Link:
    """One arrow of a fact to be recorded; without a new body the old one ends without a successor."""

    old: Body
    new: Body | None = None
    topic: str = ""
    keywords: str = ""
    main: bool = True


@transaction.atomic
def record_succession(
    *, kind: str, happened_on: date, legal_basis: str, links: Sequence[Link], by: Person, note: str = ""
) -> Succession:
    """Record what became of bodies on a day. Those that gave way end; open work is moved by a later app."""
    can_record_succession(by).require()
    bodies = _locked(links)
    names = names_on(bodies, happened_on)
    _require_sound(kind, happened_on, links, bodies, names)
    fact = Succession.objects.create(kind=kind, happened_on=happened_on, legal_basis=legal_basis, note=note)
    SuccessionLink.objects.bulk_create(
        SuccessionLink(
            succession=fact, old=bodies[link.old.pk], new=bodies[link.new.pk] if link.new else None,
            topic=link.topic.strip(), keywords=link.keywords.strip(), main=link.main,
        )
        for link in links
    )  # fmt: skip
    if kind in _ENDING:
        Body.objects.filter(pk__in={link.old.pk for link in links}).update(ended_on=happened_on)
    told = [
        {"old": names[link.old.pk], "new": names[link.new.pk] if link.new else "", "topic": link.topic}
        for link in links
    ]
    record(Verb.REORGANISED, on=fact, by=by, new={"day": happened_on, "links": told}, reason=legal_basis)
    return fact


@transaction.atomic
def undo_succession(*, succession: Succession, by: Person, reason: str = "") -> Succession:
    """Take a fact back: it no longer holds, and the bodies that it ended go on."""
    can_record_succession(by).require()
    fact = Succession.objects.select_for_update().get(pk=succession.pk)
    if fact.undone_at is not None:
        raise AlreadyUndone
    fact.undone_at, fact.undone_by = timezone.now(), by
    fact.save(update_fields=["undone_at", "undone_by"])
    if fact.kind in _ENDING:
        _let_go_on(fact)
    record(Verb.REORGANISATION_UNDONE, on=fact, by=by, old={"day": fact.happened_on}, reason=reason)
    return fact


def _let_go_on(fact: Succession) -> None:
    """Open the ends that this fact made, except where another fact of the same day made them too."""
    olds = set(fact.links.values_list("old_id", flat=True))
    others = SuccessionLink.objects.filter(
        old__in=olds, succession__undone_at__isnull=True, succession__happened_on=fact.happened_on,
        succession__kind__in=_ENDING,
    )  # fmt: skip
    still = set(others.values_list("old_id", flat=True))
    Body.objects.filter(pk__in=olds - still, ended_on=fact.happened_on).update(ended_on=None)


def _locked(links: Sequence[Link]) -> dict[int, Body]:
    if not links:
        raise NoLinks
    wanted = {body.pk for link in links for body in (link.old, link.new) if body is not None}
    return Body.objects.select_for_update().order_by("pk").in_bulk(wanted)


def _require_sound(kind: str, day: date, links: Sequence[Link], bodies: dict[int, Body], names: dict[int, str]) -> None:
    by_old: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        by_old[link.old.pk].append(link)
    receiving = {link.new.pk for link in links if link.new}
    for body in (*by_old, *receiving):
        if not _is_there(bodies[body], day, as_new=body in receiving):
            raise NotThere(name=names.get(body, ""), day=f"{day:%d/%m/%Y}")
    for old, its_links in by_old.items():
        _require_sound_links(kind, names.get(old, ""), old in receiving, its_links)


def _require_sound_links(kind: str, name: str, receives: bool, links: Iterable[Link]) -> None:
    rows = list(links)
    if receives and kind in _ENDING:
        raise InACircle(name=name)
    if kind != Succession.Kind.ABOLISHED and any(link.new is None for link in rows):
        raise LinkMissing(name=name)
    if kind != Succession.Kind.MOVED and len(rows) > 1 and sum(link.main for link in rows) > 1:
        raise LinkUnclear(name=name)


def _is_there(body: Body, day: date, *, as_new: bool) -> bool:
    """A new body may begin on the very day, an old one has begun before it."""
    founded, ended = body.founded_on or date.min, body.ended_on or date.max
    return (founded <= day if as_new else founded < day) and day < ended
