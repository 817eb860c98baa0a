"""Taking a row for the length of a transaction, as the person saw it.

The task's row is always taken before its parts: two parts of one task changed at once
would otherwise each keep a sum that lacks the other. SQLite needs no lock, since a
transaction that writes there is alone from its start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from dondoc.apps.accounts.models import User
from dondoc.apps.core.decisions import Decision
from dondoc.apps.core.errors import Changed
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.permissions import can_see_task

Row = TypeVar("Row", Task, Assignment)


def hold_task(
    task: Task, *, version: int, by: User, may: Callable[[User, Task], Decision], mine: dict[str, Any] | None = None
) -> Task:
    """The task as it is now, ours until the transaction ends. Raises Changed and Refused."""
    fresh = lock_task(task.pk)
    _check(fresh, fresh, version, by, may, mine)
    return fresh


def hold_part(
    part: Assignment,
    *,
    version: int,
    by: User,
    may: Callable[[User, Assignment], Decision],
    mine: dict[str, Any] | None = None,
) -> Assignment:
    """The same for one body's part; its task is held with it."""
    fresh = lock_part(part)
    _check(fresh, fresh.task, version, by, may, mine)
    return fresh


def check_part(
    part: Assignment,
    *,
    version: int,
    by: User,
    may: Callable[[User, Assignment], Decision],
    mine: dict[str, Any] | None = None,
) -> None:
    """The same question without taking anything: before work that takes long, and is asked again when it is done."""
    rows = Assignment.objects.select_related("task", "person", "body", "plan").defer("plan__decisions")
    fresh = rows.get(pk=part.pk)
    fresh.task.plan = fresh.plan
    _check(fresh, fresh.task, version, by, may, mine)


def lock_task(task_id: int) -> Task:
    """The row with its plan, whose proof of adoption (half a megabyte) nobody needs here."""
    rows = Task.objects.select_for_update(of=("self",)).select_related("plan").defer("plan__decisions")
    return rows.get(pk=task_id)


def lock_part(part: Assignment) -> Assignment:
    """The row with its task, plan and person."""
    task = lock_task(part.task_id)
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("person", "body", "plan")
    fresh = rows.defer("plan__decisions").get(pk=part.pk)
    fresh.task = task
    return fresh


def keep(row: Task | Assignment, *fields: str) -> None:
    """Save what was changed on a row that is held."""
    row.version += 1
    row.save(update_fields=[*fields, "version", "updated_at"])


def _check(
    row: Row,
    task: Task,
    version: int,
    by: User,
    may: Callable[[User, Row], Decision],
    mine: dict[str, Any] | None,
) -> None:
    """A newer version explains more than a refusal does, but only to those who may see it."""
    decision = may(by, row)
    if row.version != version and (decision or can_see_task(by, task)):
        raise Changed(theirs=row, mine=mine)
    decision.require()
