"""Signing in with a password: in Vietnamese, limited, closed to strangers, ended in time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dondoc.apps.accounts.models import User
from factories.record import PASSWORD, make_person

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
NEW = "Con-duong-nho-9"


@pytest.fixture
def person() -> User:
    return make_person("Nguyễn Văn An")


@pytest.fixture(autouse=True)
def _no_attempts_yet() -> None:
    cache.clear()


def sign_in(person: User, password: str = PASSWORD, **headers: str) -> Client:
    client = Client(headers=headers)
    client.post(LOGIN, {"login": person.email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_page_speaks_vietnamese_and_offers_no_sign_up() -> None:
    page = Client().get(LOGIN).content.decode()
    assert '<html lang="vi">' in page
    for words in ("Đăng nhập", "Thư điện tử", "Mật khẩu", "Quên mật khẩu"):
        assert words in page
    assert "signup" not in page


def test_person_signs_in_with_the_address_in_any_case(person: User) -> None:
    client = Client()
    answer = client.post(LOGIN, {"login": person.email.upper(), "password": PASSWORD})
    assert answer.headers["Location"] == "/"
    assert is_in(client)


def test_signing_in_leads_where_one_wanted_to_go_but_not_elsewhere(person: User) -> None:
    wanted = Client().post(LOGIN + "?next=/people/", {"login": person.email, "password": PASSWORD, "next": "/people/"})
    assert wanted.headers["Location"] == "/people/"
    cache.clear()
    lured = Client().post(LOGIN, {"login": person.email, "password": PASSWORD, "next": "https://elsewhere.example/"})
    assert lured.headers["Location"] == "/"


@pytest.mark.parametrize("known", [True, False], ids=["known-address", "unknown-address"])
def test_wrong_password_and_unknown_address_read_the_same(person: User, known: bool) -> None:
    address = person.email if known else "nobody@example.vn"
    page = Client().post(LOGIN, {"login": address, "password": "sai"}).content.decode()
    assert "Thư điện tử hoặc mật khẩu chưa đúng. Hãy kiểm tra rồi nhập lại." in page


def test_deactivated_person_is_told_so(person: User) -> None:
    User.objects.update(is_active=False)
    answer = Client().post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/accounts/inactive/"


def test_guessing_is_stopped_for_the_person_and_told(person: User) -> None:
    for _attempt in range(5):
        Client().post(LOGIN, {"login": person.email, "password": "sai"})
    page = Client().post(LOGIN, {"login": person.email, "password": PASSWORD}).content.decode()
    assert "Bạn đã nhập sai nhiều lần" in page
    assert is_in(sign_in(make_person("Trần Thị Bình")))


def test_flood_from_one_address_is_answered_with_429(person: User) -> None:
    client = Client()
    answers = [client.post(LOGIN, {"login": "", "password": ""}) for _attempt in range(121)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert "Hãy đợi một phút rồi thử lại" in answers[-1].content.decode()


def test_nobody_signs_up() -> None:
    data = {"email": "toi@example.vn", "password1": NEW, "password2": NEW}
    assert "Không tự mở tài khoản" in Client().post("/accounts/signup/", data).content.decode()
    assert not User.objects.exists()


def test_session_ends_twelve_hours_after_signing_in_however_busy(person: User) -> None:
    client = sign_in(person)
    end = Session.objects.get(session_key=client.session.session_key).expire_date
    assert abs(end - timezone.now() - timedelta(hours=12)) < timedelta(minutes=1)
    session = client.session
    session["busy"] = True
    session.save()
    assert Session.objects.get(session_key=session.session_key).expire_date == end


def test_ended_sessions_are_forgotten_when_somebody_signs_in(person: User) -> None:
    ended = sign_in(make_person("Trần Thị Bình")).session.session_key
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    sign_in(person)
    assert not Session.objects.filter(session_key=ended).exists()


def test_signing_out_is_by_post(person: User) -> None:
    client = sign_in(person)
    assert client.get("/accounts/logout/").status_code == 405
    assert is_in(client)
    assert client.post("/accounts/logout/").headers["Location"] == LOGIN
    assert not is_in(client)


def test_new_password_ends_all_other_sessions(person: User) -> None:
    here, there = sign_in(person), sign_in(person)
    data = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/accounts/password/change/", data).headers["Location"] == "/account/"
    assert is_in(here)
    assert not is_in(there)


def test_own_sessions_are_listed_and_ended_one_by_one(person: User) -> None:
    firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    here, there = sign_in(person), sign_in(person, user_agent=firefox)
    page = here.get("/accounts/sessions/").content.decode()
    assert "Firefox, Linux" in page
    assert "(phiên này)" in page
    pk = UserSession.objects.get(user_agent=firefox).pk
    stranger = sign_in(make_person("Trần Thị Bình"))
    assert stranger.post(f"/accounts/sessions/{pk}/end/").status_code == 404
    assert here.post(f"/accounts/sessions/{pk}/end/").headers["Location"] == "/accounts/sessions/"
    assert not is_in(there)
    assert is_in(here)


def test_all_other_sessions_are_ended_at_once(person: User) -> None:
    here, there = sign_in(person), sign_in(person)
    here.post("/accounts/sessions/")
    assert is_in(here)
    assert not is_in(there)


def test_ending_the_own_session_signs_out(person: User) -> None:
    here = sign_in(person)
    here.post(f"/accounts/sessions/{UserSession.objects.get().pk}/end/")
    assert not is_in(here)


def test_forgotten_password_is_answered_by_letter_to_those_who_are_known(
    person: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MAIL_SET = True
    with django_capture_on_commit_callbacks(execute=True):
        known = Client().post("/accounts/password/reset/", {"email": person.email})
        unknown = Client().post("/accounts/password/reset/", {"email": "nobody@example.vn"})
    assert known.headers["Location"] == unknown.headers["Location"]
    (letter,) = mail.outbox
    assert letter.to == [person.email]
    assert letter.subject == "[Đôn Đốc] Đặt lại mật khẩu"
    assert "hãy mở đường dẫn dưới đây" in letter.body
    assert "http://testserver/accounts/password/reset/key/" in letter.body


def test_change_of_the_password_is_told_by_letter(
    person: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MAIL_SET = True
    client = sign_in(person)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    (letter,) = mail.outbox
    assert letter.subject == "[Đôn Đốc] Đã đổi mật khẩu"
    for words in ("Kính gửi ông, bà,", "Mật khẩu của bạn đã được đổi.", "hãy báo ngay cho quản trị viên", "127.0.0.1"):
        assert words in letter.body


def test_page_promises_no_letter_where_none_can_be_sent(settings: Any) -> None:
    settings.MAIL_SET = False
    page = Client().get("/accounts/password/reset/").content.decode()
    assert "chưa nối với hệ thống thư điện tử" in page
    assert 'name="email"' not in page


def test_pages_are_private_to_the_reader(person: User) -> None:
    assert sign_in(person).get("/account/").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "address",
    [
        "login/", "signup/", "inactive/", "reauthenticate/", "password/change/", "password/reset/", "password/reset/done/",
        "password/reset/key/1-x/", "password/reset/key/done/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/",
        "2fa/recovery-codes/generate/", "sessions/", "3rdparty/login/cancelled/",
    ],
)  # fmt: skip
def test_no_page_of_sign_in_looks_like_somebody_elses(person: User, address: str) -> None:
    """Whatever allauth would show comes from a template of ours."""
    client = Client()
    if address not in ("login/", "signup/"):
        client = sign_in(person)
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    response = client.get(f"/accounts/{address}")
    assert response.status_code == 200
    origins = {template.origin.name for template in response.templates if template.origin}
    assert {name for name in origins if "/allauth/" in name} == set()
    assert "desk/css/desk.css" in response.content.decode()


def test_form_without_its_token_is_refused(person: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(LOGIN, {"login": person.email, "password": PASSWORD}).status_code == 403
