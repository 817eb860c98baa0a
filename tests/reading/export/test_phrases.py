from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dondoc.reading.export import phrases
from dondoc.reading.model import Confidence, DocumentFacts, Span, Target
from dondoc.reading.sources.base import Place
from factories.readings import empty, plan


@pytest.mark.parametrize(
    ("iso", "words", "day"),
    [
        pytest.param("2025-03-31", "31/03/2025", date(2025, 3, 31), id="full"),
        pytest.param("2024-09", "9/2024", None, id="day-blank"),
        pytest.param("2024", "2024", None, id="year-only"),
        pytest.param("2023-02-31", "31/02/2023", None, id="day-that-never-was"),
        pytest.param(None, "", None, id="none"),
    ],
)
def test_dates(iso: str | None, words: str, day: date | None) -> None:
    assert (phrases.day_words(iso), phrases.day_of(iso)) == (words, day)


@pytest.mark.parametrize(
    ("due", "words"),
    [("11-20", "20/11"), ("25", "ngày 25"), ("W4", "thứ Năm"), ("2025-06-15", "15/06/2025"), (None, "")],
)
def test_day_of_a_report(due: str | None, words: str) -> None:
    assert phrases.due_words(replace(plan().reporting[0], due=due)) == words


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "words"),
    [
        pytest.param(">=", 60, "%", "tối thiểu 60 %", id="at-least"),
        pytest.param("range", (1, 2), "trung tâm", "trong khoảng 1 – 2 trung tâm", id="range"),
        pytest.param("multiply", 3, None, "gấp 3 lần", id="times"),
        pytest.param("=", 5000, "người", "5.000 người", id="thousands"),
        pytest.param("~", 2.5, None, "khoảng 2,5", id="decimal"),
        pytest.param("=", 0.0000001, None, "0,0000001", id="very-small"),
        pytest.param(None, None, None, "", id="no-number"),
    ],
)
def test_values_of_targets(comparator: str | None, value, unit: str | None, words: str) -> None:
    target = Target("I.1", "x", comparator, value, unit, None, "once", None, Span(0, 1))
    assert phrases.value_words(target) == words


def test_doubts_are_the_low_fields_with_the_lowest_first() -> None:
    confidence = {
        "lead": Confidence(0.6, "weak-line"),
        "deadline": Confidence(0.1, "new-code"),
        "text": Confidence(0.9, "named"),
    }
    assert phrases.doubts(confidence) == [
        "thời hạn (new-code)",
        "cơ quan chủ trì (dòng phân công không nói rõ ai chủ trì)",
    ]


def test_finder_finds_the_place_that_the_reading_finds() -> None:
    reading = plan()
    finder = phrases.Finder(reading)
    for task in reading.tasks:
        assert finder.place(task.span) == next(reading.places_of(task.span))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(page=3, table=0, row=1, column=2), "trang 3, bảng 1, hàng 2, cột 3"),
        (Place(line=7), "dòng 7"),
        (Place(paragraph=0), "đoạn 1"),
        (None, ""),
    ],
)
def test_places_count_from_one(place: Place | None, words: str) -> None:
    assert phrases.place_words(place) == words


def test_document_without_name_is_called_by_its_file() -> None:
    assert phrases.heading(empty(), "kế hoạch.docx") == "kế hoạch.docx"


def test_reduced_date_in_heading_is_not_called_a_day() -> None:
    reading = replace(empty(), document=DocumentFacts(kind="Kế hoạch", number="/KH-UBND", issued_on="2024-09"))
    assert phrases.heading(reading, "a") == "Kế hoạch số /KH-UBND tháng 9/2024"


def test_shortened_text_ends_with_a_whole_word() -> None:
    assert phrases.shorten("Rà soát, trình ban hành", 12) == "Rà soát…"
