"""What tasks have to tell in the digest of a day, for everybody at once.

Each role is told its own, by the rules of the desk: the focal point and the person named, of
parts of their body; the monitor, of what waits to be confirmed; whoever gave the work, of
requests to decide; leaders, of what has been late for long. Nobody is told of a task that he
could not open (`permissions.can_see_task`); a test compares the two. Ten queries, whatever the
number of people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dondoc.apps.accounts.models import Role
from dondoc.apps.notices.kinds import Kind
from dondoc.apps.notices.models import NoticeSettings
from dondoc.apps.notices.people import People
from dondoc.apps.notices.sources import Line, Told
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Move, Report
from dondoc.apps.tasks.notices_asked import asked_lines, open_requests
from dondoc.apps.tasks.notices_day import Day, task_url
from dondoc.rules.lateness import effective_due

NEW_FOR, MOVED_FOR = timedelta(days=14), timedelta(days=30)
"""For how long work counts as new; longer than any row of days on which no letter goes out."""
FEW = 20
"""So many people are asked of by their bodies; for more, everything is read at once."""
State = Assignment.State
_RUNNING = (State.NEW, State.IN_PROGRESS, State.REWORK)


class Part(NamedTuple):
    """A part as these lines need it."""

    pk: int
    task: int
    plan: int
    body: int
    person: int | None
    role: str
    state: str
    due: date | None
    given_on: date
    last_report_on: date | None
    moved: bool
    changed_on: date
    text: str


def digest_lines(people: People, today: date, settings: NoticeSettings) -> Told:
    """All lines of the day with the people whom each concerns."""
    day = Day(people, today, settings, Days.current())
    parts, asked = list(_parts(day)), open_requests()
    day.bodies.update(part.body for part in parts)
    day.bodies.update(request.body for request in asked)
    yield from own_parts(day, parts)
    yield from _watched(day, parts)
    yield from _escalated(day, parts)
    yield from asked_lines(day, asked)


def _parts(day: Day) -> Iterator[Part]:
    """Parts that may be worth a line, in one query; for a few people only those that can be theirs."""
    recent = day.today - NEW_FOR
    lead = Q(role="lead") & (
        Q(state__in=(State.NEW, State.REWORK, State.AWAITING, State.REFUSED))
        | Q(state=State.IN_PROGRESS, due__lte=day.last_soon)
        | Q(state=State.IN_PROGRESS, person__isnull=False)
    )
    helping = Q(role__in=("coordinate", "follow"), state__in=_RUNNING, given_on__gte=recent)
    rows = Assignment.objects.filter(
        lead | helping | Q(pk__in=_moved().values("new")),
        active=True,
        task__ended_on__isnull=True,
        task__joined_to__isnull=True,
    ).order_by("pk")
    if len(day.people.users) <= FEW:
        rows = rows.filter(_of(day.people))
    for row in rows.annotate(moved=Exists(_moved().filter(new=OuterRef("pk")))).values_list(
        "pk", "task_id", "plan_id", "body_id", "person_id", "role", "state", "due", "given_on", "last_report_on",
        "moved", "updated_at", "task__text",
    ).iterator(5000):  # fmt: skip
        yield Part(*row[:11], changed_on=timezone.localdate(row[11]), text=row[12])


def _of(people: People) -> Q:
    """Work of the bodies of these people, given to them, or in plans of these bodies."""
    bodies = {body for held in people.standings.values() for body in held.bodies_all | held.leads}
    of_plans = Q(plan__monitor__in=bodies) | Q(plan__assigner__in=bodies)
    return Q(body__in=bodies) | Q(person__in=list(people.users)) | of_plans


def _moved() -> QuerySet[Move]:
    """What lately came with a reorganisation."""
    moves = Move.objects.filter(new__isnull=False, undone_at__isnull=True).order_by()
    return moves.filter(succession__applied_at__gte=timezone.now() - MOVED_FOR)


def own_parts(day: Day, parts: Collection[Part]) -> Told:
    """To the focal point and to the person named: what is new, how it stands in time, what came back."""
    answers = _answers() if any(part.state == State.REWORK for part in parts) else {}
    for part in parts:
        focal = day.people.holding(Role.FOCAL_POINT, part.body)
        person = day.people.named(part.person, part.body)
        if part.moved:
            yield _line(day, part, Kind.MOVED, f"moved:{part.pk}", "moved"), focal
        elif part.state == State.NEW or part.role != Assignment.Role.LEAD:
            yield from _given(day, part, focal)
        if part.role != Assignment.Role.LEAD or part.state not in _RUNNING:
            continue
        if person and part.state != State.NEW:
            yield _line(day, part, Kind.NEW, f"person:{part.pk}:{part.person}", "person"), person
        if part.state == State.REWORK:
            key = f"back:{part.pk}:{part.last_report_on or ''}"
            yield _line(day, part, Kind.SENT_BACK, key, "mend", note=answers.get(part.pk, "")), focal | person
        timely = _in_time(day, part)
        if timely is not None:
            yield timely, focal | person


def _given(day: Day, part: Part, focal: frozenset[int]) -> Told:
    """Work that was given: new at first; what waits long to be received is said again."""
    is_lead = part.role == Assignment.Role.LEAD
    if part.given_on >= day.today - NEW_FOR:
        yield _line(day, part, Kind.NEW, f"new:{part.pk}", "new" if is_lead else part.role), focal
    again = day.again(part.given_on)
    if is_lead and again:
        yield _line(day, part, Kind.WAITING, f"accept:{part.pk}:{again}", "accept"), focal


def _in_time(day: Day, part: Part) -> Line | None:
    if part.due is None or part.due > day.last_soon:
        return None
    if part.due <= day.last_overdue:
        ended = effective_due(part.due, day.days.calendar)
        key = f"over:{part.pk}:{part.due}:{day.again(ended)}"
        return _line(day, part, Kind.OVERDUE, key, "overdue", number=day.late(part.due))
    left = day.left(part.due)
    if left == 0:
        return _line(day, part, Kind.TODAY, f"today:{part.pk}:{part.due}", "today")
    milestone = min(one for one in day.milestones if one >= left)
    return _line(day, part, Kind.SOON, f"soon:{part.pk}:{part.due}:{milestone}", "soon", number=left)


def _watched(day: Day, parts: Collection[Part]) -> Told:
    """To those who monitor: what waits to be confirmed, and what was refused."""
    for part in parts:
        if part.role != Assignment.Role.LEAD or part.state not in (State.AWAITING, State.REFUSED):
            continue
        monitors = day.people.holding(Role.MONITOR, day.plan(part.plan)[1])
        awaits = part.state == State.AWAITING
        since = (part.last_report_on if awaits else None) or part.changed_on
        act = "confirm" if awaits else "reassign"
        key = f"{act}:{part.pk}:{since}:{day.again(since)}"
        if monitors:
            yield _line(day, part, Kind.WAITING, key, act, of_others=True), monitors


def _escalated(day: Day, parts: Collection[Part]) -> Told:
    """To the head of the body, then to those who lead whoever gave the work: once for each, after so many days."""
    head, upper = day.settings.head_days, day.settings.upper_days
    for part in parts:
        is_late = part.role == Assignment.Role.LEAD and part.state in _RUNNING and part.due is not None
        if not is_late or part.due is None or part.due > day.last_overdue:
            continue
        late = day.late(part.due)
        if head and late >= head:
            key = f"head:{part.pk}:{part.due}"
            yield (
                _line(day, part, Kind.ESCALATED, key, "head", number=late, of_others=True),
                day.people.holding(Role.LEADER, part.body),
            )
        if upper and late >= upper:
            key = f"upper:{part.pk}:{part.due}"
            yield (
                _line(day, part, Kind.ESCALATED, key, "upper", number=late, of_others=True),
                _in_charge(day, part) - day.people.holding(Role.LEADER, part.body),
            )


def _in_charge(day: Day, part: Part) -> frozenset[int]:
    """Who leads the body that gave the work; where no body gave it, those above the one that has it."""
    assigner = day.plan(part.plan)[2]
    if assigner is not None:
        return day.people.holding(Role.LEADER, assigner)
    return day.people.holding(Role.LEADER, *day.above.get(part.body, frozenset()))


def _answers() -> Mapping[int, str]:
    """What was said with the latest sending back, by part."""
    rows = Report.objects.filter(confirmed=False, assignment__state=State.REWORK, assignment__active=True)
    return dict(rows.order_by("answered_at", "pk").values_list("assignment_id", "answer"))


def _line(
    day: Day, part: Part, kind: Kind, key: str, act: str, *, number: int = 0, note: str = "", of_others: bool = False
) -> Line:
    return Line(
        kind=kind,
        key=key,
        act=act,
        thing=part.text,
        url=task_url(part.task),
        day=part.due,
        number=number,
        plan=day.plan(part.plan)[0],
        body=day.names.get(part.body, "") if of_others else "",
        note=note,
    )
