"""Which of the bodies that are written alike a document means: those of its province, on its day."""

from __future__ import annotations

from datetime import date

from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body, Place
from dondoc.apps.agencies.places import proper_name
from dondoc.apps.agencies.register import Entry, Register, without_place

_COMMUNE = (match_key("xã"), match_key("phường"), match_key("đặc khu"), match_key("thị trấn"), match_key("huyện"))


class Scope:
    """The province of one document, on the day of its issue."""

    def __init__(self, register: Register, province: str, issued_on: date | None) -> None:
        self.register = register
        self.day = issued_on or register.today
        geography = register.geography
        named = geography.find_provinces(province)
        self.provinces = self._chains(geography.at(named, issued_on) or list(geography.provinces()))
        self.lineage = geography.lineage(self.provinces)
        self._place_keys = sorted(
            {(match_key(p.name), match_key(proper_name(p.name))) for p in geography.provinces()},
            key=lambda keys: -len(keys[0]),
        )

    def choose(self, key: str) -> list[Entry]:
        """The body that is meant, several where it cannot be told; the province written behind the name decides."""
        return (
            self._nearest(self.register.find(key), self.provinces)
            or self._elsewhere(key)
            or self._nearest(self._shortened(key), self.provinces)
            or self._nearest(self.register.find(key), self.lineage)
        )

    def _elsewhere(self, key: str) -> list[Entry]:
        """«Sở Tài chính tỉnh Hà Nam» in a plan of another province."""
        for names in self._place_keys:
            for unit, shorter in zip(names, _without(key, names), strict=True):
                if shorter is None or (unit == names[1] and shorter.split()[-1] in _COMMUNE):
                    continue
                places = self._chains(self._named(names))
                found = self._nearest(self.register.find(shorter), places)
                if found:
                    return found
        return []

    def _shortened(self, key: str) -> list[Entry]:
        """«Sở Tài chính tỉnh»: of this province, whatever its name."""
        return [entry for shorter in without_place(key, ("-", "-")) for entry in self.register.find(shorter)]

    def _named(self, names: tuple[str, str]) -> list[Place]:
        geography = self.register.geography
        return geography.at([p for p in geography.provinces() if match_key(p.name) == names[0]], self.day)

    def _nearest(self, entries: list[Entry], provinces: frozenset[int]) -> list[Entry]:
        """Of those of the provinces, one entry a body: those nearest to the day, and of these the best fit."""
        here = [entry for entry in entries if self._is_of(entry, provinces)]
        if not here:
            return []
        best = min((entry.far(self.day), entry.fit) for entry in here)
        chosen = {entry.body: entry for entry in here if (entry.far(self.day), entry.fit) == best}
        return list(chosen.values())

    def _is_of(self, entry: Entry, provinces: frozenset[int]) -> bool:
        body: Body = self.register.bodies[entry.body]
        province = self.register.province_of(body)
        return province is None or province in provinces

    def _chains(self, places: list[Place]) -> frozenset[int]:
        return frozenset().union(*(self.register.geography.chain(place.pk) for place in places))


def _without(key: str, names: tuple[str, str]) -> tuple[str | None, str | None]:
    """The key without the full name of a province, and without its proper name, where it ends so."""
    full, proper = (key[: -len(name) - 1] if key.endswith(f" {name}") else None for name in names)
    return full, proper
