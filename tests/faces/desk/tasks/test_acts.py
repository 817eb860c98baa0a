"""What each person may do on the page of a task: one act first, closed ones with their reasons."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from task_pages import words_of

from dondoc.apps.tasks.models import Assignment, Extension, Opinion, Share, Task
from dondoc.faces.desk.tasks.acts import Acts
from factories.cast import Cast
from factories.record import make_task
from factories.scene import Scene

pytestmark = pytest.mark.django_db
State = Assignment.State
TODAY = date(2026, 11, 20)


def _acts(client_for: Any, person: Any, task: Task) -> Acts:
    return client_for(person).get(reverse("task", args=[task.pk])).context["acts"]


def _first(acts: Acts) -> str:
    return acts.first.name if acts.first else ""


def _open(acts: Acts) -> set[str]:
    return {act.name for act in (acts.first, *acts.others) if act}


@pytest.mark.parametrize(
    ("state", "who", "first"),
    [
        (State.NEW, "focal", "accept_assignment"),
        (State.NEW, "monitor", ""),
        (State.IN_PROGRESS, "focal", "report_progress"),
        (State.IN_PROGRESS, "official", "report_progress"),
        (State.AWAITING, "focal", ""),
        (State.AWAITING, "monitor", "confirm_completion"),
        (State.REWORK, "focal", "report_progress"),
        (State.REFUSED, "monitor", "reassign"),
        (State.SUSPENDED, "monitor", "resume"),
        (State.SUSPENDED, "chairman", "resume"),
        (State.DONE, "monitor", ""),
    ],
)
def test_first_act(cast: Cast, part: Assignment, client_for: Any, state: str, who: str, first: str) -> None:
    done = TODAY if state in (State.DONE, State.AWAITING) else None
    Assignment.objects.filter(pk=part.pk).update(state=state, done_on=done, person=cast.official)
    assert _first(_acts(client_for, getattr(cast, who), part.task)) == first


def test_page_has_one_primary_act(focal: Any, task: Task) -> None:
    html = focal.get(reverse("task", args=[task.pk])).content.decode()
    assert html.count('class="primary"') + html.count("button primary") == 1


def test_closed_acts_say_why(focal: Any, task: Task) -> None:
    words = words_of(focal.get(reverse("task", args=[task.pk])))
    assert "Báo cáo tiến độ, Báo cáo hoàn thành, Xin gia hạn" in words
    assert "Đầu mối của cơ quan chủ trì cần nhận việc trước" in words


def test_who_has_nothing_to_do_hears_whose_steps_they_are(cast: Cast, task: Task, client_for: Any) -> None:
    acts = _acts(client_for, cast.reader, task)
    assert not acts.any_open
    assert "đầu mối của cơ quan chủ trì" in " ".join(str(one.reason) for one in acts.closed)


def test_coordinator_reports_its_own_part(cast: Cast, working: Assignment, client_for: Any) -> None:
    acts = _acts(client_for, cast.helper, working.task)
    helping = working.task.assignments.get(role=Assignment.Role.COORDINATE)
    assert acts.first is not None
    assert acts.first.url == reverse("report_progress", args=[helping.pk])
    assert _open(acts) == {"report_progress", "divide", "name_person"}


def test_request_for_a_later_day_comes_first_for_who_decides(cast: Cast, working: Assignment, client_for: Any) -> None:
    Extension.objects.create(
        assignment=working, asked_at="2026-11-20T09:00+07:00", asked_on=TODAY, reason="Chờ", old_due=TODAY,
        new_due=date(2027, 1, 1),
    )  # fmt: skip
    for person in (cast.monitor, cast.chairman):
        assert _first(_acts(client_for, person, working.task)) == "decide_extension"
    assert "decide_extension" not in _open(_acts(client_for, cast.focal, working.task))


def test_opinion_asked_and_piece_given_are_acts_of_their_holders(
    cast: Cast, working: Assignment, helping: Assignment, client_for: Any
) -> None:
    Opinion.objects.create(assignment=helping, asked_at="2026-11-20T09:00+07:00", question="?", due=TODAY)
    Share.objects.create(assignment=working, person=cast.official, text="Tổng hợp")
    assert _first(_acts(client_for, cast.helper, working.task)) == "give_opinion"
    assert "finish_share" in _open(_acts(client_for, cast.official, working.task))
    assert "finish_share" not in _open(_acts(client_for, cast.focal, working.task))


def test_work_without_a_lead_asks_for_one(cast: Cast, client_for: Any) -> None:
    task = make_task(cast.plan, None, "Nâng cao nhận thức")
    assert _first(_acts(client_for, cast.monitor, task)) == "assign_lead"
    Task.objects.filter(pk=task.pk).update(finished_on=TODAY, is_open=False)
    assert "reopen_common" in _open(_acts(client_for, cast.monitor, task))


def test_every_open_act_opens(cast: Cast, client_for: Any) -> None:
    """What is offered is never refused."""
    scene = Scene(cast)
    assert scene.extension
    assert scene.opinion
    assert scene.share
    for person in cast.everybody().values():
        client = client_for(person)
        answer = client.get(reverse("task", args=[scene.task.pk]))
        if answer.status_code == 404:
            continue
        acts = answer.context["acts"]
        for act in filter(None, (acts.first, *acts.others)):
            assert client.get(act.url).status_code == 200, (person, act.name)
