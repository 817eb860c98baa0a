"""The client in the documentation, as it stands there, against a server that is really served."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from factories.keys import make_key
from factories.record import make_task
from factories.scene import DAY, Scene, make_scene

FILE = Path(__file__).parents[3] / "docs" / "api" / "client.py"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def client() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("dondoc_client", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def scene(held_today: Any, media: Any) -> Scene:
    return make_scene()


def test_client_does_what_its_first_lines_promise(client: ModuleType, scene: Scene, live_server: Any) -> None:
    for number in range(7):
        make_task(scene.cast.plan, scene.cast.lead, f"Việc {number}", due=DAY)
    part = scene.working
    lead = client.Dondoc(live_server.url, make_key(scene.cast.focal))
    assert len(list(lead.all("tasks", limit=3))) == 8
    found = lead.get(f"assignments/{part.pk}")
    ticket = lead.send_file("bien-ban.txt", "Biên bản họp".encode())
    tried = lead.step(found, "report_progress", words="Đã lấy ý kiến", progress=60, files=[ticket], dry_run=True)
    assert tried["dry_run"]
    done = lead.step(found, "report_progress", words="Đã lấy ý kiến", progress=60, files=[ticket])
    assert done["assignment"]["progress"] == 60
    with pytest.raises(client.Refused) as refused:
        lead.step(found, "report_progress", words="Lần nữa")
    assert refused.value.code == "changed"
    assert lead.get(f"tasks/{part.task_id}/reports")["items"][0]["files"][0]["name"] == "bien-ban.txt"


def test_client_sends_many_at_once(client: ModuleType, scene: Scene, live_server: Any) -> None:
    part = scene.assignment
    lead = client.Dondoc(live_server.url, make_key(scene.cast.focal))
    steps = [{"id": "1", "step": "accept_assignment", "target": part.pk, "if_match": f'"a{part.pk}.{part.version}"'}]
    wrong = {"id": "2", "step": "confirm_completion", "target": part.pk, "if_match": "*"}
    assert not lead.batch([*steps, wrong])["applied"]
    assert lead.batch(steps)["applied"]


def test_client_follows_what_happens(client: ModuleType, scene: Scene, live_server: Any) -> None:
    part = scene.assignment
    lead = client.Dondoc(live_server.url, make_key(scene.cast.focal))
    begin = lead.get("events", start="now")["cursor"]
    lead.step(lead.get(f"assignments/{part.pk}"), "accept_assignment")
    ((event, cursor),) = islice(lead.follow(begin, pause=0.1), 1)
    assert event["verb"] == "accepted"
    assert lead.get("events", cursor=cursor)["items"] == []


def test_client_says_what_the_server_says(client: ModuleType, scene: Scene, live_server: Any) -> None:
    stranger = client.Dondoc(live_server.url, "dondoc_00000000_sai")
    with pytest.raises(client.Refused, match="not-signed-in"):
        stranger.get("me")
