"""Loading a province: its places, bodies and facts, the ministries and the groups, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from dondoc.apps.agencies.loading.central import load_groups, plan_ministries, plan_ministry_facts
from dondoc.apps.agencies.loading.facts import plan_facts
from dondoc.apps.agencies.loading.planned import plan_local, plan_lower, plan_standard
from dondoc.apps.agencies.loading.seats import PlaceRow, Territory, territory
from dondoc.apps.agencies.loading.write import Writer
from dondoc.apps.agencies.tables import source_of
from dondoc.apps.core.models import Configuration


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load made; nothing the second time."""

    province: str
    came_from: tuple[str, ...]
    places: int
    bodies: int
    facts: int
    groups: int
    known_bodies: int
    is_home: bool


@transaction.atomic
def load_province(code: str, *, file: Path | None = None) -> LoadReport:
    """Make what the tables, or a file, say of a province. The first one loaded becomes that of this system."""
    ground = territory(code, file)
    home = _settle_home(ground)
    writer = Writer()
    central = plan_ministries()
    writer.write_bodies(central)
    writer.write_facts(plan_ministry_facts(central))
    new_groups = load_groups()

    def is_home(row: PlaceRow) -> bool:
        return home and row is ground.today.last

    writer.write_places(ground, source_of(file.name if file else "provinces.tsv"))
    bodies = [
        *plan_standard(ground, is_home=is_home),
        *plan_local(ground),
        *plan_lower(ground, is_home=is_home),
    ]  # fmt: skip
    writer.write_bodies(bodies)
    writer.write_facts(plan_facts(ground, bodies))
    return LoadReport(
        province=ground.today.last.name,
        came_from=tuple(seat.last.name for seat in ground.seats[:-1]),
        places=writer.count.places,
        bodies=writer.count.bodies,
        facts=writer.count.facts,
        groups=new_groups,
        known_bodies=writer.count.known_bodies,
        is_home=home,
    )


def _settle_home(ground: Territory) -> bool:
    """Whether this is the province of this system; where none is set, it becomes so."""
    settings = Configuration.current()
    if not settings.province_code:
        settings.province_code, settings.province_name = ground.today.last.code, ground.today.last.name
        settings.save()
    return settings.province_code == ground.today.last.code
