"""Two officials at the same moment: no words are lost, nothing happens twice, no sum is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.plans.models import Plan, Review
from dondoc.apps.plans.values import TaskValue
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.adoption import adopt
from dondoc.apps.tasks.models import Assignment, Extension, Report, Task
from dondoc.apps.tasks.periods import open_periods
from dondoc.apps.tasks.rollup import roll_up
from factories.cast import Cast, make_cast
from factories.record import make_assignment, make_body, make_person, make_task
from factories.reviewed import make_settled_review, named
from factories.threads import alone, own_connections, together

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


@pytest.fixture
def threads(tmp_path: Path) -> Iterator[Callable[[], Any]]:
    """Enter once the rows are there."""
    stack = []

    def begin() -> None:
        context = own_connections(tmp_path)
        context.__enter__()
        stack.append(context)

    yield begin
    for context in stack:
        context.__exit__(None, None, None)


def _outcomes(results: list[Any]) -> Counter[str]:
    return Counter(type(result).__name__ for result in results)


def test_two_reports_of_one_part_lose_no_words(cast: Cast, threads: Callable[[], None]) -> None:
    part = make_task(cast.plan, cast.lead, due=date(2026, 12, 31)).assignments.get()
    Assignment.objects.filter(pk=part.pk).update(state="in_progress")
    part.refresh_from_db()
    part.task, part.plan  # noqa: B018 (loaded here, as a page would have)
    threads()

    def report(words: str) -> Callable[[], Report]:
        return lambda: actions.report_progress(
            assignment=part, version=part.version, words=words, by=cast.focal, today=TODAY
        )

    results = together(*(report(f"Lời của người thứ {number}") for number in range(6)))
    assert _outcomes(results) == {"Report": 1, "Changed": 5}
    saved = alone(lambda: set(Report.objects.values_list("words", flat=True)))
    kept = {result.mine["words"] for result in results if isinstance(result, Changed)}
    assert saved | kept == {f"Lời của người thứ {number}" for number in range(6)}
    assert all(result.theirs.version == part.version + 1 for result in results if isinstance(result, Changed))


def test_two_corrections_of_one_task_lose_no_words(cast: Cast, threads: Callable[[], None]) -> None:
    task = make_task(cast.plan, cast.lead, "Đề án")
    threads()

    def edit(text: str) -> Callable[[], Task]:
        return lambda: actions.edit_task(task=task, version=1, changes={"text": text}, by=cast.monitor, today=TODAY)

    results = together(edit("Bản của An"), edit("Bản của Bình"))
    assert _outcomes(results) == {"Task": 1, "Changed": 1}
    saved = alone(lambda: Task.objects.get().text)
    (second,) = (result for result in results if isinstance(result, Changed))
    assert {saved, second.mine["text"]} == {"Bản của An", "Bản của Bình"}
    assert second.theirs.text == saved


def test_parts_of_one_group_that_finish_at_once_sum_up_right(cast: Cast, threads: Callable[[], None]) -> None:
    bodies = [make_body(f"UBND xã {number}") for number in range(8)]
    people = [make_person(f"Đầu mối {number}", Role.FOCAL_POINT, body) for number, body in enumerate(bodies)]
    task = make_task(cast.plan, None, due=date(2026, 12, 31), group_lead=True)
    parts = [make_assignment(task, body, due=date(2026, 12, 31), state="in_progress") for body in bodies]
    threads()

    def ask(part: Assignment, person: User) -> Callable[[], Report]:
        return lambda: actions.ask_completion(
            assignment=part, version=part.version, words="Xong", by=person, today=TODAY
        )

    results = together(*(ask(part, person) for part, person in zip(parts, people, strict=True)))
    assert _outcomes(results) == {"Report": 8}

    def confirm(pk: int) -> Callable[[], Assignment]:
        return lambda: actions.confirm_completion(
            assignment=Assignment.objects.get(pk=pk), version=parts[0].version + 1, by=cast.monitor, today=TODAY
        )

    results = together(*(confirm(part.pk) for part in parts))
    assert _outcomes(results) == {"Assignment": 8}

    def look() -> tuple[Any, Any]:
        kept = Task.objects.values("finished_on", "is_open", "open_due").get()
        roll_up(Task.objects.get().pk)
        return kept, Task.objects.values("finished_on", "is_open", "open_due").get()

    kept, again = alone(look)
    assert kept == again == {"finished_on": TODAY, "is_open": False, "open_due": None}


def test_extension_is_decided_once(cast: Cast, threads: Callable[[], None]) -> None:
    part = make_task(cast.plan, cast.lead, due=date(2026, 12, 31)).assignments.get()
    Assignment.objects.filter(pk=part.pk).update(state="in_progress")
    part.refresh_from_db()
    extension = actions.ask_extension(
        assignment=part, version=1, new_due=date(2027, 3, 1), reason="Chờ", by=cast.focal, today=TODAY
    )
    threads()

    def decide(grant: bool, who: User) -> Callable[[], Extension]:
        return lambda: actions.decide_extension(extension=extension, grant=grant, answer="Ý kiến", by=who, today=TODAY)

    results = together(decide(True, cast.monitor), decide(False, cast.chairman))
    assert _outcomes(results) == {"Extension": 1, "Changed": 1}
    decision, due = alone(lambda: Extension.objects.values_list("decision", "assignment__due").get())
    assert (decision == "granted") is (due == date(2027, 3, 1))


def test_double_click_on_adoption_adopts_once(cast: Cast, threads: Callable[[], None]) -> None:
    review = make_settled_review(cast.monitoring, TaskValue("Xây dựng Đề án", lead=(named(cast.lead),)))
    threads()

    def submit() -> Plan:
        return adopt(
            review=Review.objects.get(pk=review.pk),
            monitor=cast.monitoring,
            assigner=cast.province,
            starts_on=date(2026, 1, 5),
            ends_on=None,
            by=cast.monitor,
            today=TODAY,
        )

    results = together(submit, submit, submit)
    assert sum(isinstance(result, Plan) for result in results) == 1
    assert sum(isinstance(result, ActionError) for result in results) == 2
    assert alone(Task.objects.count) == 1
    assert alone(Assignment.objects.count) == 1


def test_two_daily_jobs_open_a_period_once(cast: Cast, threads: Callable[[], None]) -> None:
    task = make_task(cast.plan, None, deadline_type="ongoing", recurrence="annual")
    make_assignment(task, cast.lead, period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
    threads()
    results = together(*(lambda: open_periods(TODAY) for _job in range(3)))
    assert sorted(results) == [0, 0, 1]  # type: ignore[type-var]
