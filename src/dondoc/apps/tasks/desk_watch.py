"""What those who monitor plans have to decide, and what leaders are told: work of others, a task at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models import When as CaseWhen
from django.db.models.functions import Coalesce

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import Standing, standing
from dondoc.apps.core.among import there_is
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Extension, Report, SameWork, Task
from dondoc.apps.tasks.querysets import OPEN_STATES
from dondoc.apps.tasks.sentences import Sentence, Verb, When
from dondoc.rules.lateness import TimeState, last_overdue_due
from dondoc.rules.staleness import last_stale_report

_MOST = 300
_PATIENCE = 5  # working days after which work that nobody has accepted is worth a telephone call
State = Assignment.State


def watched_work(user: User, today: date, days: Days) -> Iterator[Sentence]:
    """For monitors and leaders, and for those who wait for an extension. Five queries."""
    who = standing(user)
    yield from _extensions(user, who)
    if who.monitors or who.leads:
        yield from _parts(who, today, days)
    if who.monitors:
        yield from _questions(who)


def _extensions(user: User, who: Standing) -> Iterator[Sentence]:
    ours = Q(assignment__body__in=who.acts_for) | Q(asked_by=user.pk)
    decides = Q(assignment__plan__monitor__in=who.monitors) | Q(assignment__plan__assigner__in=who.leads)
    rows = Extension.objects.filter(ours | decides, decision="", assignment__active=True)
    rows = rows.select_related("assignment__task", "assignment__plan").defer("assignment__plan__decisions")
    for one in rows.order_by("old_due", "pk")[:_MOST]:
        part = one.assignment
        is_decider = part.plan.monitor_id in who.monitors or part.plan.assigner_id in who.leads
        yield Sentence(
            when=When.TODAY if is_decider else When.WAITING,
            verb=Verb.DECIDE_EXTENSION if is_decider else Verb.AWAIT_EXTENSION,
            thing=part.task.text,
            url_name="task",
            url_args=(part.task_id,),
            day=one.old_due,
            plan=part.plan.short_name,
            body_id=part.body_id,
            note=one.reason,
            task_id=part.task_id,
            part_id=part.pk,
        )


def _parts(who: Standing, today: date, days: Days) -> Iterator[Sentence]:
    """Parts of one task that stand alike are one line."""
    rows = list(_grouped(who, today, days))
    said = _last_words(row["part"] for row in rows if row["n"] == 1)
    for row in rows:
        is_monitor = row["plan__monitor_id"] in who.monitors
        if is_monitor or row["kind"] == "late":
            yield _line(row, said.get(row["part"], ""))


def _grouped(who: Standing, today: date, days: Days) -> QuerySet[Any, Any]:
    silent = last_stale_report(today, days.stale_months)
    overdue = last_overdue_due(today, days.calendar)
    late = Q(state__in=(State.NEW, State.IN_PROGRESS, State.REWORK), due__lte=overdue)
    unheard = Q(last_report_on__isnull=True) | Q(last_report_on__lte=silent)
    stale = Q(unheard, state__in=OPEN_STATES, due__isnull=True, given_on__lte=silent)
    unaccepted = Q(state=State.NEW, given_on__lte=days.calendar.add_working_days(today, -_PATIENCE))
    kind = Case(
        CaseWhen(state=State.AWAITING, then=Value("awaiting")),
        CaseWhen(state=State.REFUSED, then=Value("refused")),
        CaseWhen(late, then=Value("late")),
        CaseWhen(stale, then=Value("stale")),
        default=Value("unaccepted"),
        output_field=CharField(),
    )
    # Each kind of thing has an index of its own, whatever the number of parts; of what is late the tasks know the day.
    longest = late & Q(task__among=_late_tasks(who, overdue))
    mine = Q(plan__among=Plan.objects.filter(monitor__among=who.monitors).order_by().values("pk"))
    watched = mine & (Q(state__in=(State.AWAITING, State.REFUSED)) | stale | unaccepted)
    near = Q(monitor__among=who.leads | who.monitors) | Q(assigner__among=who.leads)
    led = Q(body__among=who.leads) | Q(plan__in=Plan.objects.filter(near).order_by().values("pk"))
    rows: QuerySet[Any, Any] = (
        Assignment.objects.counted()
        .filter(watched | (longest & led))
        .annotate(kind=kind)
        .order_by()
        .values("task_id", "task__text", "plan__short_name", "plan__monitor_id", "kind")
        .annotate(n=Count("pk"), day=Min("due"), body=Min("body_id"), part=Min("pk"))
        .order_by("day", "task_id", "kind")[:_MOST]
    )
    return rows


def _last_words(parts: Iterable[int]) -> dict[int, str]:
    """What was last reported of each of these parts. Of several bodies in one line nobody is quoted."""
    last = Report.objects.filter(assignment=OuterRef("pk")).order_by("-at", "-pk").values("words")[:1]
    rows = Assignment.objects.filter(pk__among=list(parts)).annotate(said=Subquery(last)).order_by()
    return {pk: said or "" for pk, said in rows.values_list("pk", "said")}


def _late_tasks(who: Standing, overdue: date) -> QuerySet[Any, Any]:
    """Those that are overdue longest, as many as a desk may hold."""
    near = Q(monitor__among=who.leads | who.monitors) | Q(assigner__among=who.leads)
    asked = Q(plan__in=Plan.objects.filter(near).order_by().values("pk"))
    if who.leads:
        parts = Assignment.objects.filter(task=OuterRef("pk"), body__among=who.leads, role="lead", active=True)
        asked |= there_is(parts, of_many=True)
    rows = Task.objects.filter(asked, is_open=True, open_due__lte=overdue)
    return rows.order_by("open_due", "pk").values("pk")[:_MOST]


_LINES = {
    "awaiting": (Verb.CONFIRM, When.TODAY),
    "refused": (Verb.REASSIGN, When.TODAY),
    "stale": (Verb.ASK_NEWS, When.WEEK),
    "late": (Verb.ASK_WHY, When.WAITING),
    "unaccepted": (Verb.AWAIT_ACCEPTANCE, When.WAITING),
}


def _line(row: dict[str, Any], said: str) -> Sentence:
    verb, when = _LINES[row["kind"]]
    is_alone = row["n"] == 1
    return Sentence(
        when=when,
        verb=verb,
        thing=row["task__text"],
        url_name="task",
        url_args=(row["task_id"],),
        day=row["day"],
        time=TimeState.OVERDUE.value if row["kind"] == "late" else "",
        plan=row["plan__short_name"],
        body_id=row["body"] if is_alone else None,
        count=row["n"],
        note=said if is_alone else "",
        task_id=row["task_id"],
        part_id=row["part"] if is_alone else None,
    )


def _questions(who: Standing) -> Iterator[Sentence]:
    """Of each plan: tasks that nobody leads, and pairs that may be one work."""
    followed = Assignment.objects.filter(task=OuterRef("pk"), role="follow")
    leadless = Task.objects.running().without_lead().filter(~there_is(followed, of_many=True), plan=OuterRef("pk"))
    plans = Plan.objects.filter(monitor__in=who.monitors).annotate(leadless=_count(leadless))
    same = _pairs(who)
    for plan in plans.defer("decisions").order_by("pk"):
        for verb, count in ((Verb.FIND_LEAD, plan.leadless), (Verb.DECIDE_SAME, same[plan.pk])):
            if count:
                yield Sentence(When.WEEK, verb, plan.name, "plan", (plan.pk,), plan=plan.short_name, count=count)


def _pairs(who: Standing) -> Counter[int]:
    """How many pairs of each plan wait to be decided; one between two plans counts for both."""
    mine = Q(one__plan__monitor__in=who.monitors) | Q(other__plan__monitor__in=who.monitors)
    rows = SameWork.objects.filter(mine, state=SameWork.State.PROPOSED).order_by()
    return Counter(plan for pair in rows.values_list("one__plan", "other__plan") for plan in set(pair))


def _count(rows: QuerySet[Any, Any]) -> Coalesce:
    counted = rows.order_by().annotate(everything=Value(1)).values("everything").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted[:1], output_field=IntegerField()), 0)
