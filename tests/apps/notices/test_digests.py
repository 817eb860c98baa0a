"""What a digest tells, to whom, and when a letter is worth sending."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.accounts.models import User
from dondoc.apps.notices.digests import Digest, digests_on
from dondoc.apps.notices.kinds import Kind
from dondoc.apps.notices.models import Memory, Muted, NoticeSettings
from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast, make_cast
from factories.record import make_assignment, make_person, make_task
from factories.scene import make_scene

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)  # a Friday
S = Assignment.State


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def running(cast: Cast, due: date | None, *, state: str = S.IN_PROGRESS, **fields: object) -> Assignment:
    """A part of the lead that was received long ago."""
    task = make_task(cast.plan, cast.lead, f"Việc hạn {due}", due=due)
    part = task.assignments.get()
    for name, value in {"state": state, "given_on": date(2026, 1, 6), **fields}.items():
        setattr(part, name, value)
    part.save()
    return part


def of(user: User, day: date = DAY) -> Digest | None:
    return next((one for one in digests_on(day) if one.user == user), None)


def kinds(user: User, day: date = DAY) -> dict[str, int]:
    digest = of(user, day)
    return {kind.value: count for kind, count in digest.counts.items()} if digest else {}


def send(day: date = DAY) -> set[int]:
    """As if every letter of the day had arrived."""
    found = list(digests_on(day))
    for one in found:
        Memory.objects.update_or_create(user=one.user, defaults={"keys": list(one.keys), "day": day})
    return {one.user.pk for one in found}


def test_who_has_nothing_to_do_gets_no_letter(cast: Cast) -> None:
    assert list(digests_on(DAY)) == []


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        pytest.param(date(2026, 11, 19), Kind.OVERDUE, id="yesterday"),
        pytest.param(date(2026, 11, 20), Kind.TODAY, id="today"),
        pytest.param(date(2026, 11, 21), Kind.SOON, id="saturday-runs-to-monday"),
        pytest.param(date(2026, 11, 23), Kind.SOON, id="one-working-day"),
        pytest.param(date(2026, 12, 2), Kind.SOON, id="seven-working-days-for-24-november-is-free"),
        pytest.param(date(2026, 12, 3), None, id="eight-working-days-are-not-soon"),
        pytest.param(None, None, id="no-day"),
    ],
)
def test_what_is_told_follows_the_working_days(cast: Cast, due: date | None, kind: Kind | None) -> None:
    running(cast, due)
    assert kinds(cast.focal) == ({kind.value: 1} if kind else {})


def test_due_soon_is_told_at_each_milestone_once(cast: Cast) -> None:
    running(cast, date(2026, 11, 30))  # a Monday; 30 November is worked
    told = [day for day in days(19, 30) if cast.focal.pk in send(day)]
    assert told == [date(2026, 11, 19), date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 30)]


def days(first: int, last: int) -> list[date]:
    return [day for day in (date(2026, 11, n) for n in range(first, last + 1)) if day.isoweekday() < 6]


def test_milestone_of_a_day_without_a_run_is_told_the_day_after(cast: Cast) -> None:
    running(cast, date(2026, 11, 30))
    send(date(2026, 11, 24))
    assert kinds(cast.focal, date(2026, 11, 26)) == {"soon": 1}


def test_around_tet_the_days_off_are_not_counted(cast: Cast) -> None:
    """Tết 2026 is free from Saturday 14/2 to Sunday 22/2: Monday 23/2 is the working day after Friday 13/2."""
    running(cast, date(2026, 2, 18))  # in the middle of Tết: runs to the end of the 23rd
    digest = of(cast.focal, date(2026, 2, 13))
    assert digest is not None
    assert [(line.kind, line.number) for line in digest.lines] == [(Kind.SOON, 1)]
    assert kinds(cast.focal, date(2026, 2, 23)) == {"today": 1}
    assert kinds(cast.focal, date(2026, 2, 24)) == {"overdue": 1}


def test_overdue_is_told_the_first_day_and_again_after_the_days_of_the_province(cast: Cast) -> None:
    running(cast, date(2026, 11, 12))
    NoticeSettings.objects.create(pk=1, repeat_days=3, head_days=0, upper_days=0)
    assert [day.day for day in days(13, 24) if cast.focal.pk in send(day)] == [13, 18, 23]


def test_every_working_day_where_the_province_wants_it(cast: Cast) -> None:
    running(cast, date(2026, 11, 12))
    NoticeSettings.objects.create(pk=1, repeat_days=1)
    assert [day.day for day in days(13, 18) if cast.focal.pk in send(day)] == [13, 16, 17, 18]


def test_letter_that_goes_out_gives_the_whole_picture(cast: Cast) -> None:
    running(cast, date(2026, 11, 18))
    send(date(2026, 11, 19))
    running(cast, date(2026, 11, 20))
    assert kinds(cast.focal) == {"overdue": 1, "today": 1}


def test_letter_that_did_not_arrive_is_made_up_for_the_next_day(cast: Cast) -> None:
    running(cast, None, state=S.NEW, given_on=DAY)
    assert kinds(cast.focal) == {"new": 1}
    assert kinds(cast.focal, date(2026, 11, 23)) == {"new": 1}
    send(date(2026, 11, 23))
    assert kinds(cast.focal, date(2026, 11, 24)) == {}


def test_what_nobody_has_received_is_said_again_after_a_week(cast: Cast) -> None:
    running(cast, None, state=S.NEW, given_on=date(2026, 11, 12))
    send(date(2026, 11, 13))
    assert [day.day for day in days(16, 30) if cast.focal.pk in send(day)] == [20, 30]


def test_helpers_are_told_of_new_work(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead)
    make_assignment(task, cast.coordinator, role=Assignment.Role.COORDINATE, given_on=DAY)
    assert kinds(cast.helper) == {"new": 1}


def test_person_named_is_told_and_told_of_the_day(cast: Cast) -> None:
    running(cast, date(2026, 11, 20), person=cast.official)
    assert kinds(cast.official) == {"new": 1, "today": 1}
    send()
    assert kinds(cast.official, date(2026, 11, 23)) == {"overdue": 1}


def test_person_who_left_the_body_is_told_nothing(cast: Cast) -> None:
    running(cast, date(2026, 11, 20), person=cast.stranger)
    assert kinds(cast.stranger) == {}


def test_sent_back_is_told_once_with_the_reason(cast: Cast) -> None:
    part = running(cast, None, state=S.REWORK, last_report_on=date(2026, 11, 18))
    from django.utils import timezone

    part.reports.create(
        by=cast.focal, at=timezone.now(), on=DAY, words="Xong", completes=True, confirmed=False,
        answer="Thiếu phụ lục", answered_at=timezone.now(),
    )  # fmt: skip
    digest = of(cast.focal)
    assert digest is not None
    assert [(line.kind, line.note) for line in digest.lines] == [(Kind.SENT_BACK, "Thiếu phụ lục")]
    send()
    assert kinds(cast.focal, date(2026, 11, 23)) == {}


def test_monitor_is_told_what_waits_to_be_confirmed_and_to_be_given_to_others(cast: Cast) -> None:
    running(cast, None, state=S.AWAITING, done_on=DAY, last_report_on=DAY)
    running(cast, None, state=S.REFUSED)
    digest = of(cast.monitor)
    assert digest is not None
    assert sorted(line.act for line in digest.lines) == ["confirm", "reassign"]
    assert {line.body for line in digest.lines} == {"Sở Tài chính"}
    assert kinds(cast.focal) == {}


def test_whoever_decides_is_told_of_a_request(cast: Cast) -> None:
    scene = make_scene()
    scene.extension  # noqa: B018 (made when first asked for)
    assert kinds(scene.cast.monitor)["waiting"] == 1
    assert kinds(scene.cast.chairman)["waiting"] == 1
    assert "waiting" not in kinds(scene.cast.focal)


def test_those_asked_are_told_of_opinions_and_pieces(cast: Cast) -> None:
    scene = make_scene()
    scene.opinion, scene.share  # noqa: B018
    assert [line.act for line in lines(scene.cast.helper)] == ["opine"]
    assert "share" in [line.act for line in lines(scene.cast.official)]


def lines(user: User) -> list[object]:
    digest = of(user)
    return list(digest.lines) if digest else []


def test_heads_are_told_of_what_is_late_for_long_once_each_in_turn(cast: Cast) -> None:
    head = make_person("Ngô Thị Lãnh", "leader", cast.lead)  # type: ignore[arg-type]
    NoticeSettings.objects.create(pk=1, head_days=3, upper_days=7)
    running(cast, date(2026, 11, 16))  # a Monday
    told = {"head": [], "chairman": []}  # type: ignore[var-annotated]
    for day in days(16, 30):
        sent = send(day)
        told["head"] += [day.day] if head.pk in sent else []
        told["chairman"] += [day.day] if cast.chairman.pk in sent else []
    assert told == {"head": [19], "chairman": [23]}


def test_escalation_counts_and_says_the_days(cast: Cast) -> None:
    from dondoc.apps.notices.letters import write

    NoticeSettings.objects.create(pk=1, head_days=0, upper_days=5)
    running(cast, date(2026, 11, 2))
    running(cast, date(2026, 11, 3))
    digest = of(cast.chairman)
    assert digest is not None
    assert "Các cơ quan được giao việc có 2 việc quá hạn từ 5 ngày trở lên." in write(digest).text


def test_muted_kind_is_left_out_but_new_work_never(cast: Cast) -> None:
    running(cast, date(2026, 11, 12))
    Muted.objects.create(user=cast.focal, kind=Kind.OVERDUE)
    assert kinds(cast.focal) == {}
    running(cast, None, state=S.NEW, given_on=DAY)
    assert kinds(cast.focal) == {"new": 1}


def test_nobody_is_told_of_what_is_over(cast: Cast) -> None:
    ended = running(cast, date(2026, 11, 12))
    Task.objects.filter(pk=ended.task_id).update(ended_on=DAY)
    away = running(cast, date(2026, 11, 12))
    Assignment.objects.filter(pk=away.pk).update(active=False)
    running(cast, date(2026, 11, 12), state=S.SUSPENDED)
    assert list(digests_on(DAY)) == []


def test_deactivated_people_get_nothing(cast: Cast) -> None:
    running(cast, date(2026, 11, 12))
    User.objects.filter(pk=cast.focal.pk).update(is_active=False)
    assert kinds(cast.focal) == {}


def test_number_of_queries_does_not_grow_with_people(cast: Cast, at_most_queries: object) -> None:
    for number in range(30):
        make_person(f"Người Số {number}", "focal_point", cast.lead)  # type: ignore[arg-type]
        running(cast, date(2026, 11, 12))
    with at_most_queries(24):  # type: ignore[operator]
        found = list(digests_on(DAY))
    assert len(found) == 31


def test_each_alone_is_told_what_all_together_are_told(cast: Cast) -> None:
    """A preview asks for one person; it must be the letter that the job would write."""
    make_person("Ngô Thị Lãnh", "leader", cast.lead)  # type: ignore[arg-type]
    NoticeSettings.objects.create(pk=1, head_days=1, upper_days=2)
    for state in (S.NEW, S.IN_PROGRESS, S.AWAITING, S.REWORK, S.REFUSED):
        running(
            cast, date(2026, 11, 12), state=state, person=cast.official, done_on=DAY if state == S.AWAITING else None
        )
    scene = make_scene()
    scene.extension, scene.opinion, scene.share  # noqa: B018
    together = {one.user.pk: one.keys for one in digests_on(DAY)}
    alone = {one.user.pk: one.keys for user in User.objects.all() for one in digests_on(DAY, only={user.pk})}
    assert len(together) >= 8
    assert alone == together
