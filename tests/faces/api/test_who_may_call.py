"""Every operation × everybody: what a key gives its person is what the pages give, and without the scope nothing.

A new operation needs its row; a test says which is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from matrix.who import ADMIN, ALL, HELPER, MONITOR, OWN

from dondoc.apps.accounts.keys import hash_of
from dondoc.apps.accounts.models import ApiToken, User
from dondoc.apps.accounts.scopes import ALL as SCOPES
from dondoc.apps.notices.actions import add_webhook
from dondoc.faces.api.v1.api import api
from dondoc.faces.api.v1.description import scopes_of
from factories.keys import UNTIL
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
FOCAL = frozenset({"focal_point"})
GIVEN = frozenset({"official"})
SEES = ADMIN | OWN
LATER = "2027-01-31"
WORDS = {"words": "Đã làm"}
WHY = {"reason": "Vì có lý do"}


@dataclass(frozen=True)
class Row:
    """An address, what is sent there, who gets it, and who is told no; all others find nothing."""

    path: Callable[[Scene], str]
    allowed: frozenset[str] = ALL
    refused: frozenset[str] = frozenset()
    body: Callable[[Scene], dict[str, Any]] | None = None
    ok: int = 200
    method: str = "get"

    def status(self, who: str) -> int:
        return self.ok if who in self.allowed else 403 if who in self.refused else 404


def everybody(path: str) -> Row:
    return Row(lambda _scene: path)


def seen(path: Callable[[Scene], str], by: frozenset[str] = SEES) -> Row:
    return Row(path, by)


def part(name: str, by: frozenset[str], body: Any = None, state: str = "working") -> Row:
    def path(scene: Scene) -> str:
        return f"/assignments/{getattr(scene, state).pk}/{name}"

    return Row(path, by, SEES - by, body if callable(body) else lambda _scene: body or {})


def task(name: str, by: frozenset[str], body: Any) -> Row:
    def path(scene: Scene) -> str:
        return f"/tasks/{scene.task.pk}/{name}"

    return Row(path, by, SEES - by, body if callable(body) else lambda _scene: body)


HOOK = {"name": "Cổng dữ liệu", "address": "https://93.184.216.34/nhan", "verbs": ["reported"]}


def _hook(scene: Scene) -> int:
    admin = scene.cast.admin
    made = add_webhook(name="Cổng", address="https://93.184.216.34/tin", owner=admin, by=admin)
    return made.webhook.pk


DECIDERS = MONITOR | {"chairman"}
MATRIX: dict[str, Row] = {
    "get_me": everybody("/me"),
    "list_tasks": everybody("/tasks"),
    "list_assignments": everybody("/assignments"),
    "list_plans": everybody("/plans"),
    "list_documents": everybody("/documents"),
    "list_bodies": everybody("/bodies?on=2025-06-30"),
    "resolve_names": everybody("/bodies/resolve?name=S%E1%BB%9F%20T%C3%A0i%20ch%C3%ADnh"),
    "list_events": everybody("/events"),
    "get_one_body": Row(lambda scene: f"/bodies/{scene.cast.lead.pk}"),
    "get_one_task": seen(lambda scene: f"/tasks/{scene.task.pk}"),
    "list_reports": seen(lambda scene: f"/tasks/{scene.report.assignment.task_id}/reports"),
    "list_extensions": seen(lambda scene: f"/tasks/{scene.task.pk}/extensions"),
    "list_opinions": seen(lambda scene: f"/tasks/{scene.task.pk}/opinions"),
    "list_shares": seen(lambda scene: f"/tasks/{scene.task.pk}/shares"),
    "list_history": seen(lambda scene: f"/tasks/{scene.task.pk}/history"),
    "get_one_assignment": seen(lambda scene: f"/assignments/{scene.assignment.pk}"),
    "get_one_plan": seen(lambda scene: f"/plans/{scene.task.plan_id}"),
    "list_plan_items": seen(lambda scene: f"/plans/{scene.task.plan_id}/items"),
    "get_one_document": seen(lambda scene: f"/documents/{scene.document.pk}", ADMIN | MONITOR | {"chairman"}),
    # The bytes of the scene's file are not in the store, which is said to whoever may have them.
    "get_document_file": Row(
        lambda scene: f"/documents/{scene.document.pk}/file", ADMIN | MONITOR | {"chairman"}, ok=410
    ),
    "list_document_items": seen(lambda scene: f"/documents/{scene.document.pk}/items", ADMIN | MONITOR | {"chairman"}),
    "get_one_item": seen(lambda scene: f"/items/{scene.item.pk}", ADMIN | MONITOR | {"chairman"}),
    "accept_assignment": part("accept_assignment", FOCAL, state="assignment"),
    "refuse_assignment": part("refuse_assignment", FOCAL, WHY, state="assignment"),
    "report_progress": part("report_progress", FOCAL | GIVEN, WORDS),
    "ask_completion": part("ask_completion", FOCAL, WORDS),
    "confirm_completion": part("confirm_completion", MONITOR, {}, state="awaiting"),
    "send_back": part("send_back", MONITOR, WHY, state="awaiting"),
    "suspend": part("suspend", DECIDERS, WHY),
    "drop": part("drop", DECIDERS, WHY),
    "reassign": part("reassign", DECIDERS, lambda scene: {"to": scene.cast.other.pk, **WHY}),
    "remove_coordinator": part("remove_coordinator", MONITOR, WHY, state="helping"),
    "ask_extension": part("ask_extension", FOCAL, {"new_due": LATER, **WHY}),
    "ask_opinion": part(
        "ask_opinion", FOCAL, lambda scene: {"of": [scene.helping.pk], "question": "Góp ý", "due": "2026-12-01"}
    ),
    "divide": part("divide", FOCAL, lambda scene: {"shares": [{"text": "Phần một", "person": scene.cast.official.pk}]}),
    "name_person": part("name_person", FOCAL, lambda scene: {"person": scene.cast.official.pk}),
    "edit_task": task("edit_task", MONITOR, {"product": "Tờ trình"}),
    "set_deadline": task("set_deadline", MONITOR, {"due": LATER, **WHY}),
    "add_coordinator": task("add_coordinator", MONITOR, lambda scene: {"body": scene.cast.other.pk}),
    "decide_extension": Row(
        lambda scene: f"/extensions/{scene.extension.pk}/decide_extension",
        DECIDERS,
        SEES - DECIDERS,
        lambda _scene: {"grant": True},
    ),
    "give_opinion": Row(
        lambda scene: f"/opinions/{scene.opinion.pk}/give_opinion",
        HELPER,
        SEES - HELPER,
        lambda _scene: {"answer": "Nhất trí"},
    ),
    "finish_share": Row(
        lambda scene: f"/shares/{scene.share.pk}/finish_share", FOCAL | GIVEN, SEES - FOCAL - GIVEN, lambda _scene: {}
    ),
    "withdraw_share": Row(
        lambda scene: f"/shares/{scene.share.pk}/withdraw_share", FOCAL, SEES - FOCAL, lambda _scene: WHY
    ),
    # Steps for which the state is not right: whoever might take them is told why, as 403.
    "resume": part("resume", frozenset(), {}),
    "reopen": part("reopen", frozenset(), WHY),
    # The task has a lead: whoever monitors is told by the action, as 422; the others may not at all.
    "assign_lead": Row(
        lambda scene: f"/tasks/{scene.task.pk}/assign_lead",
        MONITOR,
        SEES - MONITOR,
        lambda scene: {"to": scene.cast.other.pk},
        422,
    ),
    "close_common": Row(
        lambda scene: f"/tasks/{scene.task.pk}/close_common", MONITOR, SEES - MONITOR, lambda _scene: WORDS, 422
    ),
    "reopen_common": Row(
        lambda scene: f"/tasks/{scene.task.pk}/reopen_common", MONITOR, SEES - MONITOR, lambda _scene: WHY, 422
    ),
    "list_webhooks": Row(lambda _scene: "/webhooks", ADMIN, ALL - ADMIN),
    "add_webhook": Row(lambda _scene: "/webhooks", ADMIN, ALL - ADMIN, lambda _scene: HOOK, 201),
    "get_one_webhook": Row(lambda scene: f"/webhooks/{_hook(scene)}", ADMIN, ALL - ADMIN),
    "change_webhook": Row(
        lambda scene: f"/webhooks/{_hook(scene)}/change_webhook", ADMIN, ALL - ADMIN, lambda _scene: HOOK
    ),
    "rotate_secret": Row(
        lambda scene: f"/webhooks/{_hook(scene)}/rotate_secret", ADMIN, ALL - ADMIN, lambda _scene: {}
    ),
    "stop_webhook": Row(lambda scene: f"/webhooks/{_hook(scene)}/stop_webhook", ADMIN, ALL - ADMIN, lambda _scene: {}),
    "start_webhook": Row(
        lambda scene: f"/webhooks/{_hook(scene)}/start_webhook", ADMIN, ALL - ADMIN, lambda _scene: {}
    ),
    "remove_webhook": Row(lambda scene: f"/webhooks/{_hook(scene)}", ADMIN, ALL - ADMIN, ok=204, method="delete"),
    "list_deliveries": Row(lambda scene: f"/webhooks/{_hook(scene)}/deliveries", ADMIN, ALL - ADMIN),
    # What each step of a batch comes to is tested in test_writing; one that nobody may take fails for all.
    "batch": Row(
        lambda _scene: "/batch",
        FOCAL,
        body=lambda scene: {
            "operations": [{"id": "a", "step": "accept_assignment", "target": scene.assignment.pk, "if_match": "*"}]
        },
    ),
}
APART = {"send_file", "batch"}
OPERATIONS = scopes_of(api)


@pytest.fixture(autouse=True)
def _day(held_today: Any, media: Any) -> None:
    pass


@contextmanager
def _undone() -> Any:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _keys(people: dict[str, User], scopes: Any) -> dict[str, str]:
    """A key for everybody, also for who could make none: written past the action."""
    for who, person in people.items():
        ApiToken.objects.create(
            user=person,
            name=who,
            prefix=who[:12],
            sha256=hash_of(who),
            scopes=list(scopes),
            created_at="2026-11-20T00:00Z",
            expires_on=UNTIL,
        )
    return {who: who for who in people}


def _call(row: Row, scene: Scene, key: str) -> Any:
    headers = {"Authorization": f"Bearer {key}", "If-Match": "*"}
    if row.body is None:
        return getattr(Client(), row.method)(f"/api/v1{row.path(scene)}", headers=headers)
    path = row.path(scene)
    return Client().post(f"/api/v1{path}", row.body(scene), content_type="application/json", headers=headers)


def test_every_operation_has_its_row() -> None:
    assert set(OPERATIONS) - set(MATRIX) == {"send_file"}
    assert set(MATRIX) <= set(OPERATIONS)


@pytest.mark.parametrize("name", sorted(set(MATRIX) - APART))
def test_everybody_gets_what_the_matrix_says(name: str) -> None:
    scene, row = make_scene(), MATRIX[name]
    keys, got, expected = _keys(scene.people, SCOPES), {}, {}
    for who, key in keys.items():
        with _undone():
            got[who] = _call(row, Scene(scene.cast, scene.people), key).status_code
        expected[who] = row.status(who)
    assert got == expected


def test_batch_fails_for_whoever_may_not_take_its_steps() -> None:
    scene = make_scene()
    keys, got = _keys(scene.people, SCOPES), {}
    for who, key in keys.items():
        with _undone():
            got[who] = _call(MATRIX["batch"], Scene(scene.cast, scene.people), key).json()["items"][0]["status"]
    assert got == {who: 200 if who in FOCAL else 403 if who in SEES else 404 for who in keys}


@pytest.mark.parametrize("name", sorted(name for name, scope in OPERATIONS.items() if scope and name != "send_file"))
def test_key_without_the_scope_opens_nothing(name: str) -> None:
    scene = make_scene()
    others = [scope for scope in SCOPES if scope != OPERATIONS[name]]
    keys = _keys(
        {"administrator": scene.cast.admin, "monitor": scene.cast.monitor, "focal_point": scene.cast.focal}, others
    )
    for key in keys.values():
        found = _call(MATRIX[name], scene, key)
        assert (found.status_code, found.json()["code"]) == (403, "scope-missing")
        assert found.json()["scope"] == OPERATIONS[name]


def test_file_needs_the_scope_of_writing() -> None:
    scene = make_scene()
    keys = _keys({"focal_point": scene.cast.focal}, ["tasks:read"])
    found = Client().post("/api/v1/files", {}, headers={"Authorization": f"Bearer {keys['focal_point']}"})
    assert found.json()["code"] == "scope-missing"


def test_nobody_without_a_role_sees_nothing_in_lists() -> None:
    scene = make_scene()
    for thing in (scene.task, scene.document, scene.report):
        assert thing.pk
    keys = _keys({"nobody": scene.people["nobody"], "other_focal_point": scene.cast.stranger}, SCOPES)
    for key in keys.values():
        for path in ("/tasks", "/assignments?role=any", "/plans", "/documents", "/events"):
            found = Client().get(f"/api/v1{path}", headers={"Authorization": f"Bearer {key}"}).json()
            assert found["items"] == [], path
