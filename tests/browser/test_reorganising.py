"""Reorganisation day on one screen: see who goes where, do it, see the work with its new body, take it back."""

from __future__ import annotations

import re
from collections.abc import Callable

from chromium import Visit
from playwright.sync_api import expect

ADMIN = "quan-tri@sonhai.example"
OLD_LEAD, NEW_LEAD = "dm-stp@sonhai.example", "dm-snv@sonhai.example"
OLD, NEW = "Sở Tư pháp", "Sở Nội vụ"


def test_two_departments_become_one_and_two_again(visit: Callable[..., Visit]) -> None:
    old, new, admin = visit(OLD_LEAD), visit(NEW_LEAD), visit(ADMIN)
    before, there = open_work(old), open_work(new)
    assert before
    write_down(admin)
    admin.look("sap-xep-xem-truoc")
    admin.click("Thực hiện")
    expect(admin.page).to_have_url(re.compile(r"/reorganisations/\d+/"))
    admin.look("sap-xep-da-chuyen")

    together = open_work(new)
    assert {words for words, _body in before} <= {words for words, _body in together}
    assert {body for _words, body in together} == {NEW}
    assert open_work(old) == together  # the people have moved along
    new.look("viec-sau-sap-xep")

    admin.fill(reason="Nghị quyết được lùi thời điểm thực hiện.")
    admin.click("Hủy việc sắp xếp")
    admin.look("sap-xep-da-huy")
    assert (open_work(old), open_work(new)) == (before, there)


def test_facts_of_the_past_are_listed(visit: Callable[..., Visit]) -> None:
    admin = visit(ADMIN)
    admin.go("/reorganisations/")
    admin.sees("Nghị định 45/2025/NĐ-CP")
    admin.look("sap-xep-to-chuc")


def write_down(admin: Visit) -> None:
    page = admin.go("/reorganisations/reorganise")
    page.locator('main [name="kind"]').select_option("merged")
    admin.fill(happened_on="20/11/2026", legal_basis="Nghị quyết 99/NQ-HĐND ngày 15/11/2026")
    page.locator('main [name="links-0-old"]').fill(OLD)
    page.locator('main [name="links-0-new"]').fill(NEW)
    admin.click("Xem trước")
    admin.sees(OLD)


def open_work(person: Visit) -> list[tuple[str, str]]:
    """What the person's body has in hand: the words of each task, and the body as the list names it."""
    person.go("/tasks/?mine=1&state=in_progress")
    rows = person.page.locator("main table.work-list tbody tr")
    return sorted((row.locator("td").nth(1).inner_text(), row.locator("td").nth(2).inner_text()) for row in rows.all())
