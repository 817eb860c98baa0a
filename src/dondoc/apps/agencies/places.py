"""Provinces as documents name them, and how the places of one day became those of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Place

_UNITS = ("tỉnh", "thành phố", "Thành phố", "Tỉnh", "TP.", "TP")


def proper_name(place_name: str) -> str:
    """The name without its kind.

    >>> proper_name("tỉnh Kon Tum"), proper_name("Thành phố Hồ Chí Minh")
    ('Kon Tum', 'Hồ Chí Minh')
    """
    for unit in _UNITS:
        if place_name.startswith(f"{unit} "):
            return place_name[len(unit) + 1 :]
    return place_name


def is_alive(place: Place, on: date) -> bool:
    return (place.since or date.min) <= on < (place.until or date.max)


def distance(since: date | None, until: date | None, on: date) -> int:
    """How many days the stretch lies from the day; 0 within it."""
    if since and on < since:
        return (since - on).days
    if until and on >= until:
        return (on - until).days + 1
    return 0


@dataclass
class Geography:
    """Provinces and districts in memory, with what merged into what."""

    places: dict[int, Place]
    into: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    out_of: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def load(cls) -> Geography:
        """Two queries."""
        levels = (Place.Level.PROVINCE, Place.Level.DISTRICT)
        geography = cls({place.pk: place for place in Place.objects.filter(level__in=levels)})
        through = Place.merged_into.through.objects.filter(from_place__level=Place.Level.PROVINCE)
        for old, new in through.order_by("pk").values_list("from_place_id", "to_place_id"):
            geography.into[old].append(new)
            geography.out_of[new].append(old)
        return geography

    def provinces(self) -> Iterable[Place]:
        return (place for place in self.places.values() if place.level == Place.Level.PROVINCE)

    def find_provinces(self, written: str) -> list[Place]:
        """All stretches of the province that is named: by name, by code, or behind the name of its body."""
        key = match_key(written)
        if not key:
            return []
        exact = [p for p in self.provinces() if key in (match_key(p.name), match_key(proper_name(p.name)), p.code)]
        return exact or [p for p in self.provinces() if key.endswith(f" {match_key(proper_name(p.name))}")]

    def at(self, places: Iterable[Place], on: date | None) -> list[Place]:
        """Those of the day, else the nearest; all of them where no day is known."""
        candidates = list(places)
        if on is None or not candidates:
            return candidates
        nearest = min(distance(place.since, place.until, on) for place in candidates)
        return [place for place in candidates if distance(place.since, place.until, on) == nearest]

    def chain(self, place_id: int) -> frozenset[int]:
        """The place with all that it was before and after under another name or kind alone (tỉnh → thành phố)."""
        found = {place_id}
        for step in (self._continues, self._continued):
            here = step(place_id)
            while here is not None and here not in found:
                found.add(here)
                here = step(here)
        return frozenset(found)

    def lineage(self, place_ids: Iterable[int]) -> frozenset[int]:
        """All provinces that the given ones came from or went into, at any distance."""
        waiting = list(place_ids)
        found = set(waiting)
        while waiting:
            here = waiting.pop()
            for other in chain(self.into.get(here, ()), self.out_of.get(here, ())):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return frozenset(found)

    def province_of(self, place: Place) -> int:
        """The province in which a place lies."""
        here = place
        while here.level != Place.Level.PROVINCE and here.parent_id in self.places:
            here = self.places[here.parent_id]
        return here.pk

    def _continued(self, place_id: int) -> int | None:
        after = self.into.get(place_id, ())
        return after[0] if len(after) == 1 and len(self.out_of.get(after[0], ())) == 1 else None

    def _continues(self, place_id: int) -> int | None:
        before = self.out_of.get(place_id, ())
        return before[0] if len(before) == 1 and len(self.into.get(before[0], ())) == 1 else None
