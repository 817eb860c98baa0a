"""The same work given twice in one document."""

from __future__ import annotations

from dondoc.reading.model import Task, Warning

_SHORT = 8


def find_duplicates(tasks: list[Task]) -> list[Warning]:
    """One warning for each task whose words stand in an earlier one too, with the paths of both."""
    first: dict[str, Task] = {}
    out = []
    for task in tasks:
        key = " ".join(task.text.casefold().split()).rstrip(" .;,/")
        if len(key.split()) < _SHORT:
            continue
        earlier = first.setdefault(key, task)
        if earlier is not task and {b.name for b in earlier.lead} == {b.name for b in task.lead}:
            out.append(Warning("duplicate-item", task.path, task.text[:80], None, (earlier.path, task.path), task.span))
    return out
