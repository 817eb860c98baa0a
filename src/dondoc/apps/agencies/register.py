"""The register of bodies in memory: loaded once, then asked for many names with no further queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property, lru_cache

from django.db.models import Q

from dondoc.apps.agencies.groups import load_phrases
from dondoc.apps.agencies.matching import bare_key, match_key
from dondoc.apps.agencies.models import Body, BodyAlias, BodyName, Group, GroupPhrase, Place
from dondoc.apps.agencies.names import nearest
from dondoc.apps.agencies.places import Geography, distance, proper_name
from dondoc.apps.agencies.walk import Facts
from dondoc.apps.core.models import Configuration
from dondoc.vn.folding import fold

_UNNAMED = (Body.Kind.COMMITTEE, Body.Kind.COUNCIL)
_NOBODY = frozenset(
    match_key(f"{head}{unit}") for head in ("UBND", "HĐND") for unit in ("", " xã", " phường", " huyện")
)
"""«Ủy ban nhân dân» alone is that of nobody, and neither is that of a commune without its name."""


class Fit(IntEnum):
    """How well a way of writing fits a body, the best first."""

    NAME = 0
    ALIAS = 1
    SHORTENED = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A way of writing one body, for a stretch of time."""

    body: int
    fit: Fit
    since: date | None
    until: date | None

    def far(self, on: date) -> int:
        return distance(self.since, self.until, on)


class Register:
    """Bodies with their names, aliases and facts; groups with their phrases; provinces."""

    def __init__(self, *, today: date, province: str = "") -> None:
        """Load what documents of a province can name: its bodies and those of the provinces before and after it."""
        self.today = today
        self.geography = Geography.load()
        self.home = province or _home()
        self.bodies = {body.pk: body for body in self._relevant_bodies()}
        self._names: dict[int, list[BodyName]] = defaultdict(list)
        self._by_key: dict[str, list[Entry]] = defaultdict(list)
        self._load_names()
        self.facts = Facts.load(today)
        self.groups: dict[int, Group] = {group.pk: group for group in Group.objects.all()}
        self.phrases: list[GroupPhrase] = load_phrases()

    def find(self, key: str) -> list[Entry]:
        """The bodies that are written so."""
        return self._by_key.get(key, [])

    def find_bare(self, written: str) -> list[str]:
        """The keys that are the same without marks."""
        return sorted(self._by_bare_key.get(bare_key(written), ()))

    @cached_property
    def _by_bare_key(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for key in self._by_key:
            found[_unmarked(key)].add(key)
        return found

    def name(self, body: Body, on: date) -> str:
        """What a body is called on a day."""
        return nearest(self._names[body.pk], on).name if self._names.get(body.pk) else body.slug

    def province_of(self, body: Body) -> int | None:
        return self.geography.province_of(body.place) if body.place else None

    def _relevant_bodies(self) -> Iterator[Body]:
        """All bodies of provinces and of the centre, and the lower ones of the province in question."""
        here = self.geography.lineage(place.pk for place in self.geography.find_provinces(self.home))
        bodies = Body.objects.select_related("place").order_by("pk")
        if here:
            below = Q(place__parent__in=here) | Q(place__parent__parent__in=here)
            bodies = bodies.filter(Q(place__isnull=True) | Q(place__level=Place.Level.PROVINCE) | below)
        return bodies.iterator()

    def _load_names(self) -> None:
        for name in BodyName.objects.order_by("pk").iterator():
            body = self.bodies.get(name.body_id)
            if body is not None:
                self._names[name.body_id].append(name)
                for key, fit in self._ways_of_writing(body, name.key):
                    self._add(key, Entry(name.body_id, fit, _later(name.since, body.founded_on), _sooner(name, body)))
        for body_id, names in self._names.items():
            newest = nearest(names, self.today)
            body = self.bodies[body_id]
            body.name, body.short, body.sort = newest.name, newest.short, newest.sort
        for alias in BodyAlias.objects.order_by("pk").iterator():
            body = self.bodies.get(alias.body_id)
            if body is not None:
                for key, fit in self._ways_of_writing(body, alias.key):
                    entry = Entry(body.pk, max(fit, Fit.ALIAS), body.founded_on, body.ended_on)
                    self._add(key, entry)

    def _ways_of_writing(self, body: Body, key: str) -> Iterable[tuple[str, Fit]]:
        """The name, and the name without its place: «Sở Tài chính tỉnh Kon Tum» is «Sở Tài chính» there."""
        yield key, Fit.NAME
        if body.place is None:
            return
        for shorter in without_place(key, self._place_names(body.place)):
            if not (body.kind in _UNNAMED and shorter in _NOBODY):
                yield shorter, Fit.SHORTENED

    def _place_names(self, place: Place) -> tuple[str, str]:
        return _place_keys(self.geography.places[self.geography.province_of(place)].name)

    def _add(self, key: str, entry: Entry) -> None:
        entries = self._by_key[key]
        if entry not in entries:
            entries.append(entry)


def without_place(key: str, names: tuple[str, str]) -> Iterator[str]:
    """A key without the full name of a province, without its proper name, and without «tỉnh» at its end."""
    full, proper = names
    if key.endswith(f" {full}"):
        yield key[: -len(full) - 1]
    if key.endswith(f" {proper}"):
        yield key[: -len(proper) - 1]
    for unit in _UNIT_KEYS:
        if key.endswith(f" {unit}"):
            yield key[: -len(unit) - 1]


_UNIT_KEYS = (match_key("tỉnh"), match_key("thành phố"))


@lru_cache(maxsize=256)
def _place_keys(place_name: str) -> tuple[str, str]:
    return match_key(place_name), match_key(proper_name(place_name))


def _unmarked(key: str) -> str:
    """A key as `bare_key` makes it: without the tones that stand behind the syllables."""
    return fold(" ".join(word if word.isdigit() else word.rstrip("23456") for word in key.split()))


def _home() -> str:
    settings = Configuration.current()
    return settings.province_code or settings.province_name


def _later(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _sooner(name: BodyName, body: Body) -> date | None:
    return min(filter(None, (name.until, body.ended_on)), default=None)
