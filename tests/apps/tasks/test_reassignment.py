"""Who leads and who helps, after adoption."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.extensions import ask_extension
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.reassignment import add_coordinator, assign_lead, reassign, remove_coordinator
from dondoc.apps.tasks.receiving import refuse_assignment
from factories.cast import Cast
from factories.record import make_assignment, make_body, make_task

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def _reassign(part: Assignment, cast: Cast, **fields: object) -> Assignment:
    values: dict[str, object] = {"to": cast.other, "reason": "Đúng chức năng", "by": cast.monitor, "today": TODAY}
    return reassign(assignment=part, version=part.version, **{**values, **fields})  # type: ignore[arg-type]


def test_another_body_leads_and_history_keeps_the_first(cast: Cast, accepted: Assignment) -> None:
    new = _reassign(accepted, cast)
    accepted.refresh_from_db()
    assert (accepted.active, accepted.state) == (False, "in_progress")
    assert "Sở Y tế" in accepted.note
    assert (new.body, new.state, new.due, new.first_due, new.moved_from) == (
        cast.other,
        "new",
        accepted.due,
        accepted.first_due,
        accepted,
    )
    event = Event.objects.on(accepted).get()
    assert (event.old["lead"], event.new["lead"], event.reason) == ("Sở Tài chính", "Sở Y tế", "Đúng chức năng")


def test_refused_work_is_given_to_another(cast: Cast, part: Assignment) -> None:
    refuse_assignment(assignment=part, version=1, reason="Không phải việc của Sở", by=cast.focal, today=TODAY)
    part.refresh_from_db()
    new = _reassign(part, cast)
    new.task.refresh_from_db()
    assert new.task.is_open
    assert new.task.open_due == new.due


def test_helper_that_is_made_lead_helps_no_longer(cast: Cast, part: Assignment, helping: Assignment) -> None:
    _reassign(part, cast, to=cast.coordinator)
    helping.refresh_from_db()
    assert not helping.active
    assert "chủ trì" in helping.note


def test_request_for_extension_has_no_object_any_more(cast: Cast, accepted: Assignment) -> None:
    extension = ask_extension(
        assignment=accepted, version=1, new_due=date(2027, 5, 1), reason="Chờ", by=cast.focal, today=TODAY
    )
    accepted.refresh_from_db()
    _reassign(accepted, cast)
    extension.refresh_from_db()
    assert extension.decision == "refused"


def test_new_lead_may_get_another_day(cast: Cast, part: Assignment) -> None:
    assert _reassign(part, cast, due=date(2027, 6, 30)).due == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("to", "message"),
    [("lead", "đang chủ trì"), ("dead", "không hoạt động")],
)
def test_wrong_bodies_are_refused(cast: Cast, part: Assignment, to: str, message: str) -> None:
    dead = make_body("Sở Kế hoạch và Đầu tư", until=date(2025, 3, 1))
    with pytest.raises(ActionError, match=message):
        _reassign(part, cast, to=dead if to == "dead" else cast.lead)


@pytest.mark.parametrize("who", ["focal", "official", "helper", "stranger", "reader", "admin"])
def test_others_do_not_reassign(cast: Cast, part: Assignment, who: str) -> None:
    with pytest.raises(Refused):
        _reassign(part, cast, by=getattr(cast, who))


def test_done_work_is_not_reassigned(cast: Cast, part: Assignment) -> None:
    Assignment.objects.filter(pk=part.pk).update(state="done", done_on=TODAY)
    part.refresh_from_db()
    with pytest.raises(Refused, match="đã hoàn thành"):
        _reassign(part, cast)


def test_reason_is_owed_and_stale_pages_are_told(cast: Cast, part: Assignment) -> None:
    with pytest.raises(ActionError, match="lý do"):
        _reassign(part, cast, reason="")
    _reassign(part, cast)
    with pytest.raises(Changed):
        _reassign(part, cast)


def test_task_that_nobody_leads_gets_a_lead(cast: Cast) -> None:
    task = make_task(cast.plan, None, due=date(2026, 12, 31))
    assert list(Task.objects.without_lead()) == [task]
    part = assign_lead(task=task, version=1, to=cast.lead, by=cast.monitor, today=TODAY)
    assert (part.due, part.state) == (date(2026, 12, 31), "new")
    assert not Task.objects.without_lead().exists()
    task.refresh_from_db()
    with pytest.raises(ActionError, match="đã có cơ quan chủ trì"):
        assign_lead(task=task, version=task.version, to=cast.other, by=cast.monitor, today=TODAY)


def test_only_who_monitors_names_a_lead(cast: Cast) -> None:
    task = make_task(cast.plan, None)
    with pytest.raises(Refused):
        assign_lead(task=task, version=1, to=cast.lead, by=cast.chairman, today=TODAY)


def test_helpers_come_and_go(cast: Cast, task: Task) -> None:
    part = add_coordinator(task=task, version=1, body=cast.other, by=cast.monitor, today=TODAY)
    assert (part.state, part.due) == ("in_progress", task.due)
    task.refresh_from_db()
    with pytest.raises(ActionError, match="đã có phần"):
        add_coordinator(task=task, version=task.version, body=cast.other, by=cast.monitor, today=TODAY)
    remove_coordinator(assignment=part, version=part.version, reason="Không liên quan", by=cast.monitor, today=TODAY)
    part.refresh_from_db()
    assert not part.active
    assert [event.verb for event in Event.objects.filter(task_id=task.pk)] == [
        "coordinator_removed",
        "coordinator_added",
    ]


def test_lead_is_not_removed_as_a_helper(cast: Cast, part: Assignment) -> None:
    with pytest.raises(ActionError):
        remove_coordinator(assignment=part, version=1, reason="Lý do", by=cast.monitor, today=TODAY)


def test_body_that_led_before_may_still_see_what_it_did(cast: Cast, part: Assignment) -> None:
    _reassign(part, cast)
    assert Task.objects.visible_to(cast.focal).filter(pk=part.task_id).exists()
    assert make_assignment(part.task, cast.monitoring, role=Assignment.Role.FOLLOW)
