"""Who is told at once when something happens to work, and which events other systems may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.notices.links import absolute
from dondoc.apps.notices.people import NONE, People
from dondoc.apps.notices.sources import Happening
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.history_words import sentence_of
from dondoc.apps.tasks.models import Assignment, Opinion, Share, Task

LEAD, COORDINATE = Assignment.Role.LEAD, Assignment.Role.COORDINATE
PART = Assignment._meta.label_lower
APART = 3
"""So many tasks of one plan at once are told one by one; more are counted together."""
_NEAR = timedelta(minutes=1)


@dataclass
class Batch:
    """What the events of one batch speak of, loaded at once."""

    people: People
    tasks: Mapping[int, Task]
    parts: Mapping[int, Assignment]
    of_task: Mapping[int, list[Assignment]]
    opinions: Mapping[int, list[Opinion]] = field(default_factory=dict)
    shares: Mapping[int, list[Share]] = field(default_factory=dict)

    def hands(self, parts: Iterable[Assignment | None]) -> frozenset[int]:
        """Those who act for the bodies of these parts, and the people named in them."""
        found: frozenset[int] = NONE
        for part in parts:
            if part is not None:
                found |= self.people.holding(Role.FOCAL_POINT, part.body_id)
                found |= self.people.named(part.person_id, part.body_id)
        return found

    def active(self, event: Event, *roles: str) -> list[Assignment]:
        """The parts in force of the task of an event."""
        return [part for part in self.of_task.get(event.task_id or 0, ()) if part.active and part.role in roles]

    def plan(self, event: Event) -> Plan:
        return self.tasks[event.task_id or 0].plan


def _part_hands(event: Event, batch: Batch) -> frozenset[int]:
    """A step that others took on a part: those who have it."""
    return batch.hands([batch.parts.get(event.object_id)] if event.kind == PART else batch.active(event, LEAD))


def _all_hands(event: Event, batch: Batch) -> frozenset[int]:
    return batch.hands(batch.active(event, LEAD, COORDINATE))


def _everybody(event: Event, batch: Batch) -> frozenset[int]:
    return batch.hands(batch.active(event, *Assignment.Role.values))


def _monitors(event: Event, batch: Batch) -> frozenset[int]:
    return batch.people.holding(Role.MONITOR, batch.plan(event).monitor_id)


def _deciders(event: Event, batch: Batch) -> frozenset[int]:
    return _monitors(event, batch) | batch.people.holding(Role.LEADER, batch.plan(event).assigner_id)


def _new_period(event: Event, batch: Batch) -> frozenset[int]:
    start = str(event.new.get("period_start"))
    return batch.hands(part for part in batch.active(event, LEAD) if str(part.period_start) == start)


def _old_and_new(event: Event, batch: Batch) -> frozenset[int]:
    """Work that went to another body: who had it, and who has it now."""
    followers = [part for part in batch.of_task.get(event.task_id or 0, ()) if part.moved_from_id == event.object_id]
    return batch.hands([batch.parts.get(event.object_id), *followers])


def _successors(event: Event, batch: Batch) -> frozenset[int]:
    return batch.hands(
        part for part in batch.of_task.get(event.task_id or 0, ()) if part.moved_from_id == event.object_id
    )


def _asked(event: Event, batch: Batch) -> frozenset[int]:
    asked = (one for one in batch.opinions.get(event.task_id or 0, ()) if abs(one.asked_at - event.at) < _NEAR)
    return batch.hands(batch.parts.get(one.assignment_id) or one.assignment for one in asked)


def _askers(event: Event, batch: Batch) -> frozenset[int]:
    """The lead, and whoever asked for it."""
    leads = batch.active(event, LEAD)
    found = batch.hands(leads)
    for one in batch.opinions.get(event.task_id or 0, ()):
        if one.assignment_id == event.object_id:
            found = found.union(*(batch.people.named(one.asked_by_id, part.body_id) for part in leads))
    return found


def _sharers(event: Event, batch: Batch) -> frozenset[int]:
    """The people and rooms of the pieces that the event names."""
    told = {one.get("text") for one in (event.new.get("shares") or event.old.get("shares") or ())}
    part = batch.parts.get(event.object_id)
    found: set[int] = set()
    for share in batch.shares.get(event.object_id, ()):
        if share.text in told and part is not None:
            wanted = batch.people.in_unit(share.unit_id) | batch.people.some((share.person_id,))
            found |= {one for one in wanted if batch.people.belongs(one, part.body_id)}
    return frozenset(found)


def _focal(event: Event, batch: Batch) -> frozenset[int]:
    part = batch.parts.get(event.object_id)
    return batch.people.holding(Role.FOCAL_POINT, part.body_id) if part else NONE


def _named(event: Event, batch: Batch) -> frozenset[int]:
    part = batch.parts.get(event.object_id)
    return batch.people.named(part.person_id, part.body_id) if part else NONE


def _helpers(event: Event, batch: Batch) -> frozenset[int]:
    """Those who began, or ceased, to help: the event holds the names of their bodies."""
    names = set(event.new.get("coordinate") or event.old.get("coordinate") or ())
    parts = [part for part in batch.of_task.get(event.task_id or 0, ()) if part.role != LEAD]
    called = names_on({part.body_id for part in parts}, timezone.localdate(event.at))
    return batch.hands(part for part in parts if called.get(part.body_id) in names)


Who = Callable[[Event, Batch], frozenset[int]]
WHO: Mapping[str, Who] = {
    Verb.ASSIGNED: _everybody,
    Verb.PERIOD_OPENED: _new_period,
    Verb.REFUSED: _monitors,
    Verb.COMPLETION_ASKED: _monitors,
    Verb.CONFIRMED: _part_hands,
    Verb.SENT_BACK: _part_hands,
    Verb.SUSPENDED: _part_hands,
    Verb.RESUMED: _part_hands,
    Verb.DROPPED: _part_hands,
    Verb.REOPENED: _part_hands,
    Verb.REASSIGNED: _old_and_new,
    Verb.EXTENSION_ASKED: _deciders,
    Verb.EXTENSION_GRANTED: _part_hands,
    Verb.EXTENSION_REFUSED: _part_hands,
    Verb.DEADLINE_SET: _all_hands,
    Verb.DIVIDED: _sharers,
    Verb.SHARE_WITHDRAWN: _sharers,
    Verb.SHARE_DONE: _focal,
    Verb.PERSON_NAMED: _named,
    Verb.OPINION_ASKED: _asked,
    Verb.OPINION_GIVEN: _askers,
    Verb.COORDINATOR_ADDED: _helpers,
    Verb.COORDINATOR_REMOVED: _helpers,
    Verb.TASK_EDITED: _all_hands,
    Verb.AMENDED: _all_hands,
    Verb.ENDED: _all_hands,
    Verb.REPLACED: _all_hands,
    Verb.MOVED: _successors,
}
SILENT = frozenset({Verb.ACCEPTED, Verb.REPORTED, Verb.CLOSED, Verb.JOINED, Verb.PARTED})
"""Told to other systems, but no bell rings for them."""


class TaskEvents:
    """The event source of tasks; see `notices.sources.EventSource`."""

    verbs: frozenset[str] = frozenset(verb.value for verb in (*(Verb(verb) for verb in WHO), *SILENT))

    def tell(self, events: Sequence[Event], people: People) -> Iterable[Happening]:
        """Single things one by one; many tasks of one plan at once as one notice a person."""
        batch = _load(events, people)
        told = [(event, WHO[event.verb](event, batch)) for event in events if _is_told(event, batch)]
        groups: dict[tuple[str, int, int | None], list[tuple[Event, frozenset[int]]]] = defaultdict(list)
        for event, who in told:
            groups[event.verb, batch.plan(event).pk, event.by_id].append((event, who))
        for group in groups.values():
            yield from _apart(group, batch) if len(group) <= APART else _together(group, batch)

    def visible(self, events: Sequence[Event], user: User, bodies: Collection[int]) -> set[int]:
        tasks = {event.task_id for event in events if event.task_id}
        seen = set(Task.objects.visible_to(user).filter(pk__in=tasks).values_list("pk", flat=True))
        found = [event for event in events if event.task_id in seen]
        if bodies:
            parts = Assignment.objects.filter(task__in=seen, body__in=bodies)
            pairs = list(parts.values_list("pk", "task_id"))
            own, own_tasks = {pk for pk, _task in pairs}, {task for _pk, task in pairs}
            found = [one for one in found if (one.object_id in own if one.kind == PART else one.task_id in own_tasks)]
        return {event.pk for event in found}

    def facts(self, events: Sequence[Event]) -> Mapping[int, dict[str, Any]]:
        batch = _load(events, None)
        names = names_on({part.body_id for part in batch.parts.values()}, timezone.localdate())
        return {event.pk: _facts(event, batch, names) for event in events if event.task_id in batch.tasks}


def _is_told(event: Event, batch: Batch) -> bool:
    return event.verb in WHO and event.task_id in batch.tasks


def _apart(group: Sequence[tuple[Event, frozenset[int]]], batch: Batch) -> Iterator[Happening]:
    for event, who in group:
        task = batch.tasks[event.task_id or 0]
        _sentence, quote = sentence_of(event)
        url = reverse("task", args=[task.pk])
        yield Happening(event=event, thing=task.text, url=url, people=who, plan=task.plan.short_name, note=quote)


def _together(group: Sequence[tuple[Event, frozenset[int]]], batch: Batch) -> Iterator[Happening]:
    """For each person the number of tasks that concern him or her, and the way to the plan."""
    of_person: dict[int, list[Event]] = defaultdict(list)
    for event, who in group:
        for person in who:
            of_person[person].append(event)
    for person, events in sorted(of_person.items()):
        if len(events) <= APART:
            yield from _apart([(event, frozenset((person,))) for event in events], batch)
            continue
        plan = batch.plan(events[0])
        yield Happening(
            event=events[0], thing=plan.name, url=reverse("plan", args=[plan.pk]), people=frozenset((person,)),
            plan=plan.short_name, count=len(events),
        )  # fmt: skip


def _load(events: Sequence[Event], people: People | None) -> Batch:
    ids = {event.task_id for event in events if event.task_id}
    tasks = {task.pk: task for task in Task.objects.filter(pk__in=ids).select_related("plan").defer("plan__decisions")}
    of_task: dict[int, list[Assignment]] = defaultdict(list)
    for part in Assignment.objects.filter(task__in=ids).order_by("pk"):
        of_task[part.task_id].append(part)
    parts = {part.pk: part for parts in of_task.values() for part in parts}
    batch = Batch(people or People(timezone.localdate(), {}, {}, {}, {}, NONE), tasks, parts, of_task)
    verbs = {event.verb for event in events}
    if people is not None and verbs & {Verb.OPINION_ASKED, Verb.OPINION_GIVEN}:
        asked = Opinion.objects.filter(assignment__task__in=ids).select_related("assignment")
        batch.opinions = _by(asked, lambda one: one.assignment.task_id)
    if people is not None and verbs & {Verb.DIVIDED, Verb.SHARE_WITHDRAWN}:
        shares = Share.objects.filter(assignment__in=[event.object_id for event in events])
        batch.shares = _by(shares, lambda one: one.assignment_id)
    return batch


def _by(rows: Any, key: Callable[[Any], int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[key(row)].append(row)
    return found


def _facts(event: Event, batch: Batch, names: Mapping[int, str]) -> dict[str, Any]:
    """Things and bodies; who did it, and whom it names, is nobody else's business."""
    task = batch.tasks[event.task_id or 0]
    plan, part = task.plan, batch.parts.get(event.object_id) if event.kind == PART else None
    task_url, plan_url = (absolute(reverse(name, args=[pk])) for name, pk in (("task", task.pk), ("plan", plan.pk)))
    found: dict[str, Any] = {
        "task": {"id": task.pk, "number": task.number, "text": task.text, "url": task_url},
        "plan": {"id": plan.pk, "name": plan.short_name, "url": plan_url},
        "old": without_people(event.old),
        "new": without_people(event.new),
    }
    if part is not None:
        found["part"] = {
            "id": part.pk,
            "role": part.role,
            "state": part.state,
            "body": {"id": part.body_id, "name": names.get(part.body_id, "")},
            "due": part.due.isoformat() if part.due else None,
            "progress": part.progress,
        }
    return found


def without_people(value: Any) -> Any:
    """Values of the record without names of people."""
    if isinstance(value, dict):
        return {key: without_people(inner) for key, inner in value.items() if key not in ("person", "person_id")}
    if isinstance(value, list):
        return [without_people(inner) for inner in value]
    return value
