"""On what a step is taken, with what its page shows beside the form: the sentence, whose part, how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dondoc.apps.accounts.models import User
from dondoc.apps.core.today import today
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Task
from dondoc.faces.desk.documents.paper import place_url
from dondoc.faces.desk.tasks import getting
from dondoc.faces.desk.tasks.days_line import why_of
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.faces.desk.tasks.parts import PartLine, line_of
from dondoc.faces.desk.tasks.reports import report_lines
from dondoc.faces.desk.tasks.stepping import Ground, task_url


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the form of a step on a part."""

    line: PartLine
    why: list[str]
    reports: list[Any]


def on_part(user: User, pk: int, *, reports: bool = False) -> Ground:
    """A part that the person may see."""
    part = getting.get_part(user, pk)
    return _ground(part, part, lambda: getting.get_part(user, pk), reports=reports)


def on_task(user: User, pk: int) -> Ground:
    """A task as a whole."""
    task = getting.get_task(user, pk)
    return Ground(task, task, task_url(task), lambda: getting.get_task(user, pk), _sentence(task))


def on_extension(user: User, pk: int) -> Ground:
    found = getting.get_extension(user, pk)
    return _ground(found, found.assignment, lambda: getting.get_extension(user, pk), reports=True)


def on_share(user: User, pk: int) -> Ground:
    found = getting.get_share(user, pk)
    return _ground(found, found.assignment, lambda: getting.get_share(user, pk))


def on_opinion(user: User, pk: int) -> Ground:
    found = getting.get_opinion(user, pk)
    return _ground(found, found.assignment, lambda: getting.get_opinion(user, pk))


def _ground(thing: Any, part: Any, again: Callable[[], Any], *, reports: bool = False) -> Ground:
    task = part.task
    part.plan = task.plan
    back = task_url(task, part.pk if task.group_lead or part.period_start else None)
    return Ground(thing, task, back, again, {**_sentence(task), "beside": _beside(part, reports=reports)})


def _beside(part: Any, *, reports: bool) -> Beside:
    day, days = today(), Days.current()
    dossier = Dossier(part.task, day, [part], part)
    line = line_of(part, dossier, days)
    return Beside(line, why_of(part, line.time, day, days), report_lines(dossier) if reports else [])


def _sentence(task: Task) -> Mapping[str, Any]:
    """The task's words, and the way to them in the document."""
    url = place_url(task.plan.document_id, task.start, task.end) if task.end > task.start else ""
    return {"sentence": task.text, "place": task.path, "source_url": url, "beside": None}
