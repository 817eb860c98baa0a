from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.doubts import WORDS, after_edit, find_doubts, of_bodies, total, warnings_by_item
from dondoc.apps.plans.values import Candidate, NamedBody, TaskValue
from factories import readings

LED = TaskValue("Việc", lead=(NamedBody("Sở A", body_id=1, decided=True),))
ITEMS = [("II.1", 0, 50), ("II.1", 60, 90), ("II.2", 100, 150)]


def test_what_the_reader_is_sure_of_is_no_doubt() -> None:
    found = {
        "confidence": {
            "lead": {"score": 0.97, "reason": "assignment-line"},
            "deadline": {"score": 0.8, "reason": "time-in-words"},
        }
    }
    assert [(one["field"], one["code"], one["score"]) for one in find_doubts(found, LED)] == [
        ("deadline", "time-in-words", 0.2)
    ]


def test_the_gravest_doubt_comes_first() -> None:
    found = {"confidence": {"lead": {"score": 0.9, "reason": "governed-above"}}}
    doubts = find_doubts(
        found, LED, [{"code": "impossible-date", "text": "31/6"}, {"code": "likely-misread", "text": "tiền bộ"}]
    )
    assert [one["code"] for one in doubts] == ["impossible-date", "likely-misread", "governed-above"]


def test_a_warning_nobody_has_heard_of_is_kept() -> None:
    (doubt,) = find_doubts({}, LED, [{"code": "brand-new", "text": "x"}])
    assert (doubt["code"], doubt["text"]) == ("brand-new", "x")


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        pytest.param(LED, [], id="known"),
        pytest.param(TaskValue("Việc", lead=(NamedBody("Sở B"),)), ["body-unknown"], id="unknown"),
        pytest.param(
            TaskValue("Việc", lead=(NamedBody("Sở B", candidates=(Candidate(1),)),)), ["body-ambiguous"], id="ambiguous"
        ),
        pytest.param(
            TaskValue("Việc", lead=(*LED.lead, NamedBody("Sở C", body_id=2, decided=True))), ["many-leads"], id="two"
        ),
    ],
)
def test_bodies_nobody_can_tell_are_doubts(value: TaskValue, codes: list[str]) -> None:
    assert [one["code"] for one in of_bodies(value)] == codes
    assert all(code in WORDS for code in codes)


def test_an_edit_settles_the_fields_it_touched_and_no_others() -> None:
    doubts = find_doubts(
        {
            "confidence": {
                "deadline": {"score": 0.4, "reason": "impossible-date"},
                "value": {"score": 0.5, "reason": "x"},
            }
        },
        LED,
    )
    assert [one["field"] for one in after_edit(doubts, LED, ("due",))] == ["value"]
    assert len(after_edit(doubts, LED, ("product",))) == 2


@given(st.lists(st.floats(0, 1), max_size=8))
def test_doubts_add_up_but_never_beyond_certainty(scores: list[float]) -> None:
    whole = total([{"score": score} for score in scores])
    assert max(scores, default=0) - 0.001 <= whole <= 1


def test_warnings_go_where_they_stand_else_by_path_else_to_the_document() -> None:
    warnings = [
        {"code": "a", "span": [70, 72], "path": "II.1"},
        {"code": "b", "span": None, "path": "II.1"},
        {"code": "c", "span": [200, 210], "path": "II.2"},
        {"code": "d", "span": None, "path": "II.9", "paths": ["II.9", "II.2"]},
        {"code": "e", "span": [200, 210], "path": None},
        {"code": "f"},
    ]
    given_, loose = warnings_by_item(warnings, ITEMS)
    assert [[one["code"] for one in some] for some in given_] == [["b"], ["a", "b"], ["c", "d"]]
    assert [one["code"] for one in loose] == ["e", "f"]


def test_no_warning_of_a_reading_is_lost() -> None:
    data = readings.plan().to_json()
    items = [(task["path"], *task["span"]) for task in data["tasks"]]
    given_, loose = warnings_by_item(data["warnings"], items)
    told = {id(one) for some in [*given_, loose] for one in some}
    assert told == {id(one) for one in data["warnings"]}
