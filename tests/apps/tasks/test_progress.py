"""Reports of progress, and the asking for confirmation."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.evidence import NewFile
from dondoc.apps.tasks.models import Assignment, Report, Share
from dondoc.apps.tasks.progress import ask_completion, report_progress
from factories.cast import Cast

TODAY = date(2026, 11, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def _report(part: Assignment, cast: Cast, **fields: object) -> Report:
    values: dict[str, object] = {"words": "Đã họp tổ biên tập", "by": cast.focal, "today": TODAY, **fields}
    return report_progress(assignment=part, version=part.version, **values)  # type: ignore[arg-type]


def test_report_keeps_words_share_and_day(cast: Cast, accepted: Assignment) -> None:
    report = _report(accepted, cast, progress=40, on=date(2026, 11, 18))
    accepted.refresh_from_db()
    assert (report.words, report.progress, report.on) == ("Đã họp tổ biên tập", 40, date(2026, 11, 18))
    assert (accepted.progress, accepted.last_report_on, accepted.state) == (40, date(2026, 11, 18), "in_progress")
    accepted.task.refresh_from_db()
    assert accepted.task.last_report_on == date(2026, 11, 18)


def test_report_without_a_share_leaves_the_last_one(cast: Cast, accepted: Assignment) -> None:
    _report(accepted, cast, progress=40)
    accepted.refresh_from_db()
    _report(accepted, cast)
    accepted.refresh_from_db()
    assert accepted.progress == 40


def test_report_of_an_earlier_day_does_not_turn_the_clock_back(cast: Cast, accepted: Assignment) -> None:
    _report(accepted, cast)
    accepted.refresh_from_db()
    _report(accepted, cast, on=date(2026, 11, 1))
    accepted.refresh_from_db()
    assert accepted.last_report_on == TODAY


def test_report_carries_files(cast: Cast, accepted: Assignment) -> None:
    files = [NewFile("bien-ban.txt", io.BytesIO(b"bien ban")), NewFile("anh.txt", io.BytesIO(b"anh"))]
    report = _report(accepted, cast, files=files)
    assert [evidence.name for evidence in report.evidence.all()] == ["bien-ban.txt", "anh.txt"]
    assert Event.objects.on(accepted).first().new["files"] == ["bien-ban.txt", "anh.txt"]


def test_a_refused_report_stores_no_file(cast: Cast, accepted: Assignment, media: Path) -> None:
    with pytest.raises(Refused):
        _report(accepted, cast, by=cast.stranger, files=[NewFile("a.txt", io.BytesIO(b"a"))])
    assert not [path for path in media.rglob("*") if path.is_file()]


@pytest.mark.parametrize("who", ["chairman", "monitor", "official", "helper", "stranger", "reader", "admin"])
def test_others_do_not_report(cast: Cast, accepted: Assignment, who: str) -> None:
    with pytest.raises(Refused):
        _report(accepted, cast, by=getattr(cast, who))


def test_official_reports_on_what_was_given(cast: Cast, accepted: Assignment) -> None:
    Assignment.objects.filter(pk=accepted.pk).update(person=cast.official)
    accepted.refresh_from_db()
    assert _report(accepted, cast, by=cast.official).by == cast.official


def test_official_with_a_share_reports(cast: Cast, accepted: Assignment) -> None:
    Share.objects.create(assignment=accepted, person=cast.official, text="Dự thảo")
    assert _report(accepted, cast, by=cast.official)


def test_withdrawn_share_gives_no_right(cast: Cast, accepted: Assignment) -> None:
    Share.objects.create(assignment=accepted, person=cast.official, text="Dự thảo", withdrawn_on=TODAY)
    with pytest.raises(Refused):
        _report(accepted, cast, by=cast.official)


def test_official_does_not_ask_for_completion(cast: Cast, accepted: Assignment) -> None:
    Assignment.objects.filter(pk=accepted.pk).update(person=cast.official)
    accepted.refresh_from_db()
    with pytest.raises(Refused, match="đầu mối"):
        ask_completion(assignment=accepted, version=1, words="Xong", by=cast.official, today=TODAY)


def test_coordinator_reports_its_own_part(cast: Cast, helping: Assignment) -> None:
    assert _report(helping, cast, by=cast.helper).assignment == helping


def test_work_that_was_not_accepted_cannot_be_reported(cast: Cast, part: Assignment) -> None:
    with pytest.raises(Refused, match="chưa được nhận"):
        _report(part, cast)


def test_late_work_can_be_reported_and_handed_in(cast: Cast, accepted: Assignment) -> None:
    late = date(2027, 6, 1)
    _report(accepted, cast, today=late)
    accepted.refresh_from_db()
    ask_completion(assignment=accepted, version=accepted.version, words="Xong", by=cast.focal, today=late)
    accepted.refresh_from_db()
    assert (accepted.state, accepted.done_on) == ("awaiting", late)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param({"words": "  "}, "đã làm được gì", id="no-words"),
        pytest.param({"progress": 101}, "0 đến 100", id="more-than-all"),
        pytest.param({"progress": -1}, "0 đến 100", id="less-than-nothing"),
        pytest.param({"on": TODAY + timedelta(days=1)}, "sau hôm nay", id="tomorrow"),
    ],
)
def test_faulty_reports_are_told_what_is_wrong(
    cast: Cast, accepted: Assignment, fields: dict[str, object], message: str
) -> None:
    with pytest.raises(ActionError, match=message):
        _report(accepted, cast, **fields)
    assert not Report.objects.exists()


def test_second_report_on_the_same_page_keeps_its_words(cast: Cast, accepted: Assignment) -> None:
    _report(accepted, cast)
    with pytest.raises(Changed) as raised:
        _report(accepted, cast, words="Lời của người thứ hai", progress=50)
    assert raised.value.mine["words"] == "Lời của người thứ hai"
    assert raised.value.theirs.version == 2
    assert Report.objects.count() == 1


def test_completion_waits_for_confirmation_and_names_its_day(cast: Cast, accepted: Assignment) -> None:
    report = ask_completion(
        assignment=accepted, version=1, words="Đã ban hành", done_on=date(2026, 11, 10), by=cast.focal, today=TODAY
    )
    accepted.refresh_from_db()
    assert report.completes
    assert report.confirmed is None
    assert (accepted.state, accepted.done_on, accepted.progress) == ("awaiting", date(2026, 11, 10), 100)


def test_what_awaits_confirmation_takes_no_second_asking(cast: Cast, accepted: Assignment) -> None:
    ask_completion(assignment=accepted, version=1, words="Xong", by=cast.focal, today=TODAY)
    accepted.refresh_from_db()
    with pytest.raises(Refused, match="đang chờ cơ quan theo dõi kế hoạch xác nhận"):
        ask_completion(assignment=accepted, version=2, words="Xong", by=cast.focal, today=TODAY)


def test_words_are_kept_where_the_state_has_changed_meanwhile(cast: Cast, accepted: Assignment) -> None:
    ask_completion(assignment=accepted, version=1, words="Xong", by=cast.focal, today=TODAY)
    fresh = Assignment.objects.get(pk=accepted.pk)
    with pytest.raises(Changed) as raised:
        report_progress(assignment=fresh, version=1, words="Lời viết dở", by=cast.focal, today=TODAY)
    assert raised.value.mine["words"] == "Lời viết dở"
