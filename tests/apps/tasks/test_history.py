"""The record of a task in plain sentences."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.evidence import NewFile
from dondoc.apps.tasks.history import history_of, line_of
from dondoc.apps.tasks.history_words import sentence_of
from dondoc.apps.tasks.models import Assignment, SameWork, Share, Task
from factories.cast import Cast
from factories.record import make_body, make_plan, make_task

TODAY = date(2026, 11, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def _last(task: Task) -> str:
    return history_of(task)[0].whole


def _act(action: Any, part: Assignment, by: Any, **fields: Any) -> Any:
    part.refresh_from_db()
    return action(assignment=part, version=part.version, by=by, today=TODAY, **fields)


def test_life_of_a_task_reads_as_sentences(cast: Cast, part: Assignment) -> None:
    task = part.task
    _act(actions.accept_assignment, part, cast.focal)
    assert _last(task) == "Nguyễn Văn An (Sở Tài chính) nhận việc."
    _act(actions.report_progress, part, cast.focal, words="Đã họp", progress=40)
    assert _last(task) == "Nguyễn Văn An (Sở Tài chính) báo cáo tiến độ, đạt 40 %: Đã họp"
    _act(actions.name_person, part, cast.focal, person=cast.official)
    assert _last(task) == "Nguyễn Văn An (Sở Tài chính) phân công Phạm Văn Viên thực hiện."
    extension = _act(actions.ask_extension, part, cast.focal, new_due=date(2027, 3, 31), reason="chờ vốn")
    assert _last(task) == "Nguyễn Văn An (Sở Tài chính) xin gia hạn từ 31/12/2026 đến 31/03/2027: chờ vốn"
    actions.decide_extension(
        extension=extension, grant=True, granted_due=date(2027, 2, 28), by=cast.monitor, today=TODAY
    )
    assert _last(task) == (
        "Trần Thị Theo (Sở Khoa học và Công nghệ) đồng ý gia hạn từ 31/12/2026 đến 28/02/2027 (xin đến 31/03/2027)"
        " (phần việc của Sở Tài chính)."
    )
    files = [NewFile("de-an.txt", io.BytesIO(b"x"))]
    _act(actions.ask_completion, part, cast.focal, words="Đã trình", files=files)
    assert _last(task) == ("Nguyễn Văn An (Sở Tài chính) báo cáo hoàn thành ngày 20/11/2026, kèm de-an.txt: Đã trình")
    _act(actions.send_back, part, cast.monitor, reason="Thiếu phụ lục")
    assert _last(task) == (
        "Trần Thị Theo (Sở Khoa học và Công nghệ) trả lại (phần việc của Sở Tài chính): Thiếu phụ lục"
    )
    _act(actions.ask_completion, part, cast.focal, words="Đã bổ sung")
    _act(actions.confirm_completion, part, cast.monitor, done_on=date(2026, 11, 19))
    assert _last(task) == (
        "Trần Thị Theo (Sở Khoa học và Công nghệ) xác nhận hoàn thành ngày 19/11/2026 (báo cáo ghi 20/11/2026)"
        " (phần việc của Sở Tài chính)."
    )
    assert len(history_of(task)) == 9
    assert len(history_of(task, part=part, limit=3)) == 3


def test_days_leads_and_helpers_read_as_sentences(cast: Cast, part: Assignment) -> None:
    task = part.task

    def fresh() -> dict[str, Any]:
        task.refresh_from_db()
        return {"task": task, "version": task.version, "by": cast.monitor, "today": TODAY}

    actions.set_deadline(due=date(2027, 1, 31), reason="CV 12", **fresh())
    assert _last(task).endswith("đổi thời hạn từ 31/12/2026 thành 31/01/2027: CV 12")
    actions.add_coordinator(body=cast.other, **fresh())
    assert _last(task).endswith("thêm Sở Y tế phối hợp.")
    helper = task.assignments.get(body=cast.other)
    actions.remove_coordinator(assignment=helper, version=helper.version, reason="Thừa", by=cast.monitor, today=TODAY)
    assert _last(task).endswith("cho Sở Y tế thôi phối hợp: Thừa")
    actions.edit_task(changes={"product": "Đề án"}, **fresh())
    assert _last(task).endswith("sửa nhiệm vụ: sản phẩm: «Đề án».")
    actions.edit_task(changes={"product": "Báo cáo"}, **fresh())
    assert _last(task).endswith("sản phẩm từ «Đề án» thành «Báo cáo».")
    _act(actions.reassign, part, cast.monitor, to=cast.other, reason="Đúng việc")
    assert "chuyển cơ quan chủ trì từ Sở Tài chính sang Sở Y tế" in _last(task)


def test_shares_and_opinions_read_as_sentences(cast: Cast, accepted: Assignment, helping: Assignment) -> None:
    task = accepted.task
    room = make_body("Phòng Ngân sách", under=cast.lead)
    shares = [actions.NewShare("Dự thảo", unit=room, due=date(2026, 12, 1))]
    _act(actions.divide, accepted, cast.focal, shares=shares)
    assert _last(task).endswith("chia 1 phần việc: Phòng Ngân sách: Dự thảo, hạn 01/12/2026")
    actions.finish_share(share=Share.objects.get(), by=cast.focal, today=TODAY, note="Đã gửi")
    assert _last(task).endswith("báo xong phần việc: Phòng Ngân sách: Dự thảo, hạn 01/12/2026: Đã gửi")
    due = date(2026, 11, 27)
    (opinion,) = _act(actions.ask_opinion, accepted, cast.focal, of=[helping], question="Góp ý", due=due)
    assert _last(task).endswith("xin ý kiến Sở Nội vụ, trả lời trước ngày 27/11/2026: Góp ý")
    actions.give_opinion(opinion=opinion, answer="Nhất trí", by=cast.helper, today=date(2026, 12, 3))
    assert _last(task) == "Đỗ Thị Phối (Sở Nội vụ) cho ý kiến (sau ngày đề nghị): Nhất trí"


def test_joining_and_amending_read_as_sentences(cast: Cast, task: Task) -> None:
    newer = make_plan(cast.monitoring, short_name="KH 400")
    other = make_task(newer, cast.other, "Việc trùng")
    same = SameWork.objects.create(one=task, other=other, likeness=1, reason="")
    actions.join_tasks(same=same, kept=task, by=cast.monitor, today=TODAY)
    assert _last(other).endswith("nhập việc này vào nhiệm vụ trùng số 1 của KH 215/KH-UBND.")
    assert _last(task).endswith("nhập nhiệm vụ trùng số 1 của KH 400 vào việc này.")
    same.refresh_from_db()
    actions.keep_apart(same=same, by=cast.monitor, today=TODAY)
    assert _last(task).endswith("tách việc này khỏi nhiệm vụ số 1 của KH 400.")
    task.refresh_from_db()
    actions.amend_task(
        task=task, version=task.version, plan=newer, change="changed", new={"due": date(2027, 6, 30)},
        by=cast.monitor, today=TODAY,
    )  # fmt: skip
    assert _last(task).endswith("sửa đổi theo KH 400: hạn từ «31/12/2026» thành «30/06/2027».")


def test_system_and_unknown_verbs_are_told_too(cast: Cast, task: Task) -> None:
    event = Event(verb="period_opened", new={"period": "Quý I/2027"})
    assert line_of(event).whole == "Hệ thống mở kỳ Quý I/2027."
    assert sentence_of(Event(verb="something"))[0] == "something"


@pytest.mark.parametrize("verb", list(Verb))
def test_no_event_is_without_words_even_where_facts_are_missing(verb: Verb) -> None:
    assert line_of(Event(verb=verb)).whole


def test_history_takes_one_query(cast: Cast, part: Assignment, django_assert_num_queries: Any) -> None:
    for _number in range(3):
        _act(actions.suspend, part, cast.monitor, reason="Chờ")
        _act(actions.resume, part, cast.monitor)
    task = part.task
    with django_assert_num_queries(1):
        assert len([line.whole for line in history_of(task)]) == 6
