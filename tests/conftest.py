"""What all tests share: where the folder with the seeds and the gold lies."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans beside the project, which users do not have."""
    if not SHARED.is_dir():
        pytest.skip("../shared (real plans and gold) is not on this machine")
    return SHARED
