"""«Khóa truy cập» and «Lịch thời hạn»: made, shown once, ended; and the page that tells programs how to call."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from dondoc.apps.accounts.models import ApiToken, CalendarKey, User
from dondoc.faces.api.v1.api import api
from dondoc.faces.api.v1.description import scopes_of
from dondoc.faces.api.v1.problems import TITLES
from factories.keys import make_key
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
ClientFor = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[Any]]
WISH = {"name": "Máy chủ tích hợp", "scopes": ["tasks:read", "plans:read"], "expires_on": "01/03/2027"}


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_new_key_is_shown_once_and_works(client_for: ClientFor, scene: Scene) -> None:
    client = client_for(scene.cast.focal)
    page = client.post("/account/keys", WISH)
    (secret,) = re.findall(r"dondoc_[0-9a-f]{8}_[\w-]{43}", page.content.decode())
    assert "no-store" in page.headers["Cache-Control"]
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    again = client.get("/account/keys").content.decode()
    assert secret not in again
    assert "Máy chủ tích hợp" in again


def test_form_says_what_is_missing(client_for: ClientFor, scene: Scene) -> None:
    page = client_for(scene.cast.focal).post("/account/keys", {**WISH, "scopes": [], "expires_on": "01/03/2029"})
    assert page.status_code == 422
    page = client_for(scene.cast.focal).post("/account/keys", {**WISH, "expires_on": "01/03/2029"})
    assert "Ngày hết hạn phải từ hôm nay đến 21/11/2027." in page.content.decode()
    assert not ApiToken.objects.exists()


def test_key_is_revoked_from_its_page(client_for: ClientFor, scene: Scene) -> None:
    secret = make_key(scene.cast.focal)
    token = ApiToken.objects.get()
    assert client_for(scene.cast.focal).post(f"/account/keys/{token.pk}/revoke").status_code == 302
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 401


def test_administrator_sees_and_revokes_all(client_for: ClientFor, scene: Scene, at_most_queries: AtMost) -> None:
    for person in (scene.cast.focal, scene.cast.helper, scene.cast.monitor):
        make_key(person)
    client = client_for(scene.cast.admin)
    with at_most_queries(12):
        page = client.get("/settings/keys").content.decode()
    assert "Nguyễn Văn An" in page
    assert "Đỗ Thị Phối" in page
    token = ApiToken.objects.get(user=scene.cast.focal)
    assert client.post(f"/account/keys/{token.pk}/revoke").headers["Location"] == "/settings/keys"


def test_new_address_is_shown_once_and_read(client_for: ClientFor, scene: Scene) -> None:
    client = client_for(scene.cast.focal)
    page = client.post("/account/calendars", {"name": "Điện thoại"}).content.decode()
    (path,) = re.findall(r"http://testserver(/calendars/[\w-]{43}\.ics)", page)
    assert Client().get(path).status_code == 200
    assert path not in client.get("/account/calendars").content.decode()


def test_address_is_renewed(client_for: ClientFor, scene: Scene) -> None:
    client = client_for(scene.cast.focal)
    client.post("/account/calendars", {"name": "Điện thoại"})
    key = CalendarKey.objects.get()
    page = client.post(f"/account/calendars/{key.pk}/renew").content.decode()
    assert len(re.findall(r"/calendars/[\w-]{43}\.ics", page)) == 1
    assert CalendarKey.objects.filter(revoked_at=None).count() == 1


def test_body_has_its_calendars(client_for: ClientFor, scene: Scene) -> None:
    client, path = client_for(scene.cast.focal), f"/bodies/{scene.cast.lead.pk}/calendars"
    assert path in client.get(f"/bodies/{scene.cast.lead.pk}/").content.decode()
    assert path not in client_for(scene.cast.stranger).get(f"/bodies/{scene.cast.lead.pk}/").content.decode()
    assert "Sở Tài chính" in client.post(path, {"name": "Màn hình phòng họp"}).content.decode()
    assert "Nguyễn Văn An" in client_for(scene.cast.reader).get(path).content.decode()


def test_pages_cost_few_queries(client_for: ClientFor, scene: Scene, at_most_queries: AtMost) -> None:
    make_key(scene.cast.focal)
    client = client_for(scene.cast.focal)
    for path in ("/account/keys", "/account/calendars", f"/bodies/{scene.cast.lead.pk}/calendars", "/api/v1/"):
        with at_most_queries(12):
            assert client.get(path).status_code == 200


def test_page_for_people_tells_every_operation_scope_and_problem(client_for: ClientFor, scene: Scene) -> None:
    page = client_for(scene.cast.reader).get("/api/v1/").content.decode()
    assert len(re.findall(r"<code>(?:GET|POST|DELETE) /api/v1", page)) == len(scopes_of(api))
    for code in (*TITLES, *filter(None, scopes_of(api).values())):
        assert code in page
    assert not re.search(r'(src|href)="https?:', page)
