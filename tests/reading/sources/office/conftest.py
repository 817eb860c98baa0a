"""Outside programs, real ones where they are installed and false ones that misbehave on purpose."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def soffice() -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (libreoffice-writer-nogui) is not on this machine")


@pytest.fixture
def antiword() -> None:
    if shutil.which("antiword") is None:
        pytest.skip("antiword is not on this machine")


@pytest.fixture
def without_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has neither LibreOffice nor antiword."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def false_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Put a shell script before all other programs, under a name."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def make(name: str, script: str) -> None:
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return make
