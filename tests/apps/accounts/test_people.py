"""Adding people, changing what is known of them, letting them go."""

from __future__ import annotations

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from dondoc.apps.accounts import actions
from dondoc.apps.accounts.errors import EmailTaken, LastAdministrator, NameMissing
from dondoc.apps.accounts.models import Role, User
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import Changed
from factories.record import PASSWORD, make_body, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def admin() -> User:
    return make_person("Quản Trị", Role.ADMINISTRATOR)


def add(by: User | None, **values: object) -> User:
    fields = {"email": "An@Example.vn", "full_name": " Nguyễn  Văn An ", "role": Role.READER, "since": DAY, **values}
    return actions.add_person(**fields, by=by)  # type: ignore[arg-type]


def test_added_person_has_a_role_and_a_known_address(admin: User) -> None:
    body = make_body("Sở Y tế")
    person = add(admin, body=body)
    assert (person.email, person.full_name) == ("an@example.vn", "Nguyễn Văn An")
    assert person.roles.get().body == body
    assert not person.has_usable_password()
    assert EmailAddress.objects.get(user=person).verified
    assert {event.verb for event in Event.objects.on(person)} == {"person_added", "role_given"}


def test_address_belongs_to_one_person(admin: User) -> None:
    add(admin, body=make_body("Sở Y tế"))
    with pytest.raises(EmailTaken, match=r"an@example\.vn"):
        add(admin, email="an@example.vn", body=make_body("Sở Tài chính"))
    assert User.objects.filter(email="an@example.vn").count() == 1


def test_nothing_is_added_when_the_role_is_not_theirs_to_give() -> None:
    focal = make_person("Đầu Mối", Role.FOCAL_POINT, make_body("Sở Y tế"))
    with pytest.raises(Refused):
        add(focal, body=make_body("Sở Tài chính"))
    assert not User.objects.filter(email="an@example.vn").exists()


def test_official_adds_nobody() -> None:
    body = make_body("Sở Y tế")
    with pytest.raises(Refused):
        add(make_person("Viên", Role.OFFICIAL, body), body=body)


def test_name_is_asked_for(admin: User) -> None:
    with pytest.raises(NameMissing):
        add(admin, full_name="  ", body=make_body("Sở Y tế"))


def test_names_are_sorted_by_their_last_word() -> None:
    for name in ("Trần Văn Bình", "Nguyễn Thị Ấn", "Đỗ An", "Lê Văn Đức", "Phạm Dũng"):
        make_person(name)
    names = [person.full_name for person in User.objects.sorted()]
    assert names == ["Đỗ An", "Nguyễn Thị Ấn", "Trần Văn Bình", "Phạm Dũng", "Lê Văn Đức"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("nguyen an", True, id="without-marks"),
        pytest.param("Ấn", True, id="with-marks"),
        pytest.param("an.1", True, id="part-of-the-address"),
        pytest.param("binh", False, id="somebody-else"),
    ],
)
def test_people_are_found_by_name_and_address(words: str, found: bool) -> None:
    person = User.objects.create_user("an.1@example.vn", full_name="Nguyễn Thị Ấn")
    assert (person in User.objects.named(words)) is found


def test_change_is_saved_sorted_and_told(admin: User) -> None:
    person = make_person("Nguyễn Văn An")
    actions.change_person(
        person=person, version=1, full_name="Nguyễn Văn Yên", position="Phó phòng", phone="", by=admin
    )
    saved = User.objects.get(pk=person.pk)
    assert (saved.full_name, saved.position, saved.version) == ("Nguyễn Văn Yên", "Phó phòng", 2)
    assert list(User.objects.sorted())[-1] == person
    assert person in User.objects.named("yen")
    event = Event.objects.on(person).get()
    assert (event.old["full_name"], event.new) == (
        "Nguyễn Văn An",
        {"full_name": "Nguyễn Văn Yên", "position": "Phó phòng"},
    )


def test_second_of_two_sees_what_the_first_saved(admin: User) -> None:
    person = make_person("Nguyễn Văn An")
    mine = User.objects.get(pk=person.pk)
    actions.change_person(person=person, version=1, full_name="Nguyễn Văn Yên", position="", phone="", by=admin)
    with pytest.raises(Changed) as changed:
        actions.change_person(
            person=mine, version=1, full_name="Nguyễn Văn An", position="Trưởng phòng", phone="", by=admin
        )
    assert changed.value.theirs.full_name == "Nguyễn Văn Yên"
    assert User.objects.get(pk=person.pk).position == ""


def test_nothing_changed_is_no_event(admin: User) -> None:
    person = make_person("Nguyễn Văn An")
    actions.change_person(person=person, version=1, full_name="Nguyễn Văn An", position="", phone="", by=admin)
    assert not Event.objects.on(person).exists()


def test_people_change_themselves_but_not_their_address() -> None:
    me = make_person("Nguyễn Văn An")
    actions.change_person(person=me, version=1, full_name="Nguyễn Văn An", position="Chuyên viên", phone="0912", by=me)
    with pytest.raises(Refused):
        actions.change_person(
            person=me, version=2, full_name="An", position="", phone="", email="khac@example.vn", by=me
        )


def test_new_address_is_the_one_to_sign_in_with(admin: User) -> None:
    person, other = make_person("Nguyễn Văn An"), make_person("Khác")
    values = {"full_name": "Nguyễn Văn An", "position": "", "phone": ""}
    actions.change_person(person=person, version=1, email="MOI@example.vn", by=admin, **values)
    assert [(row.email, row.verified) for row in EmailAddress.objects.filter(user=person)] == [("moi@example.vn", True)]
    with pytest.raises(EmailTaken):
        actions.change_person(person=person, version=2, email=other.email, by=admin, **values)


def test_deactivated_person_is_out_at_once_and_stays_on_record(admin: User) -> None:
    body = make_body("Sở Y tế")
    person = make_person("An", Role.OFFICIAL, body)
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert client.get("/account/").status_code == 200
    actions.deactivate(person=person, by=admin, today=DAY)
    assert client.get("/account/").status_code == 302
    assert person.roles.get().until == DAY
    event = Event.objects.on(person)[0]
    assert (event.verb, event.old["roles"][0]["body"]) == ("person_deactivated", "Sở Y tế")
    assert User.objects.filter(pk=person.pk).exists()


def test_reactivated_person_has_no_role(admin: User) -> None:
    person = make_person("An", Role.OFFICIAL, make_body("Sở Y tế"))
    actions.deactivate(person=person, by=admin, today=DAY)
    actions.reactivate(person=person, by=admin)
    assert User.objects.get(pk=person.pk).is_active
    assert not person.standing.bodies_all


def test_nobody_deactivates_oneself(admin: User) -> None:
    with pytest.raises(Refused):
        actions.deactivate(person=admin, by=admin, today=DAY)


def test_last_administrator_is_not_deactivated(admin: User) -> None:
    passing = make_person("Tạm Quyền", Role.ADMINISTRATOR)
    end = date(2030, 1, 1)
    passing.roles.update(until=end)
    with pytest.raises(LastAdministrator):
        actions.deactivate(person=admin, by=passing, today=end)
    assert User.objects.get(pk=admin.pk).is_active


def test_lost_device_is_forgotten_by_an_administrator(admin: User) -> None:
    person = make_person("An", Role.OFFICIAL, make_body("Sở Y tế"))
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    with pytest.raises(Refused):
        actions.reset_sign_in(person=person, by=person)
    actions.reset_sign_in(person=person, by=admin)
    assert not Authenticator.objects.filter(user=person).exists()
    assert Event.objects.on(person).get().verb == "sign_in_reset"
