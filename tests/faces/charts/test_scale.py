from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.faces.charts.scale import Days, Scale, ticks


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        pytest.param(0, 87, (0, 20, 40, 60, 80, 100), id="round-steps"),
        pytest.param(12, 87, (0, 20, 40, 60, 80, 100), id="zero-is-always-among-them"),
        pytest.param(0, 0, (0, 0.2, 0.4, 0.6, 0.8, 1.0), id="nothing-yet"),
        pytest.param(-10, 10, (-10, -5, 0, 5, 10), id="both-sides-of-zero"),
        pytest.param(0, 0.3, (0, 0.1, 0.2, 0.3), id="small-numbers"),
    ],
)
def test_ticks_are_round_and_hold_the_values(low: float, high: float, found: tuple[float, ...]) -> None:
    assert ticks(low, high) == pytest.approx(found)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_ticks_always_hold_their_values_and_zero(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    found = ticks(low, high)
    spare = 1e-6 * max(abs(low), abs(high), 1)
    assert found[0] <= low + spare
    assert found[-1] >= high - spare
    assert 0.0 in found
    assert len(found) <= 14


def test_a_scale_is_linear() -> None:
    assert [Scale(0, 50)(value) for value in (0, 25, 50)] == [0, 0.5, 1]


def test_days_are_cut_at_the_ends() -> None:
    frame = Days(date(2026, 1, 1), date(2026, 1, 11))
    assert [frame(date(2025, 1, 1)), frame(date(2026, 1, 6)), frame(date(2027, 1, 1))] == [0, 0.5, 1]


def test_a_single_day_is_no_division_by_zero() -> None:
    assert Days(date(2026, 1, 1), date(2026, 1, 1))(date(2026, 1, 1)) == 0


@pytest.mark.parametrize(
    ("last", "first_three"),
    [
        pytest.param(date(2026, 6, 1), [date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)], id="months"),
        pytest.param(date(2028, 6, 1), [date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)], id="quarters"),
        pytest.param(date(2036, 6, 1), [date(2027, 1, 1), date(2028, 1, 1), date(2029, 1, 1)], id="years"),
    ],
)
def test_the_axis_has_as_many_names_as_can_be_read(last: date, first_three: list[date]) -> None:
    starts = Days(date(2026, 1, 10), last).month_starts()
    assert list(starts[:3]) == first_three
    assert len(starts) <= 13
