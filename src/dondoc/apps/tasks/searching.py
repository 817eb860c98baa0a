"""Tasks and the files that prove reports in the index of search, found by whoever may open the task."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from dondoc.apps.core import search
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.tasks.models import Evidence, Task
from dondoc.apps.tasks.querysets import Person

TASK, ATTACHMENT = SearchEntry.Kind.TASK, SearchEntry.Kind.ATTACHMENT


def register() -> None:
    """Let tasks and attachments be found."""
    search.register(TASK, visible=_visible_tasks, entries=task_entries, among=_tasks_among)
    search.register(ATTACHMENT, visible=_visible_files, entries=file_entries, among=_files_among)


def task_entries(tasks: Iterable[Task] | None = None) -> Iterator[search.Entry]:
    """The entries of some tasks, of all if none are given. Their plans come with them."""
    rows = Task.objects.select_related("plan").defer("plan__decisions").order_by("pk").iterator(500)
    for task in tasks if tasks is not None else rows:
        yield search.Entry(
            kind=TASK,
            object_id=task.pk,
            title=task.text,
            detail=". ".join(part for part in (str(task.plan), task.lead_written) if part),
            text="\n".join(part for part in (task.product, task.coordinate_written, task.field) if part),
            url=reverse("task", args=[task.pk]),
            plan_id=task.plan_id,
        )


def file_entries(evidence: Iterable[Evidence] | None = None) -> Iterator[search.Entry]:
    """The entries of some files of reports, of all if none are given."""
    for one in evidence if evidence is not None else _evidence().order_by("pk").iterator(100):
        task = one.report.assignment.task
        yield search.Entry(
            kind=ATTACHMENT,
            object_id=one.pk,
            title=one.name,
            detail=task.text,
            text=one.file.text,
            url=reverse("evidence", args=[one.pk]),
            plan_id=task.plan_id,
        )


def refresh_task(*, instance: Task, update_fields: frozenset[str] | None, **_signal: Any) -> None:
    """Receiver of `post_save`: what is not shown in the entry changes nothing in it."""
    if update_fields is None or update_fields & {"text", "product", "field"}:
        search.index_all(task_entries([instance]))


def refresh_files(*, file: StoredFile, **_signal: Any) -> None:
    """Receiver of `documents.signals.file_prepared`: the words inside are known now."""
    search.index_all(file_entries(_evidence().filter(file=file).order_by("pk")))


def index_attached(evidence: Iterable[Evidence]) -> None:
    """A report has new files: found by name at once, by their words when the worker has looked inside."""
    ids = [one.pk for one in evidence]
    search.index_all(file_entries(_evidence().filter(pk__in=ids).order_by("pk")))


def _evidence() -> Any:
    return Evidence.objects.select_related("file", "report__assignment__task")


def _visible_tasks(user: Person) -> Q:
    return Q(object_id__in=Task.objects.visible_to(user).order_by().values("pk"))


def _visible_files(user: Person) -> Q:
    tasks = Task.objects.visible_to(user).order_by().values("pk")
    return Q(object_id__in=Evidence.objects.filter(report__assignment__task__in=tasks).order_by().values("pk"))


def _tasks_among(user: Person, tasks: Collection[int]) -> Q:
    return Q(object_id__in=Task.objects.filter(pk__among=tasks).visible_to(user).order_by().values("pk"))


def _files_among(user: Person, files: Collection[int]) -> Q:
    """Few files: their tasks are found first, and only those are judged."""
    some = Evidence.objects.filter(pk__among=files).order_by()
    tasks = Task.objects.filter(pk__among=some.values("report__assignment__task")).visible_to(user).order_by()
    return Q(object_id__in=some.filter(report__assignment__task__in=tasks.values("pk")).values("pk"))
