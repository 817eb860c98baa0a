from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import F

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.core import search
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Plan, Review
from dondoc.apps.plans.permissions import can_adopt, can_change_plan, can_review, can_see_plan, can_see_review
from dondoc.apps.plans.visibility import plans_with_work, register
from factories.record import make_body, make_person, make_plan, make_task
from factories.reviews import Office, make_review

WHO = ("monitor", "leader_above", "focal", "reader", "worker", "assigning_leader", "stranger", "admin", "visitor")


@pytest.fixture
def people(office: Office) -> dict[str, Any]:
    with_work = make_body("Sở Nội vụ")
    return {
        "monitor": office.monitor,
        "leader_above": make_person("Chủ Tịch", Role.LEADER, office.province),
        "focal": make_person("Đầu Mối", Role.FOCAL_POINT, office.science),
        "reader": make_person("Người Đọc", Role.READER, office.science),
        "worker": make_person("Viên Chức", Role.OFFICIAL, with_work),
        "assigning_leader": make_person("Lãnh Đạo", Role.LEADER, office.province),
        "stranger": office.stranger,
        "admin": office.admin,
        "visitor": AnonymousUser(),
        "body": with_work,
    }


@pytest.fixture
def plan(office: Office, people: dict[str, Any]) -> Plan:
    plan = make_plan(office.science, assigner=office.province)
    make_task(plan, people["body"])
    return plan


@pytest.mark.parametrize(
    ("who", "sees", "changes"),
    [
        ("monitor", True, True),
        ("leader_above", True, False),
        ("focal", True, False),
        ("reader", True, False),
        ("worker", True, False),
        ("stranger", False, False),
        ("admin", True, False),
        ("visitor", False, False),
    ],
)
def test_who_sees_and_changes_a_plan(plan: Plan, people: dict[str, Any], who: str, sees: bool, changes: bool) -> None:
    user = people[who]
    assert bool(can_see_plan(user, plan)) is sees
    assert Plan.objects.visible_to(user).filter(pk=plan.pk).exists() is sees
    assert Document.objects.visible_to(user).filter(pk=plan.document_id).exists() is sees
    assert bool(can_change_plan(user, plan)) is changes


@pytest.mark.parametrize(
    ("who", "sees", "reviews"),
    [
        ("monitor", True, True),
        ("leader_above", True, False),
        ("focal", False, False),
        ("reader", False, False),
        ("worker", False, False),
        ("stranger", False, False),
        ("admin", True, False),
        ("visitor", False, False),
    ],
)
def test_who_sees_and_does_a_review(
    office: Office, people: dict[str, Any], who: str, sees: bool, reviews: bool
) -> None:
    review = make_review(office.science)
    user = people[who]
    assert bool(can_see_review(user, review.document)) is sees
    assert Review.objects.visible_to(user).filter(pk=review.pk).exists() is sees
    assert bool(can_review(user, review.document)) is reviews
    assert bool(can_adopt(user, review.document)) is reviews


def test_a_refusal_says_why(plan: Plan, people: dict[str, Any]) -> None:
    assert "không có việc" in str(can_see_plan(people["stranger"], plan).reason)
    assert "theo dõi" in str(can_change_plan(people["worker"], plan).reason)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("adopted", "đã được đưa vào thực hiện"),
        ("kept", "lưu để tra cứu"),
        ("reading", "chưa đọc xong"),
        ("withdrawn", "đã rút"),
    ],
)
def test_only_a_read_document_is_reviewed(office: Office, state: str, word: str) -> None:
    document = make_review(office.science).document
    document.state = state
    assert word in str(can_review(office.monitor, document).reason)


def test_a_role_that_ended_opens_nothing(plan: Plan, office: Office) -> None:
    office.monitor.roles.update(until="2026-01-01")
    user = User.objects.get(pk=office.monitor.pk)
    assert not can_see_plan(user, plan)
    assert not Plan.objects.visible_to(user).exists()


def test_a_source_counts_once_and_none_shows_nothing(office: Office) -> None:
    source = register(
        lambda bodies: Plan.objects.filter(monitor__in=bodies).annotate(plan_id=F("pk")).values("plan_id")
    )
    register(source)
    try:
        plan = make_plan(office.health)
        assert Plan.objects.filter(plans_with_work(frozenset({office.health.pk}))).get() == plan
        assert not Plan.objects.filter(plans_with_work(frozenset())).exists()
    finally:
        from dondoc.apps.plans import visibility

        visibility._sources.remove(source)


def test_visible_plans_are_one_query(plan: Plan, people: dict[str, Any], at_most_queries: Any) -> None:
    can_see_plan(people["worker"], plan)
    with at_most_queries(1):
        assert list(Plan.objects.visible_to(people["worker"])) == [plan]


def test_a_plan_is_found_by_those_who_see_it_and_by_nobody_else(plan: Plan, people: dict[str, Any]) -> None:
    for who, count in (("worker", 1), ("stranger", 0)):
        assert len(search.find(people[who], "ke hoach thu", kinds=["plan"])) == count
