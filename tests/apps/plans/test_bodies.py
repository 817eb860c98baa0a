from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.bodies import decided_body, has_many_leads, has_question, lacks_lead, questions, settle
from dondoc.apps.plans.values import Candidate, DutyValue, NamedBody, TargetValue, TaskValue

SCIENCE = NamedBody("Sở Khoa học và Công nghệ", body_id=1, decided=True, how="register")
TELECOM = NamedBody("Sở Thông tin và Truyền thông", body_id=1, then_id=7, decided=True, how="register")
FINANCE = NamedBody("Sở Tài chính", body_id=2, decided=True, how="register")
UNKNOWN = NamedBody("Liên hiệp Hội")
AMBIGUOUS = NamedBody("Sở LĐTBXH", candidates=(Candidate(3), Candidate(4)))
DEPARTMENTS = NamedBody("các sở, ngành", kind="group", group_id=9, decided=True, how="register")

some = st.lists(st.sampled_from([SCIENCE, TELECOM, FINANCE, UNKNOWN, AMBIGUOUS, DEPARTMENTS]), max_size=4).map(tuple)


def test_a_coordinator_that_is_one_body_with_the_lead_is_not_named_twice() -> None:
    value = settle(TaskValue("Việc", lead=(SCIENCE,), coordinate=(TELECOM, FINANCE)))
    assert value.coordinate == (FINANCE,)
    (gone,) = value.merged
    assert (gone.written, gone.role) == ("Sở Thông tin và Truyền thông", "coordinate")
    assert "«Sở Khoa học và Công nghệ»" in gone.note


def test_a_body_gets_its_part_back_when_the_lead_changes() -> None:
    value = settle(TaskValue("Việc", lead=(SCIENCE,), coordinate=(TELECOM,)))
    value = settle(replace(value, lead=(FINANCE,)))
    assert value.coordinate == (TELECOM,)
    assert value.merged == ()


def test_two_leads_that_became_one_are_one_lead() -> None:
    value = settle(TaskValue("Việc", lead=(SCIENCE, TELECOM)))
    assert value.lead == (SCIENCE,)
    assert not has_many_leads(value)


@given(some, some, some)
def test_settling_loses_nobody_and_settles_once(lead, coordinate, follow) -> None:  # type: ignore[no-untyped-def]
    value = TaskValue("Việc", lead=lead, coordinate=coordinate, follow=follow)
    once = settle(value)
    named = sorted(body.written for body in (*lead, *coordinate, *follow))
    assert sorted(b.written for b in (*once.lead, *once.coordinate, *once.follow, *once.merged)) == named
    assert settle(once) == once
    parts = [(b.body_id, b.group_id) for b in (*once.lead, *once.coordinate, *once.follow) if b.decided]
    assert len(parts) == len(set(parts))


@pytest.mark.parametrize(
    ("value", "asks"),
    [
        pytest.param(TaskValue("Việc", lead=(SCIENCE,)), False, id="one-lead"),
        pytest.param(TaskValue("Việc"), True, id="nobody"),
        pytest.param(TaskValue("Việc", common=True), False, id="followed-by-all"),
        pytest.param(TaskValue("Việc", lead=(SCIENCE, FINANCE)), True, id="two-leads"),
        pytest.param(TaskValue("Việc", lead=(SCIENCE, FINANCE), each=True), False, id="each-its-part"),
        pytest.param(TaskValue("Việc", lead=(DEPARTMENTS,)), False, id="a-group-leads-by-its-members"),
        pytest.param(TaskValue("Việc", lead=(UNKNOWN,)), True, id="an-unknown-lead"),
        pytest.param(TaskValue("Việc", lead=(SCIENCE,), coordinate=(UNKNOWN,)), False, id="an-unknown-helper"),
        pytest.param(TaskValue("Việc", lead=(SCIENCE,), coordinate=(AMBIGUOUS,)), True, id="which-helper"),
        pytest.param(TaskValue("Việc", amends=5, change="ended"), False, id="what-ends-needs-nobody"),
        pytest.param(DutyValue("Báo cáo", who=(AMBIGUOUS,)), True, id="who-reports"),
        pytest.param(TargetValue("60%"), False, id="a-target"),
    ],
)
def test_what_is_a_question(value, asks: bool) -> None:  # type: ignore[no-untyped-def]
    assert has_question(value) is asks


def test_questions_name_their_field() -> None:
    value = TaskValue("Việc", lead=(UNKNOWN,), coordinate=(AMBIGUOUS, UNKNOWN))
    assert [(field, body.written) for field, body in questions(value)] == [
        ("lead", "Liên hiệp Hội"),
        ("coordinate", "Sở LĐTBXH"),
    ]
    assert not lacks_lead(value)


def test_who_decides_leaves_the_words_of_the_document() -> None:
    body = decided_body(AMBIGUOUS, 4, note="theo Quyết định 12")
    assert (body.written, body.body_id, body.decided, body.how) == ("Sở LĐTBXH", 4, True, "person")
    assert body.candidates == AMBIGUOUS.candidates
