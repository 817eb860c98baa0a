"""What dead workers left is taken up by those that live; what live ones have is let be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dondoc.apps.documents.models import Document, StoredFile
from dondoc.apps.documents.worker import loop, reading, recovery
from dondoc.apps.documents.worker.liveness import alive, forget_dead, held, is_alive
from dondoc.apps.documents.worker.loop import DocumentWorker
from factories.uploads import Cast, StandIn, result_of, upload


def begin(document: Document, worker: str) -> DBTaskResult[Any, Any]:
    """The job of a document as a worker leaves it that is killed while reading."""
    job = DBTaskResult.objects.get(args_kwargs__args=[document.pk])
    job.claim(worker)
    Document.objects.filter(pk=document.pk).update(state="reading", attempts=1)
    return job


def states() -> list[str]:
    return list(DBTaskResult.objects.order_by("pk").values_list("status", flat=True))


def test_job_of_a_dead_worker_goes_back_into_the_queue(cast: Cast) -> None:
    job = begin(upload(cast.body, cast.monitor), "worker-dead")
    assert recovery.recover() == 1
    job.refresh_from_db()
    assert (job.status, job.started_at, job.worker_ids) == ("READY", None, ["worker-dead"])
    assert job.priority == -1, "others may go first"
    assert recovery.recover() == 0


def test_job_of_a_living_worker_is_let_be(cast: Cast) -> None:
    begin(upload(cast.body, cast.monitor), "worker-alive")
    with alive("worker-alive"):
        assert recovery.recover() == 0
    assert states() == ["RUNNING"]


def test_document_without_a_job_gets_one(cast: Cast) -> None:
    document = upload(cast.body, cast.monitor)
    DBTaskResult.objects.all().delete()
    assert recovery.recover() == 1
    assert DBTaskResult.objects.get().args_kwargs["args"] == [document.pk]
    assert recovery.recover() == 0


def test_job_that_failed_beside_its_document_is_made_up_for(cast: Cast) -> None:
    begin(upload(cast.body, cast.monitor), "worker-dead")
    DBTaskResult.objects.update(status="FAILED")
    assert recovery.recover() == 1
    assert sorted(states()) == ["FAILED", "READY"]


def test_attachment_that_was_begun_gets_a_job(cast: Cast) -> None:
    StoredFile.objects.create(sha256="a" * 64, size=1, media_type="text/plain", path="aa/a", tries=1)
    StoredFile.objects.create(sha256="b" * 64, size=1, media_type="image/webp", path="bb/b")  # a picture of ours
    assert recovery.recover() == 1


def test_job_that_kills_every_worker_is_left_alone_at_last(cast: Cast) -> None:
    job = begin(upload(cast.body, cast.monitor), "worker-dead")
    Document.objects.update(state="withdrawn")
    DBTaskResult.objects.update(worker_ids=["w"] * recovery.MOST_DEATHS)
    recovery.recover()
    job.refresh_from_db()
    assert job.status == "FAILED"


def test_jobs_done_long_ago_are_forgotten(cast: Cast) -> None:
    upload(cast.body, cast.monitor)
    Document.objects.update(state="read")
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now() - recovery.KEPT_FOR * 2)
    recovery.recover()
    assert states() == []


def test_worker_is_alive_as_long_as_it_holds_its_lock(media: Path) -> None:
    assert not is_alive("worker-a")
    with alive("worker-a"):
        assert is_alive("worker-a")
        forget_dead()
        assert is_alive("worker-a")
    assert not is_alive("worker-a")
    assert list((media / ".workers").iterdir()) == []


@pytest.mark.parametrize("name", ["../secret", "", "a/b", "x" * 65])
def test_odd_names_are_nobody(media: Path, name: str) -> None:
    assert not is_alive(name)


def test_lock_of_a_killed_process_is_free_at_once(media: Path) -> None:
    script = (
        "import time\nfrom django.conf import settings\n"
        f"settings.configure(MEDIA_ROOT={str(media)!r})\n"
        "from dondoc.apps.documents.worker.liveness import alive\n"
        "with alive('worker-k'):\n    print('up', flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"up\n"
    assert is_alive("worker-k")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert not is_alive("worker-k")
    assert (media / ".workers" / "worker-k").exists()
    forget_dead()
    assert not (media / ".workers" / "worker-k").exists()


def test_what_somebody_has_cannot_be_had_twice(media: Path) -> None:
    with held("document-1") as mine, held("document-1") as also, held("document-2") as other:
        assert (mine, also, other) == (True, False, True)
    with held("document-1") as later:
        assert later


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own, in whose transaction the worker runs here."""
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)


@pytest.mark.usefixtures("one_connection")
def test_worker_reads_all_that_waits_and_ends_in_batch(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [upload(cast.body, cast.monitor, f"Kế hoạch {n}") for n in range(3)]
    begin(documents[0], "worker-dead")
    monkeypatch.setattr(reading, "read_in_child", StandIn(*[result_of()] * 3))
    call_command("work", "--batch")
    assert [Document.objects.get(pk=document.pk).state for document in documents] == ["read"] * 3
    assert states() == ["SUCCESSFUL"] * 3


@pytest.mark.usefixtures("one_connection")
def test_worker_looks_for_the_dead_now_and_then(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[float] = []
    monkeypatch.setattr(loop, "recover", lambda: looked.append(time.monotonic()))
    monkeypatch.setattr(loop, "RECOVER_SECONDS", 0.0)
    worker = DocumentWorker(worker_id="worker-b", interval=0.01, batch=False)
    monkeypatch.setattr(time, "sleep", lambda _seconds: setattr(worker, "running", len(looked) < 3))
    worker.run()
    assert len(looked) == 3
