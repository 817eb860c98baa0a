"""Plans, items, documents and bodies, as programs read them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from dondoc.apps.agencies.models import BodyName
from dondoc.apps.documents.actions import store_file
from dondoc.apps.documents.models import Document
from factories.keys import program_of
from factories.record import make_body, make_plan
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_plan_is_told_with_the_proof_of_what_was_frozen(scene: Scene) -> None:
    program, plan = program_of(scene.cast.monitor), scene.cast.plan
    found = program.get(f"/plans/{plan.pk}").json()
    assert (found["monitor"]["name"], found["assigner"]["name"]) == ("Sở Khoa học và Công nghệ", "Ủy ban nhân dân tỉnh")
    assert found["decisions_sha256"] == plan.decisions_sha256
    make_plan(scene.cast.monitoring, name="Kế hoạch khác")
    assert [one["id"] for one in program.get("/plans?q=khác").json()["items"]] != []
    assert len(program.get(f"/plans?monitor={scene.cast.monitoring.pk}&state=in_force").json()["items"]) == 2


def test_items_of_a_document_under_review(scene: Scene) -> None:
    program, document = program_of(scene.cast.monitor), scene.document
    found = program.get(f"/documents/{document.pk}/items?kind=task").json()["items"]
    assert found[0]["value"]["text"]
    assert found[0]["task_id"] is None
    one = program.get(f"/items/{found[0]['id']}")
    assert one.headers["ETag"].startswith(f'"i{found[0]["id"]}.')


def test_items_cost_few_queries(scene: Scene, at_most_queries: AtMost) -> None:
    program, document = program_of(scene.cast.monitor), scene.document
    with at_most_queries(8):
        assert program.get(f"/documents/{document.pk}/items").status_code == 200


def test_file_comes_as_it_was_sent(scene: Scene, media: Path) -> None:
    document = scene.document
    stored = store_file(ContentFile("nội dung".encode()), name="ke-hoach.txt")
    Document.objects.filter(pk=document.pk).update(file=stored)
    found = program_of(scene.cast.monitor).get(f"/documents/{document.pk}/file")
    assert b"".join(found) == "nội dung".encode()  # type: ignore[arg-type]
    assert found.headers["Content-Disposition"].startswith("attachment")
    found.close()


def test_documents_are_found_by_number(scene: Scene) -> None:
    program = program_of(scene.cast.monitor)
    assert scene.document.pk
    assert [one["number"] for one in program.get("/documents?number=300/KH-UBND").json()["items"]] == ["300/KH-UBND"]
    assert program.get("/documents?state=failed").json()["items"] == []


# Bodies


def test_bodies_are_as_of_a_day(scene: Scene) -> None:
    old = make_body("Sở Thông tin và Truyền thông", until=date(2025, 3, 1))
    program = program_of(scene.cast.reader)

    def names(query: str) -> list[str]:
        return [one["name"] for one in program.get(f"/bodies?{query}").json()["items"]]

    assert "Sở Thông tin và Truyền thông" in names("on=2024-06-30")
    assert "Sở Thông tin và Truyền thông" not in names("on=2025-06-30")
    assert "Sở Thông tin và Truyền thông" not in names("")
    assert names("q=tai chinh") == ["Sở Tài chính"]
    past = program.get(f"/bodies/{old.pk}").json()
    assert (past["alive"], past["ended_on"]) == (False, "2025-03-01")


def test_body_has_the_name_of_the_day(scene: Scene) -> None:
    lead = scene.cast.lead
    BodyName.objects.filter(body=lead).update(until=date(2026, 1, 1))
    BodyName.objects.create(body=lead, name="Sở Tài chính và Đầu tư", since=date(2026, 1, 1))
    program = program_of(scene.cast.reader)
    assert program.get(f"/bodies/{lead.pk}?on=2025-12-31").json()["name"] == "Sở Tài chính"
    now = program.get(f"/bodies/{lead.pk}").json()
    assert now["name"] == "Sở Tài chính và Đầu tư"
    assert [one["name"] for one in now["names"]] == ["Sở Tài chính", "Sở Tài chính và Đầu tư"]
    assert now["parent_id"] == scene.cast.province.pk


def test_written_names_are_resolved(scene: Scene) -> None:
    query = "name=Sở Tài chính&name=Cục Không Có&name=Giám đốc Sở Nội vụ&issued_on=2026-01-05"
    found = program_of(scene.cast.reader).get(f"/bodies/resolve?{query}").json()["items"]
    assert [one["kind"] for one in found] == ["body", "unknown", "position"]
    assert found[0]["now"] == {"id": scene.cast.lead.pk, "name": "Sở Tài chính"}
    assert found[2]["now"]["name"] == "Sở Nội vụ"
    assert found[1]["now"] is None


def test_many_names_cost_no_more_queries(scene: Scene, at_most_queries: AtMost) -> None:
    program = program_of(scene.cast.reader)
    names = "&".join(f"name=Sở Tài chính&name=Sở số {number}" for number in range(20))
    with at_most_queries(16):
        assert len(program.get(f"/bodies/resolve?{names}").json()["items"]) == 40


def test_register_costs_few_queries(scene: Scene, at_most_queries: AtMost) -> None:
    for number in range(30):
        make_body(f"Sở số {number}", under=scene.cast.province)
    program = program_of(scene.cast.reader)
    with at_most_queries(6):
        assert len(program.get("/bodies").json()["items"]) == 35


def test_key_says_for_whom_it_acts(scene: Scene) -> None:
    found = program_of(scene.cast.focal, "tasks:read").get("/me").json()
    assert (found["name"], found["today"]) == ("Nguyễn Văn An", "2026-11-20")
    assert found["roles"][0]["body"]["name"] == "Sở Tài chính"
    assert found["key"]["scopes"] == ["tasks:read"]
