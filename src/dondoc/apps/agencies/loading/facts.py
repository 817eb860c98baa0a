"""The facts of succession that a territory has by the tables, before anything is written.

Within a province the rows of succession.tsv hold on their day. On the day of a merger every
body gives way to its counterpart in the new province, or to who takes its work where there
is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dondoc.apps.agencies.loading.planned import PlannedBody
from dondoc.apps.agencies.loading.seats import PLACES_BASIS, PlaceRow, Seat, Territory
from dondoc.apps.agencies.models import Place, Succession
from dondoc.apps.agencies.places import proper_name
from dondoc.apps.agencies.tables import SuccessionRow, successions

COMMUNES_BASIS = "Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025"
DISTRICTS_BASIS = "Nghị quyết 203/2025/QH15; Luật Tổ chức chính quyền địa phương số 72/2025/QH15"


@dataclass(frozen=True, slots=True)
class PlannedLink:
    old: PlannedBody
    new: PlannedBody | None
    topic: str = ""
    keywords: str = ""
    main: bool = True


@dataclass(slots=True)
class PlannedFact:
    kind: str
    on: date
    legal_basis: str
    links: list[PlannedLink] = field(default_factory=list)


def plan_facts(territory: Territory, bodies: list[PlannedBody]) -> list[PlannedFact]:
    """All facts of a territory, one for what happened together."""
    facts: dict[tuple[Seat, str, date, str], PlannedFact] = {}
    table = _Table(bodies)

    def add(seat: Seat, kind: str, on: date, basis: str, link: PlannedLink) -> None:
        facts.setdefault((seat, kind, on, basis), PlannedFact(kind, on, basis)).links.append(link)

    for seat in territory.seats:
        after = territory.after(seat)
        for row, link in _within(seat, after, table):
            add(seat, row.kind, row.on or date.min, row.legal_basis, link)
        if after is not None and seat.until is not None:
            for link in _merger(seat, after, table):
                add(after, Succession.Kind.MERGED, seat.until, PLACES_BASIS, link)
    return sorted((*facts.values(), *plan_lower_facts(territory, bodies)), key=lambda fact: fact.on)


def plan_lower_facts(territory: Territory, bodies: list[PlannedBody]) -> list[PlannedFact]:
    """What became of districts and of communes. Which commune answers for what of a district, a person decides."""
    facts: dict[tuple[str, date], PlannedFact] = {}
    for old, link in _of_lower(territory, bodies):
        district = old.level == Place.Level.DISTRICT
        kind = Succession.Kind.SPLIT if district else Succession.Kind.MERGED
        basis = DISTRICTS_BASIS if district else COMMUNES_BASIS
        on = old.until or date.max
        facts.setdefault((kind, on), PlannedFact(kind, on, basis)).links.append(link)
    return list(facts.values())


class _Table:
    """The planned bodies by seat and standard."""

    def __init__(self, bodies: list[PlannedBody]) -> None:
        self._bodies = {(body.seat, body.standard): body for body in bodies if body.standard}
        self.of_seat: dict[Seat, list[PlannedBody]] = defaultdict(list)
        for body in bodies:
            self.of_seat[body.seat].append(body)

    def get(self, seat: Seat, standard: str) -> PlannedBody | None:
        return self._bodies.get((seat, standard))

    def first(self, seat: Seat, standards: tuple[str, ...], on: date) -> PlannedBody | None:
        """The first of the standards that the seat has from the day on."""
        for standard in standards:
            body = self.get(seat, standard)
            if body and (body.founded or date.min) <= on < (body.ended or date.max):
                return body
        return None


def _within(seat: Seat, after: Seat | None, table: _Table) -> Iterator[tuple[SuccessionRow, PlannedLink]]:
    """The dated rows that hold in a seat; on the day of its end they lead into the next one."""
    for row in successions():
        if row.on is None or row.on <= (seat.since or date.min) or row.on > (seat.until or date.max):
            continue
        old = table.get(seat, row.old)
        new = table.first(after if after and row.on == seat.until else seat, row.new, row.on)
        if old is None or new is None:
            continue
        stays = row.kind == Succession.Kind.MOVED and row.on < (old.ended or date.max)
        if stays or old.ended == row.on:
            yield row, PlannedLink(old, new, row.topic, row.keywords, row.main)


def _merger(seat: Seat, after: Seat, table: _Table) -> Iterator[PlannedLink]:
    """Each body of a province that was merged, and who goes on with its work."""
    dated = {row.old for row in successions() if row.on == seat.until}
    for body in table.of_seat[seat]:
        if not body.standard or body.ended != seat.until or seat.until is None or body.standard in dated:
            continue
        same = table.first(after, (body.standard,), seat.until)
        if same is not None:
            yield PlannedLink(body, same)
            continue
        for row in successions():
            if row.on is None and row.old == body.standard:
                new = table.first(after, row.new, seat.until)
                if new is not None:
                    yield PlannedLink(body, new, row.topic, row.keywords, row.main)


def _of_lower(territory: Territory, bodies: list[PlannedBody]) -> Iterator[tuple[PlaceRow, PlannedLink]]:
    by_code: dict[str, list[PlannedBody]] = defaultdict(list)
    for body in bodies:
        if body.place.level != Place.Level.PROVINCE and body.place.code:
            by_code[body.place.code].append(body)
    for row in territory.lower:
        for old in by_code.get(row.code, ()):
            if old.place is row and row.until:
                yield from ((row, link) for link in _arrows(old, row, by_code))


def _arrows(old: PlannedBody, row: PlaceRow, by_code: dict[str, list[PlannedBody]]) -> Iterator[PlannedLink]:
    for code in row.into:
        for new in by_code.get(code, ()):
            if new.place.since == row.until:
                words = proper_name(" ".join(new.place.name.split()[len(new.place.unit.split()) :]))
                yield PlannedLink(old, new, keywords=words, main=len(row.into) == 1)
