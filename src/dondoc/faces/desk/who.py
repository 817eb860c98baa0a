"""Who sits at this desk, in words for the frame, and what the frame may offer."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.permissions import can_add_people
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.today import today
from dondoc.vn.collation import collation_key


@dataclass(frozen=True, slots=True)
class Me:
    """The person signed in, and the bodies acted for."""

    pk: int
    name: str
    position: str
    bodies: tuple[str, ...]


def me_of(user: User) -> Me:
    """Two lines for the foot of the rail; one query for the names."""
    bodies = standing(user).bodies_all
    names = names_on(bodies, today()) if bodies else {}
    return Me(user.pk, str(user), user.position, tuple(sorted(names.values(), key=collation_key)))


def may_see_letters(user: User) -> bool:
    """Whoever belongs somewhere may prepare or receive letters."""
    who = standing(user)
    return who.is_admin or bool(who.bodies_all)


def may_see_overview(user: User) -> bool:
    """The picture of all is for those who lead or administer."""
    return standing(user).sees_overview


def may_bring_people(user: User) -> bool:
    """Administrators look after all people, a focal point after those of its body."""
    return bool(can_add_people(user))


def may_settle(user: User) -> bool:
    """Settings are an administrator's."""
    return standing(user).is_admin
