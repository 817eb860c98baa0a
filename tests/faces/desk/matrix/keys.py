"""Keys of programs, addresses of calendars, the page that describes the API."""

from __future__ import annotations

from typing import Any

from dondoc.apps.accounts.calendar_keys import make_calendar
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
