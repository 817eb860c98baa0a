"""The same request sent twice at the same moment is done once; two that see the same version do not both win."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection

from dondoc.apps.tasks.models import Report
from factories.keys import program_of
from factories.scene import make_scene

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*calls: Any) -> list[Any]:
    """Answers of calls that start together, each in a thread with a connection of its own."""
    start, answers = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number: int) -> None:
        try:
            start.wait(10)
            answers[number] = calls[number]()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_one_key_at_one_moment_is_done_once(held_today: Any) -> None:
    scene = make_scene()
    part, program = scene.working, program_of(scene.cast.focal)

    def call() -> Any:
        return program.post(
            f"/assignments/{part.pk}/report_progress",
            {"words": "Đã lấy ý kiến"},
            If_Match=f'"a{part.pk}.{part.version}"',
            Idempotency_Key="k-1",
        )

    answers = at_once(*[call] * 4)
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.content for answer in answers}) == 1
    assert Report.objects.count() == 1


def test_two_who_saw_the_same_do_not_both_write(held_today: Any) -> None:
    scene = make_scene()
    part = scene.working
    programs = [program_of(scene.cast.focal), program_of(scene.cast.official)]

    def call_of(program: Any) -> Any:
        return lambda: program.post(
            f"/assignments/{part.pk}/report_progress", {"words": "Xong"}, If_Match=f'"a{part.pk}.{part.version}"'
        )

    answers = at_once(*[call_of(program) for program in programs])
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    assert Report.objects.count() == 1
