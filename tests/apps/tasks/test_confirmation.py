"""Whoever monitors the plan confirms, or sends back."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.accounts.models import Role
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.confirmation import confirm_completion, send_back
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.progress import ask_completion
from factories.cast import Cast
from factories.record import make_person

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def awaiting(cast: Cast, accepted: Assignment) -> Assignment:
    ask_completion(assignment=accepted, version=1, words="Đã ban hành đề án", by=cast.focal, today=TODAY)
    accepted.refresh_from_db()
    return accepted


def test_monitor_confirms_and_the_task_is_finished(cast: Cast, awaiting: Assignment, helping: Assignment) -> None:
    later = date(2027, 1, 15)
    confirm_completion(assignment=awaiting, version=2, by=cast.monitor, today=later, answer="Tốt")
    awaiting.refresh_from_db()
    assert (awaiting.state, awaiting.done_on, awaiting.confirmed_on) == ("done", TODAY, later)
    report = awaiting.reports.get()
    assert (report.confirmed, report.answer, report.answered_by) == (True, "Tốt", cast.monitor)
    awaiting.task.refresh_from_db()
    assert (awaiting.task.finished_on, awaiting.task.is_open, awaiting.task.finished_late) == (TODAY, False, False)
    helping.refresh_from_db()
    assert helping.state == "done"


def test_monitor_sets_the_day_right(cast: Cast, awaiting: Assignment) -> None:
    confirm_completion(assignment=awaiting, version=2, by=cast.monitor, today=TODAY, done_on=date(2026, 11, 2))
    awaiting.refresh_from_db()
    assert awaiting.done_on == date(2026, 11, 2)


def test_day_of_completion_is_not_to_come(cast: Cast, awaiting: Assignment) -> None:
    with pytest.raises(ActionError, match="sau hôm nay"):
        confirm_completion(assignment=awaiting, version=2, by=cast.monitor, today=TODAY, done_on=date(2026, 11, 21))


@pytest.mark.parametrize("who", ["chairman", "focal", "official", "helper", "stranger", "reader", "admin"])
def test_only_who_monitors_the_plan_confirms_or_sends_back(cast: Cast, awaiting: Assignment, who: str) -> None:
    with pytest.raises(Refused, match="người theo dõi kế hoạch"):
        confirm_completion(assignment=awaiting, version=2, by=getattr(cast, who), today=TODAY)
    with pytest.raises(Refused, match="người theo dõi kế hoạch"):
        send_back(assignment=awaiting, version=2, reason="Thiếu", by=getattr(cast, who), today=TODAY)


def test_monitor_of_another_body_does_not_confirm(cast: Cast, awaiting: Assignment) -> None:
    other = make_person("Theo Dõi Khác", Role.MONITOR, cast.other)
    with pytest.raises(Refused):
        confirm_completion(assignment=awaiting, version=2, by=other, today=TODAY)


def test_nothing_is_confirmed_that_was_not_asked(cast: Cast, accepted: Assignment) -> None:
    with pytest.raises(Refused, match="Không có báo cáo hoàn thành"):
        confirm_completion(assignment=accepted, version=1, by=cast.monitor, today=TODAY)


def test_what_was_sent_back_is_work_again_and_keeps_its_report(cast: Cast, awaiting: Assignment) -> None:
    send_back(assignment=awaiting, version=2, reason="Thiếu phụ lục", by=cast.monitor, today=TODAY)
    awaiting.refresh_from_db()
    assert (awaiting.state, awaiting.done_on) == ("rework", None)
    report = awaiting.reports.get()
    assert (report.confirmed, report.answer) == (False, "Thiếu phụ lục")
    ask_completion(assignment=awaiting, version=3, words="Đã bổ sung", by=cast.focal, today=date(2026, 11, 25))
    awaiting.refresh_from_db()
    confirm_completion(assignment=awaiting, version=4, by=cast.monitor, today=date(2026, 11, 26))
    awaiting.refresh_from_db()
    assert awaiting.done_on == date(2026, 11, 25)
    assert [one.confirmed for one in awaiting.reports.all()] == [True, False]


def test_sending_back_needs_a_reason(cast: Cast, awaiting: Assignment) -> None:
    with pytest.raises(ActionError, match="lý do trả lại"):
        send_back(assignment=awaiting, version=2, reason="", by=cast.monitor, today=TODAY)


def test_confirming_twice_tells_that_something_changed(cast: Cast, awaiting: Assignment) -> None:
    confirm_completion(assignment=awaiting, version=2, by=cast.monitor, today=TODAY)
    with pytest.raises(Changed):
        send_back(assignment=awaiting, version=2, reason="Thiếu", by=cast.monitor, today=TODAY)


def test_done_late_stays_done_late(cast: Cast, accepted: Assignment) -> None:
    late = date(2027, 1, 8)
    ask_completion(assignment=accepted, version=1, words="Xong", by=cast.focal, today=late)
    accepted.refresh_from_db()
    confirm_completion(assignment=accepted, version=2, by=cast.monitor, today=late)
    accepted.task.refresh_from_db()
    assert accepted.task.finished_late
    assert Assignment.objects.with_time(date(2030, 1, 1)).get(pk=accepted.pk).time == "done_late"
