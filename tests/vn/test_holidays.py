"""The free days of the library against what was decided and published."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dondoc.vn.holidays import SWAPPED, DayKind, holidays_of, swapped_to_work


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(date(2024, 2, 8), date(2024, 2, 14), id="2024-from-29-to-mùng-5"),
        pytest.param(date(2025, 1, 27), date(2025, 1, 31), id="2025-whole-working-week"),
        pytest.param(date(2026, 2, 16), date(2026, 2, 20), id="2026-whole-working-week"),
        pytest.param(date(2027, 2, 4), date(2027, 2, 10), id="2027-five-days-and-two-in-lieu"),
    ],
)
def test_tết_is_free_from_first_to_last_day(first: date, last: date) -> None:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert all(day in holidays_of(first.year) for day in days)


@pytest.mark.parametrize("day", [date(2024, 4, 18), date(2025, 4, 7), date(2026, 4, 26), date(2027, 4, 16)])
def test_tenth_of_the_third_month_follows_the_moon(day: date) -> None:
    assert holidays_of(day.year)[day] == "Ngày Giỗ Tổ Hùng Vương"


@pytest.mark.parametrize(
    ("national_day", "beside"),
    [
        pytest.param(date(2024, 9, 2), date(2024, 9, 3), id="day-after"),
        pytest.param(date(2025, 9, 2), date(2025, 9, 1), id="day-before"),
        pytest.param(date(2026, 9, 2), date(2026, 9, 1), id="day-before-again"),
        pytest.param(date(2027, 9, 2), date(2027, 9, 3), id="day-after-again"),
    ],
)
def test_national_day_has_one_day_beside_it(national_day: date, beside: date) -> None:
    assert holidays_of(national_day.year)[national_day] == "Quốc khánh"
    assert holidays_of(national_day.year)[beside] == "Quốc khánh"


def test_holiday_on_a_sunday_gives_monday_in_lieu() -> None:
    assert holidays_of(2026)[date(2026, 4, 27)] == "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_fixed_holidays_come_every_year(year: int) -> None:
    assert {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)} <= set(holidays_of(year))


@pytest.mark.parametrize(
    ("free", "worked"),
    [
        pytest.param(date(2024, 4, 29), date(2024, 5, 4), id="before-30-april-2024"),
        pytest.param(date(2025, 5, 2), date(2025, 4, 26), id="after-1-may-2025"),
        pytest.param(date(2026, 8, 31), date(2026, 8, 22), id="before-national-day-2026"),
    ],
)
def test_library_knows_a_swap_from_both_sides(free: date, worked: date) -> None:
    assert free in holidays_of(free.year)
    assert swapped_to_work(worked.year) == {worked}


def test_our_swaps_give_as_many_days_as_they_take() -> None:
    kinds = list(SWAPPED.values())
    assert kinds.count(DayKind.OFF) == kinds.count(DayKind.WORK)


def test_our_swaps_are_not_known_to_the_library_yet() -> None:
    for day, kind in SWAPPED.items():
        known = day in (holidays_of(day.year) if kind is DayKind.OFF else swapped_to_work(day.year))
        assert not known, f"the library has caught up with {day}: drop the row"


@pytest.mark.parametrize("year", [2020, 2026, 2040])
def test_a_year_holds_its_own_days_alone(year: int) -> None:
    assert {day.year for day in holidays_of(year)} == {year}
    assert {day.year for day in swapped_to_work(year)} <= {year}
