"""Who sees what, and that lists and single decisions agree."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.permissions import can_see_part, can_see_task
from factories.cast import Cast
from factories.record import make_body, make_person, make_plan, make_task

pytestmark = pytest.mark.django_db
SEE = {"chairman", "monitor", "focal", "official", "reader", "helper", "admin"}


def test_bodies_with_a_part_the_monitor_and_those_above_see_a_task(cast: Cast, task: Task) -> None:
    for name, person in cast.everybody().items():
        assert bool(can_see_task(person, task)) is (name in SEE), name
        assert Task.objects.visible_to(person).filter(pk=task.pk).exists() is (name in SEE), name
        for part in task.assignments.all():
            assert bool(can_see_part(person, part)) is (name in SEE), name
            assert Assignment.objects.visible_to(person).filter(pk=part.pk).exists() is (name in SEE), name


def test_work_in_a_plan_opens_the_plan_and_its_document_but_not_the_work_of_others(cast: Cast, task: Task) -> None:
    mine = make_task(cast.plan, cast.other, "Việc của Sở Y tế")
    assert list(Plan.objects.visible_to(cast.stranger)) == [cast.plan]
    assert Document.objects.visible_to(cast.stranger).filter(pk=cast.plan.document_id).exists()
    assert list(Task.objects.visible_to(cast.stranger)) == [mine]
    assert not can_see_task(cast.stranger, task)


def test_nobody_sees_anything_without_a_role(cast: Cast, task: Task) -> None:
    from django.contrib.auth.models import AnonymousUser

    for person in (make_person("Không Vai Trò"), AnonymousUser()):
        assert not Task.objects.visible_to(person).exists()
        assert not Assignment.objects.visible_to(person).exists()
    assert not Plan.objects.visible_to(cast.stranger).exists()


def test_role_that_is_over_opens_nothing(cast: Cast, task: Task) -> None:
    RoleHeld.objects.filter(user=cast.focal).update(until=date(2026, 1, 1))
    assert not can_see_task(User.objects.get(pk=cast.focal.pk), task)


def test_leader_of_a_department_sees_its_rooms_and_not_its_neighbours(cast: Cast, task: Task) -> None:
    director = make_person("Giám Đốc", Role.LEADER, cast.lead)
    room_work = make_task(make_plan(cast.other), make_body("Chi cục", under=cast.lead))
    neighbour = make_task(make_plan(cast.other), cast.other)
    assert set(Task.objects.visible_to(director)) == {task, room_work}
    assert not can_see_task(director, neighbour)


def test_leader_of_who_gave_the_work_sees_it(cast: Cast) -> None:
    province = make_body("Tỉnh ủy")
    leader = make_person("Bí Thư", Role.LEADER, province)
    task = make_task(make_plan(cast.other, assigner=province), cast.lead)
    assert can_see_task(leader, task)
    assert list(Task.objects.visible_to(leader)) == [task]


def test_each_row_is_listed_once(cast: Cast, task: Task) -> None:
    RoleHeld.objects.create(user=cast.focal, role=Role.LEADER, body=cast.province, since=date(2026, 1, 1))
    RoleHeld.objects.create(user=cast.focal, role=Role.READER, body=cast.coordinator, since=date(2026, 1, 1))
    person = User.objects.get(pk=cast.focal.pk)
    assert Task.objects.visible_to(person).count() == 1
    assert Assignment.objects.visible_to(person).count() == 2


def test_successor_sees_what_its_predecessor_did(cast: Cast) -> None:
    from dondoc.apps.agencies.reorganising import Link, record_succession, undo_succession

    old, middle, field = make_body("Sở Cũ"), make_body("Sở Giữa"), make_body("Sở Nhận Một Lĩnh Vực")
    task = make_task(cast.plan, old)
    task.assignments.update(state="done", done_on=date(2024, 6, 1))
    links = (Link(old, middle), Link(old, field, topic="một lĩnh vực", main=False))
    split = {"kind": "split", "happened_on": date(2025, 3, 1), "legal_basis": "NQ 1", "by": cast.admin}
    record_succession(links=links, **split)
    merged = {"kind": "merged", "happened_on": date(2025, 7, 1), "legal_basis": "NQ 2", "by": cast.admin}
    second = record_succession(links=[Link(middle, cast.other)], **merged)
    assert can_see_task(cast.stranger, task)
    assert list(Task.objects.visible_to(cast.stranger)) == [task]
    assert list(Plan.objects.visible_to(cast.stranger)) == [cast.plan]
    other = make_person("Người Khác", Role.FOCAL_POINT, field)
    assert not can_see_task(other, task)
    assert not Task.objects.visible_to(other).exists()
    undo_succession(succession=second, by=cast.admin)
    assert not Task.objects.visible_to(cast.stranger).exists()
