"""The days of 2025 on which bodies were joined: each fact of the register is carried out, work and people move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Succession
from dondoc.apps.tasks.affected import Thing
from dondoc.apps.tasks.reorganisation import move, preview
from dondoc.demo.province import NAME


def facts(since: date) -> Iterator[Succession]:
    """What changed in the province after a day; whatever came before has no work that could move."""
    here = Succession.objects.filter(links__old__place__name=NAME) | Succession.objects.filter(
        links__old__place__parent__name=NAME
    )
    yield from here.filter(happened_on__gt=since).distinct().order_by("happened_on", "pk")


def carry_out(fact: Succession, *, by: User, day: date) -> None:
    """Move everything; where several bodies follow, a person chooses the first that fits."""
    undecided = [thing for body in preview(fact, day).bodies for thing in body.undecided]
    move(succession=fact, by=by, today=day, chosen={thing.key: _choice(thing) for thing in undecided})


def _choice(thing: Thing) -> int:
    return thing.route.candidates[0]
