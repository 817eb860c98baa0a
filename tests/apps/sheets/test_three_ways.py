"""Two people, one cell: nothing is lost, and nothing is written over unasked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dondoc.apps.sheets import actions
from dondoc.apps.sheets.errors import NothingToApply, NotNow
from dondoc.apps.sheets.models import Row, Upload
from dondoc.apps.tasks import actions as work
from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast
from factories.workbooks import TODAY, down, fill, up

pytestmark = pytest.mark.django_db
NEW = "Xây dựng đề án chuyển đổi số giai đoạn 2"


@pytest.fixture
def path(tmp_path: Path, cast: Cast, part: Assignment, task: Task) -> Path:
    return down(tmp_path, "works", [task.pk], cast.monitor, TODAY)


def _mend(task: Task, cast: Cast, **changes: str) -> None:
    """Somebody else changes the task on its page."""
    task.refresh_from_db()
    work.edit_task(task=task, version=task.version, changes=changes, by=cast.monitor, today=TODAY)


def _cell(upload: Upload, column: str) -> dict[str, str]:
    return next(cell for row in upload.rows.all() for cell in row.cells if cell["column"] == column)


def test_what_only_others_changed_is_kept(path: Path, cast: Cast, task: Task) -> None:
    _mend(task, cast, text=NEW)
    upload = up(fill(path, product="Đề án, tờ trình"), cast.monitor, TODAY)
    assert (_cell(upload, "text")["state"], _cell(upload, "product")["state"]) == ("theirs", "mine")
    actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (task.text, task.product) == (NEW, "Đề án, tờ trình")


def test_same_on_both_sides_is_nothing(path: Path, cast: Cast, task: Task) -> None:
    _mend(task, cast, text=NEW)
    upload = up(fill(path, text=NEW), cast.monitor, TODAY)
    assert (upload.same, upload.rows.count()) == (1, 0)


def test_conflict_waits_for_the_person(path: Path, cast: Cast, task: Task) -> None:
    _mend(task, cast, text=NEW)
    upload = up(fill(path, text="Của tôi"), cast.monitor, TODAY)
    row = upload.rows.get()
    assert (row.state, _cell(upload, "text")["was_text"], _cell(upload, "text")["now_text"]) == (
        Row.State.CONFLICT, "Xây dựng đề án chuyển đổi số", NEW
    )  # fmt: skip
    with pytest.raises(NothingToApply):
        actions.agree(upload=upload, by=cast.monitor, today=TODAY)


@pytest.mark.parametrize(("choice", "text"), [("mine", "Của tôi"), ("theirs", NEW)])
def test_choice_decides_the_conflict(path: Path, cast: Cast, task: Task, choice: str, text: str) -> None:
    _mend(task, cast, text=NEW)
    upload = up(fill(path, text="Của tôi", product="Tờ trình"), cast.monitor, TODAY)
    actions.choose(upload=upload, choices={upload.rows.get().pk: {"text": choice}}, by=cast.monitor)
    upload = actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (task.text, task.product, upload.rows.get().state) == (text, "Tờ trình", Row.State.APPLIED)


def test_all_conflicts_of_a_column_are_decided_at_once(path: Path, cast: Cast, task: Task) -> None:
    _mend(task, cast, text=NEW, product="Khác")
    upload = up(fill(path, text="Của tôi", product="Của tôi"), cast.monitor, TODAY)
    assert actions.choose_all(upload=upload, choice="mine", column="text", by=cast.monitor) == 0
    assert actions.choose_all(upload=upload, choice="theirs", column="product", by=cast.monitor) == 1
    actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (task.text, task.product) == ("Của tôi", "Khác")


def test_what_changes_after_the_check_is_asked_about_again(path: Path, cast: Cast, task: Task) -> None:
    upload = up(fill(path, text="Của tôi"), cast.monitor, TODAY)
    _mend(task, cast, text=NEW)
    upload = actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    row = upload.rows.get()
    task.refresh_from_db()
    assert (task.text, row.state, row.cells[0]["now_text"]) == (NEW, Row.State.CONFLICT, NEW)
    actions.choose_all(upload=upload, choice="mine", by=cast.monitor)
    actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert task.text == "Của tôi"


def test_other_columns_changed_after_the_check_stay(path: Path, cast: Cast, task: Task) -> None:
    upload = up(fill(path, text="Của tôi"), cast.monitor, TODAY)
    _mend(task, cast, product="Của người khác")
    actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (task.text, task.product) == ("Của tôi", "Của người khác")


def test_right_that_was_lost_meanwhile_stops_the_row(path: Path, cast: Cast, task: Task) -> None:
    upload = up(fill(path, text="Của tôi"), cast.monitor, TODAY)
    cast.monitor.roles.update(until=date(2026, 11, 1))
    cast.monitor.forget_standings()
    upload.by.forget_standings()
    upload = actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (upload.rows.get().state, task.text) == (Row.State.REFUSED, "Xây dựng đề án chuyển đổi số")


def test_row_is_applied_whole_or_not_at_all(path: Path, cast: Cast, task: Task) -> None:
    """Words and day are written together; the day is refused, so the words are not written either."""
    upload = up(fill(path, text="Của tôi", due="01/02/2027", change_reason="CV 1"), cast.monitor, TODAY)
    assert upload.rows.get().state == Row.State.READY
    Task.objects.filter(pk=task.pk).update(starts_on=date(2027, 6, 1))
    upload = actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (upload.rows.get().message, task.text) == (
        "Thời hạn phải sau ngày bắt đầu.", "Xây dựng đề án chuyển đổi số"
    )  # fmt: skip


def test_table_is_applied_by_its_sender_alone_and_not_once_it_was_dropped(path: Path, cast: Cast) -> None:
    upload = up(fill(path, text="Của tôi"), cast.monitor, TODAY)
    actions.abandon(upload=upload, by=cast.monitor)
    with pytest.raises(NotNow):
        actions.agree(upload=upload, by=cast.monitor, today=TODAY)
    with pytest.raises(Exception, match="người khác"):
        actions.agree(upload=upload, by=cast.focal, today=TODAY)
