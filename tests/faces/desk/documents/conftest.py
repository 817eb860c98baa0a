"""The cast of a department, with an empty folder of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories.uploads import Cast, make_cast


@pytest.fixture
def cast(db: None, media: Path) -> Cast:
    return make_cast()
