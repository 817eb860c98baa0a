"""Reading again: the old gives way to the new in one step; later apps may say no."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dondoc.apps.documents.actions import read_again
from dondoc.apps.documents.errors import ReviewBegun
from dondoc.apps.documents.models import DocumentReading
from dondoc.apps.documents.recording import record_failure
from dondoc.apps.documents.signals import document_read, reading_again
from dondoc.apps.documents.worker.reading import _take
from factories.uploads import PLAN, Cast, picture_in, read_now, upload

CHANGED = PLAN.replace("12/KH-UBND", "13/KH-UBND").replace("57-NQ/TW", "71/NQ-CP")


def test_reading_again_replaces_the_old_reading(cast: Cast, tmp_path: Path) -> None:
    document = read_now(upload(cast.body, cast.monitor), pictures=(picture_in(tmp_path, 1), picture_in(tmp_path, 2)))
    heard: list[bool] = []

    def receive(sender: Any, **facts: Any) -> None:
        heard.append(facts["again"])

    document_read.connect(receive)
    try:
        document = read_again(document=document, by=cast.monitor)
        assert (document.state, document.reading.text.count("12/KH-UBND")) == ("queued", 1)
        document = read_now(document, CHANGED, pictures=(picture_in(tmp_path, 3),))
    finally:
        document_read.disconnect(receive)
    assert heard == [True]
    assert document.number == "13/KH-UBND"
    assert [citation.number for citation in document.citations.all()] == ["71/NQ-CP"]
    assert document.pages.count() == 1
    assert DocumentReading.objects.count() == 1


def test_reading_again_without_luck_takes_nothing_away(cast: Cast) -> None:
    document = read_again(document=read_now(upload(cast.body, cast.monitor)), by=cast.monitor)
    taken = _take(document.pk)
    assert taken is not None
    assert record_failure(taken, "Máy chủ bận.")
    document.refresh_from_db()
    assert (document.state, document.failure) == ("read", "Máy chủ bận.")
    assert "12/KH-UBND" in document.reading.text


def test_later_app_may_keep_its_document_from_being_read_again(cast: Cast) -> None:
    document = read_now(upload(cast.body, cast.monitor))

    def refuse(sender: Any, **facts: Any) -> None:
        raise ReviewBegun()

    reading_again.connect(refuse)
    try:
        with pytest.raises(ReviewBegun):
            read_again(document=document, by=cast.monitor)
    finally:
        reading_again.disconnect(refuse)
    document.refresh_from_db()
    assert document.state == "read"


def test_equal_pages_are_one_file(cast: Cast, tmp_path: Path) -> None:
    pages = (picture_in(tmp_path, 1), picture_in(tmp_path, 2))
    one = read_now(upload(cast.body, cast.monitor, "Kế hoạch một"), pictures=pages)
    two = read_now(upload(cast.body, cast.monitor, "Kế hoạch hai"), pictures=pages)
    images = [[page.image_id for page in document.pages.all()] for document in (one, two)]
    assert images[0] == images[1]


def test_recording_a_long_document_takes_few_queries(cast: Cast, tmp_path: Path, at_most_queries: Any) -> None:
    document = upload(cast.body, cast.monitor)
    pictures = tuple(picture_in(tmp_path, number) for number in range(1, 60))
    with at_most_queries(60):
        read_now(document, pictures=pictures)
    assert document.pages.count() == 59
