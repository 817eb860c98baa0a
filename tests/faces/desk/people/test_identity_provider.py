"""Signing in through the province's provider: who is known there and here enters, nobody else."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client

from dondoc.apps.accounts.models import User
from dondoc.config.sign_in import identity_provider
from factories.identity_provider import CLIENT, FOREIGN, SECRET, Provider, running_provider

pytestmark = pytest.mark.django_db
START, BACK = "/accounts/oidc/tinh/login/", "/accounts/oidc/tinh/login/callback/"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Provider]:
    with running_provider() as running:
        monkeypatch.setenv("DONDOC_OIDC_ISSUER", running.address)
        monkeypatch.setenv("DONDOC_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("DONDOC_OIDC_SECRET", SECRET)
        monkeypatch.setenv("DONDOC_OIDC_LABEL", "Tài khoản Sơn Hải")
        settings.SOCIALACCOUNT_PROVIDERS = identity_provider()
        yield running


@pytest.fixture
def person() -> User:
    return User.objects.create_user("an@example.vn", "mat-khau-dai-2026", full_name="Nguyễn Văn An")


def sign_in(client: Client, next_url: str = "") -> HttpResponse:
    """What comes back after the way to the provider and from it."""
    page = client.post(START, {"next": next_url}).content.decode()
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page)
    assert found
    answer = requests.get(unescape(found[1]), allow_redirects=False, timeout=5)
    path = answer.headers["Location"].removeprefix("http://testserver")
    return client.get(path)  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_known_person_enters_and_keeps_the_password(provider: Provider, person: User) -> None:
    client = Client()
    answer = sign_in(client, "/people/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/people/")
    assert is_in(client)
    assert User.objects.get(pk=person.pk).check_password("mat-khau-dai-2026")
    assert not SocialAccount.objects.exists(), "the address is asked anew each time"


def test_address_is_known_in_any_case(provider: Provider, person: User) -> None:
    provider.person["email"] = "AN@Example.VN"
    client = Client()
    sign_in(client)
    assert is_in(client)


def test_login_page_offers_the_provider_by_post(provider: Provider) -> None:
    page = Client().get("/accounts/login/").content.decode()
    assert "Đăng nhập bằng Tài khoản Sơn Hải" in page
    assert Client().get(START).status_code == 405


def test_unknown_person_is_told_whom_to_ask_and_not_added(provider: Provider) -> None:
    client = Client()
    answer = sign_in(client)
    assert answer.status_code == 403
    assert "an@example.vn chưa có trong hệ thống" in answer.content.decode()
    assert not User.objects.exists()
    assert not is_in(client)


def test_address_that_the_provider_did_not_verify_opens_nothing(provider: Provider, person: User) -> None:
    provider.person["email_verified"] = False
    client = Client()
    assert "chưa được nơi xác thực của tỉnh xác nhận" in sign_in(client).content.decode()
    assert not is_in(client)


def test_operator_may_trust_the_addresses(
    provider: Provider, person: User, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setenv("DONDOC_OIDC_TRUST_EMAIL", "1")
    settings.SOCIALACCOUNT_PROVIDERS = identity_provider()
    del provider.person["email_verified"]
    client = Client()
    sign_in(client)
    assert is_in(client)


def test_person_without_address_there_is_told_so(provider: Provider, person: User) -> None:
    del provider.person["email"]
    assert "không cho biết địa chỉ" in sign_in(Client()).content.decode()


def test_deactivated_person_stays_out(provider: Provider, person: User) -> None:
    User.objects.update(is_active=False)
    client = Client()
    assert sign_in(client).headers["Location"] == "/accounts/inactive/"
    assert not is_in(client)


def test_second_step_is_asked_for_here_too(provider: Provider, person: User) -> None:
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})
    client = Client()
    assert sign_in(client).headers["Location"] == "/accounts/2fa/authenticate/"
    assert not is_in(client)


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param({"key": FOREIGN}, id="signed-by-somebody-else"),
        pytest.param({"claims": {"aud": "another-system"}}, id="meant-for-another-system"),
        pytest.param({"claims": {"iss": "https://elsewhere.example"}}, id="said-by-another-provider"),
        pytest.param({"claims": {"exp": 1}}, id="over"),
        pytest.param({"without_id_token": True}, id="no-id-token"),
        pytest.param({"userinfo": {"sub": "43", "email": "an@example.vn"}}, id="user-information-of-somebody-else"),
    ],
)
def test_what_is_not_proven_is_not_believed(lie: dict[str, Any], provider: Provider, person: User) -> None:
    for name, value in lie.items():
        setattr(provider, name, value)
    client = Client()
    answer = sign_in(client)
    assert answer.status_code == 401
    assert "Chưa đăng nhập được" in answer.content.decode()
    assert not is_in(client)


def test_answer_that_nobody_asked_for_is_refused(provider: Provider, person: User) -> None:
    client = Client()
    assert client.get(BACK, {"code": "x", "state": "made-up"}).status_code == 401
    assert not is_in(client)


def test_leaving_half_way_is_no_failure(provider: Provider) -> None:
    client = Client()
    page = client.post(START).content.decode()
    state = re.search(r"state=([^&\"]+)", unescape(page))
    assert state
    answer = client.get(BACK, {"error": "access_denied", "state": state[1]})
    assert answer.headers["Location"] == "/accounts/3rdparty/login/cancelled/"


def test_silent_provider_is_told_of(provider: Provider, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"
    with caplog.at_level(logging.WARNING):
        answer = Client().post(START)
    assert answer.status_code == 401
    assert "không trả lời" in answer.content.decode()
    assert "identity provider answered wrongly" in caplog.text


def test_account_cannot_be_bound_to_a_foreign_identity(provider: Provider, person: User) -> None:
    """`process=connect` of allauth would let somebody add another person's identity to the own account."""
    other = User.objects.create_user("binh@example.vn", full_name="Trần Thị Bình")
    client = Client()
    client.force_login(other)
    page = client.post(f"{START}?process=connect").content.decode()
    found = re.search(r'content="0;url=([^"]+)"', page)
    assert found
    back = requests.get(unescape(found[1]), allow_redirects=False, timeout=5).headers["Location"]
    client.get(back.removeprefix("http://testserver"))
    assert not SocialAccount.objects.exists()


def test_without_environment_there_is_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DONDOC_OIDC_ISSUER", raising=False)
    assert identity_provider() == {}
    assert Client().post(START).status_code == 404
