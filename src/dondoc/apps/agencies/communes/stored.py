"""The territory of a province as the register has it: its seats, and the lower units that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dondoc.apps.agencies.loading.seats import PlaceRow, Seat, Territory
from dondoc.apps.agencies.models import Body, Place
from dondoc.apps.agencies.places import Geography


def loaded_provinces(geography: Geography) -> list[Place]:
    """The provinces of today that have their people's committee in the register."""
    seated = set(
        Body.objects.filter(kind=Body.Kind.COMMITTEE, level=Body.Level.PROVINCE, place__until__isnull=True).values_list(
            "place_id", flat=True
        )
    )
    return [place for place in geography.provinces() if place.pk in seated]


def stored_territory(geography: Geography, last: Place) -> Territory:
    """The seats that led to a province of today, from the register."""
    return Territory(tuple(_seats(geography, last)))


def lower_places(geography: Geography, last: Place) -> dict[str, list[Place]]:
    """The districts and communes of a province and of those that it came from, by level."""
    here = geography.lineage([last.pk])
    found: dict[str, list[Place]] = defaultdict(list)
    for places in (
        Place.objects.filter(parent__in=here).exclude(level=Place.Level.PROVINCE),
        Place.objects.filter(parent__parent__in=here, level=Place.Level.COMMUNE),
    ):
        for place in places.select_related("parent").order_by("code", "since"):
            found[place.level].append(place)
    return found


def row_of(place: Place, into: Iterable[str] = ()) -> PlaceRow:
    """A stored place as a row of a table."""
    return PlaceRow(place.level, place.code, place.name, place.since, place.until, into=tuple(into))


def _seats(geography: Geography, last: Place) -> Iterator[Seat]:
    line = [last]
    while len(before := geography.out_of.get(line[0].pk, [])) == 1:
        line.insert(0, geography.places[before[0]])
    for place in before:
        yield from _seats(geography, geography.places[place])
    yield Seat(
        tuple(row_of(place, (geography.places[one].code for one in geography.into.get(place.pk, ()))) for place in line)
    )
