"""Attachments: looked into by the worker, found by their words, never in anybody's way."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from dondoc.apps.documents import jobs
from dondoc.apps.documents.actions import store_file
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.documents.signals import file_prepared
from dondoc.apps.documents.worker import attachments
from dondoc.apps.documents.worker.child import FILE
from dondoc.apps.documents.worker.runner import Result, Stopped, read_in_child
from dondoc.apps.documents.worker.tables import words_of
from dondoc.reading import CannotRead
from factories.files import zipped
from factories.uploads import PLAN, Cast, StandIn, picture_in, result_of


@pytest.fixture
def file(cast: Cast) -> StoredFile:
    return store_file(io.BytesIO(PLAN.encode()), name="minh-chung.txt")


def give(monkeypatch: pytest.MonkeyPatch, *results: Result | Exception) -> StandIn:
    stand_in = StandIn(*results)
    monkeypatch.setattr(attachments, "read_in_child", stand_in)
    return stand_in


def test_words_and_pictures_are_taken_once(file: StoredFile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: list[Any] = []

    def receive(sender: Any, **facts: Any) -> None:
        told.append(facts["file"])

    file_prepared.connect(receive)
    stand_in = give(monkeypatch, result_of(pictures=(picture_in(tmp_path, 0), picture_in(tmp_path, 1))))
    try:
        assert [jobs.prepare_file.func(file.pk) for _ in range(2)] == ["prepared", "nothing to do"]
    finally:
        file_prepared.disconnect(receive)
    file.refresh_from_db()
    assert "rà soát các quy định" in file.text
    assert file.prepared_at is not None
    assert [(picture.number, picture.width) for picture in file.pictures.all()] == [(0, 9), (1, 9)]
    assert len(stand_in.asked) == 1
    assert told == [file]


def test_file_that_cannot_be_read_is_kept_without_words(file: StoredFile, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, Result("spreadsheet", "Tệp là bảng tính."))
    assert attachments.prepare_file(file.pk) == "prepared"
    file.refresh_from_db()
    assert (file.text, file.pictures.count()) == ("", 0)
    assert file.prepared_at is not None


def test_file_that_kills_workers_is_given_up(file: StoredFile, monkeypatch: pytest.MonkeyPatch) -> None:
    StoredFile.objects.update(tries=attachments.MOST_TRIES)
    stand_in = give(monkeypatch)
    assert attachments.prepare_file(file.pk) == "prepared"
    assert stand_in.asked == []


def test_worker_that_is_asked_to_end_puts_the_file_back(file: StoredFile, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, Stopped())
    assert attachments.prepare_file(file.pk) == "stopped"
    file.refresh_from_db()
    assert (file.tries, file.prepared_at) == (0, None)
    assert DBTaskResult.objects.count() == 2


def test_file_that_is_gone_stops_nothing(file: StoredFile, media: Path) -> None:
    (media / file.path).unlink()
    assert attachments.prepare_file(file.pk) == "prepared"
    assert attachments.prepare_file(999_999) == "nothing to do"


def sheet(**parts: str) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", **parts})


STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Sở  Y tế</t></si><si><r><t>đã xong</t></r></si></sst>'
SLIDE = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>Kết quả quý II</a:t></a:r></a:p></p:sld>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(sheet(**{"xl/sharedStrings.xml": STRINGS}), "Sở Y tế\nđã xong", id="sheet"),
        pytest.param(
            sheet(**{"xl/worksheets/sheet1.xml": "<c><is><t>Trong ô</t></is></c>"}), "Trong ô", id="words-in-cells"
        ),
        pytest.param(
            zipped({"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": SLIDE}), "Kết quả quý II", id="slides"
        ),
        pytest.param(b"MZ" + bytes(100), "", id="neither"),
        pytest.param(zipped({"a.txt": "x"}), "", id="archive"),
    ],
)
def test_words_of_sheets_and_slides_are_taken(data: bytes, words: str) -> None:
    assert words_of(data) == words


def test_sheet_that_is_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(CannotRead, match="bung ra"):
        words_of(sheet(**{"xl/sharedStrings.xml": "<sst>" + " " * 100_000_000 + "</sst>"}))


def test_sheet_is_found_by_its_words(media: Path, tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(sheet(**{"xl/sharedStrings.xml": STRINGS}))
    with read_in_child(source, name="", mode=FILE, stop=lambda: False) as result:
        assert (result.code, result.words) == ("spreadsheet", "Sở Y tế\nđã xong")
