"""Working days: weekends, holidays, swaps, overrides, and laws of counting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.vn.holidays import DayKind
from dondoc.vn.working_days import WorkCalendar

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(1, 600)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        pytest.param(date(2026, 11, 20), True, id="friday"),
        pytest.param(date(2026, 11, 21), False, id="saturday"),
        pytest.param(date(2026, 11, 22), False, id="sunday"),
        pytest.param(date(2026, 2, 17), False, id="tết"),
        pytest.param(date(2026, 4, 27), False, id="monday-in-lieu-of-a-sunday"),
        pytest.param(date(2025, 5, 2), False, id="friday-swapped-away"),
        pytest.param(date(2025, 4, 26), True, id="saturday-worked-for-it"),
        pytest.param(date(2026, 1, 2), False, id="swap-of-our-own-table"),
        pytest.param(date(2026, 1, 10), True, id="saturday-worked-for-that"),
    ],
)
def test_day_is_worked_or_free(day: date, worked: bool) -> None:
    assert CALENDAR.is_working_day(day) is worked


@pytest.mark.parametrize(
    ("due", "ends"),
    [
        pytest.param(date(2026, 11, 20), date(2026, 11, 20), id="working-day-stays"),
        pytest.param(date(2026, 11, 21), date(2026, 11, 23), id="saturday-to-monday"),
        pytest.param(date(2025, 8, 31), date(2025, 9, 3), id="sunday-before-national-day"),
        pytest.param(date(2027, 2, 4), date(2027, 2, 11), id="over-tết"),
        pytest.param(date(2028, 12, 31), date(2029, 1, 2), id="over-new-year"),
        pytest.param(date(2025, 4, 26), date(2025, 4, 26), id="worked-saturday-stays"),
    ],
)
def test_term_ends_with_the_next_working_day(due: date, ends: date) -> None:
    assert CALENDAR.next_working_day(due) == ends


def test_override_makes_a_working_day_free_and_names_it() -> None:
    calendar = WorkCalendar({date(2027, 9, 1): DayKind.OFF})
    assert not calendar.is_working_day(date(2027, 9, 1))
    assert calendar.holiday_name(date(2027, 9, 1)) == "Ngày nghỉ hoán đổi"


def test_override_makes_a_holiday_worked_and_takes_its_name() -> None:
    calendar = WorkCalendar({date(2026, 11, 24): DayKind.WORK})
    assert calendar.is_working_day(date(2026, 11, 24))
    assert calendar.holiday_name(date(2026, 11, 24)) is None


def test_override_wins_over_our_own_swaps() -> None:
    assert WorkCalendar({date(2026, 1, 2): DayKind.WORK}).is_working_day(date(2026, 1, 2))


def test_override_may_come_as_the_word_of_a_table() -> None:
    calendar = WorkCalendar({date(2026, 11, 21): "work"})  # type: ignore[dict-item]
    assert calendar.is_working_day(date(2026, 11, 21))


def test_unknown_word_in_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="half"):
        WorkCalendar({date(2026, 11, 21): "half"})  # type: ignore[dict-item]


def test_weekend_has_no_name() -> None:
    assert CALENDAR.holiday_name(date(2026, 11, 21)) is None


def test_holiday_off_by_override_keeps_its_own_name() -> None:
    calendar = WorkCalendar({date(2026, 9, 2): DayKind.OFF})
    assert calendar.holiday_name(date(2026, 9, 2)) == "Quốc khánh"


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        pytest.param(date(2026, 11, 20), 1, date(2026, 11, 23), id="over-a-weekend"),
        pytest.param(date(2026, 11, 21), 1, date(2026, 11, 23), id="from-a-saturday"),
        pytest.param(date(2026, 11, 23), -3, date(2026, 11, 18), id="three-days-before"),
        pytest.param(date(2026, 11, 22), -1, date(2026, 11, 20), id="before-a-sunday"),
        pytest.param(date(2027, 2, 12), -2, date(2027, 2, 3), id="back-over-tết"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 4), id="into-the-next-year"),
        pytest.param(date(2027, 1, 4), -1, date(2026, 12, 31), id="into-the-year-before"),
        pytest.param(date(2026, 11, 21), 0, date(2026, 11, 21), id="nought-moves-nothing"),
    ],
)
def test_working_days_are_added_and_taken(day: date, n: int, then: date) -> None:
    assert CALENDAR.add_working_days(day, n) == then


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        pytest.param(date(2026, 11, 20), date(2026, 11, 23), 1, id="friday-to-monday"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 22), 0, id="friday-to-sunday"),
        pytest.param(date(2026, 2, 13), date(2026, 2, 23), 1, id="over-tết"),
        pytest.param(date(2026, 11, 23), date(2026, 11, 20), -1, id="backwards"),
    ],
)
def test_working_days_between_two_days(first: date, last: date, days: int) -> None:
    assert CALENDAR.working_days_between(first, last) == days


def test_a_year_has_some_two_hundred_and_fifty_working_days() -> None:
    assert CALENDAR.working_days_between(date(2025, 12, 31), date(2026, 12, 31)) == 249


@given(DAYS)
def test_next_working_day_is_worked_and_none_lies_before_it(day: date) -> None:
    found = CALENDAR.next_working_day(day)
    assert CALENDAR.is_working_day(found)
    assert not any(CALENDAR.is_working_day(day + timedelta(days=n)) for n in range((found - day).days))


@given(DAYS, COUNTS)
def test_days_added_are_the_days_between(day: date, n: int) -> None:
    assert CALENDAR.working_days_between(day, CALENDAR.add_working_days(day, n)) == n


@given(DAYS, COUNTS)
def test_what_is_added_to_a_working_day_can_be_taken_away(day: date, n: int) -> None:
    start = CALENDAR.next_working_day(day)
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, n), -n) == start


@given(DAYS, COUNTS, COUNTS)
def test_adding_in_two_steps_is_adding_at_once(day: date, one: int, other: int) -> None:
    stepwise = CALENDAR.add_working_days(CALENDAR.add_working_days(day, one), other)
    assert stepwise == CALENDAR.add_working_days(day, one + other)


@given(DAYS, DAYS, DAYS)
def test_days_between_add_up(first: date, second: date, third: date) -> None:
    between = CALENDAR.working_days_between
    assert between(first, second) + between(second, third) == between(first, third)


@given(DAYS, DAYS)
def test_later_deadline_never_ends_earlier(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert CALENDAR.next_working_day(earlier) <= CALENDAR.next_working_day(later)


@given(st.dates())
def test_every_date_is_worked_or_free(day: date) -> None:
    assert CALENDAR.is_working_day(day) in (True, False)


@pytest.mark.parametrize(("day", "n"), [(date.max, 1), (date.min, -2), (date.min, -1)])
def test_end_of_time_is_said(day: date, n: int) -> None:
    with pytest.raises(OverflowError, match="working day"):
        CALENDAR.add_working_days(day, n)
