"""Keys, calendars and personal data as people find them: made, copied, read by another program, ended."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable

import pytest
from chromium import Visit

pytestmark = pytest.mark.sqlite

ADMIN, LEAD = "quan-tri@sonhai.example", "dau-moi@sonhai.example"


def test_key_is_made_used_and_revoked(visit: Callable[..., Visit]) -> None:
    lead = visit(LEAD)
    lead.go("/account/keys")
    lead.look("khoa-truy-cap")
    page = lead.page
    page.get_by_label("Dùng cho").fill("Máy chủ tích hợp")
    page.get_by_label("xem nhiệm vụ và phần việc").check()
    page.get_by_role("button", name="Tạo khóa").click()
    secret = page.get_by_label("Khóa", exact=True).input_value()
    lead.look("khoa-moi")
    request = urllib.request.Request(
        page.url.replace("/account/keys", "/api/v1/tasks"), headers={"Authorization": f"Bearer {secret}"}
    )
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["items"]
    lead.go("/api/v1/")
    lead.look("giao-dien-chuong-trinh")


def test_calendar_is_made_and_read(visit: Callable[..., Visit]) -> None:
    lead = visit(LEAD)
    lead.go("/account/calendars")
    lead.page.get_by_label("Dùng ở đâu").fill("Điện thoại")
    lead.page.get_by_role("button", name="Tạo địa chỉ").click()
    address = lead.page.get_by_label("Địa chỉ lịch").input_value()
    lead.look("lich-moi")
    with urllib.request.urlopen(address) as answer:
        assert b"BEGIN:VEVENT" in answer.read()


def test_person_sees_what_is_kept_and_asks_to_be_erased(visit: Callable[..., Visit]) -> None:
    lead = visit(LEAD)
    lead.go("/account/data")
    lead.look("du-lieu-cua-toi")
    lead.page.get_by_role("button", name="Gửi yêu cầu xóa").click()
    lead.page.wait_for_load_state("load")
    lead.look("du-lieu-da-yeu-cau")
    admin = visit(ADMIN)
    admin.go("/settings/data")
    admin.look("yeu-cau-du-lieu")
    admin.page.locator("main tbody a").first.click()
    admin.page.wait_for_load_state("load")
    admin.look("du-lieu-cua-nguoi")
    admin.go("/settings/keys")
    admin.look("khoa-cua-moi-nguoi")
