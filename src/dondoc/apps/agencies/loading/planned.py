"""The bodies that a territory has by the tables: each with its stretches of names and parents. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from dondoc.apps.agencies.loading.naming import full_name, full_short, plain_name, slug_of
from dondoc.apps.agencies.loading.seats import PlaceRow, Seat, Territory
from dondoc.apps.agencies.models import Body, Place
from dondoc.apps.agencies.tables import BodyRow, LocalRow, local_bodies, source_of, standard_bodies

COMMITTEE = "ubnd"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A value that held for some time: a name with its short form, a parent, a code."""

    value: str
    since: date | None
    until: date | None
    short: str = ""


@dataclass(slots=True)
class PlannedBody:
    """A body as the tables have it; `seat` and `standard` tell it from all others, free bodies by their slug."""

    slug: str
    kind: str
    level: str
    place: PlaceRow
    seat: Seat
    standard: str = ""
    founded: date | None = None
    ended: date | None = None
    mandate: str = ""
    source: str = ""
    names: list[Stretch] = field(default_factory=list)
    parents: list[Stretch] = field(default_factory=list)  # standards of the same seat
    codes: list[Stretch] = field(default_factory=list)
    aliases: tuple[str, ...] = ()


def plan_standard(territory: Territory, *, is_home: Callable[[PlaceRow], bool]) -> list[PlannedBody]:
    """The standard bodies of all seats of a territory."""
    wanted = {row.code for row in territory.bodies if row.kind == "standard"}
    return [body for seat in territory.seats for body in _of_seat(seat, wanted, is_home)]


def plan_local(territory: Territory) -> list[PlannedBody]:
    """What the province has of its own: schools, and the bodies of the file. Mergers do not touch them."""
    bodies = [_free(row.name, row.kind, row, territory) for row in territory.bodies if row.kind != "standard"]
    for row in local_bodies():
        if not row.standard and any(row.province in seat.proper_names for seat in territory.seats):
            place = PlaceRow("body", "", row.name, row.since, row.until, kind=row.kind, aliases=row.aliases)
            bodies.append(_free(row.name, row.kind, place, territory, short=row.short))
    return bodies


def plan_lower(territory: Territory, *, is_home: Callable[[PlaceRow], bool]) -> list[PlannedBody]:
    """The people's committees of districts and communes."""
    bodies = []
    for row in territory.lower:
        seat = territory.seat_of(row.parent, row)
        home = is_home(seat.last) or is_home(territory.today.last)
        level = Body.Level.DISTRICT if row.level == Place.Level.DISTRICT else Body.Level.COMMUNE
        bodies.append(plan_committee(row, seat, level, home=home))
    return bodies


def plan_committee(row: PlaceRow, seat: Seat, level: str, *, home: bool) -> PlannedBody:
    """The committee of a district or commune; outside of this system's province with the name of its own."""
    name = f"Ủy ban nhân dân {row.name}"
    return PlannedBody(
        slug=f"{slug_of('UBND', row)}-{row.code.strip('~').lower()}",
        kind=Body.Kind.COMMITTEE, level=level, place=row, seat=seat, founded=row.since, ended=row.until,
        source=source_of("places"),
        names=[Stretch(name if home else f"{name}, {seat.last.name}", row.since, None, f"UBND {row.name}")],
        parents=[Stretch(COMMITTEE, row.since, None)], aliases=row.aliases,
    )  # fmt: skip


def _of_seat(seat: Seat, wanted: set[str], is_home: Callable[[PlaceRow], bool]) -> Iterator[PlannedBody]:
    by_standard: dict[str, list[BodyRow]] = defaultdict(list)
    elsewhere: dict[str, BodyRow] = {}
    for row in standard_bodies():
        if any(row.is_in(name) for name in seat.proper_names):
            by_standard[row.standard].append(row)
        elif row.standard in wanted and row.until is None:
            elsewhere[row.standard] = row
    for standard, row in elsewhere.items():  # the file says that this province has it too
        by_standard.setdefault(standard, []).append(row)
    renamed = {row.standard: row for row in local_bodies() if row.standard and row.province in seat.proper_names}
    for standard, rows in by_standard.items():
        body = _standard_body(seat, rows, renamed.get(standard), home=is_home(seat.last))
        if body is not None:
            yield body


def _standard_body(seat: Seat, rows: list[BodyRow], local: LocalRow | None, *, home: bool) -> PlannedBody | None:
    parts = [(row, *part) for row in rows if (part := _common(row, seat))]
    if not parts:
        return None
    first = rows[0]
    body = PlannedBody(
        slug=slug_of(local.name if local else first.name, seat.last),
        kind=first.kind, level=Body.Level.UNIT if first.kind == Body.Kind.UNIT else Body.Level.PROVINCE,
        place=seat.last, seat=seat, standard=first.standard, founded=parts[0][1], ended=parts[-1][2],
        mandate=next((row.mandate for row in rows if row.mandate), ""), source=source_of("standard_bodies.tsv"),
    )  # fmt: skip
    for row, since, until in parts:
        body.names += [
            _named(row, local, place, begin, end, home) for place, begin, end in _by_place(seat, since, until)
        ]
        if row.parent:
            body.parents.append(Stretch(row.parent, since, until))
        body.aliases += tuple(plain_name(alias, seat.last) for alias in row.aliases)
    body.names, body.parents = _open_end(_joined(body.names)), _open_end(_joined(body.parents))
    if local:
        body.aliases += (*local.aliases, *(plain_name(row.name, seat.last) for row in rows))
    if body.standard == COMMITTEE:
        body.codes = _joined(Stretch(row.code_h, row.since, row.until) for row in seat.rows if row.code_h)
    return body


def _named(
    row: BodyRow, local: LocalRow | None, place: PlaceRow, since: date | None, until: date | None, home: bool
) -> Stretch:
    if local:
        return Stretch(local.name, since, until, local.short)
    name, short = (plain_name, plain_name) if home else (full_name, full_short)
    return Stretch(name(row.name, place), since, until, short(row.short, place))


def _free(name: str, kind: str, row: PlaceRow, territory: Territory, *, short: str = "") -> PlannedBody:
    seat = territory.seat_of(row.parent, row) if row.parent else territory.today
    return PlannedBody(
        slug=slug_of(name, replace(territory.today.last, until=row.until)),
        kind=kind, level=Body.Level.PROVINCE, place=seat.last, seat=seat, founded=row.since, ended=row.until,
        source=source_of("local_bodies.tsv"), names=[Stretch(name, row.since, None, short)], aliases=row.aliases,
    )  # fmt: skip


def _common(row: BodyRow, seat: Seat) -> tuple[date | None, date | None] | None:
    """The time that a row and a seat have in common."""
    since = max(filter(None, (row.since, seat.since)), default=None)
    until = min(filter(None, (row.until, seat.until)), default=None)
    return None if since and until and since >= until else (since, until)


def _by_place(
    seat: Seat, since: date | None, until: date | None
) -> Iterator[tuple[PlaceRow, date | None, date | None]]:
    """The stretch, cut where the province changes its name or kind."""
    for place in seat.rows:
        begin = max(filter(None, (since, place.since)), default=None)
        end = min(filter(None, (until, place.until)), default=None)
        if not (begin and end and begin >= end):
            yield place, begin, end


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of one value that follow one another, as one."""
    out: list[Stretch] = []
    for stretch in stretches:
        if out and out[-1].value == stretch.value and out[-1].until == stretch.since:
            out[-1] = replace(out[-1], until=stretch.until)
        else:
            out.append(stretch)
    return out


def _open_end(stretches: list[Stretch]) -> list[Stretch]:
    """The last one without an end: the end of a body is told by the body, and may be undone."""
    return [*stretches[:-1], replace(stretches[-1], until=None)] if stretches else []
