"""Kill -9 of everything at any moment of upload, reading and adoption: nothing half, nothing twice, and it goes on by itself."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from visitors import Visitor, links

from dondoc import examples
from dondoc.demo.people import PASSWORD
from dondoc.faces.command.serve import answers
from served import Served, new_system

pytestmark = pytest.mark.slow
MONITOR = "theo-doi@sonhai.example"
PLAN = "ke-hoach-chuyen-doi-so-2026.pdf"
PEOPLE = "from dondoc.demo.province import load_bodies; from dondoc.demo.people import load_people; load_bodies(); load_people()"
DECIDE = """
from datetime import date
from dondoc.apps.plans.models import Review
from dondoc.demo.people import person
from dondoc.demo.reviewing import decide_all
decide_all(Review.objects.get(), by=person("theo-doi"), day=date(2026, 11, 20))
"""
STATE = """
import json
from pathlib import Path
from django.conf import settings
from dondoc.apps.audit.models import Event
from dondoc.apps.documents.models import Document, StoredFile
from dondoc.apps.plans.models import Item, Plan
from dondoc.apps.tasks.models import Assignment, Task
root = Path(settings.MEDIA_ROOT)
print(json.dumps({
    "documents": [[each.file_name, each.state] for each in Document.objects.order_by("pk")],
    "readings": sum(hasattr(each, "reading") for each in Document.objects.all()),
    "reviews": sum(hasattr(each, "review") for each in Document.objects.all()),
    "items": Item.objects.count(),
    "read_events": Event.objects.filter(verb="read").count(),
    "files_missing": [each.path for each in StoredFile.objects.all() if not (root / each.path).is_file()],
    "plans": Plan.objects.count(),
    "tasks": Task.objects.count(),
    "parts": Assignment.objects.count(),
    "adopted_events": Event.objects.filter(verb="adopted").count(),
    "assigned_events": Event.objects.filter(verb="assigned").count(),
}))
"""


@pytest.fixture
def system(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Served]:
    """The bodies and people of the demo, and nothing else."""
    served = new_system(tmp_path / "data", f"killed_{request.node.name[:40]}")
    served.manage("shell", "-v", "0", "-c", PEOPLE)
    served.start()
    yield served
    served.stop()


def state(system: Served) -> dict[str, Any]:
    return json.loads(system.manage("shell", "-v", "0", "-c", STATE).splitlines()[-1])  # type: ignore[no-any-return]


def signed_in(system: Served) -> Visitor:
    visitor = Visitor(system.address)
    visitor.sign_in(MONITOR, PASSWORD)
    return visitor


def upload(visitor: Visitor, name: str = PLAN) -> None:
    path = next(path for path in examples.paths() if path.name == name)
    page = visitor.get("/documents/upload")
    visitor.submit(page, "files", files={"files": (name, path.read_bytes())})


def wait_until_read(system: Served) -> dict[str, Any]:
    end = time.monotonic() + 180
    while time.monotonic() < end:
        found = state(system)
        if found["readings"] == len(found["documents"]) > 0:
            return found
        time.sleep(1)
    raise AssertionError(f"not read: {found}\n{system.said()}")


def test_upload_cut_off_by_a_killed_server_leaves_nothing(system: Served) -> None:
    visitor = signed_in(system)
    page = visitor.get("/documents/upload")
    token = page.xpath("//form[@data-upload]//input[@name='csrfmiddlewaretoken']/@value")[0]
    _send_half(system, visitor, str(token))
    system.kill()
    system.start()
    found = state(system)
    assert (found["documents"], found["files_missing"]) == ([], [])
    upload(visitor)
    assert wait_until_read(system)["documents"] == [[PLAN, "read"]]


def test_reading_goes_on_after_everything_was_killed(system: Served) -> None:
    upload(signed_in(system))
    for pause in (0.1, 0.6, 1.5):
        time.sleep(pause)
        system.kill()
        system.start()
    found = wait_until_read(system)
    time.sleep(2)
    assert found == state(system)
    assert (found["readings"], found["reviews"], found["read_events"]) == (1, 1, 1)
    assert found["items"] == 36


def test_killed_worker_is_started_again_and_reads_on(system: Served) -> None:
    upload(signed_in(system))
    for pid in system.pids("django work"):
        os.kill(pid, signal.SIGKILL)
    assert wait_until_read(system)["read_events"] == 1
    assert answers("127.0.0.1", system.port)


def test_killed_web_processes_come_back(system: Served) -> None:
    visitor = signed_in(system)
    for pid in system.pids("granian"):
        os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + 60
    while not answers("127.0.0.1", system.port) and time.monotonic() < end:
        time.sleep(0.2)
    assert visitor.get("/").get("data-status") == "200"  # the session holds


def test_adoption_is_whole_or_has_not_happened(system: Served) -> None:
    visitor = signed_in(system)
    upload(visitor)
    wait_until_read(system)
    system.manage("shell", "-v", "0", "-c", DECIDE)
    address = next(link for link in links(visitor.get("/documents"), "/documents/") if link.split("/")[2].isdigit())
    whole: dict[str, Any] = {}
    for pause in (0.05, 0.2, 0.5, 1.0, 2.0, 30.0):
        page = visitor.get(f"{address}/adopt")
        if page.get("data-status") != "200":
            break
        adoption = threading.Thread(target=_adopt, args=(visitor, page), daemon=True)
        adoption.start()
        adoption.join(timeout=pause)
        system.kill()
        system.start()
        found = state(system)
        assert found["plans"] in (0, 1)
        if found["plans"]:
            whole = found
            break
        assert (found["tasks"], found["parts"], found["adopted_events"], found["assigned_events"]) == (0, 0, 0, 0)
        assert found["documents"] == [[PLAN, "read"]]
    assert (whole["tasks"], whole["adopted_events"], whole["assigned_events"]) == (26, 1, 26)
    assert whole["documents"] == [[PLAN, "adopted"]]
    _adopt(visitor, page)  # a second press of the button, on a page that stayed open
    assert state(system)["tasks"] == 26


def _send_half(system: Served, visitor: Visitor, token: str) -> None:
    """The head of a form and half a file, then silence."""
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.session.cookies.items())
    line = "--mark\r\n"
    body = (
        f'{line}Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'{line}Content-Disposition: form-data; name="files"; filename="{PLAN}"\r\nContent-Type: application/pdf\r\n\r\n'
    ).encode() + b"%PDF-1.7\n" * 100_000
    head = (
        f"POST /documents/upload HTTP/1.1\r\nHost: 127.0.0.1:{system.port}\r\nCookie: {cookies}\r\n"
        f"Referer: {system.address}/documents/upload\r\nContent-Type: multipart/form-data; boundary=mark\r\n"
        f"Content-Length: {len(body) * 2}\r\n\r\n"
    ).encode()
    with socket.create_connection(("127.0.0.1", system.port), timeout=30) as plug:
        plug.sendall(head + body)
        time.sleep(0.5)


def _adopt(visitor: Visitor, page: Any) -> None:
    with contextlib.suppress(requests.RequestException):  # the server is killed under it: that is the matter
        visitor.submit(page, "monitor")
