from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.days import find_fault, last_day, read_day, read_month_day, repaired_day, show_day


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        pytest.param("31/12/2026", "2026-12-31", id="as-people-write"),
        pytest.param("1-2-2026", "2026-02-01", id="hyphens"),
        pytest.param(" 5 / 6 / 2026 ", "2026-06-05", id="spaces"),
        pytest.param("2026-12-31", "2026-12-31", id="iso"),
        pytest.param("6/2026", "2026-06-30", id="a-month-ends-with-its-last-day"),
        pytest.param("2026-06", "2026-06-30", id="iso-month"),
        pytest.param("quý II/2026", "2026-06-30", id="quarter"),
        pytest.param("Quý 4 năm 2026", "2026-12-31", id="quarter-in-words"),
        pytest.param("6 tháng đầu năm 2026", "2026-06-30", id="half"),
        pytest.param("hết năm 2026", "2026-12-31", id="year-in-words"),
        pytest.param("2026", "2026-12-31", id="year"),
        pytest.param("31/6/2026", "2026-06-31", id="impossible-stays"),
        pytest.param("13/2026", "2026-13", id="no-such-month-stays"),
        pytest.param("thường xuyên", "thường xuyên", id="no-day"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_days_are_read_as_officials_type_them(typed: str, iso: str) -> None:
    assert read_day(typed) == iso


@pytest.mark.parametrize(
    ("text", "reduced", "says"),
    [
        pytest.param("2026-06-30", False, "", id="real"),
        pytest.param("2026-06-31", False, "30/06/2026", id="proposes-the-last-day"),
        pytest.param("2026-02-30", False, "28/02/2026", id="february"),
        pytest.param("2026-13-01", False, "Không có tháng 13", id="month"),
        pytest.param("2026-06-32", False, "Không có ngày 32", id="day"),
        pytest.param("2026-06", False, "đủ ngày", id="reduced-is-not-enough"),
        pytest.param("2026-06", True, "", id="reduced-is-enough"),
        pytest.param("2026", True, "", id="year-is-enough"),
        pytest.param("1026-06-30", False, "không hợp lý", id="year-of-long-ago"),
        pytest.param("mai", False, "ngày/tháng/năm", id="words"),
    ],
)
def test_a_fault_says_what_to_do(text: str, reduced: bool, says: str) -> None:
    fault = find_fault(text, reduced=reduced)
    assert says in fault if says else fault == ""


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_real_day_has_no_fault_and_is_read_back(day: date) -> None:
    assert find_fault(day.isoformat()) == ""
    assert read_day(show_day(day.isoformat())) == day.isoformat() == repaired_day(day.isoformat())
    assert last_day(day.isoformat()) == day


@given(st.text(max_size=15))
def test_nothing_typed_breaks_the_reading(typed: str) -> None:
    find_fault(read_day(typed))
    last_day(typed)
    repaired_day(typed)
    read_month_day(typed)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026", date(2026, 12, 31)), ("2026-02", date(2026, 2, 28)), ("2026-02-30", None), ("0000", None), ("x", None)],
)
def test_the_last_day_of_a_reduced_one(text: str, day: date | None) -> None:
    assert last_day(text) == day


def test_a_day_of_every_year() -> None:
    assert read_month_day("20/11") == "--11-20"
    assert show_day("--11-20") == "20/11"
