"""Who may do what: one row for each person and step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from dondoc.apps.documents import permissions, visibility
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.permissions import (
    can_correct,
    can_keep,
    can_read_again,
    can_restore,
    can_see,
    can_upload,
    can_withdraw,
)
from factories.record import make_document
from factories.uploads import Cast

PEOPLE = ("monitor", "leader", "admin", "official", "stranger", "other_monitor")
State = Document.State


@pytest.mark.parametrize(
    ("person", "sees", "writes"),
    [
        pytest.param("monitor", True, True, id="monitor"),
        pytest.param("leader", True, False, id="leader"),
        pytest.param("admin", True, False, id="administrator"),
        pytest.param("official", False, False, id="official-of-the-body"),
        pytest.param("stranger", False, False, id="official-of-another"),
        pytest.param("other_monitor", False, False, id="monitor-of-another"),
    ],
)
def test_who_sees_and_who_writes(cast: Cast, person: str, sees: bool, writes: bool) -> None:
    user, document = getattr(cast, person), make_document(cast.body)
    assert bool(can_see(user, document)) is sees
    assert bool(can_upload(user, cast.body)) is writes
    for may in (can_correct, can_read_again, can_keep, can_withdraw):
        decision = may(user, document)
        assert bool(decision) is writes, may
        assert writes or decision.reason


def test_visitor_sees_nothing(cast: Cast) -> None:
    make_document(cast.body)
    assert not Document.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize(
    ("may", "states"),
    [
        (can_correct, {State.QUEUED, State.READING, State.READ, State.FAILED, State.KEPT}),
        (can_read_again, {State.READ, State.FAILED, State.KEPT}),
        (can_keep, {State.READ, State.FAILED}),
        (can_withdraw, {State.QUEUED, State.READING, State.READ, State.FAILED, State.KEPT}),
        (can_restore, {State.WITHDRAWN, State.KEPT}),
    ],
)
def test_state_of_the_document_decides_too(
    cast: Cast, may: Callable[[Any, Document], Any], states: set[Document.State]
) -> None:
    for state in State:
        document = make_document(cast.body, state=state, failure="Vì sao")
        decision = may(cast.monitor, document)
        assert bool(decision) is (state in states), state
        assert decision or decision.reason


def test_monitor_of_no_body_is_told_whom_to_ask(cast: Cast) -> None:
    assert "quản trị viên" in str(can_upload(cast.official).reason)
    assert can_upload(cast.monitor)


@pytest.fixture
def _nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visibility, "_conditions", [])
    return


@pytest.mark.usefixtures("_nobody_else")
def test_later_app_opens_a_document_to_others(cast: Cast) -> None:
    document = make_document(cast.body, state=State.ADOPTED)

    def to_strangers(user: Any) -> Q:
        return Q(state=State.ADOPTED) if user == cast.stranger else Q(pk__in=())

    visibility.register(to_strangers)
    visibility.register(to_strangers)
    assert list(Document.objects.visible_to(cast.stranger)) == [document]
    assert not Document.objects.visible_to(cast.official).exists()
    assert not permissions.can_withdraw(cast.stranger, document)


def test_what_one_sees_is_one_query_once_standing_is_known(cast: Cast, at_most_queries: Any) -> None:
    make_document(cast.body)
    _ = cast.monitor.standing
    with at_most_queries(1):
        assert len(Document.objects.visible_to(cast.monitor)) == 1
