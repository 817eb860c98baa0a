"""Keys of programs, addresses of calendars, the page that describes the API."""

from __future__ import annotations

from typing import Any

from dondoc.apps.accounts.calendar_keys import make_calendar
from dondoc.apps.accounts.personal import requests
from dondoc.apps.accounts.tokens import make_token
from factories.scene import DAY, Scene
from matrix.rows import Expect, Row
from matrix.who import ABOVE, ADMIN, ALL, LEAD, MEMBERS, NOBODY

HAS_A_ROLE = ADMIN | MEMBERS
SEES_LEAD = ADMIN | LEAD | ABOVE


def _own_token(scene: Scene) -> dict[str, Any]:
    made = make_token(name="Máy chủ", scopes=["tasks:read"], expires_on=DAY, by=scene.cast.focal, today=DAY)
    return {"pk": made.token.pk}


def _own_calendar(scene: Scene) -> dict[str, Any]:
    return {"pk": make_calendar(name="Điện thoại", by=scene.cast.focal).key.pk}


def _body(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.cast.lead.pk}


ROWS = {
    "access_keys": Row(
        get=Expect(ALL),
        post=Expect(HAS_A_ROLE, refused=NOBODY),
        data=lambda _scene: {"name": "Máy chủ", "scopes": ["tasks:read"], "expires_on": "01/03/2027"},
    ),
    "revoke_key": Row(post=Expect(ADMIN | {"focal_point"}, ok=302), args=_own_token),
    "all_keys": Row(get=Expect(ADMIN, refused=ALL - ADMIN)),
    "own_calendars": Row(
        get=Expect(ALL), post=Expect(HAS_A_ROLE, refused=NOBODY), data=lambda _scene: {"name": "Điện thoại"}
    ),
    "body_calendars": Row(
        args=_body,
        get=Expect(SEES_LEAD, refused=ALL - SEES_LEAD),
        post=Expect(SEES_LEAD, refused=ALL - SEES_LEAD),
        data=lambda _scene: {"name": "Outlook"},
    ),
    "revoke_calendar": Row(post=Expect(ADMIN | {"focal_point"}, ok=302), args=_own_calendar),
    "renew_calendar": Row(post=Expect(ADMIN | {"focal_point"}), args=_own_calendar),
    "api_page": Row(get=Expect(ALL)),
}


def _official(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.cast.official.pk}


def _asked(scene: Scene) -> dict[str, Any]:
    made = requests.ask(person=scene.cast.reader, kind="erase", by=scene.cast.reader, today=DAY)
    return {"pk": made.pk}


_ADMIN_ONLY = Expect(ADMIN, refused=LEAD | ABOVE, ok=302)

ROWS |= {
    "own_data": Row(get=Expect(ALL)),
    "export_own_data": Row(post=Expect(ALL)),
    "ask_erasure": Row(post=Expect(ALL, ok=302), data=lambda _scene: {"words": ""}),
    "withdraw_data_request": Row(post=Expect(ADMIN | {"reader"}, ok=302), args=_asked),
    "data_requests": Row(get=Expect(ADMIN, refused=ALL - ADMIN)),
    "refuse_data_request": Row(
        post=Expect(ADMIN, refused=ALL - ADMIN, ok=302), args=_asked, data=lambda _scene: {"answer": "Còn việc"}
    ),
    "erase_person": Row(post=Expect(ADMIN, refused=ALL - ADMIN, ok=302), args=_asked),
    "person_data": Row(get=Expect(ADMIN, refused=LEAD | ABOVE), args=_official),
    "export_person_data": Row(post=Expect(ADMIN, refused=LEAD | ABOVE), args=_official),
    "register_data_request": Row(post=_ADMIN_ONLY, args=_official, data=lambda _scene: {"kind": "export", "words": ""}),
}
