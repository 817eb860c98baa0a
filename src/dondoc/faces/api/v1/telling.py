"""Rows as programs get them: built for many at once, with names and times in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.models import Event
from dondoc.apps.plans.models import Item, Plan
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.history import line_of
from dondoc.apps.tasks.models import Assignment, Extension, Opinion, Report, Share, Task
from dondoc.apps.tasks.time import task_time_of, time_of
from dondoc.faces.api.v1.tags import etag_of
from dondoc.faces.desk.tasks.rows import with_names

Told = dict[str, Any]
_TASK = (
    "number", "path", "field", "text", "product", "authority", "lead_written", "coordinate_written", "deadline_type",
    "deadline_text", "starts_on", "first_due", "due", "recurrence", "condition", "is_open", "finished_on",
    "finished_late", "last_report_on", "ended_on", "version",
)  # fmt: skip
_PART = (
    "task_id", "plan_id", "role", "state", "period_start", "period_end", "first_due", "due", "given_on", "accepted_on",
    "done_on", "confirmed_on", "progress", "last_report_on", "active", "note", "version",
)  # fmt: skip
_PLAN = (
    "version", "name", "short_name", "state", "issued_on", "starts_on", "ends_on", "standing_period", "document_id",
    "adopted_at", "file_sha256", "reading_sha256", "decisions_sha256",
)  # fmt: skip
_ITEM = ("version", "kind", "state", "position", "path", "start", "end", "doubt", "value")


def tell_tasks(tasks: Sequence[Task], today: date, days: Days, parts: Sequence[Any] | None = None) -> list[Told]:
    """Tasks with those who lead them: one query beside the rows, none where the parts are at hand."""
    leads: dict[int, list[Any]] = defaultdict(list)
    found = parts if parts is not None else parts_of([task.pk for task in tasks], today)
    for part in found:
        if part.active and part.role == Assignment.Role.LEAD:
            leads[part.task_id].append(part)
    return [_task(task, leads[task.pk], today, days) for task in tasks]


def parts_of(task_ids: Sequence[int], today: date) -> list[Any]:
    """All parts of some tasks with the names of their bodies, the leads first."""
    rows = Assignment.objects.filter(task__in=task_ids).select_related("person")
    order = {Assignment.Role.LEAD: 0, Assignment.Role.COORDINATE: 1}
    found = list(with_names(rows, today).order_by("task", "pk"))
    return sorted(found, key=lambda part: (part.task_id, order.get(part.role, 2), part.pk))


def tell_parts(parts: Iterable[Any], today: date, days: Days) -> list[Told]:
    """Parts with `then`, `now` and their task at hand."""
    return [tell_part(part, today, days) for part in parts]


def tell_part(part: Any, today: date, days: Days) -> Told:
    return {
        **{name: getattr(part, name) for name in _PART},
        "id": part.pk,
        "etag": etag_of(part),
        "body": {"id": part.body_id, "name": part.now or ""},
        "name_then": part.then or "",
        "time": str(time_of(part, today, days)),
        "person": named(part.person),
        "moved_from": part.moved_from_id,
        "url": f"{reverse('task', args=[part.task_id])}?part={part.pk}",
    }


def tell_plans(plans: Sequence[Plan], today: date) -> list[Told]:
    bodies = {pk for plan in plans for pk in (plan.monitor_id, plan.assigner_id) if pk}
    names = names_on(bodies, today) if bodies else {}
    return [_plan(plan, names) for plan in plans]


def tell_items(items: Iterable[Item]) -> list[Told]:
    """Items with `document` and `became` annotated."""
    return [
        {
            **{name: getattr(item, name) for name in _ITEM},
            "id": item.pk,
            "etag": etag_of(item),
            "document_id": item.review.document_id,
            "task_id": getattr(item, "became", None),
        }
        for item in items
    ]


def tell_reports(reports: Iterable[Report]) -> list[Told]:
    """Reports with their people and their evidence at hand."""
    names = ("assignment_id", "at", "on", "words", "progress", "completes", "confirmed", "answer", "answered_at")
    return [
        {
            **{name: getattr(report, name) for name in names},
            "id": report.pk,
            "by": named(report.by),
            "answered_by": named(report.answered_by),
            "files": [_file(one) for one in report.evidence.all()],
        }
        for report in reports
    ]


def tell_extensions(rows: Iterable[Extension]) -> list[Told]:
    names = ("assignment_id", "asked_at", "reason", "old_due", "new_due", "decision", "granted_due", "answer")
    return [
        {
            **{name: getattr(one, name) for name in (*names, "decided_at")},
            "id": one.pk,
            "etag": etag_of(one.assignment),
            "asked_by": named(one.asked_by),
            "decided_by": named(one.decided_by),
        }
        for one in rows
    ]


def tell_opinions(rows: Iterable[Opinion]) -> list[Told]:
    names = ("assignment_id", "asked_at", "question", "due", "answer", "answered_at")
    return [
        {
            **{name: getattr(one, name) for name in names},
            "id": one.pk,
            "etag": etag_of(one.assignment),
            "asked_by": named(one.asked_by),
            "answered_by": named(one.answered_by),
        }
        for one in rows
    ]


def tell_shares(rows: Sequence[Share], today: date) -> list[Told]:
    units = {one.unit_id for one in rows if one.unit_id}
    names = names_on(units, today) if units else {}
    fields = ("assignment_id", "text", "due", "done_on", "note", "withdrawn_on")
    return [
        {
            **{name: getattr(one, name) for name in fields},
            "id": one.pk,
            "etag": etag_of(one.assignment),
            "unit": {"id": one.unit_id, "name": names.get(one.unit_id, "")} if one.unit_id else None,
            "person": named(one.person),
        }
        for one in rows
    ]


def tell_events(events: Iterable[Event]) -> list[Told]:
    """Events with their people at hand."""
    names = ("at", "verb", "kind", "object_id", "task_id", "plan_id", "old", "new", "reason")
    return [
        {
            **{name: getattr(event, name) for name in names},
            "id": event.pk,
            "sentence": line_of(event).whole,
            "by": named(event.by),
            "body": event.body_name,
        }
        for event in events
    ]


def named(person: User | None) -> Told | None:
    return {"id": person.pk, "name": str(person)} if person else None


def _task(task: Task, leads: Iterable[Any], today: date, days: Days) -> Told:
    return {
        **{name: getattr(task, name) for name in _TASK},
        "id": task.pk,
        "etag": etag_of(task),
        "plan": {"id": task.plan_id, "name": str(task.plan)},
        "time": str(task_time_of(task, today, days)),
        "joined_to": task.joined_to_id,
        "replaced_by": task.replaced_by_id,
        "leads": [_lead(part) for part in leads],
        "url": reverse("task", args=[task.pk]),
    }


def _lead(part: Any) -> Told:
    return {
        "assignment_id": part.pk,
        "body": {"id": part.body_id, "name": part.now or ""},
        "name_then": part.then or "",
        "state": part.state,
        "due": part.due,
    }


def _plan(plan: Plan, names: dict[int, str]) -> Told:
    assigner = {"id": plan.assigner_id, "name": names.get(plan.assigner_id, "")} if plan.assigner_id else None
    return {
        **{name: getattr(plan, name) for name in _PLAN},
        "id": plan.pk,
        "etag": etag_of(plan),
        "monitor": {"id": plan.monitor_id, "name": names.get(plan.monitor_id, "")},
        "assigner": assigner,
        "url": reverse("plan", args=[plan.pk]),
    }


def _file(evidence: Any) -> Told:
    return {
        "id": evidence.pk,
        "name": evidence.name,
        "size": evidence.file.size,
        "media_type": evidence.file.media_type,
        "sha256": evidence.file.sha256,
        "url": reverse("evidence_file", args=[evidence.pk]),
    }
