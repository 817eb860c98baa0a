"""Days and periods: the last day of what is named, and what is no date although it has figures."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.recognise.dates import find_dates

FRAGMENTS = (
    "ngày ", "tháng ", "năm ", "quý ", "Q", "II", "IV", "/", "-", "–", " - ", " đến ", "31", "6", "02", "2025", "2030",
    "13", "0", "trước ", "6 tháng đầu năm ", "tuần 3 tháng 9/", "hằng năm", "29/2/", ".", ",", " ", "T6/", "và ",
)  # fmt: skip


def last_days(text: str, year: int | None = None) -> list[str]:
    return [found.last.isoformat() for found in find_dates(text, year)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("ngày 29 tháng 11 năm 2021", "2021-11-29", id="worded"),
        pytest.param("Ngày 05 tháng 6 năm 2024", "2024-06-05", id="worded-at-the-start"),
        pytest.param("trước ngày 31/3/2022", "2022-03-31", id="figures"),
        pytest.param("15-9-2025", "2025-09-15", id="hyphens"),
        pytest.param("15.9.2025", "2025-09-15", id="dots"),
        pytest.param("15 / 9 / 2025", "2025-09-15", id="blanks-round-the-strokes"),
        pytest.param("tháng 6/2022", "2022-06-30", id="month"),
        pytest.param("tháng 02 năm 2024", "2024-02-29", id="february-of-a-leap-year"),
        pytest.param("T9/2025", "2025-09-30", id="month-of-a-table"),
        pytest.param("tháng 3 - 6/2025", "2025-06-30", id="months-end-with-the-second"),
        pytest.param("12/2025", "2025-12-31", id="bare-month"),
        pytest.param("quý II/2023", "2023-06-30", id="quarter-ends-with-its-last-month"),
        pytest.param("Quý 4 năm 2025", "2025-12-31", id="quarter-in-figures"),
        pytest.param("quý I, II năm 2025", "2025-06-30", id="two-quarters-end-with-the-second"),
        pytest.param("Quý III - IV/2025", "2025-12-31", id="range-of-quarters"),
        pytest.param("quý I và quý III/2025", "2025-09-30", id="quarters-named-twice"),
        pytest.param("Q3/2025", "2025-09-30", id="quarter-of-a-table"),
        pytest.param("quí II/2025", "2025-06-30", id="quarter-with-i"),
        pytest.param("QUÝ IV/2025", "2025-12-31", id="quarter-in-capitals"),
        pytest.param("6 tháng đầu năm 2025", "2025-06-30", id="first-half"),
        pytest.param("06 tháng cuối năm 2025", "2025-12-31", id="second-half"),
        pytest.param("9 tháng đầu năm 2025", "2025-09-30", id="three-quarters"),
        pytest.param("tuần 2 tháng 6/2026", "2026-06-14", id="second-week"),
        pytest.param("tuần cuối tháng 2/2026", "2026-02-28", id="last-week"),
        pytest.param("giai đoạn 2026-2030", "2030-12-31", id="period"),
        pytest.param("2021–2025", "2025-12-31", id="period-with-en-dash"),
        pytest.param("từ năm 2026 đến năm 2028", "2028-12-31", id="period-in-words"),
        pytest.param("đến năm 2030", "2030-12-31", id="year-ends-in-december"),
    ],
)
def test_date_is_the_last_day_named(text: str, last: str) -> None:
    assert last_days(text) == [last]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("quý II/2023", date(2023, 4, 1), id="quarter"),
        pytest.param("Quý III - IV/2025", date(2025, 7, 1), id="two-quarters"),
        pytest.param("6 tháng cuối năm 2025", date(2025, 7, 1), id="second-half"),
        pytest.param("tháng 3 - 6/2025", date(2025, 3, 1), id="months"),
        pytest.param("giai đoạn 2026-2030", date(2026, 1, 1), id="period"),
        pytest.param("quý IV - quý I/2026", date(2025, 10, 1), id="quarters-over-the-turn-of-the-year"),
        pytest.param("tháng 11 - 02/2026", date(2025, 11, 1), id="months-over-the-turn-of-the-year"),
        pytest.param("31/3/2022", date(2022, 3, 31), id="a-day-begins-and-ends-on-itself"),
    ],
)
def test_period_begins_on_its_first_day(text: str, first: date) -> None:
    assert find_dates(text)[0].first == first


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("31/6/2022", date(2022, 6, 30), id="june"),
        pytest.param("ngày 31 tháng 11 năm 2025", date(2025, 11, 30), id="worded"),
        pytest.param("29/02/2025", date(2025, 2, 28), id="no-leap-year"),
    ],
)
def test_day_that_does_not_exist_is_repaired_and_said(text: str, last: date) -> None:
    (found,) = find_dates(text)
    assert (found.last, found.exists) == (last, False)


@pytest.mark.parametrize(
    ("text", "month_day"),
    [
        pytest.param("trước ngày 20/11 hằng năm", "11-20", id="day-of-every-year"),
        pytest.param("ngày 10 tháng 12 hằng năm", "12-10", id="worded"),
        pytest.param("tháng 12 hằng năm", "12-31", id="month-of-every-year"),
        pytest.param("ngày 29/2", "02-29", id="a-leap-year-may-be-meant"),
    ],
)
def test_day_without_a_year_gets_none_made_up(text: str, month_day: str) -> None:
    (found,) = find_dates(text)
    assert (found.month_day, found.assumed_year, found.last) == (month_day, True, date.min)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("trước ngày 20/11", "2025-11-20", id="day"),
        pytest.param("trong tháng 9.", "2025-09-30", id="month"),
        pytest.param("quý III", "2025-09-30", id="quarter"),
        pytest.param("6 tháng đầu năm", "2025-06-30", id="half"),
    ],
)
def test_year_of_the_plan_is_assumed_where_none_is_named(text: str, last: str) -> None:
    (found,) = find_dates(text, 2025)
    assert (found.last.isoformat(), found.assumed_year) == (last, True)


def test_period_without_a_year_is_no_date_where_none_may_be_assumed() -> None:
    assert find_dates("quý III; 6 tháng đầu năm") == []


def test_several_dates_come_in_order_with_their_places() -> None:
    text = "từ ngày 01/3/2025 đến 15/4/2025, báo cáo trước quý III/2025"
    found = find_dates(text)
    assert [text[one.start : one.end] for one in found] == ["01/3/2025", "15/4/2025", "quý III/2025"]


def test_day_of_two_dates_joined_by_a_dash() -> None:
    assert last_days("01/01/2025-31/12/2025") == ["2025-01-01", "2025-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thông tư số 11/2015/TT-BTC", id="number-and-year-of-a-circular"),
        pytest.param("Luật số 93/2025/QH15", id="number-and-year-of-a-law"),
        pytest.param("Quyết định số 12/QĐ-UBND", id="serial-of-a-decision"),
        pytest.param("tổng đài hỗ trợ 24/7", id="round-the-clock"),
        pytest.param("2/3 số đại biểu tán thành", id="fraction"),
        pytest.param("tỷ lệ 12/100", id="ratio"),
        pytest.param("mục 1.2.3", id="decimal-number-of-an-item"),
        pytest.param("2.030 lượt người", id="grouped-number-like-a-year"),
        pytest.param("120300 tài khoản", id="six-figures"),
        pytest.param("2025%", id="percentage"),
        pytest.param("ISO 9001:2015", id="a-standard-with-its-year"),
        pytest.param("32/1/2025", id="no-month-has-32-days"),
        pytest.param("ngày 12 tháng 13 năm 2025", id="no-thirteenth-month"),
        pytest.param("quý V/2025", id="there-are-four-quarters"),
        pytest.param("18/20 chỉ tiêu", id="share-of-targets"),
        pytest.param("QĐ 1, SQ3", id="a-letter-q-inside-a-word"),
    ],
)
def test_figures_that_are_no_date_are_left(text: str) -> None:
    assert find_dates(text, 2025) == []


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join), st.sampled_from((None, 2024, 2025)))
def test_every_date_found_exists_and_has_its_words(text: str, year: int | None) -> None:
    end = 0
    for found in find_dates(text, year):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.first <= found.last
        if found.month_day is not None:
            month, day = map(int, found.month_day.split("-"))
            assert found.exists is (day <= monthrange(found.last.year if found.last.year > 1 else 2000, month)[1])
        end = found.end


@given(st.text(max_size=60))
def test_any_text_has_its_dates_or_none(text: str) -> None:
    for found in find_dates(text):
        assert found.text == text[found.start : found.end]
