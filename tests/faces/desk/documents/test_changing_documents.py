"""Steps with a document from its page: each for those who may, each with its answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Review
from factories.uploads import Cast, read_now, upload

FACTS = {"kind": "Kế hoạch", "number": "12/KH-UBND", "issued_on": "14/01/2026", "issuer": "", "title": "Tên mới"}


@pytest.fixture
def document(cast: Cast) -> Document:
    return read_now(upload(cast.body, cast.monitor))


@pytest.fixture
def browser(cast: Cast, client_for: Any) -> Client:
    client: Client = client_for(cast.monitor)
    return client


def test_facts_are_shown_to_be_mended_and_saved(browser: Client, document: Document) -> None:
    url = f"/documents/{document.pk}/facts"
    page = browser.get(url).content.decode()
    assert 'value="12/KH-UBND"' in page
    assert 'value="14/01/2026"' in page
    answer = browser.post(url, {**FACTS, "version": document.version})
    assert (answer.status_code, answer.url) == (302, f"/documents/{document.pk}")
    document.refresh_from_db()
    assert (document.title, document.issued_on, document.issuer) == ("Tên mới", "2026-01-14", "")


def test_impossible_day_is_said_at_its_field_and_nothing_is_lost(browser: Client, document: Document) -> None:
    answer = browser.post(
        f"/documents/{document.pk}/facts", {**FACTS, "issued_on": "31/6/2026", "version": document.version}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "không có thật" in page
    assert 'value="31/6/2026"' in page
    assert "Tên mới" in page


def test_second_of_two_sees_both_and_can_save_then(browser: Client, document: Document) -> None:
    url, seen = f"/documents/{document.pk}/facts", document.version
    browser.post(url, {**FACTS, "title": "Của người thứ nhất", "version": seen})
    answer = browser.post(url, {**FACTS, "title": "Của người thứ hai", "version": seen})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Của người thứ nhất" in page
    assert "Của người thứ hai" in page
    document.refresh_from_db()
    assert f'name="version" value="{document.version}"' in page
    assert browser.post(url, {**FACTS, "title": "Của người thứ hai", "version": document.version}).status_code == 302
    document.refresh_from_db()
    assert document.title == "Của người thứ hai"


def test_document_is_withdrawn_with_a_reason(browser: Client, document: Document) -> None:
    url = f"/documents/{document.pk}/withdraw"
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"reason": " "}).status_code == 422
    assert browser.post(url, {"reason": "Nhầm"}).status_code == 302
    document.refresh_from_db()
    assert document.state == "withdrawn"


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ("read-again", "failed", "queued"),
        ("keep", "failed", "kept"),
        ("restore", "kept", "read"),
    ],
)
def test_step_is_taken_and_said(browser: Client, document: Document, step: str, before: str, after: str) -> None:
    Document.objects.update(state=before, failure="Vì sao")
    answer = browser.post(f"/documents/{document.pk}/{step}", follow=True)
    assert answer.redirect_chain[-1][0] == f"/documents/{document.pk}"
    assert 'class="message success"' in answer.content.decode()
    document.refresh_from_db()
    assert document.state == after


def test_document_with_a_review_is_kept_and_opened_again(browser: Client, document: Document) -> None:
    browser.post(f"/documents/{document.pk}/keep")
    document.refresh_from_db()
    assert document.state == "kept"
    browser.post(f"/documents/{document.pk}/restore")
    document.refresh_from_db()
    assert document.state == "read"
    assert Review.objects.filter(document=document).count() == 1


@pytest.mark.parametrize("step", ["facts", "withdraw", "read-again", "keep", "restore"])
def test_who_may_take_a_step(cast: Cast, client_for: Any, document: Document, step: str) -> None:
    if step == "restore":
        Document.objects.update(state="kept")
    url = f"/documents/{document.pk}/{step}"
    given = {**FACTS, "version": document.version, "reason": "Nhầm"}
    codes = {
        person: client_for(getattr(cast, person)).post(url, given).status_code
        for person in ("leader", "admin", "official", "stranger", "other_monitor", "monitor")
    }
    assert codes == {
        "leader": 403, "admin": 403, "official": 404, "stranger": 404, "other_monitor": 404, "monitor": 302,
    }  # fmt: skip


@pytest.mark.parametrize("step", ["read-again", "keep", "restore"])
def test_step_is_never_taken_by_looking(browser: Client, document: Document, step: str) -> None:
    assert browser.get(f"/documents/{document.pk}/{step}").status_code == 405
    assert browser.post("/documents/999999/" + step).status_code == 404
