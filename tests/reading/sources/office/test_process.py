"""Outside programs run in a cage: their time ends, their children with it, and nothing of ours is lent to them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dondoc.reading.sources.office.process import TimeUpError, run


def test_output_goes_to_the_file(tmp_path: Path) -> None:
    assert run(["printf", "kế hoạch"], folder=tmp_path, seconds=5, output=tmp_path / "out") == 0
    assert (tmp_path / "out").read_text(encoding="utf-8") == "kế hoạch"


def test_exit_code_is_given_back(tmp_path: Path) -> None:
    assert run(["sh", "-c", "exit 3"], folder=tmp_path, seconds=5) == 3


def test_program_out_of_time_ends_with_its_children(tmp_path: Path) -> None:
    script = "(sleep 1; touch late) & sleep 30"
    began = time.monotonic()
    with pytest.raises(TimeUpError):
        run(["sh", "-c", script], folder=tmp_path, seconds=0.2)
    assert time.monotonic() - began < 5
    time.sleep(1.2)
    assert not (tmp_path / "late").exists()


def test_environment_of_the_caller_stays_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_SECRET", "x")
    run(["env"], folder=tmp_path, seconds=5, output=tmp_path / "out")
    assert "DONDOC_SECRET" not in (tmp_path / "out").read_text()
    assert f"HOME={tmp_path}" in (tmp_path / "out").read_text()
