from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from dateutil.rrule import rrulestr
from icalendar import vRecur

from dondoc.reading.export.recurrence import horizon, report_rules, task_rules
from dondoc.reading.model import Deadline, DeadlineType, Reading
from factories.readings import plan


def reading(title: str = "Phát triển khoa học", issued_on: str | None = "2024-05-06") -> Reading:
    return replace(plan(), document=replace(plan().document, title=title, issued_on=issued_on))


def first_days(frequency: str, due: str, text: str = "", dates: tuple[str, ...] = (), count: int = 3) -> list[str]:
    duty = replace(plan().reporting[0], frequency=frequency, due=due, dates=dates, text=text)
    days: list[date] = []
    for rule in report_rules(duty, reading()):
        if not rule.parts:
            days.append(rule.start)
            continue
        found = rrulestr(vRecur(rule.parts).to_ical().decode(), dtstart=date_time(rule.start))
        days += [day.date() for day, _ in zip(found, range(count), strict=False)]
        assert rule.start in days, "the first day must be one of the rule's own"
    return [day.isoformat() for day in sorted(days)[:count]]


def date_time(day: date):
    from datetime import datetime, time

    return datetime.combine(day, time())


@pytest.mark.parametrize(
    ("frequency", "due", "text", "days"),
    [
        pytest.param("annual", "11-20", "", ["2024-11-20", "2025-11-20", "2026-11-20"], id="each-year"),
        pytest.param("annual", "01-15", "", ["2025-01-15", "2026-01-15", "2027-01-15"], id="first-day-next-year"),
        pytest.param("annual", "02-29", "", ["2025-02-28", "2026-02-28", "2027-02-28"], id="end-of-february"),
        pytest.param("monthly", "25", "", ["2024-05-25", "2024-06-25", "2024-07-25"], id="each-month"),
        pytest.param("monthly", "31", "", ["2024-05-31", "2024-06-30", "2024-07-31"], id="last-day-of-month"),
        pytest.param("semiannual", "06-15", "", ["2024-06-15", "2024-12-15", "2025-06-15"], id="half-years"),
        pytest.param("quarterly", "03-31", "", ["2024-06-30", "2024-09-30", "2024-12-31"], id="ends-of-quarters"),
        pytest.param("quarterly", "20", "ngày 20 tháng cuối quý", ["2024-06-20", "2024-09-20", "2024-12-20"],
                     id="last-month-of-quarter"),
        pytest.param("quarterly", "05", "ngày 05 tháng đầu quý sau", ["2024-07-05", "2024-10-05", "2025-01-05"],
                     id="first-month-of-next-quarter"),
        pytest.param("quarterly", "20", "ngày 20", [], id="day-of-an-unknown-month-is-not-made-up"),
        pytest.param("weekly", "W4", "", ["2024-05-09", "2024-05-16", "2024-05-23"], id="each-thursday"),
        pytest.param("once", "2025-06-15", "", ["2025-06-15"], id="once"),
        pytest.param("annual", "13-40", "", [], id="no-such-day"),
    ],
)  # fmt: skip
def test_days_of_a_report(frequency: str, due: str, text: str, days: list[str]) -> None:
    assert first_days(frequency, due, text) == days


def test_two_days_a_year_are_two_rules() -> None:
    days = first_days("semiannual", "12-10", dates=("06-10", "12-10"))
    assert days == ["2024-06-10", "2024-12-10", "2025-06-10"]


def test_document_without_date_gives_no_first_day() -> None:
    assert list(report_rules(plan().reporting[0], reading(issued_on=None))) == []


@pytest.mark.parametrize(
    ("title", "year"),
    [
        pytest.param("Phát triển khoa học giai đoạn 2024-2030", 2030, id="period"),
        pytest.param("Chuyển đổi số đến năm 2027, định hướng đến năm 2035", 2035, id="the-later-year"),
        pytest.param("Công tác năm 2025", 2025, id="one-year"),
        pytest.param("Thực hiện Nghị quyết ngày 20 tháng 11 năm 2020", None, id="year-of-a-cited-document"),
        pytest.param("Tổng kết giai đoạn 2016-2020", None, id="period-that-is-over"),
        pytest.param("Phát triển khoa học", None, id="no-year"),
    ],
)
def test_horizon_of_a_title(title: str, year: int | None) -> None:
    assert horizon(reading(title)) == year


def test_rule_ends_when_the_last_year_has_been_reported_on() -> None:
    (rule,) = report_rules(plan().reporting[0], reading("Công tác năm 2025"))
    assert rule.parts["until"] == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("deadline", "starts", "parts"),
    [
        pytest.param(Deadline("x", DeadlineType.BY, "2025-03-31"), ["2025-03-31"], {}, id="last-day"),
        pytest.param(Deadline("x", DeadlineType.BY, "2030-12-31", "annual"), ["2030-12-31"], {},
                     id="yearly-work-with-an-end-does-not-return-on-its-end"),
        pytest.param(Deadline("x", DeadlineType.ON, "2026-05-18", None, dates=("2025-05-18", "2026-05-18")),
                     ["2025-05-18", "2026-05-18"], {}, id="two-fixed-days"),
        pytest.param(Deadline("x", DeadlineType.ON, "2025-05-18", "annual"), ["2025-05-18"], {"freq": "yearly"},
                     id="fixed-day-each-year"),
        pytest.param(Deadline("x", DeadlineType.ON, "2025-05-18", "biennial"), ["2025-05-18"],
                     {"freq": "yearly", "interval": 2}, id="every-second-year"),
        pytest.param(Deadline("x", DeadlineType.ONGOING), [], {}, id="no-day"),
    ],
)  # fmt: skip
def test_days_of_a_task(deadline: Deadline, starts: list[str], parts: dict[str, object]) -> None:
    rules = task_rules(replace(plan().tasks[0], deadline=deadline), reading())
    assert [rule.start.isoformat() for rule in rules] == starts
    assert all(rule.parts == parts for rule in rules)
