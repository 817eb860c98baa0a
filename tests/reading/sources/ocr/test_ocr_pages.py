"""Whole pages through Tesseract: lying any way, lit badly, stamped, ruled."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from scan_drawing import (
    BODY,
    DATE,
    HEAD,
    needs_font,
    needs_tesseract,
    page,
    ruled_table,
    shaded,
    stamped,
    turned,
    whole_page,
)

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Format, Limits, Settings, Table
from dondoc.reading.sources.ocr import read_image, recognise, recognise_page
from dondoc.reading.text.plausible import vietnamese_share

pytestmark = [needs_font, needs_tesseract]
TEXT = " ".join((HEAD, DATE, *BODY)).split()


def read(image: Image.Image) -> tuple[list[str], list[str]]:
    """The words of a page and the codes of its notices."""
    found = recognise(image, number=3, width=456, height=168, settings=DEFAULT_SETTINGS)
    assert all(notice.place is not None and notice.place.page == 3 for notice in found.notices)
    words = [word.text for line in found.content.lines for word in line.words]
    return words, [notice.code for notice in found.notices]


def share_read(words: list[str]) -> float:
    return sum(word in words for word in TEXT) / len(TEXT)


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        pytest.param(lambda image: image, [], id="clean"),
        pytest.param(lambda image: turned(image, 0.5), [], id="hardly-askew"),
        pytest.param(lambda image: turned(image, 4), ["deskewed-page"], id="askew"),
        pytest.param(lambda image: image.rotate(180), ["rotated-page"], id="upside-down"),
        pytest.param(lambda image: image.rotate(90, expand=True), ["rotated-page"], id="on-its-side"),
        pytest.param(shaded, [], id="bad-light"),
        pytest.param(stamped, [], id="seal-and-signature-over-print"),
        pytest.param(lambda image: image.resize((850, 350)), [], id="150-dpi"),
        pytest.param(lambda image: image.point(lambda grey: 255 * (grey > 140)).convert("1"), [], id="fax"),
    ],
)
def test_page_is_read_whatever_befell_it(damage: Callable[[Image.Image], Image.Image], codes: list[str]) -> None:
    words, noticed = read(damage(whole_page()))
    assert share_read(words) > 0.9
    assert noticed == codes


def test_boxes_are_in_points_of_the_page_as_it_is_read() -> None:
    upright = recognise_page(whole_page(), number=1, width=456, height=168, settings=DEFAULT_SETTINGS)
    turned_page = recognise_page(
        whole_page().rotate(90, expand=True), number=1, width=168, height=456, settings=DEFAULT_SETTINGS
    )
    assert (turned_page.width, turned_page.height) == (456, 168)
    assert (upright.turned, turned_page.turned) == (0, 90)
    first, second = upright.lines[0], turned_page.lines[0]
    assert first.text == second.text == HEAD
    assert second.box == pytest.approx(first.box, abs=2)
    assert first.box[0] == pytest.approx(120 * 0.24, abs=2.5)
    assert first.size == pytest.approx(46 * 0.24, rel=0.2)


@pytest.mark.parametrize("degrees", [0.5, 4])
def test_page_tells_how_it_was_set_straight(degrees: float) -> None:
    askew = recognise_page(turned(whole_page(), degrees), number=1, width=456, height=168, settings=DEFAULT_SETTINGS)
    assert (askew.turned, askew.skew) == (0, pytest.approx(degrees, abs=0.2))


def test_page_taken_for_one_on_its_side_is_turned_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dondoc.reading.sources.ocr.page.lies_on_its_side", lambda _ink: True)
    words, codes = read(whole_page())
    assert share_read(words) > 0.9
    assert codes == []


def test_handwritten_serial_is_left_blank_and_said() -> None:
    image = page("Số:          /KH-UBND", *BODY)
    pen = ImageDraw.Draw(image)
    pen.line([(235, 125), (250, 60), (248, 128)], fill=0, width=5)
    pen.arc((275, 58, 310, 100), 180, 60, fill=0, width=5)
    pen.line([(308, 85), (275, 130), (318, 126)], fill=0, width=5)
    words, codes = read(image)
    assert words[:2] == ["Số:", "/KH-UBND"]
    assert [code for code in codes if code != "handwritten-blank"] == []


def test_ruled_table_is_read_cell_by_cell() -> None:
    rows = (
        ("TT", "Nội dung", "Cơ quan chủ trì"),
        ("1", "Rà soát quy hoạch", "Sở Nội vụ"),
        ("5", "Tập huấn", "Sở Y tế"),
    )
    data = io.BytesIO()
    ruled_table(rows, (140, 640, 560)).save(data, "PNG", dpi=(300, 300))
    document = read_image(data.getvalue(), DEFAULT_SETTINGS)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == [text for row in rows for text in row]


def test_pages_of_a_fax_are_read_in_order() -> None:
    data = io.BytesIO()
    second = page("Phụ lục I", *BODY)
    whole_page().save(data, "TIFF", save_all=True, append_images=[second], dpi=(300, 300))
    document = read_image(data.getvalue(), DEFAULT_SETTINGS)
    assert document.format is Format.IMAGE
    texts = [paragraph.text for paragraph in document.paragraphs()]
    assert texts[0].startswith(HEAD)
    assert any(text.startswith("Phụ lục I") for text in texts)
    pages = {place.page for paragraph in document.paragraphs() for _offset, place in paragraph.places}
    assert pages == {1, 2}


def test_photograph_is_turned_as_the_telephone_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = io.BytesIO()
    whole_page().rotate(90, expand=True).convert("RGB").save(data, "JPEG", exif=exif, quality=90)
    document = read_image(data.getvalue(), DEFAULT_SETTINGS)
    assert document.notices == ()
    assert next(document.paragraphs()).text.startswith(HEAD)


def drawing_of_a_cat() -> bytes:
    image = Image.new("RGB", (900, 700), (200, 180, 150))
    draw = ImageDraw.Draw(image)
    draw.ellipse((250, 200, 650, 600), fill=(70, 60, 50))
    draw.polygon([(280, 300), (300, 120), (420, 220)], fill=(70, 60, 50))
    draw.polygon([(620, 300), (600, 120), (480, 220)], fill=(70, 60, 50))
    draw.ellipse((350, 330, 400, 380), fill=(220, 220, 60))
    draw.ellipse((500, 330, 550, 380), fill=(220, 220, 60))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def bomb() -> bytes:
    """A PNG that says it has 60,000 by 60,000 pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9000)) + chunk(b"IEND", b"")
    )


def saved(image: Image.Image, form: str) -> bytes:
    data = io.BytesIO()
    image.save(data, form)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "settings", "code"),
    [
        pytest.param(drawing_of_a_cat(), DEFAULT_SETTINGS, "no-text", id="cat"),
        pytest.param(saved(Image.new("L", (300, 400), 255), "PNG"), DEFAULT_SETTINGS, "no-text", id="empty-sheet"),
        pytest.param(saved(Image.new("L", (1, 1), 0), "BMP"), DEFAULT_SETTINGS, "no-text", id="one-pixel"),
        pytest.param(bomb(), DEFAULT_SETTINGS, "too-large", id="bomb"),
        pytest.param(drawing_of_a_cat()[:900], DEFAULT_SETTINGS, "damaged", id="cut-short"),
        pytest.param(b"no picture", DEFAULT_SETTINGS, "damaged", id="no-picture"),
        pytest.param(drawing_of_a_cat(), Settings(ocr=False), "ocr-off", id="ocr-off"),
        pytest.param(drawing_of_a_cat(), Settings(limits=replace(Limits(), ocr_pages=0)), "too-large", id="many-pages"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(data: bytes, settings: Settings, code: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read_image(data, settings)
    assert caught.value.code == code


def test_same_picture_gives_the_same_reading() -> None:
    data = saved(whole_page(), "PNG")
    assert read_image(data, DEFAULT_SETTINGS) == read_image(data, DEFAULT_SETTINGS)


@pytest.mark.slow
def test_upside_down_decision_is_read_with_its_serial_left_blank(shared: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(shared / "samples" / "663-qd-bkhcn-2013-upside-down.pdf")
    image = document[0].render(scale=300 / 72).to_pil().rotate(180)
    found = recognise(image, number=1, width=595, height=842, settings=DEFAULT_SETTINGS)
    text = "\n".join(line.text for line in found.content.lines)
    document.close()
    assert vietnamese_share(text) > 0.95
    assert "663" not in text
    assert {notice.code for notice in found.notices} == {"rotated-page", "handwritten-blank"}
