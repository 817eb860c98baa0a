"""Writing what was planned, once: what is there already is left as people made it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dondoc.apps.agencies.loading.facts import PlannedFact, PlannedLink
from dondoc.apps.agencies.loading.planned import PlannedBody
from dondoc.apps.agencies.loading.seats import PlaceRow, Territory
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import (
    Body,
    BodyAlias,
    BodyCode,
    BodyName,
    BodyParent,
    Place,
    Succession,
    SuccessionLink,
)
from dondoc.apps.agencies.search import refresh
from dondoc.apps.audit.actions import build
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb

_BATCH = 500


@dataclass(slots=True)
class Written:
    """How much was new."""

    places: int = 0
    bodies: int = 0
    facts: int = 0
    known_bodies: int = 0


class Writer:
    """Writes places, bodies and facts of one territory, and remembers which rows they became."""

    def __init__(self) -> None:
        self.count = Written()
        self._places: dict[tuple[str, date | None], Place] = {}
        self._bodies: dict[int, Body] = {}

    def write_places(self, territory: Territory, source: str) -> None:
        """Provinces first, then what lies in them; then what became of each."""
        rows = [row for seat in territory.seats for row in seat.rows]
        self._load_places({row.code for row in (*rows, *territory.lower)})
        self._write_level([(row, None) for row in rows], source)
        self._write_level(
            [
                (row, self._places.get((row.parent, territory.seat_of(row.parent, row).last.since)))
                for row in territory.lower
            ],
            source,
        )
        self._link_places((*rows, *territory.lower))

    def write_bodies(self, bodies: Sequence[PlannedBody]) -> None:
        """Bodies with all their stretches; those that are there already stay as they are."""
        known = self._known(bodies)
        new = [planned for planned in bodies if not self._is_known(planned, known)]
        made = Body.objects.bulk_create([self._body(planned) for planned in new], batch_size=_BATCH)
        self._bodies.update({id(planned): body for planned, body in zip(new, made, strict=True)})
        self.count.bodies += len(made)
        self.count.known_bodies += len(bodies) - len(made)
        self._write_stretches(new, bodies)
        refresh(body.pk for body in made)
        Event.objects.bulk_create(
            [
                build(
                    Verb.BODY_ADDED, on=body, by=None, new={"name": planned.names[-1].value, "source": planned.source}
                )
                for planned, body in zip(new, made, strict=True)
            ],
            batch_size=_BATCH,
        )

    def write_facts(self, facts: Iterable[PlannedFact]) -> None:
        """Facts of which no arrow is there yet; one that a person has undone stays undone."""
        known = set(
            SuccessionLink.objects.filter(old__in=[body.pk for body in self._bodies.values()]).values_list(
                "old_id", "new_id", "succession__happened_on"
            )
        )
        for fact in facts:
            links = [link for link in fact.links if (*self._ends(link), fact.on) not in known]
            if links:
                self._write_fact(fact, links)

    def _write_fact(self, fact: PlannedFact, links: Sequence[PlannedLink]) -> None:
        succession = Succession.objects.create(
            kind=fact.kind, happened_on=fact.on, legal_basis=fact.legal_basis[:300]
        )  # fmt: skip
        rows = []
        for link in links:
            old, new = self._ends(link)
            rows.append(
                SuccessionLink(
                    succession=succession, old_id=old, new_id=new, topic=link.topic, keywords=link.keywords,
                    main=link.main,
                )
            )  # fmt: skip
        SuccessionLink.objects.bulk_create(rows, batch_size=_BATCH)
        build(
            Verb.REORGANISED,
            on=succession,
            by=None,
            new={"kind": fact.kind, "links": len(rows)},
            reason=fact.legal_basis,
        ).save()
        self.count.facts += 1

    def _ends(self, link: PlannedLink) -> tuple[int, int | None]:
        return self._bodies[id(link.old)].pk, self._bodies[id(link.new)].pk if link.new else None

    # places

    def _load_places(self, codes: set[str]) -> None:
        for place in Place.objects.filter(code__in=codes):
            self._places[place.code, place.since] = place

    def _write_level(self, rows: Iterable[tuple[PlaceRow, Place | None]], source: str) -> None:
        new = {
            (row.code, row.since): Place(
                code=row.code, name=row.name, level=row.level, kind=row.unit, parent=parent,
                since=row.since, until=row.until, source=source,
            )
            for row, parent in rows
            if (row.code, row.since) not in self._places
        }  # fmt: skip
        Place.objects.bulk_create(new.values(), batch_size=_BATCH)
        self._places.update(new)
        self.count.places += len(new)

    def _link_places(self, rows: Sequence[PlaceRow]) -> None:
        through = Place.merged_into.through
        pairs = {
            (self._places[row.code, row.since].pk, self._places[code, row.until].pk)
            for row in rows
            for code in row.into
            if row.until and (code, row.until) in self._places
        }
        through.objects.bulk_create(
            [through(from_place_id=old, to_place_id=new) for old, new in sorted(pairs)], ignore_conflicts=True
        )

    # bodies

    def _known(self, bodies: Sequence[PlannedBody]) -> dict[tuple[str, int | None], Body]:
        """Bodies by slug, and by standard and place: a person may have changed the one, not the other."""
        places = {self._place_id(planned) for planned in bodies}
        rows = Body.objects.filter(Q(slug__in=[planned.slug for planned in bodies]) | Q(place__in=places - {None}))
        found: dict[tuple[str, int | None], Body] = {}
        for body in rows:
            found[body.slug, None] = body
            if body.standard:
                found[body.standard, body.place_id] = body
            elif body.kind == Body.Kind.COMMITTEE:
                found[body.kind, body.place_id] = body
        return found

    def _is_known(self, planned: PlannedBody, known: dict[tuple[str, int | None], Body]) -> bool:
        # The committee of a place is the same whatever its code, which may have become known later.
        kind = planned.standard or (planned.kind if planned.kind == Body.Kind.COMMITTEE else "")
        body = (known.get((kind, self._place_id(planned))) if kind else None) or known.get((planned.slug, None))
        if body is None:
            return False
        self._bodies[id(planned)] = body
        return True

    def _place_id(self, planned: PlannedBody) -> int | None:
        place = self._places.get((planned.place.code, planned.place.since)) or self._places.get(
            (planned.seat.last.code, planned.seat.last.since)
        )
        return place.pk if place else None

    def _body(self, planned: PlannedBody) -> Body:
        return Body(
            slug=planned.slug, kind=planned.kind, level=planned.level, place_id=self._place_id(planned),
            standard=planned.standard, founded_on=planned.founded, ended_on=planned.ended,
            mandate=planned.mandate, source=planned.source,
        )  # fmt: skip

    def _write_stretches(self, new: Sequence[PlannedBody], bodies: Sequence[PlannedBody]) -> None:
        pairs = [(planned, self._bodies[id(planned)]) for planned in new]
        names = [
            BodyName(body=body, name=one.value, short=one.short[:60], since=one.since, until=one.until)
            for planned, body in pairs
            for one in planned.names
        ]
        for name in names:
            name.fill_keys()
        BodyName.objects.bulk_create(names, batch_size=_BATCH)
        BodyAlias.objects.bulk_create(
            [
                BodyAlias(body=body, text=text[:250], key=key)
                for planned, body in pairs
                for key, text in self._aliases(planned).items()
            ],
            batch_size=_BATCH,
        )
        BodyCode.objects.bulk_create(
            [
                BodyCode(body=body, scheme=BodyCode.Scheme.LEVELS, code=one.value, since=one.since, until=one.until)
                for planned, body in pairs
                for one in planned.codes
            ],
            batch_size=_BATCH,
        )
        self._write_parents(pairs, bodies)

    def _write_parents(self, pairs: Sequence[tuple[PlannedBody, Body]], bodies: Sequence[PlannedBody]) -> None:
        by_standard = {(one.seat, one.standard): self._bodies[id(one)] for one in bodies if one.standard}
        BodyParent.objects.bulk_create(
            [
                BodyParent(body=body, parent=parent, since=one.since, until=one.until)
                for planned, body in pairs
                for one in planned.parents
                if (parent := by_standard.get((planned.seat, one.value)))
            ],
            batch_size=_BATCH,
        )

    @staticmethod
    def _aliases(planned: PlannedBody) -> dict[str, str]:
        """Other ways of writing, one for each key that no name has."""
        names = {match_key(name.value) for name in planned.names}
        texts = (*planned.aliases, *(name.short for name in planned.names if name.short))
        found: dict[str, str] = {}
        for text in texts:
            key = match_key(text)
            if key and key not in names:
                found.setdefault(key, text)
        return found
