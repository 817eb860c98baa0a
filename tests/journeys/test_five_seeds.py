"""All five real plans, of four provinces and three years, adopted in one database on 20/11/2026: who answers today?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on, names_on
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from factories.seeds import DAY, adopt_seeds

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("held_today", "media"),
]


def check_all_five_are_in_force_with_all_their_work_in_hands_of_today(plans: dict[str, Plan]) -> None:
    assert sorted(plans) == ["000", "001", "002", "003", "004"]
    for plan in plans.values():
        assert Task.objects.filter(plan=plan).exists()
    parts = Assignment.objects.filter(active=True).select_related("body")
    gone = [part for part in parts if part.body.ended_on and part.body.ended_on <= DAY]
    assert gone == []


def check_kon_tums_department_is_that_of_quang_ngai_today(plans: dict[str, Plan]) -> None:
    parts = Assignment.objects.filter(plan=plans["003"], role="lead", written="Sở Khoa học và Công nghệ")
    today = {name_on(part.body, DAY) for part in parts.select_related("body")}
    then = {name_on(part.given_to, date(2023, 6, 1)) for part in parts.select_related("given_to") if part.given_to}
    assert len(today) == 1
    assert parts[0].body.place.name == "tỉnh Quảng Ngãi"
    assert any("Kon Tum" in name for name in then) or parts[0].given_to is not None


def check_departments_that_were_merged_are_found_under_their_followers(plans: dict[str, Plan]) -> None:
    """Lào Cai 2024: Sở Kế hoạch và Đầu tư, Sở Nông nghiệp và PTNT, Sở Thông tin và Truyền thông are no more."""
    parts = Assignment.objects.filter(plan=plans["002"], active=True)
    names = set(names_on(set(parts.values_list("body_id", flat=True)), DAY).values())
    assert not any("Kế hoạch và Đầu tư" in name or "Phát triển nông thôn" in name for name in names)
    assert any(name.startswith("Sở Tài chính") for name in names)
    assert any(name.startswith("Sở Nông nghiệp và Môi trường") for name in names)


def check_every_part_keeps_the_name_as_written(plans: dict[str, Plan]) -> None:
    unnamed = Assignment.objects.filter(written="", task__item__read__isnull=False, role="coordinate")
    assert not unnamed.exists()


def check_districts_of_then_are_communes_of_now(plans: dict[str, Plan]) -> None:
    parts = Assignment.objects.filter(plan=plans["000"], active=True).select_related("body")
    assert not any(part.body.level == Body.Level.DISTRICT for part in parts)


CHECKS = (
    check_all_five_are_in_force_with_all_their_work_in_hands_of_today,
    check_kon_tums_department_is_that_of_quang_ngai_today,
    check_departments_that_were_merged_are_found_under_their_followers,
    check_every_part_keeps_the_name_as_written,
    check_districts_of_then_are_communes_of_now,
)


def test_five_real_plans_are_in_the_hands_of_the_bodies_of_today(shared: Path) -> None:
    """One test, because the five plans take a while to be read, reviewed and adopted."""
    plans = adopt_seeds(shared / "seeds")
    for check in CHECKS:
        check(plans)
