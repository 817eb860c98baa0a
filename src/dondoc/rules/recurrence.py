"""How ongoing work and standing reports come back: the frequency, the days named, and how figures are cut off.

A rule holds what the document says and nothing that happened since. What it
cannot count it refuses at once, so that no list of periods fails half-way.
Source: Nghị định 09/2019/NĐ-CP, Điều 12; the codes of recurrence and the forms of
`due` in plan format 1; domain notes on reporting (§1.1).

>>> build_rule("annual", "11-20") == Rule(Frequency.ANNUAL, ("11-20",))
True
>>> build_rule("periodic") is None
True
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass


class Frequency(enum.StrEnum):
    """How often something comes back; the codes of the plan format, and the nine months of provincial regimes."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUAL = "semiannual"
    NINE_MONTH = "nine_month"
    ANNUAL = "annual"
    BIENNIAL = "biennial"


class CutOff(enum.StrEnum):
    """Between which days the figures of a period count."""

    CALENDAR = "calendar"
    DECREE = "decree"  # Nghị định 09/2019/NĐ-CP, Điều 12


WITHOUT_PERIODS = frozenset({"once", "periodic", "ad_hoc"})
"""Frequencies of the plan format that do not say when something comes back."""

STEP = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.SEMIANNUAL: 6,
    Frequency.NINE_MONTH: 12,
    Frequency.ANNUAL: 12,
    Frequency.BIENNIAL: 24,
}
"""How many months lie between the beginnings of two periods."""

_FIRST_YEAR = 2025
DAY_OF_WEEK = re.compile(r"W([1-7])\Z")
DAY_OF_MONTH = re.compile(r"(0[1-9]|[12]\d|3[01])\Z")
DAY_OF_YEAR = re.compile(r"(?:\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\Z")


@dataclass(frozen=True, slots=True)
class Rule:
    """How something comes back.

    `dues` are written as in the plan format: «MM-DD», «DD», «W4» (Monday is 1).
    `after`: the day comes after the period, as in «ngày 05 của tháng sau».
    `first_year`: a year with which a period of two years begins.
    """

    frequency: Frequency
    dues: tuple[str, ...] = ()
    cut_off: CutOff = CutOff.CALENDAR
    after: bool = False
    first_year: int | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be counted: ValueError."""
        weekly = self.frequency is Frequency.WEEKLY
        for due in self.dues:
            if not (DAY_OF_WEEK.match(due) if weekly else DAY_OF_MONTH.match(due) or DAY_OF_YEAR.match(due)):
                raise ValueError(f"{due!r} is no day of a {self.frequency} rule")
        if self.frequency is Frequency.BIENNIAL and self.first_year is None:
            raise ValueError("a biennial rule needs a year with which a period begins")


def build_rule(frequency: str, due: str | None = None, dates: Sequence[str] = ()) -> Rule | None:
    """The rule of a recurrence or a reporting duty of the plan format; nothing where it does not say how often.

    A period of two years begins with an odd year until a person says another.
    Raises ValueError for a code that the format does not know.
    """
    if frequency in WITHOUT_PERIODS:
        return None
    known = Frequency(frequency)
    named = tuple(dates) or ((due,) if due else ())
    return Rule(known, named, first_year=_FIRST_YEAR if known is Frequency.BIENNIAL else None)
