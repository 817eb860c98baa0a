"""The day of a digest, as the lines of tasks ask it: who is who, which plans there are, how days are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.urls import reverse

from dondoc.apps.agencies.names import children_on, names_on
from dondoc.apps.notices.milestones import parse_milestones
from dondoc.apps.notices.models import NoticeSettings
from dondoc.apps.notices.people import People
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.rules.lateness import effective_due, last_overdue_due, last_soon_due


@dataclass(frozen=True)
class Day:
    """The day of the digest, with what the province set, and what is looked up once for all lines."""

    people: People
    today: date
    settings: NoticeSettings
    days: Days
    bodies: set[int] = field(default_factory=set)

    @cached_property
    def milestones(self) -> tuple[int, ...]:
        return parse_milestones(self.settings.milestones)

    @cached_property
    def last_overdue(self) -> date:
        return last_overdue_due(self.today, self.days.calendar)

    @cached_property
    def last_soon(self) -> date:
        return last_soon_due(self.today, self.milestones[0], self.days.calendar)

    @cached_property
    def plans(self) -> Mapping[int, tuple[str, int, int | None]]:
        """Short name, monitor and assigner of each plan."""
        rows = Plan.objects.values_list("pk", "short_name", "monitor_id", "assigner_id")
        return {pk: (short, monitor, assigner) for pk, short, monitor, assigner in rows}

    @cached_property
    def names(self) -> Mapping[int, str]:
        """What the bodies are called of whose work others are told; asked once, when all parts are known."""
        return names_on(self.bodies, self.today)

    @cached_property
    def above(self) -> Mapping[int, frozenset[int]]:
        """The bodies directly above each."""
        found: dict[int, set[int]] = {}
        for parent, children in children_on(self.today).items():
            for child in children:
                found.setdefault(child, set()).add(parent)
        return {child: frozenset(parents) for child, parents in found.items()}

    def plan(self, pk: int) -> tuple[str, int, int | None]:
        return self.plans[pk]

    def again(self, since: date) -> int:
        """How often it is to be told by now: 0 at first, one more after each stretch of working days."""
        return max(0, self.days.calendar.working_days_between(since, self.today) - 1) // self.settings.repeat_days

    def late(self, due: date) -> int:
        """Calendar days since the term ended, as the pages count them."""
        return max(0, (self.today - effective_due(due, self.days.calendar)).days)

    def left(self, due: date) -> int:
        """Working days until the term ends; 0 on its last day."""
        return self.days.calendar.working_days_between(self.today, effective_due(due, self.days.calendar))


def task_url(pk: int) -> str:
    """Where a task is opened."""
    return reverse("task", args=[pk])
