"""Keys of programs for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.scopes import ALL
from dondoc.apps.accounts.tokens import make_token

DAY = date(2026, 11, 20)
UNTIL = date(2027, 11, 1)


def make_key(person: User, *scopes: str, today: date = DAY) -> str:
    """The secret of a key with these scopes, all of them if none is named."""
    made = make_token(name="Thử", scopes=scopes or ALL, expires_on=UNTIL, by=person, today=today)
    return made.secret


@dataclass
class Program:
    """Somebody's program: a client that sends the key."""

    key: str

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self._send("get", path, None, headers)

    def post(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self._send("post", path, body, headers)

    def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> HttpResponse:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        call = getattr(Client(), method)
        values = {} if body is None else {"data": body, "content_type": "application/json"}
        found: HttpResponse = call(f"/api/v1{path}", headers={"Authorization": f"Bearer {self.key}", **sent}, **values)
        return found


def program_of(person: User, *scopes: str) -> Program:
    return Program(make_key(person, *scopes))


def scopes_but(without: str) -> Iterable[str]:
    return [scope for scope in ALL if scope != without]
