"""Days as people type them and as values keep them: ISO 8601, reduced where only a month or year is known.

A day that does not exist is never moved in silence: `find_fault` says so and proposes
the last day of that month.

>>> read_day("31/12/2026"), read_day("quý II/2026"), read_day("6/2026"), read_day("2026")
('2026-12-31', '2026-06-30', '2026-06-30', '2026-12-31')
>>> read_day("31/6/2026"), repaired_day("2026-06-31")
('2026-06-31', '2026-06-30')
>>> show_day("2026-06-30"), show_day("2026-06"), show_day("--11-20")
('30/06/2026', '06/2026', '20/11')
"""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from dondoc.vn.alphabet import fold
from dondoc.vn.calendar import end_of_month, end_of_quarter, end_of_year, repaired

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TYPED = re.compile(r"(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})")
_QUARTER = re.compile(r"quy\s*(iv|i{1,3}|[1-4])\s*(?:[/-]|nam)?\s*(\d{4})")
_HALF = re.compile(r"(?:0?6|sau) thang (dau|cuoi) nam (\d{4})")
_YEAR = re.compile(r"(?:(?:het|den|cuoi)?\s*nam\s*)?(\d{4})")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
FIRST_YEAR, LAST_YEAR = 1990, 2100


def read_day(typed: str) -> str:
    """What a person typed as a full ISO day, the last one of what is named; unchanged where it is none."""
    words = " ".join(fold(typed).split())
    if match := _TYPED.fullmatch(words):
        day, month, year = (int(part) if part else 0 for part in match.groups())
        return f"{year:04}-{month:02}-{day:02}" if day else _last_of_month(year, month)
    if match := _QUARTER.fullmatch(words):
        return end_of_quarter(int(match[2]), _QUARTERS.get(match[1]) or int(match[1])).isoformat()
    if match := _HALF.fullmatch(words):
        return end_of_quarter(int(match[2]), 2 if match[1] == "dau" else 4).isoformat()
    if match := _YEAR.fullmatch(words):
        return end_of_year(int(match[1])).isoformat() if int(match[1]) else typed.strip()
    if re.fullmatch(r"\d{4}-\d\d", words):
        return _last_of_month(int(words[:4]), int(words[5:]))
    return typed.strip()


def read_month_day(typed: str) -> str:
    """«20/11» as the day of every year, «--11-20»; unchanged where it is none."""
    match = _MONTH_DAY.fullmatch(typed.strip())
    return f"--{int(match[2]):02}-{int(match[1]):02}" if match else typed.strip()


def _last_of_month(year: int, month: int) -> str:
    return end_of_month(year, month).isoformat() if 1 <= month <= 12 and year else f"{year:04}-{month:02}"


def find_fault(text: str, *, reduced: bool = False) -> str:
    """What is wrong with an ISO day, in the words of a form; empty where nothing is."""
    match = _ISO.fullmatch(text)
    if match is None:
        return _("Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 31/12/2026.")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not FIRST_YEAR <= (year or 0) <= LAST_YEAR:
        return _("Năm %(year)s không hợp lý; hãy kiểm tra lại.") % {"year": match[1]}
    if month is not None and not 1 <= month <= 12:
        return _("Không có tháng %(month)s.") % {"month": month}
    if day is not None and not repaired_day(text):
        return _("Không có ngày %(day)s.") % {"day": day}
    if day is not None and repaired_day(text) != text:
        facts = {"day": show_day(text), "month": month, "suggestion": show_day(repaired_day(text))}
        return _("Ngày %(day)s không có thật. Ngày cuối của tháng %(month)s là %(suggestion)s.") % facts
    if not reduced and day is None:
        return _("Hãy ghi đủ ngày, tháng, năm.")
    return ""


def repaired_day(text: str) -> str:
    """The day itself where it exists, the last of its month where it does not; empty where nothing can be proposed."""
    match = _ISO.fullmatch(text)
    if match is None or match[3] is None:
        return ""
    try:
        return repaired(*(int(part) for part in match.groups()))[0].isoformat()
    except ValueError:
        return ""


def last_day(text: str) -> date | None:
    """The last day of an ISO day, month or year; None where it is none."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day is not None and month is not None:
            return date(year or 0, month, day)
        return end_of_month(year or 0, month) if month is not None else end_of_year(year or 0)
    except ValueError:
        return None


def show_day(text: str) -> str:
    """As people write it: 31/12/2026, 12/2026, 2026; «--11-20» is 20/11, «---25» is 25."""
    parts = [part for part in text.split("-") if part]
    return "/".join(reversed(parts))
