"""What programs read: tasks, parts and what stands beside them, as far as their person may see."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from dondoc.apps.accounts.models import ApiToken, RoleHeld, User
from dondoc.apps.accounts.tokens import PER_MINUTE
from factories.keys import program_of
from factories.record import make_task
from factories.scene import DAY, Scene, make_scene

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_task_is_told_with_its_lead_and_time(scene: Scene) -> None:
    task = scene.task
    found = program_of(scene.cast.focal).get(f"/tasks/{task.pk}")
    assert found.status_code == 200, found.content.decode()
    told = found.json()
    assert told["leads"][0]["body"]["name"] == "Sở Tài chính"
    assert told["time"] == "in_time"
    assert [part["role"] for part in told["assignments"]] == ["lead", "coordinate"]
    assert told["etag"] == f'"t{task.pk}.1"'
    assert found.headers["ETag"].startswith(f'"t{task.pk}.1-')


def test_hidden_task_is_not_found(scene: Scene) -> None:
    found = program_of(scene.cast.stranger).get(f"/tasks/{scene.task.pk}")
    assert found.status_code == 404
    assert found.headers["Content-Type"] == "application/problem+json"
    assert found.json()["code"] == "not-found"


def test_list_has_the_filters_of_the_page(scene: Scene) -> None:
    program, task = program_of(scene.cast.monitor), scene.task
    other = scene.other_task

    def ids(query: str) -> list[int]:
        return [one["id"] for one in program.get(f"/tasks?{query}").json()["items"]]

    assert ids("") == [task.pk, other.pk]
    assert ids(f"body={scene.cast.coordinator.pk}") == [other.pk]
    assert ids("q=phat+trien") == [other.pk]
    assert ids("time=overdue") == []
    assert ids("cell=open_in_time") == [task.pk, other.pk]
    assert ids("due_to=2026-12-30") == []


@pytest.mark.parametrize(
    "query",
    ["stat=new", "state=mới", "limit=0", "limit=999", "due_to=31/12/2026", "due_to=0", "plan=x", "cursor=abc", "q=%00"],
)
def test_filter_that_cannot_be_read_is_refused(scene: Scene, query: str) -> None:
    found = program_of(scene.cast.monitor).get(f"/tasks?{query}")
    assert found.status_code == 422
    assert found.json()["errors"] is not None


def test_parts_are_listed_by_body(scene: Scene) -> None:
    scene.task  # noqa: B018
    program = program_of(scene.cast.helper)
    found = program.get(f"/assignments?body={scene.cast.coordinator.pk}&role=any").json()["items"]
    assert [part["role"] for part in found] == ["coordinate"]


def test_part_says_which_steps_are_open(scene: Scene) -> None:
    found = program_of(scene.cast.focal).get(f"/assignments/{scene.assignment.pk}").json()
    steps = {one["step"]: one for one in found["steps"]}
    assert steps["accept_assignment"]["allowed"]
    assert not steps["confirm_completion"]["allowed"]
    assert "theo dõi" in steps["confirm_completion"]["reason"]


def test_what_stands_beside_a_task(scene: Scene) -> None:
    for thing in (scene.evidence, scene.extension, scene.opinion, scene.share):
        assert thing.pk
    program, task = program_of(scene.cast.focal), scene.task
    report = program.get(f"/tasks/{task.pk}/reports").json()["items"][0]
    assert report["files"][0]["name"] == "minh-chung.txt"
    for name in ("extensions", "opinions", "shares"):
        found = program.get(f"/tasks/{task.pk}/{name}")
        assert found.status_code == 200, found.content.decode()
        assert len(found.json()["items"]) == 1


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_give_each_row_once_while_others_write(scene: Scene, limit: int) -> None:
    cast = scene.cast
    before = [make_task(cast.plan, cast.lead, f"Việc {number}").pk for number in range(7)]
    program, seen, cursor = program_of(cast.monitor), [], ""
    while True:
        page = program.get(f"/tasks?limit={limit}{cursor}").json()
        seen += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
        if len(seen) < 12:
            make_task(cast.plan, cast.lead, "Việc mới")
            make_task(cast.plan, cast.lead, "Việc gấp", due=DAY)
    assert seen[:7] == before
    assert len(seen) == len(set(seen))


def test_cursor_of_one_list_is_none_of_another(scene: Scene) -> None:
    for _number in range(3):
        make_task(scene.cast.plan, scene.cast.lead)
    program = program_of(scene.cast.monitor)
    cursor = program.get("/tasks?limit=1").json()["next"]
    assert program.get(f"/assignments?cursor={cursor}").status_code == 422


def test_same_answer_is_not_sent_twice(scene: Scene) -> None:
    program, task = program_of(scene.cast.focal), scene.task
    first = program.get(f"/tasks/{task.pk}")
    again = program.get(f"/tasks/{task.pk}", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert (
        program.get(f"/tasks/{task.pk}", If_None_Match=first.headers["ETag"], Accept_Language="en").status_code == 200
    )


def test_page_of_this_site_reads_with_its_session(scene: Scene, client_for: Callable[[User], Client]) -> None:
    client = client_for(scene.cast.focal)
    assert client.get(f"/api/v1/tasks/{scene.task.pk}").status_code == 200
    assert client.get("/api/v1/tasks", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 401
    assert (
        client.post(
            f"/api/v1/assignments/{scene.assignment.pk}/accept_assignment", {}, content_type="application/json"
        ).status_code
        == 401
    )


def test_person_without_a_key_is_told_where_to_get_one(client: Client) -> None:
    found = client.get("/api/v1/tasks")
    assert found.status_code == 401
    assert found.headers["WWW-Authenticate"].startswith("Bearer")
    assert "Khóa truy cập" in found.json()["detail"]


def test_head_is_answered_as_get(scene: Scene) -> None:
    found = Client().head("/api/v1/tasks", headers={"Authorization": f"Bearer {program_of(scene.cast.focal).key}"})
    assert (found.status_code, found.content) == (200, b"")


@pytest.mark.parametrize("path", ["/tasks", "/assignments"])
def test_list_of_many_costs_as_few_queries_as_of_one(scene: Scene, path: str, at_most_queries: AtMost) -> None:
    for number in range(30):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", coordinate=(scene.cast.coordinator,))
    program = program_of(scene.cast.focal)
    with at_most_queries(9):
        assert len(program.get(f"{path}?limit=30").json()["items"]) == 30


def test_task_costs_few_queries(scene: Scene, at_most_queries: AtMost) -> None:
    program, task = program_of(scene.cast.focal), scene.task
    with at_most_queries(8):
        assert program.get(f"/tasks/{task.pk}").status_code == 200


def test_unknown_address_is_a_problem_too(client: Client) -> None:
    found = client.get("/api/v1/khong-co/gi")
    assert (found.status_code, found.json()["code"]) == (404, "not-found")


def test_wrong_method_says_which_are_right(scene: Scene) -> None:
    found = program_of(scene.cast.focal).post("/tasks", {})
    assert (found.status_code, found.headers["Allow"]) == (405, "GET")
    assert found.json()["code"] == "method-not-allowed"


def test_key_that_calls_too_fast_is_told_to_wait(scene: Scene) -> None:
    program = program_of(scene.cast.focal)
    for minute in (0, 1):  # the minute may turn while we look
        ApiToken.objects.update(used=PER_MINUTE, minute=int(time.time()) // 60 + minute)
        found = program.get("/me")
        if found.status_code == 429:
            break
    assert (found.status_code, found.json()["code"]) == (429, "too-many")
    assert 1 <= int(found.headers["Retry-After"]) <= 60
    ApiToken.objects.update(minute=0)
    assert program.get("/me").status_code == 200


@pytest.mark.parametrize("change", [{"revoked_at": "2026-11-20T00:00Z"}, {"expires_on": "2026-11-19"}])
def test_ended_key_opens_nothing(scene: Scene, change: dict[str, str]) -> None:
    program = program_of(scene.cast.focal)
    ApiToken.objects.update(**change)
    assert program.get("/me").status_code == 401


def test_key_of_somebody_who_left_opens_nothing(scene: Scene) -> None:
    program = program_of(scene.cast.focal)
    User.objects.filter(pk=scene.cast.focal.pk).update(is_active=False)
    assert program.get("/me").status_code == 401


def test_key_never_may_more_than_its_person(scene: Scene) -> None:
    """A role that ends takes with it what the key could see."""
    program, task = program_of(scene.cast.focal), scene.task
    assert program.get(f"/tasks/{task.pk}").status_code == 200
    RoleHeld.objects.filter(user=scene.cast.focal).update(until=DAY)
    assert program.get(f"/tasks/{task.pk}").status_code == 404
