"""The laws of the reader, held against plans put together at random and against mangled ones."""

from __future__ import annotations

import functools
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import LAWS, Law, broken_laws, words_of
from random_plans import documents, letters, texts

from dondoc.examples import paths
from dondoc.reading import read
from dondoc.reading.model import (
    Body,
    BodyKind,
    Confidence,
    Deadline,
    DeadlineType,
    Passage,
    Reading,
    Role,
    Span,
    Task,
    Warning,
)
from dondoc.reading.reader import understand
from dondoc.reading.sources.base import SourceDocument

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
LIGHT = [path for path in paths() if "ban-quet" not in path.name]
SEEDS = 5
MANGLINGS = ("whole", "cut", "shuffled", "without-blank-lines", "letters-lost", "marks-lost", "torn", "doubled")


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(documents())
def test_laws_hold_for_plans_put_together_at_random(source: SourceDocument) -> None:
    reading = understand(source)
    assert broken_laws(reading) == []
    said = sum((words_of(paragraph.text) for paragraph in source.paragraphs()), words_of(""))
    assert words_of(reading.text) == said


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(texts())
def test_laws_hold_for_lines_in_any_order(text: str) -> None:
    reading = read(text + "\n")
    assert broken_laws(reading) == []
    assert words_of(reading.text) == words_of(text)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(st.lists(letters(), max_size=12).map("\n".join))
def test_no_text_is_refused(text: str) -> None:
    assert broken_laws(read(text + "\n")) == []


@functools.cache
def _example(path: Path) -> Reading:
    return read(path)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__.replace("_", "-"))
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in LIGHT])
def test_law_holds_for_the_bundled_examples(path: Path, law: Law) -> None:
    assert list(law(_example(path))) == []


def mangled(text: str, how: str, chance: random.Random) -> str:
    """The text as a bad copy would bring it."""
    lines = text.split("\n")
    if how == "cut":
        start, end = sorted(chance.sample(range(len(text)), 2))
        return text[start:end] + "\n"
    if how == "shuffled":
        chance.shuffle(lines)
    elif how == "without-blank-lines":
        lines = [line for line in lines if line.strip()]
    elif how == "letters-lost":
        return "".join(c for c in text if c == "\n" or chance.random() > 0.02)
    elif how == "marks-lost":
        return "".join(c for c in text if c not in ".:;-+)(")
    elif how == "torn":
        lines = [piece for line in lines for piece in _torn(line, chance)]
    elif how == "doubled":
        lines = [line for line in lines for _ in range(1 + (chance.random() < 0.1))]
    return "\n".join(lines)


def _torn(line: str, chance: random.Random) -> Iterator[str]:
    words = line.split(" ")
    while len(words) > 6:
        size = chance.randint(3, 14)
        yield " ".join(words[:size])
        words = words[size:]
    yield " ".join(words)


@pytest.mark.parametrize("how", MANGLINGS)
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in LIGHT])
def test_laws_hold_for_mangled_examples(path: Path, how: str) -> None:
    text = mangled(_example(path).text, how, random.Random(f"{path.stem} {how}"))
    assert broken_laws(read(text + "\n")) == []


@pytest.mark.parametrize("how", MANGLINGS)
@pytest.mark.parametrize("number", range(SEEDS))
def test_laws_hold_for_mangled_real_plans(shared: Path, number: int, how: str) -> None:
    path = sorted((shared / "seeds").glob("*.txt"))[number]
    text = mangled(path.read_text(encoding="utf-8"), how, random.Random(f"{number} {how}"))
    reading = read(text + "\n")
    assert broken_laws(reading) == []
    if how in ("whole", "without-blank-lines"):
        assert words_of(text) - words_of(reading.text) == words_of("")


def _dumped(path: Path, seed: str) -> bytes:
    code = f"import sys; from dondoc.reading import read; sys.stdout.buffer.write(read({str(path)!r}).dumps().encode())"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment).stdout


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt", ".html"])
def test_same_bytes_give_the_same_result_in_any_process(suffix: str) -> None:
    path = next(path for path in LIGHT if path.suffix == suffix)
    first, second = _dumped(path, "1"), _dumped(path, "4242")
    assert first == second == _example(path).dumps().encode()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in LIGHT])
def test_what_was_read_before_changes_nothing(path: Path) -> None:
    before = read(path).dumps()
    for other in LIGHT:
        read(other)
    assert read(path).dumps() == before


TEXT = "I. NHIỆM VỤ\n1. Sở Y tế rà soát các quy định trước ngày 31/6/2026."
SOUND = read(TEXT)


def _task(**changes: object) -> Reading:
    task: Task = replace(SOUND.tasks[0], **changes)  # type: ignore[arg-type]
    return replace(SOUND, tasks=(task,))


SOMEBODY = Body("Sở Tài chính", BodyKind.BODY, Span(0, 2))
SPOILT = [
    ("every_letter_lies_in_one_passage", replace(SOUND, passages=SOUND.passages[1:])),
    ("every_letter_lies_in_one_passage", replace(SOUND, passages=SOUND.passages[:1])),
    ("every_letter_lies_in_one_passage", replace(SOUND, passages=(Passage(Span(0, 11), Role.ASIDE), *SOUND.passages))),
    ("values_are_the_words_of_their_spans", _task(text="Sở Y tế rà soát quy định.")),
    ("values_are_the_words_of_their_spans", _task(product="Báo cáo")),
    ("bodies_are_named_where_they_are_shown", _task(lead=(SOMEBODY,))),
    ("a_body_has_one_part_in_a_task", _task(coordinate=SOUND.tasks[0].lead)),
    ("paths_are_their_own", replace(SOUND, tasks=SOUND.tasks * 2)),
    ("who_is_not_named_is_warned_of", _task(lead=())),
    ("deadlines_agree_with_their_type", _task(deadline=replace(SOUND.tasks[0].deadline, due=None))),
    ("deadlines_agree_with_their_type", _task(deadline=Deadline(None, DeadlineType.NONE, "2026-06-30"))),
    ("deadlines_agree_with_their_type", _task(deadline=replace(SOUND.tasks[0].deadline, due="2026-06-31"))),
    ("days_exist", replace(SOUND, document=replace(SOUND.document, issued_on="2025-02-30"))),
    ("what_is_repaired_is_warned_of", replace(SOUND, warnings=())),
    ("doubts_show_the_words_they_doubt", replace(SOUND, warnings=(Warning("x", text="Sở A", span=Span(0, 4)),))),
    ("the_json_follows_the_schema", _task(confidence={"lead": Confidence(7.0, "sure")})),
]


@pytest.mark.parametrize(("name", "reading"), SPOILT)
def test_law_finds_what_was_spoilt(name: str, reading: Reading) -> None:
    law = next(law for law in LAWS if law.__name__ == name)
    assert list(law(SOUND)) == []
    assert list(law(reading)) != []


def test_lost_words_are_counted() -> None:
    assert words_of("H<sub>2</sub>O<sup>1</sup> Sở\\_Y tế") == words_of("H2O Sở Y tế")
    assert words_of("Sở Sở Y tế") - words_of("Sở Y tế") == words_of("Sở")
