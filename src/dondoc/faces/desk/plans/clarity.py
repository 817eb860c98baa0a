"""«6 rõ» for a whole plan: how many tasks answer each of the six questions, and which do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from dondoc.apps.agencies.names import names_on
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.faces.desk import words
from dondoc.rules.six_clear import Clear, SixClear, six_clear


@dataclass(frozen=True, slots=True)
class Vague:
    """A task with what is unclear in it."""

    task: Task
    url: str
    marks: SixClear


@dataclass(frozen=True, slots=True)
class Question:
    """One of the six, and how many tasks answer it."""

    word: words.Word
    clear: int
    total: int


@dataclass(frozen=True, slots=True)
class Clarity:
    """The counts of a plan, and its tasks, the vaguest first."""

    total: int
    all_clear: int
    questions: tuple[Question, ...]
    vague: tuple[Vague, ...]


def clarity_of(plan: Plan, user: AbstractBaseUser | AnonymousUser, on: date) -> Clarity:
    """Four queries, whatever the number of tasks. Counts all tasks; names those that the person may open."""
    tasks = list(Task.objects.filter(plan=plan, ended_on__isnull=True).order_by("number"))
    visible = set(Task.objects.filter(plan=plan).visible_to(user).values_list("pk", flat=True))
    parts = Assignment.objects.filter(plan=plan, active=True).select_related("person").order_by("pk")
    by_task: dict[int, list[Assignment]] = {}
    for part in parts:
        by_task.setdefault(part.task_id, []).append(part)
    names = names_on({part.body_id for part in parts}, on)
    judged = [(task, judge(task, by_task.get(task.pk, ()), names)) for task in tasks]
    counts = Counter(answer.question for _task, marks in judged for answer in marks.answers if answer.clear)
    unclear = [
        Vague(task, reverse("task", args=[task.pk]) if task.pk in visible else "", marks)
        for task, marks in judged
        if marks.missing
    ]
    return Clarity(
        total=len(judged),
        all_clear=sum(not marks.missing for _task, marks in judged),
        questions=tuple(Question(words.SIX[question], counts[question], len(judged)) for question in Clear),
        vague=tuple(sorted(unclear, key=lambda one: (one.marks.clear_count, one.task.number))),
    )


def judge(task: Task, parts: Sequence[Assignment], names: dict[int, str]) -> SixClear:
    """The six answers of one task. A group as lead is one lead: each member answers for its own part."""
    leads = [names.get(part.body_id, "") for part in parts if part.role == Assignment.Role.LEAD]
    person = next((str(part.person) for part in parts if part.person and part.role == Assignment.Role.LEAD), None)
    return six_clear(
        task.text,
        leads=[task.lead_written or leads[0]] if task.group_lead and leads else sorted(set(leads)),
        person=person,
        due=task.due or task.first_due,
        ongoing=task.deadline_type == Task.DeadlineType.ONGOING or bool(task.recurrence),
        roles={names.get(part.body_id, ""): part.role for part in parts},
        product=task.product,
        authority=task.authority,
    )
