"""Reading in the background: done once, however often it is begun; every end has its sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from dondoc.apps.audit.models import Event
from dondoc.apps.documents import jobs
from dondoc.apps.documents.failures import MOST_ATTEMPTS, MOST_CRASHES
from dondoc.apps.documents.models import Document, DocumentReading
from dondoc.apps.documents.proof import is_unchanged
from dondoc.apps.documents.signals import document_read
from dondoc.apps.documents.worker import reading
from dondoc.apps.documents.worker.liveness import held
from dondoc.apps.documents.worker.runner import Result, Stopped
from factories.uploads import Cast, StandIn, picture_in, result_of, upload

KEPT = "Tệp gốc đã được lưu nguyên vẹn."


@pytest.fixture
def heard() -> Any:
    """What later apps were told."""
    calls: list[dict[str, Any]] = []

    def receive(sender: Any, **facts: Any) -> None:
        calls.append(facts)

    document_read.connect(receive)
    yield calls
    document_read.disconnect(receive)


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`child(result, …)`: what the child will give."""

    def play(*results: Result | Exception) -> StandIn:
        stand_in = StandIn(*results)
        monkeypatch.setattr(reading, "read_in_child", stand_in)
        return stand_in

    return play


def again(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_document_is_read_and_its_facts_are_known(cast: Cast, child: Any, heard: Any, tmp_path: Path) -> None:
    document = upload(cast.body, cast.monitor)
    child(result_of(pictures=(picture_in(tmp_path, 1), picture_in(tmp_path, 2))))
    assert jobs.read_document.func(document.pk) == "read"
    document = again(document)
    assert (document.state, document.attempts, document.failure) == ("read", 0, "")
    assert (document.kind, document.number, document.issued_on) == ("Kế hoạch", "12/KH-UBND", "2026-01-14")
    assert document.title == "Chuyển đổi số tỉnh Sơn Hải năm 2026"
    assert [(page.number, page.width) for page in document.pages.all()] == [(1, 595.0), (2, 595.0)]
    assert [citation.number for citation in document.citations.all()] == ["57-NQ/TW"]
    assert [event.verb for event in Event.objects.on(document)] == ["read", "uploaded"]
    assert heard == [{"signal": document_read, "document": document, "reading": document.reading, "again": False}]


def test_reading_is_kept_word_for_word(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)
    result = result_of()
    assert result.reading is not None
    child(result)
    reading.read_document(document.pk)
    kept = DocumentReading.objects.get()
    assert kept.text == result.reading["source"]["text"]
    assert "text" not in kept.data["source"]
    assert kept.data["tasks"] == result.reading["tasks"]
    assert is_unchanged(kept)
    kept.text += "x"
    assert not is_unchanged(kept)


def test_reading_can_never_be_changed(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)
    child(result_of())
    reading.read_document(document.pk)
    kept = DocumentReading.objects.get()
    with pytest.raises(TypeError, match="never changed"):
        kept.save()
    with pytest.raises(TypeError, match="never changed"):
        DocumentReading.objects.update(text="")


def test_job_run_again_does_nothing(cast: Cast, child: Any, heard: Any) -> None:
    document = upload(cast.body, cast.monitor)
    stand_in = child(result_of())
    assert [reading.read_document(document.pk) for _ in range(3)] == ["read", "nothing to do", "nothing to do"]
    assert len(stand_in.asked) == len(heard) == 1
    assert reading.read_document(999_999) == "nothing to do"


def test_two_workers_do_not_read_one_document_at_once(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)
    stand_in = child(result_of())
    with held(f"document-{document.pk}") as mine:
        assert mine
        assert reading.read_document(document.pk) == "busy"
    assert stand_in.asked == []


def test_result_of_an_attempt_that_was_overtaken_is_dropped(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, heard: Any
) -> None:
    document = upload(cast.body, cast.monitor)

    class Slow(StandIn):
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            Document.objects.update(state="withdrawn")
            return super().__call__(*args, **kwargs)

    monkeypatch.setattr(reading, "read_in_child", Slow(result_of()))
    assert reading.read_document(document.pk) == "nothing to do"
    assert again(document).state == "withdrawn"
    assert heard == []
    assert not DocumentReading.objects.exists()


@pytest.mark.parametrize(
    ("code", "message", "says"),
    [
        pytest.param("encrypted", "Tệp được đặt mật khẩu.", "Tệp được đặt mật khẩu.", id="refused-by-the-reader"),
        pytest.param("timed-out", "", "quá lâu", id="too-long"),
        pytest.param("internal", "", "lỗi của chính nó", id="our-own-fault"),
    ],
)
def test_refusal_is_told_in_a_sentence(cast: Cast, child: Any, code: str, message: str, says: str) -> None:
    document = upload(cast.body, cast.monitor)
    child(Result(code, message))
    assert reading.read_document(document.pk) == "failed"
    document = again(document)
    assert document.state == "failed"
    assert says in document.failure
    assert document.failure.endswith(KEPT)
    assert Event.objects.on(document)[0].reason == document.failure


def test_pages_of_what_could_not_be_read_can_still_be_seen(cast: Cast, child: Any, tmp_path: Path) -> None:
    document = upload(cast.body, cast.monitor)
    child(Result("ocr-missing", "Chưa cài OCR.", pictures=(picture_in(tmp_path),)))
    reading.read_document(document.pk)
    assert again(document).pages.count() == 1


def test_crash_is_tried_again_and_then_given_up(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)
    child(*[Result("crashed")] * MOST_CRASHES)
    answers = [reading.read_document(document.pk) for _ in range(MOST_CRASHES)]
    assert answers == ["again"] * (MOST_CRASHES - 1) + ["failed"]
    assert "dừng đột ngột" in again(document).failure
    assert DBTaskResult.objects.count() == MOST_CRASHES


def test_worker_that_is_asked_to_end_puts_the_document_back(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)
    child(Stopped())
    assert reading.read_document(document.pk) == "stopped"
    document = again(document)
    assert (document.state, document.attempts) == ("queued", 0)
    assert DBTaskResult.objects.count() == 2


def test_document_of_which_workers_die_is_given_up_at_last(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)
    Document.objects.update(attempts=MOST_ATTEMPTS, state="reading")
    stand_in = child()
    assert reading.read_document(document.pk) == "failed"
    assert "Máy chủ bị dừng nhiều lần" in again(document).failure
    assert stand_in.asked == []


def test_lost_file_is_said_so(cast: Cast, child: Any, media: Path) -> None:
    document = upload(cast.body, cast.monitor)
    (media / document.file.path).unlink()
    child()
    assert reading.read_document(document.pk) == "failed"
    assert "Không tìm thấy tệp" in again(document).failure


def test_later_app_that_fails_takes_the_whole_reading_with_it(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)

    def fail(sender: Any, **facts: Any) -> None:
        raise RuntimeError("review")

    document_read.connect(fail)
    try:
        child(*[result_of()] * MOST_CRASHES)
        answers = [reading.read_document(document.pk) for _ in range(MOST_CRASHES)]
    finally:
        document_read.disconnect(fail)
    assert answers == ["again", "again", "failed"]
    document = again(document)
    assert "chưa ghi được kết quả" in document.failure
    assert not DocumentReading.objects.exists()
    assert not document.citations.exists()
    assert [event.verb for event in Event.objects.on(document)] == ["reading_failed", "uploaded"]


def test_facts_too_long_for_their_columns_are_cut(cast: Cast, child: Any) -> None:
    document = upload(cast.body, cast.monitor)
    result = result_of()
    assert result.reading is not None
    result.reading["document"] |= {"kind": "K" * 100, "number": "1/" + "N" * 100, "issuer": "I" * 300}
    result.reading["references"][0]["number"] = "9" * 100
    child(result)
    assert reading.read_document(document.pk) == "read"
    document = again(document)
    assert (len(document.kind), len(document.number), len(document.issuer)) == (60, 60, 250)
