"""Months of silence: counted to the day, over short months, and never for work that is halted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.lifecycle import LifeCycle
from dondoc.rules.staleness import is_stale, last_stale_report, months_silent, silent_since, stale_from

GIVEN = date(2026, 1, 31)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
MONTHS = st.integers(1, 36)
AT_WORK = LifeCycle.IN_PROGRESS


@pytest.mark.parametrize(
    ("since", "months", "first"),
    [
        pytest.param(date(2026, 5, 15), 6, date(2026, 11, 16), id="day-after-the-same-day"),
        pytest.param(date(2026, 8, 31), 6, date(2027, 3, 1), id="february-has-no-31st"),
        pytest.param(date(2027, 8, 31), 6, date(2028, 3, 1), id="nor-in-a-leap-year"),
        pytest.param(date(2027, 8, 29), 6, date(2028, 3, 1), id="29th-of-a-leap-year"),
        pytest.param(date(2026, 12, 31), 12, date(2028, 1, 1), id="a-year"),
    ],
)
def test_silence_is_over_on_the_same_day_of_the_month(since: date, months: int, first: date) -> None:
    assert stale_from(since, months) == first
    assert not is_stale(AT_WORK, since, None, first - timedelta(days=1), months)
    assert is_stale(AT_WORK, since, None, first, months)


def test_report_breaks_the_silence() -> None:
    assert not is_stale(AT_WORK, GIVEN, date(2026, 10, 1), date(2026, 11, 21), 6)


def test_report_before_the_work_was_given_does_not_count() -> None:
    assert silent_since(GIVEN, date(2025, 1, 1)) == GIVEN


@pytest.mark.parametrize("state", [LifeCycle.DONE, LifeCycle.SUSPENDED, LifeCycle.REFUSED, LifeCycle.DROPPED])
def test_halted_work_is_never_stale(state: LifeCycle) -> None:
    assert not is_stale(state, GIVEN, None, date(2030, 1, 1), 6)


def test_work_that_nobody_accepted_goes_stale_too() -> None:
    assert is_stale(LifeCycle.NEW, GIVEN, None, date(2030, 1, 1), 6)


@pytest.mark.parametrize(
    ("today", "months"),
    [
        pytest.param(date(2026, 2, 27), 0, id="less-than-a-month"),
        pytest.param(date(2026, 2, 28), 1, id="last-of-february"),
        pytest.param(date(2026, 3, 30), 1, id="day-before"),
        pytest.param(date(2026, 3, 31), 2, id="two-months"),
        pytest.param(date(2025, 12, 1), 0, id="before-it-began"),
    ],
)
def test_whole_months_are_counted(today: date, months: int) -> None:
    assert months_silent(GIVEN, None, today) == months


@pytest.mark.parametrize("months", [0, -1])
def test_less_than_a_month_is_refused(months: int) -> None:
    with pytest.raises(ValueError, match="month"):
        stale_from(GIVEN, months)


@given(DAYS, DAYS, MONTHS)
def test_stale_means_that_many_months_and_a_day(since: date, today: date, months: int) -> None:
    stale = is_stale(AT_WORK, since, None, today, months)
    assert stale == (today > since and months_silent(since, None, today - timedelta(days=1)) >= months)


@given(DAYS, st.integers(-40, 40), MONTHS)
def test_query_and_rule_agree(today: date, away: int, months: int) -> None:
    last = last_stale_report(today, months)
    reported = last + timedelta(days=away)
    assert is_stale(AT_WORK, date(1990, 1, 1), reported, today, months) == (reported <= last)


@given(DAYS, DAYS, MONTHS)
def test_silence_only_grows(since: date, today: date, months: int) -> None:
    tomorrow = today + timedelta(days=1)
    assert is_stale(AT_WORK, since, None, tomorrow, months) >= is_stale(AT_WORK, since, None, today, months)
