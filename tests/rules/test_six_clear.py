"""The six clears: each from both sides, and that every doubt has one reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.six_clear import Clear, SixClear, Unclear, six_clear

LEAD, HELPER = "Sở Khoa học và Công nghệ", "Sở Tài chính"


class Said(TypedDict, total=False):
    leads: Sequence[str]
    person: str | None
    due: date | None
    ongoing: bool
    roles: Mapping[str, str | None]
    product: str | None
    authority: str | None


def judged(text: str = "Xây dựng Đề án, trình UBND tỉnh ban hành", **said: object) -> SixClear:
    """A task that is clear in all six, but for what is said."""
    full: Said = {
        "leads": [LEAD],
        "person": "Nguyễn Văn An",
        "due": date(2026, 12, 31),
        "ongoing": False,
        "roles": {LEAD: "lead", HELPER: "coordinate"},
        "product": "Đề án",
        "authority": None,
    }
    return six_clear(text, **{**full, **said})  # type: ignore[typeddict-item]


def test_task_that_says_everything_is_clear_six_times() -> None:
    said = judged()
    assert said.missing == ()
    assert said.clear_count == 6
    assert said.authority.found == "UBND tỉnh"


@pytest.mark.parametrize(
    ("said", "question", "reason"),
    [
        pytest.param({"leads": []}, Clear.PERSON, Unclear.NO_LEAD, id="nobody-leads"),
        pytest.param({"leads": [LEAD, HELPER]}, Clear.PERSON, Unclear.SEVERAL_LEADS, id="one-lead-principle"),
        pytest.param({"person": None}, Clear.PERSON, Unclear.NO_PERSON, id="body-without-an-official"),
        pytest.param({"person": ""}, Clear.PERSON, Unclear.NO_PERSON, id="empty-name"),
        pytest.param({"due": None}, Clear.TIME, Unclear.NO_DEADLINE, id="no-deadline"),
        pytest.param({"roles": {}}, Clear.DUTY, Unclear.NO_ROLES, id="no-roles"),
        pytest.param({"roles": {HELPER: "coordinate"}}, Clear.DUTY, Unclear.NO_LEAD_ROLE, id="helpers-only"),
        pytest.param(
            {"roles": {LEAD: "lead", HELPER: None}}, Clear.DUTY, Unclear.BODY_WITHOUT_ROLE, id="body-without-role"
        ),
        pytest.param({"product": None}, Clear.PRODUCT, Unclear.NO_PRODUCT, id="no-product"),
        pytest.param({"product": "  "}, Clear.PRODUCT, Unclear.NO_PRODUCT, id="blank-product"),
        pytest.param(
            {"text": "Tăng cường tuyên truyền", "authority": "UBND tỉnh"}, Clear.WORK, Unclear.VAGUE_VERB, id="vague"
        ),
        pytest.param({"text": "Công tác cán bộ", "authority": "UBND tỉnh"}, Clear.WORK, Unclear.NO_VERB, id="noun"),
        pytest.param({"text": "Xây dựng Đề án"}, Clear.AUTHORITY, Unclear.NO_AUTHORITY, id="nobody-decides"),
        pytest.param(
            {"text": "Xây dựng Đề án, trình cấp có thẩm quyền phê duyệt"},
            Clear.AUTHORITY,
            Unclear.AUTHORITY_NOT_NAMED,
            id="authority-without-a-name",
        ),
    ],
)
def test_what_is_missing_is_told_with_its_reason(said: dict[str, object], question: Clear, reason: Unclear) -> None:
    missing = judged(**said).missing
    assert [(answer.question, answer.reason) for answer in missing] == [(question, reason)]


def test_ongoing_work_has_its_time() -> None:
    assert judged(due=None, ongoing=True).time.clear


def test_authority_that_was_said_goes_before_the_text() -> None:
    assert judged(authority="HĐND tỉnh").authority.found == "HĐND tỉnh"


def test_person_is_told_with_the_body() -> None:
    assert judged().person.found == f"Nguyễn Văn An, {LEAD}"


def test_vague_verb_is_shown() -> None:
    assert judged("Đẩy mạnh phong trào", authority="UBND tỉnh").work.found == "đẩy mạnh"


def test_answers_come_in_the_order_of_the_formula() -> None:
    assert [answer.question for answer in judged().answers] == list(Clear)


@given(
    st.text(max_size=40),
    st.lists(st.sampled_from([LEAD, HELPER]), max_size=2, unique=True),
    st.none() | st.text(max_size=5),
    st.none() | st.dates(),
    st.booleans(),
    st.dictionaries(st.sampled_from([LEAD, HELPER]), st.sampled_from(["lead", "coordinate", None])),
    st.none() | st.text(max_size=5),
    st.none() | st.text(max_size=5),
)
def test_every_task_gets_six_answers(
    text: str,
    leads: list[str],
    person: str | None,
    due: date | None,
    ongoing: bool,
    roles: dict[str, str | None],
    product: str | None,
    authority: str | None,
) -> None:
    said = six_clear(
        text, leads=leads, person=person, due=due, ongoing=ongoing, roles=roles, product=product, authority=authority
    )
    assert said.clear_count + len(said.missing) == 6
    assert all(answer.clear == (answer.reason is None) for answer in said.answers)
