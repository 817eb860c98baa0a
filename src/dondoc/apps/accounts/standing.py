"""What a person is on a day: the roles held, and the bodies they reach.

Two queries at most: one for the roles, one for the bodies below those that somebody
leads. The answer is kept on the user object, which lives as long as the request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.names import children_on, descendants
from dondoc.apps.core.today import today

NOWHERE: frozenset[int] = frozenset()
_FEW = 100
_Row = tuple[str, "int | None", "int | None"]  # role, body, unit


@dataclass(frozen=True, slots=True)
class Standing:
    """Roles and bodies of one person on one day. A visitor and a deactivated person have none."""

    is_admin: bool = False
    held: Mapping[str, frozenset[int]] = field(default_factory=dict)
    leads: frozenset[int] = NOWHERE
    """The bodies led, and all that stood below them on that day."""
    units: frozenset[int] = NOWHERE
    """Rooms inside a body in which the person works."""

    def bodies(self, *roles: Role) -> frozenset[int]:
        """The bodies in which the person holds any of these roles."""
        return NOWHERE.union(*(self.held.get(role, NOWHERE) for role in roles))

    def holds(self, *roles: Role) -> bool:
        """Whether any of these roles is held anywhere."""
        return bool(self.bodies(*roles))

    @property
    def bodies_all(self) -> frozenset[int]:
        """The person's own bodies, whatever the role in them."""
        return NOWHERE.union(*self.held.values())

    @property
    def monitors(self) -> frozenset[int]:
        """The bodies for which the person follows plans."""
        return self.bodies(Role.MONITOR)

    @property
    def acts_for(self) -> frozenset[int]:
        """The bodies in whose name the person receives, divides and reports work."""
        return self.bodies(Role.FOCAL_POINT)

    @property
    def sees_overview(self) -> bool:
        """Leaders and administrators have the picture of the whole."""
        return self.is_admin or bool(self.leads)


NOBODY = Standing()


def standing(user: AbstractBaseUser | AnonymousUser, on: date | None = None) -> Standing:
    """What the person is on that day, today unless told otherwise; computed once for each user object."""
    if not isinstance(user, User) or not user.is_active:
        # request.user is a lazy wrapper, which isinstance sees through.
        return NOBODY
    day = on or today()
    known = user.known_standings
    if day not in known:
        known[day] = _standing(user, day)
    return known[day]


def standings(users: Iterable[User], on: date) -> dict[int, Standing]:
    """The standings of many people on a day by their numbers, in two queries; each is kept on its user object too."""
    people = {user.pk: user for user in users if user.is_active}
    held: dict[int, list[_Row]] = defaultdict(list)
    rows = RoleHeld.objects.on(on)
    if len(people) <= _FEW:
        rows = rows.filter(user__in=people)
    for user_id, role, body, unit in rows.values_list("user_id", "role", "body_id", "unit_id"):
        if user_id in people:
            held[user_id].append((role, body, unit))
    below = children_on(on)
    for pk, user in people.items():
        user.known_standings[on] = _of_rows(held[pk], lambda led: _below(led, below))
    return {pk: user.known_standings[on] for pk, user in people.items()}


def _standing(user: User, day: date) -> Standing:
    rows = RoleHeld.objects.on(day).filter(user=user).values_list("role", "body_id", "unit_id")
    return _of_rows(rows, lambda led: descendants(led, day))


def _below(bodies: set[int], children: Mapping[int, Collection[int]]) -> set[int]:
    found: set[int] = set()
    waiting = list(bodies)
    while waiting:
        new = set(children.get(waiting.pop(), ())) - found
        found |= new
        waiting.extend(new)
    return found


def _of_rows(rows: Iterable[_Row], below: Callable[[set[int]], set[int]]) -> Standing:
    held: dict[str, set[int]] = defaultdict(set)
    units: set[int] = set()
    is_admin = False
    for role, body, unit in rows:
        if role == Role.ADMINISTRATOR:
            is_admin = True
        elif body is not None:
            held[role].add(body)
        if unit is not None:
            units.add(unit)
    led = held.get(Role.LEADER, set())
    return Standing(
        is_admin=is_admin,
        held={role: frozenset(bodies) for role, bodies in held.items()},
        leads=frozenset(led | below(led)) if led else NOWHERE,
        units=frozenset(units),
    )
