"""What offices call a period: «Quý I/2026», «6 tháng đầu năm 2026».

>>> quarter_name(2026, 1), half_year_name(2026, 2)
('Quý I/2026', '6 tháng cuối năm 2026')
"""

from __future__ import annotations

from dondoc.vn.numerals import to_roman


def week_name(year: int, week: int) -> str:
    """A week by its ISO number."""
    return f"Tuần {week}/{year}"


def month_name(year: int, month: int) -> str:
    """A month, 1 to 12."""
    return f"Tháng {month}/{year}"


def quarter_name(year: int, quarter: int) -> str:
    """A quarter, 1 to 4."""
    return f"Quý {to_roman(quarter)}/{year}"


def half_year_name(year: int, half: int) -> str:
    """The first or the second half of a year."""
    return f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}"


def nine_months_name(year: int) -> str:
    """The first nine months of a year."""
    return f"9 tháng năm {year}"


def year_name(year: int) -> str:
    """A year."""
    return f"Năm {year}"


def years_name(first: int, last: int) -> str:
    """Several years together."""
    return f"Giai đoạn {first}-{last}"
