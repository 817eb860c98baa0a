from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.values import (
    Candidate,
    DutyValue,
    NamedBody,
    TargetValue,
    TaskValue,
    Value,
    bodies_of,
    body_ids,
    day_of,
    kind_of,
    value_from_json,
    value_of_kind,
)

words = st.text(max_size=30)
ids = st.one_of(st.none(), st.integers(1, 10**9))
candidates = st.builds(Candidate, st.integers(1, 99), words, words)
bodies = st.builds(
    NamedBody,
    written=words,
    kind=st.sampled_from(["body", "group", "position", "unknown"]),
    body_id=ids,
    group_id=ids,
    decided=st.booleans(),
    candidates=st.lists(candidates, max_size=2).map(tuple),
    note=words,
    then_id=ids,
    how=st.sampled_from(["", "register", "person", "proposal"]),
    span=st.one_of(st.none(), st.tuples(st.integers(0, 99), st.integers(0, 99))),
    partial=st.booleans(),
    role=words,
)
some_bodies = st.lists(bodies, max_size=3).map(tuple)
tasks = st.builds(
    TaskValue,
    words,
    some_bodies,
    some_bodies,
    some_bodies,
    some_bodies,
    due=words,
    dates=st.lists(words, max_size=2).map(tuple),
    product=words,
)
targets = st.builds(TargetValue, words, words, words, words, words)
duties = st.builds(DutyValue, words, some_bodies, words, words, dates=st.lists(words, max_size=2).map(tuple))
values = st.one_of(tasks, targets, duties)


@given(values)
def test_a_value_survives_json(value: Value) -> None:
    stored = json.loads(json.dumps(value.to_json()))
    assert value_from_json(kind_of(value), stored) == value


@given(values)
def test_json_names_every_field(value: Value) -> None:
    assert set(value.to_json()) == set(value.FIELDS) == set(value.__dataclass_fields__) - {"FIELDS", "BODIES"}


def test_keys_of_other_versions_do_no_harm() -> None:
    assert value_from_json("task", {"text": "Việc", "colour": "red"}) == TaskValue("Việc")


@pytest.mark.parametrize(("kind", "shape"), [("task", TaskValue), ("target", TargetValue), ("duty", DutyValue)])
def test_an_empty_value_of_each_kind(kind: str, shape: type[Any]) -> None:
    value = value_of_kind(kind, "Nội dung")
    assert isinstance(value, shape)
    assert (kind_of(value), value.text) == (kind, "Nội dung")


def test_all_bodies_are_looked_up_at_once() -> None:
    value = TaskValue(
        "Việc",
        lead=(NamedBody("A", body_id=1, then_id=2),),
        coordinate=(NamedBody("B", candidates=(Candidate(3), Candidate(4))),),
    )
    assert body_ids(value, TargetValue("Chỉ tiêu")) == {1, 2, 3, 4}
    assert [name for name, _body in bodies_of(value)] == ["lead", "coordinate"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2026-06-30", date(2026, 6, 30), id="full"),
        pytest.param("2026-06", None, id="reduced"),
        pytest.param("2026-06-31", None, id="impossible"),
        pytest.param("", None, id="none"),
    ],
)
def test_only_a_full_real_day_is_a_day(text: str, day: date | None) -> None:
    assert day_of(text) == day
    assert TaskValue("Việc", due=text).due_on == day
