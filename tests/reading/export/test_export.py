from __future__ import annotations

import json
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from dondoc.reading.export import ExportFormat, export, schema
from factories.readings import empty, plan


@pytest.mark.parametrize("format", list(ExportFormat))
@pytest.mark.parametrize("make", [plan, empty])
def test_same_reading_gives_same_bytes_in_another_process(format: ExportFormat, make) -> None:
    code = (
        "import sys, hashlib; from factories import readings; from dondoc.reading.export import export\n"
        f"print(hashlib.sha256(export(readings.{make.__name__}(), '{format.value}', name='a.docx')).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": ":".join(path for path in sys.path if path), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
    }  # fmt: skip
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("format", "suffix"),
    [("json", ".json"), ("xlsx", ".xlsx"), ("md", ".md"), ("html", ".html"), ("ics", ".ics"), ("akn", ".akn.xml")],
)
def test_each_format_has_its_suffix(format: str, suffix: str) -> None:
    assert ExportFormat(format).suffix == suffix


def test_writing_json_loads_no_other_format() -> None:
    code = (
        "import sys; from factories.readings import plan; from dondoc.reading.export import export, ExportFormat\n"
        "export(plan(), ExportFormat.JSON, name='a'); print(*{'xlsxwriter', 'icalendar', 'lxml'} & set(sys.modules))"
    )
    env = {"PYTHONPATH": ":".join(path for path in sys.path if path)}
    out = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    assert out.strip() == ""


@pytest.mark.parametrize("make", [plan, empty])
def test_json_keeps_to_the_schema(make) -> None:
    value = json.loads(export(make(), ExportFormat.JSON, name="a.docx"))
    assert list(Draft202012Validator(schema()).iter_errors(value)) == []


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_gold_keeps_to_the_schema(shared) -> None:
    files = sorted((shared / "gold").glob("*.json"))
    assert files
    validator = Draft202012Validator(schema())
    for file in files:
        errors = [error.message for error in validator.iter_errors(json.loads(file.read_text("utf-8")))]
        assert errors == [], file.name


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("format",), 2, id="another-version"),
        pytest.param(("document", "issued_on"), "29/11/2021", id="date-not-iso"),
        pytest.param(("document", "number"), "215 / KH", id="number-with-spaces"),
        pytest.param(("tasks", 0, "deadline", "type"), "soon", id="unknown-deadline-type"),
        pytest.param(("tasks", 0, "deadline", "recurrence"), "yearly", id="unknown-recurrence"),
        pytest.param(("tasks", 0, "text"), "hai\ndòng", id="text-on-two-lines"),
        pytest.param(("tasks", 0, "lead"), "Sở A", id="lead-not-a-list"),
        pytest.param(("tasks", 0, "path"), "II..a", id="path-with-a-gap"),
        pytest.param(("targets", 0, "comparator"), "≥", id="unknown-comparator"),
        pytest.param(("targets", 0, "value"), [1, 2, 3], id="range-of-three"),
        pytest.param(("targets", 0, "comparator"), "range", id="range-without-a-pair"),
        pytest.param(("reporting", 0, "frequency"), "yearly", id="unknown-frequency"),
        pytest.param(("reporting", 0, "due"), "20/11", id="due-not-in-form"),
        pytest.param(("warnings", 0, "code"), "No lead", id="code-not-in-form"),
        pytest.param(("tasks", 0, "span"), [1], id="half-a-span"),
        pytest.param(("tasks", 0, "confidence", "lead", "score"), 1.5, id="more-than-sure"),
    ],
)
def test_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    reading = json.loads(export(plan(), ExportFormat.JSON, name="a.docx"))
    holder = reading
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    assert not Draft202012Validator(schema()).is_valid(reading)


def test_schema_allows_further_keys_and_codes() -> None:
    reading = json.loads(export(plan(), ExportFormat.JSON, name="a.docx"))
    reading["tasks"][0]["note"] = "của người làm"
    reading["warnings"][0]["code"] = "brand-new-code"
    assert Draft202012Validator(schema()).is_valid(reading)


@pytest.mark.parametrize("key", ["tasks", "warnings", "document"])
def test_schema_wants_every_key_of_the_format(key: str) -> None:
    reading = json.loads(export(plan(), ExportFormat.JSON, name="a.docx"))
    del reading[key]
    assert not Draft202012Validator(schema()).is_valid(reading)
