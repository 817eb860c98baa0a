"""What changed between two days: newly given, newly done, newly late, extended, sent back.

Each task is told by where it stood on both days; what came and went between them
leaves no trace here (the history of a task has it). One task may have changed in
several ways. Figures and list belong together: the cells of both days are given
beside the changes, made from the same standings.
Source: domain notes on reporting (§2.1, §2.3: the weekly and monthly lists).

>>> before = {7: Standing(LifeCycle.IN_PROGRESS, TimeState.DUE_SOON, date(2026, 11, 20))}
>>> after = {7: Standing(LifeCycle.IN_PROGRESS, TimeState.OVERDUE, date(2026, 11, 20))}
>>> [(change.key, str(change.kind)) for change in compare(before, after).changes]
[(7, 'newly_late')]
"""

from __future__ import annotations

import enum
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from dondoc.rules.four_cells import FourCells, tally
from dondoc.rules.lateness import LATE, TimeState
from dondoc.rules.lifecycle import LifeCycle

_Key = TypeVar("_Key", bound=Hashable)


class ChangeKind(enum.StrEnum):
    """In which way a task changed, in the order in which a list tells it."""

    NEWLY_GIVEN = "newly_given"
    NEWLY_DONE = "newly_done"
    NEWLY_LATE = "newly_late"
    EXTENDED = "extended"
    BROUGHT_FORWARD = "brought_forward"
    SENT_BACK = "sent_back"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    REFUSED = "refused"
    DROPPED = "dropped"
    REOPENED = "reopened"
    GONE = "gone"  # no longer in the plan that is compared


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a task stands on a day, with its deadline in force."""

    state: LifeCycle
    time_state: TimeState
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Change(Generic[_Key]):
    """One change of one task; `before` is none for what was not there yet, `after` for what is gone."""

    key: _Key
    kind: ChangeKind
    before: Standing | None
    after: Standing | None


@dataclass(frozen=True, slots=True)
class Comparison(Generic[_Key]):
    """The changes, by kind and then in the order of the tasks, and the cells of both days."""

    changes: tuple[Change[_Key], ...]
    before: FourCells
    after: FourCells

    def of(self, kind: ChangeKind) -> tuple[Change[_Key], ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


def compare(before: Mapping[_Key, Standing], after: Mapping[_Key, Standing]) -> Comparison[_Key]:
    """What changed from one day to another."""
    keys = list(dict.fromkeys([*after, *before]))
    found = [
        Change(key, kind, before.get(key), after.get(key))
        for key in keys
        for kind in _kinds(before.get(key), after.get(key))
    ]
    order = list(ChangeKind)
    changes = sorted(found, key=lambda change: order.index(change.kind))
    return Comparison(tuple(changes), _cells(before), _cells(after))


def _kinds(before: Standing | None, after: Standing | None) -> Iterator[ChangeKind]:
    if after is None:
        yield ChangeKind.GONE
        return
    if before is None:
        yield ChangeKind.NEWLY_GIVEN
    if after.time_state in LATE and (before is None or before.time_state not in LATE):
        yield ChangeKind.NEWLY_LATE
    yield from _by_state(before.state if before else LifeCycle.NEW, after.state)
    if before and before.due and after.due and before.due != after.due:
        yield ChangeKind.EXTENDED if after.due > before.due else ChangeKind.BROUGHT_FORWARD


_ENTERED = {
    LifeCycle.DONE: ChangeKind.NEWLY_DONE,
    LifeCycle.SUSPENDED: ChangeKind.SUSPENDED,
    LifeCycle.REFUSED: ChangeKind.REFUSED,
    LifeCycle.DROPPED: ChangeKind.DROPPED,
    LifeCycle.REWORK: ChangeKind.SENT_BACK,
}
_LEFT = {
    LifeCycle.DONE: ChangeKind.REOPENED,
    LifeCycle.DROPPED: ChangeKind.REOPENED,
    LifeCycle.SUSPENDED: ChangeKind.RESUMED,
}


def _by_state(before: LifeCycle, after: LifeCycle) -> Iterator[ChangeKind]:
    """The states left and entered; work that is opened again was not sent back by anybody who confirms."""
    if before is after:
        return
    if before in _LEFT:
        yield _LEFT[before]
    if after in _ENTERED and not (before in _LEFT and after is LifeCycle.REWORK):
        yield _ENTERED[after]


def _cells(standings: Mapping[_Key, Standing]) -> FourCells:
    return tally(standing.time_state for standing in standings.values())
