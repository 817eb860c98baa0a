"""«What changed since the last meeting»: where each part stood at the end of two days, told by events and dates.

A part that went to another body is one piece of work: it is followed along `moved_from`, and
its standing on a day is that of the part that was in force then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
}
_OF_PARTS = (*_STATES, Verb.REOPENED, Verb.EXTENSION_GRANTED, Verb.DEADLINE_SET)
_OF_TASKS = (Verb.DEADLINE_SET, Verb.AMENDED)


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
    """Compare the end of two days for the lead parts among these. Three queries, with tasks and plans at hand."""
    days = days or Days.current()
    chains = _chains(parts)
    events = _events([part for chain in chains.values() for part in chain])
    standings = [
        {
            root: standing
            for root, chain in chains.items()
            if (standing := _standing(chain, events, day, days)) is not None
        }
        for day in (before, after)
    ]
    return Compared(compare(*standings), {root: chain[-1] for root, chain in chains.items()})


def _chains(parts: AssignmentQuerySet) -> dict[int, list[Assignment]]:
    """Parts by the first of their line, each line in the order in which the work was handed on."""
    rows = (
        parts.filter(role="lead", task__joined_to__isnull=True).select_related("task", "plan").defer("plan__decisions")
    )
    known = {part.pk: part for part in rows.order_by("pk")}
    lines: dict[int, list[Assignment]] = defaultdict(list)
    for part in known.values():
        lines[_root(part, known)].append(part)
    return dict(lines)


def _root(part: Assignment, known: Mapping[int, Assignment]) -> int:
    while part.moved_from_id and part.moved_from_id in known:
        part = known[part.moved_from_id]
    return part.pk


def _events(parts: Sequence[Assignment]) -> dict[tuple[str, int], list[Event]]:
    """What changed states and days, by thing, the oldest first."""
    tasks = {part.task_id for part in parts}
    rows = Event.objects.filter(task_id__in=tasks, verb__in={*_OF_PARTS, *_OF_TASKS}).order_by("at", "pk")
    found: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in rows:
        found[event.kind, event.object_id].append(event)
    return found


def _standing(
    chain: Iterable[Assignment], events: Mapping[tuple[str, int], list[Event]], day: date, days: Days
) -> Standing | None:
    given = [part for part in chain if part.given_on <= day]
    if not given:
        return None
    part = given[-1]
    if part.task.ended_on and part.task.ended_on <= day:
        return None
    at = _at(part, events, day)
    is_conditional = part.task.deadline_type == Task.DeadlineType.CONDITIONAL
    found = time_state(
        at.state, at.due, at.done_on or day, day, days.soon_days, days.calendar, conditional=is_conditional
    )
    return Standing(at.state, found, at.due)


def _at(part: Assignment, events: Mapping[tuple[str, int], list[Event]], day: date) -> _At:
    end = timezone.make_aware(datetime.combine(day, time.max))
    own = events.get((Assignment._meta.label_lower, part.pk), ())
    shared = events.get((Task._meta.label_lower, part.task_id), ()) if part.period_start is None else ()
    at = _At(LifeCycle.NEW, part.first_due)
    for event in sorted((*own, *shared), key=lambda event: (event.at, event.pk)):
        if event.at <= end:
            at = _after(at, event)
    return at


def _after(at: _At, event: Event) -> _At:
    state = LifeCycle(_STATES.get(Verb(event.verb)) or event.new.get("state") or at.state)
    if state is not at.state:
        at = replace(at, state=state, done_on=_day(event.new.get("done_on") or event.new.get("on")))
    if event.verb in (Verb.EXTENSION_GRANTED, Verb.DEADLINE_SET, Verb.AMENDED) and event.new.get("due"):
        at = replace(at, due=_day(event.new["due"]))
    return at


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
