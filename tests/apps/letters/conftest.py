"""What every test of letters begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from dondoc.apps.core.models import Configuration
from dondoc.apps.letters.models import Letter
from factories.cast import Cast, make_cast
from factories.letters import make_letterhead, make_overdue, prepare


@pytest.fixture
def cast(db: None, media: Path) -> Cast:
    """The cast, with a letterhead for the body that monitors, and one overdue task of its lead."""
    Configuration.objects.create(pk=1, province_name="tỉnh Sơn Hải", province_code="99")
    found = make_cast()
    make_letterhead(found.monitoring)
    make_overdue(found)
    return found


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A reminder to the lead, as prepared."""
    return prepare(cast)[0]
