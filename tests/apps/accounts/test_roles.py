"""Giving and ending roles: by whom, for which days, and never the last administrator."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from dondoc.apps.accounts import actions
from dondoc.apps.accounts.errors import (
    LastAdministrator,
    PersonInactive,
    RoleAlreadyHeld,
    RoleEndsBeforeItStarts,
    RoleNeedsBody,
    RoleOver,
    UnitOutsideBody,
)
from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from factories.record import make_body, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def admin() -> User:
    return make_person("Quản Trị", Role.ADMINISTRATOR)


def test_given_role_counts_at_once_and_is_on_record(admin: User) -> None:
    person, body = make_person("Nguyễn Văn An"), make_body("Sở Tài chính")
    assert not person.standing.bodies_all
    actions.give_role(person=person, role=Role.FOCAL_POINT, body=body, since=date(2026, 1, 1), by=admin)
    assert person.standing.acts_for == {body.pk}
    event = Event.objects.on(person).get()
    assert (event.verb, event.new["role"], event.new["body"]) == ("role_given", "focal_point", "Sở Tài chính")


def test_role_needs_a_body(admin: User) -> None:
    with pytest.raises(RoleNeedsBody):
        actions.give_role(person=make_person("An"), role=Role.LEADER, body=None, since=DAY, by=admin)


def test_role_cannot_be_held_twice_at_a_time(admin: User) -> None:
    body = make_body("Sở Tài chính")
    person = make_person("An", Role.OFFICIAL, body)
    with pytest.raises(RoleAlreadyHeld):
        actions.give_role(person=person, role=Role.OFFICIAL, body=body, since=DAY, by=admin)


def test_role_may_be_held_again_after_its_end(admin: User) -> None:
    body = make_body("Sở Tài chính")
    person = make_person("An", Role.OFFICIAL, body)
    actions.end_role(held=person.roles.get(), on=DAY, by=admin)
    again = actions.give_role(person=person, role=Role.OFFICIAL, body=body, since=DAY, by=admin)
    assert list(person.roles.order_by("since").values_list("until", flat=True)) == [DAY, None]
    assert again.since == DAY


def test_role_ends_after_it_starts(admin: User) -> None:
    with pytest.raises(RoleEndsBeforeItStarts):
        actions.give_role(
            person=make_person("An"), role=Role.READER, body=make_body("Sở Y tế"), since=DAY, until=DAY, by=admin
        )


def test_unit_lies_inside_the_body(admin: User) -> None:
    body, elsewhere = make_body("Sở Tài chính"), make_body("Phòng Y", under=make_body("Sở Y tế"))
    with pytest.raises(UnitOutsideBody):
        actions.give_role(person=make_person("An"), role=Role.OFFICIAL, body=body, unit=elsewhere, since=DAY, by=admin)


def test_deactivated_person_gets_no_role(admin: User) -> None:
    person = make_person("An", is_active=False)
    with pytest.raises(PersonInactive):
        actions.give_role(person=person, role=Role.READER, body=make_body("Sở Y tế"), since=DAY, by=admin)


def test_ended_role_stays_on_record(admin: User) -> None:
    body = make_body("Sở Tài chính")
    person = make_person("An", Role.OFFICIAL, body)
    actions.end_role(held=person.roles.get(), on=DAY, by=admin)
    assert person.roles.get().until == DAY
    assert Event.objects.on(person).get().verb == "role_ended"
    with pytest.raises(RoleOver):
        actions.end_role(held=person.roles.get(), on=DAY + timedelta(days=1), by=admin)


def test_role_given_by_mistake_never_was(admin: User) -> None:
    person, body = make_person("An"), make_body("Sở Y tế")
    held = actions.give_role(person=person, role=Role.READER, body=body, since=DAY, by=admin)
    actions.end_role(held=held, on=DAY, by=admin)
    assert not person.roles.exists()
    assert [event.verb for event in Event.objects.on(person)] == ["role_ended", "role_given"]


def test_last_administrator_cannot_be_ended(admin: User) -> None:
    make_person("Đã Nghỉ", Role.ADMINISTRATOR, is_active=False)
    with pytest.raises(LastAdministrator):
        actions.end_role(held=admin.roles.get(), on=DAY, by=admin)
    other = make_person("Quản Trị Hai", Role.ADMINISTRATOR)
    actions.end_role(held=admin.roles.get(), on=DAY, by=other)
    assert admin.roles.get().until == DAY


def test_administrator_whose_own_term_ends_before_does_not_count(admin: User) -> None:
    other = make_person("Quản Trị Hai", Role.ADMINISTRATOR)
    other.roles.update(until=DAY)
    with pytest.raises(LastAdministrator):
        actions.end_role(held=admin.roles.get(), on=DAY, by=admin)


@pytest.mark.parametrize(
    ("role", "own", "allowed"),
    [
        pytest.param(Role.OFFICIAL, True, True, id="official-of-the-own-body"),
        pytest.param(Role.READER, True, True, id="reader-of-the-own-body"),
        pytest.param(Role.FOCAL_POINT, True, False, id="no-second-focal-point"),
        pytest.param(Role.LEADER, True, False, id="no-leader"),
        pytest.param(Role.ADMINISTRATOR, True, False, id="no-administrator"),
        pytest.param(Role.OFFICIAL, False, False, id="nobody-elsewhere"),
    ],
)
def test_focal_point_gives_and_ends_what_reaches_no_further_than_its_body(role: Role, own: bool, allowed: bool) -> None:
    body = make_body("Sở Tài chính")
    focal, person = make_person("Đầu Mối", Role.FOCAL_POINT, body), make_person("An")
    where = None if role == Role.ADMINISTRATOR else body if own else make_body("Sở Y tế")
    if allowed:
        held = actions.give_role(person=person, role=role, body=where, since=DAY, by=focal)
        actions.end_role(held=held, on=DAY + timedelta(days=1), by=focal)
        return
    with pytest.raises(Refused):
        actions.give_role(person=person, role=role, body=where, since=DAY, by=focal)
    held = RoleHeld.objects.create(user=person, role=role, body=where, since=DAY)
    with pytest.raises(Refused):
        actions.end_role(held=held, on=DAY, by=focal)


def test_former_focal_point_gives_nothing() -> None:
    body = make_body("Sở Tài chính")
    focal = make_person("Đầu Mối", Role.FOCAL_POINT, body)
    focal.roles.update(until=date(2021, 1, 1))
    with pytest.raises(Refused):
        actions.give_role(person=make_person("An"), role=Role.READER, body=body, since=DAY, by=focal)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"role": Role.READER}, id="role_needs_a_body"),
        pytest.param({"role": Role.ADMINISTRATOR, "until": DAY}, id="role_starts_before_it_ends"),
    ],
)
def test_database_holds_what_must_always_hold(fields: dict[str, object]) -> None:
    person = make_person("An")
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHeld.objects.create(user=person, since=DAY, **fields)
    RoleHeld.objects.create(user=person, role=Role.ADMINISTRATOR, since=DAY, until=DAY + timedelta(days=1))
