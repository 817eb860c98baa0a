"""Pages given to OCR: which, why, and what is said about it. OCR itself is played by a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pdf_writer import Page, write_pdf

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources import ocr
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Format, Limits, Notice, Part, Place, Settings, SourceDocument
from dondoc.reading.sources.layout import PageContent, Word, line_of
from dondoc.reading.sources.ocr.page import RecognisedPage
from dondoc.reading.sources.pdf import read_pdf
from dondoc.reading.sources.pdf.remarks import page_list

SEEN = "Ủy ban nhân dân tỉnh Sơn Hải ban hành Kế hoạch phát triển nghề cá bền vững trên địa bàn tỉnh."
TEXT = [
    "Thực hiện Nghị quyết của Tỉnh ủy về phát triển nghề cá bền vững,",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch này.",
]
NOISE = [
    "8uerut t lrlJ gg cgruIl uenb ugl gc uop cgc 8ogrut qJ gg",
    "Sugqd up1 rIugrIJ uep qyl ff nq ur ugp ulz ogp uru",
] * 2


@dataclass
class StandIn:
    """What OCR was asked, and what it answers."""

    answer: str = SEEN
    pages: list[int] = field(default_factory=list)
    images: list[Any] = field(default_factory=list)

    def recognise(self, image: Any, *, number: int, width: float, height: float, settings: Settings) -> RecognisedPage:
        assert settings.ocr
        self.pages.append(number)
        self.images.append(image)
        words, at = [], 60.0
        for text in self.answer.split():
            words.append(Word(text, (at, 100.0, at + 4 * len(text), 114.0)))
            at = words[-1].box[2] + 3
        notice = Notice("rotated-page", "Trang nằm xoay.", Place(page=number))
        return RecognisedPage(PageContent(number, width, height, (line_of(tuple(words)),)), (notice,), 90.0)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    stand_in = StandIn()
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "recognise", stand_in.recognise)
    return stand_in


def read(*pages: Page, settings: Settings = DEFAULT_SETTINGS) -> SourceDocument:
    return read_pdf(write_pdf(list(pages)), settings)


def codes(document: SourceDocument) -> list[str]:
    return [notice.code for notice in document.notices]


def test_scan_is_read_by_ocr_and_said_so(engine: StandIn) -> None:
    document = read(Page().scan(), Page().scan())
    assert engine.pages == [1, 2]
    assert document.format is Format.SCAN
    assert [p.text for p in document.paragraphs()] == [SEEN, SEEN]
    assert codes(document) == ["ocr-page", "rotated-page", "rotated-page"]
    assert "1–2" in document.notices[0].message


def test_page_is_rendered_in_colour_at_300_dots_an_inch(engine: StandIn) -> None:
    read(Page().scan())
    (image,) = engine.images
    assert image.mode == "RGB"
    assert abs(image.width - 595 / 72 * 300) < 3


def test_huge_sheet_is_rendered_coarser(engine: StandIn) -> None:
    read(Page(size=(3000, 4000)).scan())
    assert engine.images[0].width * engine.images[0].height < 41_000_000


def test_every_page_is_told_with_its_size(engine: StandIn) -> None:
    document = read(Page().lines(TEXT), Page(size=(842, 595)).scan(), Page())
    assert [(page.number, page.width, page.height) for page in document.pages] == [
        (1, 595, 842), (2, 842, 595), (3, 595, 842),
    ]  # fmt: skip


def test_pages_with_good_text_are_not_given_to_ocr(engine: StandIn) -> None:
    document = read(Page().lines(TEXT), Page().scan(), Page().scan().lines(TEXT))
    assert engine.pages == [2]
    assert document.format is Format.PDF


def test_noise_is_replaced_by_what_ocr_reads(engine: StandIn) -> None:
    document = read(Page().scan().lines(NOISE))
    assert engine.pages == [1]
    assert [p.text for p in document.paragraphs()] == [SEEN]
    assert codes(document)[:2] == ["lying-text-layer", "ocr-page"]


def test_text_in_another_language_is_kept_where_ocr_reads_no_better(engine: StandIn) -> None:
    engine.answer = "Zzz qqq"
    document = read(Page().lines(NOISE))
    assert NOISE[0].split()[0] in next(document.paragraphs()).text
    assert codes(document) == ["lying-text-layer"]


def test_stamp_of_a_scan_is_kept_aside_and_wiped_from_the_picture(engine: StandIn) -> None:
    stamp = ["Ký bởi: Cổng thông tin tỉnh Sơn Hải", "Thời gian ký: 12.03.2026 10:59:33"]
    document = read(Page().scan().lines(stamp, size=8))
    assert codes(document)[:2] == ["ocr-page", "signature-stamp"]
    assert [p.text for p in document.paragraphs() if p.part is Part.BODY] == [SEEN]
    assert [p.text for p in document.paragraphs() if p.part is Part.RUNNING_HEAD] == stamp
    scale = engine.images[0].width / 595
    assert engine.images[0].getpixel((round(100 * scale), round(78 * scale))) == (255, 255, 255)


def test_pages_over_the_limit_are_named(engine: StandIn) -> None:
    document = read(*[Page().scan() for _ in range(4)], settings=Settings(limits=Limits(ocr_pages=2)))
    assert engine.pages == [1, 2]
    assert "page-without-text" in codes(document)
    assert any("3–4" in notice.message for notice in document.notices)


def test_page_that_ocr_cannot_read_does_not_stop_the_rest(engine: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> RecognisedPage:
        raise CannotRead("ocr-timeout", "Trang này nhận dạng quá lâu.")

    monkeypatch.setattr(ocr, "recognise", fails)
    document = read(Page().lines(TEXT), Page().scan())
    assert codes(document) == ["page-without-text"]
    assert engine.pages == []


def test_page_numbers_are_written_as_runs() -> None:
    assert page_list([7, 1, 3, 2]) == "1–3, 7"
