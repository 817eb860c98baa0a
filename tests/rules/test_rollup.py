"""The parts of a group's task: silence is not 0 %, and the last part ends the whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.lateness import TimeState
from dondoc.rules.lifecycle import LifeCycle
from dondoc.rules.rollup import Part, roll_up

MAY, JUNE, JULY = date(2026, 5, 29), date(2026, 6, 30), date(2026, 7, 31)
PARTS = st.lists(
    st.builds(
        Part,
        st.sampled_from(LifeCycle),
        st.none() | st.integers(0, 100),
        st.none() | st.dates(),
        st.dates(),
        st.sampled_from(TimeState),
    )
)


def done(day: date, time_state: TimeState = TimeState.DONE_ON_TIME) -> Part:
    return Part(LifeCycle.DONE, 80, JUNE, day, time_state)


def open_part(percent: int | None = None, due: date | None = JUNE, state: LifeCycle = LifeCycle.IN_PROGRESS) -> Part:
    return Part(state, percent, due, None, TimeState.IN_TIME)


def test_silence_is_not_nought() -> None:
    whole = roll_up([open_part(40), open_part(60), open_part(None)])
    assert (whole.mean_percent, whole.reported, whole.unreported) == (50.0, 2, 1)


def test_nought_that_was_reported_counts() -> None:
    assert roll_up([open_part(0), open_part(50)]).mean_percent == 25.0


def test_where_nobody_reported_there_is_no_mean() -> None:
    assert roll_up([open_part(None), open_part(None)]).mean_percent is None


def test_done_part_is_done_wholly_whatever_it_last_reported() -> None:
    assert roll_up([done(MAY), open_part(50)]).mean_percent == 75.0


def test_whole_ends_with_its_last_part() -> None:
    whole = roll_up([done(MAY), done(JUNE)])
    assert (whole.finished_on, whole.finished_late, whole.is_finished) == (JUNE, False, True)


def test_one_late_part_makes_the_whole_late() -> None:
    assert roll_up([done(MAY), done(JULY, TimeState.DONE_LATE)]).finished_late


def test_whole_is_not_finished_while_a_part_is_open() -> None:
    whole = roll_up([done(MAY), open_part(100)])
    assert (whole.finished_on, whole.is_finished, whole.finished_late) == (None, False, False)


def test_dropped_part_does_not_keep_the_whole_open() -> None:
    whole = roll_up([done(MAY), open_part(10, state=LifeCycle.DROPPED)])
    assert (whole.parts, whole.finished_on, whole.mean_percent) == (1, MAY, 100.0)


@pytest.mark.parametrize("state", [LifeCycle.SUSPENDED, LifeCycle.REFUSED])
def test_halted_part_keeps_the_whole_open(state: LifeCycle) -> None:
    assert not roll_up([done(MAY), open_part(10, state=state)]).is_finished


def test_next_day_is_the_earliest_of_the_open_parts() -> None:
    parts = [done(MAY), open_part(due=JULY), open_part(due=JUNE), open_part(due=None)]
    assert roll_up(parts).open_due == JUNE


def test_suspended_part_has_no_next_day() -> None:
    assert roll_up([open_part(due=JUNE, state=LifeCycle.SUSPENDED)]).open_due is None


def test_no_parts_are_no_finished_whole() -> None:
    whole = roll_up([])
    assert (whole.parts, whole.mean_percent, whole.is_finished, whole.finished_on) == (0, None, False, None)


@pytest.mark.parametrize("percent", [-1, 101])
def test_impossible_share_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match="share"):
        open_part(percent)


@given(PARTS)
def test_mean_lies_between_the_least_and_the_most(parts: list[Part]) -> None:
    whole = roll_up(parts)
    assert whole.mean_percent is None or 0 <= whole.mean_percent <= 100
    assert (whole.mean_percent is None) == (whole.reported == 0)


@given(PARTS)
def test_numbers_agree_with_each_other(parts: list[Part]) -> None:
    whole = roll_up(parts)
    assert 0 <= whole.done <= whole.reported <= whole.parts <= len(parts)
    assert 0 <= whole.late <= whole.parts
    assert whole.is_finished == (whole.finished_on is not None)
    assert whole.is_finished or not whole.finished_late


@given(PARTS)
def test_order_of_parts_does_not_matter(parts: list[Part]) -> None:
    assert roll_up(parts) == roll_up(parts[::-1])


@given(PARTS)
def test_silent_part_leaves_the_mean_alone(parts: list[Part]) -> None:
    before, after = roll_up(parts), roll_up([*parts, open_part(None)])
    assert (after.mean_percent, after.unreported) == (before.mean_percent, before.unreported + 1)


@given(PARTS)
def test_whole_is_wholly_done_when_all_parts_are(parts: list[Part]) -> None:
    whole = roll_up(parts)
    if whole.is_finished:
        assert whole.mean_percent == 100
        assert whole.open_due is None
