"""Importing a list of communes: places, their people's committees, and what they came of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from dondoc.apps.agencies.communes.listing import TWO_LEVELS, Listed, ListedOld, Listing, as_row, read_listing
from dondoc.apps.agencies.communes.matching import UNOFFICIAL, match
from dondoc.apps.agencies.communes.report import CommuneReport
from dondoc.apps.agencies.communes.stored import loaded_provinces, lower_places, stored_territory
from dondoc.apps.agencies.loading.facts import plan_lower_facts
from dondoc.apps.agencies.loading.planned import COMMITTEE, PlannedBody, plan_lower, plan_standard
from dondoc.apps.agencies.loading.seats import PlaceRow, Seat, Territory
from dondoc.apps.agencies.loading.write import Writer
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body, Place
from dondoc.apps.agencies.permissions import Person, can_manage_bodies
from dondoc.apps.agencies.places import Geography
from dondoc.apps.audit.actions import record
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.models import Configuration


@transaction.atomic
def import_communes(*, data: bytes, name: str, by: Person) -> CommuneReport:
    """Import a list of communes from a file of one of the open formats, and tell what came of it."""
    can_manage_bodies(by).require()
    return load_communes(data, name=name, by=by)


@transaction.atomic
def load_communes(data: bytes, *, name: str, by: Person = None) -> CommuneReport:
    """The same for whoever works at the server. A second time nothing is new."""
    listing = read_listing(data)
    geography = Geography.load()
    loaded = loaded_provinces(geography)
    report = CommuneReport(listing.format, listed=len(listing.communes))
    report.kinds.update(_kind(one) for one in listing.communes)
    by_province, unknown = _parted(listing.communes, geography, loaded)
    report.skipped.update(unknown)
    for province in loaded:
        if by_province.get(province.pk):
            _Province(province, geography, listing, name).write(by_province[province.pk], report)
            _record(province, name, report, by)
    return report


class _Province:
    """The import of one province."""

    def __init__(self, province: Place, geography: Geography, listing: Listing, source: str) -> None:
        self.province, self.geography, self.listing = province, geography, listing
        self.source = f"{listing.format}: {source}"
        self.ground = stored_territory(geography, province)
        self.known = lower_places(geography, province)
        self.is_home = Configuration.current().province_code == province.code

    def write(self, listed: list[Listed], report: CommuneReport) -> None:
        matched = match(listed, self.known[Place.Level.COMMUNE], report)
        rows, by_number = self._communes(matched)
        districts, old = self._old_units(by_number)
        ground = replace(self.ground, lower=(*rows, *districts, *old))
        writer = Writer()
        writer.write_places(ground, self.source)
        lower = plan_lower(ground, is_home=lambda _row: self.is_home)
        writer.write_bodies([*self._committees(ground), *lower])
        writer.write_facts(plan_lower_facts(ground, lower))
        report.old_communes += len(old)
        report.districts += len(districts)
        report.facts += writer.count.facts
        report.in_register += Place.objects.filter(
            level=Place.Level.COMMUNE, until__isnull=True, parent=self.province
        ).count()

    def _communes(self, matched: dict[Listed, Place | None]) -> tuple[list[PlaceRow], dict[str, PlaceRow]]:
        """The communes of today as rows, and the same by the numbers of the list."""
        by_number: dict[str, PlaceRow] = {}
        for one, place in matched.items():
            code = place.code if place else one.code or f"{UNOFFICIAL}{one.number}"
            row = as_row(one, code, self.province.code, Place.Level.COMMUNE)
            if place is not None:
                row = replace(row, name=place.name, since=place.since)
            by_number[one.number] = row
        return list(by_number.values()), by_number

    def _old_units(self, by_number: dict[str, PlaceRow]) -> tuple[list[PlaceRow], list[PlaceRow]]:
        """Districts and communes up to 2025, each with the communes of today that it went into."""
        into: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
        old = []
        for one in self.listing.old:
            seat = self._old_seat(one)
            codes = [by_number[number].code for number in one.into if number in by_number]
            if seat is None or not codes:
                continue
            district = (seat.last.code, one.district, one.district_number)
            into[district].update(dict.fromkeys(codes))
            code = self._code_of(Place.Level.COMMUNE, one.name, f"x{one.number}")
            old.append(
                PlaceRow(Place.Level.COMMUNE, code, one.name, None, TWO_LEVELS, seat.last.code, tuple(codes))
            )  # fmt: skip
        districts = [
            PlaceRow(
                Place.Level.DISTRICT, self._code_of(Place.Level.DISTRICT, name, f"h{number}"), name, None, TWO_LEVELS,
                seat, tuple(codes),
            )
            for (seat, name, number), codes in into.items()
        ]  # fmt: skip
        return districts, old

    def _old_seat(self, one: ListedOld) -> Seat | None:
        """The province in which an old commune lay."""
        named = {place.name for place in self.geography.find_provinces(one.province)}
        of_that_name = [seat for seat in self.ground.seats if any(row.name in named for row in seat.rows)]
        return next((seat for seat in of_that_name if seat.until == TWO_LEVELS), next(iter(of_that_name), None))

    def _code_of(self, level: str, name: str, number: str) -> str:
        """The code under which the register knows an old unit of that number, or of that name in its district."""
        code = f"{UNOFFICIAL}{number}"
        known = [place for place in self.known[level] if place.until == TWO_LEVELS]
        if any(place.code == code for place in known):
            return code
        same = [place for place in known if match_key(place.name) == match_key(name)]
        return same[0].code if len(same) == 1 and level == Place.Level.DISTRICT else code

    def _committees(self, ground: Territory) -> list[PlannedBody]:
        """The people's committees of the provinces, under which the others stand."""
        return [body for body in plan_standard(ground, is_home=lambda _row: False) if body.standard == COMMITTEE]


def _parted(
    communes: Iterable[Listed], geography: Geography, loaded: list[Place]
) -> tuple[dict[int, list[Listed]], dict[str, int]]:
    """The communes by loaded province, and how many belong to others."""
    current = {place.pk for place in loaded}
    by_written: dict[str, int | None] = {}
    parted: dict[int, list[Listed]] = defaultdict(list)
    unknown: dict[str, int] = defaultdict(int)
    for one in communes:
        if one.province not in by_written:
            named = [place.pk for place in geography.find_provinces(one.province) if place.pk in current]
            by_written[one.province] = named[0] if len(named) == 1 else None
        province = by_written[one.province]
        if province is None:
            unknown[one.province] += 1
        else:
            parted[province].append(one)
    return parted, unknown


def _kind(one: Listed) -> str:
    return as_row(one, "", "", Place.Level.COMMUNE).unit


def _record(province: Place, name: str, report: CommuneReport, by: Person) -> None:
    committee = Body.objects.get(place=province, kind=Body.Kind.COMMITTEE, level=Body.Level.PROVINCE)
    told = {"file": name, "listed": report.listed, "matched": report.matched, "new": len(report.new)}
    record(Verb.COMMUNES_IMPORTED, on=committee, by=by, new=told)
