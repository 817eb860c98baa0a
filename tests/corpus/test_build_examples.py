"""The shipped examples are what `tools/build_examples.py` builds; those without LibreOffice are rebuilt here."""

from __future__ import annotations

import importlib
import sys
import zipfile
from pathlib import Path

import pytest

from dondoc.examples import paths

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = {path.name: path for path in paths()}


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])


@pytest.mark.usefixtures("tools")
@pytest.mark.parametrize("module", ["innovation_2024", "biotech_2025", "party_2025"])
def test_word_examples_are_rebuilt_part_by_part(module: str, tmp_path: Path) -> None:
    built = importlib.import_module(f"examples.{module}").build(tmp_path)
    assert _parts(built) == _parts(SHIPPED[built.name])


@pytest.mark.usefixtures("tools")
@pytest.mark.parametrize("module", ["association_2025", "dispatch_2026"])
def test_text_examples_are_rebuilt_byte_by_byte(module: str, tmp_path: Path) -> None:
    built = importlib.import_module(f"examples.{module}").build(tmp_path)
    assert built.read_bytes() == SHIPPED[built.name].read_bytes()


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith("word/")}
