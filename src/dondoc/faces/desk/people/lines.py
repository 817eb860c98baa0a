"""People and roles as the pages show them: ready words, names of bodies fetched at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.apps.accounts.models import RoleHeld, User
from dondoc.apps.accounts.permissions import can_end_role
from dondoc.apps.agencies.names import names_on


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in words; `body` is what the body is called on the day asked for."""

    pk: int
    role: str
    word: str
    body_id: int | None
    body: str
    unit: str
    since: date
    last_day: date | None
    may_end: bool = False


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list."""

    person: User
    roles: tuple[RoleLine, ...]


def role_lines(roles: Iterable[RoleHeld], day: date, *, by: User | None = None) -> list[RoleLine]:
    """Roles in words; `by` is who might end them."""
    held = list(roles)
    wanted = {pk for role in held for pk in (role.body_id, role.unit_id) if pk}
    names = names_on(wanted, day) if wanted else {}
    return [_line(role, names, by) for role in held]


def person_lines(people: Iterable[User], day: date) -> list[PersonLine]:
    """People with what they are on that day: two queries, however many they are."""
    found = list(people)
    roles = RoleHeld.objects.on(day).filter(user__in=found).order_by("role", "body", "pk")
    lines: dict[int, list[RoleLine]] = {person.pk: [] for person in found}
    held = list(roles)
    for role, line in zip(held, role_lines(held, day), strict=True):
        lines[role.user_id].append(line)
    return [PersonLine(person, tuple(lines[person.pk])) for person in found]


def _line(role: RoleHeld, names: dict[int, str], by: User | None) -> RoleLine:
    return RoleLine(
        pk=role.pk,
        role=role.role,
        word=role.get_role_display(),
        body_id=role.body_id,
        body=names.get(role.body_id or 0, ""),
        unit=names.get(role.unit_id or 0, ""),
        since=role.since,
        last_day=role.until - timedelta(days=1) if role.until else None,
        may_end=by is not None and bool(can_end_role(by, role)),
    )
