"""What a person is on a day, in at most two queries."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.accounts.standing import NOBODY, standing
from dondoc.apps.agencies.models import BodyParent
from factories.record import make_body, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def hold(person: User, role: Role, body: Any = None, since: date = DAY, until: date | None = None) -> RoleHeld:
    return RoleHeld.objects.create(user=person, role=role, body=body, since=since, until=until)


def test_roles_are_kept_apart_by_body() -> None:
    finance, science = make_body("Sở Tài chính"), make_body("Sở Khoa học và Công nghệ")
    person = make_person("Nguyễn Văn An", Role.FOCAL_POINT, finance)
    hold(person, Role.MONITOR, science)
    mine = standing(person, DAY)
    assert mine.acts_for == {finance.pk}
    assert mine.monitors == {science.pk}
    assert mine.bodies(Role.FOCAL_POINT, Role.MONITOR) == mine.bodies_all == {finance.pk, science.pk}
    assert mine.holds(Role.MONITOR)
    assert not mine.holds(Role.READER)
    assert not mine.is_admin


@pytest.mark.parametrize(
    ("day", "held"),
    [
        pytest.param(DAY - timedelta(days=1), False, id="the-day-before"),
        pytest.param(DAY, True, id="the-first-day"),
        pytest.param(DAY + timedelta(days=9), True, id="the-last-day"),
        pytest.param(DAY + timedelta(days=10), False, id="until-is-not-included"),
    ],
)
def test_role_holds_between_its_days(day: date, held: bool) -> None:
    person, body = make_person("Trần Thị Bình"), make_body("Sở Y tế")
    hold(person, Role.OFFICIAL, body, since=DAY, until=DAY + timedelta(days=10))
    assert (body.pk in standing(person, day).bodies_all) is held


def test_leader_reaches_all_bodies_below_on_that_day() -> None:
    province = make_body("Ủy ban nhân dân tỉnh")
    department = make_body("Sở Tài chính", under=province)
    room = make_body("Phòng Ngân sách", under=department)
    moved = make_body("Trung tâm Tin học", under=department)
    BodyParent.objects.filter(body=moved).update(until=DAY)
    chairman = make_person("Lê Văn Chủ", Role.LEADER, province)
    assert standing(chairman, DAY).leads == {province.pk, department.pk, room.pk}
    assert moved.pk in standing(chairman, DAY - timedelta(days=1)).leads
    assert standing(chairman, DAY).sees_overview
    assert standing(chairman, DAY).bodies_all == {province.pk}


def test_other_roles_reach_nothing_below() -> None:
    province = make_body("Ủy ban nhân dân tỉnh")
    make_body("Sở Tài chính", under=province)
    assert standing(make_person("Hồ Thị Đọc", Role.READER, province), DAY).leads == frozenset()


def test_administrator_needs_no_body_and_has_none() -> None:
    person = make_person("Quản Trị", Role.ADMINISTRATOR)
    assert standing(person, DAY).is_admin
    assert standing(person, DAY).bodies_all == frozenset()


def test_room_of_an_official_is_known() -> None:
    body = make_body("Sở Tài chính")
    room = make_body("Phòng Ngân sách", under=body)
    person = make_person("Phạm Văn Viên", Role.OFFICIAL, body)
    person.roles.update(unit=room)
    assert standing(person, DAY).units == {room.pk}


@pytest.mark.parametrize("who", ["visitor", "deactivated"])
def test_who_may_not_come_in_is_nobody(who: str) -> None:
    gone = make_person("Đã Nghỉ", Role.ADMINISTRATOR, is_active=False)
    assert standing(AnonymousUser() if who == "visitor" else gone, DAY) is NOBODY


def test_standing_costs_two_queries_once_a_request(
    at_most_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    province = make_body("Ủy ban nhân dân tỉnh")
    person = make_person("Lê Văn Chủ", Role.LEADER, province)
    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(lambda: person)  # type: ignore[assignment]  # as the middleware does
    with at_most_queries(2):
        assert standing(request.user).leads
        assert request.user.standing.leads
        assert not request.user.is_admin_today


def test_days_are_kept_apart() -> None:
    person, body = make_person("Trần Thị Bình"), make_body("Sở Y tế")
    hold(person, Role.OFFICIAL, body, since=DAY)
    assert not standing(person, DAY - timedelta(days=1)).bodies_all
    assert standing(person, DAY).bodies_all


def test_today_is_the_day_that_the_operator_holds(held_today: Any) -> None:
    person, body = make_person("Trần Thị Bình"), make_body("Sở Y tế")
    hold(person, Role.OFFICIAL, body, since=DAY, until=DAY + timedelta(days=1))
    assert person.standing.bodies_all == {body.pk}
    held_today.hold(DAY + timedelta(days=1))
    assert not person.standing.bodies_all
