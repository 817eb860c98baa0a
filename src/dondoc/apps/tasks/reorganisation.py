"""Reorganisation day: who gives way to whom, with all that hangs on them; done in one step, and undone.

`agencies` records the fact; here the open work follows it. History keeps the old names:
a part that moves rests with its body, and a new part of the successor points back at it.
Where lead and helper become one body, the helper rests with a note. Undoing gives back
exactly what was moved, except what people have worked on since: that stays with the
successor and is listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Succession
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.reorganising import Link
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks.affected import Kind, Thing, things
from dondoc.apps.tasks.models import Move
from dondoc.apps.tasks.moving_parts import move_parts
from dondoc.apps.tasks.moving_rest import move_rest
from dondoc.apps.tasks.permissions import can_reorganise
from dondoc.apps.tasks.routes import Chosen, Routes, routes_of, routes_of_links
from dondoc.apps.tasks.undoing import Kept, undo_moves

NOTHING_CHOSEN: Chosen = {}


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is being prepared, before `agencies.record_succession` enters it."""

    kind: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where some of a body's things go; `stays` for what it keeps."""

    body_id: int | None
    name: str
    topic: str
    counts: Mapping[Kind, int]
    stays: bool = False


@dataclass(frozen=True, slots=True)
class BodyPreview:
    """One body that gives way: what hangs on it, where it goes, and what a person has to decide."""

    body_id: int
    name: str
    counts: Mapping[Kind, int]
    destinations: tuple[Destination, ...]
    undecided: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole day. `names` are those of the bodies that may be chosen."""

    bodies: tuple[BodyPreview, ...]
    names: Mapping[int, str]

    @property
    def undecided(self) -> tuple[Thing, ...]:
        return tuple(thing for body in self.bodies for thing in body.undecided)

    @property
    def counts(self) -> Counter[Kind]:
        return sum((Counter(body.counts) for body in self.bodies), Counter())


@dataclass(frozen=True, slots=True)
class Undone:
    """How many things went back, and which stayed because somebody has worked on them."""

    restored: int
    kept: tuple[Kept, ...]


def preview(fact: Draft | Succession, on: date, chosen: Chosen = NOTHING_CHOSEN) -> Preview:
    """See what would move where. Writes nothing; a fixed number of queries."""
    routes = _routes(fact)
    found = list(things(routes, on, chosen))
    names = names_on({*routes.olds, *routes.news, *chosen.values()}, on)
    return Preview(tuple(_of_body(old, found, names) for old in routes.olds), names)


@transaction.atomic
def move(*, succession: Succession, by: User, today: date, chosen: Chosen = NOTHING_CHOSEN) -> Counter[Kind]:  # noqa: ARG001
    """Let everything follow the fact, from the day of the fact; how many things of each kind moved.

    1. Hold the fact: a second submit waits, and is told that it came second.
    2. Refuse while something is undecided.
    3. Move parts, then roles, plans, documents and duties; note each move.
    """
    can_reorganise(by).require()
    fact = Succession.objects.select_for_update().get(pk=succession.pk)
    if fact.applied_at is not None or fact.undone_at is not None:
        raise ActionError(_("Việc sắp xếp này đã được thực hiện hoặc đã hủy; không có gì được chuyển thêm."))
    found = list(things(routes_of(fact), fact.happened_on, chosen))
    _refuse_undecided(found)
    moving = [thing for thing in found if thing.route.body is not None]
    move_parts(fact, [thing for thing in moving if thing.kind is Kind.PART], by=by)
    move_rest(fact, [thing for thing in moving if thing.kind is not Kind.PART], by=by)
    fact.applied_at, fact.applied_by = timezone.now(), by
    fact.save(update_fields=["applied_at", "applied_by"])
    counts = Counter(thing.kind for thing in moving)
    new = {kind.value: number for kind, number in counts.items()}
    audit.record(Verb.REORGANISED, on=fact, by=by, new={"moved": new}, reason=fact.legal_basis)
    return counts


@transaction.atomic
def undo(*, succession: Succession, by: User, today: date, reason: str = "") -> Undone:
    """Give everything back that nobody has touched since."""
    can_reorganise(by).require()
    fact = Succession.objects.select_for_update().get(pk=succession.pk)
    if fact.applied_at is None:
        raise ActionError(_("Việc sắp xếp này chưa chuyển công việc nào nên không có gì để hủy."))
    moves = list(Move.objects.filter(succession=fact, undone_at__isnull=True).order_by("-pk"))
    restored, kept = undo_moves(moves, by=by, today=today)
    fact.applied_at = fact.applied_by = None
    fact.save(update_fields=["applied_at", "applied_by"])
    told = {"restored": restored, "kept": [one.text for one in kept]}
    audit.record(Verb.REORGANISATION_UNDONE, on=fact, by=by, new=told, reason=reason)
    return Undone(restored, tuple(kept))


def _routes(fact: Draft | Succession) -> Routes:
    return routes_of_links(fact.kind, fact.links) if isinstance(fact, Draft) else routes_of(fact)


def _of_body(old: int, found: Sequence[Thing], names: Mapping[int, str]) -> BodyPreview:
    own = [thing for thing in found if thing.old == old]
    groups: dict[tuple[int | None, str, bool], Counter[Kind]] = {}
    for thing in own:
        if thing.route.is_decided:
            key = (thing.route.body, thing.route.topic, thing.route.stays)
            groups.setdefault(key, Counter())[thing.kind] += 1
    return BodyPreview(
        body_id=old,
        name=names.get(old, ""),
        counts=Counter(thing.kind for thing in own),
        destinations=tuple(
            Destination(body, names.get(body or old, ""), topic, counts, stays)
            for (body, topic, stays), counts in groups.items()
        ),
        undecided=tuple(thing for thing in own if not thing.route.is_decided),
    )


def _refuse_undecided(found: Sequence[Thing]) -> None:
    undecided = [thing for thing in found if not thing.route.is_decided]
    if undecided:
        raise ActionError(
            _("Còn %(count)d mục chưa rõ chuyển về cơ quan nào. Hãy chọn cơ quan cho từng mục rồi thực hiện lại."),
            count=len(undecided),
        )
