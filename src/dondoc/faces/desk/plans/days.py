"""A plan as lines of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc.apps.tasks.models import Task
from dondoc.faces.charts.chart import Chart
from dondoc.faces.charts.timeline import Line, gantt

LABEL = 12  # words
SHOWN = 400


def gantt_of(tasks: Sequence[Task], day: date) -> Chart | None:
    """The lines of the tasks in the order given; nothing where there are none."""
    lines = [line for task in tasks[:SHOWN] if (line := line_of(task))]
    if not lines:
        return None
    return gantt(lines, title=_("Thời gian thực hiện"), head=_("Nhiệm vụ"), today=day)


def line_of(task: Task) -> Line | None:
    """One task with its first day, agreed days, reports and end. `lead_parts` are its lead parts with theirs."""
    parts: list[Any] = getattr(task, "lead_parts", [])
    given = min((part.given_on for part in parts), default=None)
    if given is None:
        return None
    first = task.first_due or task.due
    agreed = sorted({one.granted_due for part in parts for one in part.extensions.all() if one.granted_due})
    dues = [first] if first else []
    dues += [due for due in agreed if due not in dues]
    if task.due and task.due not in dues:
        dues.append(task.due)
    return Line(
        label=f"{task.path} {Truncator(task.text).words(LABEL)}".strip(),
        given=task.starts_on if task.starts_on and task.starts_on < given else given,
        dues=tuple(dues),
        reports=tuple(sorted({report.on for part in parts for report in part.reports.all()})),
        done=task.finished_on,
        url=reverse("task", args=[task.pk]),
    )
