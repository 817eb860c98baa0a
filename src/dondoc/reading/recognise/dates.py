"""Days, months, quarters and years as administrative documents write them.

The value is always the last day of what is named: a quarter ends with its last
month, «đến năm 2030» on 31 December. A day that cannot exist (31/6) becomes the
last day of its month and is reported, never moved in silence. Order is always day,
month, year. Source: the plans read so far; domain notes on language (§5).

>>> [str(found.last) for found in find_dates("quý II/2023 và trước ngày 31/3/2022")]
['2023-06-30', '2022-03-31']
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dondoc.vn.calendar import end_of_month, end_of_quarter, end_of_year, repaired
from dondoc.vn.numerals import parse_roman


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day or period in the text: its first and last day, and whether it exists as written."""

    start: int
    end: int
    first: date
    last: date
    text: str
    exists: bool = True
    assumed_year: bool = False
    month_day: str | None = None


_YEAR = r"(?:19|20)\d{2}"
_DASH = r"\s*(?:[-–—]|đến)\s*"
DATE = re.compile(
    rf"""
    (?P<worded>(?i:ngày)\s+(?:(?P<wd0>\d{{1,2}})\s*(?:,\s*\d{{1,2}}\s*){{0,8}}(?:,|và|đến|[-–])\s*(?:ngày\s+)?)?(?P<wd>\d{{1,2}})\s+(?i:tháng)\s+(?P<wm>\d{{1,2}})\s+(?i:năm)\s+(?P<wy>{_YEAR}))      # ngày 29 tháng 11 năm 2021
  | (?P<worded_open>ngày\s+(?P<od>\d{{1,2}})\s+tháng\s+(?P<om>\d{{1,2}})(?!\d))                    # ngày 10 tháng 12 (hằng năm)
  | (?P<figures>(?<![\d/.])(?P<fd>\d{{1,2}})\s?[/.-]\s?(?P<fm>\d{{1,2}})\s?[/.-]\s?(?P<fy>{_YEAR})(?!\d))   # 31/3/2022
  | (?P<half>(?P<hn>0?[69])\s+tháng\s+(?P<hw>đầu|cuối)\s+năm(?:\s+(?P<hy>{_YEAR}))?)               # 6 tháng đầu năm 2025
  | (?P<quarters>(?<!\w)(?:[Qq](?:u[ýí]|úy|)|QU[ÝÍ])\s*(?P<q1>IV|I{{1,3}}|[1-4])(?:\s*(?:,|và|[-–]|đến|hoặc)\s*(?:[Qq]u[ýí]\s*|QU[ÝÍ]\s*)?(?P<q2>IV|I{{1,3}}|[1-4]))?
        (?:(?:\s*[/,-]\s*|\s+)(?:năm\s+)?(?P<qy>{_YEAR}))?(?![\w]))                                  # quý II/2023, Quý III - IV năm 2025
  | (?P<week>[Tt]uần\s+(?:thứ\s+)?(?P<wn>[1-5]|cuối|đầu)\s+tháng\s+(?P<wkm>\d{{1,2}})\s*(?:/|năm|/\s)\s*(?P<wky>{_YEAR}))    # tuần 3 tháng 6/2026
  | (?P<month>(?:[Tt]háng|T)\s?(?P<mm>\d{{1,2}})(?:{_DASH}(?:tháng\s+)?(?P<mm2>\d{{1,2}}))?(?:\s*(?:/|-|năm|,\s*năm)\s*(?P<my>{_YEAR}))(?!\d))   # tháng 6/2022
  | (?P<month_open>(?:[Tt]háng)\s(?P<mo>\d{{1,2}})(?!\s*(?:/|năm|-)\s*\d)(?!\d)(?=\s*(?:h[ằà]ng\s+năm|[.,;)]|$)))
  | (?P<bare_month>(?<![\d/.-])(?P<bm>0?[1-9]|1[0-2])\s?[/-]\s?(?P<by>{_YEAR})(?!\d|/\s?[A-ZĐ]))     # 12/2025, not 11/2015/TT-BTC
  | (?P<day_open>(?<![\d/.,-])(?:(?<=ngày\s)|(?!24/7(?!\d)))(?P<dd>\d{{1,2}})/(?P<dm>\d{{1,2}})
        (?![\d/%]|\s+(?:số|tổng|thành\s+viên|đại\s+biểu|diện\s+tích)(?!\w)))                     # 20/11 (hằng năm), not 24/7, 2/3 số …
  | (?P<years>(?P<y1>{_YEAR}){_DASH}(?:năm\s+)?(?P<y2>{_YEAR})(?!\d))                              # 2026-2030
  | (?P<year>(?<![\d/.-])(?<!\d:)(?P<y>{_YEAR})(?![\d/%]))                                          # năm 2030, not ISO 9001:2015
    """,
    re.VERBOSE,
)


_FIGURE = re.compile(r"[\dQ]")


def find_dates(text: str, year: int | None = None) -> list[FoundDate]:
    """All days and periods named, in order. Where the year is not said, `year` is assumed; without it, none is made up."""
    found = []
    if _FIGURE.search(text) is None and "uý" not in text:
        return []
    for match in DATE.finditer(text):
        dated = _dated(match, year)
        if dated is not None:
            found.append(dated)
    return found


def _dated(match: re.Match[str], year: int | None) -> FoundDate | None:
    try:
        return _READERS[match.lastgroup or _kind(match)](match, year)
    except (ValueError, KeyError):
        return None


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name])


def _found(
    match: re.Match[str],
    first: date,
    last: date,
    *,
    exists: bool = True,
    assumed: bool = False,
    month_day: str | None = None,
) -> FoundDate:
    return FoundDate(match.start(), match.end(), first, last, match[0], exists, assumed, month_day)


def _day(match: re.Match[str], year: str | int | None, month: str, day: str) -> FoundDate | None:
    if year is None:
        last, exists = repaired(2000, int(month), int(day))  # a leap year: 29/2 may be meant
        month_day = f"{last.month:02d}-{last.day:02d}"
        return FoundDate(match.start(), match.end(), date.min, date.min, match[0], exists, True, month_day)
    last, exists = repaired(int(year), int(month), int(day))
    month_day = f"{last.month:02d}-{last.day:02d}"
    return _found(match, last, last, exists=exists, assumed=isinstance(year, int), month_day=month_day)


def _days(match: re.Match[str]) -> FoundDate | None:
    """«ngày 14 và 15 tháng 11 năm 2026»: one stretch from the first day to the last."""
    last = _day(match, match["wy"], match["wm"], match["wd"])
    if last is None or not match["wd0"]:
        return last
    first, _ = repaired(int(match["wy"]), int(match["wm"]), int(match["wd0"]))
    return replace(last, first=min(first, last.last))


def _half(match: re.Match[str], year: int | None) -> FoundDate | None:
    told = int(match["hy"]) if match["hy"] else year
    if told is None:
        return None
    months, first_half = int(match["hn"]), match["hw"] == "đầu"
    last = end_of_month(told, months) if first_half else end_of_year(told)
    first = date(told, 1, 1) if first_half else date(told, 13 - months, 1)
    return _found(match, first, last, assumed=not match["hy"])


def _quarters(match: re.Match[str], year: int | None) -> FoundDate | None:
    told = int(match["qy"]) if match["qy"] else year
    first, last = _quarter(match["q1"]), _quarter(match["q2"] or match["q1"])
    if told is None:
        return None
    begins = date(told - (first > last), first * 3 - 2, 1)
    return _found(match, begins, end_of_quarter(told, last), assumed=not match["qy"])


def _quarter(text: str) -> int:
    return int(text) if text.isdigit() else parse_roman(text)


def _month(match: re.Match[str], _year: int | None) -> FoundDate:
    told, first, last = int(match["my"]), int(match["mm"]), int(match["mm2"] or match["mm"])
    return _found(match, date(told - (first > last), first, 1), end_of_month(told, last))


def _month_open(match: re.Match[str], year: int | None) -> FoundDate | None:
    month = int(match["mo"])
    last_day = end_of_month(2001, month)
    if year is None:
        return FoundDate(
            match.start(), match.end(), date.min, date.min, match[0], True, True, f"{month:02d}-{last_day.day:02d}"
        )
    last = end_of_month(year, month)
    return _found(match, date(year, month, 1), last, assumed=True, month_day=f"{month:02d}-{last.day:02d}")


def _week(match: re.Match[str], _year: int | None) -> FoundDate:
    month_end = end_of_month(int(match["wky"]), int(match["wkm"]))
    number = {"đầu": 1, "cuối": 5}.get(match["wn"]) or int(match["wn"])
    last = month_end.replace(day=min(number * 7, month_end.day))
    return _found(match, last.replace(day=max(1, last.day - 6)), last)


def _bare_month(match: re.Match[str], _year: int | None) -> FoundDate:
    told, month = int(match["by"]), int(match["bm"])
    return _found(match, date(told, month, 1), end_of_month(told, month))


def _years(match: re.Match[str], _year: int | None) -> FoundDate:
    first, last = sorted((int(match["y1"]), int(match["y2"])))
    return _found(match, date(first, 1, 1), end_of_year(last))


def _one_year(match: re.Match[str], _year: int | None) -> FoundDate:
    told = int(match["y"])
    return _found(match, date(told, 1, 1), end_of_year(told))


_READERS = {
    "worded": lambda m, _: _days(m),
    "worded_open": lambda m, y: _day(m, y, m["om"], m["od"]),
    "figures": lambda m, _: _day(m, m["fy"], m["fm"], m["fd"]),
    "half": _half,
    "quarters": _quarters,
    "week": _week,
    "month": _month,
    "month_open": _month_open,
    "bare_month": _bare_month,
    "day_open": lambda m, y: _day(m, y, m["dm"], m["dd"]),
    "years": _years,
    "year": _one_year,
}
