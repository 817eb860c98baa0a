"""What every test of review and adoption begins with."""

from __future__ import annotations

import pytest

from dondoc.apps.plans.models import Review
from factories.reviews import Office, make_office, make_review


@pytest.fixture
def office(db: None, held_today: object) -> Office:
    return make_office()


@pytest.fixture
def review(office: Office) -> Review:
    """The fictional plan of Sơn Hải, just read."""
    return make_review(office.science)
