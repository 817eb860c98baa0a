"""Mending the words of a task, and closing work that nobody leads."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.closing import close_common, reopen_common
from dondoc.apps.tasks.editing import edit_task
from dondoc.apps.tasks.models import Task
from factories.cast import Cast
from factories.record import make_task

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def test_correction_keeps_the_old_words_in_the_record(cast: Cast, task: Task) -> None:
    changes = {"text": "Xây dựng Đề án chuyển đổi số", "product": "Đề án được phê duyệt"}
    edit_task(task=task, version=1, changes=changes, by=cast.monitor, today=TODAY, reason="Sửa lỗi chính tả")
    task.refresh_from_db()
    assert (task.text, task.product, task.version) == ("Xây dựng Đề án chuyển đổi số", "Đề án được phê duyệt", 2)
    event = Event.objects.on(task).get()
    assert event.old == {"text": "Xây dựng đề án chuyển đổi số", "product": ""}
    assert event.new == changes
    assert list(Task.objects.search("phe duyet")) == [task]


def test_nothing_happens_where_nothing_differs(cast: Cast, task: Task) -> None:
    edit_task(task=task, version=1, changes={"text": f" {task.text} "}, by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert task.version == 1
    assert not Event.objects.exists()


def test_two_who_edit_lose_nothing(cast: Cast, task: Task) -> None:
    edit_task(task=task, version=1, changes={"product": "Báo cáo"}, by=cast.monitor, today=TODAY)
    with pytest.raises(Changed) as raised:
        edit_task(task=task, version=1, changes={"product": "Đề án"}, by=cast.monitor, today=TODAY)
    assert raised.value.theirs.product == "Báo cáo"
    assert raised.value.mine == {"product": "Đề án"}


@pytest.mark.parametrize("who", ["chairman", "focal", "official", "helper", "stranger", "reader", "admin"])
def test_only_who_monitors_edits(cast: Cast, task: Task, who: str) -> None:
    with pytest.raises(Refused):
        edit_task(task=task, version=1, changes={"product": "x"}, by=getattr(cast, who), today=TODAY)


def test_faulty_words_are_told(cast: Cast, task: Task) -> None:
    with pytest.raises(ActionError, match="nội dung nhiệm vụ"):
        edit_task(task=task, version=1, changes={"text": " "}, by=cast.monitor, today=TODAY)
    with pytest.raises(ActionError, match="dài quá 250"):
        edit_task(task=task, version=1, changes={"authority": "x" * 251}, by=cast.monitor, today=TODAY)
    with pytest.raises(ValueError, match="due"):
        edit_task(task=task, version=1, changes={"due": "2027"}, by=cast.monitor, today=TODAY)


def test_common_work_is_closed_and_opened_by_who_monitors(cast: Cast) -> None:
    task = make_task(cast.plan, None, due=date(2026, 11, 10))
    close_common(task=task, version=1, words="Đã tổng kết", by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (task.finished_on, task.is_open, task.finished_late, task.open_due) == (TODAY, False, True, None)
    with pytest.raises(ActionError, match="đã được khép lại"):
        close_common(task=task, version=task.version, words="Lại", by=cast.monitor, today=TODAY)
    reopen_common(task=task, version=task.version, reason="Còn việc", by=cast.monitor, today=TODAY)
    task.refresh_from_db()
    assert (task.finished_on, task.is_open, task.open_due) == (None, True, date(2026, 11, 10))
    with pytest.raises(ActionError, match="đang mở"):
        reopen_common(task=task, version=task.version, reason="Còn việc", by=cast.monitor, today=TODAY)


def test_work_with_a_lead_is_not_closed_over_its_head(cast: Cast, task: Task) -> None:
    with pytest.raises(ActionError, match="có cơ quan chủ trì"):
        close_common(task=task, version=1, words="Xong", by=cast.monitor, today=TODAY)
    with pytest.raises(Refused):
        close_common(task=task, version=1, words="Xong", by=cast.focal, today=TODAY)
