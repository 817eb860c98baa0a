from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.faces.desk.events import Change, event_words, plain_value
from factories.record import make_body, make_person

pytestmark = pytest.mark.django_db


def test_an_event_says_who_for_whom_what_and_why() -> None:
    body = make_body("Sở Tài chính")
    person = make_person("Nguyễn Thị Hạnh")
    event = audit.record(
        Verb.EXTENSION_GRANTED, on=body, by=person, old={"due": date(2026, 6, 30)}, new={"due": date(2026, 9, 30)},
        reason="Chờ hướng dẫn.", for_body=body,
    )  # fmt: skip
    said = event_words(event)
    assert (said.who, said.verb, said.reason) == ("Nguyễn Thị Hạnh", "đồng ý gia hạn", "Chờ hướng dẫn.")
    assert said.body == str(body)
    assert said.changes == (Change("hạn", "30/06/2026", "30/09/2026"),)


def test_what_nobody_did_the_system_did() -> None:
    assert event_words(audit.record(Verb.READ, on=make_body("A"), by=None)).who == "Hệ thống"


def test_what_did_not_change_and_numbers_of_rows_are_left_out() -> None:
    event = audit.record(
        Verb.TASK_EDITED, on=make_body("A"), by=None,
        old={"text": "Như cũ", "version": 1, "body_id": 3}, new={"text": "Như cũ", "version": 2, "body_id": 4},
    )  # fmt: skip
    assert event_words(event).changes == ()


def test_a_key_without_a_word_is_still_told() -> None:
    event = audit.record(Verb.TASK_EDITED, on=make_body("A"), by=None, new={"whatever": "giá trị"})
    assert event_words(event).changes == (Change("", "", "giá trị"),)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        pytest.param("due", "2026-06-30", "30/06/2026", id="days-as-offices-write-them"),
        pytest.param("state", "in_progress", "Đang thực hiện", id="codes-of-states-as-words"),
        pytest.param("number", "2026-13-45", "2026-13-45", id="what-only-looks-like-a-day"),
        pytest.param("confirmed", True, "có", id="yes"),
        pytest.param("coordinate", ["Sở A", "Sở B"], "Sở A; Sở B", id="lists"),
        pytest.param("value", {"due": "2026-06-30"}, "hạn: 30/06/2026", id="inner-facts"),
        pytest.param("progress", 0, "0", id="nought-is-said"),
        pytest.param("answer", None, "", id="nothing-is-nothing"),
    ],
)
def test_values_are_plain(key: str, value: object, said: str) -> None:
    assert plain_value(key, value) == said
