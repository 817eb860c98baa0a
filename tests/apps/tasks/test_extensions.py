"""A later day: asked, granted, refused; the first day stays."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.core.models import Configuration
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.extensions import ask_extension, decide_extension, was_asked_late
from dondoc.apps.tasks.models import Assignment, Extension
from factories.cast import Cast

TODAY = date(2026, 11, 20)
DUE, LATER = date(2026, 12, 31), date(2027, 3, 31)
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast: Cast, accepted: Assignment) -> Extension:
    return _ask(accepted, cast)


def _ask(part: Assignment, cast: Cast, **fields: object) -> Extension:
    values: dict[str, object] = {"new_due": LATER, "reason": "Chờ bố trí vốn", "by": cast.focal, "today": TODAY}
    return ask_extension(assignment=part, version=part.version, **{**values, **fields})  # type: ignore[arg-type]


def test_asking_leaves_the_day_as_it_is(accepted: Assignment, asked: Extension) -> None:
    accepted.refresh_from_db()
    assert (accepted.due, asked.old_due, asked.new_due, asked.decision) == (DUE, DUE, LATER, "")
    event = Event.objects.on(accepted).get()
    assert (event.verb, event.old, event.new["due"], event.new["late"]) == (
        "extension_asked",
        {"due": "2026-12-31"},
        "2027-03-31",
        False,
    )


@pytest.mark.parametrize("who", ["chairman", "monitor", "official", "helper", "stranger", "reader", "admin"])
def test_only_the_lead_asks(cast: Cast, accepted: Assignment, who: str) -> None:
    with pytest.raises(Refused, match="đầu mối của cơ quan chủ trì"):
        _ask(accepted, cast, by=getattr(cast, who))


@pytest.mark.parametrize("who", ["monitor", "chairman"])
def test_who_gave_the_work_grants(cast: Cast, accepted: Assignment, helping: Assignment, who: str) -> None:
    extension = _ask(accepted, cast)
    decide_extension(extension=extension, grant=True, by=getattr(cast, who), today=TODAY)
    accepted.refresh_from_db()
    helping.refresh_from_db()
    accepted.task.refresh_from_db()
    assert (accepted.due, accepted.first_due) == (LATER, DUE)
    assert (accepted.task.due, accepted.task.first_due, accepted.task.open_due) == (LATER, DUE, LATER)
    assert helping.due == LATER
    extension.refresh_from_db()
    assert (extension.decision, extension.granted_due) == ("granted", LATER)


def test_another_day_may_be_granted(cast: Cast, accepted: Assignment, asked: Extension) -> None:
    granted = date(2027, 2, 1)
    decide_extension(extension=asked, grant=True, granted_due=granted, by=cast.monitor, today=TODAY)
    accepted.refresh_from_db()
    assert accepted.due == granted


def test_granted_day_is_later_than_the_old_one(cast: Cast, asked: Extension) -> None:
    with pytest.raises(ActionError, match="phải sau hạn hiện tại"):
        decide_extension(extension=asked, grant=True, granted_due=DUE, by=cast.monitor, today=TODAY)


def test_refusal_needs_a_reason_and_leaves_the_day(cast: Cast, accepted: Assignment, asked: Extension) -> None:
    with pytest.raises(ActionError, match="lý do không đồng ý"):
        decide_extension(extension=asked, grant=False, by=cast.monitor, today=TODAY)
    decide_extension(extension=asked, grant=False, answer="Việc gấp", by=cast.monitor, today=TODAY)
    accepted.refresh_from_db()
    assert accepted.due == DUE
    asked.refresh_from_db()
    assert (asked.decision, asked.answer, asked.granted_due) == ("refused", "Việc gấp", None)


@pytest.mark.parametrize("who", ["focal", "official", "helper", "stranger", "reader", "admin"])
def test_others_do_not_decide(cast: Cast, asked: Extension, who: str) -> None:
    with pytest.raises(Refused, match="lãnh đạo cơ quan giao việc"):
        decide_extension(extension=asked, grant=True, by=getattr(cast, who), today=TODAY)


def test_it_is_answered_once(cast: Cast, asked: Extension) -> None:
    decide_extension(extension=asked, grant=True, by=cast.monitor, today=TODAY)
    with pytest.raises(Changed) as raised:
        decide_extension(extension=asked, grant=False, answer="Không", by=cast.chairman, today=TODAY)
    assert raised.value.theirs.decision == "granted"
    assert raised.value.mine["answer"] == "Không"


def test_one_request_at_a_time(cast: Cast, accepted: Assignment, asked: Extension) -> None:
    accepted.refresh_from_db()
    with pytest.raises(ActionError, match="đang chờ trả lời"):
        _ask(accepted, cast)
    decide_extension(extension=asked, grant=False, answer="Không", by=cast.monitor, today=TODAY)
    accepted.refresh_from_db()
    assert _ask(accepted, cast)


def test_chain_of_days_keeps_the_first(cast: Cast, accepted: Assignment) -> None:
    for day in (date(2027, 1, 31), date(2027, 2, 28)):
        decide_extension(extension=_ask(accepted, cast, new_due=day), grant=True, by=cast.monitor, today=TODAY)
        accepted.refresh_from_db()
    assert (accepted.first_due, accepted.due) == (DUE, date(2027, 2, 28))
    days = accepted.extensions.order_by("pk").values_list("old_due", "granted_due")
    assert list(days) == [(DUE, date(2027, 1, 31)), (date(2027, 1, 31), date(2027, 2, 28))]


def test_request_after_the_day_is_taken_marked_and_cures_nothing(cast: Cast, accepted: Assignment) -> None:
    late = date(2027, 1, 15)
    extension = _ask(accepted, cast, today=late)
    assert was_asked_late(extension, Days.current())
    assert Event.objects.on(accepted).get().new["late"] is True
    assert Assignment.objects.with_time(late).get(pk=accepted.pk).time == "overdue"


def test_even_a_granted_request_cures_nothing_after_the_day(cast: Cast, accepted: Assignment) -> None:
    late = date(2027, 1, 15)
    extension = _ask(accepted, cast, today=late)
    decide_extension(extension=extension, grant=True, by=cast.monitor, today=late)
    accepted.refresh_from_db()
    assert (accepted.due, extension.old_due) == (DUE, DUE)
    assert "được làm đến 31/03/2027, vẫn tính là quá hạn" in accepted.note
    assert Assignment.objects.with_time(late).get(pk=accepted.pk).time == "overdue"
    accepted.task.refresh_from_db()
    assert accepted.task.due == DUE


def test_request_has_no_object_once_the_work_is_done_or_dropped(cast: Cast, accepted: Assignment) -> None:
    from dondoc.apps.tasks.confirmation import confirm_completion
    from dondoc.apps.tasks.progress import ask_completion

    extension = _ask(accepted, cast)
    ask_completion(assignment=accepted, version=2, words="Xong", by=cast.focal, today=TODAY)
    confirm_completion(assignment=accepted, version=3, by=cast.monitor, today=TODAY)
    extension.refresh_from_db()
    assert (extension.decision, extension.answer) == ("refused", "Việc đã hoàn thành.")


def test_last_day_is_in_time_though_the_term_ends_later(cast: Cast, accepted: Assignment) -> None:
    Assignment.objects.filter(pk=accepted.pk).update(due=date(2026, 11, 21))  # a Saturday: runs to Monday
    accepted.refresh_from_db()
    assert not was_asked_late(_ask(accepted, cast, today=date(2026, 11, 23)), Days.current())


def test_province_may_want_requests_earlier(cast: Cast, accepted: Assignment) -> None:
    Configuration.objects.create(pk=1, extension_notice_days=5)
    in_time, late = date(2026, 12, 24), date(2026, 12, 25)
    extension = _ask(accepted, cast, today=in_time)
    assert not was_asked_late(extension, Days.current())
    extension.asked_on = late
    assert was_asked_late(extension, Days.current())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"reason": ""}, "lý do xin gia hạn", id="no-reason"),
        pytest.param({"new_due": DUE}, "phải sau hạn hiện tại", id="same-day"),
        pytest.param({"new_due": date(2027, 1, 10), "today": date(2027, 1, 15)}, "từ hôm nay trở đi", id="past"),
    ],
)
def test_faulty_requests_are_told_what_is_wrong(
    cast: Cast, accepted: Assignment, fields: dict[str, object], message: str
) -> None:
    with pytest.raises(ActionError, match=message):
        _ask(accepted, cast, **fields)


def test_work_without_a_day_needs_no_extension(cast: Cast, accepted: Assignment) -> None:
    Assignment.objects.filter(pk=accepted.pk).update(due=None)
    accepted.refresh_from_db()
    with pytest.raises(Refused, match="không có thời hạn"):
        _ask(accepted, cast)


def test_work_that_was_not_accepted_is_not_extended(cast: Cast, part: Assignment) -> None:
    with pytest.raises(Refused, match="chưa được nhận"):
        _ask(part, cast)


def test_stale_page_keeps_the_reason(cast: Cast, accepted: Assignment, asked: Extension) -> None:
    with pytest.raises(Changed) as raised:
        _ask(accepted, cast, reason="Lý do của người thứ hai")
    assert raised.value.mine["reason"] == "Lý do của người thứ hai"
