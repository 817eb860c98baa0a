"""The register of bodies: as it is on a day, each body's page, and what an administrator writes into it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body, BodyAlias, BodyName
from factories.record import make_body, make_person, make_task
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[Any]]
LONG = "Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn tỉnh Sơn Hải"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def admin(scene: Scene, client_for: ClientFor) -> Client:
    return client_for(scene.cast.admin)


def see(client: Client, name: str, *args: int, **query: Any) -> str:
    return client.get(reverse(name, args=args), query).content.decode()


def test_the_list_counts_the_work_that_one_may_see(client_for: ClientFor, scene: Scene) -> None:
    make_task(scene.cast.plan, scene.cast.lead, due=date(2026, 6, 30))
    tasks = f"{reverse('tasks')}?body={scene.cast.lead.pk}"
    assert f"{tasks}&amp;cell=open_overdue" in see(client_for(scene.cast.monitor), "bodies")
    assert tasks not in see(client_for(scene.cast.stranger), "bodies")


@pytest.mark.parametrize("words", ["khoa hoc", "KHOA HỌC", "SKHCN"])
def test_a_body_is_found_without_marks_and_by_its_short_name(admin: Client, words: str) -> None:
    page = see(admin, "bodies", q=words)
    assert "Sở Khoa học và Công nghệ" in page
    assert "Sở Y tế" not in page


def test_the_list_is_narrowed_by_kind_and_says_so(admin: Client) -> None:
    page = see(admin, "bodies", kind=Body.Kind.COMMITTEE)
    assert "Ủy ban nhân dân tỉnh" in page
    assert "Sở Y tế" not in page.split('class="chips"')[-1]


def test_on_an_earlier_day_bodies_that_are_gone_still_stand_by_the_name_of_then(admin: Client) -> None:
    make_body("Sở Thông tin và Truyền thông", until=date(2025, 3, 1))
    assert "Sở Thông tin và Truyền thông" not in see(admin, "bodies")
    page = see(admin, "bodies", on="28/02/2025")
    assert "Sở Thông tin và Truyền thông" in page
    assert "Như tại ngày 28/02/2025" in page


def test_a_search_without_an_answer_says_how_bodies_come_in(admin: Client) -> None:
    assert "Không có cơ quan nào khớp" in see(admin, "bodies", q="không có đâu")


def test_a_hundred_bodies_cost_no_more_than_one(admin: Client, scene: Scene, at_most_queries: AtMost) -> None:
    for number in range(110):
        make_body(f"{LONG} {number}", under=scene.cast.province)
    see(admin, "bodies")
    with at_most_queries(15):
        page = see(admin, "bodies")
    assert "page=2" in page


def test_a_body_shows_its_work_its_people_and_its_names(admin: Client, scene: Scene) -> None:
    task = make_task(scene.cast.plan, scene.cast.lead, "Rà soát quy định", due=date(2026, 12, 1))
    page = see(admin, "body", scene.cast.lead.pk)
    for words in ("Rà soát quy định", "hạn 01/12/2026", "Nguyễn Văn An", "STC", "Ủy ban nhân dân tỉnh"):
        assert words in page
    assert reverse("task", args=[task.pk]) in page


def test_strangers_see_neither_the_work_nor_the_people_of_a_body(client_for: ClientFor, scene: Scene) -> None:
    make_task(scene.cast.plan, scene.cast.lead, "Rà soát quy định")
    page = see(client_for(scene.cast.stranger), "body", scene.cast.lead.pk)
    assert "Sở Tài chính" in page
    assert "Rà soát quy định" not in page
    assert "Nguyễn Văn An" not in page


def test_those_who_give_work_see_whom_to_ring(client_for: ClientFor, scene: Scene) -> None:
    page = see(client_for(scene.cast.monitor), "body", scene.cast.lead.pk)
    assert "Nguyễn Văn An" in page  # the focal point
    assert "Phạm Văn Viên" not in page


def test_a_body_that_gave_way_leads_to_its_successor(admin: Client, scene: Scene) -> None:
    assert scene.succession
    page = see(admin, "body", scene.cast.coordinator.pk)
    assert "Nay ai làm" in page
    assert reverse("body", args=[scene.cast.lead.pk]) in page
    assert "Được hình thành từ" in see(admin, "body", scene.cast.lead.pk)


def test_a_body_asks_few_questions_however_much_it_does(admin: Client, scene: Scene, at_most_queries: AtMost) -> None:
    assert scene.succession
    for number in range(30):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", due=date(2026, 12, 1))
        make_person(f"Người {number}", body=scene.cast.lead, role="official")  # type: ignore[arg-type]
    see(admin, "body", scene.cast.lead.pk)
    with at_most_queries(15):
        see(admin, "body", scene.cast.lead.pk)


def test_a_new_body_is_placed_under_another_by_a_typed_name(admin: Client, scene: Scene) -> None:
    values = {
        "name": LONG,
        "short": "BQLDA",
        "kind": "unit",
        "level": "province",
        "parent": "so tai chinh",
        "founded_on": "",
    }
    answer = admin.post(reverse("add_body"), {**values, "kind": Body.Kind.DEPARTMENT})
    made = BodyName.objects.get(name=LONG).body
    assert answer["Location"] == reverse("body", args=[made.pk])
    assert [link.parent for link in made.parents.all()] == [scene.cast.lead]


def test_an_unknown_parent_is_told_and_what_was_typed_stays(admin: Client) -> None:
    values = {"name": LONG, "kind": Body.Kind.DEPARTMENT, "level": "province", "parent": "Sở Trên Trời"}
    answer = admin.post(reverse("add_body"), values)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chưa có cơ quan «Sở Trên Trời»" in page
    assert f'value="{LONG}"' in page


def test_a_new_name_counts_from_its_day_and_the_old_one_stays_before(admin: Client, scene: Scene) -> None:
    body = scene.cast.lead
    values = {"name": "Sở Tài chính và Đầu tư", "since": "01/12/2026", "legal_basis": "Nghị quyết 9/NQ-HĐND"}
    assert admin.post(reverse("rename_body", args=[body.pk]), values).status_code == 302
    assert list(body.names.order_by("since", "pk").values_list("name", flat=True)).count("Sở Tài chính và Đầu tư") == 1
    page = see(admin, "body", body.pk)
    assert ">Sở Tài chính</h1>" in page
    assert "Nghị quyết 9/NQ-HĐND" in page


def test_a_name_that_is_there_already_is_refused_in_words(admin: Client, scene: Scene) -> None:
    address = reverse("add_alias", args=[scene.cast.lead.pk])
    assert admin.post(address, {"text": "Sở TC"}).status_code == 302
    again = admin.post(address, {"text": "Sở TC"})
    assert again.status_code == 422
    assert "đã có cách viết" in again.content.decode()
    assert BodyAlias.objects.filter(body=scene.cast.lead).count() == 1


def test_a_slip_in_a_name_is_mended_without_a_day(admin: Client, scene: Scene) -> None:
    address = reverse("correct_name", args=[scene.cast.lead.pk])
    assert 'value="Sở Tài chính"' in admin.get(address).content.decode()
    assert admin.post(address, {"name": " "}).status_code == 422
    assert admin.post(address, {"name": "Sở Tài chính và Giá", "short": "STCG"}).status_code == 302
    assert [(one.name, one.short) for one in scene.cast.lead.names.all()] == [("Sở Tài chính và Giá", "STCG")]


def test_a_way_of_writing_that_misleads_is_taken_away(admin: Client, scene: Scene) -> None:
    alias = BodyAlias.objects.create(body=scene.cast.lead, text="Sở KHĐT")
    address = reverse("remove_alias", args=[alias.pk])
    assert address in see(admin, "body", scene.cast.lead.pk)
    assert "Đã bỏ cách viết «Sở KHĐT»" in admin.post(address, follow=True).content.decode()
    assert not BodyAlias.objects.filter(pk=alias.pk).exists()
    assert admin.post(address).status_code == 404


@pytest.mark.parametrize("name", ["rename_body", "add_alias", "correct_name"])
def test_the_register_is_changed_by_administrators_alone(client_for: ClientFor, scene: Scene, name: str) -> None:
    page = see(client_for(scene.cast.monitor), "body", scene.cast.lead.pk)
    address = reverse(name, args=[scene.cast.lead.pk])
    assert address not in page
    assert client_for(scene.cast.monitor).get(address).status_code == 403


def test_forms_offer_the_names_of_bodies_as_one_types(admin: Client) -> None:
    assert '<option value="Sở Khoa học và Công nghệ">' in see(admin, "add_body")
