"""The page of uploads: many files at once, each with its answer, with a script and without."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dondoc.apps.accounts.models import Role, RoleHeld
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.storage import incoming
from factories import files
from factories.uploads import PLAN, Cast, upload

URL = "/documents/upload"
SCRIPT = {"HTTP_ACCEPT": "application/json"}


def sent(name: str, content: bytes = PLAN.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def browser(cast: Cast, client_for: Any) -> Client:
    client: Client = client_for(cast.monitor)
    return client


def post(browser: Client, cast: Cast, *documents: Any, **more: Any) -> Any:
    headers = {key: more.pop(key) for key in list(more) if key.startswith("HTTP_")}
    return browser.post(URL, {"owner": cast.body.pk, "files": list(documents), **more}, **headers)


def names() -> list[str]:
    return list(Document.objects.order_by("pk").values_list("file_name", flat=True))


def test_page_asks_for_files(browser: Client, at_most_queries: Any) -> None:
    with at_most_queries(15):
        page = browser.get(URL)
    assert page.status_code == 200
    assert 'type="file"' in page.content.decode()
    assert "multiple" in page.content.decode()


@pytest.mark.parametrize("person", ["leader", "admin", "official", "stranger"])
def test_only_monitors_upload(cast: Cast, client_for: Any, person: str) -> None:
    client = client_for(getattr(cast, person))
    assert client.get(URL).status_code == 403
    assert post(client, cast, sent("a.txt")).status_code == 403
    assert names() == []


def test_visitor_is_asked_to_sign_in_and_nothing_is_stored(cast: Cast, media: Path) -> None:
    answer = post(Client(), cast, sent("a.txt"))
    assert answer.status_code == 302
    assert "login" in answer.url
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_several_files_become_documents_of_their_own(browser: Client, cast: Cast) -> None:
    answer = post(browser, cast, sent("một.txt"), sent("hai.txt", b"Ke hoach hai"))
    assert (answer.status_code, answer.url) == (302, "/documents")
    assert names() == ["một.txt", "hai.txt"]
    assert set(Document.objects.values_list("owner", "uploaded_by")) == {(cast.body.pk, cast.monitor.pk)}
    assert "Đã nhận 2 tệp" in browser.get("/documents").content.decode()


def test_one_file_leads_to_its_document(browser: Client, cast: Cast) -> None:
    answer = post(browser, cast, sent("a.txt"))
    assert answer.url == f"/documents/{Document.objects.get().pk}"


def test_bad_file_does_not_stop_the_good_ones(browser: Client, cast: Cast) -> None:
    answer = post(browser, cast, sent("rong.txt", b""), sent("tot.txt"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert names() == ["tot.txt"]
    assert "Tệp rỗng" in page
    assert "Đã nhận, máy đang đọc." in page


def test_nothing_chosen_is_said_so(browser: Client, cast: Cast) -> None:
    answer = post(browser, cast)
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một tệp." in answer.content.decode()


def test_file_that_is_here_already_is_told_and_taken_when_one_insists(browser: Client, cast: Cast) -> None:
    first = upload(cast.body, cast.monitor)
    answer = post(browser, cast, sent("lai-nua.txt"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="/documents/{first.pk}"' in page
    assert "Vẫn tải lên những tệp đã có" in page
    assert len(names()) == 1
    assert post(browser, cast, sent("lai-nua.txt"), insist="on").status_code == 302
    assert len(names()) == 2


def test_other_body_cannot_be_given(browser: Client, cast: Cast) -> None:
    answer = browser.post(URL, {"owner": cast.other_body.pk, "files": [sent("a.txt")]})
    assert answer.status_code == 422
    assert names() == []


def test_monitor_of_several_bodies_chooses(cast: Cast, client_for: Any) -> None:
    RoleHeld.objects.create(user=cast.monitor, role=Role.MONITOR, body=cast.other_body, since="2020-01-01")
    cast.monitor.forget_standings()
    page = client_for(cast.monitor).get(URL).content.decode()
    assert "<select" in page
    assert page.index("Sở Khoa học và Công nghệ") < page.index("Sở Tài chính")


def test_script_gets_an_answer_for_each_file(browser: Client, cast: Cast) -> None:
    taken = post(browser, cast, sent("a.txt"), **SCRIPT)
    document = Document.objects.get()
    assert taken.status_code == 201
    assert taken.json() == {"url": f"/documents/{document.pk}", "status": f"/documents/{document.pk}/status"}
    again = post(browser, cast, sent("a.txt"), **SCRIPT)
    assert again.status_code == 409
    assert again.json()["same_url"] == f"/documents/{document.pk}"
    assert "trùng từng byte" in again.json()["error"]
    assert post(browser, cast, sent("b.txt", b""), **SCRIPT).status_code == 422
    assert post(browser, cast, **SCRIPT).json() == {"error": "Chưa nhận được tệp nào."}


def test_file_beyond_the_limit_is_left_out_while_it_comes(browser: Client, cast: Cast, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 100_000
    answer = post(browser, cast, sent("nho.txt"), sent("to.bin", b"x" * 300_000), sent("sau.txt", b"Ke hoach sau"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert names() == ["nho.txt", "sau.txt"]
    assert "to.bin" in page
    assert "Tệp lớn hơn 97,7 KB" in page
    assert list(incoming().iterdir()) == []
    assert post(browser, cast, sent("to.bin", b"x" * 300_000), **SCRIPT).status_code == 413


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("../../../etc/cron.d/x", b"* * * * * root", id="path"),
        pytest.param("kế hoạch " * 400 + ".docx", files.docx(), id="enormous-name"),
        pytest.param("bom.docx", files.docx(document=b"<x>" + b"0" * 20_000_000 + b"</x>"), id="bomb"),
        pytest.param("trang.html", b"<html><script>alert(1)</script></html>", id="script"),
        pytest.param("ke-hoach.pdf", b"MZ\x90\0" + bytes(1000), id="program-called-pdf"),
        pytest.param("<img src=x onerror=alert(1)>.txt", b"Ke hoach", id="markup-in-the-name"),
        pytest.param("a\u202ecod.exe", b"Ke hoach", id="turned-direction"),
    ],
)
def test_hostile_file_is_stored_harmlessly(browser: Client, cast: Cast, media: Path, name: str, content: bytes) -> None:
    answer = post(browser, cast, sent(name, content))
    assert answer.status_code == 302
    document = Document.objects.select_related("file").get()
    assert len(document.file_name) <= 150
    assert not set("/\\<>\u202e") & set(document.file_name)
    stored = [path for path in media.rglob("*") if path.is_file()]
    assert stored == [media / document.file.path]
    assert stored[0].read_bytes() == content
    page = browser.get(f"/documents/{document.pk}").content.decode()
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_upload_is_never_held_in_memory(browser: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from dondoc.apps.documents import storage

    kinds: list[str] = []
    put = storage.put

    def noted(stream: Any, **more: Any) -> Any:
        kinds.append(type(stream).__name__)
        return put(stream, **more)

    monkeypatch.setattr(storage, "put", noted)
    post(browser, cast, io.BytesIO(PLAN.encode()))
    assert kinds == ["IncomingFile"]
