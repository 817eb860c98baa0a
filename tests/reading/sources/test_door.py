"""Whatever comes to the door is read or refused with one sentence: bad files, wrong names, foreign errors."""

from __future__ import annotations

import io
import random
import shutil
import sys
import types
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import files

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources import door
from dondoc.reading.sources.base import Format, Limits, Notice, Paragraph, Settings, SourceDocument
from dondoc.reading.sources.door import open_source

QUICK = Settings(ocr=False, converters=False)
ENGLISH = (
    "The People's Committee of the province shall direct the departments to carry out the plan for the year, "
    "and the Department of Finance is responsible for the funding of the tasks that are listed in this plan."
)
NOVEL = (
    "Chiều hôm ấy, ông lão ngồi một mình bên bến sông, nhìn những con thuyền chầm chậm trôi về phía biển. "
    "Gió thổi từ những rặng dừa, mang theo mùi khói bếp của xóm nhỏ bên kia bờ. Ông nhớ những ngày còn trẻ."
)


def _refusal(data: bytes, *, settings: Settings = QUICK) -> CannotRead:
    with pytest.raises(CannotRead) as refusal:
        open_source(data, settings=settings)
    assert len(refusal.value.message) > 30
    assert refusal.value.message.endswith(".")
    return refusal.value


def _codes(document: SourceDocument) -> list[str]:
    return [notice.code for notice in document.notices]


def _lines(document: SourceDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs() if paragraph.text]


@pytest.mark.parametrize(
    ("data", "its_format"),
    [
        pytest.param(files.docx(), Format.DOCX, id="docx"),
        pytest.param(files.docx(main="word/vanban.xml"), Format.DOCX, id="docx-whose-main-part-has-another-name"),
        pytest.param(files.flat_word(), Format.DOCX, id="word-xml"),
        pytest.param(files.TEXT.encode(), Format.TEXT, id="text"),
        pytest.param(files.TEXT.encode("utf-16"), Format.TEXT, id="text-in-utf-16"),
        pytest.param(files.html(), Format.HTML, id="html"),
        pytest.param(files.html().decode().encode("utf-16"), Format.HTML, id="html-in-utf-16"),
        pytest.param(files.web_archive(), Format.HTML, id="web-archive"),
    ],
)
def test_each_kind_goes_to_its_reader(data: bytes, its_format: Format) -> None:
    document = open_source(data, settings=QUICK)
    assert document.format is its_format
    assert _lines(document) == list(files.LINES)
    assert document.notices == ()


def test_markdown_goes_to_its_reader() -> None:
    document = open_source("# KẾ HOẠCH\n\n## 1. Mục đích\n\nSở Y tế chủ trì thực hiện.\n".encode(), settings=QUICK)
    assert document.format is Format.MARKDOWN


BOMB = '<!DOCTYPE d [<!ENTITY a "ha ha ha ha ha ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
LAUGHS = files.word_xml("<w:p><w:r><w:t>Kế hoạch &j;</w:t></w:r></w:p>", head=BOMB + "]>")
OUTSIDE = files.word_xml(
    "<w:p><w:r><w:t>Kế hoạch &e;</w:t></w:r></w:p>", head='<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
)
ENCRYPTED_PDF = files.pdf(
    trailer=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>" % (b"o" * 32, b"u" * 32)
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\n", "empty", id="blanks"),
        pytest.param(files.docx()[:-60], "damaged", id="docx-cut-off"),
        pytest.param(files.docx(document=files.word_xml("<w:p>")), "damaged", id="docx-with-broken-xml"),
        pytest.param(files.zipped({"a.txt": "x" * 999})[:-9], "damaged", id="zip-cut-off"),
        pytest.param(files.pdf()[:60], "damaged", id="pdf-cut-off"),
        pytest.param(files.pdf(pages=0), "damaged", id="pdf-without-pages"),
        pytest.param(ENCRYPTED_PDF, "encrypted", id="pdf-with-password"),
        pytest.param(files.compound({"EncryptedPackage": b""}), "encrypted", id="docx-with-password"),
        pytest.param(files.docx(extra={"word/x.xml": bytes(64 * 1024 * 1024)}), "zip-bomb", id="zip-bomb-in-docx"),
        pytest.param(files.zipped({"a.zip": files.zipped({"b": bytes(10**7)})}), "archive", id="nested-zip"),
        pytest.param(files.docx(document=LAUGHS), "unsafe-xml", id="billion-laughs"),
        pytest.param(files.docx(document=OUTSIDE), "unsafe-xml", id="external-entity"),
        pytest.param(files.docx(""), "no-text", id="docx-without-words"),
        pytest.param(files.docx(files.paragraphs(["…", "12/3", "----"])), "no-text", id="docx-with-marks-only"),
        pytest.param(b"<html><body><img src='a.png'></body></html>", "no-text", id="html-without-words"),
        pytest.param(files.zipped({"xl/workbook.xml": "<w/>"}), "spreadsheet", id="spreadsheet"),
        pytest.param(random.Random(2).randbytes(9999), "not-a-document", id="random-bytes"),
        pytest.param(files.rtf(), "converters-off", id="rtf-where-converters-are-forbidden"),
        pytest.param(files.flat_word()[:700], "damaged", id="word-xml-cut-off"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ocr-off", id="picture-cut-off"),
    ],
)
def test_bad_file_gets_one_sentence(data: bytes, code: str) -> None:
    assert _refusal(data).code == code


def test_word_file_of_pictures_only_is_told_so() -> None:
    refusal = _refusal(files.docx("", extra={"word/media/image1.png": b"\x89PNG\r\n\x1a\n" * 9000}))
    assert refusal.code == "no-text"
    assert "chỉ có hình ảnh" in refusal.message


def test_file_beyond_the_limit_is_refused_with_both_sizes() -> None:
    refusal = _refusal(bytes(3 * 1024 * 1024), settings=Settings(limits=Limits(file_bytes=1_572_864)))
    assert refusal.code == "too-large"
    assert "nặng 3 MB, vượt giới hạn 1,5 MB" in refusal.message


def test_file_that_grows_beyond_the_limit_is_refused() -> None:
    refusal = _refusal(files.docx(), settings=Settings(limits=Limits(unpacked_bytes=500)))
    assert refusal.code == "zip-bomb"


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), RecursionError(), MemoryError(), zipfile.BadZipFile(), KeyError("a"), UnicodeError(), OSError()],
    ids=lambda error: type(error).__name__,
)
def test_no_foreign_error_crosses(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_data: bytes, _settings: Settings) -> SourceDocument:
        raise error

    _put_in_place_of_plain(monkeypatch, broken)
    refusal = _refusal(b"van ban")
    assert refusal.code == "damaged"
    assert refusal.__cause__ is error
    assert "văn bản thuần" in refusal.message


def test_missing_python_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_data: bytes, _settings: Settings) -> SourceDocument:
        raise ModuleNotFoundError("No module named 'cv2'", name="cv2")

    _put_in_place_of_plain(monkeypatch, broken)
    refusal = _refusal(b"van ban")
    assert isinstance(refusal, MissingPart)
    assert "«cv2»" in refusal.message


def test_person_who_stops_the_run_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_data: bytes, _settings: Settings) -> SourceDocument:
        raise KeyboardInterrupt

    _put_in_place_of_plain(monkeypatch, stopped)
    with pytest.raises(KeyboardInterrupt):
        open_source(b"van ban")


def _put_in_place_of_plain(monkeypatch: pytest.MonkeyPatch, reader: Callable[..., SourceDocument]) -> None:
    module = types.ModuleType("dondoc.reading.sources.false_plain")
    module.read_plain = reader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(door._READERS, door.Kind.TEXT, ("false_plain", "read_plain"))


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        pytest.param("kh.docx", files.docx(), False, id="right"),
        pytest.param("KH.DOCX", files.docx(), False, id="right-in-capitals"),
        pytest.param("kh.docm", files.docx(), False, id="kin"),
        pytest.param("kh", files.docx(), False, id="none"),
        pytest.param("15.KH-UBND", files.docx(), False, id="no-extension-but-a-number"),
        pytest.param("kh.xml", files.flat_word(), False, id="word-xml"),
        pytest.param("kh.md", files.TEXT.encode(), False, id="markdown-without-marks"),
        pytest.param("kh.doc", files.docx(), True, id="docx-called-doc"),
        pytest.param("kh.pdf", files.docx(), True, id="docx-called-pdf"),
        pytest.param("thu.muc/kh.xlsx", files.TEXT.encode(), True, id="text-called-xlsx"),
    ],
)
def test_name_that_contradicts_the_content_is_said(name: str, data: bytes, wrong: bool) -> None:
    document = open_source(data, name=name, settings=QUICK)
    assert ("wrong-extension" in _codes(document)) is wrong


def test_notice_of_a_wrong_name_says_both() -> None:
    (notice,) = open_source(files.docx(), name="kh.pdf", settings=QUICK).notices
    assert "đuôi «.pdf» nhưng nội dung là Word (.docx)" in notice.message


def test_english_text_is_read_and_said() -> None:
    document = open_source(ENGLISH.encode(), settings=QUICK)
    assert " ".join(_lines(document)) == ENGLISH
    assert "not-vietnamese" in _codes(document)


def test_what_a_reader_has_said_is_not_said_again(monkeypatch: pytest.MonkeyPatch) -> None:
    said = Notice("not-vietnamese", "…")

    def read(_data: bytes, _settings: Settings) -> SourceDocument:
        return SourceDocument(Format.TEXT, (Paragraph(ENGLISH),), (said,))

    _put_in_place_of_plain(monkeypatch, read)
    assert open_source(b"van ban").notices == (said,)


def test_novel_is_read_without_a_word() -> None:
    document = open_source(NOVEL.encode(), settings=QUICK)
    assert " ".join(_lines(document)) == NOVEL
    assert _codes(document) == []


def test_macros_are_said_once() -> None:
    types_of_docm = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = files.docx(content_type=types_of_docm, extra={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    document = open_source(data, settings=QUICK)
    assert _lines(document) == list(files.LINES)
    assert _codes(document).count("macros-ignored") == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_macros_of_open_document_are_said() -> None:
    document = open_source(files.odt(extra={"Basic/Standard/Module1.xml": "<m/>"}))
    assert (document.format, _codes(document)) == (Format.ODT, ["macros-ignored"])


def test_word_macros_lie_in_a_storage_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_data: bytes, _settings: Settings) -> SourceDocument:
        return SourceDocument(Format.DOC, tuple(Paragraph(line) for line in files.LINES))

    module = types.ModuleType("dondoc.reading.sources.false_word")
    module.read_doc = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(door._READERS, door.Kind.DOC, ("false_word", "read_doc"))
    plain = files.compound({"WordDocument": files.word_97_head()})
    laden = files.compound({"WordDocument": files.word_97_head(), "Macros": b""})
    assert _codes(open_source(plain)) == []
    assert _codes(open_source(laden)) == ["macros-ignored"]


def test_picture_of_a_cat_has_no_text() -> None:
    pytest.importorskip("cv2", reason="the OCR packages are not installed")
    drawing = pytest.importorskip("PIL.ImageDraw", reason="the OCR packages are not installed")
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract (tesseract-ocr-vie) is not on this machine")
    image = drawing.Image.new("RGB", (900, 900), "#c8d8c0")
    pen = drawing.Draw(image)
    pen.ellipse((250, 300, 650, 700), fill="#806040")
    pen.polygon([(270, 400), (300, 200), (420, 320)], fill="#806040")
    pen.polygon([(630, 400), (600, 200), (480, 320)], fill="#806040")
    for eye in (350, 490):
        pen.ellipse((eye, 420, eye + 60, 480), fill="#e0e040")
    out = io.BytesIO()
    image.save(out, "PNG")
    assert _refusal(out.getvalue(), settings=Settings()).code == "no-text"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_real_word_file_is_read_with_its_letterhead(shared: Path) -> None:
    document = open_source((shared / "samples" / "1895-qd-ttg-2012.doc").read_bytes(), name="1895.doc")
    lines = _lines(document)
    assert document.format is Format.DOC
    assert "Số: 1895/QĐ-TTg" in lines
    assert "I. MỤC TIÊU" in lines
