"""«6 rõ» of each task, and how many of a plan lack which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dondoc.apps.tasks.models import Task
from dondoc.apps.tasks.six_clear import missing_counts, six_clear_by_task, six_clear_of
from dondoc.rules.six_clear import Clear, Unclear
from factories.cast import Cast
from factories.record import make_assignment, make_task

pytestmark = pytest.mark.django_db


def _clear(cast: Cast) -> Task:
    task = make_task(
        cast.plan, cast.lead, "Ban hành Đề án", due=date(2026, 12, 31), product="Quyết định", authority="UBND tỉnh"
    )
    task.assignments.update(person=cast.official)
    return task


def test_clear_task_lacks_nothing(cast: Cast) -> None:
    task = _clear(cast)
    names = {cast.lead.pk: "Sở Tài chính"}
    answers = six_clear_of(task, task.assignments.select_related("person"), names)
    assert answers.missing == ()
    assert answers.person.found == "Phạm Văn Viên, Sở Tài chính"


def test_group_is_one_lead_by_its_own_name(cast: Cast) -> None:
    task = make_task(cast.plan, None, "Ban hành kế hoạch", group_lead=True, person_written="Chủ tịch UBND xã")
    for body in (cast.lead, cast.other):
        make_assignment(task, body, written="UBND các xã")
    answers = six_clear_of(task, task.assignments.select_related("person"), {})
    assert answers.person.clear
    assert answers.person.found == "Chủ tịch UBND xã, UBND các xã"
    assert six_clear_by_task(cast.plan)[task.pk].person.clear


def test_plan_counts_what_is_vague(cast: Cast, django_assert_num_queries: Any) -> None:
    _clear(cast)
    vague = make_task(cast.plan, None, "Tăng cường công tác tuyên truyền", deadline_type="ongoing")
    with django_assert_num_queries(2):
        found = six_clear_by_task(cast.plan)
    assert found[vague.pk].person.reason is Unclear.NO_LEAD
    assert found[vague.pk].time.clear
    assert missing_counts(found.values()) == {
        Clear.PERSON: 1, Clear.WORK: 1, Clear.TIME: 0, Clear.DUTY: 1, Clear.PRODUCT: 1, Clear.AUTHORITY: 1,
    }  # fmt: skip
