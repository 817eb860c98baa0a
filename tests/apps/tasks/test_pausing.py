"""Suspending, going on, giving up, opening again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.pausing import drop, reopen, resume, suspend
from factories.cast import Cast

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db
State = Assignment.State


def _put(part: Assignment, state: str, **fields: Any) -> Assignment:
    Assignment.objects.filter(pk=part.pk).update(state=state, **fields)
    part.refresh_from_db()
    return part


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        pytest.param(suspend, State.IN_PROGRESS, State.SUSPENDED, id="suspend"),
        pytest.param(suspend, State.NEW, State.SUSPENDED, id="suspend-what-nobody-took"),
        pytest.param(resume, State.SUSPENDED, State.IN_PROGRESS, id="resume"),
        pytest.param(drop, State.IN_PROGRESS, State.DROPPED, id="drop"),
        pytest.param(drop, State.REFUSED, State.DROPPED, id="agree-to-a-refusal"),
        pytest.param(drop, State.SUSPENDED, State.DROPPED, id="drop-what-was-suspended"),
        pytest.param(reopen, State.DROPPED, State.NEW, id="reopen-what-was-dropped"),
    ],
)
@pytest.mark.parametrize("who", ["monitor", "chairman"])
def test_who_gave_the_work_and_who_monitors_it_decide(
    cast: Cast, part: Assignment, action: Callable[..., Assignment], before: str, after: str, who: str
) -> None:
    _put(part, before)
    action(assignment=part, version=1, reason="Theo Công văn 12", by=getattr(cast, who), today=TODAY)
    part.refresh_from_db()
    assert (part.state, part.version) == (after, 2)
    event = Event.objects.on(part).get()
    assert (event.old["state"], event.new["state"], event.reason) == (before, after, "Theo Công văn 12")


@pytest.mark.parametrize("who", ["focal", "official", "helper", "stranger", "reader", "admin"])
@pytest.mark.parametrize(
    ("action", "before"),
    [(suspend, State.NEW), (resume, State.SUSPENDED), (drop, State.NEW), (reopen, State.DROPPED)],
)
def test_nobody_else_decides(
    cast: Cast, part: Assignment, action: Callable[..., Assignment], before: str, who: str
) -> None:
    _put(part, before)
    with pytest.raises(Refused, match="lãnh đạo cơ quan giao việc"):
        action(assignment=part, version=1, reason="Lý do", by=getattr(cast, who), today=TODAY)


@pytest.mark.parametrize(
    ("action", "state", "message"),
    [
        pytest.param(suspend, State.DONE, "đã hoàn thành", id="done"),
        pytest.param(suspend, State.AWAITING, "đang chờ", id="awaiting"),
        pytest.param(resume, State.IN_PROGRESS, "không tạm hoãn", id="not-suspended"),
        pytest.param(drop, State.DONE, "đã hoàn thành", id="drop-done"),
        pytest.param(reopen, State.IN_PROGRESS, "không cần mở lại", id="open"),
    ],
)
def test_wrong_moment_is_explained(
    cast: Cast, part: Assignment, action: Callable[..., Assignment], state: str, message: str
) -> None:
    _put(part, state, done_on=TODAY if state == State.DONE else None)
    with pytest.raises(Refused, match=message):
        action(assignment=part, version=1, reason="Lý do", by=cast.monitor, today=TODAY)


@pytest.mark.parametrize("action", [suspend, drop, reopen])
def test_a_reason_is_owed(cast: Cast, part: Assignment, action: Callable[..., Assignment]) -> None:
    with pytest.raises(ActionError, match="Hãy ghi lý do"):
        action(assignment=part, version=1, reason=" ", by=cast.monitor, today=TODAY)


def test_stale_page_is_told(cast: Cast, part: Assignment) -> None:
    suspend(assignment=part, version=1, reason="Chờ vốn", by=cast.monitor, today=TODAY)
    with pytest.raises(Changed) as raised:
        drop(assignment=part, version=1, reason="Không làm nữa", by=cast.monitor, today=TODAY)
    assert raised.value.mine == {"reason": "Không làm nữa"}


def test_reopened_work_forgets_its_day_but_the_record_keeps_it(cast: Cast, part: Assignment) -> None:
    _put(part, State.DONE, done_on=date(2026, 10, 1), confirmed_on=date(2026, 10, 2))
    reopen(assignment=part, version=1, reason="Phát hiện thiếu", by=cast.monitor, today=TODAY)
    part.refresh_from_db()
    assert (part.state, part.done_on, part.confirmed_on) == ("rework", None, None)
    assert Event.objects.on(part).get().old["done_on"] == "2026-10-01"


def test_suspended_work_is_outside_the_count(cast: Cast, part: Assignment) -> None:
    suspend(assignment=part, version=1, reason="Chờ vốn", by=cast.monitor, today=TODAY)
    assert Assignment.objects.with_time(date(2030, 1, 1)).get(pk=part.pk).time == "out"
    part.task.refresh_from_db()
    assert (part.task.is_open, part.task.finished_on) == (False, None)
