"""The page of a document: its words, its facts, the documents around it, the next step, who did what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dondoc.apps.documents.actions import withdraw_document
from dondoc.apps.documents.models import Document
from factories.record import make_document
from factories.uploads import PLAN, Cast, picture_in, read_now, upload


@pytest.fixture
def document(cast: Cast) -> Document:
    return read_now(upload(cast.body, cast.monitor))


def page(client: Client, document: Document, query: str = "") -> str:
    response = client.get(f"/documents/{document.pk}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_the_document_with_what_was_found(cast: Cast, client_for: Any, document: Document) -> None:
    html = page(client_for(cast.monitor), document)
    assert "<h1>Kế hoạch số 12/KH-UBND ngày 14/01/2026</h1>" in html or "Kế hoạch số 12/KH-UBND ngày 14/01/2026" in html
    assert 'class="m lead">Sở Khoa học và Công nghệ</span>' in html
    assert 'class="note m task">Việc 1</span>' in html
    assert "Nghị quyết, 57-NQ/TW, 22/12/2024, Bộ Chính trị" in html
    assert "tải văn bản lên" in html
    assert "đọc xong văn bản" in html


@pytest.mark.parametrize(
    ("person", "code", "may_change"),
    [
        ("monitor", 200, True),
        ("leader", 200, False),
        ("admin", 200, False),
        ("official", 404, False),
        ("stranger", 404, False),
        ("other_monitor", 404, False),
    ],
)
def test_what_each_person_gets(
    cast: Cast, client_for: Any, document: Document, person: str, code: int, may_change: bool
) -> None:
    response = client_for(getattr(cast, person)).get(f"/documents/{document.pk}")
    assert response.status_code == code
    assert (f"/documents/{document.pk}/withdraw" in response.content.decode()) is may_change


def test_bad_address_and_wrong_method(cast: Cast, client_for: Any, document: Document) -> None:
    client = client_for(cast.monitor)
    assert client.get("/documents/999999").status_code == 404
    assert client.post(f"/documents/{document.pk}").status_code == 405
    assert Client().get(f"/documents/{document.pk}").status_code == 302


def test_number_of_queries_is_bounded(cast: Cast, client_for: Any, tmp_path: Path, at_most_queries: Any) -> None:
    pictures = tuple(picture_in(tmp_path, number) for number in range(1, 12))
    document = read_now(upload(cast.body, cast.monitor), pictures=pictures)
    for number in range(20):
        other = make_document(cast.body, number=f"{number}/KH", kind="Kế hoạch")
        other.citations.create(number="12/KH-UBND", target=document, relation="implements")
        document.citations.create(number=other.number, target=other, relation="basis")
    client = client_for(cast.monitor)
    with at_most_queries(15):
        page(client, document)
    with at_most_queries(15):
        page(client, document, "?as=text&s=10-20")


def test_document_with_pages_shows_them_and_its_words_where_asked(cast: Cast, client_for: Any, tmp_path: Path) -> None:
    document = read_now(upload(cast.body, cast.monitor), pictures=(picture_in(tmp_path),))
    client = client_for(cast.monitor)
    assert "sheet-picture" in page(client, document)
    words = page(client, document, "?as=text")
    assert "sheet-picture" not in words
    assert "rà soát các quy định" in words
    assert "Trang gốc" in words


def test_sentence_of_the_address_is_marked(cast: Cast, client_for: Any, document: Document) -> None:
    start = document.reading.text.index("rà soát các quy định")
    html = page(client_for(cast.monitor), document, f"?s={start}-{start + 20}")
    assert f'<span class="here" id="s-{start}-{start + 20}">rà soát các quy định</span>' in html


def test_cited_document_is_a_link_only_for_those_who_may_see_it(
    cast: Cast, client_for: Any, document: Document
) -> None:
    hidden = make_document(cast.other_body, kind="Nghị quyết", number="57-NQ/TW", issued_on="2024-12-22")
    document.citations.update(target=hidden)
    assert f"/documents/{hidden.pk}" not in page(client_for(cast.monitor), document)
    assert f"/documents/{hidden.pk}" in page(client_for(cast.admin), document)


def test_document_that_cites_this_one_is_told(cast: Cast, client_for: Any, document: Document) -> None:
    lower = make_document(cast.body, kind="Kế hoạch", number="9/KH-SKHCN")
    lower.citations.create(number="12/KH-UBND", target=document, relation="implements")
    html = page(client_for(cast.monitor), document)
    assert "Được dẫn ở" in html
    assert f'href="/documents/{lower.pk}"' in html


def test_waiting_document_looks_again_by_itself(cast: Cast, client_for: Any) -> None:
    document = upload(cast.body, cast.monitor)
    client = client_for(cast.monitor)
    html = page(client, document)
    assert "Máy đang đọc văn bản" in html
    assert f'hx-get="/documents/{document.pk}/status?page=1"' in html
    waiting = client.get(f"/documents/{document.pk}/status?page=1")
    assert "hx-get" in waiting.content.decode()
    assert "HX-Refresh" not in waiting
    read_now(document)
    settled = client.get(f"/documents/{document.pk}/status?page=1")
    assert settled["HX-Refresh"] == "true"
    assert "hx-get" not in settled.content.decode()


def test_script_is_told_how_far_the_reading_is(cast: Cast, client_for: Any, document: Document) -> None:
    answer = client_for(cast.monitor).get(f"/documents/{document.pk}/status", HTTP_ACCEPT="application/json").json()
    assert answer["state"] == "read"
    assert answer["waits"] is False
    assert answer["heading"] == "Kế hoạch số 12/KH-UBND ngày 14/01/2026"
    assert answer["review"].endswith("review") or str(document.pk) in answer["review"]


def test_failed_document_says_why_and_what_to_do(cast: Cast, client_for: Any) -> None:
    document = upload(cast.body, cast.monitor)
    Document.objects.update(state="failed", failure="Tệp được đặt mật khẩu. Tệp gốc đã được lưu nguyên vẹn.")
    html = page(client_for(cast.monitor), document)
    assert "Tệp được đặt mật khẩu." in html
    assert f'action="/documents/{document.pk}/read-again"' in html
    assert "Lưu để tra cứu" in html
    assert "Rút văn bản" in html


def test_adopted_document_leads_to_its_plan(cast: Cast, client_for: Any) -> None:
    from factories.record import make_plan

    plan = make_plan(cast.body, text="1. Sở Tài chính rà soát.")
    html = page(client_for(cast.monitor), plan.document)
    assert "Mở kế hoạch" in html
    assert "Rút văn bản" not in html


def test_doubts_of_the_reader_lead_to_their_words(cast: Cast, client_for: Any) -> None:
    text = PLAN.replace("trước ngày 31/3/2026", "trước ngày 31/6/2026")
    document = read_now(upload(cast.body, cast.monitor, text), text)
    html = page(client_for(cast.monitor), document)
    assert "Ngày không có thật" in html
    assert 'href="#w-1"' in html
    assert 'id="w-1"' in html


def test_withdrawn_document_can_be_taken_back(cast: Cast, client_for: Any, document: Document) -> None:
    withdraw_document(document=document, reason="Nhầm bản dự thảo", by=cast.monitor)
    html = page(client_for(cast.monitor), document)
    assert "Đã rút" in html
    assert "Nhầm bản dự thảo" in html
    assert f"/documents/{document.pk}/restore" in html
