"""«Câu gốc»: the very sentence of a task, as it stands in the document."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.apps.tasks.models import Task
from dondoc.faces.desk.documents.paper import place_url


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence, the way to it, and whether the task says it otherwise today."""

    text: str
    url: str
    place: str
    changed: bool


def quote_of(task: Task) -> Quote | None:
    """What the reader read, else what a person took from the document; the task comes with its item."""
    if task.item is None or task.end <= task.start:
        return None
    text = (task.item.read or task.item.value or {}).get("text") or task.text
    return Quote(text, place_url(task.plan.document_id, task.start, task.end), task.path, text != task.text)
