"""Where a task stands in time: day by day, state by state, over weekends and Tết."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.lateness import (
    DONE,
    LATE,
    OPEN,
    DaysLate,
    TimeState,
    days_late,
    effective_due,
    last_overdue_due,
    last_soon_due,
    time_state,
)
from dondoc.rules.lifecycle import OUT_OF_COUNT, LifeCycle
from dondoc.vn.holidays import DayKind
from dondoc.vn.working_days import WorkCalendar

CALENDAR = WorkCalendar()
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
NEAR = st.integers(-40, 40)
SOON = st.integers(0, 15)


def running(due: date | None, today: date, soon: int = 3) -> TimeState:
    return time_state(LifeCycle.IN_PROGRESS, due, None, today, soon, CALENDAR)


@pytest.mark.parametrize(
    ("due", "today", "state"),
    [
        pytest.param(date(2026, 12, 31), FRIDAY, TimeState.IN_TIME, id="weeks-to-go"),
        pytest.param(date(2026, 11, 27), FRIDAY, TimeState.IN_TIME, id="four-working-days-remain"),
        pytest.param(date(2026, 11, 26), FRIDAY, TimeState.DUE_SOON, id="three-for-the-24th-is-free"),
        pytest.param(FRIDAY, FRIDAY, TimeState.DUE_SOON, id="last-day"),
        pytest.param(FRIDAY, SATURDAY, TimeState.OVERDUE, id="day-after-though-not-worked"),
        pytest.param(SATURDAY, SATURDAY, TimeState.DUE_SOON, id="saturday-on-saturday"),
        pytest.param(SATURDAY, MONDAY, TimeState.DUE_SOON, id="saturday-runs-to-monday"),
        pytest.param(SATURDAY, MONDAY + timedelta(days=1), TimeState.OVERDUE, id="and-no-further"),
        pytest.param(date(2027, 2, 4), date(2027, 2, 11), TimeState.DUE_SOON, id="tết-runs-to-the-first-day-of-work"),
        pytest.param(date(2027, 2, 4), date(2027, 2, 12), TimeState.OVERDUE, id="day-after-that"),
        pytest.param(None, FRIDAY, TimeState.NO_DEADLINE, id="no-deadline"),
    ],
)
def test_open_task_stands_in_time(due: date | None, today: date, state: TimeState) -> None:
    assert running(due, today) is state


@pytest.mark.parametrize(
    ("due", "done_on", "state"),
    [
        pytest.param(FRIDAY, FRIDAY, TimeState.DONE_ON_TIME, id="on-the-last-day"),
        pytest.param(FRIDAY, SATURDAY, TimeState.DONE_LATE, id="day-after"),
        pytest.param(SATURDAY, MONDAY, TimeState.DONE_ON_TIME, id="monday-for-saturday"),
        pytest.param(None, FRIDAY, TimeState.DONE_NO_DEADLINE, id="no-deadline"),
        pytest.param(None, None, TimeState.DONE_NO_DEADLINE, id="no-deadline-and-no-day"),
    ],
)
def test_done_task_is_on_time_or_late(due: date | None, done_on: date | None, state: TimeState) -> None:
    assert time_state(LifeCycle.DONE, due, done_on, date(2030, 1, 1), 3, CALENDAR) is state


def test_done_task_with_a_deadline_needs_its_day() -> None:
    with pytest.raises(ValueError, match="asked for"):
        time_state(LifeCycle.DONE, FRIDAY, None, MONDAY, 3, CALENDAR)


def test_slow_confirmation_makes_nobody_late() -> None:
    months_later = date(2027, 3, 1)
    assert time_state(LifeCycle.AWAITING, FRIDAY, FRIDAY, months_later, 3, CALENDAR) is TimeState.IN_TIME


def test_late_request_stays_late_while_it_waits() -> None:
    assert time_state(LifeCycle.AWAITING, FRIDAY, MONDAY, MONDAY, 3, CALENDAR) is TimeState.OVERDUE


def test_request_of_unknown_day_is_judged_by_today() -> None:
    assert time_state(LifeCycle.AWAITING, FRIDAY, None, MONDAY, 3, CALENDAR) is TimeState.OVERDUE


def test_request_that_was_sent_back_counts_for_nothing() -> None:
    assert time_state(LifeCycle.REWORK, FRIDAY, FRIDAY, MONDAY, 3, CALENDAR) is TimeState.OVERDUE


@pytest.mark.parametrize("state", [LifeCycle.SUSPENDED, LifeCycle.REFUSED, LifeCycle.DROPPED])
def test_work_out_of_the_count_is_not_overdue(state: LifeCycle) -> None:
    assert time_state(state, FRIDAY, None, date(2030, 1, 1), 3, CALENDAR) is TimeState.OUT


def test_work_that_waits_for_a_condition_has_a_state_of_its_own() -> None:
    waiting = time_state(LifeCycle.NEW, None, None, FRIDAY, 3, CALENDAR, conditional=True)
    assert waiting is TimeState.CONDITIONAL


def test_condition_that_got_a_day_is_judged_by_it() -> None:
    assert time_state(LifeCycle.NEW, FRIDAY, None, MONDAY, 3, CALENDAR, conditional=True) is TimeState.OVERDUE


def test_extension_counts_from_the_new_day() -> None:
    assert running(FRIDAY, MONDAY) is TimeState.OVERDUE
    assert running(date(2026, 12, 31), MONDAY) is TimeState.IN_TIME


def test_swapped_day_moves_the_end_of_the_term() -> None:
    calendar = WorkCalendar({MONDAY: DayKind.OFF})
    assert effective_due(SATURDAY, calendar) == date(2026, 11, 25)  # the 24th is Ngày Văn hóa Việt Nam


@pytest.mark.parametrize(
    ("due", "until", "late"),
    [
        pytest.param(FRIDAY, FRIDAY, DaysLate(0, 0), id="not-late"),
        pytest.param(FRIDAY, SATURDAY, DaysLate(1, 0), id="saturday-is-no-working-day"),
        pytest.param(FRIDAY, MONDAY, DaysLate(3, 1), id="over-a-weekend"),
        pytest.param(SATURDAY, MONDAY, DaysLate(0, 0), id="term-ran-to-monday"),
        pytest.param(SATURDAY, date(2026, 11, 25), DaysLate(2, 1), id="counted-from-monday-over-a-holiday"),
        pytest.param(date(2027, 2, 3), date(2027, 2, 11), DaysLate(8, 1), id="over-tết"),
    ],
)
def test_days_late(due: date, until: date, late: DaysLate) -> None:
    assert days_late(due, until, CALENDAR) == late


def test_days_late_are_true_only_where_there_are_some() -> None:
    assert not days_late(FRIDAY, FRIDAY, CALENDAR)
    assert days_late(FRIDAY, SATURDAY, CALENDAR)


def test_each_time_state_is_open_done_or_out() -> None:
    assert OPEN | DONE | {TimeState.OUT} == set(TimeState)
    assert not OPEN & DONE
    assert LATE <= OPEN | DONE


@given(DAYS, NEAR, SOON)
def test_task_is_overdue_when_its_term_has_ended(today: date, away: int, soon: int) -> None:
    due = today + timedelta(days=away)
    assert (running(due, today, soon) is TimeState.OVERDUE) == (effective_due(due, CALENDAR) < today)


@given(DAYS, NEAR, SOON)
def test_task_is_due_soon_when_few_working_days_remain(today: date, away: int, soon: int) -> None:
    due = today + timedelta(days=away)
    ends = effective_due(due, CALENDAR)
    few_remain = ends >= today and CALENDAR.working_days_between(today, ends) <= soon
    assert (running(due, today, soon) is TimeState.DUE_SOON) == few_remain


@given(DAYS, NEAR, SOON)
def test_query_and_rule_agree(today: date, away: int, soon: int) -> None:
    due = today + timedelta(days=away)
    state = running(due, today, soon)
    assert (due <= last_overdue_due(today, CALENDAR)) == (state is TimeState.OVERDUE)
    assert (due <= last_soon_due(today, soon, CALENDAR)) == (state in (TimeState.OVERDUE, TimeState.DUE_SOON))


@given(DAYS, NEAR, SOON)
def test_time_only_makes_it_worse(today: date, away: int, soon: int) -> None:
    order = [TimeState.IN_TIME, TimeState.DUE_SOON, TimeState.OVERDUE]
    due = today + timedelta(days=away)
    assert order.index(running(due, today, soon)) <= order.index(running(due, today + timedelta(days=1), soon))


@given(DAYS, NEAR, NEAR)
def test_asked_in_time_is_done_on_time_whenever_it_is_confirmed(due: date, asked: int, confirmed: int) -> None:
    asked_on, today = due + timedelta(days=asked), due + timedelta(days=max(asked, confirmed))
    waiting = time_state(LifeCycle.AWAITING, due, asked_on, today, 3, CALENDAR)
    done = time_state(LifeCycle.DONE, due, asked_on, today, 3, CALENDAR)
    assert (waiting in LATE) == (done in LATE) == bool(days_late(due, asked_on, CALENDAR))


@given(st.sampled_from(LifeCycle), st.none() | DAYS, DAYS, DAYS, SOON, st.booleans())
def test_every_task_has_a_time_state(
    state: LifeCycle, due: date | None, done_on: date, today: date, soon: int, conditional: bool
) -> None:
    found = time_state(state, due, done_on, today, soon, CALENDAR, conditional=conditional)
    assert (found is TimeState.OUT) == (state in OUT_OF_COUNT)
    assert (found in DONE) == (state is LifeCycle.DONE)


@given(DAYS, NEAR)
def test_working_days_late_are_no_more_than_days_late(due: date, away: int) -> None:
    late = days_late(due, due + timedelta(days=away), CALENDAR)
    assert 0 <= late.working_days <= late.calendar_days
