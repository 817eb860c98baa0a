"""Last days of months, quarters and years; days that do not exist."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.vn.calendar import add_months, end_of_month, end_of_quarter, end_of_year, on_day, repaired

YEARS = st.integers(1900, 2099)


@given(YEARS, st.integers(1, 12))
def test_month_ends_the_day_before_the_next_begins(year: int, month: int) -> None:
    following = end_of_month(year, month) + timedelta(days=1)
    assert following.day == 1
    assert following.month == month % 12 + 1


@pytest.mark.parametrize(
    ("quarter", "last"),
    [(1, date(2023, 3, 31)), (2, date(2023, 6, 30)), (3, date(2023, 9, 30)), (4, date(2023, 12, 31))],
)
def test_quarter_ends_with_its_last_month(quarter: int, last: date) -> None:
    assert end_of_quarter(2023, quarter) == last


def test_year_ends_in_december() -> None:
    assert end_of_year(2030) == date(2030, 12, 31)


@pytest.mark.parametrize(
    ("year", "month", "day", "last"),
    [
        pytest.param(2022, 6, 31, date(2022, 6, 30), id="june-has-thirty-days"),
        pytest.param(2025, 2, 29, date(2025, 2, 28), id="no-leap-year"),
        pytest.param(2023, 2, 31, date(2023, 2, 28), id="february"),
    ],
)
def test_day_that_does_not_exist_becomes_the_last_of_its_month(year: int, month: int, day: int, last: date) -> None:
    assert repaired(year, month, day) == (last, False)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_day_that_exists_stays(day: date) -> None:
    assert repaired(day.year, day.month, day.day) == (day, True)


@pytest.mark.parametrize(
    ("month", "day"),
    [
        pytest.param(13, 1, id="no-thirteenth-month"),
        pytest.param(0, 1, id="no-month-nought"),
        pytest.param(1, 0, id="no-day-nought"),
        pytest.param(1, 32, id="no-month-has-32-days"),
    ],
)
def test_what_is_no_day_at_all_is_refused(month: int, day: int) -> None:
    with pytest.raises(ValueError):
        repaired(2025, month, day)


@pytest.mark.parametrize("quarter", [0, 5, -1])
def test_there_are_four_quarters(quarter: int) -> None:
    with pytest.raises(ValueError):
        end_of_quarter(2025, quarter)


@pytest.mark.parametrize("month", [0, 13])
def test_there_are_twelve_months(month: int) -> None:
    with pytest.raises(ValueError):
        end_of_month(2025, month)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="no-such-day-in-february"),
        pytest.param(date(2026, 1, 31), 2, date(2026, 3, 31), id="no-drift-by-way-of-february"),
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="leap-day"),
        pytest.param(date(2026, 11, 30), 3, date(2027, 2, 28), id="into-the-next-year"),
        pytest.param(date(2026, 3, 31), -1, date(2026, 2, 28), id="backwards"),
        pytest.param(date(2026, 1, 15), -1, date(2025, 12, 15), id="into-the-year-before"),
        pytest.param(date(2026, 1, 15), 0, date(2026, 1, 15), id="nought"),
    ],
)
def test_months_are_added(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(-1000, 1000))
def test_months_added_change_the_month_by_so_many(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == min(day.day, end_of_month(then.year, then.month).day)


def test_day_that_a_month_lacks_is_its_last() -> None:
    assert (on_day(2026, 6, 31), on_day(2024, 2, 30)) == (date(2026, 6, 30), date(2024, 2, 29))
