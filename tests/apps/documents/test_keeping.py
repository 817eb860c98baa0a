"""Mending facts, keeping, withdrawing, taking back: each leaves its event, nobody's words are lost."""

from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import Changed
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.documents.actions import (
    correct_facts,
    keep_document,
    read_again,
    restore_document,
    withdraw_document,
)
from dondoc.apps.documents.errors import DayNotReal, ReasonMissing
from dondoc.apps.documents.facts import parse_day
from dondoc.apps.documents.headings import heading
from dondoc.apps.documents.models import Document
from factories.uploads import Cast, read_now, upload


@pytest.fixture
def document(cast: Cast) -> Document:
    return read_now(upload(cast.body, cast.monitor))


def verbs(document: Document) -> list[str]:
    return [event.verb for event in Event.objects.on(document)]


def test_facts_are_mended_as_on_the_signed_copy(cast: Cast, document: Document) -> None:
    facts = {"number": " 21/KH-UBND ", "issued_on": "20/1/2026", "title": "Chuyển   đổi số"}
    changed = correct_facts(document=document, version=document.version, facts=facts, by=cast.monitor)
    assert (changed.number, changed.issued_on, changed.title) == ("21/KH-UBND", "2026-01-20", "Chuyển đổi số")
    assert changed.number_key == "21 kh ubnd"
    assert changed.version == document.version + 1
    event = Event.objects.on(document)[0]
    assert (event.verb, event.by) == ("facts_corrected", cast.monitor)
    assert event.old["number"] == "12/KH-UBND"
    assert event.new["issued_on"] == "2026-01-20"


def test_mended_number_is_found_and_the_text_is_still_found(cast: Cast, document: Document) -> None:
    correct_facts(document=document, version=document.version, facts={"number": "21/KH-UBND"}, by=cast.monitor)
    entry = SearchEntry.objects.get(kind="document")
    assert "21/KH-UBND" in entry.title
    assert " 21 kh ubnd " in entry.bare
    assert " ra soat cac qui dinh " in entry.bare
    assert entry.bare.count(" | ") == 1


def test_nothing_changed_leaves_no_event(cast: Cast, document: Document) -> None:
    same = correct_facts(
        document=document, version=document.version, facts={"number": document.number}, by=cast.monitor
    )
    assert same.version == document.version
    assert verbs(document) == ["read", "uploaded"]


def test_second_of_two_sees_what_the_first_saved(cast: Cast, document: Document) -> None:
    seen = document.version
    correct_facts(document=document, version=seen, facts={"title": "Của người thứ nhất"}, by=cast.monitor)
    with pytest.raises(Changed) as refused:
        correct_facts(document=document, version=seen, facts={"title": "Của người thứ hai"}, by=cast.monitor)
    assert refused.value.theirs["title"] == "Của người thứ nhất"
    assert refused.value.mine == {"title": "Của người thứ hai"}
    document.refresh_from_db()
    assert document.title == "Của người thứ nhất"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/12/2026", "2026-12-31"),
        ("1-2-2026", "2026-02-01"),
        ("12/2026", "2026-12"),
        ("2026", "2026"),
        ("2026-12-31", "2026-12-31"),
        ("", ""),
    ],
)
def test_day_is_read_as_people_write_it(words: str, day: str) -> None:
    assert parse_day(words) == day


@pytest.mark.parametrize("words", ["31/6/2026", "13/2026", "hôm qua", "20/1/26", "2026-02-30", "0/0/2026"])
def test_day_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(DayNotReal, match="không có thật"):
        parse_day(words)


def test_document_is_withdrawn_with_a_reason_and_taken_back(cast: Cast, document: Document) -> None:
    withdrawn = withdraw_document(document=document, reason=" Nhầm bản dự thảo ", by=cast.monitor)
    assert withdrawn.state == "withdrawn"
    assert Event.objects.on(document)[0].reason == "Nhầm bản dự thảo"
    assert not SearchEntry.objects.filter(kind="document").exists()
    assert restore_document(document=document, by=cast.monitor).state == "read"
    assert " ra soat cac qui dinh " in SearchEntry.objects.get(kind="document").bare
    assert verbs(document) == ["restored", "withdrawn", "read", "uploaded"]


def test_reason_is_needed(cast: Cast, document: Document) -> None:
    with pytest.raises(ReasonMissing):
        withdraw_document(document=document, reason="  ", by=cast.monitor)


def test_what_was_withdrawn_while_it_waited_waits_again(cast: Cast) -> None:
    document = upload(cast.body, cast.monitor)
    withdraw_document(document=document, reason="Nhầm", by=cast.monitor)
    assert restore_document(document=document, by=cast.monitor).state == "queued"
    assert DBTaskResult.objects.count() == 2


def test_failed_document_is_kept_and_opened_again(cast: Cast) -> None:
    document = upload(cast.body, cast.monitor)
    Document.objects.update(state="failed", failure="Chưa cài OCR.")
    assert keep_document(document=document, by=cast.monitor).state == "kept"
    assert restore_document(document=document, by=cast.monitor).state == "failed"


def test_failed_document_is_read_again(cast: Cast) -> None:
    document = upload(cast.body, cast.monitor)
    Document.objects.update(state="failed", failure="Chưa cài OCR.", attempts=3)
    again = read_again(document=document, by=cast.monitor)
    assert (again.state, again.attempts) == ("queued", 0)
    assert DBTaskResult.objects.count() == 2
    assert verbs(document)[0] == "read_again"


def test_others_are_refused(cast: Cast, document: Document) -> None:
    for person in (cast.leader, cast.admin, cast.stranger):
        with pytest.raises(Refused):
            keep_document(document=document, by=person)
        with pytest.raises(Refused):
            withdraw_document(document=document, reason="x", by=person)
        with pytest.raises(Refused):
            correct_facts(document=document, version=document.version, facts={}, by=person)
        with pytest.raises(Refused):
            read_again(document=document, by=person)
        with pytest.raises(Refused):
            restore_document(document=document, by=person)


def test_adopted_document_is_frozen(cast: Cast, document: Document) -> None:
    Document.objects.update(state="adopted")
    with pytest.raises(Refused, match="văn bản sửa đổi"):
        correct_facts(document=document, version=document.version, facts={"title": "x"}, by=cast.monitor)


def test_failed_document_must_say_why(cast: Cast) -> None:
    from django.db import IntegrityError, transaction

    document = upload(cast.body, cast.monitor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(state="failed", failure="")
    Document.objects.filter(pk=document.pk).update(state="failed", failure="Vì sao")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"kind": "Kế hoạch", "number": "5/KH-UBND", "issued_on": "2026-01-14"},
            "Kế hoạch số 5/KH-UBND ngày 14/01/2026",
        ),
        ({"kind": "Chỉ thị", "number": "", "issued_on": "2026-01"}, "Chỉ thị tháng 1/2026"),
        ({"number": "5/KH-UBND", "issued_on": "2026"}, "Văn bản số 5/KH-UBND năm 2026"),
        ({"title": "Chuyển đổi số"}, "Chuyển đổi số"),
        ({}, "quet.pdf"),
    ],
)
def test_document_is_called_by_what_is_known(facts: dict[str, str], words: str) -> None:
    assert heading(Document(file_name="quet.pdf", **facts)) == words
