"""Kill -9 of the worker and of who uploads, at moments that nobody chose: nothing half, nothing twice."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dondoc import examples
from dondoc.apps.documents import storage
from factories.service import MANAGE, Service, make_service

pytestmark = pytest.mark.slow
NAMES = ("ke-hoach-chuyen-doi-so-2026.pdf", "ke-hoach-doi-moi-sang-tao-2024.docx", "cong-van-giao-nhiem-vu-2026.html")
KILLS = 8


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with make_service(tmp_path_factory.mktemp("service")) as made:
        yield made


def kill(process: subprocess.Popen[bytes], after: float) -> None:
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def children_of_the_killed(service: Service) -> list[str]:
    """Commands of readers that work for this service."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if "documents.worker.child" in command and str(service.folder) in command:
            found.append(command)
    return found


def test_worker_killed_again_and_again_reads_everything_once(service: Service) -> None:
    paths = [str(path) for path in examples.paths() if path.name in NAMES]
    sent = service.ask("prepare", *paths)
    dice = random.Random(3)
    for _round in range(KILLS):
        kill(service.start_at_work(MANAGE, "work", "--interval", "0.05"), after=dice.uniform(0.1, 4.0))
    until = time.monotonic() + 20
    while children_of_the_killed(service):
        assert time.monotonic() < until, "a reader outlived its worker"
        time.sleep(0.1)
    service.manage("work", "--batch")
    report = service.ask("report")
    assert len(report["documents"]) == len(sent) == len(NAMES)
    for document in report["documents"]:
        assert document["state"] == "read", document["failure"]
        assert document["events"] == ["read", "uploaded"]
        assert (document["readings"], document["reviews"]) == (1, 1)
        assert document["items"] == document["tasks"] > 5
        assert document["citations"] > 0
    assert sorted(document["pages"] for document in report["documents"]) == [0, 0, 4]
    assert report["jobs"] == ["SUCCESSFUL"]


def test_worker_ends_when_asked_and_puts_back_what_it_had(service: Service) -> None:
    scan = next(path for path in examples.paths() if path.name.endswith("ban-quet.pdf"))
    service.ask("prepare", str(scan))
    worker = service.start_at_work(MANAGE, "work", "--interval", "0.05")
    until = time.monotonic() + 60
    while not children_of_the_killed(service):
        assert time.monotonic() < until
        time.sleep(0.05)
    began = time.monotonic()
    worker.terminate()
    assert worker.wait(timeout=30) == 0
    assert time.monotonic() - began < 10
    assert children_of_the_killed(service) == []
    last = service.ask("report")["documents"][-1]
    assert (last["state"], last["readings"]) == ("queued", 0)
    service.manage("work", "--batch")
    assert service.ask("report")["documents"][-1]["state"] in ("read", "failed")  # failed: no OCR on this machine


def test_uploads_killed_again_and_again_leave_nothing_half(service: Service) -> None:
    before = len(service.ask("report")["documents"])
    dice = random.Random(5)
    script = str(Path(__file__).parents[2] / "factories" / "service.py")
    for _round in range(KILLS):
        kill(service.start_at_work(script, "upload", "1000"), after=dice.uniform(0.2, 3.0))
    report = service.ask("report")
    sent = report["documents"][before:]
    assert sent, "no upload came to its end in the time there was"
    for document in sent:
        assert document["whole"]
        assert document["events"] == ["uploaded"]
        assert document["jobs"] == 1
    assert set(report["files"]) == {64}, "a name that is no hash"


def test_what_was_killed_on_its_way_in_is_swept(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "root", lambda: service.folder / "files")
    (service.folder / "files" / ".incoming" / "part-left").write_bytes(b"x")
    assert storage.sweep_incoming(older_than=-1) >= 1
    assert list((service.folder / "files" / ".incoming").iterdir()) == []
