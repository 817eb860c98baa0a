"""Lists of tasks and of parts: who may see them, how they stand in time, which of them are asked for."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import BigIntegerField, Exists, ExpressionWrapper, F, OuterRef, Q

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body, Succession, SuccessionLink
from dondoc.apps.core.among import MANY, Among, there_is
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.time_sql import part_time, task_time
from dondoc.rules.four_cells import FourCells, tally
from dondoc.rules.lateness import TimeState
from dondoc.rules.staleness import last_stale_report
from dondoc.vn.folding import fold

if TYPE_CHECKING:
    from dondoc.apps.accounts.standing import Standing
    from dondoc.apps.tasks.models import Assignment, Task  # noqa: F401 (named in the classes' bases)

Person = AbstractBaseUser | AnonymousUser
OPEN_STATES = ("new", "in_progress", "awaiting", "rework")


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, user: Person) -> Self:
        """Tasks that the person may open in full; see `permissions.can_see_task`."""
        who = standing(user)
        if who.is_admin:
            return self
        reach = who.bodies_all | who.leads
        if not reach:
            return self.none()
        return self.filter(_near_plan(who) | _own_task(who, reach, "pk"))

    def with_time(self, today: date, days: Days | None = None) -> Self:
        """Annotates `time`, a code of `rules.lateness.TimeState`."""
        return self.annotate(time=task_time(today, days or Days.current()))

    def in_time_state(self, code: str | TimeState, today: date, days: Days | None = None) -> Self:
        return self.with_time(today, days).filter(time=TimeState(code).value)

    def in_cell(self, code: str, today: date, days: Days | None = None) -> Self:
        """Tasks in one of the four cells («done_on_time», «open_overdue» …), or in what stands outside them."""
        return self.counted().with_time(today, days).filter(time__in=states_of_cell(code))

    def counted(self) -> Self:
        """What sums count: each work once, though it may answer several plans, and nothing that was ended."""
        return self.filter(joined_to__isnull=True, ended_on__isnull=True)

    def running(self) -> Self:
        return self.filter(is_open=True, ended_on__isnull=True, joined_to__isnull=True)

    def led_by(self, *body_ids: int) -> Self:
        """Tasks in which some of the bodies lead today."""
        return self.filter(Exists(_parts().filter(task=OuterRef("pk"), active=True, role="lead", body__in=body_ids)))

    def without_lead(self) -> Self:
        lead = there_is(_parts().filter(task=OuterRef("pk"), active=True, role="lead"), of_many=True)
        return self.filter(Q(parts=0) | Q(parts=None), ~lead)  # the facts leave few to be looked at

    def search(self, words: str) -> Self:
        """Tasks whose words hold every word asked for; marks and case do not matter."""
        found = self
        for word in fold(words).split():
            found = found.filter(bare__contains=word)
        return found

    def nearest_first(self) -> Self:
        """What runs out first, then what has no day, then what is done."""
        return self.order_by(F("is_open").desc(), F("open_due").asc(nulls_last=True), "plan_id", "number")


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, user: Person) -> Self:
        """Parts of tasks that the person may open."""
        who = standing(user)
        if who.is_admin:
            return self
        reach = who.bodies_all | who.leads
        if not reach:
            return self.none()
        return self.filter(Q(body__among=reach) | _near_plan(who) | _own_task(who, reach, "task"))

    def active(self) -> Self:
        return self.filter(active=True)

    def lead(self) -> Self:
        return self.filter(role="lead")

    def open(self) -> Self:
        """On the clock."""
        return self.filter(active=True, state__in=OPEN_STATES)

    def counted(self) -> Self:
        """What sums by body count: parts that lead, in force, of work that stands for itself."""
        return self.filter(role="lead", active=True, task__joined_to__isnull=True, task__ended_on__isnull=True)

    def with_time(self, today: date, days: Days | None = None) -> Self:
        """Annotates `time`, a code of `rules.lateness.TimeState`."""
        return self.annotate(time=part_time(today, days or Days.current()))

    def in_time_state(self, code: str | TimeState, today: date, days: Days | None = None) -> Self:
        return self.with_time(today, days).filter(time=TimeState(code).value)

    def in_cell(self, code: str, today: date, days: Days | None = None) -> Self:
        """Parts in one of the four cells, or in what stands outside them."""
        return self.counted().with_time(today, days).filter(time__in=states_of_cell(code))

    def stale(self, today: date, days: Days | None = None) -> Self:
        """Open work without a day of which nobody has reported for so many months."""
        silent = last_stale_report(today, (days or Days.current()).stale_months)
        unheard = Q(last_report_on__isnull=True) | Q(last_report_on__lte=silent)
        return self.open().lead().filter(unheard, due__isnull=True, given_on__lte=silent)

    def search(self, words: str) -> Self:
        found = self
        for word in fold(words).split():
            found = found.filter(task__bare__contains=word)
        return found

    def nearest_first(self) -> Self:
        return self.order_by(F("due").asc(nulls_last=True), "plan_id", "task__number", "pk")


def of_bodies(bodies: frozenset[int]) -> Q:
    """Parts of these bodies, and of those that gave way to them: what a predecessor did belongs to the successor's
    papers too. Who took over one field of work only gets to see what it took over.
    """
    facts = SuccessionLink.objects.filter(main=True, succession__undone_at__isnull=True)
    whole = facts.exclude(succession__kind=Succession.Kind.MOVED).order_by()
    before = whole.filter(new__among=bodies).values("old")
    theirs = Q(pk__among=bodies) | Q(pk__in=before) | Q(pk__in=whole.filter(new__in=before).values("old"))
    found = Body.objects.filter(theirs).order_by().values("pk")
    if len(bodies) <= MANY:
        return Q(body__among=found)
    # A sum is no column: rows found by their task or plan are looked through, instead of asking for hundreds of bodies.
    return Q(Among(ExpressionWrapper(F("body_id") + 0, BigIntegerField()), found))


def states_of_cell(code: str) -> list[str]:
    """The states in time that a cell of `rules.four_cells` holds. Raises KeyError for what is none."""
    if code not in {field.name for field in fields(FourCells)}:
        raise KeyError(code)
    return [state.value for state in TimeState if getattr(tally([state]), code)]


def _tasks() -> models.QuerySet[Any]:
    from dondoc.apps.tasks.models import Task

    return Task.objects.all()


def _parts() -> models.QuerySet[Any]:
    from dondoc.apps.tasks.models import Assignment

    return Assignment.objects.all()


def _own_task(who: Standing, reach: frozenset[int], key: str) -> Q:
    """Tasks in which one's own bodies have or had a part; `key` leads to the task."""
    if len(reach) <= MANY:
        return Q(Exists(_parts().filter(of_bodies(reach), task=OuterRef(key))))
    # Whoever stands above hundreds of bodies stands near nearly all plans: only tasks of the others are looked at.
    own = there_is(_parts().filter(of_bodies(reach), task=OuterRef("pk")), of_many=True)
    far = Plan.objects.exclude(_near(who)).order_by().values("pk")
    return Q(**{f"{key}__in": _tasks().filter(own, plan__in=far).order_by().values("pk")})


def _near_plan(who: Standing) -> Q:
    """The plan's monitor and those above it, and the leaders of whoever gave it."""
    return Q(plan__in=near_plans(who).values("pk"))


def near_plans(who: Standing) -> models.QuerySet[Plan]:
    """Plans that the person's bodies monitor, or whose giver the person leads."""
    return Plan.objects.filter(_near(who)).order_by()


def _near(who: Standing) -> Q:
    return Q(monitor__among=who.bodies_all | who.leads) | Q(assigner__among=who.leads)
