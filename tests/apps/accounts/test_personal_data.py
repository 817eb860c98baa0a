"""A copy of what is kept of a person, and erasing it without breaking the record of events."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.test import Client

from dondoc.apps.accounts import actions as people
from dondoc.apps.accounts.calendar_keys import make_calendar
from dondoc.apps.accounts.errors import AlreadyErased, DataRequestClosed, DataRequestOpen, LastAdministrator, WorkInHand
from dondoc.apps.accounts.models import ApiToken, CalendarKey, DataRequest, Role, RoleHeld, SavedFilter, User
from dondoc.apps.accounts.personal import requests
from dondoc.apps.accounts.personal.copying import copy_data
from dondoc.apps.accounts.personal.erasing import erase_person
from dondoc.apps.accounts.personal.open_work import open_work
from dondoc.apps.accounts.personal.table import count_of
from dondoc.apps.accounts.roles import end_role
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.history import history_of
from factories.keys import make_key
from factories.record import make_person
from factories.scene import DAY, Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def worked(scene: Scene) -> User:
    """An official who reported, was named and handed a piece, and left nothing open."""
    official, focal, part = scene.cast.official, scene.cast.focal, scene.working
    version = part.version
    actions.name_person(assignment=part, version=version, person=None, by=focal, today=DAY)
    actions.name_person(assignment=part, version=version + 1, person=official, by=focal, today=DAY)
    actions.report_progress(assignment=part, version=version + 2, words="Đã lấy ý kiến các sở", by=official, today=DAY)
    actions.divide(
        assignment=part,
        version=version + 3,
        shares=[actions.NewShare("Tổng hợp", person=official)],
        by=focal,
        today=DAY,
    )
    actions.finish_share(share=official.shares.get(), by=official, today=DAY)
    part.refresh_from_db()
    actions.name_person(assignment=part, version=part.version, person=None, by=focal, today=DAY)
    return official


def asked(person: User, kind: str = "erase") -> DataRequest:
    return requests.ask(person=person, kind=kind, by=person, today=DAY)


def unzipped(packed: bytes) -> tuple[dict[str, Any], str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert files.testzip() is None
        return json.loads(files.read("du-lieu-ca-nhan.json")), files.read("du-lieu-ca-nhan.html").decode()


# A copy


def test_copy_holds_what_is_kept_in_both_forms(scene: Scene) -> None:
    official = worked(scene)
    SavedFilter.objects.create(user=official, page="tasks", name="Của tôi", query="mine=me")
    data, page = unzipped(copy_data(person=official, by=official, today=DAY))
    found = {section["model"]: section for section in data["sections"]}
    assert found["accounts.user"]["rows"][0]["email"] == official.email
    assert found["tasks.report"]["rows"][0]["words"] == "Đã lấy ý kiến các sở"
    assert found["accounts.roleheld"]["rows"][0]["body"] == "Sở Tài chính"
    assert found["accounts.savedfilter"]["rows"][0]["name"] == "Của tôi"
    assert found["audit.event"]["rows"]
    for words in (official.full_name, official.email, "Đã lấy ý kiến các sở", "Của tôi"):
        assert words in page
    assert "<script" not in page


def test_copy_holds_no_secret_and_nobody_else(scene: Scene) -> None:
    official = worked(scene)
    make_key(official)
    packed = copy_data(person=official, by=official, today=DAY)
    data, page = unzipped(packed)
    words = json.dumps(data, ensure_ascii=False) + page
    assert ApiToken.objects.get().sha256 not in words
    assert official.password not in words
    assert scene.cast.focal.email not in words


def test_words_of_people_do_no_harm_in_the_page(scene: Scene) -> None:
    official = scene.cast.official
    SavedFilter.objects.create(user=official, page="tasks", name="<script>alert(1)</script>", query="q")
    _data, page = unzipped(copy_data(person=official, by=official, today=DAY))
    assert "<script>" not in page


def test_copy_is_on_record_and_answers_the_request(scene: Scene) -> None:
    official, admin = scene.cast.official, scene.cast.admin
    request = asked(official, "export")
    copy_data(person=official, by=admin, today=DAY)
    request.refresh_from_db()
    assert (request.state, request.decided_by) == ("done", admin)
    assert Event.objects.on(official).filter(verb="data_exported", by=admin).exists()


def test_copy_is_for_the_person_and_administrators(scene: Scene) -> None:
    with pytest.raises(Refused):
        copy_data(person=scene.cast.official, by=scene.cast.focal, today=DAY)


def test_rows_are_counted_in_one_query(scene: Scene, django_assert_num_queries: Any) -> None:
    official = worked(scene)
    with django_assert_num_queries(1):
        counts = count_of(official)
    assert (counts["tasks.report"], counts["accounts.user"], counts["plans.plan"]) == (1, 1, 0)


# Asking


def test_request_has_the_days_of_the_decree(scene: Scene) -> None:
    request = asked(scene.cast.official)
    assert (request.answer_by, request.due) == (date(2026, 11, 25), date(2026, 12, 10))  # 24/11 is a day off
    assert asked(scene.cast.official, "export").due == date(2026, 11, 30)


def test_request_is_made_once_at_a_time(scene: Scene) -> None:
    request = asked(scene.cast.official)
    with pytest.raises(DataRequestOpen):
        asked(scene.cast.official)
    requests.withdraw(request=request, by=scene.cast.official)
    assert asked(scene.cast.official)


def test_refusal_says_why(scene: Scene) -> None:
    request = asked(scene.cast.official)
    with pytest.raises(ActionError, match="lý do"):
        requests.refuse(request=request, answer=" ", by=scene.cast.admin)
    with pytest.raises(Refused):
        requests.refuse(request=request, answer="Không", by=scene.cast.focal)
    assert requests.refuse(request=request, answer="Còn việc đang làm", by=scene.cast.admin).state == "refused"
    with pytest.raises(DataRequestClosed):
        requests.withdraw(request=request, by=scene.cast.official)


# Erasing


def test_person_becomes_a_number_and_the_record_stays_whole(scene: Scene) -> None:
    official = worked(scene)
    before = list(Event.objects.order_by("pk").values_list("pk", "at", "by", "verb", "kind", "object_id", "reason"))
    name, email = official.full_name, official.email
    erase_person(request=asked(official), by=scene.cast.admin, today=DAY)
    after = list(Event.objects.order_by("pk").values_list("pk", "at", "by", "verb", "kind", "object_id", "reason"))
    assert after[: len(before)] == before
    person = User.objects.get(pk=official.pk)
    number = f"Người dùng đã xóa #{official.pk}"
    assert (person.full_name, person.is_active, person.erased_on) == (number, False, DAY)
    told = "\n".join(line.whole for line in history_of(scene.task))
    assert number in told
    assert name not in told
    assert "Đã lấy ý kiến các sở" in told
    assert everything_that_holds(name, email) == []


def everything_that_holds(*words: str) -> list[str]:
    """Every row of every table in which a word still stands."""
    return [
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        for row in model._base_manager.order_by().values()
        for name, value in row.items()
        if any(word in str(value) for word in words)
    ]


def test_whatever_reaches_the_person_goes(scene: Scene, client_for: Any) -> None:
    official = scene.cast.official
    scene.task.assignments.update(person=None)
    make_key(official)
    make_calendar(name="Điện thoại", by=official)
    SavedFilter.objects.create(user=official, page="tasks", name="Của tôi", query="q")
    Authenticator.objects.create(user=official, type="totp", data={})
    client = client_for(official)
    assert client.get("/account/").status_code == 200
    erase_person(request=asked(official), by=scene.cast.admin, today=DAY)
    for model in (ApiToken, CalendarKey, SavedFilter, Authenticator, EmailAddress):
        assert not model.objects.filter(user=official).exists(), model
    assert client.get("/account/").status_code == 302
    person = User.objects.get(pk=official.pk)
    assert person.email.endswith(".invalid")
    assert (person.phone, person.position, person.has_usable_password()) == ("", "", False)
    assert not RoleHeld.objects.on(DAY).filter(user=official).exists()


def test_open_work_is_handed_over_first(scene: Scene) -> None:
    official = scene.cast.official
    assert scene.working.person == official
    assert [one.text for one in open_work(official)] == ["Xây dựng đề án"]
    with pytest.raises(WorkInHand, match="còn 1 việc"):
        erase_person(request=asked(official), by=scene.cast.admin, today=DAY)
    assert User.objects.get(pk=official.pk).full_name == "Phạm Văn Viên"


def test_last_administrator_is_not_erased(scene: Scene) -> None:
    admin = scene.cast.admin
    request = asked(admin)
    with pytest.raises(Refused):
        erase_person(request=request, by=admin, today=DAY)
    other = make_person("Quản Trị Hai", Role.ADMINISTRATOR)
    assert erase_person(request=request, by=other, today=DAY).erased_on == DAY
    alone = User.objects.get(pk=other.pk)
    with pytest.raises(LastAdministrator):
        end_role(held=alone.roles.get(), on=DAY, by=alone)


def test_focal_point_erases_nobody(scene: Scene) -> None:
    with pytest.raises(Refused):
        erase_person(request=asked(scene.cast.reader), by=scene.cast.focal, today=DAY)


def test_erased_person_does_not_come_back(scene: Scene) -> None:
    reader = scene.cast.reader
    erase_person(request=asked(reader), by=scene.cast.admin, today=DAY)
    gone = User.objects.get(pk=reader.pk)
    with pytest.raises(AlreadyErased):
        people.reactivate(person=gone, by=scene.cast.admin)
    with pytest.raises(AlreadyErased):
        people.change_person(
            person=gone, version=gone.version, full_name="Hồ Thị Đọc", position="", phone="", by=scene.cast.admin
        )
    assert Client().post("/accounts/login/", {"login": gone.email, "password": "x"}).status_code in (200, 400, 422)


def test_name_of_somebody_else_stays(scene: Scene) -> None:
    """Two people of one name: what the record says may be of the other, so it is left, and counted."""
    official = worked(scene)
    other = make_person(official.full_name, Role.OFFICIAL, scene.cast.other)
    erase_person(request=asked(official), by=scene.cast.admin, today=DAY)
    event = Event.objects.filter(verb="person_erased").get()
    assert event.new["left"] >= 2
    assert Event.objects.filter(verb="person_named", new__person=other.full_name).exists()


def test_earlier_names_go_too(scene: Scene) -> None:
    reader = scene.cast.reader
    people.change_person(person=reader, version=1, full_name="Hồ Thị Mới", position="", phone="0912", by=reader)
    reader.refresh_from_db()
    erase_person(request=asked(reader), by=scene.cast.admin, today=DAY)
    assert everything_that_holds("Hồ Thị Đọc", "Hồ Thị Mới", "0912") == []
