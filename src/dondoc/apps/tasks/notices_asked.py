"""What somebody asked of somebody, and still waits for: extensions, opinions, pieces of a divided part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import F
from django.utils import timezone

from dondoc.apps.accounts.models import Role
from dondoc.apps.notices.kinds import Kind
from dondoc.apps.notices.sources import Line, Told
from dondoc.apps.tasks.models import Extension, Opinion, Share
from dondoc.apps.tasks.notices_day import Day, task_url
from dondoc.apps.tasks.querysets import OPEN_STATES


class Request(NamedTuple):
    """A request for a later day that nobody has answered."""

    pk: int
    asked_on: date
    reason: str
    due: date
    task: int
    plan: int
    body: int
    text: str


def open_requests() -> list[Request]:
    """In one query."""
    rows = Extension.objects.filter(decision="", assignment__active=True, assignment__task__ended_on__isnull=True)
    columns = ("pk", "asked_on", "reason", "old_due", "assignment__task_id", "assignment__plan_id",
               "assignment__body_id", "assignment__task__text")  # fmt: skip
    return [Request(*row) for row in rows.order_by("pk").values_list(*columns)]


def asked_lines(day: Day, requests: Iterable[Request]) -> Told:
    """Two more queries."""
    yield from _extensions(day, requests)
    yield from _opinions(day)
    yield from _shares(day)


def _extensions(day: Day, requests: Iterable[Request]) -> Told:
    """To those who may decide: the monitor of the plan, and who leads the body that gave it."""
    for one in requests:
        short, monitor, assigner = day.plan(one.plan)
        people = day.people.holding(Role.MONITOR, monitor) | day.people.holding(Role.LEADER, assigner)
        line = Line(
            kind=Kind.WAITING,
            key=f"extension:{one.pk}:{day.again(one.asked_on)}",
            act="decide",
            thing=one.text,
            url=task_url(one.task),
            day=one.due,
            plan=short,
            body=day.names.get(one.body, ""),
            note=one.reason,
        )
        yield line, people


def _opinions(day: Day) -> Told:
    """To the body that is asked, and to the person whom it named."""
    rows = Opinion.objects.filter(
        answered_at__isnull=True, assignment__active=True, assignment__task__ended_on__isnull=True
    )
    columns = ("pk", "asked_at", "question", "due", "assignment__task_id", "assignment__plan_id",
               "assignment__body_id", "assignment__person_id", "assignment__task__text")  # fmt: skip
    for pk, asked_at, question, due, task, plan, body, person, text in rows.order_by("pk").values_list(*columns):
        people = day.people.holding(Role.FOCAL_POINT, body) | day.people.named(person, body)
        key = f"opinion:{pk}:{due}:{_stage(day, due, timezone.localdate(asked_at))}"
        yield (
            Line(
                kind=Kind.WAITING, key=key, act="opine", thing=text, url=task_url(task), day=due,
                number=-day.late(due), plan=day.plan(plan)[0], note=question,
            ),
            people,
        )  # fmt: skip


def _shares(day: Day) -> Told:
    """To the person, or to the room, that the piece was given to."""
    rows = Share.objects.filter(
        done_on__isnull=True,
        withdrawn_on__isnull=True,
        assignment__active=True,
        assignment__state__in=OPEN_STATES,
        assignment__task__ended_on__isnull=True,
    ).annotate(task=F("assignment__task_id"), plan=F("assignment__plan_id"), body=F("assignment__body_id"))
    columns = ("pk", "text", "due", "person_id", "unit_id", "task", "plan", "body")
    for pk, text, due, person, unit, task, plan, body in rows.order_by("pk").values_list(*columns):
        wanted = day.people.in_unit(unit) | day.people.some((person,))
        people = frozenset(one for one in wanted if day.people.belongs(one, body))
        yield (
            Line(
                kind=Kind.WAITING, key=f"share:{pk}:{due or ''}:{_stage(day, due, None)}", act="share", thing=text,
                url=task_url(task), day=due, number=-day.late(due) if due else 0, plan=day.plan(plan)[0],
            ),
            people,
        )  # fmt: skip


def _stage(day: Day, due: date | None, since: date | None) -> str:
    """What makes it worth telling again: a milestone before the day, the day, each stretch of days after it."""
    if due is None:
        return str(day.again(since)) if since else ""
    if due <= day.last_overdue:
        return f"over{day.again(due)}"
    left = day.left(due)
    near = [one for one in day.milestones if one >= left]
    return f"in{min(near) if left and near else ('' if left else 0)}"
