"""Reorganisation day: looked at, decided, done in one step, and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body, Succession, SuccessionLink
from dondoc.apps.tasks.models import Assignment, Move, Task
from factories.record import make_body, make_task
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[Any]]
DAY = "20/11/2026"
MERGED, SPLIT = Succession.Kind.MERGED, Succession.Kind.SPLIT


@pytest.fixture
def scene() -> Scene:
    scene = make_scene()
    assert scene.task
    return scene


@pytest.fixture
def admin(scene: Scene, client_for: ClientFor) -> Client:
    return client_for(scene.cast.admin)


@pytest.fixture
def merged(scene: Scene) -> Body:
    return make_body("Sở Kinh tế", under=scene.cast.province)


def draft(*links: dict[str, str], kind: str = MERGED, **more: str) -> dict[str, str]:
    """What the form sends."""
    values = {"kind": kind, "happened_on": DAY, "legal_basis": "Nghị quyết 7/NQ-HĐND", "links-INITIAL_FORMS": "0"}
    values["links-TOTAL_FORMS"] = str(len(links))
    for number, link in enumerate(links):
        values |= {f"links-{number}-{name}": value for name, value in link.items()}
    return values | more


def post(client: Client, values: dict[str, str]) -> Any:
    return client.post(reverse("reorganise"), values)


def lead_of(task: Task) -> Body:
    return task.assignments.get(role=Assignment.Role.LEAD, active=True).body


def two_heirs(scene: Scene) -> dict[str, str]:
    """Finance is divided, and no field says where its things go."""
    make_body("Sở Ngân sách", under=scene.cast.province)
    make_body("Sở Đầu tư", under=scene.cast.province)
    return draft(
        {"old": "Sở Tài chính", "new": "Sở Ngân sách"}, {"old": "so tai chinh", "new": "Sở Đầu tư"}, kind=SPLIT
    )


def questions(page: str) -> list[str]:
    return re.findall(r'<select id="(to-[^"]+)"', page)


def test_an_empty_form_writes_nothing_and_says_what_is_missing(admin: Client) -> None:
    answer = post(admin, draft(legal_basis="Nghị quyết 7/NQ-HĐND"))
    assert answer.status_code == 422
    assert "ít nhất một cơ quan cũ" in answer.content.decode()
    assert not Succession.objects.exists()


def test_preview_counts_what_moves_and_moves_nothing(admin: Client, scene: Scene, merged: Body) -> None:
    answer = post(admin, draft({"old": "Sở Tài chính", "new": "Sở Kinh tế", "main": "on"}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "1 phần việc đang làm" in page
    assert "<b>Sở Kinh tế</b>" in page
    assert 'name="do"' in page
    assert not Succession.objects.exists()
    assert lead_of(scene.task) == scene.cast.lead


def test_done_in_one_step_with_work_and_people(admin: Client, scene: Scene, merged: Body) -> None:
    answer = post(admin, draft({"old": "Sở Tài chính", "new": "Sở Kinh tế", "main": "on"}, do="1"))
    fact = Succession.objects.get()
    assert answer["Location"] == reverse("reorganisation", args=[fact.pk])
    assert fact.applied_by == scene.cast.admin
    assert lead_of(scene.task) == merged
    page = admin.get(answer["Location"]).content.decode()
    assert f"Đã chuyển {Move.objects.count()} mục sang cơ quan mới" in page


def test_what_no_rule_decides_stops_the_doing(admin: Client, scene: Scene) -> None:
    values = two_heirs(scene)
    asked = questions(post(admin, values).content.decode())
    assert asked
    answer = post(admin, {**values, "do": "1"})
    assert answer.status_code == 422
    assert f"Còn {len(asked)} mục chưa rõ chuyển về cơ quan nào" in answer.content.decode()
    assert not Succession.objects.exists()


def test_what_a_person_chose_is_kept_and_followed(admin: Client, scene: Scene) -> None:
    values = two_heirs(scene)
    asked = questions(post(admin, values).content.decode())
    heir = Body.objects.get(names__name="Sở Đầu tư")
    chosen = {name: str(heir.pk) for name in asked}
    half = post(admin, {**values, asked[0]: str(heir.pk), "do": "1"})
    assert half.status_code == 422
    assert questions(half.content.decode()) == asked
    assert f'<option value="{heir.pk}" selected>' in half.content.decode()
    assert post(admin, {**values, **chosen, "do": "1"}).status_code == 302
    assert lead_of(scene.task) == heir


@pytest.mark.parametrize("choice", ["0", "999999999", "không"])
def test_a_body_that_was_not_offered_is_no_choice(admin: Client, scene: Scene, choice: str) -> None:
    values = two_heirs(scene)
    asked = questions(post(admin, values).content.decode())
    answer = post(admin, {**values, **dict.fromkeys(asked, choice), "do": "1"})
    assert answer.status_code == 422
    assert not Succession.objects.exists()


def test_an_unknown_body_is_told_at_its_line(admin: Client) -> None:
    answer = post(admin, draft({"old": "Sở Trên Trời", "new": "Sở Y tế"}))
    assert answer.status_code == 422
    assert "Chưa có cơ quan «Sở Trên Trời»" in answer.content.decode()


def test_a_successor_without_a_predecessor_is_told(admin: Client) -> None:
    assert "Hãy ghi cơ quan cũ." in post(admin, draft({"new": "Sở Y tế"})).content.decode()


def test_undoing_gives_everything_back(admin: Client, scene: Scene, merged: Body) -> None:
    post(admin, draft({"old": "Sở Tài chính", "new": "Sở Kinh tế", "main": "on"}, do="1"))
    fact = Succession.objects.get()
    admin.post(reverse("undo_reorganisation", args=[fact.pk]), {"reason": "Nghị quyết bị hoãn"})
    fact.refresh_from_db()
    assert fact.undone_at is not None
    assert lead_of(scene.task) == scene.cast.lead
    page = admin.get(reverse("reorganisation", args=[fact.pk])).content.decode()
    assert "đã được hủy" in page
    assert reverse("undo_reorganisation", args=[fact.pk]) not in page


def test_a_second_undo_is_refused_in_words(admin: Client, scene: Scene) -> None:
    address = reverse("undo_reorganisation", args=[scene.succession.pk])
    admin.post(address, {"reason": "Nhầm"})
    assert "đã được hủy trước đó" in admin.post(address, {"reason": "Nhầm"}, follow=True).content.decode()


def test_work_follows_a_fact_recorded_before(admin: Client, scene: Scene) -> None:
    fact = scene.succession
    page = admin.get(reverse("reorganisation", args=[fact.pk])).content.decode()
    assert "Chuyển việc đang mở" in page
    admin.post(reverse("move_work", args=[fact.pk]))
    assert not Assignment.objects.filter(body=scene.cast.coordinator, active=True).exists()
    again = admin.post(reverse("move_work", args=[fact.pk]))
    assert again.status_code == 422
    assert "không có gì được chuyển thêm" in again.content.decode()


def test_the_list_tells_what_was_carried_out(admin: Client, scene: Scene) -> None:
    assert scene.succession
    page = admin.get(reverse("reorganisations")).content.decode()
    assert "Sở Nội vụ → Sở Tài chính" in page
    assert "chưa chuyển" in page


def test_reorganising_is_for_administrators_alone(client_for: ClientFor, scene: Scene) -> None:
    for name, args in (("reorganisations", []), ("reorganise", []), ("reorganisation", [scene.succession.pk])):
        assert client_for(scene.cast.chairman).get(reverse(name, args=args)).status_code == 403


def test_preview_of_much_work_asks_as_little_as_of_one(admin: Client, scene: Scene, at_most_queries: AtMost) -> None:
    values = two_heirs(scene) | {"links-1-old": "Sở Tài chính"}  # as the list offers it
    for number in range(40):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc số {number}")
    post(admin, values)
    with at_most_queries(15):
        page = post(admin, values).content.decode()
    assert len(questions(page)) > 40


def test_a_fact_of_many_arrows_shows_the_first_and_leads_to_all(admin: Client, scene: Scene) -> None:
    for number in range(8):
        SuccessionLink.objects.create(succession=scene.succession, old=make_body(f"Hội {number}"), new=scene.cast.lead)
    page = admin.get(reverse("reorganisations")).content.decode()
    assert "và 4 cơ quan nữa" in page
    assert "Hội 7" in admin.get(reverse("reorganisation", args=[scene.succession.pk])).content.decode()
