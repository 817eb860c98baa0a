"""Calendars, read by a library that did not write them, and line by line."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from django.utils import timezone

from dondoc.apps.accounts.calendar_keys import find_calendar, make_calendar, renew_calendar, revoke_calendar
from dondoc.apps.accounts.models import CalendarKey, RoleHeld, User
from dondoc.apps.accounts.people import deactivate
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.models import Assignment, Opinion, Share, Task
from factories.record import make_task
from factories.scene import DAY, Scene, make_scene

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def address(by: User, body: Body | None = None) -> str:
    return f"/calendars/{make_calendar(name='Điện thoại', by=by, body=body).secret}.ics"


def fetch(path: str, **headers: str) -> Any:
    return Client().get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def events_of(path: str) -> dict[str, Any]:
    """Each event by its identifier, as vobject reads it."""
    calendar = vobject.readOne(fetch(path).content.decode())
    found = {event.uid.value: event for event in calendar.contents.get("vevent", [])}
    assert len(found) == len(calendar.contents.get("vevent", []))
    return found


def unfolded(content: bytes) -> list[str]:
    return re.sub(rb"\r\n[ \t]", b"", content).decode().split("\r\n")


def test_calendar_of_a_body_has_what_it_leads(scene: Scene) -> None:
    task, other = scene.task, scene.other_task
    found = list(events_of(address(scene.cast.focal, scene.cast.lead)).values())
    assert [event.dtstart.value for event in found] == [task.due]
    assert found[0].dtend.value == date(2027, 1, 1)
    assert found[0].summary.value == "Chưa nhận: Xây dựng đề án"
    assert str(task.pk) in found[0].url.value
    assert other.text not in [event.summary.value for event in found]


def test_lines_are_those_of_the_standard(scene: Scene) -> None:
    task = scene.task
    Task.objects.filter(pk=task.pk).update(text="Rà soát; đề án, «nhiệm vụ» \\ quy định\nkèm phụ lục " + "đẫẫm " * 30)
    content = fetch(address(scene.cast.focal)).content
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = unfolded(content)
    assert "X-WR-CALNAME:Đôn Đốc: việc của tôi" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in lines
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert {"STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "METHOD:PUBLISH"} <= set(lines)
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    assert "Rà soát\\; đề án\\, «nhiệm vụ» \\\\ quy định" in summary
    assert [line.split(":")[0].split(";")[0] for line in lines[lines.index("BEGIN:VEVENT") :][:6]] == [
        "BEGIN", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART",
    ]  # fmt: skip


def test_no_person_is_named(scene: Scene) -> None:
    for thing in (scene.share, scene.opinion, scene.report):
        assert thing.pk
    for person in (scene.cast.focal, scene.cast.official, scene.cast.helper):
        content = fetch(address(person)).content.decode()
        assert "BEGIN:VEVENT" in content
        for other in scene.people.values():
            assert other.full_name not in content
            assert other.email not in content


def test_identifier_stays_and_sequence_grows(scene: Scene) -> None:
    path, part = address(scene.cast.focal), scene.assignment
    ((uid, before),) = events_of(path).items()
    actions.accept_assignment(assignment=part, version=1, by=scene.cast.focal, today=DAY)
    actions.set_deadline(
        task=scene.task, version=1, due=date(2027, 2, 1), reason="Theo họp", by=scene.cast.monitor, today=DAY
    )
    ((again, after),) = events_of(path).items()
    assert again == uid
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstart.value == date(2027, 2, 1)


def test_overdue_work_stays_with_its_word(scene: Scene, held_today: Any) -> None:
    path = address(scene.cast.focal)
    assert scene.working.due == date(2026, 12, 31)
    held_today.hold(date(2028, 3, 1))
    (event,) = events_of(path).values()
    assert event.summary.value.startswith("Quá hạn")
    assert event.status.value == "CONFIRMED"
    assert event.dtstart.value == date(2026, 12, 31)


def test_work_that_went_away_is_cancelled_for_some_months(scene: Scene) -> None:
    path, part = address(scene.cast.focal), scene.assignment
    ((uid, _event),) = events_of(path).items()
    reason = {"reason": "Đúng chức năng", "by": scene.cast.monitor, "today": DAY}
    actions.reassign(assignment=part, version=1, to=scene.cast.other, **reason)
    event = events_of(path)[uid]
    assert (event.status.value, event.summary.value) == ("CANCELLED", "Không còn: Xây dựng đề án")
    old = timezone.now() - timedelta(days=400)
    Assignment.objects.filter(pk=part.pk).update(updated_at=old)
    assert events_of(path) == {}


@pytest.mark.parametrize("state", ["dropped", "refused"])
def test_work_that_is_not_done_is_cancelled(scene: Scene, state: str) -> None:
    path = address(scene.cast.focal)
    Assignment.objects.filter(pk=scene.assignment.pk).update(state=state)
    (event,) = events_of(path).values()
    assert event.status.value == "CANCELLED"


def test_work_that_is_done_stays_for_some_months(scene: Scene, held_today: Any) -> None:
    path = address(scene.cast.focal)
    Assignment.objects.filter(pk=scene.awaiting.pk).update(state="done")
    (event,) = events_of(path).values()
    assert event.summary.value.startswith("Hoàn thành đúng hạn")
    held_today.hold(date(2027, 9, 1))
    assert events_of(path) == {}


def test_everybody_has_his_own(scene: Scene) -> None:
    assert scene.assignment.person == scene.cast.official
    for thing in (scene.share, scene.opinion):
        assert thing.pk
    Share.objects.update(due=date(2026, 12, 1))

    def summaries(person: User) -> list[str]:
        return [event.summary.value for event in events_of(address(person)).values()]

    assert summaries(scene.cast.official) == ["Phần việc của bạn: Tổng hợp số liệu", "Đang thực hiện: Xây dựng đề án"]
    assert summaries(scene.cast.reader) == []
    assert "Cho ý kiến: Góp ý dự thảo" in summaries(scene.cast.helper)
    Opinion.objects.update(answered_at=timezone.now(), answer="Nhất trí")
    assert "Đã cho ý kiến: Góp ý dự thảo" in summaries(scene.cast.helper)


def test_words_are_of_the_language_of_its_maker(scene: Scene) -> None:
    assert scene.task.pk
    User.objects.filter(pk=scene.cast.focal.pk).update(language="en")
    assert fetch(address(User.objects.get(pk=scene.cast.focal.pk))).status_code == 200


# Who may


def test_secret_is_kept_as_a_hash_and_shown_once(scene: Scene) -> None:
    made = make_calendar(name="Outlook", by=scene.cast.focal)
    kept = "".join(str(value) for value in CalendarKey.objects.values().get(pk=made.key.pk).values())
    told = "".join(f"{event.new}{event.old}" for event in Event.objects.all())
    assert made.secret not in kept + told


def test_revoked_and_wrong_addresses_lead_nowhere(scene: Scene) -> None:
    made = make_calendar(name="Outlook", by=scene.cast.focal)
    revoke_calendar(key=made.key, by=scene.cast.focal)
    assert fetch(f"/calendars/{made.secret}.ics").status_code == 404
    assert fetch(f"/calendars/{'A' * 43}.ics").status_code == 404
    assert fetch("/calendars/x.ics").status_code == 404


def test_renewed_calendar_shows_the_same_at_another_address(scene: Scene) -> None:
    assert scene.task.pk
    made = make_calendar(name="Outlook", by=scene.cast.focal)
    before = events_of(f"/calendars/{made.secret}.ics")
    again = renew_calendar(key=made.key, by=scene.cast.focal)
    assert set(events_of(f"/calendars/{again.secret}.ics")) == set(before)
    assert fetch(f"/calendars/{made.secret}.ics").status_code == 404


def test_calendar_of_a_body_ends_with_the_role_of_its_maker(scene: Scene) -> None:
    path = address(scene.cast.focal, scene.cast.lead)
    assert fetch(path).status_code == 200
    RoleHeld.objects.filter(user=scene.cast.focal).update(until=DAY)
    assert fetch(path).status_code == 404


def test_calendar_ends_with_the_account(scene: Scene) -> None:
    path = address(scene.cast.focal)
    deactivate(person=scene.cast.focal, by=scene.cast.admin, today=DAY)
    assert fetch(path).status_code == 404


def test_stranger_makes_no_calendar_of_a_body(scene: Scene) -> None:
    with pytest.raises(Refused):
        make_calendar(name="x", by=scene.cast.stranger, body=scene.cast.lead)
    made = make_calendar(name="x", by=scene.cast.reader, body=scene.cast.lead)
    with pytest.raises(Refused):
        revoke_calendar(key=made.key, by=scene.cast.stranger)
    assert revoke_calendar(key=made.key, by=scene.cast.focal).revoked_at


# On the way


def test_answer_is_private_and_marked(scene: Scene) -> None:
    assert scene.task.pk
    path = address(scene.cast.focal)
    first = fetch(path)
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert first.headers["Cache-Control"] == "private, max-age=900"
    assert "noindex" in first.headers["X-Robots-Tag"]
    again = fetch(path, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert fetch(path, If_Modified_Since=first.headers["Last-Modified"]).status_code == 304
    actions.accept_assignment(assignment=scene.assignment, version=1, by=scene.cast.focal, today=DAY)
    assert fetch(path, If_None_Match=first.headers["ETag"]).status_code == 200


def test_when_it_was_read_is_noted_now_and_then(scene: Scene) -> None:
    path = address(scene.cast.focal)
    fetch(path)
    seen = CalendarKey.objects.get().last_used_at
    fetch(path)
    assert seen is not None
    assert CalendarKey.objects.get().last_used_at == seen


def test_calendar_costs_few_queries(scene: Scene, at_most_queries: AtMost) -> None:
    for number in range(20):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", due=DAY)
    path = address(scene.cast.focal)
    with at_most_queries(10):
        assert fetch(path).status_code == 200


def test_five_thousand_days_are_written_in_a_second(scene: Scene) -> None:
    cast = scene.cast
    text = "Xây dựng cơ chế, chính sách thu hút doanh nghiệp đầu tư cho khoa học và công nghệ " * 3
    tasks = Task.objects.bulk_create(
        Task(plan=cast.plan, number=number, text=text, due=DAY + timedelta(days=number % 700), deadline_type="by")
        for number in range(1, 5001)
    )
    Assignment.objects.bulk_create(
        Assignment(task=task, plan=cast.plan, body=cast.lead, role="lead", due=task.due, given_on=DAY) for task in tasks
    )
    path = address(cast.focal)
    best = 9.0
    for _turn in range(3):
        begin = time.process_time()
        content = fetch(path).content
        best = min(best, time.process_time() - begin)
    assert content.count(b"BEGIN:VEVENT") == 5000
    print(f"5,000 events: {best:.2f} s")
    assert best < 1.0


def test_secret_opens_nothing_else(scene: Scene) -> None:
    made = make_calendar(name="Outlook", by=scene.cast.focal)
    found = find_calendar(made.secret)
    assert found is not None
    headers = {"Authorization": f"Bearer {made.secret}"}
    assert Client().get("/api/v1/tasks", headers=headers).status_code == 401
    assert isinstance(found.created_at, datetime)
