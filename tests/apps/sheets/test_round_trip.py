"""Down and up again: what nobody touched changes nothing, what somebody touched changes that alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.tasks.models import Assignment, Extension, Report, Task
from factories.cast import Cast
from factories.workbooks import TODAY, down, fill, through_libreoffice, up

pytestmark = pytest.mark.django_db


def _states(upload: Upload) -> list[str]:
    return list(upload.rows.order_by("pk").values_list("state", flat=True))


def test_untouched_list_changes_nothing(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    events = Event.objects.count()
    upload = up(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), cast.focal, TODAY)
    assert (upload.state, upload.failure, upload.same, _states(upload)) == ("checked", "", 1, [])
    assert Event.objects.count() == events


@pytest.mark.parametrize("kind", ["parts", "works", "bodies", "people"])
def test_untouched_list_survives_libreoffice(tmp_path: Path, cast: Cast, part: Assignment, kind: str) -> None:
    keys = {"parts": [part.pk], "works": [part.task_id], "bodies": [cast.lead.pk, cast.other.pk]}
    keys["people"] = [person.pk for person in cast.everybody().values()]
    by = cast.focal if kind == "parts" else cast.monitor if kind == "works" else cast.admin
    path = through_libreoffice(down(tmp_path, kind, keys[kind], by, TODAY))
    upload = up(path, by, TODAY)
    assert (upload.failure, [row.cells for row in upload.rows.all()]) == ("", [])
    assert upload.same == len(keys[kind])


def test_report_is_written_by_the_action_of_the_page(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    path = fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), progress=0.6, words="Đã lấy ý kiến các sở")
    upload = up(path, cast.focal, TODAY)
    assert _states(upload) == ["ready"]
    assert Report.objects.count() == 0  # nothing before a person agrees
    upload = actions.agree(upload=upload, by=cast.focal, today=TODAY)
    report = Report.objects.get()
    part.refresh_from_db()
    assert (upload.state, report.words, report.progress, part.progress) == ("applied", "Đã lấy ý kiến các sở", 60, 60)
    assert upload.rows.get().message == "đã ghi báo cáo"


def test_same_file_twice_reports_once(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    path = fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), words="Đã họp", ask_due="31/01/2027",
                ask_reason="Chờ hướng dẫn")  # fmt: skip
    for _time in range(2):
        actions.agree(upload=up(path, cast.focal, TODAY), by=cast.focal, today=TODAY)
    assert (Report.objects.count(), Extension.objects.count()) == (1, 1)


def test_monitor_mends_words_sets_the_day_and_gives_the_work_to_another(
    tmp_path: Path, cast: Cast, part: Assignment, task: Task
) -> None:
    path = down(tmp_path, "works", [task.pk], cast.monitor, TODAY)
    fill(path, text="Xây dựng đề án chuyển đổi số tỉnh", due="28/02/2027", lead="Sở Y tế", change_reason="CV 12/UBND")
    upload = up(path, cast.monitor, TODAY)
    assert [row.message for row in upload.rows.all()] == [""]
    actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    lead = task.assignments.get(role="lead", active=True)
    assert (task.text, f"{task.due}", lead.body_id) == (
        "Xây dựng đề án chuyển đổi số tỉnh",
        "2027-02-28",
        cast.other.pk,
    )


def test_refusal_is_told_before_anybody_agrees(tmp_path: Path, cast: Cast, part: Assignment, task: Task) -> None:
    path = fill(down(tmp_path, "works", [task.pk], cast.monitor, TODAY), due="28/02/2027")
    upload = up(path, cast.monitor, TODAY)
    row = upload.rows.get()
    assert (row.state, row.message) == (Row.State.FAULT, "Hãy ghi lý do đặt thời hạn này.")
    task.refresh_from_db()
    assert f"{task.due}" == "2026-12-31"


def test_column_of_others_is_left_alone(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    path = fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), text="Việc khác hẳn", due="01/01/2030")
    upload = up(path, cast.focal, TODAY)
    row = upload.rows.get()
    assert (row.state, {cell["state"] for cell in row.cells}) == (Row.State.KEPT, {"ignored"})
