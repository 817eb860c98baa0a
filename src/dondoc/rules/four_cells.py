"""The four cells: done on time, done late, open in time, open overdue, with what stands outside them.

Rates are of the tasks that are due: done on time, done late, and overdue. What is
not due yet is no part of the denominator, nor is work without a deadline. Where
nothing is due there is no rate, which is not the same as 0 %.
Source: report 1270/BC-TCTTTg (2017) under QĐ 42/2014/QĐ-TTg; domain notes on
reporting (§2.1).

>>> cells = FourCells(done_on_time=14_068, done_late=1_983, open_in_time=5_640, open_overdue=223)
>>> cells.due_total, round(100 * cells.overdue_share, 2)
(16274, 1.37)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from dondoc.rules.lateness import TimeState

_CELL_OF = {
    TimeState.DONE_ON_TIME: "done_on_time",
    TimeState.DONE_LATE: "done_late",
    TimeState.IN_TIME: "open_in_time",
    TimeState.DUE_SOON: "open_in_time",
    TimeState.OVERDUE: "open_overdue",
    TimeState.NO_DEADLINE: "no_deadline",
    TimeState.DONE_NO_DEADLINE: "no_deadline",
    TimeState.CONDITIONAL: "no_deadline",
    TimeState.OUT: "out",
}


@dataclass(frozen=True, slots=True)
class FourCells:
    """How many tasks stand where. `out` holds what is suspended, refused or dropped."""

    done_on_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    no_deadline: int = 0
    out: int = 0

    def __add__(self, other: FourCells) -> FourCells:
        return FourCells(
            self.done_on_time + other.done_on_time,
            self.done_late + other.done_late,
            self.open_in_time + other.open_in_time,
            self.open_overdue + other.open_overdue,
            self.no_deadline + other.no_deadline,
            self.out + other.out,
        )

    def __sub__(self, other: FourCells) -> FourCells:
        return FourCells(*(getattr(self, one.name) - getattr(other, one.name) for one in fields(self)))

    @property
    def total(self) -> int:
        """All tasks, those outside the four cells included."""
        return self.done_on_time + self.done_late + self.open_in_time + self.open_overdue + self.no_deadline + self.out

    @property
    def due_total(self) -> int:
        """The denominator of the rates: the tasks whose deadline has come, or that were done before it."""
        return self.done_on_time + self.done_late + self.open_overdue

    @property
    def on_time_rate(self) -> float | None:
        """Done on time, of what is due."""
        return self._of_due(self.done_on_time)

    @property
    def completion_of_due(self) -> float | None:
        """Done, on time or late, of what is due."""
        return self._of_due(self.done_on_time + self.done_late)

    @property
    def overdue_share(self) -> float | None:
        """Open and overdue, of what is due."""
        return self._of_due(self.open_overdue)

    def _of_due(self, part: int) -> float | None:
        return part / self.due_total if self.due_total else None


def tally(states: Iterable[TimeState]) -> FourCells:
    """The cells of many tasks."""
    counted = Counter(_CELL_OF[state] for state in states)
    return FourCells(**counted)


def weigh(numbers: Mapping[TimeState, int]) -> FourCells:
    """The cells of so many tasks in each state.

    >>> weigh({TimeState.OVERDUE: 2, TimeState.DUE_SOON: 1, TimeState.IN_TIME: 4}).open_in_time
    5
    """
    counted: dict[str, int] = {}
    for state, number in numbers.items():
        counted[_CELL_OF[state]] = counted.get(_CELL_OF[state], 0) + number
    return FourCells(**counted)


_Key = TypeVar("_Key", bound=Hashable)


def tally_by(states: Iterable[tuple[_Key, TimeState]]) -> dict[_Key, FourCells]:
    """The cells of each body, plan or field, in the order in which these come.

    >>> tally_by([("Sở Tài chính", TimeState.OVERDUE)])["Sở Tài chính"].open_overdue
    1
    """
    groups: dict[_Key, list[TimeState]] = {}
    for key, state in states:
        groups.setdefault(key, []).append(state)
    return {key: tally(group) for key, group in groups.items()}
