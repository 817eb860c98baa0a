"""«What changed since the last meeting»: where each part stood at the end of two days, told by events and dates.

A part that went to another body is one piece of work: it is followed along `moved_from`. A new
lead begins anew; after a reorganisation the successor goes on where the other stood.

Only what was touched since the first day, and what was handed on, is followed event by event. All
other parts stood on both days as they stand now: the database counts them, by their time on each
of the two days, and only the passing of a day can have changed them. A test holds this to
following every part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, NamedTuple, TypeAlias

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.querysets import OPEN_STATES, AssignmentQuerySet
from dondoc.apps.tasks.time_sql import part_time
from dondoc.rules.comparison import Change, ChangeKind, Comparison, Standing, compare
from dondoc.rules.four_cells import FourCells, weigh
from dondoc.rules.lateness import LATE, TimeState, last_overdue_due, time_state
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
LIMIT = 200  # changes of a kind that are told one by one


class _Part(NamedTuple):
    """What of a part decides where it stood."""

    pk: int
    moved_from: int | None
    active: bool
    period_start: date | None
    task: int
    given_on: date
    first_due: date | None
    ended_on: date | None
    deadline_type: str
    was: str  # by what is in force now, as the database counts it
    now: str


_FIELDS = (
    "pk", "moved_from_id", "active", "period_start", "task_id", "given_on", "first_due", "task__ended_on",
    "task__deadline_type", "was", "now",
)  # fmt: skip


class _Told(NamedTuple):
    """An event that changed a state or a day; the first fields are its order."""

    at: datetime
    pk: int
    verb: str
    new: dict[str, Any]


Rows: TypeAlias = QuerySet[Any, Any]
_Events = Mapping[tuple[str, int], list[_Told]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison by number of the part that was first, and the part in force now for each change told.

    Of each kind some changes are told, the first ones; `numbers` says how many there are.
    """

    comparison: Comparison[int]
    numbers: Mapping[ChangeKind, int]
    parts: Mapping[int, Assignment]


@dataclass(frozen=True, slots=True)
class _At:
    """Where one part stands on a day."""

    state: LifeCycle
    due: date | None
    done_on: date | None = None


def compare_days(
    parts: AssignmentQuerySet,
    before: date,
    after: date,
    days: Days | None = None,
    *,
    plan: Plan | None = None,
    limit: int = LIMIT,
) -> Compared:
    """Compare the end of two days for the lead parts among these, of one plan if one is given. Six queries.

    The parts that come back have what a list shows: the words of the task, the plan's name, the body.
    """
    days = days or Days.current()
    rows: Rows = parts.filter(role="lead", task__joined_to__isnull=True).annotate(
        was=part_time(before, days), now=part_time(after, days)
    )
    if plan is not None:
        rows = rows.filter(plan=plan)
    known = _touched(rows, before, plan)
    chains = _chains(known)
    events = _events(known.values())
    followed = compare(*(_Day(day, days, events).standings(chains) for day in (before, after)))
    rest = _Rest(rows, before, after, days, known)
    changes, numbers = _told(followed, rest, limit)
    now = {change.key: _in_force(chains[change.key]) if change.key in chains else change.key for change in changes}
    return Compared(
        Comparison(changes, followed.before + rest.cells[0], followed.after + rest.cells[1]), numbers, _shown(now)
    )


def _told(followed: Comparison[int], rest: _Rest, limit: int) -> tuple[tuple[Change[int], ...], dict[ChangeKind, int]]:
    """The first changes of each kind, in the order of the parts, and how many there are."""
    numbers = Counter(change.kind for change in followed.changes)
    numbers[ChangeKind.NEWLY_LATE] += rest.newly_late
    found: list[Change[int]] = []
    for kind in ChangeKind:
        changes = [*followed.of(kind), *(rest.late(limit) if kind is ChangeKind.NEWLY_LATE else ())]
        found += sorted(changes, key=lambda change: change.key)[:limit]
    return tuple(found), {kind: number for kind, number in numbers.items() if number}


class _Rest:
    """The parts that nobody touched since the first day, counted by the database."""

    def __init__(self, rows: Rows, before: date, after: date, days: Days, touched: Mapping[int, _Part]) -> None:
        self._days, self._touched = (before, after), touched
        self._calendar = days.calendar
        self._rows = rows.filter(given_on__lte=before, task__ended_on__isnull=True)
        counted: Any = self._rows.order_by().values_list("was", "now").annotate(n=Count("pk"))
        numbers = Counter({(TimeState(was), TimeState(now)): n for was, now, n in counted})
        numbers.subtract(
            (TimeState(part.was), TimeState(part.now))
            for part in touched.values()
            if part.given_on <= before and part.ended_on is None
        )
        self.newly_late = sum(n for (was, now), n in numbers.items() if now in LATE and was not in LATE)
        self.cells = [_weigh((pair[side], n) for pair, n in numbers.items()) for side in (0, 1)]

    def late(self, limit: int) -> list[Change[int]]:
        """The first that became late because their day passed."""
        if not self.newly_late:
            return []
        past = [last_overdue_due(day, self._calendar) for day in self._days]
        rows = self._rows.filter(
            ~Q(pk__among=self._touched),
            state__in=OPEN_STATES,
            due__gt=past[0],
            due__lte=past[1],
            now=TimeState.OVERDUE.value,
        ).exclude(was__in=sorted(LATE))
        return [
            Change(
                pk,
                ChangeKind.NEWLY_LATE,
                Standing(LifeCycle(state), TimeState(was), due),
                Standing(LifeCycle(state), TimeState(now), due),
            )
            for pk, state, due, was, now in rows.order_by("pk").values_list("pk", "state", "due", "was", "now")[:limit]
        ]


def _weigh(numbers: Iterable[tuple[TimeState, int]]) -> FourCells:
    found: Counter[TimeState] = Counter()
    for state, number in numbers:
        found[state] += number
    return weigh(found)


class _Day:
    """The end of one day. Thousands of parts share few days and states, so each case is judged once."""

    def __init__(self, day: date, days: Days, events: _Events) -> None:
        self.day, self._days, self._events = day, days, events
        self._end = _end(day)
        self._judged: dict[tuple[_At, bool], Standing] = {}

    def standings(self, chains: Mapping[int, Sequence[_Part]]) -> dict[int, Standing]:
        """Where each line of parts stood, without those that were not given yet, or had ended."""
        found = ((root, self._of(chain)) for root, chain in chains.items())
        return {root: standing for root, standing in found if standing is not None}

    def _of(self, chain: Sequence[_Part]) -> Standing | None:
        first = chain[0]
        if first.given_on > self.day or (first.ended_on and first.ended_on <= self.day):
            return None
        return self._judge(self._at(chain), first.deadline_type == Task.DeadlineType.CONDITIONAL)

    def _judge(self, at: _At, conditional: bool) -> Standing:
        known = self._judged.get((at, conditional))
        if known is None:
            days, done_on = self._days, at.done_on or self.day
            state = time_state(
                at.state, at.due, done_on, self.day, days.soon_days, days.calendar, conditional=conditional
            )
            known = self._judged[at, conditional] = Standing(at.state, state, at.due)
        return known

    def _at(self, chain: Sequence[_Part]) -> _At:
        """What is set for the task as a whole holds for its parts, but for those of single periods."""
        first = chain[0]
        things = [(_PART, part.pk) for part in chain]
        if first.period_start is None:
            things.append((_TASK, first.task))
        events = [event for thing in things for event in self._events.get(thing, ())]
        at = _At(LifeCycle.NEW, first.first_due)
        for event in sorted(events, key=lambda event: event[:2]):
            if event.at <= self._end:
                at = _after(at, event)
        return at


def _touched(rows: Rows, before: date, plan: Plan | None) -> dict[int, _Part]:
    """The parts to be followed: given, ended or touched by an event since that day, or handed on at any time."""
    plans = [plan.pk] if plan is not None else Plan.objects.order_by().values("pk")
    since = Event.objects.filter(plan_id__among=plans, task_id__isnull=False, at__gt=_end(before))
    told = since.filter(verb__in=sorted(_TOLD), kind__in=(_PART, _TASK)).order_by().values_list("kind", "object_id")
    things: dict[str, set[int]] = {_PART: set(), _TASK: set()}
    for kind, pk in told:
        things[kind].add(pk)
    handed_on = Assignment.objects.filter(moved_from__isnull=False).order_by()
    found = rows.filter(
        Q(pk__among=things[_PART])
        | Q(task__among=things[_TASK], period_start__isnull=True)
        | Q(given_on__gt=before)
        | Q(task__ended_on__gt=before)
        | Q(moved_from__isnull=False)
        | Q(pk__in=handed_on.values("moved_from"))
    )
    return {row[0]: _Part(*row) for row in found.order_by("pk").values_list(*_FIELDS)}


def _chains(known: Mapping[int, _Part]) -> dict[int, list[_Part]]:
    """Parts by the first of their line, each line in the order in which the work was handed on."""
    lines: dict[int, list[_Part]] = defaultdict(list)
    for part in known.values():
        lines[_root(part, known)].append(part)
    return dict(lines)


def _in_force(chain: Sequence[_Part]) -> int:
    return next((part.pk for part in reversed(chain) if part.active), chain[-1].pk)


def _root(part: _Part, known: Mapping[int, _Part]) -> int:
    while part.moved_from and part.moved_from in known:
        part = known[part.moved_from]
    return part.pk


def _shown(now: Mapping[int, int]) -> dict[int, Assignment]:
    rows = Assignment.objects.filter(pk__among=set(now.values())).select_related("task", "plan").only(*_SHOWN)
    found = {part.pk: part for part in rows.order_by()}
    return {root: found[pk] for root, pk in now.items()}


def _events(parts: Collection[_Part]) -> _Events:
    """All that changed states and days of some parts and their tasks, by thing."""
    keys = {part.pk for part in parts}
    tasks = {part.task for part in parts if part.period_start is None}
    rows = Event.objects.filter(
        Q(kind=_PART, object_id__among=keys) | Q(kind=_TASK, object_id__among=tasks),
        task_id__isnull=False,
        verb__in=sorted(_TOLD),
    )
    found: dict[tuple[str, int], list[_Told]] = defaultdict(list)
    for kind, thing, *told in rows.order_by().values_list("kind", "object_id", "at", "pk", "verb", "new"):
        found[kind, thing].append(_Told(*told))
    return found


def _end(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _after(at: _At, event: _Told) -> _At:
    state = LifeCycle(_STATES.get(Verb(event.verb)) or event.new.get("state") or at.state)
    if state is not at.state:
        at = replace(at, state=state, done_on=_day(event.new.get("done_on") or event.new.get("on")))
    if event.verb in _DUES and event.new.get("due") and not event.new.get("late"):
        at = replace(at, due=_day(event.new["due"]))
    return at


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
