"""Rows of work as they stand now, for one person: values, and what that person may do in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language

from dondoc.apps.accounts.models import User
from dondoc.apps.plans.models import Plan
from dondoc.apps.sheets.kinds.task_may import may_in_part, may_in_task
from dondoc.apps.sheets.values import Line, Type, Value, Word, plain
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Share, Task
from dondoc.apps.tasks.periods import label_of
from dondoc.apps.tasks.querysets import OPEN_STATES
from dondoc.rules.lifecycle import LifeCycle

StateWords = Callable[[str, str], Word]
_AT_ONCE = 2000
_INSIDE = ("reported_on", "person", "progress")
_words: list[StateWords] = []


def use_state_words(words: StateWords) -> None:
    """The pages say how a state is called; one place for all (`faces.desk.words`)."""
    _words[:] = [words]
    _state_in.cache_clear()


def of_parts(keys: Sequence[int], by: User, today: date) -> list[Line]:
    found: dict[int, Line] = {}
    days = Days.current()
    for some in _in_turn(keys):
        rows = Assignment.objects.visible_to(by).filter(pk__in=some).with_time(today, days)
        for part in _with_all(rows):
            found[part.pk] = _part_line(part, by)
    return [found[key] for key in keys if key in found]


def of_works(keys: Sequence[int], by: User, today: date) -> list[Line]:
    """Tasks that may be opened in full, and of plans that one sees the other tasks as the plan's page shows them."""
    found: dict[int, Line] = {}
    days = Days.current()
    plans = set(Plan.objects.visible_to(by).order_by().values_list("pk", flat=True))
    for some in _in_turn(keys):
        whole = set(Task.objects.visible_to(by).filter(pk__in=some).order_by().values_list("pk", flat=True))
        tasks = Task.objects.filter(pk__in=some).select_related("plan").defer("plan__decisions")
        shown = [task for task in tasks.with_time(today, days) if task.pk in whole or task.plan_id in plans]
        leads = _leads(shown)
        for task in shown:
            line = _work_line(task, leads.get(task.pk, ()), by)
            found[task.pk] = line if task.pk in whole else _from_outside(line)
    return [found[key] for key in keys if key in found]


def _from_outside(line: Line) -> Line:
    """Text and state; what a body says of its work is for those whom the work concerns."""
    return Line(line.key, line.label, {**line.values, **dict.fromkeys(_INSIDE)})


def speaking_of(parts: Sequence[Assignment]) -> Assignment:
    """Of several periods the open one whose day runs out first; of those without a day the last one."""
    in_order = sorted(parts, key=lambda part: (part.period_start or date.min, part.pk))
    is_open = [part for part in in_order if part.state in OPEN_STATES]
    dated = [part for part in is_open if part.due]
    return min(dated, key=lambda part: part.due or date.max) if dated else (is_open or in_order)[-1]


def _part_line(part: Any, by: User) -> Line:
    task = part.task
    task.plan = part.plan
    is_lead = part.role == Assignment.Role.LEAD
    values: dict[str, Value] = {
        **_of_task(task),
        "lead": part.body_id,
        "role": _role_in(get_language() or "", part.role),
        "period": plain(label_of(part)),
        "first_due": plain(part.first_due),
        "due": plain(part.due),
        "state": _state(part.state, part.time),
        "done_on": plain(part.done_on),
        **_of_part(part),
    }

    def may() -> frozenset[str]:
        return may_in_part(by, part) | (may_in_task(by, task, part) if is_lead else frozenset())

    versions = {"task": task.version, "task_id": task.pk, "part": part.version, "part_id": part.pk,
                "body": part.body_id, "of_part": 1}  # fmt: skip
    return Line(part.pk, task.text[:200], values, may, versions)


def _work_line(task: Any, parts: Sequence[Assignment], by: User) -> Line:
    """A task with the one part that speaks for it; where several bodies lead, their parts are rows of their own."""
    single = speaking_of(parts) if parts and not task.group_lead and len({p.body_id for p in parts}) == 1 else None
    values: dict[str, Value] = {
        **_of_task(task),
        "lead": single.body_id if single else plain(task.lead_written),
        "first_due": plain(None if task.recurrence else task.first_due),
        "due": plain(single.due if single and single.period_start else task.due),
        "state": _state(_life(task, parts), task.time),
        "done_on": plain(task.finished_on),
        "reported_on": plain(task.last_report_on),
    }
    versions = {"task": task.version, "task_id": task.pk}

    def may() -> frozenset[str]:
        found = may_in_task(by, task, single, has_leads=bool(parts))
        return found | may_in_part(by, single) if single is not None else found

    if single is not None:
        single.task, single.plan = task, task.plan
        values |= _of_part(single)
        versions |= {"part": single.version, "part_id": single.pk, "body": single.body_id}
    return Line(task.pk, task.text[:200], values, may, versions)


def _of_task(task: Task) -> dict[str, Value]:
    return {
        "plan": plain(str(task.plan)),
        "number": task.number,
        "text": plain(task.text),
        "coordinate": plain(task.coordinate_written),
        "product": plain(task.product),
        "field": plain(task.field),
    }


def _of_part(part: Assignment) -> dict[str, Value]:
    return {
        "reported_on": plain(part.last_report_on, Type.DAY),
        "person": part.person_id,
        "progress": part.progress,
    }


def _state(life: str, time: str) -> Value:
    return _state_in(get_language() or "", life, time)


@cache
def _state_in(_language: str, life: str, time: str) -> Value:
    """A handful of words for ten thousand rows."""
    return plain(str(_words[0](life, time)) if _words else life)


@cache
def _role_in(_language: str, role: str) -> Value:
    return plain(str(Assignment.Role(role).label))


def _life(task: Task, parts: Sequence[Assignment]) -> str:
    if task.finished_on:
        return LifeCycle.DONE
    return speaking_of(parts).state if parts else LifeCycle.IN_PROGRESS


def _leads(tasks: Iterable[Task]) -> dict[int, list[Assignment]]:
    rows = Assignment.objects.filter(task__in=[task.pk for task in tasks], active=True, role=Assignment.Role.LEAD)
    found: dict[int, list[Assignment]] = defaultdict(list)
    for part in rows.prefetch_related(_shares()).order_by("task", "pk"):
        found[part.task_id].append(part)
    return found


def _with_all(rows: Any) -> Any:
    return rows.select_related("task", "plan").defer("plan__decisions").prefetch_related(_shares()).order_by("pk")


def _shares() -> Prefetch[Any]:
    return Prefetch("shares", Share.objects.filter(withdrawn_on__isnull=True).order_by("pk"))


def _in_turn(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
