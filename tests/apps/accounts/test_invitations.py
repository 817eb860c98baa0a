"""The first way in: by letter, or by hand where no letter goes out; never a way into somebody else's account."""

from __future__ import annotations

import logging
from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from dondoc.apps.accounts import actions
from dondoc.apps.accounts.models import Role, User
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from factories.record import PASSWORD, make_body, make_person

pytestmark = pytest.mark.django_db
SITE = "https://dondoc.example.vn/"
NEW = "Con-duong-nho-9"


@pytest.fixture
def admin() -> User:
    return make_person("Quản Trị", Role.ADMINISTRATOR)


@pytest.fixture
def invited() -> User:
    """A person who has no password yet."""
    person = User.objects.create_user("moi@example.vn", full_name="Bùi Thị Mới")
    person.roles.create(role=Role.OFFICIAL, body=make_body("Sở Y tế"))
    return person


def test_link_is_handed_over_where_no_letter_goes_out(settings: Any, admin: User, invited: User) -> None:
    settings.MAIL_SET = False
    invitation = actions.invite(person=invited, site=SITE, by=admin)
    assert not invitation.mailed
    assert invitation.link.startswith("https://dondoc.example.vn/accounts/password/reset/key/")
    assert Event.objects.on(invited).get().verb == "invited"


def test_letter_goes_out_after_commit_in_the_language_of_the_reader(
    settings: Any, admin: User, invited: User, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    settings.MAIL_SET = True
    with django_capture_on_commit_callbacks() as callbacks:
        invitation = actions.invite(person=invited, site=SITE, by=admin)
    assert mail.outbox == []
    for callback in callbacks:
        callback()
    (letter,) = mail.outbox
    assert letter.to == ["moi@example.vn"]
    assert "Bùi Thị Mới" in letter.body
    assert invitation.link in letter.body
    assert "3 ngày" in letter.body
    assert "\n" not in letter.subject


def test_letter_that_fails_is_logged(
    settings: Any,
    admin: User,
    invited: User,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    def refuse(*_args: Any) -> int:
        raise SMTPException("the mail server is away")

    settings.MAIL_SET = True
    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        actions.invite(person=invited, site=SITE, by=admin)
    assert "the mail server is away" in caplog.text
    assert Event.objects.on(invited).exists()


def test_link_sets_a_password_and_signs_in_once(settings: Any, admin: User, invited: User) -> None:
    settings.MAIL_SET = False
    link = actions.invite(person=invited, site="http://testserver", by=admin).link
    client = Client()
    page = client.get(link, follow=True)
    answer = client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/account/").status_code == 200
    assert User.objects.get(pk=invited.pk).check_password(NEW)
    assert "không dùng được" in Client().get(link, follow=True).content.decode()


def test_weak_password_is_explained_in_vietnamese(settings: Any, admin: User, invited: User) -> None:
    settings.MAIL_SET = False
    link = actions.invite(person=invited, site="http://testserver", by=admin).link
    client = Client()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    easy = client.post(form, {"password1": "buithimoi2026", "password2": "buithimoi2026"}).content.decode()
    assert "Mật khẩu này dễ đoán" in easy
    apart = client.post(form, {"password1": NEW, "password2": "khac"}).content.decode()
    assert "Hai lần nhập mật khẩu phải giống nhau." in apart


def test_focal_point_invites_those_it_added(settings: Any, invited: User) -> None:
    settings.MAIL_SET = False
    focal = make_person("Đầu Mối", Role.FOCAL_POINT, invited.roles.get().body)
    assert actions.invite(person=invited, site=SITE, by=focal).link


@pytest.mark.parametrize("why", ["has-a-password", "holds-more-elsewhere", "is-administrator", "is-of-another-body"])
def test_focal_point_gets_no_way_into_other_accounts(why: str, invited: User) -> None:
    body = invited.roles.get().body
    focal = make_person("Đầu Mối", Role.FOCAL_POINT, make_body("Sở Tài chính") if why == "is-of-another-body" else body)
    if why == "has-a-password":
        invited.set_password(PASSWORD)
        invited.save()
    if why == "holds-more-elsewhere":
        invited.roles.create(role=Role.OFFICIAL, body=make_body("Sở Tài chính"))
    if why == "is-administrator":
        invited.roles.create(role=Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        actions.invite(person=invited, site=SITE, by=focal)


def test_deactivated_person_is_not_invited(admin: User, invited: User) -> None:
    invited.is_active = False
    invited.save()
    with pytest.raises(Refused):
        actions.invite(person=invited, site=SITE, by=admin)
