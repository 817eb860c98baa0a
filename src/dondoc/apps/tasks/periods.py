"""Work that returns: which period is owed when, and the instance that each lead gets for it.

A period follows from its rule alone, never from the one before. When a plan is adopted, the
first period opened is the one whose last day is still to come: nothing is owed for the time
before. From then on the daily job opens each period when it begins, once.

«Thường xuyên» without a rhythm of its own is closed by the plan's period, and has no day by
which it is late: who keeps silent too long is told by `staleness`. A rhythm without a day
(«hằng năm») is due by the end of its period.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.succession import note_of, successors
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.holding import lock_task
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.rollup import roll_up, roll_up_all
from dondoc.rules.periods import Period, period_of, periods
from dondoc.rules.recurrence import Frequency, Rule, build_rule

log = logging.getLogger(__name__)
_NOTE = 500

_FREQUENCIES = {
    "year": "annual",
    "half_year": "semiannual",
    "half": "semiannual",
    "quarter": "quarterly",
    "month": "monthly",
    "week": "weekly",
}


def rule_of(task: Task, plan: Plan) -> Rule | None:
    """How the task returns; None where it is done once."""
    if task.recurrence:
        rule = build_rule(_frequency(task.recurrence), task.recurrence_due.lstrip("-") or None)
    elif task.deadline_type == Task.DeadlineType.ONGOING and task.first_due is None:
        rule = build_rule(_frequency(plan.standing_period))
    else:
        return None
    if rule and rule.frequency is Frequency.BIENNIAL:
        return replace(rule, first_year=plan.starts_on.year)
    return rule


def first_period(task: Task, plan: Plan, today: date) -> Period | None:
    """The period with which following begins; None for work done once, and where the plan is over."""
    rule = rule_of(task, plan)
    if rule is None:
        return None
    start = max(today, _begins(task, plan))
    ahead = period_of(rule, start).end
    for _step in range(3):
        found = next(periods(rule, start, None, ahead), None)
        if found:
            return found if _within(found, task, plan, rule) else None
        ahead = period_of(rule, _next_day(ahead)).end
    return None


def due_of(period: Period, task: Task) -> date | None:
    """By when the instance is due: never for standing work without a rhythm of its own."""
    return period.due if task.recurrence else None


def label_of(part: Assignment) -> str:
    """What offices call the period of a part: «Quý I/2026»; empty for work done once."""
    if part.period_start is None:
        return ""
    rule = rule_of(part.task, part.plan)
    return period_of(rule, part.period_start).label_vi if rule else ""


def open_periods(today: date) -> int:
    """Open every period that has begun, in all plans in force; how many parts were made. A second run makes none."""
    tasks = Task.objects.filter(
        plan__state=Plan.State.IN_FORCE,
        ended_on__isnull=True,
        joined_to__isnull=True,
        assignments__period_start__isnull=False,
    )
    made = 0
    for pk in tasks.order_by("pk").distinct().values_list("pk", flat=True):
        try:
            made += _open_next(pk, today)
        except ValueError:  # a rule that cannot be counted: one bad row does not stop a nightly run
            log.exception("task %s: its next period cannot be opened", pk)
    return made


def open_and_sum_up(today: date) -> str:
    """What each day begins with: new periods, and what a changed holiday has moved; says how many parts were made."""
    made = open_periods(today)
    roll_up_all()
    return _("Đã mở %(count)d phần việc theo kỳ.") % {"count": made}


@transaction.atomic
def _open_next(task_id: int, today: date) -> int:
    """One task a transaction, so that a stop leaves whole tasks."""
    task = lock_task(task_id)
    rule = rule_of(task, task.plan)
    if rule is None:
        return 0
    rows = Assignment.objects.filter(task=task, role=Assignment.Role.LEAD, period_start__isnull=False)
    parts = list(rows.select_related("body").order_by("period_start", "active", "pk"))
    there = {(part.body_id, part.period_start) for part in parts if part.active}
    new: dict[tuple[int, date | None], Assignment] = {}
    names = {}
    for latest in _latest_parts(parts):
        body, note = _who_leads(latest, task, today)
        for period in _owed_after(latest, rule, task, today):
            if (body.pk, period.start) not in there:
                new.setdefault((body.pk, period.start), _follow_up(latest, body, note, period, task, today))
                names[period.start] = period.label_vi
    if not new:
        return 0
    Assignment.objects.bulk_create(new.values())
    Event.objects.bulk_create(_event(task, start, name) for start, name in sorted(names.items()))
    roll_up(task.pk)
    return len(new)


def _latest_parts(parts: Iterable[Assignment]) -> Iterable[Assignment]:
    """The last instance of each lead: who leads now leads the next period too, whose last one moved on does not."""
    latest = {part.body_id: part for part in parts}
    return [part for part in latest.values() if part.active]


def _who_leads(latest: Assignment, task: Task, today: date) -> tuple[Body, str]:
    """The body itself, or who has taken its place since, with the way it came; a doubtful case stays for a person."""
    ended = latest.body.ended_on
    if ended is None or today < ended:
        return latest.body, latest.note
    found = successors(latest.body, today, task.text, since=latest.given_on)
    return (found.sure, note_of(found.steps)[:_NOTE]) if found.sure else (latest.body, latest.note)


def _owed_after(latest: Assignment, rule: Rule, task: Task, today: date) -> Iterable[Period]:
    assert latest.period_end is not None  # a period has both ends
    found = periods(rule, _next_day(latest.period_end), None, today)
    return [period for period in found if period.start > latest.period_end and _within(period, task, task.plan, rule)]


def _follow_up(latest: Assignment, body: Body, note: str, period: Period, task: Task, today: date) -> Assignment:
    due, is_same = due_of(period, task), body.pk == latest.body_id
    return Assignment(
        task_id=latest.task_id,
        plan_id=latest.plan_id,
        body_id=body.pk,
        role=latest.role,
        written=latest.written,
        given_to_id=latest.given_to_id if is_same else latest.given_to_id or latest.body_id,
        period_start=period.start,
        period_end=period.end,
        first_due=due,
        due=due,
        given_on=today,
        person_id=latest.person_id if is_same else None,
        note=note,
    )


def _event(task: Task, start: date, name: str) -> Event:
    new = {"period": name, "period_start": start}
    return audit.build(Verb.PERIOD_OPENED, on=task, by=None, new=new, task_id=task.pk, plan_id=task.plan_id)


def _begins(task: Task, plan: Plan) -> date:
    return max(day for day in (plan.starts_on, task.starts_on) if day)


def _within(period: Period, task: Task, plan: Plan, rule: Rule) -> bool:
    """Whether the period begins before the plan, and the time that the task itself names, are over."""
    if plan.ends_on and period.start > plan.ends_on:
        return False
    said = task.first_due
    # «hằng năm, đến năm 2030» ends then; «trước ngày 18/5/2026 và hằng năm» only names its first day.
    is_bound = said is not None and said > period_of(rule, _begins(task, plan)).end
    return not (is_bound and said and period.start > said)


def _frequency(code: str) -> str:
    return _FREQUENCIES.get(code, code)


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
