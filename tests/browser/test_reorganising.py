"""Reorganisation day on one screen: see who goes where, do it, see the work with its new body, take it back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from chromium import Visit
from playwright.sync_api import expect

ADMIN = "quan-tri@sonhai.example"
OLD_LEAD, NEW_LEAD = "dm-stp@sonhai.example", "dm-snv@sonhai.example"
OLD, NEW = "Sở Tư pháp", "Sở Nội vụ"


def test_two_departments_become_one_and_two_again(visit: Callable[..., Visit]) -> None:
    old, new, admin = visit(OLD_LEAD), visit(NEW_LEAD), visit(ADMIN)
    before, there = work_of(old), work_of(new)
    assert before
    write_down(admin)
    admin.look("sap-xep-xem-truoc")
    admin.click("Thực hiện")
    expect(admin.page).to_have_url(re.compile(r"/reorganisations/\d+/"))
    admin.look("sap-xep-da-chuyen")

    together = work_of(new)
    assert work_of(old) == together  # the people have moved along
    assert {task for task, words in before if is_open(words)} <= {task for task, _words in together}
    new.go("/tasks/?mine=1")
    new.look("viec-sau-sap-xep")

    admin.fill(reason="Nghị quyết được lùi thời điểm thực hiện.")
    admin.click("Hủy việc sắp xếp")
    admin.look("sap-xep-da-huy")
    assert (work_of(old), work_of(new)) == (before, there)


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


def work_of(person: Visit) -> list[tuple[str, str]]:
    """All tasks of the person's body, each with where it stands, from the table that can be downloaded."""
    table = person.page.request.get("/tasks/csv?mine=1").text().removeprefix("\ufeff")
    return sorted((row["Nội dung"], row["Tình trạng"]) for row in csv.DictReader(io.StringIO(table)))


def is_open(words: str) -> bool:
    return "hoàn thành" not in words.lower() and "không thực hiện" not in words.lower()
