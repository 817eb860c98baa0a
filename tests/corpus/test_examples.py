"""The bundled examples, read from their files as a user has them, against gold written by hand."""

from __future__ import annotations

import functools
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from corpus import differences
from corpus.differences import Plan
from dondoc.examples import paths
from dondoc.reading import read

HERE = Path(__file__).resolve().parent
SCHEMA = Path(read.__code__.co_filename).with_name("data") / "plan.schema.json"
NEEDS_OCR = "ban-quet"

every_example = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in paths()])


@functools.cache
def _found(path: Path) -> Plan:
    if NEEDS_OCR in path.stem and shutil.which("tesseract") is None:
        pytest.skip("tesseract (OCR) is not installed, the scanned example cannot be read")
    plan: Plan = json.loads(read(path).dumps())
    return plan


def _gold(path: Path) -> Plan:
    plan: Plan = json.loads((HERE / f"{path.stem}.json").read_text(encoding="utf-8"))
    return plan


def test_each_example_has_its_gold_and_nothing_else_has() -> None:
    assert sorted(path.stem for path in HERE.glob("*.json")) == [path.stem for path in paths()]


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt", ".html"])
def test_examples_come_in_the_formats_that_offices_have(suffix: str) -> None:
    assert any(path.suffix == suffix for path in paths())


@every_example
def test_examples_stay_small(path: Path) -> None:
    assert path.stat().st_size < 600_000


@every_example
@pytest.mark.parametrize(
    "differing",
    [
        pytest.param(differences.differing_facts, id="document"),
        pytest.param(differences.differing_sections, id="sections"),
        pytest.param(differences.differing_tasks, id="tasks"),
        pytest.param(differences.differing_targets, id="targets"),
        pytest.param(differences.differing_duties, id="reporting"),
        pytest.param(differences.differing_references, id="references"),
        pytest.param(differences.differing_rest, id="rest"),
    ],
)
def test_example_is_read_as_a_person_reads_it(path: Path, differing: Callable[[Plan, Plan], list[str]]) -> None:
    assert differing(_gold(path), _found(path)) == []


@every_example
def test_reading_follows_the_schema(path: Path) -> None:
    jsonschema.validate(_found(path), json.loads(SCHEMA.read_text(encoding="utf-8")))


@every_example
def test_gold_quotes_the_document(path: Path) -> None:
    if NEEDS_OCR in path.stem:
        pytest.skip("OCR may misread a letter of the words that gold quotes")
    text = differences.folded(_found(path)["source"]["text"])
    missing = [task["path"] for task in _gold(path)["tasks"] if differences.folded(task["text"]) not in text]
    assert missing == []


def test_a_wrong_body_is_a_difference() -> None:
    gold = _gold(paths()[1])
    wrong = json.loads(json.dumps(gold))
    wrong["tasks"][0]["lead"] = ["Sở Tài chính"]
    wrong["tasks"].append({**wrong["tasks"][0], "path": "IX.1", "text": "Một việc không ai giao cho cơ quan nào cả."})
    assert [line.split()[0] for line in differences.differing_tasks(gold, wrong)] == [
        "invented",
        wrong["tasks"][0]["path"],
    ]
    assert differences.differing_tasks(gold, gold) == []
