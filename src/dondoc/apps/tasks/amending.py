"""What the review of an amending document decided, done to the tasks of the older plan when it is adopted.

An item that *changes* an older one gives no task of its own: the older task takes the new
words, day and bodies, and keeps its reports, its history and its first day. An item that
*replaces* one, or gives the work another rhythm, gives a new task, at which the ended one
points. An item that *ends* one gives nothing. A plan that gives way to another ends with
all its open work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.plans.models import Item, Plan
from dondoc.apps.plans.values import TaskValue
from dondoc.apps.tasks.amendments import Facts, change_facts, end_task, note_amendment
from dondoc.apps.tasks.deadlines import CLOSED
from dondoc.apps.tasks.extensions import close_extensions
from dondoc.apps.tasks.giving import COORDINATE, LEAD, Given, Members, given_parts
from dondoc.apps.tasks.holding import lock_task
from dondoc.apps.tasks.models import Amendment, Assignment, Task
from dondoc.apps.tasks.permissions import can_amend
from dondoc.apps.tasks.reassignment import retire

CHANGED, ENDED, REPLACED = Amendment.Change.CHANGED, Amendment.Change.ENDED, Amendment.Change.REPLACED
_RHYTHM = ("recurrence", "recurrence_due", "each", "common")


def amended_task(value: TaskValue) -> Task | None:
    """The older task that an item touches; None for new work, also where that task has ended already."""
    if value.amends is None:
        return None
    task = Task.objects.filter(item=value.amends).select_related("joined_to", "item").first()
    meant = task.joined_to or task if task else None
    return meant if meant and meant.ended_on is None else None


def gives_work(value: TaskValue) -> bool:
    """Whether an item of this value becomes a task of its own."""
    old = amended_task(value)
    return old is None or _change_of(old, value) == REPLACED


def apply_changes(plan: Plan, items: Iterable[tuple[Item, TaskValue]], *, by: User, today: date) -> None:
    """Change, end and replace, item by item. The new tasks are there already."""
    groups = Members(today, plan.assigner or plan.monitor)
    for item, value in items:
        old = amended_task(value)
        if old is not None:
            _apply(lock_task(old.pk), plan, item, value, groups, by, today)


def end_replaced_plan(*, plan: Plan, by_plan: Plan, by: User, today: date, **_signal: Any) -> None:
    """Receiver of `plans.signals.plan_replaced`: whatever the old plan still orders ends."""
    open_tasks = Task.objects.filter(plan=plan, ended_on__isnull=True, finished_on__isnull=True)
    for pk in open_tasks.order_by("number").values_list("pk", flat=True):
        task = lock_task(pk)
        old, now = end_task(task, by_plan, by, today)
        note_amendment(task, by_plan, ENDED, old, now, by=by, today=today)


def _change_of(task: Task, value: TaskValue) -> str:
    """As decided, but work with another rhythm is other work: its periods cannot go on."""
    if value.change != CHANGED or task.item is None:
        return value.change
    old = TaskValue.from_json(task.item.value)
    same = all(getattr(old, name) == getattr(value, name) for name in _RHYTHM)
    return CHANGED if same else REPLACED


def _apply(task: Task, plan: Plan, item: Item, value: TaskValue, groups: Members, by: User, today: date) -> None:
    can_amend(by, task).require()
    kind = Amendment.Change(_change_of(task, value))
    if kind is CHANGED:
        old, now = change_facts(task, _facts(task, value))
        bodies = _change_bodies(task, value, groups, by, today)
        old |= {role: before for role, (before, _after) in bodies.items()}
        now |= {role: after for role, (_before, after) in bodies.items()}
    else:
        follower = Task.objects.filter(item=item).first() if kind is REPLACED else None
        old, now = end_task(task, plan, by, today, follower)
    if now:  # the new document may repeat the old task word for word
        note_amendment(task, plan, kind, old, now, by=by, today=today, item=item)


def _facts(task: Task, value: TaskValue) -> Facts:
    """The new words. What the new document does not speak of stays as it was."""
    said: Facts = {
        "text": value.text,
        "product": value.product,
        "authority": value.authority,
        "condition": value.condition,
        "person_written": value.person,
        "deadline_text": value.deadline_text,
    }
    if value.due_on and not task.recurrence and not task.assignments.filter(period_start__isnull=False).exists():
        said |= {"due": value.due_on, "deadline_type": value.deadline_type}
    return {name: text for name, text in said.items() if text}


def _change_bodies(
    task: Task, value: TaskValue, groups: Members, by: User, today: date
) -> dict[str, tuple[list[str], list[str]]]:
    """Bodies come and go as the new document names them; where it names none, all stay."""
    wanted = given_parts(value, task.plan.monitor_id, groups)
    found: dict[str, tuple[list[str], list[str]]] = {}
    for role, named in ((LEAD, value.lead), (COORDINATE, value.coordinate)):
        if not named:
            continue
        parts = list(Assignment.objects.filter(task=task, active=True, role=role).order_by("pk"))
        before = {part.body_id for part in parts}
        after = {given.body_id: given for given in wanted if given.role == role}
        if before == set(after):
            continue
        names = names_on(before | set(after), today)
        _take_away(task, [part for part in parts if part.body_id not in after], by)
        _add(task, parts, [given for body, given in after.items() if body not in before], today)
        found[role] = (sorted(names[pk] for pk in before), sorted(names[pk] for pk in after))
    return found


def _take_away(task: Task, parts: Sequence[Assignment], by: User) -> None:
    note = _("Văn bản sửa đổi giao cho cơ quan khác.")
    for part in parts:
        if part.role == LEAD and part.state in CLOSED:
            continue  # what is done stays with whoever did it
        part.task = task
        close_extensions(part, by, note)
        retire(part, note)


def _add(task: Task, parts: Sequence[Assignment], given: Sequence[Given], today: date) -> None:
    """New bodies get the period that is under way; a body that helped and now leads helps no more."""
    in_periods = [part for part in parts if part.period_start]
    latest = max(in_periods, key=lambda part: part.period_start or today, default=None)
    for one in given:
        for helper in Assignment.objects.filter(task=task, body=one.body_id, active=True).exclude(role=LEAD):
            retire(helper, _("Nay là cơ quan chủ trì."))
        leads = one.role == LEAD
        period = latest if leads else None
        due = period.due if period else task.due
        Assignment.objects.create(
            task=task,
            plan=task.plan,
            body_id=one.body_id,
            role=one.role,
            written=one.written[:250],
            given_to_id=one.then_id,
            note=one.note[:500],
            period_start=period.period_start if period else None,
            period_end=period.period_end if period else None,
            first_due=due,
            due=due,
            state=Assignment.State.NEW if leads else Assignment.State.IN_PROGRESS,
            given_on=today,
        )
