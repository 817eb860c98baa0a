"""A task from the reviewed plan to the confirmed end, and a province's month, by actions alone."""

from __future__ import annotations

import io
from datetime import date

import pytest

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.plans.values import TaskValue
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.adoption import adopt
from dondoc.apps.tasks.counts import four_cells, four_cells_by
from dondoc.apps.tasks.desk import Verb, desk_of
from dondoc.apps.tasks.history import history_of
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.rules.four_cells import FourCells
from factories.cast import Cast
from factories.record import make_body, make_person, make_task
from factories.reviewed import make_group, make_settled_review, named, named_group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def _verbs(user: User, today: date) -> set[Verb]:
    desk = desk_of(User.objects.get(pk=user.pk), today)
    return {one.verb for one in (*desk.today, *desk.week, *desk.waiting)}


def test_from_plan_to_confirmed_work(cast: Cast) -> None:
    day = date(2026, 11, 20)
    value = TaskValue(
        "Xây dựng Đề án chuyển đổi số",
        lead=(named(cast.lead, "Sở Tài chính"),),
        coordinate=(named(cast.coordinator, "Sở Nội vụ"),),
        deadline_type="by",
        due="2026-12-31",
    )
    plan = adopt(
        review=make_settled_review(cast.monitoring, value),
        monitor=cast.monitoring,
        assigner=cast.province,
        starts_on=date(2026, 1, 5),
        ends_on=date(2030, 12, 31),
        by=cast.monitor,
        today=day,
    )
    task = plan.tasks.get()

    def part() -> Assignment:
        return task.assignments.get(role="lead")

    assert _verbs(cast.focal, day) == {Verb.ACCEPT}
    own = {"by": cast.focal, "today": day}
    actions.accept_assignment(assignment=part(), version=part().version, **own)
    actions.name_person(assignment=part(), version=part().version, person=cast.official, **own)
    room = make_body("Phòng Ngân sách", kind=Body.Kind.UNIT, under=cast.lead)
    shares = [actions.NewShare("Dự thảo", unit=room), actions.NewShare("Số liệu", person=cast.official, due=day)]
    _draft, figures = actions.divide(assignment=part(), version=part().version, shares=shares, **own)
    assert Verb.DO_SHARE in _verbs(cast.official, day)
    actions.finish_share(share=figures, by=cast.official, today=day, note="Đã gửi")

    helping = task.assignments.get(role="coordinate")
    (opinion,) = actions.ask_opinion(
        assignment=part(), version=part().version, of=[helping], question="Góp ý", due=date(2026, 11, 27), **own
    )
    assert _verbs(cast.helper, day) == {Verb.OPINE}
    actions.give_opinion(opinion=opinion, answer="Nhất trí", by=cast.helper, today=date(2026, 11, 25))

    files = [actions.NewFile("du-thao.txt", io.BytesIO(b"du thao"))]
    actions.report_progress(
        assignment=part(), version=part().version, words="Đã có dự thảo", progress=60, files=files,
        by=cast.official, today=date(2026, 12, 10),
    )  # fmt: skip
    extension = actions.ask_extension(
        assignment=part(), version=part().version, new_due=date(2027, 1, 29), reason="Chờ ý kiến bộ",
        by=cast.focal, today=date(2026, 12, 20),
    )  # fmt: skip
    assert Verb.DECIDE_EXTENSION in _verbs(cast.chairman, date(2026, 12, 21))
    actions.decide_extension(extension=extension, grant=True, by=cast.chairman, today=date(2026, 12, 21))

    actions.ask_completion(
        assignment=part(), version=part().version, words="Đã trình", by=cast.focal, today=date(2027, 1, 20)
    )
    assert Verb.CONFIRM in _verbs(cast.monitor, date(2027, 1, 20))
    actions.send_back(
        assignment=part(), version=part().version, reason="Thiếu phụ lục", by=cast.monitor, today=date(2027, 1, 22)
    )
    assert Verb.MEND in _verbs(cast.focal, date(2027, 1, 22))
    actions.ask_completion(
        assignment=part(), version=part().version, words="Đã bổ sung", by=cast.focal, today=date(2027, 1, 28)
    )
    actions.confirm_completion(
        assignment=part(), version=part().version, by=cast.monitor, today=date(2027, 2, 5), answer="Đạt"
    )

    done = part()
    assert (done.state, done.done_on, done.first_due, done.due) == (
        "done",
        date(2027, 1, 28),
        date(2026, 12, 31),
        date(2027, 1, 29),
    )
    assert four_cells(Task.objects.filter(plan=plan), date(2027, 6, 1)) == FourCells(done_on_time=1)
    assert len(history_of(task)) == 14
    assert not _verbs(cast.focal, date(2027, 2, 6))


def test_work_of_all_communes_is_one_task_with_many_parts(cast: Cast) -> None:
    day = date(2026, 11, 20)
    communes = [make_body(f"UBND xã {n}", kind=Body.Kind.COMMITTEE, level=Body.Level.COMMUNE) for n in range(3)]
    people = [make_person(f"Đầu mối {n}", Role.FOCAL_POINT, body) for n, body in enumerate(communes)]
    group = make_group("UBND các xã", kinds=("committee",), levels=("commune",))
    value = TaskValue("Thành lập tổ công nghệ số", lead=(named_group(group),), deadline_type="by", due="2026-12-31")
    plan = adopt(
        review=make_settled_review(cast.monitoring, value),
        monitor=cast.monitoring,
        assigner=cast.province,
        starts_on=day,
        ends_on=None,
        by=cast.monitor,
        today=day,
    )
    task = plan.tasks.get()
    for person, finished in zip(people, (date(2026, 12, 1), date(2027, 1, 15), None), strict=True):
        (body,) = person.standing.acts_for
        part = task.assignments.get(body=body)
        actions.accept_assignment(assignment=part, version=part.version, by=person, today=day)
        if finished:
            part.refresh_from_db()
            actions.ask_completion(assignment=part, version=part.version, words="Xong", by=person, today=finished)
            part.refresh_from_db()
            actions.confirm_completion(assignment=part, version=part.version, by=cast.monitor, today=finished)
    later = date(2027, 2, 1)
    assert four_cells(Task.objects.all(), later) == FourCells(open_overdue=1)
    assert four_cells(Assignment.objects.all(), later) == FourCells(done_on_time=1, done_late=1, open_overdue=1)
    by_body = four_cells_by(Assignment.objects.all(), "body_id", later)
    assert by_body[communes[2].pk] == FourCells(open_overdue=1)


def test_open_ended_work_goes_stale_exactly_when_the_rule_says(cast: Cast) -> None:
    from dondoc.apps.tasks.days import Days
    from dondoc.rules.lifecycle import LifeCycle
    from dondoc.rules.staleness import is_stale, stale_from

    task = make_task(cast.plan, cast.lead, deadline_type="ongoing")
    heard = date(2026, 8, 31)
    task.assignments.update(state="in_progress", given_on=date(2026, 1, 5), last_report_on=heard)
    months = Days.current().stale_months
    first = stale_from(heard, months)
    for day, stale in ((date.fromordinal(first.toordinal() - 1), False), (first, True)):
        assert Assignment.objects.stale(day).exists() is stale
        assert is_stale(LifeCycle.IN_PROGRESS, date(2026, 1, 5), heard, day, months) is stale
    task.assignments.update(due=date(2026, 12, 31))
    assert not Assignment.objects.stale(first).exists()
