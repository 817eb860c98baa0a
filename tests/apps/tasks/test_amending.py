"""An amending document is adopted: the tasks of the older plan take what was decided at review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dondoc.apps.accounts.models import Role
from dondoc.apps.core.decisions import Refused
from dondoc.apps.plans.actions import replace_plan
from dondoc.apps.plans.models import Plan, PlanLink
from dondoc.apps.plans.values import TaskValue
from dondoc.apps.tasks.adoption import adopt
from dondoc.apps.tasks.models import Amendment, Assignment, Task
from dondoc.apps.tasks.progress import report_progress
from dondoc.apps.tasks.receiving import accept_assignment
from factories.cast import Cast
from factories.record import make_person
from factories.reviewed import make_settled_review, named

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def _adopt(cast: Cast, *values: TaskValue, by: object = None) -> Plan:
    return adopt(
        review=make_settled_review(cast.monitoring, *values),
        monitor=cast.monitoring,
        assigner=cast.province,
        starts_on=date(2026, 1, 5),
        ends_on=date(2030, 12, 31),
        by=by or cast.monitor,  # type: ignore[arg-type]
        today=TODAY,
    )


@pytest.fixture
def value(cast: Cast) -> TaskValue:
    return TaskValue(
        "Xây dựng Đề án chuyển đổi số",
        lead=(named(cast.lead, "Sở Tài chính"),),
        coordinate=(named(cast.coordinator, "Sở Nội vụ"),),
        deadline_type="by",
        due="2026-12-31",
        product="Đề án",
    )


@pytest.fixture
def old(cast: Cast, value: TaskValue) -> Task:
    task = _adopt(cast, value).tasks.get()
    part = task.assignments.get(role="lead")
    accept_assignment(assignment=part, version=1, by=cast.focal, today=TODAY)
    report_progress(assignment=part, version=2, words="Đã có dự thảo", by=cast.focal, today=TODAY)
    return task


def _amending(value: TaskValue, old: Task, change: str, **fields: object) -> TaskValue:
    return replace(value, amends=old.item_id, change=change, **fields)  # type: ignore[arg-type]


def test_changed_task_takes_the_new_words_and_keeps_its_history(cast: Cast, value: TaskValue, old: Task) -> None:
    newer = _adopt(cast, _amending(value, old, "changed", text="Xây dựng Đề án mới", due="2027-06-30", product=""))
    old.refresh_from_db()
    assert (old.text, old.due, old.first_due) == ("Xây dựng Đề án mới", date(2027, 6, 30), date(2026, 12, 31))
    assert old.product == "Đề án", "what the new document does not speak of stays"
    part = old.assignments.get(role="lead")
    assert (part.due, part.state) == (date(2027, 6, 30), "in_progress")
    assert part.reports.count() == 1
    assert not newer.tasks.exists()
    amendment = Amendment.objects.get()
    assert (amendment.plan, amendment.task, amendment.item) == (newer, old, newer.document.review.items.get())
    assert (amendment.old["text"], amendment.new["due"]) == ("Xây dựng Đề án chuyển đổi số", "2027-06-30")


def test_changed_task_goes_to_the_bodies_now_named(cast: Cast, value: TaskValue, old: Task) -> None:
    lead, helpers = (named(cast.other, "Sở Y tế"),), (named(cast.lead, "Sở Tài chính"),)
    _adopt(cast, _amending(value, old, "changed", lead=lead, coordinate=helpers))
    active = {(part.body, part.role, part.state) for part in old.assignments.filter(active=True)}
    assert active == {(cast.other, "lead", "new"), (cast.lead, "coordinate", "in_progress")}
    amendment = Amendment.objects.get()
    assert (amendment.old["lead"], amendment.new["lead"]) == (["Sở Tài chính"], ["Sở Y tế"])


def test_replaced_task_ends_and_points_at_the_new_one(cast: Cast, value: TaskValue, old: Task) -> None:
    newer = _adopt(cast, _amending(value, old, "replaced", text="Xây dựng Chương trình"))
    old.refresh_from_db()
    follower = newer.tasks.get()
    assert (old.ended_on, old.replaced_by, old.ended_by) == (TODAY, follower, newer)
    assert not old.assignments.filter(active=True).exists()
    assert follower.assignments.get(role="lead").state == "new"


def test_ended_task_gives_nothing_new(cast: Cast, value: TaskValue, old: Task) -> None:
    newer = _adopt(cast, _amending(value, old, "ended"))
    old.refresh_from_db()
    assert (old.ended_on, old.is_open, newer.tasks.count()) == (TODAY, False, 0)
    assert Amendment.objects.get().change == "ended"


def test_new_work_beside_changes_is_numbered_by_itself(cast: Cast, value: TaskValue, old: Task) -> None:
    newer = _adopt(cast, _amending(value, old, "changed", text="Khác"), replace(value, text="Việc mới"))
    assert list(newer.tasks.values_list("number", "text")) == [(1, "Việc mới")]


def test_amending_work_that_has_ended_is_new_work(cast: Cast, value: TaskValue, old: Task) -> None:
    Task.objects.filter(pk=old.pk).update(ended_on=date(2026, 6, 1))
    newer = _adopt(cast, _amending(value, old, "changed", text="Làm tiếp"))
    assert newer.tasks.get().text == "Làm tiếp"


def test_who_does_not_monitor_the_older_plan_cannot_amend_it(cast: Cast, value: TaskValue, old: Task) -> None:
    Plan.objects.filter(pk=old.plan_id).update(monitor=cast.other)
    with pytest.raises(Refused):
        _adopt(cast, _amending(value, old, "ended"))
    assert make_person("Không Liên Quan", Role.MONITOR, cast.other)


def test_plan_that_gives_way_ends_with_its_open_work(cast: Cast, value: TaskValue, old: Task) -> None:
    done = _adopt(cast, replace(value, text="Đã xong")).tasks.get()
    done.assignments.filter(role="lead").update(state="done", done_on=TODAY)
    Task.objects.filter(pk=done.pk).update(plan=old.plan, number=2, is_open=False, finished_on=TODAY)
    Assignment.objects.filter(task=done).update(plan=old.plan)
    newer = _adopt(cast, replace(value, text="Kế hoạch mới"))
    PlanLink.objects.create(lower=newer.document, upper=old.plan.document, relation="replaces")
    replace_plan(plan=old.plan, by_plan=newer, by=cast.monitor, today=TODAY)
    old.refresh_from_db()
    done.refresh_from_db()
    assert (old.ended_on, old.ended_by, done.ended_on) == (TODAY, newer, None)


def test_of_a_group_with_some_meant_nobody_is_invented(cast: Cast, value: TaskValue) -> None:
    from factories.reviewed import make_group, named_group

    group = named_group(make_group("các sở", kinds=("department",), levels=("province",)), "các sở có liên quan")
    task = _adopt(cast, replace(value, coordinate=(replace(group, partial=True),))).tasks.get()
    assert task.coordinate_written == "các sở có liên quan"
    assert not task.assignments.exclude(role="lead").exists()
