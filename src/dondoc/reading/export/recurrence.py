"""When a task or a standing report falls due, as rules of return: first day, and how it comes back.

A task stands on the days that the document names, and comes back only where one
fixed day and a period are named. A report's first day is the first one after the
document was issued; a document without a date has none, unless a full date is
named. A quarter's «ngày 20» is a day of the last or of the next month only where
the words say so; otherwise no rule is made: a wrong day is worse than none.
Source: RFC 5545, 3.3.10; the forms of `due` in the plan format.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from dondoc.reading.export import phrases
from dondoc.reading.model import DeadlineType, Reading, ReportingDuty, Task

_EVERY: dict[str, dict[str, Any]] = {
    "annual": {"freq": "yearly"},
    "biennial": {"freq": "yearly", "interval": 2},
    "semiannual": {"freq": "monthly", "interval": 6},
    "quarterly": {"freq": "monthly", "interval": 3},
    "monthly": {"freq": "monthly"},
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_OF_YEAR = re.compile(r"(\d{2})-(\d{2})\Z")
_HORIZON = re.compile(
    r"giai\ đoạn\s+\d{4}\s*[-–—]\s*(\d{4})"  # giai đoạn 2024-2030
    r"|đến\s+(?:hết\s+)?năm\s+(\d{4})"  # đến hết năm 2030
    r"|(?<!\d)(?<!\d\s)năm\s+(\d{4})",  # Kế hoạch … năm 2025; not «tháng 11 năm 2020»
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A first day and the parts of an RRULE; no parts for a day that comes once."""

    start: date
    parts: dict[str, Any] = field(default_factory=dict)
    key: str = ""


def task_rules(task: Task, reading: Reading) -> list[Rule]:
    """The rules of one task: its listed days where the deadline is fixed days, else the last day."""
    deadline = task.deadline
    listed = sorted({day for iso in deadline.dates if (day := phrases.day_of(iso))})
    due = phrases.day_of(deadline.due)
    if deadline.type is not DeadlineType.ON:
        return [Rule(day) for day in ([due] if due else listed[-1:])]
    days = listed or ([due] if due else [])
    if len(days) != 1 or deadline.recurrence not in _EVERY:
        return [Rule(day, key=day.isoformat()) for day in days]
    rule = Rule(days[0], dict(_EVERY[deadline.recurrence]))
    return [Rule(rule.start, _until(rule, horizon(reading)))]


def report_rules(duty: ReportingDuty, reading: Reading) -> Iterator[Rule]:
    """The rules of one duty: one for each day that it names, none where it names none."""
    after = _first_possible_day(reading.document.issued_on)
    dues = duty.dates or ((duty.due,) if duty.due else ())
    for due in dues:
        rule = _rule(duty, due, after, several=len(dues) > 1)
        if rule:
            yield Rule(rule.start, _until(rule, horizon(reading)), due)


def horizon(reading: Reading) -> int | None:
    """The last year that the title speaks of; nothing where it speaks of none."""
    years = [int(year) for match in _HORIZON.finditer(reading.document.title or "") for year in match.groups() if year]
    issued = reading.document.issued_on
    known = [year for year in years if not issued or year >= int(issued[:4])]
    return max(known, default=None)


def _first_possible_day(issued_on: str | None) -> date | None:
    if not issued_on:
        return None
    parts = [int(part) for part in issued_on.split("-")]
    try:
        return date(*[*parts, 1, 1][:3])
    except ValueError:
        return None


def _rule(duty: ReportingDuty, due: str, after: date | None, *, several: bool) -> Rule | None:
    if day := phrases.day_of(due):
        return Rule(day)
    if after is None or duty.frequency == "once":
        return None
    if match := _DAY_OF_YEAR.match(due):
        return _of_year(int(match[1]), int(match[2]), after, 12 if several else _MONTHS.get(duty.frequency, 12))
    if due.startswith("W") and due[1:] in "1234567":
        return _of_week(int(due[1:]), after)
    if due.isdigit() and 1 <= int(due) <= 31:
        return _of_month(int(due), duty, after)
    return None


_MONTHS = {"semiannual": 6, "quarterly": 3, "monthly": 1}


def _of_year(month: int, day: int, after: date, step: int) -> Rule | None:
    """A day of the year; with a shorter period it comes back every `step` months from there, and began before."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    months = sorted({(month - 1 + n * step) % 12 + 1 for n in range(12 // step)})
    return _on_months(months, day, after)


def _of_month(day: int, duty: ReportingDuty, after: date) -> Rule | None:
    if duty.frequency == "monthly":
        return _on_months(list(range(1, 13)), day, after)
    if duty.frequency == "quarterly" and re.search(r"tháng\s+cuối", duty.text, re.IGNORECASE):
        return _on_months([3, 6, 9, 12], day, after)
    if duty.frequency == "quarterly" and re.search(r"tháng\s+đầu", duty.text, re.IGNORECASE):
        return _on_months([1, 4, 7, 10], day, after)
    return None


def _of_week(weekday: int, after: date) -> Rule:
    start = after + timedelta(days=(weekday - after.isoweekday()) % 7)
    return Rule(start, {"freq": "weekly", "byday": _WEEKDAYS[weekday - 1]})


def _on_months(months: list[int], day: int, after: date) -> Rule | None:
    start = _next(months, day, after)
    if start is None:
        return None
    parts: dict[str, Any] = {"freq": "monthly"} if len(months) == 12 else {"freq": "yearly", "bymonth": months}
    if _is_short_somewhere(months, day):
        # «ngày 31» of a month of 30 days is its last day: the last of the days that there are
        parts |= {"bymonthday": list(range(28, day + 1)), "bysetpos": -1}
        if len(months) not in (1, 12):
            parts = {"freq": "monthly", **{key: value for key, value in parts.items() if key != "freq"}}
    else:
        parts["bymonthday"] = day
    return Rule(start, parts)


def _is_short_somewhere(months: list[int], day: int) -> bool:
    return any(day > calendar.monthrange(2023, month)[1] for month in months)


def _next(months: list[int], day: int, after: date) -> date | None:
    for year in range(after.year, min(after.year + 2, date.max.year + 1)):
        for month in months:
            found = date(year, month, min(day, calendar.monthrange(year, month)[1]))
            if found >= after:
                return found
    return None


def _until(rule: Rule, year: int | None) -> dict[str, Any]:
    """The rule with its end: the first quarter after the last year, when that year's report may still be due."""
    if not rule.parts or year is None or year >= date.max.year:
        return rule.parts
    end = date(year + 1, 3, 31)
    return {**rule.parts, "until": end} if end >= rule.start else rule.parts
