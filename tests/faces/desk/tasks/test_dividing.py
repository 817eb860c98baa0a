"""Handing work out inside a body: several rows, one more without a script, only to people and rooms of the body."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from task_pages import post, words_of

from dondoc.apps.tasks.models import Assignment, Share
from factories.cast import Cast
from factories.scene import Scene

pytestmark = pytest.mark.django_db


def _rows(*rows: dict[str, Any]) -> dict[str, Any]:
    said = {f"share-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}
    return {"share-TOTAL_FORMS": str(len(rows)), "share-INITIAL_FORMS": "0", **said}


def test_pieces_go_to_people_and_rooms(focal: Client, cast: Cast, working: Assignment) -> None:
    room = Scene(cast).unit
    answer = post(
        focal,
        "divide",
        working,
        **_rows(
            {"text": "Dự thảo đề cương", "person": cast.official.pk, "due": "01/12/2026"},
            {"text": "Lấy ý kiến", "unit": room.pk},
            {"text": "", "person": ""},
        ),
    )
    assert answer.status_code == 303
    held = {share.text: (share.person, share.unit) for share in Share.objects.all()}
    assert held == {"Dự thảo đề cương": (cast.official, None), "Lấy ý kiến": (None, room)}


def test_one_more_row_keeps_what_was_typed_and_saves_nothing(focal: Client, working: Assignment) -> None:
    answer = post(focal, "divide", working, **_rows({"text": "Dự thảo"}, {}), add_row="1")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "share-2-text" in html
    assert "Dự thảo" in html
    assert "Chưa lưu được" not in words_of(answer)
    assert not Share.objects.exists()


def test_piece_without_a_holder_is_refused_at_its_row(focal: Client, working: Assignment) -> None:
    answer = post(focal, "divide", working, **_rows({"text": "Dự thảo"}))
    assert answer.status_code == 422
    assert "Hãy chọn người hoặc phòng làm phần việc này." in words_of(answer)
    assert "Dự thảo" in answer.content.decode()


def test_no_piece_at_all_is_said(focal: Client, working: Assignment) -> None:
    answer = post(focal, "divide", working, **_rows({}, {}))
    assert answer.status_code == 422
    assert "Hãy ghi ít nhất một phần việc." in words_of(answer)


def test_only_own_people_are_offered_and_taken(focal: Client, cast: Cast, working: Assignment) -> None:
    html = focal.get(reverse("divide", args=[working.pk])).content.decode()
    assert cast.official.full_name in html
    assert cast.stranger.full_name not in html
    answer = post(focal, "divide", working, **_rows({"text": "Dự thảo", "person": cast.stranger.pk}))
    assert answer.status_code == 422


@pytest.mark.parametrize("total", ["", "x", "-3", "5000"])
def test_broken_number_of_rows_is_no_failure(focal: Client, working: Assignment, total: str) -> None:
    for data in ({"share-TOTAL_FORMS": total}, {"share-TOTAL_FORMS": total, "add_row": "1"}):
        assert post(focal, "divide", working, **data).status_code in (200, 422)


def test_person_is_named_and_let_go(focal: Client, cast: Cast, working: Assignment) -> None:
    post(focal, "name_person", working, person=cast.official.pk)
    working.refresh_from_db()
    assert working.person == cast.official
    assert (
        f'value="{cast.official.pk}" selected' in focal.get(reverse("name_person", args=[working.pk])).content.decode()
    )
    post(focal, "name_person", working, person="")
    working.refresh_from_db()
    assert working.person is None
