"""The glossary pairs each term with one identifier, and knows every key of the plan format."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from dondoc.reading.export import schema

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"\| (?P<term>[^|]+?) \| `(?P<identifier>[^`|]+)` \| (?P<meaning>[^|]+?) \| (?P<source>[^|]*?) ?\|\Z")
HEADS = ("| Vietnamese |", "| --- |")
LISTS = {name + "s": name for name in ("reference", "task", "target", "section", "warning")} | {"annexes": "annex"}
UNNAMED = {"format", "level", "name", "present", "label", "type", "code", "suggestion"}  # plain words
OURS = {"source", "spans", "mentions", "relation", "bodies", "dates", "condition", "paths"}
SPANS = {"product_span", "value_span"}


def rows() -> list[re.Match[str]]:
    """The rows of all tables; a line that looks like one and is none is a mistake."""
    lines = [line for line in GLOSSARY.read_text("utf-8").splitlines() if line.startswith("|")]
    matches = [(line, ROW.match(line)) for line in lines if not line.startswith(HEADS)]
    assert [line for line, match in matches if match is None] == []
    return [match for _line, match in matches if match]


@pytest.mark.parametrize("column", ["term", "identifier"])
def test_nothing_is_named_twice(column: str) -> None:
    assert [name for name, times in Counter(row[column] for row in rows()).items() if times > 1] == []


def test_identifiers_are_words_of_the_code() -> None:
    assert [row["identifier"] for row in rows() if not re.fullmatch(r"[a-z][a-z_]*", row["identifier"])] == []


def test_meanings_are_one_line_each() -> None:
    assert [row["meaning"] for row in rows() if len(row["meaning"]) > 110 or row["meaning"].endswith(".")] == []


def test_every_key_of_the_plan_format_has_its_term() -> None:
    named = {row["identifier"] for row in rows()} | UNNAMED | OURS | SPANS
    objects = ("document", "signer", "section", "reference", "task", "deadline", "target", "duty", "annex", "warning")
    keys = set(schema()["properties"]).union(*(schema()["$defs"][name]["properties"] for name in objects))
    assert {LISTS.get(key, key) for key in keys} <= named
