"""Two officials save the same thing: neither loses words, and the second sees what changed."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from task_pages import post, words_of

from dondoc.apps.tasks.editing import EDITABLE
from dondoc.apps.tasks.models import Assignment, Evidence, Report, Task
from factories.cast import Cast
from factories.scene import Scene

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


def _form(answer: Any) -> dict[str, str]:
    """What the form on a page would send if nobody touched it."""
    html = answer.content.decode()
    form = html[html.index('enctype="multipart/form-data"') :]
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="file"' not in tag and ('type="radio"' not in tag or "checked" in tag):
            found[name[1]] = unescape(value[1]) if value else ""
    for name, value in re.findall(r'<textarea\b[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        found[name] = unescape(value).strip("\r\n")
    for name, body in re.findall(r'<select\b[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    found.pop("csrfmiddlewaretoken", None)
    return found


@pytest.fixture
def other_monitor(cast: Cast, client_for: Any) -> Client:
    """A second person who monitors the same plan."""
    from dondoc.apps.accounts.models import Role
    from factories.record import make_person

    return client_for(make_person("Bùi Văn Hai", Role.MONITOR, cast.monitoring))


def test_same_box_written_twice_shows_both_and_keeps_both(monitor: Client, other_monitor: Client, task: Task) -> None:
    url = reverse("edit_task", args=[task.pk])
    mine, theirs = _form(monitor.get(url)), _form(other_monitor.get(url))
    assert other_monitor.post(url, {**theirs, "product": "Lời của người thứ nhất"}).status_code == 303
    answer = monitor.post(url, {**mine, "product": "Lời của người thứ hai"})
    assert answer.status_code == 409
    words = words_of(answer)
    assert "Người khác vừa lưu thay đổi ở đây" in words
    assert "Lời của người thứ nhất" in words  # what stands now
    assert "Bùi Văn Hai (Sở Khoa học và Công nghệ) sửa nhiệm vụ" in words  # what happened since
    (clash,) = answer.context["conflict"]["clashes"]
    assert (clash.before, clash.theirs) == ("", "Lời của người thứ nhất")
    form = _form(answer)
    assert form["product"] == "Lời của người thứ hai"  # my words are in the box still
    assert monitor.post(url, form).status_code == 303
    task.refresh_from_db()
    assert task.product == "Lời của người thứ hai"
    history = words_of(monitor.get(reverse("task", args=[task.pk])))
    assert "Lời của người thứ nhất" in history  # nothing is lost: the record has it


def test_different_boxes_are_both_saved(monitor: Client, other_monitor: Client, task: Task) -> None:
    url = reverse("edit_task", args=[task.pk])
    mine, theirs = _form(monitor.get(url)), _form(other_monitor.get(url))
    other_monitor.post(url, {**theirs, "authority": "Chủ tịch UBND tỉnh"})
    answer = monitor.post(url, {**mine, "product": "Đề án"})
    assert answer.status_code == 409
    assert not answer.context["conflict"]["clashes"]
    assert _form(answer)["authority"] == "Chủ tịch UBND tỉnh"  # theirs stands in the box already
    assert monitor.post(url, _form(answer)).status_code == 303
    task.refresh_from_db()
    assert (task.product, task.authority) == ("Đề án", "Chủ tịch UBND tỉnh")


def test_three_rounds_lose_nothing(monitor: Client, other_monitor: Client, task: Task) -> None:
    """Somebody saves again while the second reads the two versions."""
    url = reverse("edit_task", args=[task.pk])
    mine = _form(monitor.get(url))
    for number in (1, 2):
        other_monitor.post(url, {**_form(other_monitor.get(url)), "condition": f"Lần {number}"})
        answer = monitor.post(url, {**mine, "product": "Đề án"})
        assert answer.status_code == 409
        mine = _form(answer)
    assert monitor.post(url, mine).status_code == 303
    task.refresh_from_db()
    assert (task.product, task.condition) == ("Đề án", "Lần 2")


@pytest.mark.usefixtures("media")
def test_two_reports_at_once_are_both_kept_with_their_files(
    focal: Client, cast: Cast, working: Assignment, client_for: Any
) -> None:
    Assignment.objects.filter(pk=working.pk).update(person=cast.official)
    url, official = reverse("report_progress", args=[working.pk]), client_for(cast.official)
    mine, theirs = _form(focal.get(url)), _form(official.get(url))
    assert official.post(url, {**theirs, "words": "Lời chuyên viên", "progress": "30"}).status_code == 303
    photo = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff anh")
    answer = focal.post(url, {**mine, "words": "Lời đầu mối", "progress": "50", "evidence_photo": photo})
    assert answer.status_code == 409
    assert "Phạm Văn Viên (Sở Tài chính) báo cáo tiến độ, đạt 30 %" in words_of(answer)
    assert "«Lời chuyên viên»" in words_of(answer)
    assert focal.post(url, _form(answer)).status_code == 303
    assert [report.words for report in Report.objects.order_by("pk")] == ["Lời chuyên viên", "Lời đầu mối"]
    assert [one.name for one in Evidence.objects.all()] == ["anh.jpg"]


def test_step_that_is_no_longer_open_says_so_and_shows_my_words(
    focal: Client, monitor: Client, working: Assignment
) -> None:
    url = reverse("report_progress", args=[working.pk])
    mine = _form(focal.get(url))
    post(monitor, "suspend", working, reason="Chờ sắp xếp bộ máy")
    answer = focal.post(url, {**mine, "words": "Đã viết rất dài"})
    assert answer.status_code == 409
    words = words_of(answer)
    assert "Trần Thị Theo (Sở Khoa học và Công nghệ) tạm hoãn" in words
    assert "Việc đang tạm hoãn" in words
    assert "Đã viết rất dài" in answer.content.decode()
    assert 'class="primary">' not in answer.content.decode()


def test_second_answer_to_a_request_sees_the_first(monitor: Client, cast: Cast, client_for: Any) -> None:
    asked = Scene(cast).extension
    url = reverse("decide_extension", args=[asked.pk])
    mine = _form(monitor.get(url))
    first = client_for(cast.chairman).post(url, {"grant": "no", "answer": "Không gia hạn nữa"})
    assert first.status_code == 303
    answer = monitor.post(url, {**mine, "grant": "yes", "answer": "Đồng ý"})
    assert answer.status_code == 409
    assert "Không gia hạn nữa" in words_of(answer)
    assert "Đề nghị gia hạn này đã được trả lời." in words_of(answer)
    asked.refresh_from_db()
    assert asked.decision == "refused"


def test_pressing_twice_does_it_once(focal: Client, part: Assignment) -> None:
    assert post(focal, "accept_assignment", part).status_code == 303
    again = post(focal, "accept_assignment", part)
    assert again.status_code == 409
    assert "Việc này đã được nhận." in words_of(again)


@pytest.mark.parametrize("version", ["", "abc", "0", "999"])
def test_form_without_a_version_that_was_seen_changes_nothing(focal: Client, part: Assignment, version: str) -> None:
    answer = focal.post(reverse("accept_assignment", args=[part.pk]), {"version": version})
    assert answer.status_code in (409, 422)
    assert Assignment.objects.get(pk=part.pk).state == "new"


def test_every_editable_box_goes_along_as_it_was_seen(monitor: Client, task: Task) -> None:
    form = _form(monitor.get(reverse("edit_task", args=[task.pk])))
    assert {f"initial-{name}" for name in EDITABLE} <= set(form)
