"""What is due on which day: the work of a person's bodies, or of the plans that they follow.

The day is the one that was written; where offices do not work on it, the term ends later
(Điều 148.5), and the entry says when. A task of a group stands once on a day, with how many
of its parts are done.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Opinion, Share
from dondoc.apps.tasks.querysets import AssignmentQuerySet

_CLOSED = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is due. `kind` is «part», «share» or «opinion»."""

    kind: str
    day: date
    ends_on: date
    task_id: int
    text: str
    plan: str
    parts: int = 1
    done: int = 0

    @property
    def is_done(self) -> bool:
        return self.done == self.parts

    def is_overdue(self, today: date) -> bool:
        return not self.is_done and self.ends_on < today


def due_between(user: User, start: date, end: date, days: Days | None = None) -> dict[date, list[Entry]]:
    """The days on which something of the person's is due, in order. Three queries."""
    days = days or Days.current()
    found: dict[date, list[Entry]] = defaultdict(list)
    for source in (_parts, _shares, _opinions):
        for entry in source(user, start, end, days):
            found[entry.day].append(entry)
    return dict(sorted(found.items()))


def due_counts(user: User, start: date, end: date) -> dict[date, tuple[int, int]]:
    """For a heat map: how many parts are due on each day, and how many of them are still open. One query."""
    rows = _concerned(user).filter(due__range=(start, end)).order_by().values("due")
    counted = rows.annotate(all=Count("pk"), open=Count("pk", filter=~Q(state__in=_CLOSED))).order_by("due")
    return {row["due"]: (row["all"], row["open"]) for row in counted if row["due"]}


def _concerned(user: User) -> AssignmentQuerySet:
    """Parts of one's own bodies, given to oneself, or in plans that one follows; leaders see what they lead."""
    who = standing(user)
    parts = Assignment.objects.filter(active=True, task__ended_on__isnull=True)
    own = Q(body__in=who.bodies_all) | Q(person=user.pk)
    return parts.filter(own | Q(role="lead") & (Q(plan__monitor__in=who.monitors) | Q(body__in=who.leads)))


def _parts(user: User, start: date, end: date, days: Days) -> list[Entry]:
    rows: QuerySet[Any, Any] = _concerned(user).filter(due__range=(start, end)).order_by()
    grouped: QuerySet[Any, Any] = rows.values("due", "task_id", "task__text", "plan__short_name").annotate(
        parts=Count("pk"), done=Count("pk", filter=Q(state__in=_CLOSED))
    )
    return [
        _entry("part", row["due"], days, row["task_id"], row["task__text"], row["plan__short_name"], row)
        for row in grouped.order_by("due", "plan__short_name", "task__number")
    ]


def _shares(user: User, start: date, end: date, days: Days) -> list[Entry]:
    who = standing(user)
    mine = Share.objects.filter(Q(person=user.pk) | Q(unit__in=who.units), withdrawn_on__isnull=True)
    rows = _with_plan(mine.filter(due__range=(start, end)))
    return [
        _entry(
            "share", share.due, days, share.assignment.task_id, share.text, share.assignment.plan.short_name,
            {"parts": 1, "done": int(share.done_on is not None)},
        )
        for share in rows
        if share.due
    ]  # fmt: skip


def _opinions(user: User, start: date, end: date, days: Days) -> list[Entry]:
    asked = Opinion.objects.filter(assignment__body__in=standing(user).acts_for, due__range=(start, end))
    rows = _with_plan(asked)
    return [
        _entry(
            "opinion", one.due, days, one.assignment.task_id, one.question, one.assignment.plan.short_name,
            {"parts": 1, "done": int(one.answered_at is not None)},
        )
        for one in rows
    ]  # fmt: skip


def _with_plan(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The plan without the proof of its adoption, which is long."""
    return rows.select_related("assignment__plan").defer("assignment__plan__decisions").order_by("due", "pk")


def _entry(kind: str, day: date, days: Days, task_id: int, text: str, plan: str, row: dict[str, Any]) -> Entry:
    return Entry(
        kind, day, days.calendar.next_working_day(day), task_id, text, plan, parts=row["parts"], done=row["done"]
    )
