"""People, plans, documents and duties follow a reorganisation, each noted with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dondoc.apps.accounts.models import RoleHeld, User
from dondoc.apps.agencies.models import Succession
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Duty, Plan
from dondoc.apps.tasks.affected import Kind, Thing
from dondoc.apps.tasks.models import Move


def move_rest(fact: Succession, found: Sequence[Thing], *, by: User) -> None:
    """Move each thing, and enter it on record."""
    names = names_on({body for thing in found for body in (thing.old, thing.route.body) if body}, fact.happened_on)
    events = []
    for thing in found:
        move = _MOVERS[thing.kind](fact, thing)
        move.save()
        events.append(_event(fact, thing, names, by))
    Event.objects.bulk_create(events, batch_size=500)
    for person in {thing.row.user for thing in found if isinstance(thing.row, RoleHeld)}:
        person.forget_standings()


def _role(fact: Succession, thing: Thing) -> Move:
    """The role ends with the old body and begins in the new one, unless the person holds it there already."""
    held, body = thing.row, thing.route.body
    assert isinstance(held, RoleHeld)  # Kind.ROLE
    if held.since >= fact.happened_on:
        return _turn(fact, held, {"body_id": body}, old_role=held)
    before = {"until": held.until.isoformat() if held.until else None}
    until = held.until
    twin = RoleHeld.objects.overlapping(fact.happened_on, until).filter(user=held.user, role=held.role, body=body)
    new = None
    if not twin.exists():
        new = RoleHeld.objects.create(
            user=held.user, role=held.role, body_id=body, unit=held.unit, since=fact.happened_on, until=until
        )
    held.until = fact.happened_on
    held.save(update_fields=["until"])
    return Move(
        succession=fact, old_role=held, new_role=new, before=before, after={"until": fact.happened_on.isoformat()}
    )


def _monitor(fact: Succession, thing: Thing) -> Move:
    assert isinstance(thing.row, Plan)  # Kind.MONITOR
    return _turn(fact, thing.row, {"monitor_id": thing.route.body}, plan=thing.row)


def _assigner(fact: Succession, thing: Thing) -> Move:
    assert isinstance(thing.row, Plan)  # Kind.ASSIGNER
    return _turn(fact, thing.row, {"assigner_id": thing.route.body}, plan=thing.row)


def _document(fact: Succession, thing: Thing) -> Move:
    assert isinstance(thing.row, Document)  # Kind.DOCUMENT
    return _turn(fact, thing.row, {"owner_id": thing.route.body}, document=thing.row)


def _duty(fact: Succession, thing: Thing) -> Move:
    """The words stay as written; who that is today changes."""
    duty = thing.row
    assert isinstance(duty, Duty)  # Kind.DUTY
    duty.refresh_from_db(fields=["who"])  # another body of the same duty may have moved a moment ago
    who = [{**one, "body_id": thing.route.body} if one.get("body_id") == thing.old else one for one in duty.who]
    return _turn(fact, duty, {"who": who}, duty=duty)


def _turn(fact: Succession, row: Any, values: dict[str, Any], **target: Any) -> Move:
    """Change some fields, and note them as they were and as they are."""
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    if isinstance(row, Plan | Document):
        row.version += 1
        row.save(update_fields=[*values, "version"])
    else:
        row.save(update_fields=list(values))
    return Move(succession=fact, before=before, after=dict(values), **target)


_MOVERS: dict[Kind, Callable[[Succession, Thing], Move]] = {
    Kind.ROLE: _role,
    Kind.MONITOR: _monitor,
    Kind.ASSIGNER: _assigner,
    Kind.DOCUMENT: _document,
    Kind.DUTY: _duty,
}
_WHAT = {Kind.MONITOR: "monitor", Kind.ASSIGNER: "assigner", Kind.DOCUMENT: "monitor", Kind.DUTY: "body"}


def _event(fact: Succession, thing: Thing, names: dict[int, str], by: User) -> Event:
    old, new = names.get(thing.old, ""), names.get(thing.route.body or 0, "")
    if isinstance(thing.row, RoleHeld):
        role = str(thing.row.get_role_display())
        return audit.build(
            Verb.MOVED,
            on=thing.row.user,
            by=by,
            old={"role": role, "body": old},
            new={"role": role, "body": new, "legal_basis": fact.legal_basis},
        )
    plan = thing.row.plan_id if isinstance(thing.row, Duty) else thing.row.pk if isinstance(thing.row, Plan) else None
    what = _WHAT[thing.kind]
    told = {what: new, "legal_basis": fact.legal_basis}
    return audit.build(Verb.MOVED, on=thing.row, by=by, old={what: old}, new=told, plan_id=plan)
