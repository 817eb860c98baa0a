"""The four cells against figures that were published, and laws of adding them up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.four_cells import FourCells, tally, tally_by
from dondoc.rules.lateness import TimeState

COUNTS = st.integers(0, 10**6)
CELLS = st.builds(FourCells, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
STATES = st.lists(st.sampled_from(TimeState))

GOVERNMENT_2017 = FourCells(done_on_time=14_068, done_late=1_983, open_in_time=5_640, open_overdue=223)


def test_report_1270_of_2017_published_these_rates() -> None:
    assert GOVERNMENT_2017.due_total == 16_274
    assert GOVERNMENT_2017.overdue_share == pytest.approx(0.0138, abs=0.0001)  # published 1,38 %, computed 1,37
    assert GOVERNMENT_2017.completion_of_due == pytest.approx(0.9862, abs=0.0001)  # published 98,62 %


def test_quang_nam_2020_adds_up_to_the_published_total() -> None:
    assert FourCells(done_on_time=585, open_in_time=67, open_overdue=181).total == 833


def test_on_time_rate_leaves_out_what_is_not_due() -> None:
    assert FourCells(done_on_time=3, done_late=1, open_in_time=96).on_time_rate == 0.75


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(FourCells(), id="nothing"),
        pytest.param(FourCells(open_in_time=5), id="nothing-due-yet"),
        pytest.param(FourCells(no_deadline=5, out=2), id="nothing-with-a-deadline"),
    ],
)
def test_where_nothing_is_due_there_is_no_rate(cells: FourCells) -> None:
    assert (cells.on_time_rate, cells.completion_of_due, cells.overdue_share) == (None, None, None)


@pytest.mark.parametrize(
    ("state", "cells"),
    [
        (TimeState.DONE_ON_TIME, FourCells(done_on_time=1)),
        (TimeState.DONE_LATE, FourCells(done_late=1)),
        (TimeState.IN_TIME, FourCells(open_in_time=1)),
        (TimeState.DUE_SOON, FourCells(open_in_time=1)),
        (TimeState.OVERDUE, FourCells(open_overdue=1)),
        (TimeState.NO_DEADLINE, FourCells(no_deadline=1)),
        (TimeState.DONE_NO_DEADLINE, FourCells(no_deadline=1)),
        (TimeState.CONDITIONAL, FourCells(no_deadline=1)),
        (TimeState.OUT, FourCells(out=1)),
    ],
)
def test_each_time_state_has_its_cell(state: TimeState, cells: FourCells) -> None:
    assert tally([state]) == cells


@pytest.mark.parametrize("state", list(TimeState))
def test_no_time_state_is_forgotten(state: TimeState) -> None:
    assert tally([state]).total == 1


def test_bodies_keep_their_order_and_their_own_cells() -> None:
    found = tally_by([("b", TimeState.OVERDUE), ("a", TimeState.OUT), ("b", TimeState.IN_TIME)])
    assert list(found.items()) == [("b", FourCells(open_overdue=1, open_in_time=1)), ("a", FourCells(out=1))]


@given(STATES)
def test_every_task_is_counted_once(states: list[TimeState]) -> None:
    assert tally(states).total == len(states)


@given(STATES, STATES)
def test_cells_of_two_lists_are_the_cells_of_both(one: list[TimeState], other: list[TimeState]) -> None:
    assert tally(one) + tally(other) == tally(one + other)


@given(CELLS, CELLS, CELLS)
def test_cells_may_be_added_in_any_order(one: FourCells, two: FourCells, three: FourCells) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + FourCells() == one


@given(CELLS)
def test_completed_and_overdue_make_up_the_whole(cells: FourCells) -> None:
    if cells.completion_of_due is not None and cells.overdue_share is not None:
        assert cells.completion_of_due + cells.overdue_share == pytest.approx(1)


@given(CELLS)
def test_rates_lie_between_nought_and_one(cells: FourCells) -> None:
    for rate in (cells.on_time_rate, cells.completion_of_due, cells.overdue_share):
        assert rate is None or 0 <= rate <= 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(TimeState))))
def test_groups_add_up_to_the_whole(rows: list[tuple[str, TimeState]]) -> None:
    assert sum(tally_by(rows).values(), FourCells()) == tally(state for _key, state in rows)
