"""«Việc của tôi»: what a person must do, as sentences with a verb, a day and a button."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.tasks.sentences import Sentence, Verb, When
from dondoc.faces.desk.home.sentences import ACTS, STARTS, said_by, shape_of
from factories.record import make_task
from factories.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held_today")]
ClientFor = Callable[[User], Client]
DAY = date(2026, 11, 20)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def desk(client: Client) -> str:
    return client.get(reverse("desk")).content.decode()


def test_new_work_asks_the_focal_point_to_receive_it(client_for: ClientFor, scene: Scene) -> None:
    words = desk(client_for(scene.cast.focal)) if scene.task else ""
    assert "Nhận việc" in words
    assert "Xây dựng đề án" in words
    assert "Hạn 31/12/2026" in words


def test_a_monitor_finds_documents_to_review_and_work_to_confirm(client_for: ClientFor, scene: Scene) -> None:
    assert scene.awaiting
    assert scene.document
    words = desk(client_for(scene.cast.monitor))
    assert "Văn bản chờ rà soát" in words
    assert reverse("review", args=[scene.document.pk]) in words
    assert "Xác nhận hoàn thành" in words


def test_what_somebody_said_is_quoted(client_for: ClientFor, scene: Scene) -> None:
    assert scene.extension
    assert "«Chờ hướng dẫn của bộ»" in desk(client_for(scene.cast.monitor))


def test_a_stranger_finds_nothing_of_it(client_for: ClientFor, scene: Scene) -> None:
    assert scene.extension
    words = desk(client_for(scene.cast.stranger))
    assert "Xây dựng đề án" not in words
    assert "Trang này sẽ có gì" in words


def test_an_empty_desk_teaches_what_will_be_here(client_for: ClientFor, scene: Scene) -> None:
    assert "việc cần nhận, sắp đến hạn" in desk(client_for(scene.people["nobody"]))


def test_a_full_desk_asks_few_questions(
    client_for: ClientFor, scene: Scene, at_most_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for number in range(80):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", due=date(2026, 11, 1 + number % 28))
    client = client_for(scene.cast.focal)
    with at_most_queries(15):
        words = desk(client)
    assert "Còn 20 việc nữa trong danh sách" in words


def test_every_verb_has_its_words() -> None:
    assert set(STARTS) == set(Verb)
    assert set(ACTS) == {verb for verb in Verb if not verb.value.startswith("await")}


def sentence(**change: Any) -> Sentence:
    values = {"when": When.TODAY, "verb": Verb.REPORT, "thing": "x", "url_name": "task", "url_args": (1,), **change}
    return Sentence(**values)


def test_shape_is_what_the_calendar_says() -> None:
    assert shape_of(sentence(time="overdue"), DAY) == "overdue"
    assert shape_of(sentence(day=date(2026, 11, 19)), DAY) == "overdue"
    assert shape_of(sentence(day=DAY), DAY) == "in_time"
    assert shape_of(sentence(when=When.WAITING), DAY) == "awaiting"


def test_a_name_beside_a_share_is_not_quoted() -> None:
    assert said_by(sentence(verb=Verb.DO_SHARE, note="Phạm Minh Đức")) == ""
    assert said_by(sentence(verb=Verb.CONFIRM, note="Đã xong")) == "Đã xong"
