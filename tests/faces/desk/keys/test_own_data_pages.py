"""«Dữ liệu cá nhân của tôi», and the administrator's pages for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from dondoc.apps.accounts.models import DataRequest, User
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
ClientFor = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_page_tells_what_is_kept_and_why(client_for: ClientFor, scene: Scene, at_most_queries: AtMost) -> None:
    client = client_for(scene.cast.official)
    with at_most_queries(12):
        page = client.get("/account/data").content.decode()
    for words in ("Tài khoản", "Phiên đăng nhập", "Nhật ký", "Luật 91/2025/QH15", "Bản sao lưu", "Tải bản sao"):
        assert words in page


def test_page_speaks_english_too(client_for: ClientFor, scene: Scene) -> None:
    User.objects.filter(pk=scene.cast.official.pk).update(language="en")
    page = client_for(User.objects.get(pk=scene.cast.official.pk)).get("/account/data").content.decode()
    assert "To know who signs in, who does what, whom to reach" in page


def test_copy_is_fetched(client_for: ClientFor, scene: Scene) -> None:
    found = client_for(scene.cast.official).post("/account/data/export")
    assert found.headers["Content-Type"] == "application/zip"
    assert "no-store" in found.headers["Cache-Control"]
    assert len(zipfile.ZipFile(io.BytesIO(found.content)).namelist()) == 2


def test_request_goes_its_way(client_for: ClientFor, scene: Scene, at_most_queries: AtMost) -> None:
    reader, me, admin = scene.cast.reader, client_for(scene.cast.reader), client_for(scene.cast.admin)
    me.post("/account/data/erase", {"words": "Tôi nghỉ hưu"})
    request = DataRequest.objects.get()
    assert "10/12/2026" in me.get("/account/data").content.decode()
    with at_most_queries(12):
        assert reader.full_name in admin.get("/settings/data").content.decode()
    with at_most_queries(15):
        assert "Tôi nghỉ hưu" in admin.get(f"/people/{reader.pk}/data").content.decode()
    admin.post(f"/settings/data/{request.pk}/erase")
    assert User.objects.get(pk=reader.pk).full_name == f"Người dùng đã xóa #{reader.pk}"
    assert "Đã xóa ngày 20/11/2026" in admin.get(f"/people/{reader.pk}/data").content.decode()
    assert f"Người dùng đã xóa #{reader.pk}" in admin.get("/people/?state=inactive").content.decode()


def test_work_in_hand_is_listed_for_both(client_for: ClientFor, scene: Scene) -> None:
    official, me, admin = scene.cast.official, client_for(scene.cast.official), client_for(scene.cast.admin)
    assert scene.working.person == official
    assert "Xây dựng đề án" in me.get("/account/data").content.decode()
    me.post("/account/data/erase", {})
    page = admin.get(f"/people/{official.pk}/data").content.decode()
    assert "Trước hết giao lại các việc này" in page
    admin.post(f"/settings/data/{DataRequest.objects.get().pk}/erase")
    assert User.objects.get(pk=official.pk).is_active


def test_request_on_paper_is_entered_and_refused(client_for: ClientFor, scene: Scene) -> None:
    official, admin = scene.cast.official, client_for(scene.cast.admin)
    admin.post(f"/people/{official.pk}/data/register", {"kind": "erase", "words": "Đơn ngày 19/11"})
    request = DataRequest.objects.get()
    admin.post(f"/settings/data/{request.pk}/refuse", {"answer": "Còn hồ sơ phải giữ"})
    assert "Còn hồ sơ phải giữ" in client_for(official).get("/account/data").content.decode()
