"""Files sent out: only to those who may have them, and powerless."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dondoc.apps.documents.models import Document
from factories.uploads import Cast, picture_in, read_now, upload


def code_of(response: Any) -> int:
    body_of(response)
    code: int = response.status_code
    return code


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def document(cast: Cast, tmp_path: Path) -> Document:
    return read_now(upload(cast.body, cast.monitor, name="Kế hoạch.txt"), pictures=(picture_in(tmp_path),))


def test_file_comes_as_a_download_that_no_browser_runs(cast: Cast, client_for: Any, document: Document) -> None:
    response = client_for(cast.monitor).get(f"/documents/{document.pk}/file")
    assert "KẾ HOẠCH" in body_of(response).decode()
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch.txt"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Content-Length"] == str(document.file.size)
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("content", [b"<html><script>x</script>", b"<?xml version='1.0'?><svg xmlns='x'/>"])
def test_file_that_a_browser_would_run_has_no_kind(cast: Cast, client_for: Any, content: bytes) -> None:
    document = upload(cast.body, cast.monitor, content, name="a.html")
    response = client_for(cast.monitor).get(f"/documents/{document.pk}/file")
    assert response["Content-Type"] == "application/octet-stream"
    assert body_of(response) == content


def test_picture_of_a_page_may_be_kept_for_ever(cast: Cast, client_for: Any, document: Document) -> None:
    client = client_for(cast.leader)
    response = client.get(f"/documents/{document.pk}/pages/1")
    assert response["Content-Type"] == "image/webp"
    assert body_of(response)[8:12] == b"WEBP"
    assert "immutable" in response["Cache-Control"]
    again = client.get(f"/documents/{document.pk}/pages/1", HTTP_IF_NONE_MATCH=response["ETag"])
    assert again.status_code == 304
    assert client.get(f"/documents/{document.pk}/pages/2").status_code == 404


@pytest.mark.parametrize("what", ["file", "pages/1", "status"])
def test_those_who_may_not_see_it_get_nothing(cast: Cast, client_for: Any, document: Document, what: str) -> None:
    url = f"/documents/{document.pk}/{what}"
    codes = {
        person: code_of(client_for(getattr(cast, person)).get(url))
        for person in ("monitor", "leader", "admin", "official", "stranger", "other_monitor")
    }
    assert codes == {
        "monitor": 200, "leader": 200, "admin": 200, "official": 404, "stranger": 404, "other_monitor": 404,
    }  # fmt: skip
    assert client_for(cast.monitor).post(url).status_code == 405


def test_file_that_is_gone_is_said_so(cast: Cast, client_for: Any, document: Document, media: Path) -> None:
    (media / document.file.path).unlink()
    response = client_for(cast.monitor).get(f"/documents/{document.pk}/file")
    assert response.status_code == 410
    assert "bản sao lưu" in response.content.decode()
