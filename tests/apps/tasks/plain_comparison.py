"""The plain way of `tasks.comparison`: every part and every event of the plans, read and followed one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.utils import timezone

from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.querysets import AssignmentQuerySet
from dondoc.rules.comparison import Comparison, Standing, compare
from dondoc.rules.lateness import time_state
from dondoc.rules.lifecycle import LifeCycle

_STATES = {
    Verb.ACCEPTED: "in_progress",
    Verb.REFUSED: "refused",
    Verb.COMPLETION_ASKED: "awaiting",
    Verb.CONFIRMED: "done",
    Verb.SENT_BACK: "rework",
    Verb.SUSPENDED: "suspended",
    Verb.RESUMED: "in_progress",
    Verb.DROPPED: "dropped",
    Verb.REASSIGNED: "new",
}
_DUES = frozenset({Verb.EXTENSION_GRANTED, Verb.DEADLINE_SET, Verb.AMENDED, Verb.REASSIGNED})
_TOLD = frozenset({*_STATES, *_DUES, Verb.REOPENED})
_PART, _TASK = Assignment._meta.label_lower, Task._meta.label_lower
_SHOWN = (
    "body_id", "active", "moved_from_id", "period_start", "given_on", "first_due", "due", "state", "plan__short_name",
    "plan__name", "task__text", "task__number", "task__deadline_type", "task__ended_on", "task__plan_id",
)  # fmt: skip
_Events = Mapping[tuple[str, int], list[Event]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison by number of the part that was first, and the part in force now for each."""

    comparison: Comparison[int]
    parts: Mapping[int, Assignment]


@dataclass(frozen=True, slots=True)
class _At:
    """Where one part stands on a day."""

    state: LifeCycle
    due: date | None
    done_on: date | None = None


def compare_days(parts: AssignmentQuerySet, before: date, after: date, days: Days | None = None) -> Compared:
    """Compare the end of two days for the lead parts among these. Two queries, tasks and plans included.

    The parts that come back have what a list shows: the words of the task, the plan's name, the body.
    """
    days = days or Days.current()
    chains = _chains(parts)
    events = _events({part.plan_id for chain in chains.values() for part in chain})
    standings = [_Day(day, days, events).standings(chains) for day in (before, after)]
    return Compared(compare(*standings), {root: _in_force(chain) for root, chain in chains.items()})


class _Day:
    """The end of one day. Thousands of parts share few days and states, so each case is judged once."""

    def __init__(self, day: date, days: Days, events: _Events) -> None:
        self.day, self._days, self._events = day, days, events
        self._end = timezone.make_aware(datetime.combine(day, time.max))
        self._judged: dict[tuple[_At, bool], Standing] = {}

    def standings(self, chains: Mapping[int, Sequence[Assignment]]) -> dict[int, Standing]:
        """Where each line of parts stood, without those that were not given yet, or had ended."""
        found = ((root, self._of(chain)) for root, chain in chains.items())
        return {root: standing for root, standing in found if standing is not None}

    def _of(self, chain: Sequence[Assignment]) -> Standing | None:
        first, task = chain[0], chain[0].task
        if first.given_on > self.day or (task.ended_on and task.ended_on <= self.day):
            return None
        return self._judge(self._at(chain), task.deadline_type == Task.DeadlineType.CONDITIONAL)

    def _judge(self, at: _At, conditional: bool) -> Standing:
        known = self._judged.get((at, conditional))
        if known is None:
            days, done_on = self._days, at.done_on or self.day
            state = time_state(
                at.state, at.due, done_on, self.day, days.soon_days, days.calendar, conditional=conditional
            )
            known = self._judged[at, conditional] = Standing(at.state, state, at.due)
        return known

    def _at(self, chain: Sequence[Assignment]) -> _At:
        """What is set for the task as a whole holds for its parts, but for those of single periods."""
        first = chain[0]
        things = [(_PART, part.pk) for part in chain]
        if first.period_start is None:
            things.append((_TASK, first.task_id))
        events = [event for thing in things for event in self._events.get(thing, ())]
        at = _At(LifeCycle.NEW, first.first_due)
        for event in sorted(events, key=lambda event: (event.at, event.pk)):
            if event.at <= self._end:
                at = _after(at, event)
        return at


def _chains(parts: AssignmentQuerySet) -> dict[int, list[Assignment]]:
    """Parts by the first of their line, each line in the order in which the work was handed on."""
    rows = parts.filter(role="lead", task__joined_to__isnull=True).select_related("task", "plan").only(*_SHOWN)
    known = {part.pk: part for part in rows.order_by("pk")}
    lines: dict[int, list[Assignment]] = defaultdict(list)
    for part in known.values():
        lines[_root(part, known)].append(part)
    return dict(lines)


def _in_force(chain: Sequence[Assignment]) -> Assignment:
    return next((part for part in reversed(chain) if part.active), chain[-1])


def _root(part: Assignment, known: Mapping[int, Assignment]) -> int:
    while part.moved_from_id and part.moved_from_id in known:
        part = known[part.moved_from_id]
    return part.pk


def _events(plans: set[int]) -> _Events:
    """What changed states and days in some plans, by thing, the oldest first."""
    rows = Event.objects.filter(plan_id__in=plans, task_id__isnull=False, verb__in=sorted(_TOLD)).order_by("at", "pk")
    found: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in rows.only("at", "verb", "kind", "object_id", "new"):
        found[event.kind, event.object_id].append(event)
    return found


def _after(at: _At, event: Event) -> _At:
    state = LifeCycle(_STATES.get(Verb(event.verb)) or event.new.get("state") or at.state)
    if state is not at.state:
        at = replace(at, state=state, done_on=_day(event.new.get("done_on") or event.new.get("on")))
    if event.verb in _DUES and event.new.get("due") and not event.new.get("late"):
        at = replace(at, due=_day(event.new["due"]))
    return at


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
