"""The first administrator, from the terminal."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from dondoc.apps.accounts.models import Role, User
from factories.record import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_ADMIN_PASSWORD", "Con-duong-nho-9")


def create(email: str) -> str:
    out = StringIO()
    call_command("create_admin", email, stdout=out)
    return out.getvalue()


def test_first_administrator_can_sign_in() -> None:
    assert "Đã thêm" in create("QuanTri@example.vn")
    person = User.objects.get(email="quantri@example.vn")
    assert person.is_admin_today
    assert person.check_password("Con-duong-nho-9")


def test_running_it_twice_does_no_harm() -> None:
    create("quantri@example.vn")
    assert "đã là quản trị viên" in create("quantri@example.vn")
    assert User.objects.get().roles.count() == 1


def test_person_who_is_there_becomes_administrator_and_keeps_the_password() -> None:
    person = make_person("An")
    assert "Đã giao vai trò" in create(person.email)
    assert User.objects.get().roles.get().role == Role.ADMINISTRATOR
    assert not User.objects.get().check_password("Con-duong-nho-9")


@pytest.mark.parametrize(("email", "password"), [("khong-phai", "Con-duong-nho-9"), ("a@example.vn", "123")])
def test_bad_address_or_password_is_refused(email: str, password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_ADMIN_PASSWORD", password)
    with pytest.raises(CommandError):
        create(email)
    assert not User.objects.exists()


def test_deactivated_person_is_not_let_in_by_the_back_door() -> None:
    person = make_person("An", is_active=False)
    with pytest.raises(CommandError):
        create(person.email)
