"""Two tasks that may be one: side by side for whoever monitors one of their plans."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from task_pages import post, words_of

from dondoc.apps.tasks.models import SameWork, Task
from factories.cast import Cast
from factories.record import make_plan, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(cast: Cast) -> Task:
    """The same work in a plan that another body monitors."""
    plan = make_plan(cast.other, short_name="KH 9/KH-SYT")
    return make_task(plan, cast.other, "Xây dựng đề án chuyển đổi số của tỉnh", product="Đề án")


@pytest.fixture
def pair(task: Task, other: Task) -> SameWork:
    return SameWork.objects.create(one=task, other=other, likeness=0.912, reason="Cùng nội dung.")


def test_both_stand_side_by_side(monitor: Client, pair: SameWork) -> None:
    words = words_of(monitor.get(reverse("same_work")))
    assert "Giống nhau 91%" in words
    assert pair.one.text in words
    assert pair.other.text in words
    assert "Chủ trì: Sở Y tế" in words


def test_task_that_may_not_be_opened_has_no_link(monitor: Client, pair: SameWork) -> None:
    html = monitor.get(reverse("same_work")).content.decode()
    assert reverse("task", args=[pair.one_id]) in html
    assert reverse("task", args=[pair.other_id]) not in html


def test_task_chosen_goes_on_and_answers_both(monitor: Client, pair: SameWork) -> None:
    answer = post(monitor, "join_tasks", pair, kept=pair.other_id, reason="Cùng đề án")
    assert (answer.status_code, answer["Location"]) == (303, reverse("same_work"))
    assert Task.objects.get(pk=pair.one_id).joined_to_id == pair.other_id
    assert "là một việc" in words_of(monitor.get(reverse("same_work"), {"state": "joined"}))


def test_two_works_are_kept_apart(monitor: Client, pair: SameWork) -> None:
    post(monitor, "keep_apart", pair)
    pair.refresh_from_db()
    assert pair.state == "apart"
    assert "Không có cặp việc nào ở đây" in words_of(monitor.get(reverse("same_work")))


def test_joined_works_are_parted_again(monitor: Client, pair: SameWork) -> None:
    post(monitor, "join_tasks", pair, kept=pair.one_id)
    post(monitor, "keep_apart", pair)
    assert Task.objects.get(pk=pair.other_id).joined_to_id is None


def test_second_decision_is_told_of_the_first(monitor: Client, pair: SameWork) -> None:
    post(monitor, "join_tasks", pair, kept=pair.one_id)
    other = make_task(pair.one.plan, None, "Việc khác")
    SameWork.objects.create(one_id=pair.one_id, other=other, likeness=0.9, reason="")
    answer = monitor.post(reverse("join_tasks", args=[pair.pk]), {"kept": pair.other_id}, follow=True)
    assert "nhập vào nhiệm vụ khác" in words_of(answer) or "đã là một" in words_of(answer)


def test_pairs_of_others_are_not_listed(cast: Cast, pair: SameWork, client_for: Any) -> None:
    SameWork.objects.filter(pk=pair.pk).delete()
    foreign = make_plan(cast.coordinator)
    one, two = (make_task(foreign, cast.coordinator, text) for text in ("Một", "Hai"))
    SameWork.objects.create(one=one, other=two, likeness=0.9, reason="")
    assert "Không có cặp việc nào ở đây" in words_of(client_for(cast.monitor).get(reverse("same_work")))


def test_one_task_shows_its_own_pairs(monitor: Client, pair: SameWork, cast: Cast) -> None:
    lone = make_task(cast.plan, cast.lead, "Việc lẻ")
    assert pair.one.text in words_of(monitor.get(reverse("same_work"), {"task": pair.one_id}))
    assert "Không có cặp việc nào ở đây" in words_of(monitor.get(reverse("same_work"), {"task": lone.pk}))
    assert monitor.get(reverse("same_work"), {"task": "x", "state": "y", "page": "z"}).status_code == 200
