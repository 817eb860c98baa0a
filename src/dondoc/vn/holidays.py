"""Public holidays of Viet Nam and the days that the Government swaps around them.

The holidays, those of the moon among them (Tết, Giỗ Tổ on 10/3), come from the
PyPI library `holidays`, with the free days in lieu and the swaps that it knows.
What a yearly decision says and the library does not know yet stands in
`SWAPPED`, or is handed to the `WorkCalendar` as an override.
Source: Bộ luật Lao động 2019, Điều 111.3 (a day in lieu) and Điều 112 (the
holidays); checked for 2024 to 2027 on 2026-11-21.

>>> holidays_of(2027)[date(2027, 4, 16)]
'Ngày Giỗ Tổ Hùng Vương'
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from holidays import country_holidays


class DayKind(enum.StrEnum):
    """What a decision makes of a day: nobody works, or everybody does."""

    OFF = "off"
    WORK = "work"


SWAPPED: Mapping[date, DayKind] = MappingProxyType({
    date(2026, 1, 2): DayKind.OFF,
    date(2026, 1, 10): DayKind.WORK,
})  # fmt: skip
"""Swaps that the library lacks. Source: Bộ Nội vụ on 25/12/2025, the Friday after New Year 2026 for a Saturday."""

SWAPPED_NAME = "Ngày nghỉ hoán đổi"
"""What a day off is called that only a swap makes free."""


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """The free days of a year with their Vietnamese names, days in lieu and swapped days included."""
    known = country_holidays("VN", years=year, expand=False, language="vi")
    return MappingProxyType({day: name for day, name in sorted(known.items()) if day.year == year})


@cache
def swapped_to_work(year: int) -> frozenset[date]:
    """The Saturdays and Sundays of a year that are worked in exchange for a free day."""
    known = country_holidays("VN", years=year, expand=False)
    return frozenset(day for day in known.weekend_workdays if day.year == year)
