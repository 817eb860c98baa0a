"""The text of a plan as a living page: each paragraph with the state of its work."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.urls import reverse
from django.utils.safestring import SafeString

from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Task
from dondoc.faces.desk import words
from dondoc.faces.desk.documents.paper import Mark, has_pages, render_pages, render_paper


def living_text(
    plan: Plan, tasks: Sequence[Task], visible: Collection[int], *, as_text: bool
) -> tuple[SafeString, bool]:
    """The document with its tasks marked by how they stand, and whether it is shown as pages.

    `tasks` carry `time`; those outside `visible` show their state and lead nowhere.
    """
    marks = [mark_of(task, open_to_me=task.pk in visible) for task in tasks if task.end > task.start]
    document = plan.document
    if has_pages(document) and not as_text:
        return render_pages(document, marks), True
    return render_paper(document.reading.data, document.reading.text, marks), False


def mark_of(task: Task, *, open_to_me: bool) -> Mark:
    """The sentence of a task: its state as shape and word in the margin."""
    time = getattr(task, "time", "")
    return Mark(
        start=task.start,
        end=task.end,
        css=f"work {time}",
        anchor=f"t-{task.pk}",
        link=reverse("task", args=[task.pk]) if open_to_me else "",
        note=str(words.time_words(time)),
    )
