"""The API does what its description says: schemathesis calls every operation in every way it allows, and in others.

Three ways each: what fits the description, what does not, and what fits and meets real things. Whatever
a call changes is taken back before the next.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    missing_required_header,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
    use_after_free,
)

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.notices.actions import add_webhook
from dondoc.faces.api.v1.api import api
from dondoc.faces.api.v1.description import described
from factories.keys import DAY, make_key
from factories.record import make_person
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
SECONDS = 12
FEW = settings(
    max_examples=5,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, negative_data_rejection, missing_required_header, unsupported_method,
    allow_header_conformance, use_after_free,
]  # fmt: skip
WAYS = ("fits", "does not fit", "meets what is there")


def _schema() -> Any:
    schema = schemathesis.openapi.from_dict(json.loads(described(api, "vi")))
    schema.app = get_wsgi_application()
    return schema


SCHEMA = _schema()
OPERATIONS = {result.ok().definition.raw["operationId"]: result.ok() for result in SCHEMA.get_all_operations()}


def who_may_everything(scene: Scene) -> User:
    """Steps get further than to a refusal."""
    person = make_person("Người Thử", Role.ADMINISTRATOR)
    for role, body in ((Role.MONITOR, scene.cast.monitoring), (Role.FOCAL_POINT, scene.cast.lead)):
        RoleHeld.objects.create(user=person, role=role, body=body, since=DAY)
    return person


def things_of(scene: Scene) -> dict[str, list[int]]:
    """The numbers of real things by the first word of an address."""
    admin = scene.cast.admin
    return {
        "tasks": [scene.task.pk, scene.other_task.pk],
        "assignments": [scene.working.pk, scene.helping.pk, scene.other_task.assignments.get().pk],
        "extensions": [scene.extension.pk],
        "opinions": [scene.opinion.pk],
        "shares": [scene.share.pk],
        "plans": [scene.cast.plan.pk],
        "documents": [scene.document.pk],
        "items": [scene.item.pk],
        "bodies": [scene.cast.lead.pk],
        "webhooks": [add_webhook(name="Cổng", address="https://93.184.216.34/", owner=admin, by=admin).webhook.pk],
    }


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class Caller:
    """Calls operations as one person, and notes what did not answer as described."""

    headers: dict[str, str]
    there: dict[str, list[int]]
    calls: int = 0
    faults: dict[str, str] = field(default_factory=dict)

    def call_all(self, way: str, until: float) -> None:
        """Every operation a few times; stops when the processor has had its time."""
        for name, operation in OPERATIONS.items():
            if time.process_time() > until:
                break
            try:
                self._call(operation, way)
            except Exception as fault:  # a group of failures; told with the name of the operation
                self.faults[f"{name}, {way}"] = "\n".join(str(one) for one in getattr(fault, "exceptions", [fault]))

    def _call(self, operation: Any, way: str) -> None:
        mode = GenerationMode.NEGATIVE if way == "does not fit" else GenerationMode.POSITIVE

        @given(data=st.data())
        @FEW
        def call(data: st.DataObject) -> None:
            case = data.draw(operation.as_strategy(generation_mode=mode))
            if way == "meets what is there":
                meet(case, self.there, self.calls)
            self.calls += 1
            with undone():
                case.call_and_validate(headers=self.headers, checks=CHECKS)

        call()


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """As Django's own client does: a request must not close the connection of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("way", WAYS)
def test_operations_answer_as_described(way: str, held_today: Any, media: Any) -> None:
    scene = make_scene()
    person, there = who_may_everything(scene), things_of(scene)
    caller = Caller({"Authorization": f"Bearer {make_key(person)}"}, there)
    caller.call_all(way, time.process_time() + SECONDS)
    assert caller.faults == {}
    assert caller.calls > 100, "too few calls in the time there is"


def meet(case: Any, there: dict[str, list[int]], turn: int) -> None:
    """The call as it is, on something real, whatever its version."""
    if "id" in (case.path_parameters or {}):
        real = there[case.path.split("/")[3]]
        case.path_parameters["id"] = real[turn % len(real)]
    if case.method in ("POST", "DELETE") and case.headers is not None:
        case.headers["If-Match"] = "*"
    if case.operation.definition.raw["operationId"] == "batch" and isinstance(case.body, dict):
        for one in case.body.get("operations", []):
            one["target"] = there["assignments"][turn % 3]
            one["if_match"] = "*"


def test_operations_ask_for_a_key(held_today: Any) -> None:
    got = {}
    for name, operation in OPERATIONS.items():
        path, method = operation.path.replace("{id}", "1"), operation.method.lower()
        for key in ("", "Bearer dondoc_00000000_gia", "Basic YTpi"):
            found = getattr(Client(), method)(path, headers={"Authorization": key} if key else {})
            got[f"{name} {key}"] = (found.status_code, found.headers["Content-Type"])
    assert set(got.values()) == {(401, "application/problem+json")}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_description_is_valid_and_read_by_anybody(client: Client, language: str) -> None:
    found = client.get("/api/v1/openapi.json", headers={"Accept-Language": language})
    assert found.status_code == 200
    told = found.json()
    assert told["openapi"] == "3.1.0"
    assert SCHEMA.validate() is None
    for path in told["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["security"]
            assert "401" in operation["responses"]


def test_every_operation_has_a_name_of_its_own() -> None:
    assert len(OPERATIONS) == sum(len(methods) for methods in SCHEMA.raw_schema["paths"].values())
