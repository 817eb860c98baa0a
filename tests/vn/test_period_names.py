"""What offices call a period."""

from __future__ import annotations

import pytest

from dondoc.vn import period_names as names


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (names.week_name(2026, 12), "Tuần 12/2026"),
        (names.month_name(2026, 3), "Tháng 3/2026"),
        (names.quarter_name(2026, 4), "Quý IV/2026"),
        (names.half_year_name(2026, 1), "6 tháng đầu năm 2026"),
        (names.half_year_name(2026, 2), "6 tháng cuối năm 2026"),
        (names.nine_months_name(2026), "9 tháng năm 2026"),
        (names.year_name(2026), "Năm 2026"),
        (names.years_name(2025, 2026), "Giai đoạn 2025-2026"),
    ],
)
def test_period_is_called_as_offices_call_it(name: str, written: str) -> None:
    assert name == written
