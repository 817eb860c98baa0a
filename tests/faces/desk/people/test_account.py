"""One's own account, the language one reads, and the lists one keeps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client, RequestFactory
from django.utils import timezone

from dondoc.apps.accounts.models import Role, SavedFilter, User
from dondoc.faces.desk.people.browsers import browser_words
from dondoc.faces.desk.people.middleware import SeenMiddleware
from factories.record import PASSWORD, make_body, make_person

pytestmark = pytest.mark.django_db
ClientFor = Callable[[User], Client]


@pytest.fixture
def me() -> User:
    return make_person("Nguyễn Văn An", Role.OFFICIAL, make_body("Sở Tài chính"))


def known(**change: Any) -> dict[str, Any]:
    return {"full_name": "Nguyễn Văn An", "position": "", "phone": "", "language": "vi", "version": 1, **change}


def test_account_shows_roles_and_ways_in(
    client_for: ClientFor, me: User, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    client = client_for(me)
    with at_most_queries(12):
        page = client.get("/account/").content.decode()
    for words in ("Sở Tài chính", "chuyên viên", "Đổi mật khẩu", "Ứng dụng xác thực: chưa bật.", me.email):
        assert words in page


def test_person_without_password_is_led_to_set_one(client_for: ClientFor) -> None:
    person = User.objects.create_user("moi@example.vn", full_name="Bùi Thị Mới")
    page = client_for(person).get("/account/").content.decode()
    assert "/accounts/password/set/" in page
    assert "/accounts/password/change/" not in page


def test_own_name_and_telephone_are_changed(client_for: ClientFor, me: User) -> None:
    assert client_for(me).post("/account/", known(position="Phó phòng", phone="0912 345 678")).status_code == 302
    saved = User.objects.get(pk=me.pk)
    assert (saved.position, saved.phone) == ("Phó phòng", "0912 345 678")


def test_address_is_not_changed_here(client_for: ClientFor, me: User) -> None:
    client_for(me).post("/account/", known(email="khac@example.vn"))
    assert User.objects.get(pk=me.pk).email == me.email


def test_stale_form_says_so_and_keeps_the_words(client_for: ClientFor, me: User) -> None:
    User.objects.update(version=2)
    response = client_for(me).post("/account/", known(position="Phó phòng"))
    assert response.status_code == 422
    assert "Người khác vừa lưu thay đổi ở đây" in response.content.decode()
    assert 'value="Phó phòng"' in response.content.decode()


def test_vietnamese_whatever_the_browser_wants() -> None:
    page = Client(headers={"accept-language": "en-US,en;q=0.9"}).get("/accounts/login/")
    assert page.headers["Content-Language"] == "vi"
    assert '<html lang="vi">' in page.content.decode()


def test_visitor_chooses_for_this_browser() -> None:
    client = Client()
    answer = client.post("/language", {"language": "en", "next": "/accounts/login/"})
    assert answer.headers["Location"] == "/accounts/login/"
    assert '<html lang="en">' in client.get("/accounts/login/").content.decode()


def test_person_chooses_for_all_browsers(client_for: ClientFor, me: User) -> None:
    client_for(me).post("/language", {"language": "en", "next": "/account/"})
    elsewhere = Client()
    elsewhere.post("/accounts/login/", {"login": me.email, "password": PASSWORD})
    assert elsewhere.get("/account/").headers["Content-Language"] == "en"


def test_language_chosen_in_the_account_is_the_one_of_the_answer(client_for: ClientFor, me: User) -> None:
    client = client_for(me)
    client.post("/account/", known(language="en"))
    assert '<html lang="en">' in client.get("/account/").content.decode()


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_choice_of_language_leads_nowhere_else(back: str) -> None:
    assert Client().post("/language", {"language": "en", "next": back}).headers["Location"] == "/"


def test_language_that_is_not_there_is_not_kept(client_for: ClientFor, me: User) -> None:
    client_for(me).post("/language", {"language": "xx", "next": "/"})
    assert User.objects.get(pk=me.pk).language == "vi"


def test_list_is_kept_under_a_name_and_forgotten(client_for: ClientFor, me: User) -> None:
    client = client_for(me)
    saved = client.post("/filters/save", {"page": "people", "name": "Của tôi", "query": "role=reader&page=2"})
    assert saved.headers["Location"] == "/people/?role=reader"
    pk = SavedFilter.objects.get(user=me).pk
    assert client_for(make_person("Trần Thị Bình")).post(f"/filters/{pk}/delete").status_code == 404
    assert client.post(f"/filters/{pk}/delete").headers["Location"] == "/people/"
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("page", ["no-such-page", "person", ""])
def test_list_of_no_page_is_not_kept(page: str, client_for: ClientFor, me: User) -> None:
    assert client_for(me).post("/filters/save", {"page": page, "name": "x", "query": ""}).status_code == 400


def test_list_without_a_name_is_asked_for_one(client_for: ClientFor, me: User) -> None:
    client_for(me).post("/filters/save", {"page": "people", "name": " ", "query": "q=an"})
    assert not SavedFilter.objects.exists()


def test_session_is_noted_as_seen_now_and_then(me: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": me.email, "password": PASSWORD})
    old = timezone.now() - timedelta(hours=3)
    UserSession.objects.update(last_seen_at=old)
    request = RequestFactory().get("/")
    request.user, request.session = me, client.session
    clock = [1000.0]
    monkeypatch.setattr("dondoc.faces.desk.people.middleware.time.monotonic", lambda: clock[0])
    seen = SeenMiddleware(lambda _request: None)  # type: ignore[arg-type, return-value]
    for later, noted in ((0, False), (599, False), (601, True)):
        clock[0] = 1000.0 + later
        seen(request)
        assert (UserSession.objects.get().last_seen_at > old) is noted


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        pytest.param(
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
            "Edge, Windows",
            id="edge",
        ),
        pytest.param(
            "Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/125.0 Chrome/119.0 Safari/537.36",
            "Cốc Cốc, Windows",
            id="coc-coc",
        ),
        pytest.param(
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
            "Chrome, Android",
            id="android",
        ),
        pytest.param("curl/8.5", "Trình duyệt khác", id="unknown"),
    ],
)
def test_browser_is_named_as_its_owner_knows_it(user_agent: str, words: str) -> None:
    assert browser_words(user_agent) == words
