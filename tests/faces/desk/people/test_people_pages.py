"""The list of people, the page of one, and the forms that change them."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body, BodyAlias
from factories.record import make_body, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def admin() -> User:
    return make_person("Quản Trị", Role.ADMINISTRATOR)


@pytest.fixture
def finance() -> Body:
    return make_body("Sở Tài chính", short="STC")


def names_in(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/people/\d+/">([^<]+)</a>', page)


def said(client: Client, url: str, data: dict[str, Any]) -> str:
    """The message after a post that succeeded."""
    response = client.post(url, data)
    assert response.status_code == 302, response.content.decode()
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.mark.parametrize("number", ["²", "9" * 20])
def test_number_that_is_none_finds_no_body(client_for: ClientFor, admin: User, number: str) -> None:
    assert client_for(admin).get("/people/", {"body": number}).status_code == 200


def test_list_is_in_the_order_of_names(client_for: ClientFor, admin: User) -> None:
    for name in ("Trần Văn Bình", "Nguyễn Thị Ấn", "Đỗ An"):
        make_person(name)
    assert names_in(client_for(admin).get("/people/").content.decode())[:3] == [
        "Đỗ An",
        "Nguyễn Thị Ấn",
        "Trần Văn Bình",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("q=an", ["Đỗ An"], id="by-name-without-marks"),
        pytest.param("body=STC", ["Đỗ An", "Trần Văn Bình"], id="by-body-as-people-write-it"),
        pytest.param("role=leader", ["Trần Văn Bình"], id="by-role"),
        pytest.param("role=leader&body=Sở Y tế", [], id="by-role-in-a-body"),
        pytest.param("state=inactive", ["Lê Văn Nghỉ"], id="those-who-left"),
        pytest.param(
            "body=Sở Không Có", ["Đỗ An", "Trần Văn Bình", "Quản Trị", "Lý Thị Y"], id="unknown-body-filters-nothing"
        ),
    ],
)
def test_list_is_filtered(query: str, found: list[str], client_for: ClientFor, admin: User, finance: Body) -> None:
    make_person("Đỗ An", Role.OFFICIAL, finance)
    make_person("Trần Văn Bình", Role.LEADER, finance)
    make_person("Lý Thị Y", Role.READER, make_body("Sở Y tế"))
    make_person("Lê Văn Nghỉ", is_active=False)
    assert names_in(client_for(admin).get(f"/people/?{query}").content.decode()) == found


def test_filter_that_names_no_body_says_so(client_for: ClientFor, admin: User) -> None:
    assert "Không có cơ quan «Sở Không Có»" in client_for(admin).get("/people/?body=Sở Không Có").content.decode()


def test_list_of_many_takes_few_queries(
    client_for: ClientFor, admin: User, finance: Body, at_most_queries: AtMost
) -> None:
    for number in range(60):
        make_person(f"Người {number}", Role.OFFICIAL, finance)
    client = client_for(admin)
    with at_most_queries(12):
        page = client.get(f"/people/?role=official&body={finance.pk}").content.decode()
    assert len(names_in(page)) == 50
    with at_most_queries(12):
        assert len(names_in(client.get("/people/?role=official&page=2").content.decode())) == 10


def test_others_see_the_people_of_their_bodies_only(client_for: ClientFor, finance: Body) -> None:
    room = make_body("Phòng Ngân sách", under=finance)
    make_person("Trong Phòng", Role.OFFICIAL, room)
    make_person("Nơi Khác", Role.OFFICIAL, make_body("Sở Y tế"))
    reader, leader = make_person("Hồ Thị Đọc", Role.READER, finance), make_person("Ngô Lãnh", Role.LEADER, finance)
    assert set(names_in(client_for(reader).get("/people/").content.decode())) == {"Hồ Thị Đọc", "Ngô Lãnh"}
    assert "Trong Phòng" in names_in(client_for(leader).get("/people/").content.decode())


def test_nothing_found_says_what_to_do(client_for: ClientFor, admin: User) -> None:
    assert "Hãy bỏ bớt điều kiện lọc" in client_for(admin).get("/people/?q=khongai").content.decode()


def test_page_of_a_person_tells_roles_of_all_times(
    client_for: ClientFor, admin: User, finance: Body, at_most_queries: AtMost
) -> None:
    person = make_person("Đỗ An", Role.OFFICIAL, finance)
    person.roles.create(role=Role.READER, body=finance, since=date(2019, 1, 1), until=date(2020, 1, 1))
    person.roles.create(role=Role.LEADER, body=finance, since=date(2027, 1, 1))
    client = client_for(admin)
    with at_most_queries(12):
        page = client.get(f"/people/{person.pk}/").content.decode()
    for heading in ("Vai trò hiện nay", "Vai trò sắp tới", "Vai trò đã qua"):
        assert heading in page
    assert "31/12/2019" in page, "the last day held, not the day after"


def test_administrator_adds_somebody_and_goes_on_to_invite(client_for: ClientFor, admin: User, finance: Body) -> None:
    data = {
        "full_name": "Bùi Thị Mới", "email": "moi@example.vn", "position": "Chuyên viên", "phone": "", "role": "official",
        "body": "sở tài chính", "unit": "", "since": "2026-11-20", "last_day": "2026-12-31",
    }  # fmt: skip
    client = client_for(admin)
    assert "Hãy mời người này đặt mật khẩu" in said(client, "/people/add", data)
    held = RoleHeld.objects.get(user__email="moi@example.vn")
    assert (held.body, held.until) == (finance, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"body": ""}, "phải gắn với một cơ quan", id="no-body"),
        pytest.param({"body": "Sở Không Có"}, "Không có cơ quan", id="unknown-body"),
        pytest.param({"body": "Chung"}, "Nhiều cơ quan cùng tên", id="two-bodies"),
        pytest.param({"email": "khong-phai"}, "Hãy nhập địa chỉ thư điện tử đúng dạng", id="no-address"),
        pytest.param({"full_name": ""}, "Hãy điền mục này.", id="no-name"),
        pytest.param({"since": "31/02/2026"}, "Hãy nhập ngày đúng dạng", id="no-such-day"),
        pytest.param({"unit": "Phòng Không Có"}, "không có phòng, đơn vị như vậy", id="unknown-unit"),
        pytest.param({"last_day": "2026-11-01"}, "Ngày kết thúc phải sau ngày bắt đầu", id="ends-before"),
    ],
)
def test_faulty_form_says_what_is_wrong(
    change: dict[str, str], words: str, client_for: ClientFor, admin: User, finance: Body
) -> None:
    for body in (finance, make_body("Sở Y tế")):
        BodyAlias.objects.create(body=body, text="Chung")
    data = {
        "full_name": "An",
        "email": "an@example.vn",
        "role": "reader",
        "body": "Sở Tài chính",
        "since": "2026-11-20",
    }
    response = client_for(admin).post("/people/add", {**data, **change})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not User.objects.filter(email="an@example.vn").exists()


def test_administrators_role_asks_for_no_body(client_for: ClientFor, admin: User) -> None:
    data = {"full_name": "An", "email": "an@example.vn", "role": "administrator", "body": "", "since": "2026-11-20"}
    said(client_for(admin), "/people/add", data)
    assert User.objects.get(email="an@example.vn").is_admin_today


def test_focal_point_is_offered_its_own_body_and_what_it_may_give(client_for: ClientFor, finance: Body) -> None:
    make_body("Phòng Ngân sách", under=finance)
    focal = make_person("Đầu Mối", Role.FOCAL_POINT, finance)
    client = client_for(focal)
    page = client.get("/people/add").content.decode()
    assert "Phòng Ngân sách" in page
    assert 'value="official"' in page
    assert 'value="leader"' not in page
    data = {
        "full_name": "An", "email": "an@example.vn", "role": "official", "body": finance.pk, "unit": "Phòng Ngân sách",
        "since": "2026-11-20",
    }  # fmt: skip
    said(client, "/people/add", data)
    assert RoleHeld.objects.get(user__email="an@example.vn").unit is not None
    forged = client.post("/people/add", {**data, "email": "b@example.vn", "body": make_body("Sở Y tế").pk})
    assert forged.status_code == 422


def test_two_who_edit_one_person_lose_no_words(client_for: ClientFor, admin: User) -> None:
    person = make_person("Đỗ An")
    data = {"full_name": "Đỗ Ân", "email": person.email, "position": "", "phone": "", "version": 1}
    url = f"/people/{person.pk}/change"
    said(client_for(admin), url, data)
    second = client_for(make_person("Quản Trị Hai", Role.ADMINISTRATOR))
    late = second.post(url, {**data, "full_name": "Đỗ An", "position": "Trưởng phòng"})
    page = late.content.decode()
    assert late.status_code == 422
    assert "Người khác vừa sửa" in page
    assert "Đỗ Ân" in page
    assert 'value="Trưởng phòng"' in page
    assert 'name="version" value="2"' in page
    said(second, url, {**data, "full_name": "Đỗ An", "position": "Trưởng phòng", "version": 2})
    assert User.objects.get(pk=person.pk).position == "Trưởng phòng"


def test_role_is_given_and_ended(client_for: ClientFor, admin: User, finance: Body) -> None:
    person, client = make_person("Đỗ An"), client_for(admin)
    given = {"role": "monitor", "body": "STC", "unit": "", "since": "2026-01-01", "last_day": ""}
    said(client, f"/people/{person.pk}/give_role", given)
    held = person.roles.get()
    assert "theo dõi kế hoạch" in client.get(f"/roles/{held.pk}/end").content.decode()
    said(client, f"/roles/{held.pk}/end", {"on": "2026-11-20"})
    assert person.roles.get().until == date(2026, 11, 20)
    again = client.post(f"/roles/{held.pk}/end", {"on": "2026-11-21"})
    assert "đã kết thúc trước ngày 20/11/2026" in again.content.decode()


def test_focal_point_who_ends_a_role_is_not_led_to_a_page_it_cannot_see(client_for: ClientFor, finance: Body) -> None:
    person = make_person("Đỗ An", Role.OFFICIAL, finance)
    client = client_for(make_person("Đầu Mối", Role.FOCAL_POINT, finance))
    response = client.post(f"/roles/{person.roles.get().pk}/end", {"on": "2026-11-20"})
    assert response.headers["Location"] == "/people/"


def test_link_is_shown_once_where_no_letter_goes_out(client_for: ClientFor, admin: User, settings: Any) -> None:
    settings.MAIL_SET = False
    person = make_person("Đỗ An")
    response = client_for(admin).post(f"/people/{person.pk}/invite")
    assert "http://testserver/accounts/password/reset/key/" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]


def test_letter_is_told_of_where_it_goes_out(client_for: ClientFor, admin: User, settings: Any) -> None:
    settings.MAIL_SET = True
    person = make_person("Đỗ An")
    assert person.email in said(client_for(admin), f"/people/{person.pk}/invite", {})


def test_account_is_closed_and_opened_again(client_for: ClientFor, admin: User, finance: Body) -> None:
    person, client = make_person("Đỗ An", Role.OFFICIAL, finance), client_for(admin)
    assert "Đã ngừng" in said(client, f"/people/{person.pk}/deactivate", {})
    assert "Tài khoản đã ngừng" in client.get(f"/people/{person.pk}/").content.decode()
    assert "Đã mở lại" in said(client, f"/people/{person.pk}/reactivate", {})


def test_last_administrator_is_kept_and_the_reason_told(client_for: ClientFor, admin: User) -> None:
    passing = make_person("Tạm Quyền", Role.ADMINISTRATOR)
    client = client_for(passing)
    end = client.post(f"/roles/{passing.roles.get().pk}/end", {"on": "2026-12-31"})
    assert end.status_code == 302
    refused = client.post(f"/roles/{admin.roles.get().pk}/end", {"on": "2027-01-01"})
    assert "quản trị viên duy nhất" in refused.content.decode()


def test_record_is_for_administrators(client_for: ClientFor, admin: User, finance: Body) -> None:
    person = make_person("Đỗ An", Role.OFFICIAL, finance)
    person.roles.create(role=Role.READER, body=finance, since=date(2020, 1, 1))
    data = {"full_name": "Đỗ Ân", "email": person.email, "position": "", "phone": "", "version": 1}
    client = client_for(admin)
    said(client, f"/people/{person.pk}/change", data)
    said(client, f"/roles/{person.roles.get(role=Role.OFFICIAL).pk}/end", {"on": "2026-11-20"})
    page = client.get(f"/people/{person.pk}/").content.decode()
    assert "Nhật ký" in page
    assert "chuyên viên" in page.split("Nhật ký")[1], "the role by its word, not by its code"
    colleague = client_for(make_person("Hồ Thị Đọc", Role.READER, finance))
    assert "Nhật ký" not in colleague.get(f"/people/{person.pk}/").content.decode()
