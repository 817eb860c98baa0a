"""Giving and ending roles. A role that was held stays on record with its days."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from dondoc.apps.accounts.errors import (
    LastAdministrator,
    PersonInactive,
    RoleAlreadyHeld,
    RoleEndsBeforeItStarts,
    RoleNeedsBody,
    RoleOver,
    UnitOutsideBody,
)
from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.accounts.permissions import can_end_role, can_give_role
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import descendants, name_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb


@transaction.atomic
def give_role(
    *,
    person: User,
    role: Role,
    body: Body | None,
    since: date,
    until: date | None = None,
    unit: Body | None = None,
    by: User | None,
) -> RoleHeld:
    """Let a person hold a role from `since` up to, not including, `until`."""
    if by:
        can_give_role(by, role, body).require()
    if role != Role.ADMINISTRATOR and body is None:
        raise RoleNeedsBody
    if until and until <= since:
        raise RoleEndsBeforeItStarts(since=f"{since:%d/%m/%Y}")
    if unit and (body is None or unit.pk not in descendants({body.pk}, since)):
        raise UnitOutsideBody
    if not _lock(person):
        raise PersonInactive
    for other in RoleHeld.objects.overlapping(since, until).filter(user=person, role=role, body=body):
        raise RoleAlreadyHeld(since=f"{other.since:%d/%m/%Y}")
    try:
        with transaction.atomic():
            held = RoleHeld.objects.create(user=person, role=role, body=body, unit=unit, since=since, until=until)
    except IntegrityError:
        raise RoleAlreadyHeld(since=f"{since:%d/%m/%Y}") from None
    person.forget_standings()
    audit.record(Verb.ROLE_GIVEN, on=person, by=by, new=_told(held, since))
    return held


@transaction.atomic
def end_role(*, held: RoleHeld, on: date, by: User) -> None:
    """Let a role hold up to, not including, that day. One that had not begun by then never was."""
    can_end_role(by, held).require()
    if held.role == Role.ADMINISTRATOR:
        require_another_administrator(held.user, on)
    else:
        _lock(held.user)
    held.refresh_from_db(fields=("since", "until"))
    if held.until and held.until <= on:
        raise RoleOver(until=f"{held.until:%d/%m/%Y}")
    old = _told(held, max(on, held.since))
    if on <= held.since:
        held.delete()
    else:
        held.until = on
        held.save(update_fields=["until"])
    held.user.forget_standings()
    audit.record(Verb.ROLE_ENDED, on=held.user, by=by, old=old, new={"until": on})


def end_all_roles(*, person: User, on: date) -> list[dict[str, object]]:
    """End whatever the person holds on that day or later; part of a larger action, which records it."""
    roles = RoleHeld.objects.overlapping(on, None).filter(user=person).select_related("body", "unit")
    told = [_told(held, max(on, held.since)) for held in roles.order_by("since", "pk")]
    roles.filter(since__gte=on).delete()
    roles.filter(since__lt=on).update(until=on)
    person.forget_standings()
    return told


def require_another_administrator(person: User, on: date) -> None:
    """Raise when nobody else could let people in any more.

    All administrators are locked first, in one order: two who end each other's role at the
    same moment must not both succeed.
    """
    administrators = User.objects.active().holding(Role.ADMINISTRATOR, on=on).order_by("pk")
    list(administrators.select_for_update().values_list("pk", flat=True))
    if not administrators.exclude(pk=person.pk).exists():
        raise LastAdministrator


def _lock(person: User) -> bool:
    """One change of a person's roles at a time; whether the person may still come in."""
    return bool(User.objects.select_for_update().values_list("is_active", flat=True).get(pk=person.pk))


def _told(held: RoleHeld, day: date) -> dict[str, object]:
    """The role as the record tells it, with names as they are on that day."""
    return {
        "role": held.role,
        "body": name_on(held.body, day) if held.body else None,
        "unit": name_on(held.unit, day) if held.unit else None,
        "since": held.since,
        "until": held.until,
    }
