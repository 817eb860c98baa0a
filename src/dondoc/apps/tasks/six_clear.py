"""«6 rõ» of a task as it is followed, and how many tasks of a plan lack which of the six."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.rules.six_clear import Clear, SixClear, six_clear


@dataclass(slots=True)
class _Named:
    """Who is in a task: a group counts once, by its own name."""

    roles: dict[str, str | None] = field(default_factory=dict)
    person: str = ""


def six_clear_of(task: Task, parts: Iterable[Assignment], names: Mapping[int, str]) -> SixClear:
    """The six answers about one task, whose active parts are given with their persons."""
    named = _Named()
    for part in parts:
        written = part.written if task.group_lead and part.role == Assignment.Role.LEAD else ""
        named.roles[written or names.get(part.body_id, "")] = part.role
        if part.role == Assignment.Role.LEAD and part.person:
            named.person = part.person.full_name
    return _judge(task, named)


def six_clear_by_task(plan: Plan) -> dict[int, SixClear]:
    """The answers about each task of a plan; two queries."""
    named = _named(plan)
    tasks = Task.objects.filter(plan=plan, joined_to__isnull=True, ended_on__isnull=True)
    return {task.pk: _judge(task, named[task.pk]) for task in tasks.order_by("number")}


def missing_counts(answers: Iterable[SixClear]) -> dict[Clear, int]:
    """How many tasks lack each of the six."""
    counted = Counter(answer.question for one in answers for answer in one.missing)
    return {question: counted[question] for question in Clear}


def _named(plan: Plan) -> defaultdict[int, _Named]:
    """Bodies by number are enough where nobody reads the names."""
    rows = Assignment.objects.filter(plan=plan, active=True).order_by("pk")
    found: defaultdict[int, _Named] = defaultdict(_Named)
    for task_id, group, body_id, role, written, person in rows.values_list(
        "task_id", "task__group_lead", "body_id", "role", "written", "person__full_name"
    ):
        named = found[task_id]
        is_lead = role == Assignment.Role.LEAD
        named.roles[written if group and is_lead and written else str(body_id)] = role
        named.person = named.person or (person or "" if is_lead else "")
    return found


def _judge(task: Task, named: _Named) -> SixClear:
    return six_clear(
        task.text,
        leads=[name for name, role in named.roles.items() if role == Assignment.Role.LEAD],
        person=named.person or task.person_written or None,
        due=task.due,
        ongoing=bool(task.recurrence) or task.deadline_type == Task.DeadlineType.ONGOING,
        roles=named.roles,
        product=task.product or None,
        authority=task.authority or None,
    )
