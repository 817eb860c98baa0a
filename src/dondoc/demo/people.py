"""The people of the province and what each of them is in which body, at which time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db.models import F

from dondoc.apps.accounts.actions import add_person, give_role
from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body, BodyName
from dondoc.demo.province import NAME

DOMAIN = "sonhai.example"
PASSWORD = "mat-khau-mau-2026"
SINCE = date(2020, 1, 1)
TABLE = Path(__file__).with_name("data") / "people.tsv"
SHOWN = (
    "quan-tri", "lanh-dao", "theo-doi", "dau-moi", "dm-stc", "chuyen-vien", "dm-phuong-hai-binh", "chi-xem",
)  # fmt: skip
"""Whose addresses are told: one of each role, and a commune."""


@dataclass(frozen=True, slots=True)
class Row:
    """One role of one person."""

    login: str
    name: str
    position: str
    role: Role
    body: str

    @property
    def email(self) -> str:
        return f"{self.login}@{DOMAIN}"


@cache
def rows() -> tuple[Row, ...]:
    """The table of people."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    cells = (line.split("\t") for line in lines)
    return tuple(Row(login, name, position, Role(role), body) for login, name, position, role, body in cells)


def load_people() -> int:
    """Make everybody, with one password for all; how many."""
    made: dict[str, User] = {}
    for row in rows():
        body, since, until = _place_of(row.body)
        if row.login in made:
            give_role(person=made[row.login], role=row.role, body=body, since=since, until=until, by=None)
            continue
        made[row.login] = add_person(
            email=row.email,
            full_name=row.name,
            position=row.position,
            role=row.role,
            body=body,
            since=since,
            until=until,
            by=None,
        )
    User.objects.filter(pk__in=[person.pk for person in made.values()]).update(password=make_password(PASSWORD))
    return len(made)


def _place_of(named: str) -> tuple[Body | None, date, date | None]:
    """The body meant, and the time for which the role is given; on days of reorganisation people move along."""
    if not named:
        return None, SINCE, None
    standard = Body.objects.filter(standard=named, place__name=NAME).order_by(F("founded_on").asc(nulls_first=True))
    body = standard.first() or BodyName.objects.select_related("body").get(name=named).body
    since = max(filter(None, (SINCE, body.founded_on)))
    return body, since, None if body.standard else body.ended_on


def person(login: str) -> User:
    """Somebody by name of login."""
    return User.objects.get(email=f"{login}@{DOMAIN}")


class Staff:
    """Who acts for which body on a day: asked thousands of times, so held in memory."""

    def __init__(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Roles have changed."""
        self._held = list(RoleHeld.objects.select_related("user").order_by("pk"))

    def find(self, role: Role, body_id: int, on: date) -> User | None:
        """The first who holds the role in the body on that day."""
        for held in self._held:
            if held.role == role and held.body_id == body_id and held.since <= on and (held.until or date.max) > on:
                return held.user
        return None


def example_logins() -> list[tuple[str, str]]:
    """Addresses to try the system with, and who is behind each."""
    by_login = {row.login: row for row in reversed(rows())}
    return [(by_login[login].email, f"{by_login[login].name}, {by_login[login].position}") for login in SHOWN]
