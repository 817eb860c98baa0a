"""Names told by the database are those that `names` tells."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.agencies.models import Body, BodyName
from dondoc.apps.agencies.name_sql import name_at
from dondoc.apps.agencies.names import name_on
from dondoc.apps.plans.models import Plan
from factories.record import make_body, make_plan

pytestmark = pytest.mark.django_db
CHANGED = date(2025, 3, 1)


@pytest.fixture
def body() -> Body:
    """Called otherwise from March 2025 on."""
    body = make_body("Sở Thông tin và Truyền thông", since=date(2010, 1, 1), until=CHANGED)
    Body.objects.filter(pk=body.pk).update(ended_on=None)
    BodyName.objects.create(body=body, name="Sở Khoa học và Công nghệ", since=CHANGED)
    return body


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2024, 6, 1), CHANGED, date(2030, 1, 1)])
def test_name_of_a_day(body: Body, day: date) -> None:
    named = Body.objects.annotate(told=name_at("pk", day)).get(pk=body.pk)
    assert named.told == name_on(body, day)


def test_day_may_stand_in_another_column(body: Body) -> None:
    for issued in (date(2024, 1, 5), date(2026, 1, 5)):
        make_plan(body, issued_on=issued)
    told = Plan.objects.annotate(told=name_at("monitor", "issued_on")).order_by("issued_on")
    assert [plan.told for plan in told] == ["Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"]


def test_nobody_has_no_name(body: Body) -> None:
    make_plan(body, assigner=None)
    assert Plan.objects.annotate(told=name_at("assigner", CHANGED)).get().told is None
