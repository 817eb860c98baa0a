"""What will happen on which day, in order; what happens may put more on the agenda."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import date

from dondoc.demo.clock import Clock

Happening = Callable[[date], None]


class Agenda:
    """Days with what happens on them. Things of one day happen in the order in which they were put down."""

    def __init__(self, clock: Clock, last: date) -> None:
        self.last = last
        self._clock = clock
        self._heap: list[tuple[date, int, Happening]] = []
        self._count = 0

    def put(self, day: date, happening: Happening) -> None:
        """Put something down; what would happen after the last day does not."""
        if day <= self.last:
            self._count += 1
            heapq.heappush(self._heap, (day, self._count, happening))

    def play(self) -> int:
        """Let everything happen, to the last day; how many things did."""
        played = 0
        while self._heap:
            day, _number, happening = heapq.heappop(self._heap)
            self._clock.set(day)
            happening(day)
            self._clock.tick()
            played += 1
        self._clock.set(self.last)
        return played
