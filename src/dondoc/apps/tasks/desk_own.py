"""What one's own bodies have to do, and what was given to oneself: parts, opinions, shares, requests that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models import When as CaseWhen
from django.db.models.functions import Coalesce

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import Standing, standing
from dondoc.apps.core.among import there_is
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Opinion, Report, Share
from dondoc.apps.tasks.querysets import OPEN_STATES
from dondoc.apps.tasks.sentences import Sentence, Verb, When, end_of_week
from dondoc.rules.lateness import TimeState

_MOST = 300  # of one kind on one desk; the lists have the rest
State = Assignment.State


def own_work(user: User, today: date, days: Days) -> Iterator[Sentence]:
    """For focal points and officials. Two queries."""
    who = standing(user)
    yield from _parts(user, who, today, days)
    yield from _errands(user, who, today)


def _parts(user: User, who: Standing, today: date, days: Days) -> Iterator[Sentence]:
    mine = Q(body__in=who.acts_for) | Q(person=user.pk, body__in=who.bodies_all)
    answer = Report.objects.filter(assignment=OuterRef("pk"), confirmed=False).values("answer")[:1]
    rows = (
        Assignment.objects.filter(mine, active=True, role="lead", state__in=OPEN_STATES, task__ended_on__isnull=True)
        .with_time(today, days)
        .filter(
            Q(state__in=(State.NEW, State.REWORK, State.AWAITING))
            | Q(due__lte=end_of_week(today))
            | Q(time__in=(TimeState.OVERDUE, TimeState.DUE_SOON))
        )
        .annotate(sent_back=Subquery(answer))
        .select_related("task", "plan")
        .defer("plan__decisions")
        .order_by(F("due").asc(nulls_last=True), "pk")[:_MOST]
    )
    for part in rows:
        acts = part.body_id in who.acts_for
        found = _of_part(part, acts=acts, today=today)
        if found:
            yield found


def _of_part(part: Assignment, *, acts: bool, today: date) -> Sentence | None:
    time = TimeState(part.time)
    match part.state:
        case State.NEW:
            return _part(part, Verb.ACCEPT, When.TODAY) if acts else None
        case State.AWAITING:
            return _part(part, Verb.AWAIT_CONFIRMATION, When.WAITING)
        case State.REWORK:
            return _part(part, Verb.MEND, When.TODAY, note=getattr(part, "sent_back", None) or "")
    pressing = time is TimeState.OVERDUE or (part.due is not None and part.due <= today)
    return _part(part, Verb.REPORT, When.TODAY if pressing else When.WEEK)


def _part(part: Assignment, verb: Verb, when: When, note: str = "") -> Sentence:
    return Sentence(
        when=when,
        verb=verb,
        thing=part.task.text,
        url_name="task",
        url_args=(part.task_id,),
        day=part.due,
        time=part.time,
        plan=part.plan.short_name,
        body_id=part.body_id,
        note=note,
        task_id=part.task_id,
        part_id=part.pk,
    )


def _errands(user: User, who: Standing, today: date) -> Iterator[Sentence]:
    """Opinions and shares, asked for or given out, in one query."""
    rows = _opinions(user, who).union(_shares(user, who, today), all=True).order_by("due", "part", "row")
    for row in rows[:_MOST]:
        kind, _row, due, ours, task, text, plan, body, note, part = row
        mine, theirs = _ERRANDS[kind]
        yield Sentence(
            when=_when(due, today) if ours else When.WAITING,
            verb=mine if ours else theirs,
            thing=text,
            url_name="task",
            url_args=(task,),
            day=due,
            plan=plan,
            body_id=body,
            note=note or "",
            task_id=task,
            part_id=part,
        )


_ERRANDS = {"opinion": (Verb.OPINE, Verb.AWAIT_OPINION), "share": (Verb.DO_SHARE, Verb.AWAIT_SHARE)}


def _opinions(user: User, who: Standing) -> QuerySet[Any, Any]:
    """Those that we were asked for, and those that we asked for and still lack."""
    ours = Q(assignment__body__in=who.acts_for) | Q(assignment__person=user.pk)
    task = OuterRef("assignment__task")
    led = Assignment.objects.filter(task=task, body__among=who.acts_for, role="lead", active=True)
    asked = Q(asked_by=user.pk) | there_is(led, of_many=True)
    rows = Opinion.objects.filter(ours | asked, answered_at__isnull=True, assignment__active=True)
    return _row(rows, "opinion", ours, text="assignment__task__text", body=F("assignment__body"), note=F("question"))


def _shares(user: User, who: Standing, today: date) -> QuerySet[Any, Any]:
    """One's own pieces; the focal point also sees those of others that are due."""
    ours = Q(person=user.pk) | Q(unit__in=who.units)
    due_inside = Q(assignment__body__in=who.acts_for, due__lte=end_of_week(today))
    rows = Share.objects.filter(ours | due_inside, done_on__isnull=True, withdrawn_on__isnull=True)
    rows = rows.filter(assignment__active=True, assignment__state__in=OPEN_STATES)
    body = Coalesce(F("unit"), F("assignment__body"))
    return _row(rows, "share", ours, text="text", body=body, note=F("person__full_name"))


def _row(rows: QuerySet[Any, Any], kind: str, ours: Q, *, text: str, body: Any, note: Any) -> QuerySet[Any, Any]:
    """The same columns of both, so that they can stand in one query."""
    is_ours = Case(CaseWhen(ours, then=Value(1)), default=Value(0), output_field=IntegerField())
    named: QuerySet[Any, Any] = rows.order_by().annotate(
        errand=Value(kind, output_field=CharField()),
        row=F("pk"),
        is_ours=is_ours,
        task=F("assignment__task"),
        words=F(text),
        plan=F("assignment__plan__short_name"),
        holder=body,
        said=note,
        part=F("assignment"),
    )
    columns: QuerySet[Any, Any] = named.values_list(
        "errand", "row", "due", "is_ours", "task", "words", "plan", "holder", "said", "part"
    )
    return columns


def _when(day: date | None, today: date) -> When:
    return When.TODAY if day is not None and day <= today else When.WEEK
