"""What will become of each part of the work: fixed by its place in line and its days, so that every load is alike.

A fate is a list of steps, each on a day. Steps that would fall after the last day played
are left out: the part stands where they end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

SETTLED_DAYS = 10
"""Whatever was due so long before the last day has come to some end, or is late."""

PAST = (
    "on_time", "on_time", "late", "on_time", "extended", "on_time", "silent", "reworked", "on_time", "late",
    "divided", "slow", "on_time", "reassigned", "on_time", "dropped", "on_time",
)  # fmt: skip
OLD_DAYS = 330
OLD = (
    "on_time",
    "on_time",
    "late",
    "on_time",
    "extended",
    "divided",
    "reworked",
    "on_time",
    "late",
    "dropped",
    "on_time",
)
"""What was due so long ago has been settled one way or another."""

COMING = (
    "reported", "working", "awaiting", "early", "asks", "divided_open", "sent_back", "reported", "suspended", "denied",
    "untouched", "opinions", "refused", "early", "reported",
)  # fmt: skip
FREE = ("reported", "finished", "working", "stale", "reported")
HURRIED = ("late", "silent", "slow", "late")
HURRIED_DAYS = 14
"""Work that came so shortly before its day, or after it, is not done in time."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does, on a day, with what it needs."""

    day: date
    name: str
    facts: dict[str, Any] = field(default_factory=dict)


def fate_of(number: int, given: date, due: date | None, last: date) -> list[Step]:
    """The steps of the part with this number, given on a day, as far as they are past."""
    if due is None:
        kind = FREE[number % len(FREE)]
    elif due < given + timedelta(days=HURRIED_DAYS):
        kind = HURRIED[number % len(HURRIED)] if due > last - timedelta(days=OLD_DAYS) else "late"
    elif due <= last - timedelta(days=OLD_DAYS):
        kind = OLD[number % len(OLD)]
    elif due <= last - timedelta(days=SETTLED_DAYS):
        kind = PAST[number % len(PAST)]
    else:
        kind = COMING[number % len(COMING)]
    steps = _FATES[kind](_Days(number, given, due or given + timedelta(days=150), last))
    return [step for step in _on_working_days(steps, given) if step.day <= last]


@dataclass(frozen=True, slots=True)
class _Days:
    number: int
    given: date
    due: date
    last: date

    @property
    def accepted(self) -> date:
        return self.given + timedelta(days=1 + self.number % 5)

    def at(self, share: float) -> date:
        """A day that share of the way from the acceptance to the due day, or to the last day where that is sooner."""
        end = min(self.due, self.last)
        return self.accepted + timedelta(days=max(1, int((end - self.accepted).days * share)))

    def after(self, days: int) -> date:
        return max(self.due, self.accepted) + timedelta(days=days)


def _accept(days: _Days) -> Step:
    return Step(days.accepted, "accept")


def _finish(done: date, wait: int = 3, *, evidence: bool = True) -> list[Step]:
    return [Step(done, "complete", {"evidence": evidence}), Step(done + timedelta(days=wait), "confirm")]


def _on_time(days: _Days) -> list[Step]:
    asked = [Step(days.at(0.4), "ask_opinion"), Step(days.at(0.4) + timedelta(days=4), "give_opinion")]
    return [_accept(days), *asked, Step(days.at(0.5), "report", {"progress": 60}), *_finish(days.at(0.9))]


def _late(days: _Days) -> list[Step]:
    slow = Step(days.after(2), "report", {"progress": 80, "slow": True})
    return [_accept(days), Step(days.at(0.6), "report", {"progress": 40}), slow, *_finish(days.after(16))]


def _extended(days: _Days) -> list[Step]:
    asked, new = days.at(0.8), days.due + timedelta(days=45)
    return [
        _accept(days),
        Step(asked, "ask_extension", {"due": new}),
        Step(asked + timedelta(days=3), "grant", {}),
        *_finish(new - timedelta(days=6)),
    ]


def _silent(days: _Days) -> list[Step]:
    return [_accept(days)]


def _slow(days: _Days) -> list[Step]:
    return [
        _accept(days),
        Step(days.at(0.7), "report", {"progress": 35}),
        Step(days.after(10), "report", {"progress": 55, "slow": True}),
    ]


def _reworked(days: _Days) -> list[Step]:
    first = days.at(0.6)
    return [
        _accept(days),
        Step(first, "complete", {}),
        Step(first + timedelta(days=4), "send_back"),
        *_finish(max(days.at(0.9), first + timedelta(days=8))),
    ]


def _divided(days: _Days) -> list[Step]:
    given = days.accepted + timedelta(days=2)
    return [
        _accept(days),
        Step(given, "divide"),
        Step(max(days.at(0.7), given + timedelta(days=1)), "finish_share"),
        *_finish(max(days.at(0.9), given + timedelta(days=3))),
    ]


def _reported(days: _Days) -> list[Step]:
    return [
        _accept(days),
        Step(days.at(0.4), "report", {"progress": 30}),
        Step(days.at(0.5), "ask_opinion"),
        Step(days.at(0.5) + timedelta(days=4), "give_opinion"),
        Step(days.at(0.8), "report", {"progress": 30 + days.number % 5 * 10}),
    ]


def _working(days: _Days) -> list[Step]:
    return [_accept(days), Step(days.accepted + timedelta(days=1), "name_person")]


def _awaiting(days: _Days) -> list[Step]:
    return [_accept(days), Step(days.last - timedelta(days=2 + days.number % 3), "complete", {"evidence": True})]


def _early(days: _Days) -> list[Step]:
    return [_accept(days), *_finish(days.at(0.7))]


def _asks(days: _Days) -> list[Step]:
    new = max(days.due, days.last) + timedelta(days=60)
    return [_accept(days), Step(days.last - timedelta(days=4), "ask_extension", {"due": new})]


def _denied(days: _Days) -> list[Step]:
    asked, new = days.at(0.85), max(days.due, days.last) + timedelta(days=90)
    return [_accept(days), Step(asked, "ask_extension", {"due": new}), Step(asked + timedelta(days=2), "deny")]


def _divided_open(days: _Days) -> list[Step]:
    return [_accept(days), Step(days.accepted + timedelta(days=3), "divide"), Step(days.at(0.7), "finish_share")]


def _sent_back(days: _Days) -> list[Step]:
    asked = days.last - timedelta(days=12)
    return [_accept(days), Step(asked, "complete", {}), Step(asked + timedelta(days=5), "send_back")]


def _suspended(days: _Days) -> list[Step]:
    return [_accept(days), Step(days.at(0.5), "suspend")]


def _untouched(_days: _Days) -> list[Step]:
    return []


def _refused(days: _Days) -> list[Step]:
    return [Step(days.accepted, "refuse")]


def _reassigned(days: _Days) -> list[Step]:
    back = days.accepted + timedelta(days=4)
    return [
        Step(days.accepted, "refuse"),
        Step(back, "reassign"),
        Step(back + timedelta(days=3), "accept"),
        *_finish(max(days.at(0.9), back + timedelta(days=10))),
    ]


def _dropped(days: _Days) -> list[Step]:
    return [_accept(days), Step(days.at(0.5), "drop")]


def _opinions(days: _Days) -> list[Step]:
    asked = days.at(0.6)
    return [_accept(days), Step(asked, "ask_opinion"), Step(asked + timedelta(days=5), "give_opinion")]


def _finished(days: _Days) -> list[Step]:
    return [_accept(days), Step(days.at(0.5), "report", {"progress": 50}), *_finish(days.at(0.9))]


def _stale(days: _Days) -> list[Step]:
    return [_accept(days), Step(days.accepted + timedelta(days=20), "report", {})]


_FATES = {
    "on_time": _on_time, "late": _late, "extended": _extended, "silent": _silent, "slow": _slow, "reworked": _reworked,
    "divided": _divided, "reported": _reported, "working": _working, "awaiting": _awaiting, "early": _early,
    "asks": _asks, "denied": _denied, "divided_open": _divided_open, "sent_back": _sent_back, "suspended": _suspended,
    "untouched": _untouched, "refused": _refused, "reassigned": _reassigned, "dropped": _dropped,
    "opinions": _opinions, "finished": _finished, "stale": _stale,
}  # fmt: skip


def _on_working_days(steps: list[Step], given: date) -> Iterator[Step]:
    """In their order, none before the work was given, none on a weekend."""
    day = given
    for step in steps:
        day = max(day, step.day)
        while day.weekday() >= 5:
            day += timedelta(days=1)
        yield Step(day, step.name, step.facts)
