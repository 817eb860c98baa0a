"""Each step through its page: the sentence and why above the form, the deed, the way back, the faults."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from task_pages import post, words_of

from dondoc.apps.tasks.models import Assignment, Extension, Task
from factories.cast import Cast
from factories.record import make_assignment, make_task
from factories.scene import Scene

pytestmark = pytest.mark.django_db
State, Role = Assignment.State, Assignment.Role
TODAY = date(2026, 11, 20)
REASON = {"reason": "Theo công văn 12/SKHCN"}


def _state(part: Assignment) -> str:
    return Assignment.objects.get(pk=part.pk).state


def test_page_of_a_step_shows_the_sentence_the_state_and_what_follows(focal: Client, part: Assignment) -> None:
    words = words_of(focal.get(reverse("accept_assignment", args=[part.pk])))
    assert part.task.text in words
    assert "Sở Tài chính" in words
    assert "Hạn 31/12/2026 (còn 41 ngày)" in words
    assert "cơ quan bạn chịu trách nhiệm chủ trì việc này" in words


def test_accepting_leads_back_to_the_task(focal: Client, part: Assignment) -> None:
    answer = post(focal, "accept_assignment", part)
    assert (answer.status_code, answer["Location"]) == (303, reverse("task", args=[part.task_id]))
    assert _state(part) == State.IN_PROGRESS
    assert "Đã nhận việc." in words_of(focal.get(answer["Location"]))


@pytest.mark.parametrize(
    ("back", "leads"),
    [("/tasks/?cell=open_overdue", "/tasks/?cell=open_overdue"), ("https://xau.example/", ""), ("//xau.example", "")],
)
def test_step_leads_back_to_where_one_came_from_and_never_elsewhere(
    focal: Client, part: Assignment, back: str, leads: str
) -> None:
    answer = post(focal, "accept_assignment", part, back=back)
    assert answer["Location"] == (leads or reverse("task", args=[part.task_id]))


@pytest.mark.parametrize(
    ("name", "before", "after", "data"),
    [
        ("refuse_assignment", State.NEW, State.REFUSED, REASON),
        ("confirm_completion", State.AWAITING, State.DONE, {"answer": "Tốt"}),
        ("send_back", State.AWAITING, State.REWORK, REASON),
        ("suspend", State.IN_PROGRESS, State.SUSPENDED, REASON),
        ("resume", State.SUSPENDED, State.IN_PROGRESS, {}),
        ("drop", State.IN_PROGRESS, State.DROPPED, REASON),
        ("reopen", State.DONE, State.REWORK, REASON),
    ],
)
def test_step_changes_the_state(
    cast: Cast, part: Assignment, client_for: Any, name: str, before: str, after: str, data: dict[str, str]
) -> None:
    Assignment.objects.filter(pk=part.pk).update(
        state=before, done_on=TODAY if before in ("awaiting", "done") else None
    )
    person = cast.focal if name == "refuse_assignment" else cast.monitor
    assert post(client_for(person), name, part, **data).status_code == 303
    assert _state(part) == after


def test_missing_reason_is_said_and_nothing_is_done(focal: Client, part: Assignment) -> None:
    answer = post(focal, "refuse_assignment", part, reason="  ")
    assert answer.status_code == 422
    assert "Chưa lưu được. Hãy sửa những chỗ sau rồi gửi lại" in words_of(answer)
    assert _state(part) == State.NEW


def test_refusal_of_the_action_comes_back_with_every_word(focal: Client, working: Assignment) -> None:
    answer = post(focal, "ask_extension", working, new_due="01/12/2026", reason="Chờ hướng dẫn")
    assert answer.status_code == 422
    assert "Hạn mới phải sau hạn hiện tại." in words_of(answer)
    assert "Chờ hướng dẫn" in answer.content.decode()


def test_monitor_sets_the_day_of_completion_right(monitor: Client, awaiting: Assignment) -> None:
    page = monitor.get(reverse("confirm_completion", args=[awaiting.pk]))
    assert 'value="18/11/2026"' in page.content.decode()
    post(monitor, "confirm_completion", awaiting, done_on="19/11/2026")
    assert Assignment.objects.get(pk=awaiting.pk).done_on == date(2026, 11, 19)


def test_work_goes_to_another_body_by_its_name(monitor: Client, cast: Cast, working: Assignment) -> None:
    answer = post(monitor, "reassign", working, to="Sở Y tế", due="31/01/2027", **REASON)
    assert answer.status_code == 303
    new = Assignment.objects.get(moved_from=working)
    assert (new.body, new.due) == (cast.other, date(2027, 1, 31))


def test_unknown_body_is_said(monitor: Client, working: Assignment) -> None:
    answer = post(monitor, "reassign", working, to="Sở Không Có", **REASON)
    assert answer.status_code == 422
    assert "Không có cơ quan «Sở Không Có»" in words_of(answer)


def test_extension_is_asked_and_decided(focal: Client, monitor: Client, working: Assignment) -> None:
    post(focal, "ask_extension", working, new_due="31/01/2027", reason="Chờ hướng dẫn")
    asked = Extension.objects.get()
    page = words_of(monitor.get(reverse("decide_extension", args=[asked.pk])))
    assert "Sở Tài chính xin gia hạn từ 31/12/2026 đến 31/01/2027. «Chờ hướng dẫn»" in page
    answer = post(monitor, "decide_extension", asked, grant="yes", granted_due="15/01/2027", answer="Đồng ý")
    assert answer.status_code == 303
    assert Assignment.objects.get(pk=working.pk).due == date(2027, 1, 15)


def test_refusing_an_extension_needs_a_reason(monitor: Client, cast: Cast) -> None:
    asked = Scene(cast).extension
    assert "Hãy ghi lý do không đồng ý gia hạn" in words_of(post(monitor, "decide_extension", asked, grant="no"))
    assert post(monitor, "decide_extension", asked, grant="no", answer="Đã gia hạn một lần").status_code == 303
    asked.refresh_from_db()
    assert asked.decision == "refused"


def test_deadline_of_the_task_and_of_one_part(monitor: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Rà soát", due=date(2026, 12, 1), group_lead=True)
    one, other = (make_assignment(task, body, due=task.due) for body in (cast.lead, cast.other))
    url = f"{reverse('set_deadline', args=[task.pk])}?part={one.pk}"
    assert monitor.get(url).status_code == 200
    assert monitor.post(url, {"version": task.version, "due": "10/12/2026", **REASON}).status_code == 303
    dues = {part.pk: part.due for part in task.assignments.all()}
    assert dues == {one.pk: date(2026, 12, 10), other.pk: date(2026, 12, 1)}
    assert monitor.get(f"{reverse('set_deadline', args=[task.pk])}?part=abc").status_code == 404


def test_coordinators_come_and_go(monitor: Client, cast: Cast, task: Task) -> None:
    post(monitor, "add_coordinator", task, body="Sở Y tế")
    added = task.assignments.get(body=cast.other)
    assert (added.role, added.state) == (Role.COORDINATE, State.IN_PROGRESS)
    post(monitor, "remove_coordinator", added, **REASON)
    added.refresh_from_db()
    assert not added.active


def test_work_without_a_lead_is_closed_opened_and_given(monitor: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Nâng cao nhận thức")
    assert post(monitor, "close_common", task, words="Đã làm", done_on="19/11/2026").status_code == 303
    task.refresh_from_db()
    assert task.finished_on == date(2026, 11, 19)
    assert post(monitor, "reopen_common", task, **REASON).status_code == 303
    task.refresh_from_db()
    assert post(monitor, "assign_lead", task, to="Sở Tài chính").status_code == 303
    assert task.assignments.get().body == cast.lead


def test_opinion_goes_both_ways(
    focal: Client, cast: Cast, working: Assignment, helping: Assignment, client_for: Any
) -> None:
    data = {"of": [helping.pk], "question": "Góp ý dự thảo", "due": "30/11/2026"}
    assert post(focal, "ask_opinion", working, **data).status_code == 303
    opinion = helping.opinions.get()
    helper = client_for(cast.helper)
    assert "«Góp ý dự thảo»" in words_of(helper.get(reverse("give_opinion", args=[opinion.pk])))
    assert post(helper, "give_opinion", opinion, answer="Nhất trí").status_code == 303
    opinion.refresh_from_db()
    assert opinion.answer == "Nhất trí"


def test_body_that_does_not_help_cannot_be_asked(focal: Client, working: Assignment) -> None:
    answer = post(focal, "ask_opinion", working, of=[working.pk], question="?", due="30/11/2026")
    assert answer.status_code == 422


def test_piece_is_finished_and_another_withdrawn(focal: Client, cast: Cast, client_for: Any) -> None:
    share = Scene(cast).share
    assert post(client_for(cast.official), "finish_share", share, note="Đã gửi").status_code == 303
    share.refresh_from_db()
    assert (share.done_on, share.note) == (TODAY, "Đã gửi")
    assert post(focal, "withdraw_share", share, **REASON).status_code == 403


def test_words_of_a_task_are_mended(monitor: Client, task: Task) -> None:
    page = monitor.get(reverse("edit_task", args=[task.pk])).content.decode()
    assert 'name="initial-text" ' in page
    seen = {f"initial-{name}": getattr(task, name) for name in ("text", "product", "authority", "field", "condition")}
    data = {**seen, "text": task.text, "product": "Đề án, quyết định", "reason": "Làm rõ"}
    assert post(monitor, "edit_task", task, **data).status_code == 303
    task.refresh_from_db()
    assert task.product == "Đề án, quyết định"


def test_get_writes_nothing(focal: Client, part: Assignment) -> None:
    focal.get(reverse("accept_assignment", args=[part.pk]))
    focal.head(reverse("accept_assignment", args=[part.pk]))
    assert _state(part) == State.NEW
