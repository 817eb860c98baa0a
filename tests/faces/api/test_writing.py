"""Programs take the steps that people take: the same actions, permissions, versions and record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dondoc.apps.accounts.models import ApiAnswer
from dondoc.apps.audit.models import Event
from dondoc.apps.tasks.models import Assignment, Extension, Report, Task
from factories.keys import Program, program_of
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def etag(thing: Any) -> str:
    fresh = type(thing).objects.get(pk=thing.pk)
    return f'"{"t" if isinstance(fresh, Task) else "a"}{fresh.pk}.{fresh.version}"'


def step(program: Program, name: str, thing: Any, body: Any = None, seen: Any = None, **headers: str) -> Any:
    where = {Assignment: "assignments", Task: "tasks", Extension: "extensions"}.get(type(thing))
    return program.post(f"/{where}/{thing.pk}/{name}", body or {}, If_Match=etag(seen or thing), **headers)


def test_from_receiving_to_confirmation(scene: Scene) -> None:
    part, lead, monitor = scene.assignment, program_of(scene.cast.focal), program_of(scene.cast.monitor)
    for program, name, body, state in (
        (lead, "accept_assignment", {}, "in_progress"),
        (lead, "report_progress", {"words": "Đã lấy ý kiến", "progress": 40}, "in_progress"),
        (lead, "ask_completion", {"words": "Đã trình", "done_on": "2026-11-19"}, "awaiting"),
        (monitor, "send_back", {"reason": "Thiếu phụ lục"}, "rework"),
        (lead, "ask_completion", {"words": "Đã bổ sung"}, "awaiting"),
        (monitor, "confirm_completion", {"answer": "Đồng ý"}, "done"),
    ):
        found = step(program, name, part, body)
        assert found.status_code == 200, found.content.decode()
        assert found.json()["assignment"]["state"] == state
        assert found.headers["ETag"] == etag(part)
    verbs = Event.objects.filter(task_id=part.task_id).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["accepted", "reported", "completion_asked", "sent_back", "completion_asked", "confirmed"]


def test_report_says_which_it_made(scene: Scene) -> None:
    found = step(program_of(scene.cast.focal), "report_progress", scene.working, {"words": "Đang làm"})
    assert found.json()["made"] == [Report.objects.get().pk]


def test_extension_is_asked_and_decided(scene: Scene) -> None:
    lead, monitor = program_of(scene.cast.focal), program_of(scene.cast.monitor)
    wish = {"new_due": "2027-01-31", "reason": "Chờ hướng dẫn"}
    asked = step(lead, "ask_extension", scene.working, wish)
    assert asked.status_code == 200, asked.content.decode()
    extension = Extension.objects.get(pk=asked.json()["made"][0])
    found = step(monitor, "decide_extension", extension, {"grant": True}, seen=scene.working)
    assert found.json()["assignment"]["due"] == "2027-01-31"
    again = step(monitor, "decide_extension", extension, {"grant": True}, seen=scene.working)
    assert (again.status_code, again.json()["detail"]) == (403, "Đề nghị gia hạn này đã được trả lời.")


def test_task_is_mended_by_whoever_monitors(scene: Scene) -> None:
    program, task = program_of(scene.cast.monitor), scene.task
    assert step(program, "edit_task", task, {"product": "Tờ trình"}).json()["task"]["product"] == "Tờ trình"
    found = step(program, "set_deadline", task, {"due": "2027-02-01", "reason": "Theo kết luận họp"})
    assert (found.status_code, found.json()["task"]["due"]) == (200, "2027-02-01")
    new = step(program, "reassign", scene.assignment, {"to": scene.cast.other.pk, "reason": "Đúng chức năng"})
    assert new.status_code == 200, new.content.decode()
    assert Assignment.objects.get(pk=new.json()["made"][0]).body == scene.cast.other


def test_work_is_divided_and_opinions_are_asked(scene: Scene) -> None:
    lead = program_of(scene.cast.focal)
    shares = {"shares": [{"text": "Tổng hợp", "person": scene.cast.official.pk}]}
    assert len(step(lead, "divide", scene.working, shares).json()["made"]) == 1
    question = {"of": [scene.helping.pk], "question": "Góp ý", "due": "2026-12-01"}
    asked = step(lead, "ask_opinion", scene.working, question)
    assert asked.status_code == 200, asked.content.decode()
    helper = program_of(scene.cast.helper)
    opinion = asked.json()["made"][0]
    found = helper.post(f"/opinions/{opinion}/give_opinion", {"answer": "Nhất trí"}, If_Match=etag(scene.helping))
    assert found.status_code == 200, found.content.decode()


def test_refusal_gives_the_reason_of_the_permission(scene: Scene) -> None:
    found = step(program_of(scene.cast.reader), "accept_assignment", scene.assignment)
    assert (found.status_code, found.json()["code"]) == (403, "not-allowed")
    assert found.json()["detail"] == "Việc này do đầu mối của cơ quan chủ trì làm."
    assert Assignment.objects.get(pk=scene.assignment.pk).state == "new"


def test_action_that_says_no_tells_why(scene: Scene) -> None:
    wish = {"words": "Xong", "on": "2027-01-01"}
    found = step(program_of(scene.cast.focal), "report_progress", scene.working, wish)
    assert (found.status_code, found.json()["code"]) == (422, "refused")
    assert found.json()["detail"] == "Ngày báo cáo không thể sau hôm nay."


def test_problems_speak_the_language_asked_for(scene: Scene) -> None:
    found = program_of(scene.cast.focal, "plans:read").get("/tasks", Accept_Language="en-GB,en;q=0.9")
    assert found.headers["Content-Language"] == "en"
    assert found.status_code == 403


def test_write_without_version_is_refused(scene: Scene) -> None:
    path = f"/assignments/{scene.assignment.pk}/accept_assignment"
    found = program_of(scene.cast.focal).post(path, {})
    assert (found.status_code, found.json()["code"]) == (428, "version-missing")
    assert found.json()["current_etag"] == etag(scene.assignment)


@pytest.mark.parametrize("mark", ['"a{pk}.9"', 'W/"a{pk}.1"', '"t{pk}.1"', "a{pk}.1", '"x"', '""'])
def test_write_over_another_version_is_refused(scene: Scene, mark: str) -> None:
    path = f"/assignments/{scene.assignment.pk}/accept_assignment"
    found = program_of(scene.cast.focal).post(path, {}, If_Match=mark.format(pk=scene.assignment.pk))
    assert (found.status_code, found.json()["code"]) == (412, "changed")
    assert found.json()["current_etag"] == etag(scene.assignment)


def test_mark_of_an_answer_is_good_for_writing(scene: Scene) -> None:
    program, path = program_of(scene.cast.focal), f"/assignments/{scene.assignment.pk}"
    mark = program.get(path).headers["ETag"]
    assert program.post(f"{path}/accept_assignment", {}, If_Match=f'"z9.9", {mark}').status_code == 200


def test_star_writes_over_whatever_is_there(scene: Scene) -> None:
    path = f"/assignments/{scene.assignment.pk}/accept_assignment"
    assert program_of(scene.cast.focal).post(path, {}, If_Match="*").status_code == 200


@pytest.mark.parametrize("way", ["?dry_run=true", "header"])
def test_dry_run_answers_and_keeps_nothing(scene: Scene, way: str) -> None:
    part, program = scene.assignment, program_of(scene.cast.focal)
    path = f"/assignments/{part.pk}/accept_assignment"
    headers = {"Dry_Run": "true"} if way == "header" else {}
    found = program.post(path + (way if way != "header" else ""), {}, If_Match=etag(part), **headers)
    assert found.json()["dry_run"]
    assert found.json()["assignment"]["state"] == "in_progress"
    assert Assignment.objects.get(pk=part.pk).state == "new"
    assert not Event.objects.filter(task_id=part.task_id).exists()


@pytest.mark.parametrize(
    "body",
    ["{", "[]", '{"words": NaN}', '{"words": "\\ud800"}', '{"words": "x", "progress": 101}', '{"words": ""}',
     '{"words": "x", "more": 1}', '{"words": "x\\u0000"}', '{"words": 5}', '{"words": "x", "on": "20/11/2026"}'],
)  # fmt: skip
def test_body_that_cannot_be_read_changes_nothing(scene: Scene, body: str) -> None:
    path = f"/assignments/{scene.working.pk}/report_progress"
    found = program_of(scene.cast.focal).post(path, body, If_Match=etag(scene.working))
    assert found.status_code in (400, 422)
    assert found.headers["Content-Type"] == "application/problem+json"
    assert not Report.objects.exists()


def test_file_is_sent_first_and_named_by_the_report(scene: Scene, media: Path) -> None:
    program = program_of(scene.cast.focal)
    sent = Client().post(
        "/api/v1/files",
        {"file": SimpleUploadedFile("biên bản.txt", b"bien ban hop")},
        headers={"Authorization": f"Bearer {program.key}"},
    )
    assert sent.status_code == 201, sent.content.decode()
    wish = {"words": "Gửi biên bản", "files": [sent.json()["ticket"]]}
    assert step(program, "report_progress", scene.working, wish).status_code == 200
    assert Report.objects.get().evidence.get().name == "biên bản.txt"
    assert step(program, "report_progress", scene.working, {"words": "x", "files": ["gia"]}).status_code == 422


# Once


def test_same_key_is_done_once(scene: Scene) -> None:
    program, wish = program_of(scene.cast.focal), {"words": "Đã lấy ý kiến"}
    mark = etag(scene.working)
    path = f"/assignments/{scene.working.pk}/report_progress"
    first = program.post(path, wish, If_Match=mark, Idempotency_Key="k-1")
    again = program.post(path, wish, If_Match=mark, Idempotency_Key="k-1")
    assert first.status_code == again.status_code == 200
    assert again.json() == first.json()
    assert (again.headers["Idempotent-Replayed"], again.headers["ETag"]) == ("true", first.headers["ETag"])
    assert Report.objects.count() == 1


def test_key_of_one_request_is_none_for_another(scene: Scene) -> None:
    program = program_of(scene.cast.focal)
    step(program, "report_progress", scene.working, {"words": "Một"}, Idempotency_Key="k-1")
    other = step(program, "report_progress", scene.working, {"words": "Hai"}, Idempotency_Key="k-1")
    assert (other.status_code, other.json()["code"]) == (422, "key-reused")
    assert (
        step(
            program_of(scene.cast.focal), "report_progress", scene.working, {"words": "Hai"}, Idempotency_Key="k-1"
        ).status_code
        == 200
    )


def test_failure_is_not_remembered(scene: Scene) -> None:
    program = program_of(scene.cast.focal)
    assert step(program, "accept_assignment", scene.working, {}, Idempotency_Key="k-1").status_code == 403
    assert not ApiAnswer.objects.exists()


# Many at once


def operation(name: str, thing: Any, body: Any = None, own: str = "") -> dict[str, Any]:
    return {"id": own or name, "step": name, "target": thing.pk, "if_match": etag(thing), "body": body or {}}


def test_batch_is_kept_whole(scene: Scene) -> None:
    part, cast = scene.assignment, scene.cast
    steps = [
        operation("accept_assignment", part),
        operation("report_progress", part, {"words": "Bắt đầu", "progress": 5}),
        operation("name_person", part, {"person": cast.official.pk}),
    ]
    found = program_of(cast.focal).post("/batch", {"operations": steps})
    assert found.status_code == 200, found.content.decode()
    assert found.json()["applied"]
    assert [one["status"] for one in found.json()["items"]] == [200, 200, 200]
    assert Assignment.objects.get(pk=part.pk).progress == 5


def test_batch_with_one_fault_keeps_nothing_and_judges_all(scene: Scene) -> None:
    part = scene.assignment
    steps = [
        operation("accept_assignment", part, own="a"),
        operation("confirm_completion", part, own="b"),
        operation("report_progress", part, {"words": ""}, own="c"),
        {**operation("accept_assignment", part, own="d"), "step": "fly"},
        {**operation("accept_assignment", part, own="e"), "target": 999999},
        operation("report_progress", part, {"words": "Bắt đầu"}, own="f"),
    ]
    found = program_of(scene.cast.focal).post("/batch", {"operations": steps}, Idempotency_Key="k-1")
    assert found.status_code == 422
    assert not ApiAnswer.objects.exists()
    told = found.json()
    assert [one["status"] for one in told["items"]] == [200, 403, 422, 422, 404, 200]
    assert not told["applied"]
    assert told["items"][1]["problem"]["detail"]
    assert Assignment.objects.get(pk=part.pk).state == "new"
    assert not Event.objects.filter(task_id=part.task_id).exists()


def test_batch_can_be_tried(scene: Scene) -> None:
    steps = [operation("accept_assignment", scene.assignment)]
    found = program_of(scene.cast.focal).post("/batch?dry_run=true", {"operations": steps}, Idempotency_Key="k")
    assert (found.status_code, found.json()["applied"], found.json()["dry_run"]) == (200, False, True)
    assert Assignment.objects.get(pk=scene.assignment.pk).state == "new"


def test_batch_does_not_write_over_others(scene: Scene) -> None:
    part = scene.assignment
    stale = operation("accept_assignment", part)
    Assignment.objects.filter(pk=part.pk).update(version=7)
    found = program_of(scene.cast.focal).post("/batch", {"operations": [stale]})
    assert found.json()["items"][0]["status"] == 412


def test_step_costs_few_queries(scene: Scene, at_most_queries: AtMost) -> None:
    program, part = program_of(scene.cast.focal), scene.working
    mark = etag(part)
    with at_most_queries(30):
        found = program.post(
            f"/assignments/{part.pk}/report_progress", {"words": "x"}, If_Match=mark, Idempotency_Key="q"
        )
    assert found.status_code == 200
