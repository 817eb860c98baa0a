"""The bodies of a province that does not exist, more of them, and the people in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.text import slugify

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body, BodyName, BodyParent
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.models import Configuration
from dondoc.demo.province import load_bodies
from dondoc.vn.alphabet import fold
from province import words

DAY = date(2026, 11, 20)
SINCE = date(2020, 1, 1)
BODIES, COMMUNES, PEOPLE = 120, 129, 600
PASSWORD = "mat-khau-bench-2026"
PROVINCE_KINDS = ("department", "office", "party", "front", "association", "branch", "other", "school", "committee")


@dataclass
class Cast:
    """Who can be given work, and who does it."""

    committee: int
    party: int
    department: int  # the one that follows most plans
    departments: list[int]
    bodies: list[int]
    communes: list[int]
    names: dict[int, str] = field(default_factory=dict)
    focal: dict[int, int] = field(default_factory=dict)
    officials: dict[int, list[int]] = field(default_factory=dict)
    monitors: dict[int, list[int]] = field(default_factory=dict)


@transaction.atomic
def make_cast(pick: Random) -> Cast:
    """120 bodies of the province, 129 communes, 600 people."""
    load_bodies()
    Configuration.objects.update_or_create(pk=1, defaults={"province_code": "99", "province_name": "tỉnh Sơn Hải"})
    there = Body.objects.on(DAY).filter(level=Body.Level.PROVINCE).order_by("pk")
    committee = there.get(kind=Body.Kind.COMMITTEE)
    kinds = dict(there.values_list("pk", "kind"))
    units = _units(pick, committee, BODIES - len(kinds))
    communes = _communes(pick, committee)
    departments = [pk for pk, kind in kinds.items() if kind in ("department", "office")]
    cast = Cast(
        committee=committee.pk,
        party=there.filter(kind=Body.Kind.PARTY).earliest("pk").pk,
        department=there.get(standard="skhcn").pk,
        departments=departments,
        bodies=[*kinds, *units],
        communes=communes,
    )
    cast.names = names_on({*cast.bodies, *communes}, DAY)
    _people(pick, cast)
    return cast


def _units(pick: Random, committee: Body, count: int) -> list[int]:
    names = [f"{words.UNITS[n % len(words.UNITS)]} {_place(pick)} {n + 1}" for n in range(count)]
    kinds = (Body.Kind.PUBLIC_UNIT, Body.Kind.ENTERPRISE)
    return _bodies(names, kinds, Body.Level.PROVINCE, committee)


def _communes(pick: Random, committee: Body) -> list[int]:
    names = [f"Ủy ban nhân dân xã {_place(pick)} {n + 1}" for n in range(COMMUNES)]
    return _bodies(names, (Body.Kind.COMMITTEE,), Body.Level.COMMUNE, committee)


def _bodies(names: Sequence[str], kinds: Sequence[str], level: str, parent: Body) -> list[int]:
    bodies = [
        Body(slug=slugify(fold(name))[:110], kind=kinds[n % len(kinds)], level=level) for n, name in enumerate(names)
    ]
    Body.objects.bulk_create(bodies)
    called = [BodyName(body=body, name=name) for body, name in zip(bodies, names, strict=True)]
    for one in called:
        one.fill_keys()
    BodyName.objects.bulk_create(called)
    BodyParent.objects.bulk_create([BodyParent(body=body, parent=parent) for body in bodies])
    return [body.pk for body in bodies]


def _place(pick: Random) -> str:
    return f"{pick.choice(words.SYLLABLES)} {pick.choice(words.SYLLABLES)}"


def _people(pick: Random, cast: Cast) -> None:
    """Each body has its focal point; departments their leaders and those who follow plans; officials are the rest."""
    held: list[tuple[str, Role, int | None]] = [("quan-tri", Role.ADMINISTRATOR, None)]
    held += [("lanh-dao", Role.LEADER, cast.committee), ("lanh-dao-tinh-uy", Role.LEADER, cast.party)]
    held += [(f"dau-moi-{body}", Role.FOCAL_POINT, body) for body in (*cast.bodies, *cast.communes)]
    held += [(f"giam-doc-{body}", Role.LEADER, body) for body in cast.departments]
    watching = [*cast.departments, cast.party]
    held += [(f"theo-doi-{body}-{n}", Role.MONITOR, body) for body in watching for n in (1, 2)]
    wide = [*cast.departments * 6, *cast.bodies]
    held += [(f"chuyen-vien-{n}", Role.OFFICIAL, wide[n % len(wide)]) for n in range(PEOPLE - len(held))]
    password = make_password(PASSWORD)
    people = [
        User(email=f"{login}@sonhai.example", full_name=words.person_name(pick), password=password)
        for login, *_rest in held
    ]
    for one in people:
        one.build_keys()
    User.objects.bulk_create(people)
    roles = [
        RoleHeld(user=one, role=role, body_id=body, since=SINCE)
        for one, (_login, role, body) in zip(people, held, strict=True)
    ]
    RoleHeld.objects.bulk_create(roles)
    for role in roles:
        _note(cast, role)


def _note(cast: Cast, held: RoleHeld) -> None:
    body = held.body_id or 0
    match held.role:
        case Role.FOCAL_POINT:
            cast.focal[body] = held.user_id
        case Role.OFFICIAL:
            cast.officials.setdefault(body, []).append(held.user_id)
        case Role.MONITOR:
            cast.monitors.setdefault(body, []).append(held.user_id)
