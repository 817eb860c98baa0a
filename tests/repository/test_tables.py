"""Facts are tables, and each table says where its rows come from and when that was."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "dondoc"
TABLES = sorted(
    path
    for folder in (
        SOURCE / "reading" / "data",
        SOURCE / "vn",
        *(SOURCE / "apps").glob("*/data"),
        SOURCE / "demo" / "data",
    )
    for path in (folder.iterdir() if folder.is_dir() else ())
    if path.suffix in (".tsv", ".csv", ".txt")
    or (folder.name == "data" and path.suffix == ".py" and path.stat().st_size)
)
_SAYS_SOURCE = re.compile(r"source\s*:|compared with|compiled", re.IGNORECASE)
_SAYS_WHEN = re.compile(r"20\d\d-\d\d-\d\d|\d\d?/\d\d?/20\d\d")


def head_of(path: Path) -> str:
    """The words before the first row: a docstring, or the lines of comment."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return ast.get_docstring(ast.parse(text)) or ""
    lines = text.splitlines()
    return "\n".join(lines[: next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))])


def says_its_source(head: str) -> bool:
    return bool(_SAYS_SOURCE.search(head) and _SAYS_WHEN.search(head))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in TABLES])
def test_table_names_its_source_and_its_day(path: Path) -> None:
    assert says_its_source(head_of(path)), head_of(path)[:300]


def test_tables_are_found() -> None:
    assert {"bodies.py", "kinds.py", "places.py", "tcvn3.tsv", "rhymes.tsv"} <= {path.name for path in TABLES}


def test_schema_says_what_it_describes() -> None:
    schema = json.loads((SOURCE / "reading" / "data" / "plan.schema.json").read_text(encoding="utf-8"))
    assert "2020-12" in schema["$schema"]
    assert schema["title"]


@pytest.mark.parametrize(
    "head",
    ["", "Names of bodies.", "Source: usage in plans.", "State of 2026-11-20."],
    ids=["empty", "neither", "no-day", "no-source"],
)
def test_head_without_source_or_day_is_seen(head: str) -> None:
    assert not says_its_source(head)


@pytest.mark.parametrize("path", [path for path in TABLES if path.suffix == ".tsv"], ids=lambda path: path.name)
def test_rows_have_as_many_fields_as_the_head_of_the_table(path: Path) -> None:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) > 10
