"""The worker's part: large tables, agreement carried out bit by bit, servers that die; and the faults in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.apps.sheets import actions, applying, checking, jobs
from dondoc.apps.sheets.faults import can_be_marked, marked_file
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.tasks.models import Assignment, Report
from factories.cast import Cast
from factories.record import make_assignment, make_task
from factories.workbooks import FIRST, TODAY, column_of, down, edit, fill, put, stream_of, up

pytestmark = pytest.mark.django_db
MANY = 40


@pytest.fixture
def parts(cast: Cast) -> list[int]:
    tasks = [make_task(cast.plan, None, f"Việc {number}") for number in range(MANY)]
    return [make_assignment(task, cast.lead, state="in_progress").pk for task in tasks]


@pytest.fixture
def path(tmp_path: Path, cast: Cast, parts: list[int]) -> Path:
    """All of them with words of a report."""

    def change(sheet: Worksheet) -> None:
        for row in range(FIRST, FIRST + MANY):
            put(sheet, "words", f"Đã làm {row}", row)

    return edit(down(tmp_path, "parts", parts, cast.focal, TODAY), change)


def test_many_rows_are_applied_by_the_worker(path: Path, cast: Cast) -> None:
    upload = actions.agree(upload=up(path, cast.focal, TODAY), by=cast.focal, today=TODAY)
    assert (upload.state, upload.total, Report.objects.count()) == ("applying", MANY, 0)
    assert jobs.apply_upload.call(upload.pk) == "done"
    upload.refresh_from_db()
    assert (upload.state, upload.done, Report.objects.count()) == ("applied", MANY, MANY)
    assert jobs.apply_upload.call(upload.pk) == "nothing to do"


def test_worker_that_died_is_followed_where_it_stopped(path: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = actions.agree(upload=up(path, cast.focal, TODAY), by=cast.focal, today=TODAY)
    take, count = applying.take, 0

    def killed(*facts: Any, **more: Any) -> Any:
        nonlocal count
        count += 1
        if count > 7:
            raise KeyboardInterrupt
        return take(*facts, **more)

    monkeypatch.setattr(applying, "take", killed)
    with pytest.raises(KeyboardInterrupt):
        applying.apply_rows(upload, today=TODAY)
    assert Report.objects.count() == 7
    monkeypatch.setattr(applying, "take", take)
    assert jobs.apply_upload.call(upload.pk) == "done"
    upload.refresh_from_db()
    assert (upload.state, upload.done, Report.objects.count()) == ("applied", MANY, MANY)


def test_server_that_died_over_a_small_table_is_followed_by_the_worker(
    path: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_facts: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check_upload", dies)
    with pytest.raises(KeyboardInterrupt), path.open("rb") as stream:
        actions.send_up(stream=stream, name="a.xlsx", by=cast.focal, today=TODAY)
    monkeypatch.undo()
    upload = Upload.objects.get()
    waiting = DBTaskResult.objects.get(task_path=jobs.check_upload.module_path)
    assert (upload.state, waiting.args_kwargs["args"], waiting.run_after is not None) == ("waiting", [upload.pk], True)


def test_large_file_and_many_changes_are_left_to_the_worker(
    path: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 10)
    upload = up(path, cast.focal, TODAY)
    assert (upload.state, upload.rows.count()) == ("waiting", 0)
    monkeypatch.setattr(actions, "AT_ONCE_BYTES", 10)
    assert up(path, cast.focal, TODAY).state == "waiting"


def test_fault_of_ours_is_told_on_the_page(
    path: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch, held_today: Any, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 10)
    upload = up(path, cast.focal, TODAY)
    monkeypatch.setattr(checking, "find_own", lambda *_facts: 1 / 0)
    assert jobs.check_upload.call(upload.pk) == "failed"
    upload.refresh_from_db()
    assert upload.failure.startswith("Máy chủ gặp lỗi với bảng này; những dòng đã ghi vẫn còn.")
    assert "ZeroDivisionError" in caplog.text


def test_check_asks_few_questions_however_long_the_list(path: Path, cast: Cast, at_most_queries: Any) -> None:
    upload = Upload.objects.create(by=cast.focal, file=up(path, cast.focal, TODAY).file, file_name="a.xlsx")
    check = pytest.MonkeyPatch()
    check.setattr(checking, "refusal_of", lambda *_facts: "")  # trying costs its own, row by row
    with at_most_queries(30):
        checking.check_upload(upload, today=TODAY)
    check.undo()
    assert Row.objects.filter(upload=upload, state="ready").count() == MANY


def test_faults_come_back_in_the_same_file(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    path = fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), progress="nhiều", ask_due="mai")

    def own(sheet: Worksheet) -> None:
        sheet["B1"].value = "Tiêu đề của tôi"
        sheet.cell(FIRST, 30).value = "=1+1"

    upload = up(edit(path, own), cast.focal, TODAY)
    assert can_be_marked(upload)
    sheet = load_workbook(stream_of(marked_file(upload))).worksheets[0]
    told = sheet.cell(FIRST, column_of(sheet, "progress")).comment
    assert told.text == "«nhiều» không phải tỷ lệ từ 0 đến 100. Hãy ghi 50 hoặc 50%."
    assert sheet.cell(FIRST, column_of(sheet, "ask_due")).comment is not None
    assert sheet.cell(FIRST, column_of(sheet, "text")).comment is None
    assert (sheet["B1"].value, sheet.cell(FIRST, 30).value) == ("Tiêu đề của tôi", "=1+1")


def test_file_with_comments_can_come_up_again(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    upload = up(fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), progress="nhiều"), cast.focal, TODAY)
    path = tmp_path / "ghi-chu.xlsx"
    path.write_bytes(marked_file(upload))
    again = up(fill(path, progress=0.5, words="Đã họp"), cast.focal, TODAY)
    assert [row.state for row in again.rows.all()] == [Row.State.READY]


def test_refusal_of_a_row_is_told_at_its_first_cell(tmp_path: Path, cast: Cast, part: Assignment) -> None:
    upload = up(fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), progress=0.5), cast.focal, TODAY)
    sheet = load_workbook(stream_of(marked_file(upload))).worksheets[0]
    words = sheet.cell(FIRST, column_of(sheet, "progress")).comment.text
    assert words == "Hãy ghi đã làm được gì, còn vướng gì."
