"""Everybody who may be told something today, and who is what in which body: loaded at once for thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.accounts.standing import Standing, standings

NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class People:
    """People by number, and indices of them by what they are. Made by `people_on`."""

    day: date
    users: Mapping[int, User]
    standings: Mapping[int, Standing]
    by_role: Mapping[tuple[str, int], frozenset[int]]
    by_unit: Mapping[int, frozenset[int]]
    admins: frozenset[int]

    def holding(self, role: Role, *bodies: int | None) -> frozenset[int]:
        """Who holds the role in one of the bodies themselves."""
        return NONE.union(*(self.by_role.get((role, body), NONE) for body in bodies if body is not None))

    def in_unit(self, unit: int | None) -> frozenset[int]:
        """Who works in the room."""
        return self.by_unit.get(unit, NONE) if unit is not None else NONE

    def belongs(self, user: int | None, body: int) -> bool:
        """Whether this person has any role in the body today."""
        held = self.standings.get(user) if user is not None else None
        return held is not None and body in held.bodies_all

    def named(self, user: int | None, body: int) -> frozenset[int]:
        """This person, as long as the body is his or hers: work given to somebody who left is told to nobody."""
        return frozenset((user,)) if user is not None and self.belongs(user, body) else NONE

    def some(self, users: Iterable[int | None]) -> frozenset[int]:
        """Those of them who may be told something at all."""
        return frozenset(user for user in users if user is not None and user in self.users)


def people_on(day: date, only: Collection[int] | None = None) -> People:
    """Active people with a role that day (some of them where `only` says so), in three queries."""
    rows = User.objects.active()
    if only is not None:
        rows = rows.filter(pk__in=only)
    found = {user.pk: user for user in rows.order_by("pk")}
    held = {pk: one for pk, one in standings(found.values(), day).items() if one.is_admin or one.bodies_all}
    by_role: dict[tuple[str, int], set[int]] = defaultdict(set)
    by_unit: dict[int, set[int]] = defaultdict(set)
    for pk, one in held.items():
        for role, bodies in one.held.items():
            for body in bodies:
                by_role[role, body].add(pk)
        for unit in one.units:
            by_unit[unit].add(pk)
    return People(
        day=day,
        users={pk: found[pk] for pk in held},
        standings=held,
        by_role={key: frozenset(pks) for key, pks in by_role.items()},
        by_unit={key: frozenset(pks) for key, pks in by_unit.items()},
        admins=frozenset(pk for pk, one in held.items() if one.is_admin),
    )
