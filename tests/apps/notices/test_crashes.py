"""Whatever sequence of deaths, refusals and reruns: a person has one letter a day at most, and is told of what is due."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.notices import daily, outbox
from dondoc.apps.notices.channels import mail
from dondoc.apps.notices.digests import digests_on
from dondoc.apps.notices.models import NoticeSettings
from dondoc.apps.notices.smtp import NotSent, Unsure
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.permissions import can_see_task
from dondoc.vn.working_days import WorkCalendar
from factories.record import make_assignment, make_body, make_person, make_plan, make_task

pytestmark = pytest.mark.django_db
FIRST = date(2026, 11, 16)
S = Assignment.State


class Died(BaseException):
    """The process ends here; nothing that stands behind it happens."""


class Wire:
    """A mail server in a few lines: it has a letter from the last line on, whatever becomes of the answer."""

    taken: list[tuple[date, str, str]]
    plan: list[str]

    def __init__(self, *_server: Any) -> None:
        self.to, self.letter = "", b""

    def offer(self, to: str, letter: bytes, _sender: str) -> None:
        self._happens("before")
        self.to, self.letter = to, letter

    def finish(self) -> str:
        self._happens("dot")
        Wire.taken.append((Wire.day, self.to, self.letter.decode()))
        self._happens("after")
        return "250 OK"

    def close(self) -> None:
        """Nothing to close."""

    day = FIRST

    def _happens(self, at: str) -> None:
        what = Wire.plan.pop(0) if Wire.plan else "goes"
        if what == "dies":
            raise Died
        if what == "refused" and at == "before":
            raise NotSent(mail.Letter.Fault.BUSY, "451", again=True, all_fail=False)
        if what == "silent" and at == "after":
            raise Unsure("no answer")


events = st.lists(st.sampled_from(["goes", "goes", "goes", "goes", "dies", "refused", "silent"]), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(events, min_size=1, max_size=5), dues=st.lists(st.integers(-12, 12), min_size=1, max_size=4))
def test_one_letter_a_day_at_most_and_nothing_due_untold(
    runs: list[list[str]], dues: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(mail, "Connection", Wire)
        patch.setattr(outbox, "is_free", lambda *_args: True)  # whoever had it is dead: all run one after the other
        patch.setattr(django_settings, "MAIL_SET", True)
        Wire.taken = []
        people = _people(dues)
        day = FIRST
        for plan in [*runs, [], []]:  # at last two days on which nothing happens
            while not WorkCalendar().is_working_day(day):
                day += timedelta(days=1)
            patch.setenv("DONDOC_TODAY", day.isoformat())
            Wire.day = day
            standing = {one.user.email: one for one in digests_on(day)}
            _days_of_runs(day, plan)
            counts = Counter(to for when, to, _letter in Wire.taken if when == day)
            assert not counts or max(counts.values()) == 1
            assert set(counts) <= {person.email for person in people}
            if not plan:
                assert set(counts) == set(standing)
            day += timedelta(days=1)
        _everything_is_told(people, day)
        transaction.set_rollback(True)


def _days_of_runs(day: date, plan: list[str]) -> None:
    """The job is started until it lives through; a retry comes an hour later."""
    Wire.plan = list(plan)
    now = timezone.now()
    for _start in range(len(plan) + 2):
        now += timedelta(hours=2)
        try:
            with transaction.atomic():
                daily.write_digests(day)
            mail.Mail().send(now, lambda: False)
        except Died:
            continue


def _everything_is_told(people: list[User], day: date) -> None:
    """What is overdue at the end stood in some letter that arrived."""
    for person in people:
        letters = [letter for _day, to, letter in Wire.taken if to == person.email]
        overdue = Assignment.objects.filter(body__people__user=person, due__lt=day - timedelta(days=4))
        for part in overdue:
            assert any(f"/tasks/{part.task_id}/" in letter.replace("=\r\n", "") for letter in letters)


def _people(dues: list[int]) -> list[User]:
    NoticeSettings.objects.create(pk=1, repeat_days=1)
    plan = make_plan(make_body("Sở Khoa học và Công nghệ"))
    people = []
    for number, days in enumerate(dues):
        body = make_body(f"Sở Số {number}")
        people.append(make_person(f"Người Số {number}", Role.FOCAL_POINT, body))
        task = make_task(plan, body, f"Việc {number}", due=FIRST + timedelta(days=days))
        task.assignments.update(state=S.IN_PROGRESS)
    return people


parts = st.tuples(
    st.integers(0, 4),  # body
    st.sampled_from([S.NEW, S.IN_PROGRESS, S.AWAITING, S.REWORK, S.REFUSED]),
    st.integers(-30, 20),  # due
    st.sampled_from([*Assignment.Role]),
    st.integers(0, 9),  # person
)


@settings(max_examples=40, deadline=None)
@given(
    held=st.lists(st.tuples(st.sampled_from([*Role]), st.integers(0, 4)), min_size=3, max_size=10),
    given_out=st.lists(parts, min_size=1, max_size=8),
    monitor=st.integers(0, 4),
    assigner=st.integers(0, 4),
)
def test_nobody_is_told_of_a_thing_he_may_not_see(
    held: list[tuple[Role, int]], given_out: list[tuple[int, Any, int, Any, int]], monitor: int, assigner: int
) -> None:
    day = date(2026, 11, 20)
    with transaction.atomic():
        top = make_body("Ủy ban nhân dân tỉnh")
        bodies = [top, *(make_body(f"Sở Số {number}", under=top) for number in range(4))]
        people = [
            make_person(f"Người Số {number}", role, None if role == Role.ADMINISTRATOR else bodies[body])
            for number, (role, body) in enumerate(held)
        ]
        plan = make_plan(bodies[monitor], assigner=bodies[assigner])
        for body, state, days, role, person in given_out:
            due = day + timedelta(days=days)
            task = make_task(plan, None, "Việc", due=due)
            values: dict[str, Any] = {"done_on": day} if state == S.AWAITING else {}
            part = make_assignment(task, bodies[body], role=role, due=due, state=state, **values)
            part.person = people[person % len(people)]
            part.given_on = day - timedelta(days=abs(days))
            part.save()
            part.shares.create(person=people[(person + 1) % len(people)], text="Phần việc", due=due)
            part.opinions.create(question="?", due=due, asked_at=timezone.now())
        tasks = {f"/tasks/{task.pk}/": task for task in Task.objects.select_related("plan")}
        for digest in digests_on(day):
            person = User.objects.get(pk=digest.user.pk)
            for line in digest.lines:
                assert can_see_task(person, tasks[line.url]), (line, person)
        transaction.set_rollback(True)
