"""What the parts of a group's task come to: how many reported, how far they are, when the last one finished.

A part that nobody reported on is not at 0 %: the mean is of those that reported,
and the others are counted beside it. What was dropped counts no more; what is
suspended or refused still stands in the way of the end.
Source: domain notes on organisation (§4.2, groups) and reporting (§2.1).

>>> parts = [Part(LifeCycle.IN_PROGRESS, 40), Part(LifeCycle.NEW), Part(LifeCycle.IN_PROGRESS, 60)]
>>> whole = roll_up(parts)
>>> whole.mean_percent, whole.reported, whole.unreported
(50.0, 2, 1)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from dondoc.rules.lateness import LATE, TimeState
from dondoc.rules.lifecycle import ON_THE_CLOCK, LifeCycle

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Part:
    """One member's part: `percent` is none where nothing was reported, `time_state` what `lateness` says of it."""

    state: LifeCycle
    percent: int | None = None
    due: date | None = None
    done_on: date | None = None
    time_state: TimeState = TimeState.NO_DEADLINE

    def __post_init__(self) -> None:
        """Refuse a share that cannot be: ValueError."""
        if self.percent is not None and not 0 <= self.percent <= WHOLE:
            raise ValueError(f"{self.percent} % is no share of a task")


@dataclass(frozen=True, slots=True)
class RollUp:
    """The whole of the parts.

    `mean_percent` is of the parts that reported, none where none did. `finished_on`
    is the day of the last part, only once all parts that count are done.
    """

    parts: int
    reported: int
    done: int
    late: int
    mean_percent: float | None
    finished_on: date | None
    finished_late: bool
    open_due: date | None

    @property
    def unreported(self) -> int:
        """The parts of which nothing is known."""
        return self.parts - self.reported

    @property
    def is_finished(self) -> bool:
        """Whether every part that counts is done, and there is one."""
        return 0 < self.parts == self.done


def roll_up(parts: Iterable[Part]) -> RollUp:
    """The whole of the parts; those that were dropped are left out."""
    counted = [part for part in parts if part.state is not LifeCycle.DROPPED]
    done = [part for part in counted if part.state is LifeCycle.DONE]
    shares = [share for part in counted if (share := _share(part)) is not None]
    late = sum(part.time_state in LATE for part in counted)
    finished = bool(counted) and len(done) == len(counted)
    return RollUp(
        parts=len(counted),
        reported=len(shares),
        done=len(done),
        late=late,
        mean_percent=fmean(shares) if shares else None,
        finished_on=max((part.done_on for part in done if part.done_on), default=None) if finished else None,
        finished_late=finished and late > 0,
        open_due=min((part.due for part in counted if part.state in ON_THE_CLOCK and part.due), default=None),
    )


def _share(part: Part) -> int | None:
    """What is done is done wholly, whatever its last report said."""
    return WHOLE if part.state is LifeCycle.DONE else part.percent
