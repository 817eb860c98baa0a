"""The story of the province from April 2024 to the last day: papers come, work is done, bodies are reorganised."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from dondoc.apps.agencies.models import Succession
from dondoc.apps.documents.jobs import prepare_file
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.plans.models import Plan, Review
from dondoc.apps.tasks.actions import open_periods
from dondoc.apps.tasks.adoption import adopt
from dondoc.apps.tasks.models import Assignment
from dondoc.demo.agenda import Agenda
from dondoc.demo.clock import held_clock
from dondoc.demo.fates import Step, fate_of
from dondoc.demo.letters import remind, set_letterhead
from dondoc.demo.papers import LAST, PAPERS, Paper, body_on, upload
from dondoc.demo.people import Staff, load_people, person
from dondoc.demo.province import load_bodies
from dondoc.demo.reorganising import carry_out, facts
from dondoc.demo.reviewing import decide_all, decide_some
from dondoc.demo.steps import Hands

REVIEW_DAYS = 3
WRITTEN = 8  # days before the last one the department wrote to those who were late


class Story:
    """Plays everything on an agenda, in the order of days."""

    def __init__(self, agenda: Agenda, staff: Staff) -> None:
        self._agenda = agenda
        self._staff, self._hands = staff, Hands(staff)
        self._numbers: dict[int, int] = {}  # part → its place in line, which fixes its fate

    def write(self) -> None:
        """Put down what is known from the beginning; the rest follows."""
        for paper in PAPERS:
            self._agenda.put(paper.came_on, partial(self._comes, paper))
        for fact in facts(PAPERS[0].came_on):
            self._agenda.put(fact.happened_on, partial(self._is_reorganised, fact))
        for day in _firsts_of_months(PAPERS[0].came_on, self._agenda.last):
            self._agenda.put(day, self._open_periods)
        last = self._agenda.last
        self._agenda.put(last - timedelta(days=1), self._scan_comes)
        self._agenda.put(last - timedelta(days=WRITTEN), partial(self._reminds, issued=True))
        self._agenda.put(last - timedelta(days=1), partial(self._reminds, issued=False))

    def _comes(self, paper: Paper, day: date) -> None:
        document = upload(paper.file, body_on(paper.monitor, day), paper.by)
        self._agenda.put(day + timedelta(days=REVIEW_DAYS), partial(self._is_adopted, paper, document.pk))

    def _is_adopted(self, paper: Paper, document_id: int, day: date) -> None:
        review, by = Review.objects.get(document=document_id), person(paper.by)
        decide_all(review, by=by, day=day)
        plan = adopt(
            review=review,
            monitor=body_on(paper.monitor, day),
            assigner=body_on(paper.assigner, day),
            starts_on=date.fromisoformat(review.document.issued_on),
            ends_on=paper.ends_on,
            by=by,
            today=day,
        )
        self._take_up(plan, day)

    def _is_reorganised(self, fact: Succession, day: date) -> None:
        carry_out(fact, by=person("quan-tri"), day=day)
        self._staff.look_again()

    def _open_periods(self, day: date) -> None:
        open_periods(today=day)
        for plan in Plan.objects.order_by("pk"):
            self._take_up(plan, day)

    def _take_up(self, plan: Plan, day: date) -> None:
        """Give every new lead part of a plan its fate."""
        parts = plan.assignments.filter(role=Assignment.Role.LEAD, active=True, moved_from=None).order_by("pk")
        for pk, due in parts.exclude(pk__in=self._numbers).values_list("pk", "due"):
            number = self._numbers[pk] = len(self._numbers)
            for step in fate_of(number, day, due, self._agenda.last):
                self._agenda.put(step.day, partial(self._step, pk, step))

    def _step(self, pk: int, step: Step, day: date) -> None:
        part = _current(pk)
        if part is not None:
            self._hands.take(step.name, part, self._numbers[pk], day, step.facts)

    def _reminds(self, day: date, *, issued: bool) -> None:
        """Letters of reminder: those of last week went out, those of yesterday wait for a clerk."""
        department, by = body_on("skhcn", day), person("theo-doi")
        if issued:
            set_letterhead(department, by=by, day=day)
        remind(department, by=by, day=day, issued=issued)

    def _scan_comes(self, day: date) -> None:
        document = upload(LAST, body_on("skhcn", day), "theo-doi")
        review: Any = getattr(document, "review", None)  # none where this machine cannot read scans
        if review is not None:
            decide_some(review, by=person("theo-doi"), share=0.4)


def _current(pk: int) -> Assignment | None:
    """The part as it is now: where it moved to another body, the one that goes on with it."""
    parts = Assignment.objects.select_related("task", "plan", "body").defer("plan__decisions")
    part: Assignment | None = parts.get(pk=pk)
    while part is not None and not part.active:
        part = parts.filter(moved_from=part).order_by("pk").first()
    return part


def _firsts_of_months(first: date, last: date) -> list[date]:
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def empty_queue() -> None:
    """What the worker would find to do is done here: the first visitor's own document is read at once."""
    for pk in (
        StoredFile.objects.filter(prepared_at=None, evidence__isnull=False).distinct().values_list("pk", flat=True)
    ):
        prepare_file.func(pk)
    DBTaskResult.objects.all().delete()


def load(last: date) -> int:
    """Make the province and play its story to this day, all of it or nothing; how many things happened."""
    with held_clock() as clock, transaction.atomic():
        clock.set(PAPERS[0].came_on)
        load_bodies()
        load_people()
        agenda = Agenda(clock, last)
        Story(agenda, Staff()).write()
        happened = agenda.play()
        empty_queue()
        return happened
