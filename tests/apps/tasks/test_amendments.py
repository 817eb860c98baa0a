"""A new document changes, ends or replaces the work of an old plan."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.amendments import amend_task, differences
from dondoc.apps.tasks.extensions import ask_extension
from dondoc.apps.tasks.models import Amendment, Assignment, Task
from factories.cast import Cast
from factories.record import make_assignment, make_plan, make_task

TODAY = date(2026, 11, 20)
NEW_DUE = date(2027, 6, 30)
pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(cast: Cast) -> Plan:
    return make_plan(cast.monitoring, short_name="KH 400/KH-UBND")


def _amend(task: Task, plan: Plan, cast: Cast, change: str, **fields: object) -> Amendment:
    values: dict[str, object] = {"by": cast.monitor, "today": TODAY, **fields}
    return amend_task(task=task, version=task.version, plan=plan, change=change, **values)  # type: ignore[arg-type]


def test_change_of_words_and_day_shows_old_and_new(cast: Cast, task: Task, newer: Plan) -> None:
    amendment = _amend(task, newer, cast, "changed", new={"text": "Xây dựng Đề án mới", "due": NEW_DUE})
    task.refresh_from_db()
    assert (task.text, task.due, task.first_due) == ("Xây dựng Đề án mới", NEW_DUE, date(2026, 12, 31))
    part = task.assignments.get(role="lead")
    assert (part.due, part.first_due) == (NEW_DUE, date(2026, 12, 31))
    assert [(one.label, one.old, one.new) for one in differences(amendment)] == [
        ("Nội dung", "Xây dựng đề án chuyển đổi số", "Xây dựng Đề án mới"),
        ("Thời hạn", "2026-12-31", "2027-06-30"),
    ]
    event = Event.objects.on(task).get()
    assert (event.verb, event.new["plan"]) == ("amended", "KH 400/KH-UBND")
    assert list(Task.objects.search("de an moi")) == [task]


def test_ended_work_rests_and_is_counted_no_more(cast: Cast, accepted: Assignment, newer: Plan) -> None:
    extension = ask_extension(assignment=accepted, version=1, new_due=NEW_DUE, reason="Chờ", by=cast.focal, today=TODAY)
    _amend(accepted.task, newer, cast, "ended")
    task = Task.objects.get(pk=accepted.task_id)
    assert (task.ended_on, task.ended_by, task.is_open) == (TODAY, newer, False)
    assert not task.assignments.filter(active=True).exists()
    extension.refresh_from_db()
    assert extension.decision == "refused"
    assert not Assignment.objects.counted().exists()
    assert not Task.objects.counted().exists()


def test_done_parts_of_ended_work_stay(cast: Cast, task: Task, newer: Plan) -> None:
    done = make_assignment(task, cast.other, state="done", done_on=date(2026, 5, 5))
    _amend(task, newer, cast, "ended")
    done.refresh_from_db()
    assert done.active


def test_replaced_work_points_at_its_follower(cast: Cast, task: Task, newer: Plan) -> None:
    follower = make_task(newer, cast.lead, "Việc thay thế", due=NEW_DUE)
    amendment = _amend(task, newer, cast, "replaced", replacement=follower)
    task.refresh_from_db()
    assert (task.replaced_by, task.ended_by) == (follower, newer)
    assert amendment.new["text"] == "Việc thay thế"


def test_follower_belongs_to_the_new_document(cast: Cast, task: Task, newer: Plan) -> None:
    elsewhere = make_task(make_plan(cast.other), cast.lead)
    with pytest.raises(ActionError, match="văn bản mới"):
        _amend(task, newer, cast, "replaced", replacement=elsewhere)


def test_a_plan_does_not_amend_itself(cast: Cast, task: Task) -> None:
    with pytest.raises(ActionError, match="kế hoạch khác"):
        _amend(task, cast.plan, cast, "ended")


def test_change_that_changes_nothing_is_told(cast: Cast, task: Task, newer: Plan) -> None:
    with pytest.raises(ActionError, match="không làm thay đổi"):
        _amend(task, newer, cast, "changed", new={"text": task.text})
    with pytest.raises(ValueError, match="state"):
        _amend(task, newer, cast, "changed", new={"state": "done"})


@pytest.mark.parametrize("who", ["chairman", "focal", "official", "helper", "stranger", "reader", "admin"])
def test_only_who_monitors_amends(cast: Cast, task: Task, newer: Plan, who: str) -> None:
    with pytest.raises(Refused):
        _amend(task, newer, cast, "ended", by=getattr(cast, who))


def test_stale_page_is_told(cast: Cast, task: Task, newer: Plan) -> None:
    _amend(task, newer, cast, "changed", new={"product": "Báo cáo"})
    with pytest.raises(Changed):
        _amend(task, newer, cast, "ended")


def test_ended_work_is_not_amended_again(cast: Cast, task: Task, newer: Plan) -> None:
    _amend(task, newer, cast, "ended")
    task.refresh_from_db()
    with pytest.raises(Refused, match="đã kết thúc"):
        _amend(task, newer, cast, "changed", new={"product": "x"})
