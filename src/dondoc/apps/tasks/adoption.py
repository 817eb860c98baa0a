"""From a reviewed document to work in the hands of its bodies, in one transaction.

A second call, by a double click or after a stop, finds the review closed and raises; a
stop in the middle leaves nothing. Parts and events go in in bulk: a plan of 400 tasks for
120 communes is 20,000 rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core import search
from dondoc.apps.plans.adoption import adopt_document
from dondoc.apps.plans.models import Item, Plan, Review
from dondoc.apps.plans.values import TaskValue
from dondoc.apps.tasks.amending import apply_changes, gives_work
from dondoc.apps.tasks.editing import bare
from dondoc.apps.tasks.giving import (
    COORDINATE,
    FOLLOW,
    LEAD,
    Given,
    Members,
    build_parts,
    given_parts,
    is_for_many,
    told_bodies,
    written_names,
)
from dondoc.apps.tasks.inserting import insert_many
from dondoc.apps.tasks.jobs import find_same_work
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.periods import due_of, first_period, rule_of
from dondoc.apps.tasks.searching import task_entries
from dondoc.rules.periods import Period

_BATCH = 2000
_FIELD = 200


@dataclass(slots=True)
class _New:
    """One task on its way into the record."""

    task: Task
    value: TaskValue
    parts: list[Given]
    period: Period | None


@transaction.atomic
def adopt(
    *,
    review: Review,
    monitor: Body,
    assigner: Body | None,
    starts_on: date,
    ends_on: date | None,
    by: User,
    today: date,
) -> Plan:
    """Adopt the document and give out its work."""
    plan = adopt_document(
        review=review, monitor=monitor, assigner=assigner, starts_on=starts_on, ends_on=ends_on, by=by, today=today
    )
    give_out(plan, by=by, today=today)
    find_same_work.enqueue(plan.pk)
    return plan


def give_out(plan: Plan, *, by: User, today: date) -> list[Task]:
    """Make the tasks and parts of a plan whose items are decided."""
    items = _decided(plan)
    new = list(_build(plan, items, today))
    Task.objects.bulk_create([one.task for one in new], batch_size=_BATCH)
    insert_many(
        Assignment,
        (row for one in new for row in build_parts(one.task, plan, one.parts, one.period, one.task.due, today)),
    )
    _tell(new, plan, by, today)
    search.index_all(task_entries(one.task for one in new))
    apply_changes(plan, items, by=by, today=today)
    return [one.task for one in new]


def _decided(plan: Plan) -> list[tuple[Item, TaskValue]]:
    items = Item.objects.filter(
        review__document=plan.document_id, kind=Item.Kind.TASK, state=Item.State.ACCEPTED
    ).order_by("position", "pk")
    return [(item, TaskValue.from_json(item.value)) for item in items]


def _build(plan: Plan, items: Iterable[tuple[Item, TaskValue]], today: date) -> Iterator[_New]:
    headings, groups = _headings(plan), Members(today, plan.assigner or plan.monitor)
    giving = [(item, value) for item, value in items if gives_work(value)]
    for number, (item, value) in enumerate(giving, start=1):
        task = _build_task(plan, item, value, number, _field(item.path, headings))
        period = first_period(task, plan, today)
        if period is not None:
            task.due = due_of(period, task)
        elif rule_of(task, plan) is not None:
            task.due = None  # the plan was over when it was adopted: nothing is owed by a day
        task.open_due = task.due
        yield _New(task, value, given_parts(value, plan.monitor_id, groups), period)


def _build_task(plan: Plan, item: Item, value: TaskValue, number: int, field: str) -> Task:
    task = Task(
        plan=plan,
        item=item,
        number=number,
        path=item.path,
        field=field,
        text=value.text,
        start=item.start,
        end=item.end,
        product=value.product,
        authority=value.authority,
        lead_written=written_names(value.lead),
        coordinate_written=written_names(value.coordinate),
        person_written=value.person,
        group_lead=is_for_many(value),
        deadline_text=value.deadline_text,
        deadline_type=value.deadline_type,
        starts_on=value.starts_on,
        first_due=value.due_on,
        due=value.due_on,
        recurrence=value.recurrence,
        recurrence_due=value.recurrence_due,
        condition=value.condition,
    )
    task.bare = bare(task)
    return task


def _headings(plan: Plan) -> dict[str, str]:
    """The headings of the document by path."""
    sections = plan.document.reading.data.get("sections") or ()
    return {section["path"]: section["title"] for section in sections if section.get("path")}


def _field(path: str, headings: Mapping[str, str]) -> str:
    """The heading that names the field of work: of the second level, or the first where there is no second."""
    steps = path.split(".")
    above = [".".join(steps[:length]) for length in range(1, len(steps))]
    titles = [headings[step] for step in above if step in headings]
    return titles[min(1, len(titles) - 1)][:_FIELD] if titles else ""


def _tell(new: list[_New], plan: Plan, by: User, today: date) -> None:
    names = names_on({given.body_id for one in new for given in one.parts} | {plan.monitor_id}, today)
    events = [_event(one, plan, by, names) for one in new]
    for event in events:
        event.body_id, event.body_name = plan.monitor_id, names.get(plan.monitor_id, "")
    Event.objects.bulk_create(events, batch_size=_BATCH)


def _event(one: _New, plan: Plan, by: User, names: Mapping[int, str]) -> Event:
    told = {
        "lead": told_bodies(one.parts, LEAD, names),
        "coordinate": told_bodies(one.parts, COORDINATE, names),
        "follow": told_bodies(one.parts, FOLLOW, names),
        "due": one.task.due,
        "period": one.period.label_vi if one.period else "",
        "notes": [given.note for given in one.parts if given.note],
    }
    new = {key: value for key, value in told.items() if value}
    return audit.build(Verb.ASSIGNED, on=one.task, by=by, new=new, task_id=one.task.pk, plan_id=plan.pk)
