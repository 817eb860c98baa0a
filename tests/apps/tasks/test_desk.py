"""What needs me today, then this week, then what waits for others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.desk import Desk, Sentence, Verb, desk_of
from dondoc.apps.tasks.models import Assignment, Extension, Opinion, Report, SameWork, Share, Task
from dondoc.apps.tasks.sentences import end_of_week
from factories.cast import Cast
from factories.record import make_assignment, make_body, make_person, make_plan, make_task

TODAY = date(2026, 11, 18)  # a Wednesday
FRIDAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def _told(sentences: list[Sentence]) -> list[tuple[Verb, str]]:
    return [(one.verb, one.thing) for one in sentences]


def _desk(user: User) -> Desk:
    return desk_of(User.objects.get(pk=user.pk), TODAY)


def _state(task: Task, state: str, **fields: Any) -> Assignment:
    part = task.assignments.get(role="lead")
    Assignment.objects.filter(pk=part.pk).update(state=state, **fields)
    return part


def test_focal_point_sees_what_to_accept_report_and_mend(cast: Cast) -> None:
    make_task(cast.plan, cast.lead, "Việc mới", due=date(2027, 6, 30))
    _state(make_task(cast.plan, cast.lead, "Việc quá hạn", due=date(2026, 11, 2)), "in_progress")
    _state(make_task(cast.plan, cast.lead, "Việc hôm nay", due=TODAY), "in_progress")
    _state(make_task(cast.plan, cast.lead, "Việc tuần này", due=FRIDAY), "in_progress")
    _state(make_task(cast.plan, cast.lead, "Việc sang năm", due=date(2027, 6, 30)), "in_progress")
    back = _state(make_task(cast.plan, cast.lead, "Việc bị trả lại", due=date(2027, 6, 30)), "rework")
    Report.objects.create(
        assignment=back,
        at=timezone.now(),
        on=TODAY,
        words="Xong",
        completes=True,
        confirmed=False,
        answer="Thiếu phụ lục",
    )
    desk = _desk(cast.focal)
    assert _told(desk.today) == [
        (Verb.REPORT, "Việc quá hạn"),
        (Verb.REPORT, "Việc hôm nay"),
        (Verb.ACCEPT, "Việc mới"),
        (Verb.MEND, "Việc bị trả lại"),
    ]
    assert desk.today[0].time == "overdue"
    assert desk.today[0].body == "Sở Tài chính"
    assert desk.today[3].note == "Thiếu phụ lục"
    assert _told(desk.week) == [(Verb.REPORT, "Việc tuần này")]
    assert desk.waiting == []


def test_what_was_asked_and_waits_is_told_apart(cast: Cast) -> None:
    waiting = _state(make_task(cast.plan, cast.lead, "Chờ xác nhận", due=FRIDAY), "awaiting", done_on=TODAY)
    asking = _state(make_task(cast.plan, cast.lead, "Chờ gia hạn", due=date(2027, 3, 1)), "in_progress")
    Extension.objects.create(
        assignment=asking,
        asked_at=timezone.now(),
        asked_on=TODAY,
        reason="Chờ vốn",
        old_due=date(2027, 3, 1),
        new_due=date(2027, 6, 1),
    )
    assert _told(_desk(cast.focal).waiting) == [
        (Verb.AWAIT_CONFIRMATION, "Chờ xác nhận"),
        (Verb.AWAIT_EXTENSION, "Chờ gia hạn"),
    ]
    assert {waiting.pk, asking.pk} == {one.part_id for one in _desk(cast.focal).waiting}


def test_opinions_are_owed_by_who_is_asked_and_awaited_by_who_asks(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, "Đề án", coordinate=(cast.coordinator,))
    _state(task, "in_progress")
    helping = task.assignments.get(role="coordinate")
    Opinion.objects.create(assignment=helping, asked_at=timezone.now(), question="Góp ý", due=TODAY)
    Opinion.objects.create(assignment=helping, asked_at=timezone.now(), question="Góp ý nữa", due=FRIDAY)
    desk = _desk(cast.helper)
    assert [(one.verb, one.note) for one in desk.today] == [(Verb.OPINE, "Góp ý")]
    assert [(one.verb, one.note) for one in desk.week] == [(Verb.OPINE, "Góp ý nữa")]
    waiting = _desk(cast.focal).waiting
    assert [(one.verb, one.body) for one in waiting] == [(Verb.AWAIT_OPINION, "Sở Nội vụ")] * 2


def test_official_sees_shares_and_work_given_to_them(cast: Cast) -> None:
    own = _state(make_task(cast.plan, cast.lead, "Việc của tôi", due=TODAY), "in_progress", person=cast.official)
    other = _state(make_task(cast.plan, cast.lead, "Việc chung", due=date(2027, 3, 1)), "in_progress")
    Share.objects.create(assignment=other, person=cast.official, text="Tổng hợp số liệu", due=FRIDAY)
    desk = _desk(cast.official)
    assert _told(desk.today) == [(Verb.REPORT, "Việc của tôi")]
    assert _told(desk.week) == [(Verb.DO_SHARE, "Tổng hợp số liệu")]
    assert own.pk == desk.today[0].part_id
    assert _told(_desk(cast.focal).waiting) == [(Verb.AWAIT_SHARE, "Tổng hợp số liệu")]


def test_official_is_not_asked_to_accept(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, "Việc mới")
    task.assignments.update(person=cast.official)
    assert not _desk(cast.official)


def test_share_of_a_room_is_on_the_desk_of_its_people(cast: Cast) -> None:
    room = make_body("Phòng Ngân sách", under=cast.lead)
    person = make_person("Trong Phòng")
    RoleHeld.objects.create(user=person, role=Role.OFFICIAL, body=cast.lead, unit=room, since=date(2026, 1, 1))
    part = _state(make_task(cast.plan, cast.lead), "in_progress")
    Share.objects.create(assignment=part, unit=room, text="Dự thảo", due=TODAY)
    assert [(one.verb, one.body) for one in _desk(person).today] == [(Verb.DO_SHARE, "Phòng Ngân sách")]


def test_monitor_confirms_decides_and_chases(cast: Cast) -> None:
    _state(make_task(cast.plan, cast.lead, "Chờ xác nhận", due=FRIDAY), "awaiting", done_on=TODAY)
    _state(make_task(cast.plan, cast.lead, "Bị từ chối", due=date(2027, 1, 1)), "refused")
    late = _state(make_task(cast.plan, cast.lead, "Quá hạn", due=date(2026, 11, 2)), "in_progress")
    Report.objects.create(assignment=late, at=timezone.now(), on=TODAY, words="Vướng giải phóng mặt bằng")
    make_task(cast.plan, cast.other, "Lâu không nhận", due=date(2027, 6, 30))
    standing = make_task(cast.plan, cast.other, "Thường xuyên", deadline_type="ongoing")
    _state(standing, "in_progress")
    asked = _state(make_task(cast.plan, cast.other, "Xin gia hạn", due=date(2027, 3, 1)), "in_progress")
    Extension.objects.create(
        assignment=asked,
        asked_at=timezone.now(),
        asked_on=TODAY,
        reason="Chờ vốn",
        old_due=date(2027, 3, 1),
        new_due=date(2027, 6, 1),
    )
    desk = _desk(cast.monitor)
    assert _told(desk.today) == [
        (Verb.CONFIRM, "Chờ xác nhận"),
        (Verb.REASSIGN, "Bị từ chối"),
        (Verb.DECIDE_EXTENSION, "Xin gia hạn"),
    ]
    assert desk.today[2].note == "Chờ vốn"
    assert _told(desk.week) == [(Verb.ASK_NEWS, "Thường xuyên")]
    assert _told(desk.waiting) == [(Verb.ASK_WHY, "Quá hạn"), (Verb.AWAIT_ACCEPTANCE, "Lâu không nhận")]
    assert desk.waiting[0].note == "Vướng giải phóng mặt bằng"


def test_work_of_a_group_is_one_line_with_its_number(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, "Việc của các sở", due=FRIDAY, group_lead=True)
    make_assignment(task, cast.other, due=FRIDAY)
    task.assignments.update(state="awaiting", done_on=TODAY)
    (line,) = _desk(cast.monitor).today
    assert (line.count, line.body, line.part_id) == (2, "", None)


def test_plans_with_open_questions_are_told(cast: Cast) -> None:
    leadless = make_task(cast.plan, None, "Chưa ai chủ trì")
    common = make_task(cast.plan, None, "Theo dõi chung")
    make_assignment(common, cast.monitoring, role=Assignment.Role.FOLLOW)
    other = make_task(make_plan(cast.other), cast.lead)
    _state(other, "done", done_on=TODAY)
    SameWork.objects.create(one=leadless, other=other, likeness=1, reason="")
    lines = _desk(cast.monitor).week
    assert [(one.verb, one.count, one.url_name, one.url_args) for one in lines] == [
        (Verb.FIND_LEAD, 1, "plan", (cast.plan.pk,)),
        (Verb.DECIDE_SAME, 1, "plan", (cast.plan.pk,)),
    ]


def test_leader_sees_what_is_late_and_why(cast: Cast) -> None:
    late = _state(make_task(cast.plan, cast.lead, "Quá hạn", due=date(2026, 11, 2)), "in_progress")
    Report.objects.create(assignment=late, at=timezone.now() - timedelta(days=3), on=TODAY, words="Lý do cũ")
    Report.objects.create(assignment=late, at=timezone.now(), on=TODAY, words="Lý do mới")
    _state(make_task(cast.plan, cast.lead, "Chờ xác nhận", due=FRIDAY), "awaiting", done_on=TODAY)
    desk = _desk(cast.chairman)
    assert [(one.verb, one.thing, one.note) for one in desk.waiting] == [(Verb.ASK_WHY, "Quá hạn", "Lý do mới")]
    assert desk.today == []


def test_nobody_is_told_of_work_that_rests(cast: Cast) -> None:
    moved, ended = make_task(cast.plan, cast.lead), make_task(cast.plan, cast.lead)
    moved.assignments.update(active=False)
    Task.objects.filter(pk=ended.pk).update(ended_on=TODAY)
    assert not _desk(cast.focal)
    assert not _desk(cast.reader)
    assert not _desk(cast.stranger)


def test_desk_of_a_person_with_every_role_takes_eight_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for role in (Role.MONITOR, Role.LEADER, Role.FOCAL_POINT, Role.OFFICIAL):
        RoleHeld.objects.get_or_create(user=cast.focal, role=role, body=cast.monitoring, since=date(2026, 1, 1))
    for number in range(12):
        task = make_task(cast.plan, cast.lead, due=TODAY + timedelta(days=number - 6), coordinate=(cast.other,))
        part = task.assignments.get(role="lead")
        Share.objects.create(assignment=part, person=cast.focal, text="Phần", due=TODAY)
    user = User.objects.get(pk=cast.focal.pk)
    assert user.standing.acts_for
    days = Days.current()
    with django_assert_max_num_queries(8):
        assert desk_of(user, TODAY, days)


@pytest.mark.parametrize(
    ("day", "end"),
    [(date(2026, 11, 16), FRIDAY), (FRIDAY, FRIDAY), (date(2026, 11, 21), date(2026, 11, 27))],
)
def test_week_ends_with_its_friday(day: date, end: date) -> None:
    assert end_of_week(day) == end
