"""All that is on record of one task, in nine queries at most, however much of it there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.name_sql import name_at
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.documents.models import FilePicture
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.history import Line, line_of
from dondoc.apps.tasks.models import Assignment, Extension, Opinion, Report, SameWork, Share, Task
from dondoc.faces.desk.tasks.rows import speaking_of, with_names
from dondoc.vn.collation import collation_key

REPORTS, EVENTS = 20, 60
Role, State = Assignment.Role, Assignment.State
_CHANGED_BY_PLANS = (Verb.AMENDED, Verb.ENDED, Verb.REPLACED)


@dataclass(frozen=True, slots=True)
class Proof:
    """A file of a report, for its line."""

    pk: int
    name: str
    size: int
    media_type: str
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A report with the names of those who wrote and answered it, and its files."""

    pk: int
    part_id: int
    by: str
    at: datetime
    on: date
    words: str
    progress: int | None
    completes: bool
    confirmed: bool | None
    answer: str
    answered_by: str
    answered_at: datetime | None
    files: list[Proof] = field(default_factory=list)


@dataclass
class Dossier:
    """A task with its parts; what stands beside them is fetched when first asked for."""

    task: Any
    user: User
    today: date
    parts: list[Any]
    chosen: Any | None = None
    whole: bool = False  # all reports and events, however many

    @cached_property
    def leads(self) -> list[Any]:
        return [part for part in self.parts if part.active and part.role == Role.LEAD]

    @cached_property
    def helpers(self) -> list[Any]:
        return [part for part in self.parts if part.active and part.role == Role.COORDINATE]

    @cached_property
    def followers(self) -> list[Any]:
        return [part for part in self.parts if part.active and part.role == Role.FOLLOW]

    @cached_property
    def former(self) -> list[Any]:
        """Parts that went to another body, or ended."""
        return [part for part in self.parts if not part.active]

    @property
    def is_group(self) -> bool:
        return bool(self.task.group_lead)

    @cached_property
    def returns(self) -> bool:
        """Whether the work comes again by period."""
        return any(part.period_start for part in self.parts)

    @cached_property
    def speaker(self) -> Any | None:
        """The one part that speaks for the task; a group has none."""
        return speaking_of(self.leads) if self.leads and not self.is_group else None

    @cached_property
    def reports(self) -> list[Told]:
        """The newest reports, those of a chosen part where one is chosen. Files come in the same query."""
        newest = Report.objects.filter(**self._scope).order_by("-at", "-pk")
        rows = newest if self.whole else newest.filter(pk__in=newest.values("pk")[: REPORTS + 1])
        found: dict[int, Told] = {}
        pictures = FilePicture.objects.filter(file=OuterRef("evidence__file"), number=0)
        rows = rows.annotate(has_picture=Exists(pictures)).order_by("-at", "-pk", "evidence")
        for row in rows.values(*_REPORT, *_PROOF):
            told = found.setdefault(row["pk"], _told(row))
            if row["evidence"]:
                told.files.append(Proof(*(row[name] for name in _PROOF)))
        return list(found.values())

    @property
    def has_more(self) -> bool:
        """Whether older reports or events are left out."""
        return not self.whole and (len(self.reports) > REPORTS or len(self.history) >= EVENTS)

    @cached_property
    def extensions(self) -> list[Extension]:
        rows = Extension.objects.filter(**self._scope).select_related("asked_by", "decided_by")
        return self._with_parts(rows.order_by("-asked_at", "-pk"))

    @cached_property
    def shares(self) -> list[Any]:
        rows = Share.objects.filter(**self._scope).select_related("person")
        return self._with_parts(rows.annotate(unit_name=name_at("unit", self.today)).order_by("due", "pk"))

    @cached_property
    def opinions(self) -> list[Opinion]:
        rows = Opinion.objects.filter(assignment__task=self.task).select_related("asked_by", "answered_by")
        return self._with_parts(rows.order_by("due", "pk"))

    @cached_property
    def history(self) -> list[Line]:
        rows = Event.objects.filter(task_id=self.task.pk).select_related("by").order_by("-at", "-pk")
        return [line_of(event) for event in (rows if self.whole else rows[:EVENTS])]

    @cached_property
    def changes(self) -> list[Event]:
        """What other plans did to the task: the record holds the old and the new."""
        return [line.event for line in self.history if line.event.verb in _CHANGED_BY_PLANS]

    @cached_property
    def related(self) -> list[Any]:
        """Tasks that this one answers too (`pair` is none), and those that may be the same work."""
        if not self.task.has_related:
            return []
        pairs = SameWork.objects.filter(state=SameWork.State.PROPOSED)
        one, other = pairs.filter(one=self.task).values("other"), pairs.filter(other=self.task).values("one")
        rows = Task.objects.filter(Q(joined_to=self.task) | Q(pk__in=one) | Q(pk__in=other)).select_related("plan")
        opens = Exists(Task.objects.visible_to(self.user).filter(pk=OuterRef("pk")))
        return list(rows.annotate(may_open=opens).defer("plan__decisions").order_by("plan", "number"))

    @property
    def last_event(self) -> int:
        """The newest thing that the page has told."""
        return self.history[0].event.pk if self.history else 0

    @property
    def _scope(self) -> dict[str, Any]:
        return {"assignment": self.chosen} if self.chosen else {"assignment__task": self.task}

    def _with_parts(self, rows: Any) -> list[Any]:
        """Rows that know their part, with its task and plan, without asking again."""
        known = {part.pk: part for part in self.parts}
        found = list(rows)
        for row in found:
            row.assignment = known[row.assignment_id]
        return found


_REPORT = (
    "pk",
    "assignment_id",
    "by__full_name",
    "at",
    "on",
    "words",
    "progress",
    "completes",
    "confirmed",
    "answer",
    "answered_by__full_name",
    "answered_at",
)
_PROOF = ("evidence", "evidence__name", "evidence__file__size", "evidence__file__media_type", "has_picture")


def open_dossier(user: User, pk: int, today: date, *, part: str = "", whole: bool = False) -> Dossier:
    """The task, its plan and its parts, for whoever may see them. Two queries."""
    task: Any = _find_task(user, pk, today)
    if task is None:
        raise Http404
    parts: list[Any] = list(with_names(Assignment.objects.filter(task=task).select_related("person"), today))
    for one in parts:
        one.task, one.plan = task, task.plan
    parts.sort(key=_place)
    chosen = next((one for one in parts if str(one.pk) == part), None)
    return Dossier(task, user, today, parts, chosen, whole)


def _place(part: Any) -> tuple[int, str, int]:
    """The newest period first; in it the bodies as the alphabet has them."""
    period = -part.period_start.toordinal() if part.period_start else 0
    return period, collation_key(part.then or ""), part.pk


def _find_task(user: User, pk: int, today: date) -> Any:
    pairs = SameWork.objects.filter(Q(one=OuterRef("pk")) | Q(other=OuterRef("pk")), state=SameWork.State.PROPOSED)
    related = Exists(Task.objects.filter(joined_to=OuterRef("pk"))) | Exists(pairs)
    rows = (
        Task.objects.visible_to(user)
        .filter(pk=pk)
        .annotate(
            has_related=related,
            opens_joined=Exists(Task.objects.visible_to(user).filter(pk=OuterRef("joined_to"))),
            opens_replacing=Exists(Task.objects.visible_to(user).filter(pk=OuterRef("replaced_by"))),
            opens_ending=Exists(Plan.objects.visible_to(user).filter(pk=OuterRef("ended_by"))),
            monitor_name=name_at("plan__monitor", today),
            assigner_name=name_at("plan__assigner", today),
        )
    )
    linked = rows.select_related("plan", "item", "ended_by", "replaced_by__plan", "joined_to__plan")
    heavy = ("plan__decisions", "ended_by__decisions", "replaced_by__plan__decisions", "joined_to__plan__decisions")
    return linked.defer(*heavy).first()


def _told(row: dict[str, Any]) -> Told:
    return Told(*(row[name] for name in _REPORT))
