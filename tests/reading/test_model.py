"""The values of a reading: frozen, and in JSON what the plan format says."""

from __future__ import annotations

import dataclasses
import json

import pytest

from dondoc.reading import model
from dondoc.reading.model import Deadline, DeadlineType, DocumentFacts, Reading, ReportingDuty, Span, Warning
from dondoc.reading.sources.base import Format, Notice, Page, Part, Place
from factories.readings import plan

KEYS = {
    "document": {"kind", "number", "issuer", "place", "issued_on", "title", "signer", "recipients"},
    "sections": {"path", "title", "level"},
    "references": {"kind", "number", "issued_on", "issuer"},
    "tasks": {"path", "text", "lead", "coordinate", "deadline", "product"},
    "targets": {"path", "text", "comparator", "value", "unit", "by", "period", "baseline"},
    "reporting": {"path", "who", "to", "via", "frequency", "due", "ad_hoc", "text"},
    "funding": {"path", "text"},
    "annexes": {"label", "present"},
    "warnings": {"code", "path", "text", "suggestion"},
}


@pytest.mark.parametrize("name", list(KEYS))
def test_json_has_the_keys_of_the_plan_format(name: str) -> None:
    value = plan().to_json()[name]
    for entry in value if isinstance(value, list) else [value]:
        assert KEYS[name] <= set(entry)


def test_keys_stand_in_the_order_of_the_plan_format() -> None:
    assert list(plan().to_json())[:-1] == ["format", *KEYS]
    assert plan().to_json()["format"] == model.FORMAT_VERSION == 1


def test_deadline_has_its_further_keys_only_where_they_say_something() -> None:
    assert Deadline().to_json() == {"text": None, "type": "none", "due": None, "recurrence": None}
    full = Deadline("x", DeadlineType.ON, "2026-06-30", None, "khi đủ", ("2026-05-18", "2026-06-30"), Span(1, 2))
    assert full.to_json() == {
        "text": "x",
        "type": "on",
        "due": "2026-06-30",
        "recurrence": None,
        "condition": "khi đủ",
        "dates": ["2026-05-18", "2026-06-30"],
        "span": [1, 2],
    }


def test_duty_and_warning_have_days_and_paths_only_where_there_are_several() -> None:
    duty = ReportingDuty("IV.1", (), None, None, "annual", None, False, "x", Span(0, 1))
    assert "dates" not in duty.to_json()
    assert dataclasses.replace(duty, dates=("06-15", "12-15")).to_json()["dates"] == ["06-15", "12-15"]
    assert "paths" not in Warning("no-lead").to_json()
    assert Warning("duplicate-item", paths=("I.1", "I.2")).to_json()["paths"] == ["I.1", "I.2"]


def test_range_is_a_list_in_json() -> None:
    target = dataclasses.replace(plan().targets[0], value=(1, 2))
    assert target.to_json()["value"] == [1, 2]


def test_bodies_of_a_task_say_their_part_and_kind() -> None:
    task = plan().tasks[0].to_json()
    assert [body["name"] for body in task["bodies"]] == task["lead"] + task["coordinate"]
    assert {body["role"] for body in task["bodies"]} == {"lead", "coordinate"}


def test_same_reading_gives_the_same_bytes() -> None:
    assert plan().dumps() == plan().dumps()
    assert plan().dumps().endswith("}\n")
    assert json.loads(plan().dumps()) == plan().to_json()


def test_letters_are_not_escaped() -> None:
    assert "Hải Bình" in plan().dumps()


def test_quote_folds_the_breaks_of_lines() -> None:
    reading = Reading(Format.TEXT, "Sở  Y\ntế làm", DocumentFacts())
    assert reading.quote(Span(0, 8)) == "Sở Y tế"
    assert reading.quote(Span(3, 3)) == ""


def test_places_of_a_span_are_those_it_touches() -> None:
    places = ((0, Place(page=1)), (10, Place(page=2)), (20, Place(page=3)))
    reading = Reading(Format.PDF, "x" * 30, DocumentFacts(), places=places)

    def pages(start: int, end: int) -> list[int | None]:
        return [place.page for place in reading.places_of(Span(start, end))]

    assert pages(0, 10) == [1]
    assert pages(9, 21) == [1, 2, 3]
    assert pages(25, 30) == [3]


def test_values_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        plan().tasks[0].path = "I"  # type: ignore[misc]
    frozen = [value for value in vars(model).values() if dataclasses.is_dataclass(value)]
    assert all(value.__dataclass_params__.frozen for value in frozen if value.__module__ == model.__name__)


def test_source_tells_the_way_back_to_the_file() -> None:
    reading = Reading(
        Format.PDF,
        "Sở Y tế",
        DocumentFacts(),
        places=((0, Place(page=2, box=(1.04, 2.0, 3.0, 4.0), part=Part.FOOTNOTE)),),
        notices=(Notice("ocr", "Đã nhận dạng.", Place(page=2)),),
        pages=(Page(1, 595.28, 841.9), Page(2, 595.28, 841.9, turned=180, skew=-1.25)),
    )
    source = reading.to_json()["source"]
    assert source["places"] == [[0, {"page": 2, "box": [1.0, 2.0, 3.0, 4.0], "part": "footnote"}]]
    assert source["pages"] == [
        {"number": 1, "width": 595.3, "height": 841.9},
        {"number": 2, "width": 595.3, "height": 841.9, "turned": 180, "skew": -1.25},
    ]
    assert source["notices"] == [{"code": "ocr", "message": "Đã nhận dạng.", "place": {"page": 2}}]
    assert (source["format"], source["text"]) == ("pdf", "Sở Y tế")
