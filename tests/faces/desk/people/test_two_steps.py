"""Two steps and passkeys: set up after asking again, asked for at sign-in, and a way in when the device is lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from dondoc.apps.accounts.models import User
from factories.record import PASSWORD, make_person
from factories.soft_key import SoftKey

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture
def person() -> User:
    return make_person("Nguyễn Văn An")


@pytest.fixture(autouse=True)
def _no_attempts_yet() -> None:
    cache.clear()


@pytest.fixture
def client(person: User) -> Client:
    """Signed in, and asked again of late."""
    client = Client()
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def switch_on_totp(client: Client) -> str:
    """The secret that the telephone now holds."""
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert found
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code(found[1])})
    assert answer.headers["Location"] == "/accounts/2fa/recovery-codes/"
    return found[1]


def options(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def add_key(client: Client, *, passwordless: bool) -> SoftKey:
    key = SoftKey()
    asked = options(client.get("/accounts/2fa/webauthn/add/").content.decode())["creation_options"]
    data = {"name": "Máy ở cơ quan", "credential": key.register(asked)}
    answer = client.post("/accounts/2fa/webauthn/add/", {**data, **({"passwordless": "on"} if passwordless else {})})
    assert answer.status_code == 302, answer.content.decode()
    return key


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_setting_up_asks_for_the_password_again(person: User) -> None:
    fresh = Client()
    fresh.post(LOGIN, {"login": person.email, "password": PASSWORD})
    answer = fresh.get("/accounts/2fa/totp/activate/")
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")


def test_code_of_the_telephone_is_asked_for_at_sign_in(client: Client, person: User) -> None:
    secret = switch_on_totp(client)
    again = Client()
    assert (
        again.post(LOGIN, {"login": person.email, "password": PASSWORD}).headers["Location"]
        == "/accounts/2fa/authenticate/"
    )
    assert not is_in(again)
    wrong = again.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "Mã chưa đúng. Hãy nhập mã mới nhất." in wrong
    cache.clear()  # a code is taken once only; the one used when switching on counts too
    assert again.post("/accounts/2fa/authenticate/", {"code": code(secret)}).headers["Location"] == "/"
    assert is_in(again)


def test_recovery_code_opens_once(client: Client, person: User) -> None:
    switch_on_totp(client)
    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    recovery = re.findall(r"<code>(\d{8})</code>", page)
    assert len(recovery) == 10
    for expected in (True, False):
        again = Client()
        again.post(LOGIN, {"login": person.email, "password": PASSWORD})
        again.post("/accounts/2fa/authenticate/", {"code": recovery[0]})
        assert is_in(again) is expected
    assert recovery[1] in client.get("/accounts/2fa/recovery-codes/download/").content.decode()


def test_switching_off_takes_one_press(client: Client) -> None:
    switch_on_totp(client)
    assert client.get("/accounts/2fa/totp/deactivate/").status_code == 200
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_passkey_signs_in_without_address_and_password(client: Client) -> None:
    key = add_key(client, passwordless=True)
    visitor = Client()
    asked = visitor.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    answer = visitor.post("/accounts/2fa/webauthn/login/", {"credential": key.sign(asked["request_options"])})
    assert answer.headers["Location"] == "/"
    assert is_in(visitor)


def test_key_of_somebody_else_opens_nothing(client: Client) -> None:
    key = add_key(client, passwordless=True)
    foreign = SoftKey()
    foreign.id, foreign.user = key.id, key.user
    visitor = Client()
    asked = visitor.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    visitor.post("/accounts/2fa/webauthn/login/", {"credential": foreign.sign(asked["request_options"])})
    assert not is_in(visitor)


def test_key_may_be_the_second_step(client: Client, person: User) -> None:
    key = add_key(client, passwordless=False)
    again = Client()
    again.post(LOGIN, {"login": person.email, "password": PASSWORD})
    asked = options(again.get("/accounts/2fa/authenticate/").content.decode())["request_options"]
    again.post("/accounts/2fa/authenticate/", {"credential": key.sign(asked)})
    assert is_in(again)


def test_keys_are_listed_renamed_and_taken_away(client: Client) -> None:
    add_key(client, passwordless=True)
    pk = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).pk
    page = client.get("/accounts/2fa/webauthn/").content.decode()
    assert "Máy ở cơ quan" in page
    assert "đăng nhập không cần mật khẩu" in page
    client.post(f"/accounts/2fa/webauthn/keys/{pk}/edit/", {"name": "Máy ở nhà"})
    assert "Máy ở nhà" in client.get("/accounts/2fa/webauthn/").content.decode()
    assert "Máy ở nhà" in client.get(f"/accounts/2fa/webauthn/keys/{pk}/remove/").content.decode()
    client.post(f"/accounts/2fa/webauthn/keys/{pk}/remove/")
    assert not Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).exists()


def test_key_asks_again_in_place_of_the_password(client: Client, person: User) -> None:
    key = add_key(client, passwordless=True)
    visitor = Client()
    asked = visitor.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    visitor.post("/accounts/2fa/webauthn/login/", {"credential": key.sign(asked["request_options"])})
    again = options(visitor.get("/accounts/2fa/webauthn/reauthenticate/").content.decode())["request_options"]
    visitor.post("/accounts/2fa/webauthn/reauthenticate/", {"credential": key.sign(again), "next": "/account/"})
    assert visitor.get("/accounts/2fa/totp/activate/").status_code == 200


def test_page_of_ways_says_what_is_on(client: Client) -> None:
    off = client.get("/accounts/2fa/").content.decode()
    assert "Chưa bật. Khi bật" in off
    switch_on_totp(client)
    on = client.get("/accounts/2fa/").content.decode()
    assert "Đang bật: khi đăng nhập" in on
    assert "Còn 10 mã chưa dùng" in on


def test_guessing_codes_is_stopped(client: Client, person: User) -> None:
    secret = switch_on_totp(client)
    cache.clear()
    again = Client()
    again.post(LOGIN, {"login": person.email, "password": PASSWORD})
    for guess in range(5):
        again.post("/accounts/2fa/authenticate/", {"code": f"{guess:06}"})
    page = again.post("/accounts/2fa/authenticate/", {"code": code(secret)}).content.decode()
    assert "Bạn đã nhập sai nhiều lần" in page
    assert not is_in(again)
