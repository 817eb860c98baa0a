"""Settings: the province's numbers, its days of work, its communes."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.loading.province import load_province
from dondoc.apps.agencies.models import Body, Place
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.models import Configuration, Holiday
from factories.cast import Cast, make_cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
NUMBERS = {
    "province_name": "tỉnh Sơn Hải", "province_code": "99", "soon_days": "9", "stale_months": "2",
    "extension_notice_days": "5",
}  # fmt: skip
TET = {"day": "02/01/2026", "kind": Holiday.Kind.OFF, "name": "Nghỉ hoán đổi", "legal_basis": "Công văn 1/BNV"}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def admin(cast: Cast, client_for: ClientFor) -> Client:
    return client_for(cast.admin)


def see(client: Client, name: str, **query: Any) -> str:
    return client.get(reverse(name), query).content.decode()


class TestNumbers:
    def test_are_saved_and_the_event_keeps_the_old_ones(self, admin: Client) -> None:
        assert admin.post(reverse("settings"), NUMBERS).status_code == 302
        assert Configuration.current().soon_days == 9
        event = Event.objects.get(verb=Verb.SETTINGS_CHANGED)
        assert (event.old["soon_days"], event.new["soon_days"]) == (Configuration().soon_days, 9)

    def test_that_are_none_are_told_and_nothing_is_saved(self, admin: Client) -> None:
        answer = admin.post(reverse("settings"), {**NUMBERS, "soon_days": "-3"})
        assert answer.status_code == 422
        assert not Event.objects.exists()

    @pytest.mark.parametrize("name", ["settings", "holidays", "add_holiday", "import_communes"])
    def test_are_set_by_administrators_alone(self, client_for: ClientFor, cast: Cast, name: str) -> None:
        for person in (cast.chairman, cast.monitor, cast.focal):
            assert client_for(person).get(reverse(name)).status_code == 403


class TestHolidays:
    def test_those_of_the_law_are_there_without_writing_them(self, admin: Client) -> None:
        page = see(admin, "holidays", year="2026")
        assert "30/04/2026" in page
        assert "theo luật" in page

    def test_an_exchanged_day_is_written_shown_in_its_year_and_removed(self, admin: Client) -> None:
        answer = admin.post(reverse("add_holiday"), TET)
        assert answer["Location"] == f"{reverse('holidays')}?year=2026"
        assert "Công văn 1/BNV" in see(admin, "holidays", year="2026")
        made = Holiday.objects.get()
        admin.post(reverse("remove_holiday", args=[made.pk]))
        assert not Holiday.objects.exists()
        assert Event.objects.count() == 2

    def test_a_day_that_is_taken_is_told_and_what_was_typed_stays(self, admin: Client) -> None:
        admin.post(reverse("add_holiday"), TET)
        again = admin.post(reverse("add_holiday"), {**TET, "name": "Nghỉ thêm"})
        assert again.status_code == 422
        assert "Ngày này đã có trong bảng" in again.content.decode()
        assert 'value="Nghỉ thêm"' in again.content.decode()

    def test_a_day_that_does_not_exist_is_told(self, admin: Client) -> None:
        answer = admin.post(reverse("add_holiday"), {**TET, "day": "31/02/2026"})
        assert answer.status_code == 422
        assert "31/12/2026" in answer.content.decode()  # how a day is written

    @pytest.mark.parametrize("year", ["", "abc", "1", "99999", "²"])
    def test_a_year_that_is_none_shows_this_one(self, admin: Client, year: str) -> None:
        assert "năm 2026" in see(admin, "holidays", year=year)

    def test_what_was_written_moves_deadlines(self, admin: Client) -> None:
        from dondoc.apps.tasks.days import Days

        admin.post(reverse("add_holiday"), TET)
        assert not Days.current().calendar.is_working_day(date(2026, 1, 2))


class TestCommunes:
    CSV = "code;name;kind;province_code;since\n21028;Cẩm Thành;phường;51;2025-07-01\n21172;Phường Nghĩa Lộ;;51;\n"
    LIST = ({"Code": "51", "FullName": "Tỉnh Quảng Ngãi", "Wards": [{"Code": "21548", "FullName": "Đặc khu Lý Sơn"}]},)

    @pytest.fixture
    def province(self) -> None:
        load_province("51")

    def send(self, client: Client, content: str, name: str = "xa.csv") -> Any:
        file = SimpleUploadedFile(name, content.encode())
        return client.post(reverse("import_communes"), {"file": file})

    @pytest.mark.usefixtures("province")
    def test_a_table_makes_communes_with_their_committees_and_says_how_many(self, admin: Client) -> None:
        page = self.send(admin, self.CSV).content.decode()
        assert "Danh mục có 2 đơn vị cấp xã" in page
        assert "Khớp 0, thêm mới 2" in page
        assert Body.objects.filter(names__name="Ủy ban nhân dân phường Cẩm Thành").exists()

    @pytest.mark.usefixtures("province")
    def test_a_second_time_nothing_is_new(self, admin: Client) -> None:
        self.send(admin, self.CSV)
        before = Body.objects.count()
        assert "Khớp 2, thêm mới 0" in self.send(admin, self.CSV).content.decode()
        assert Body.objects.count() == before

    @pytest.mark.usefixtures("province")
    def test_the_open_database_is_read_too(self, admin: Client) -> None:
        page = self.send(admin, json.dumps(self.LIST), "xa.json").content.decode()
        assert "1 đặc khu" in page
        assert Place.objects.filter(code="21548").exists()

    def test_a_province_that_is_not_loaded_is_named(self, admin: Client) -> None:
        page = self.send(admin, self.CSV).content.decode()
        assert "chưa được nạp" in page
        assert not Body.objects.filter(names__name__contains="Cẩm Thành").exists()

    @pytest.mark.parametrize("content", ["", "không phải bảng", "{}", "[1]", "\x00\x01"])
    def test_a_file_that_is_no_list_is_refused_in_words(self, admin: Client, content: str) -> None:
        answer = self.send(admin, content)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("name", ["settings", "holidays", "import_communes"])
def test_pages_ask_few_questions(
    admin: Client, name: str, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    see(admin, name)
    with at_most_queries(15):
        see(admin, name)
