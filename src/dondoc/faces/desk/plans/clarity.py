"""«6 rõ» for a whole plan: how many tasks answer each of the six questions, and which do not."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Task
from dondoc.apps.tasks.six_clear import missing_counts, six_clear_by_task
from dondoc.faces.desk import words
from dondoc.rules.six_clear import Clear, SixClear


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


def clarity_of(plan: Plan, user: AbstractBaseUser | AnonymousUser) -> Clarity:
    """Four queries, whatever the number of tasks. Counts all tasks; names those that the person may open."""
    answers = six_clear_by_task(plan)
    tasks = Task.objects.in_bulk(answers)
    visible = set(Task.objects.filter(plan=plan).visible_to(user).values_list("pk", flat=True))
    missing = missing_counts(answers.values())
    unclear = [
        Vague(tasks[pk], reverse("task", args=[pk]) if pk in visible else "", marks)
        for pk, marks in answers.items()
        if marks.missing
    ]
    total = len(answers)
    return Clarity(
        total=total,
        all_clear=total - len(unclear),
        questions=tuple(Question(words.SIX[question], total - missing[question], total) for question in Clear),
        vague=tuple(sorted(unclear, key=lambda one: (one.marks.clear_count, one.task.number))),
    )
