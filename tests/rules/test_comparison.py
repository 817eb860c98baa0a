"""What changed between two days: each kind, several at once, and nothing out of nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.comparison import ChangeKind, Standing, compare
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import LATE, TimeState
from dondoc.rules.lifecycle import LifeCycle

MAY, JUNE = date(2026, 5, 29), date(2026, 6, 30)
STANDINGS = st.builds(
    Standing, st.sampled_from(LifeCycle), st.sampled_from(TimeState), st.sampled_from([None, MAY, JUNE])
)
DAYS = st.dictionaries(st.integers(1, 6), STANDINGS)


def at_work(time_state: TimeState = TimeState.IN_TIME, due: date | None = MAY) -> Standing:
    return Standing(LifeCycle.IN_PROGRESS, time_state, due)


def stood(state: LifeCycle, time_state: TimeState = TimeState.IN_TIME) -> Standing:
    return Standing(state, time_state, MAY)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        pytest.param(None, at_work(), ["newly_given"], id="given"),
        pytest.param(None, at_work(TimeState.OVERDUE), ["newly_given", "newly_late"], id="given-late"),
        pytest.param(at_work(), None, ["gone"], id="gone"),
        pytest.param(at_work(), stood(LifeCycle.DONE, TimeState.DONE_ON_TIME), ["newly_done"], id="done"),
        pytest.param(
            at_work(), stood(LifeCycle.DONE, TimeState.DONE_LATE), ["newly_done", "newly_late"], id="done-late"
        ),
        pytest.param(
            at_work(TimeState.OVERDUE), stood(LifeCycle.DONE, TimeState.DONE_LATE), ["newly_done"], id="was-late"
        ),
        pytest.param(at_work(TimeState.DUE_SOON), at_work(TimeState.OVERDUE), ["newly_late"], id="late"),
        pytest.param(at_work(TimeState.OVERDUE), at_work(due=JUNE), ["extended"], id="extended"),
        pytest.param(at_work(due=JUNE), at_work(), ["brought_forward"], id="brought-forward"),
        pytest.param(at_work(due=None), at_work(), [], id="first-deadline-is-no-extension"),
        pytest.param(stood(LifeCycle.AWAITING), stood(LifeCycle.REWORK), ["sent_back"], id="sent-back"),
        pytest.param(at_work(), stood(LifeCycle.REWORK), ["sent_back"], id="asked-and-sent-back-between"),
        pytest.param(at_work(), stood(LifeCycle.SUSPENDED, TimeState.OUT), ["suspended"], id="suspended"),
        pytest.param(stood(LifeCycle.SUSPENDED, TimeState.OUT), at_work(), ["resumed"], id="resumed"),
        pytest.param(stood(LifeCycle.NEW), stood(LifeCycle.REFUSED, TimeState.OUT), ["refused"], id="refused"),
        pytest.param(at_work(), stood(LifeCycle.DROPPED, TimeState.OUT), ["dropped"], id="dropped"),
        pytest.param(
            stood(LifeCycle.DONE, TimeState.DONE_ON_TIME), stood(LifeCycle.REWORK), ["reopened"], id="reopened"
        ),
        pytest.param(at_work(), stood(LifeCycle.AWAITING), [], id="asked-for-completion"),
        pytest.param(
            stood(LifeCycle.SUSPENDED, TimeState.OUT),
            stood(LifeCycle.DONE, TimeState.DONE_ON_TIME),
            ["newly_done", "resumed"],
            id="resumed-and-done-between",
        ),
    ],
)
def test_change_is_told_by_its_kinds(before: Standing | None, after: Standing | None, kinds: list[str]) -> None:
    found = compare({7: before} if before else {}, {7: after} if after else {})
    assert [str(change.kind) for change in found.changes] == kinds
    assert all((change.key, change.before, change.after) == (7, before, after) for change in found.changes)


def test_cells_of_both_days_stand_beside_the_changes() -> None:
    found = compare({1: at_work()}, {1: at_work(TimeState.OVERDUE), 2: at_work()})
    assert found.before == FourCells(open_in_time=1)
    assert found.after == FourCells(open_in_time=1, open_overdue=1)


def test_changes_are_listed_by_kind_and_then_by_task() -> None:
    found = compare(
        {2: at_work(), 1: at_work()}, {2: at_work(TimeState.OVERDUE), 1: at_work(TimeState.OVERDUE), 3: at_work()}
    )
    assert [(str(change.kind), change.key) for change in found.changes] == [
        ("newly_given", 3),
        ("newly_late", 2),
        ("newly_late", 1),
    ]


def test_changes_of_one_kind_can_be_asked_for() -> None:
    found = compare({1: at_work()}, {1: at_work(TimeState.OVERDUE), 2: at_work()})
    assert [change.key for change in found.of(ChangeKind.NEWLY_LATE)] == [1]


@given(DAYS)
def test_nothing_changes_between_a_day_and_itself(day: dict[int, Standing]) -> None:
    assert compare(day, day).changes == ()


@given(DAYS, DAYS)
def test_what_is_given_one_way_is_gone_the_other(one: dict[int, Standing], other: dict[int, Standing]) -> None:
    there, back = compare(one, other), compare(other, one)
    given_keys = {change.key for change in there.of(ChangeKind.NEWLY_GIVEN)}
    assert given_keys == {change.key for change in back.of(ChangeKind.GONE)} == set(other) - set(one)
    assert len(there.of(ChangeKind.EXTENDED)) == len(back.of(ChangeKind.BROUGHT_FORWARD))


@given(DAYS, DAYS)
def test_newly_late_explain_the_growth_of_lateness(one: dict[int, Standing], other: dict[int, Standing]) -> None:
    late_before = {key for key, standing in one.items() if standing.time_state in LATE}
    late_after = {key for key, standing in other.items() if standing.time_state in LATE}
    assert {change.key for change in compare(one, other).of(ChangeKind.NEWLY_LATE)} == late_after - late_before


@given(DAYS, DAYS)
def test_change_of_a_task_is_told_once(one: dict[int, Standing], other: dict[int, Standing]) -> None:
    told = [(change.key, change.kind) for change in compare(one, other).changes]
    assert len(told) == len(set(told))
    assert (one == other) or bool(told) or set(one) == set(other)
