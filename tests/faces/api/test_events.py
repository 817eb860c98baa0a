"""The feed of events: nothing twice, nothing left out, and nothing that is not for these eyes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection, transaction

from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.feed import complete_up_to
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from factories.keys import Program, program_of
from factories.record import make_person
from factories.scene import Scene, make_scene


@pytest.fixture(autouse=True)
def _day(held_today: Any) -> None:
    pass


@pytest.fixture
def scene(db: None) -> Scene:
    return make_scene()


def tell(scene: Scene, words: str, task: bool = True) -> Event:
    number = scene.task.pk if task else None
    return audit.record(
        Verb.REPORTED, on=scene.assignment, by=scene.cast.focal, new={"words": words}, task_id=number,
        plan_id=scene.task.plan_id,
    )  # fmt: skip


def words_of(page: dict[str, Any]) -> list[str]:
    return [event["new"].get("words", event["verb"]) for event in page["items"]]


def test_feed_goes_on_where_it_ended(scene: Scene) -> None:
    program = program_of(scene.cast.monitor, "events:read")
    for words in ("một", "hai", "ba"):
        tell(scene, words)
    first = program.get("/events?limit=2").json()
    assert (words_of(first), first["more"]) == (["một", "hai"], True)
    second = program.get(f"/events?cursor={first['cursor']}").json()
    assert (words_of(second), second["more"]) == (["ba"], False)
    assert program.get(f"/events?cursor={second['cursor']}").json()["items"] == []
    tell(scene, "bốn")
    assert words_of(program.get(f"/events?cursor={second['cursor']}").json()) == ["bốn"]


def test_feed_may_begin_now(scene: Scene) -> None:
    program = program_of(scene.cast.monitor)
    tell(scene, "cũ")
    begin = program.get("/events?start=now").json()
    assert begin["items"] == []
    tell(scene, "mới")
    assert words_of(program.get(f"/events?cursor={begin['cursor']}").json()) == ["mới"]


def test_everybody_is_told_of_what_he_may_see(scene: Scene) -> None:
    tell(scene, "việc")
    audit.record(Verb.PLAN_CHANGED, on=scene.cast.plan, by=scene.cast.monitor, plan_id=scene.cast.plan.pk)
    audit.record(Verb.ROLE_GIVEN, on=scene.cast.official, by=scene.cast.admin)

    def verbs(person: Any) -> list[str]:
        found = program_of(person).get("/events").json()["items"]
        return [event["verb"] for event in found if event["verb"] != "token_made"]

    assert verbs(scene.cast.admin) == ["reported", "plan_changed", "role_given"]
    assert verbs(scene.cast.monitor) == ["reported", "plan_changed"]
    assert verbs(scene.cast.official) == ["reported", "role_given"]
    assert verbs(scene.cast.stranger) == []


def test_event_is_told_in_plain_words(scene: Scene) -> None:
    tell(scene, "Đã lấy ý kiến")
    event = program_of(scene.cast.monitor).get(f"/events?task={scene.task.pk}&verb=reported").json()["items"][0]
    assert event["sentence"].startswith("Nguyễn Văn An")
    assert event["by"]["name"] == "Nguyễn Văn An"


def test_feed_costs_few_queries(scene: Scene, at_most_queries: Callable[[int], AbstractContextManager[Any]]) -> None:
    for number in range(30):
        tell(scene, str(number))
    program = program_of(scene.cast.monitor)
    with at_most_queries(8):
        assert len(program.get("/events").json()["items"]) == 30


# Writers that overlap


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_event_that_is_seen_late_is_not_passed_over() -> None:
    """Two write at once; who drew the first number ends last. A reader between them must not go past it."""
    person = make_person("Người Viết")
    drawn, go_on = threading.Event(), threading.Event()

    def write_slowly() -> None:
        try:
            with transaction.atomic():
                audit.record(Verb.ROLE_GIVEN, on=person, by=None)
                drawn.set()
                go_on.wait(10)
        finally:
            connection.close()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    assert drawn.wait(10)
    before = complete_up_to(patience=0.1)
    fast = audit.record(Verb.ROLE_ENDED, on=person, by=None)
    while_writing = complete_up_to(patience=0.1)
    go_on.set()
    slow.join()
    first = Event.objects.order_by("pk").first()
    assert first is not None
    assert first.pk < fast.pk
    assert before < first.pk
    assert while_writing < first.pk
    assert complete_up_to() >= fast.pk


@pytest.mark.django_db
def test_record_without_events_is_complete_up_to_nothing() -> None:
    assert complete_up_to(patience=0) >= 0


def test_key_may_begin_anywhere_but_not_with_what_we_did_not_give(scene: Scene) -> None:
    program: Program = program_of(scene.cast.monitor)
    assert program.get("/events?cursor=5").status_code == 422
