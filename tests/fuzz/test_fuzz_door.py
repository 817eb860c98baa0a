"""The fuzzer runs a fixed number of times with a fixed seed, in a process of its own; a crash there fails here."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from tests.fuzz.targets import TARGETS, open_bytes, seeds

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3_000
SECONDS = 120


@pytest.mark.parametrize(
    ("target", "seed"), list(seeds()), ids=lambda value: None if isinstance(value, int) else "seed"
)
def test_seed_passes_its_target(target: int, seed: bytes) -> None:
    TARGETS[target](seed)


def test_target_fails_when_a_fault_hides_in_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_data: bytes) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr("dondoc.reading.sources.door.detect", broken)
    with pytest.raises(KeyError):
        open_bytes(b"van ban")


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris (group fuzz) is not installed")
def test_fuzzed_files_are_read_or_refused(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    options = [f"-runs={RUNS}", "-seed=20261120", "-max_len=1024", "-timeout=20", f"-artifact_prefix={tmp_path}/"]
    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.fuzz_door", str(corpus), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-4000:]
    assert f"Done {RUNS} runs" in run.stderr
