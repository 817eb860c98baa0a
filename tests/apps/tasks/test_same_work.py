"""The same work in two plans: proposed, joined, parted."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.counts import four_cells
from dondoc.apps.tasks.models import Assignment, SameWork, Task
from dondoc.apps.tasks.same_work import join_tasks, keep_apart, propose_same_work
from factories.cast import Cast
from factories.record import make_plan, make_task

TODAY = date(2026, 11, 20)
TEXT = "Xây dựng Đề án chuyển đổi số của tỉnh giai đoạn 2026-2030"
pytestmark = pytest.mark.django_db


@pytest.fixture
def second(cast: Cast) -> Plan:
    return make_plan(cast.other, short_name="KH 300/KH-UBND")


@pytest.fixture
def pair(cast: Cast, second: Plan) -> tuple[Task, Task]:
    kept = make_task(cast.plan, cast.lead, TEXT, due=date(2026, 12, 31))
    other = make_task(second, cast.coordinator, f"{TEXT}.", due=date(2026, 10, 31), coordinate=(cast.lead,))
    return kept, other


@pytest.fixture
def same(pair: tuple[Task, Task], second: Plan) -> SameWork:
    propose_same_work(plan_id=second.pk)
    return SameWork.objects.get()


def test_likeness_is_proposed_once(pair: tuple[Task, Task], same: SameWork, second: Plan) -> None:
    assert (same.one, same.other, same.state) == (*pair, "proposed")
    assert same.likeness > 0.95
    assert "giống nhau" in same.reason
    propose_same_work(plan_id=second.pk)
    assert SameWork.objects.count() == 1


def test_a_fact_that_differs_is_not_proposed(cast: Cast, second: Plan) -> None:
    make_task(cast.plan, cast.lead, "Báo cáo kết quả quý I/2026 về chuyển đổi số của tỉnh")
    make_task(second, cast.lead, "Báo cáo kết quả quý II/2026 về chuyển đổi số của tỉnh")
    propose_same_work(plan_id=second.pk)
    assert not SameWork.objects.exists()


def test_nothing_is_proposed_with_ended_work(cast: Cast, pair: tuple[Task, Task], second: Plan) -> None:
    Task.objects.filter(pk=pair[0].pk).update(ended_on=TODAY)
    propose_same_work(plan_id=second.pk)
    assert not SameWork.objects.exists()


def test_joined_work_answers_both_and_is_counted_once(cast: Cast, pair: tuple[Task, Task], same: SameWork) -> None:
    kept, other = pair
    assert four_cells(Task.objects.all(), TODAY).total == 2
    join_tasks(same=same, kept=kept, by=cast.monitor, today=TODAY, reason="Một việc")
    other.refresh_from_db()
    assert other.joined_to == kept
    assert four_cells(Task.objects.all(), TODAY).total == 1
    assert four_cells(Assignment.objects.all(), TODAY).total == 1
    assert {(part.body, part.role) for part in kept.assignments.filter(active=True)} == {
        (cast.lead, "lead"),
        (cast.coordinator, "coordinate"),
    }
    assert not other.assignments.filter(active=True).exists()
    assert [event.verb for event in Event.objects.filter(task_id=other.pk)] == ["joined"]


def test_parting_gives_back_what_rested(cast: Cast, pair: tuple[Task, Task], same: SameWork) -> None:
    kept, other = pair
    before = sorted(Assignment.objects.filter(active=True).values_list("task", "body", "role"))
    join_tasks(same=same, kept=kept, by=cast.monitor, today=TODAY)
    same.refresh_from_db()
    keep_apart(same=same, by=cast.monitor, today=TODAY)
    other.refresh_from_db()
    assert other.joined_to is None
    assert other.is_open
    assert sorted(Assignment.objects.filter(active=True).values_list("task", "body", "role")) == before


def test_two_works_stay_two(cast: Cast, same: SameWork) -> None:
    keep_apart(same=same, by=cast.monitor, today=TODAY)
    same.refresh_from_db()
    assert (same.state, same.decided_by) == ("apart", cast.monitor)
    assert Event.objects.filter(verb="kept_apart").count() == 2


@pytest.mark.parametrize("who", ["chairman", "focal", "official", "helper", "stranger", "reader", "admin"])
def test_only_who_monitors_one_of_the_plans_decides(
    cast: Cast, pair: tuple[Task, Task], same: SameWork, who: str
) -> None:
    with pytest.raises(Refused):
        join_tasks(same=same, kept=pair[0], by=getattr(cast, who), today=TODAY)
    with pytest.raises(Refused):
        keep_apart(same=same, by=getattr(cast, who), today=TODAY)


def test_it_is_decided_once(cast: Cast, pair: tuple[Task, Task], same: SameWork) -> None:
    stale = SameWork.objects.get(pk=same.pk)
    join_tasks(same=same, kept=pair[0], by=cast.monitor, today=TODAY)
    with pytest.raises(Changed):
        join_tasks(same=stale, kept=pair[1], by=cast.monitor, today=TODAY)


def test_the_kept_task_is_one_of_the_two(cast: Cast, task: Task, same: SameWork) -> None:
    with pytest.raises(ActionError, match="một trong hai"):
        join_tasks(same=same, kept=task, by=cast.monitor, today=TODAY)


def test_three_tasks_that_are_one_answer_through_the_same(cast: Cast, pair: tuple[Task, Task], same: SameWork) -> None:
    kept, other = pair
    third = make_task(make_plan(cast.other), cast.other, TEXT)
    again = SameWork.objects.create(one=other, other=third, likeness=1, reason="")
    join_tasks(same=again, kept=other, by=_monitor_of(third), today=TODAY)
    join_tasks(same=same, kept=kept, by=cast.monitor, today=TODAY)
    assert set(Task.objects.filter(joined_to=kept)) == {other, third}


def _monitor_of(task: Task) -> object:
    from dondoc.apps.accounts.models import Role
    from factories.record import make_person

    return make_person("Theo Dõi", Role.MONITOR, task.plan.monitor)
