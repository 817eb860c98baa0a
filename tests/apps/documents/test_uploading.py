"""Uploading: row, event and job together; equal bytes told; nobody uploads for others."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.documents import uploading
from dondoc.apps.documents.actions import store_file, withdraw_document
from dondoc.apps.documents.errors import AlreadyHere, EmptyFile
from dondoc.apps.documents.models import Document, StoredFile
from factories.uploads import PLAN, Cast, upload


def jobs() -> list[tuple[str, list[int]]]:
    return [(job.task_path.rsplit(".", 1)[1], job.args_kwargs["args"]) for job in DBTaskResult.objects.order_by("pk")]


def test_upload_is_on_record_and_in_the_queue(cast: Cast) -> None:
    document = upload(cast.body, cast.monitor, name="Kế hoạch số 12.txt")
    assert (document.state, document.file_name, document.owner) == ("queued", "Kế hoạch số 12.txt", cast.body)
    assert document.uploaded_by == cast.monitor
    assert jobs() == [("read_document", [document.pk])]
    (event,) = Event.objects.on(document)
    assert (event.verb, event.by, event.new) == ("uploaded", cast.monitor, {"file_name": "Kế hoạch số 12.txt"})


def test_waiting_document_can_be_found_by_its_name(cast: Cast) -> None:
    upload(cast.body, cast.monitor, name="Kế hoạch số 12.txt")
    assert SearchEntry.objects.get().title == "Kế hoạch số 12.txt"


def test_only_monitors_of_a_body_upload_for_it(cast: Cast) -> None:
    for person in (cast.leader, cast.admin, cast.official, cast.stranger, cast.other_monitor):
        with pytest.raises(Refused):
            upload(cast.body, person)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_same_bytes_again_are_told_with_the_document_that_has_them(cast: Cast) -> None:
    first = upload(cast.body, cast.monitor)
    with pytest.raises(AlreadyHere, match="trùng từng byte") as refused:
        upload(cast.body, cast.monitor, name="ten-khac.txt")
    assert refused.value.document == first
    assert Document.objects.count() == 1
    assert len(jobs()) == 1


def test_same_bytes_are_taken_when_the_person_insists(cast: Cast) -> None:
    first = upload(cast.body, cast.monitor)
    second = upload(cast.body, cast.monitor, insist=True)
    assert first.file == second.file
    assert Document.objects.count() == 2


def test_document_that_one_may_not_see_is_not_betrayed(cast: Cast) -> None:
    upload(cast.body, cast.monitor)
    mine = upload(cast.other_body, cast.other_monitor)
    assert mine.owner == cast.other_body


def test_withdrawn_document_does_not_stand_in_the_way(cast: Cast) -> None:
    first = upload(cast.body, cast.monitor)
    withdraw_document(document=first, reason="Nhầm tệp", by=cast.monitor)
    assert upload(cast.body, cast.monitor).pk != first.pk


def test_empty_file_is_refused(cast: Cast) -> None:
    with pytest.raises(EmptyFile):
        upload(cast.body, cast.monitor, b"")
    assert not Document.objects.exists()


def test_server_that_dies_while_recording_leaves_nothing_on_record(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    class Died(Exception):
        pass

    def die(*_args: Any) -> None:
        raise Died

    monkeypatch.setattr(uploading, "read_document", type("Job", (), {"enqueue": staticmethod(die)}))
    with pytest.raises(Died), transaction.atomic():
        upload(cast.body, cast.monitor)
    assert not Document.objects.exists()
    assert not Event.objects.exists()


def test_attachment_is_looked_into_once(cast: Cast) -> None:
    first = store_file(io.BytesIO(PLAN.encode()), name="minh-chung.txt")
    assert jobs() == [("prepare_file", [first.pk])]
    StoredFile.objects.update(prepared_at="2026-11-20T00:00:00Z")
    assert store_file(io.BytesIO(PLAN.encode()), name="lan-hai.txt") == first
    assert len(jobs()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_one_file_make_one_document(media: Any) -> None:
    import threading

    from django.db import connection

    from dondoc.apps.accounts.models import Role
    from factories.record import make_body, make_person

    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("a database in memory is seen by one connection only")
    body = make_body("Sở Y tế")
    monitor = make_person("Lê Theo", Role.MONITOR, body)
    answers: list[str] = []

    def send() -> None:
        try:
            upload(body, monitor)
            answers.append("taken")
        except AlreadyHere:
            answers.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["taken", "told", "told", "told"]
