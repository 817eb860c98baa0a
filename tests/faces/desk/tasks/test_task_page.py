"""The page of a task: what is to be done, by whom, how far it is, what was said and what happened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from task_pages import words_of

from dondoc.apps.plans.models import Item, Review
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.models import Assignment, Opinion, SameWork, Task
from dondoc.apps.tasks.rollup import roll_up
from factories.cast import Cast
from factories.record import make_assignment, make_body, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
State, Role = Assignment.State, Assignment.Role


def _words(client: Client, task: Task, **query: Any) -> str:
    answer = client.get(reverse("task", args=[task.pk]), query)
    assert answer.status_code == 200
    return words_of(answer)


def _again(part: Assignment) -> Assignment:
    return Assignment.objects.get(pk=part.pk)


def test_page_tells_the_task_its_bodies_and_its_day(focal: Client, task: Task, working: Assignment) -> None:
    words = _words(focal, task)
    assert task.text in words
    assert "Chủ trì Sở Tài chính" in words
    assert "Phối hợp Sở Nội vụ" in words
    assert "Hạn 31/12/2026 (còn 41 ngày)" in words
    assert "Tiến độ chưa báo cáo" in words


def test_body_that_was_another_tells_both_names(focal: Client, task: Task, working: Assignment) -> None:
    working.given_to = make_body("Sở Kế hoạch và Đầu tư", until=date(2026, 3, 1))
    working.save()
    assert "Sở Kế hoạch và Đầu tư (nay: Sở Tài chính)" in _words(focal, task)


def test_very_sentence_leads_to_its_place(focal: Client, cast: Cast, task: Task, part: Assignment) -> None:
    review = Review.objects.create(document=cast.plan.document, state=Review.State.ADOPTED)
    read = {"text": "Sở Tài chính chủ trì xây dựng đề án."}
    task.item = Item.objects.create(review=review, kind="task", position=1, start=5, end=40, read=read, value=read)
    task.start, task.end = 5, 40
    task.save()
    answer = focal.get(reverse("task", args=[task.pk]))
    assert read["text"] in words_of(answer)
    assert "Lời nhiệm vụ đã được sửa so với văn bản" in words_of(answer)
    assert f"{reverse('document', args=[cast.plan.document_id])}?s=5-40#" in answer.content.decode()


def test_late_work_tells_why(focal: Client, task: Task, working: Assignment) -> None:
    working.due, working.first_due = date(2026, 10, 31), date(2026, 9, 30)
    working.save()
    words = _words(focal, task)
    assert "Quá hạn , đang thực hiện" in words
    assert "Hôm nay là 20/11/2026." in words
    assert "Hạn đầu: 30/09/2026" in words
    assert "Hạn rơi vào ngày nghỉ nên tính đến hết 02/11/2026" in words


def test_line_of_days_has_first_agreed_and_report_days(focal: Client, cast: Cast, working: Assignment) -> None:
    asked = actions.ask_extension(
        assignment=working, version=1, new_due=date(2027, 2, 28), reason="Chờ bộ", by=cast.focal, today=TODAY
    )
    actions.decide_extension(extension=asked, grant=True, by=cast.monitor, today=TODAY)
    part = _again(working)
    actions.report_progress(
        assignment=part, version=part.version, words="Đã họp", progress=30, by=cast.focal, today=TODAY
    )
    words = _words(focal, working.task)
    assert "Hạn đầu 31/12/2026" in words
    assert "Gia hạn đến 28/02/2027" in words
    assert "Báo cáo 20/11/2026" in words
    assert "Đồng ý đến 28/02/2027" in words
    assert "30%" in words


def test_six_clear_says_what_is_missing_and_why(focal: Client, task: Task) -> None:
    words = _words(focal, task)
    assert "chưa rõ sản phẩm: chưa nêu sản phẩm" in words
    assert "rõ trách nhiệm" in words


def test_group_has_a_line_for_each_member(monitor: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Rà soát", due=date(2026, 12, 1), group_lead=True, lead_written="Các sở")
    rows = ((cast.lead, State.IN_PROGRESS, 40), (cast.coordinator, State.NEW, None), (cast.other, State.DONE, 100))
    for body, state, progress in rows:
        done = TODAY if state == State.DONE else None
        make_assignment(task, body, due=task.due, state=state, progress=progress, done_on=done)
    roll_up(task.pk)
    words = _words(monitor, task)
    assert "3 phần việc, 1 đã xong, 2 đã báo cáo, 1 chưa báo cáo" in words
    assert "các phần đã báo cáo đạt trung bình 70%" in words
    assert "Sở Nội vụ" in words


def test_group_offers_the_monitor_what_each_part_waits_for(monitor: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Rà soát", due=date(2026, 12, 1), group_lead=True)
    waiting = make_assignment(task, cast.lead, due=task.due, state=State.AWAITING, done_on=TODAY)
    refused = make_assignment(task, cast.other, due=task.due, state=State.REFUSED)
    html = monitor.get(reverse("task", args=[task.pk])).content.decode()
    assert reverse("confirm_completion", args=[waiting.pk]) in html
    assert reverse("reassign", args=[refused.pk]) in html


def test_part_of_a_group_is_looked_at_alone(monitor: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Rà soát", due=date(2026, 12, 1), group_lead=True)
    parts = [make_assignment(task, body, due=task.due, state=State.IN_PROGRESS) for body in (cast.lead, cast.other)]
    for part, by, said in ((parts[0], cast.focal, "Lời của Tài chính"), (parts[1], cast.stranger, "Lời của Y tế")):
        actions.report_progress(assignment=part, version=1, words=said, by=by, today=TODAY)
    reports = monitor.get(reverse("task", args=[task.pk]), {"part": parts[0].pk}).context["reports"]
    assert [line.report.words for line in reports] == ["Lời của Tài chính"]
    assert "Phần việc đang xem" in _words(monitor, task, part=parts[0].pk)


def test_work_that_returns_shows_its_periods(focal: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Báo cáo quý", recurrence="quarterly")
    for start, end, state in (((7, 1), (9, 30), State.DONE), ((10, 1), (12, 31), State.IN_PROGRESS)):
        make_assignment(
            task,
            cast.lead,
            due=date(2026, *end),
            state=state,
            done_on=date(2026, 9, 20) if state == State.DONE else None,
            period_start=date(2026, *start),
            period_end=date(2026, *end),
        )
    words = _words(focal, task)
    assert words.index("Quý IV/2026") < words.index("Quý III/2026")
    assert "Các bước dưới đây là của kỳ Quý IV/2026" in words


def test_work_that_nobody_leads_says_so(monitor: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Nâng cao nhận thức")
    words = _words(monitor, task)
    assert "Không cơ quan nào chủ trì riêng" in words
    assert "Giao cơ quan chủ trì" in words
    assert "Khép lại việc" in words


def test_sent_back_work_tells_what_is_wanted(focal: Client, cast: Cast, working: Assignment) -> None:
    actions.ask_completion(assignment=working, version=1, words="Đã xong", by=cast.focal, today=TODAY)
    part = _again(working)
    actions.send_back(assignment=part, version=part.version, reason="Thiếu quyết định", by=cast.monitor, today=TODAY)
    assert "đã trả lại báo cáo hoàn thành" in _words(focal, working.task)
    assert "«Thiếu quyết định»" in _words(focal, working.task)


def test_opinions_and_pieces_stand_on_the_page(
    focal: Client, cast: Cast, working: Assignment, helping: Assignment
) -> None:
    actions.ask_opinion(
        assignment=working, version=1, of=[helping], question="Góp ý", due=TODAY, by=cast.focal, today=TODAY
    )
    actions.give_opinion(opinion=Opinion.objects.get(), answer="Nhất trí", by=cast.helper, today=TODAY)
    part = _again(working)
    shares = [actions.NewShare("Tổng hợp số liệu", person=cast.official)]
    actions.divide(assignment=part, version=part.version, shares=shares, by=cast.focal, today=TODAY)
    words = _words(focal, working.task)
    assert "hỏi Sở Nội vụ, trả lời trước ngày 20/11/2026" in words
    assert "Nhất trí" in words
    assert "Tổng hợp số liệu" in words


def test_amendment_stands_side_by_side(monitor: Client, cast: Cast, task: Task) -> None:
    newer = make_plan(cast.monitoring, short_name="KH 9/KH-UBND")
    actions.amend_task(
        task=task, version=1, plan=newer, change="changed", new={"product": "Đề án"}, by=cast.monitor, today=TODAY
    )
    words = _words(monitor, task)
    assert "Thay đổi theo văn bản mới Sửa đổi theo KH 9/KH-UBND" in words
    assert "Sản phẩm Đề án" in words


def test_task_that_answers_two_plans_names_the_other(monitor: Client, cast: Cast, task: Task) -> None:
    other = make_task(make_plan(cast.monitoring, short_name="KH 9/KH-UBND"), cast.other, "Xây dựng đề án")
    same = SameWork.objects.create(one=task, other=other, likeness=0.9, reason="giống nhau")
    assert "Có thể là cùng một việc" in _words(monitor, task)
    actions.join_tasks(same=same, kept=task, by=cast.monitor, today=TODAY)
    assert "Nhiệm vụ số 1 của KH 9/KH-UBND" in _words(monitor, task)
    assert "Việc này đã nhập vào một nhiệm vụ trùng" in _words(monitor, other)


def test_history_is_told_in_plain_words(focal: Client, cast: Cast, task: Task, part: Assignment) -> None:
    actions.accept_assignment(assignment=part, version=1, by=cast.focal, today=TODAY)
    assert "Nguyễn Văn An (Sở Tài chính) nhận việc" in _words(focal, task)


def test_old_reports_are_a_click_away(focal: Client, cast: Cast, working: Assignment) -> None:
    for number in range(25):
        part = _again(working)
        actions.report_progress(
            assignment=part, version=part.version, words=f"Lần {number}", by=cast.focal, today=TODAY
        )
    first = focal.get(reverse("task", args=[working.task_id]))
    assert len(first.context["reports"]) == 20
    assert first.context["has_more"]
    assert len(focal.get(reverse("task", args=[working.task_id]), {"all": "1"}).context["reports"]) == 25


def test_silence_of_open_ended_work_is_told(focal: Client, cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, "Nâng cao nhận thức")
    task.assignments.update(state=State.IN_PROGRESS, given_on=date(2026, 1, 6))
    assert "Đã 10 tháng không có báo cáo nào" in _words(focal, task)


@pytest.mark.parametrize("query", [{"part": "0"}, {"part": "x"}, {"period": "2026-13-40"}, {"all": "x"}])
def test_address_with_nonsense_shows_the_task(focal: Client, task: Task, query: dict[str, str]) -> None:
    assert focal.get(reverse("task", args=[task.pk]), query).status_code == 200


def test_group_opens_at_the_period_that_presses_most(monitor: Client, cast: Cast) -> None:
    """An overdue part of the half-year before goes before all that has begun since."""
    task = make_task(cast.plan, None, "Sao lưu dữ liệu", recurrence="semiannual", group_lead=True)
    for body in (cast.lead, cast.coordinator):
        for start, end, state in (((1, 1), (6, 30), State.DONE), ((7, 1), (12, 31), State.IN_PROGRESS)):
            is_late = body == cast.lead and state == State.DONE
            made = State.IN_PROGRESS if is_late else state
            make_assignment(
                task,
                body,
                due=date(2026, *end),
                state=made,
                done_on=date(2026, 6, 1) if made == State.DONE else None,
                period_start=date(2026, *start),
                period_end=date(2026, *end),
            )
    answer = monitor.get(reverse("task", args=[task.pk]))
    assert [(str(tab.word), tab.current, tab.number) for tab in answer.context["periods"]] == [
        ("6 tháng cuối năm 2026", False, None),
        ("6 tháng đầu năm 2026", True, 1),
    ]
    assert len(monitor.get(reverse("task", args=[task.pk]), {"period": "2026-07-01"}).context["leads"]) == 2


def test_late_request_is_marked_and_moves_no_deadline_on_the_line(
    focal: Client, cast: Cast, working: Assignment
) -> None:
    Assignment.objects.filter(pk=working.pk).update(due=date(2026, 10, 30), first_due=date(2026, 10, 30))
    part = _again(working)
    asked = actions.ask_extension(
        assignment=part, version=part.version, new_due=date(2027, 2, 26), reason="Chờ", by=cast.focal, today=TODAY
    )
    actions.decide_extension(extension=asked, grant=True, by=cast.monitor, today=TODAY)
    words = _words(focal, working.task)
    assert "xin sau hạn" in words
    assert "Gia hạn đến" not in words
    assert "Quá hạn 21 ngày" in words


def test_ways_to_what_is_hidden_are_not_offered(cast: Cast, task: Task, client_for: Any) -> None:
    """The other task, and the plan that ended this one, are named; only who may open them is led there."""
    hidden = make_plan(cast.other, short_name="KH 9/KH-SYT")
    other = make_task(hidden, cast.other, "Việc của Sở Y tế")
    Task.objects.filter(pk=task.pk).update(ended_on=TODAY, ended_by=hidden, replaced_by=other)
    Task.objects.filter(pk=other.pk).update(joined_to=task)
    for person, sees in ((cast.focal, False), (cast.admin, True)):
        html = client_for(person).get(reverse("task", args=[task.pk])).content.decode()
        assert "kết thúc ngày 20/11/2026 theo KH 9/KH-SYT" in html
        assert (reverse("task", args=[other.pk]) in html) == sees
        assert (reverse("plan", args=[hidden.pk]) in html) == sees
