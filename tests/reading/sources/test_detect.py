"""Files are told by their content: each kind that is read, each kind that is refused, and what looks alike."""

from __future__ import annotations

import random
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import files

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Format
from dondoc.reading.sources.detect import Kind, detect

TEXT = files.TEXT
MARKDOWN = "# KẾ HOẠCH\n\n**Đơn vị chủ trì:** Sở Tài chính\n"
TABLE_HTML = "<table><tr><td>Sở Y tế</td></tr><tr><td>Quý II</td></tr></table>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(files.docx(), Kind.DOCX, id="docx"),
        pytest.param(files.docx(main="word/vanban.xml"), Kind.DOCX, id="docx-whose-main-part-has-another-name"),
        pytest.param(
            files.docx(main="word/d.xml", content_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
            Kind.DOCX,
            id="docm",
        ),
        pytest.param(
            files.docx(
                main="word/d.xml",
                content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            ),
            Kind.DOCX,
            id="dotx",
        ),
        pytest.param(files.docx(extra={"word/embeddings/Book1.xlsx": b"PK"}), Kind.DOCX, id="docx-with-a-sheet-inside"),
        pytest.param(files.zipped({"word/document.xml": files.word_xml("")}), Kind.DOCX, id="docx-without-types"),
        pytest.param(files.odt(), Kind.ODT, id="odt"),
        pytest.param(files.odt(mimetype="application/vnd.oasis.opendocument.text-template"), Kind.ODT, id="ott"),
        pytest.param(files.flat_odt(), Kind.FLAT_ODT, id="flat-odt"),
        pytest.param(files.rtf(), Kind.RTF, id="rtf"),
        pytest.param(b"\xef\xbb\xbf \r\n{\\rtf1 a}", Kind.RTF, id="rtf-after-mark-and-blanks"),
        pytest.param(files.compound({"WordDocument": files.word_97_head(), "1Table": b""}), Kind.DOC, id="doc"),
        pytest.param(
            files.compound({"WordDocument": files.word_97_head(), "Workbook": b""}),
            Kind.DOC,
            id="doc-beside-a-workbook",
        ),
        pytest.param(files.word_2003(), Kind.WORD_XML, id="word-2003-xml"),
        pytest.param(files.flat_word(), Kind.FLAT_WORD, id="word-xml-of-today"),
        pytest.param(files.pdf(), Kind.PDF, id="pdf"),
        pytest.param(b"\r\njunk from a mail gateway\r\n" + files.pdf(), Kind.PDF, id="pdf-after-junk"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", Kind.PDF, id="pdf-cut-off"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", Kind.IMAGE, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", Kind.IMAGE, id="jpeg"),
        pytest.param(b"II*\0\x08\0\0\0", Kind.IMAGE, id="tiff-little-endian"),
        pytest.param(b"MM\0*\0\0\0\x08", Kind.IMAGE, id="tiff-big-endian"),
        pytest.param(b"BM" + struct.pack("<IIII", 70, 0, 54, 40), Kind.IMAGE, id="bmp"),
        pytest.param(b"RIFF\x10\0\0\0WEBPVP8 ", Kind.IMAGE, id="webp"),
        pytest.param(files.html(), Kind.HTML, id="html"),
        pytest.param(b"\xef\xbb\xbf" + files.html(), Kind.HTML, id="html-with-mark"),
        pytest.param(files.html().decode().encode("utf-16"), Kind.HTML, id="html-in-utf-16"),
        pytest.param(files.html().decode().encode("utf-16-be"), Kind.HTML, id="html-in-utf-16-without-mark"),
        pytest.param(
            b"<!-- saved from url=(0014)about:internet -->\n" + files.html(), Kind.HTML, id="html-after-comment"
        ),
        pytest.param(b"<!DOCTYPE html>\nkh\xc3\xb4ng th\xe1\xba\xbb", Kind.HTML, id="html-by-doctype-alone"),
        pytest.param(
            b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html xmlns="http://www.w3.org/1999/xhtml"></html>',
            Kind.HTML,
            id="xhtml",
        ),
        pytest.param(TABLE_HTML.encode(), Kind.HTML, id="html-fragment"),
        pytest.param((TEXT + TABLE_HTML).encode(), Kind.HTML, id="html-after-words"),
        pytest.param(files.web_archive(), Kind.WEB_ARCHIVE, id="web-archive"),
        pytest.param(MARKDOWN.encode(), Kind.MARKDOWN, id="markdown"),
        pytest.param(b"| TT | Nhi |\n|----|:---:|\n| 1 | a |\n", Kind.MARKDOWN, id="markdown-by-its-table"),
        pytest.param(TEXT.encode(), Kind.TEXT, id="text"),
        pytest.param(TEXT.encode("utf-8-sig"), Kind.TEXT, id="text-with-mark"),
        pytest.param(TEXT.encode("utf-16"), Kind.TEXT, id="text-in-utf-16"),
        pytest.param(TEXT.encode("utf-16-le"), Kind.TEXT, id="text-in-utf-16-without-mark"),
        pytest.param(TEXT.encode("utf-32"), Kind.TEXT, id="text-in-utf-32"),
        pytest.param(b"K\xd5 ho\xb9ch ph\xb8t tri\xd3n", Kind.TEXT, id="text-in-tcvn3"),
        pytest.param(
            "<Tên cơ quan> ban hành kế hoạch; số < 5 và > 3".encode(), Kind.TEXT, id="text-that-begins-with-an-angle"
        ),
        pytest.param("Số: 15/KH-UBND\nKính gửi: các sở".encode(), Kind.TEXT, id="text-that-begins-like-a-letter-head"),
        pytest.param(b"MZ la ten mot don vi.", Kind.TEXT, id="text-that-begins-like-a-program"),
        pytest.param(b"Tep %PDF-1.7 la gi?", Kind.TEXT, id="text-that-speaks-of-pdf"),
        pytest.param(b"ma,ten\n1,a\n2,b\n", Kind.TEXT, id="comma-separated-values-are-text"),
    ],
)
def test_kind_is_told_by_content(data: bytes, kind: Kind) -> None:
    assert detect(data) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="no-byte"),
        pytest.param(b" \r\n\t\f", "empty", id="blanks"),
        pytest.param(b"\0" * 5000, "empty", id="zeros-of-a-failed-download"),
        pytest.param(b"\xef\xbb\xbf\r\n", "empty", id="mark-and-blanks"),
        pytest.param(" \n".encode("utf-16"), "empty", id="blanks-in-utf-16"),
        pytest.param(b" " * 70_000, "empty", id="many-blanks"),
        pytest.param(files.docx()[:200], "damaged", id="docx-cut-off"),
        pytest.param(files.zipped({"a.txt": "a"})[:-30], "damaged", id="zip-cut-off"),
        pytest.param(files.compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "encrypted", id="locked-docx"),
        pytest.param(files.compound({"WordDocument": files.word_97_head(locked=True)}), "encrypted", id="locked-doc"),
        pytest.param(files.odt(manifest_entry="<manifest:encryption-data/>"), "encrypted", id="locked-odt"),
        pytest.param(files.compound({"Workbook": b""}), "spreadsheet", id="xls"),
        pytest.param(files.compound({"Book": b""}), "spreadsheet", id="xls-of-1995"),
        pytest.param(files.compound({"PowerPoint Document": b""}), "presentation", id="ppt"),
        pytest.param(files.compound({"__properties_version1.0": b""}), "email", id="outlook-message"),
        pytest.param(files.compound({"Contents": b""}), "not-a-document", id="compound-of-another-kind"),
        pytest.param(files.compound({"WordDocument": b""})[:900], "damaged", id="compound-cut-off"),
        pytest.param(files.zipped({"xl/workbook.xml": "<w/>"}), "spreadsheet", id="xlsx"),
        pytest.param(
            files.zipped({"xl/workbook.xml": "<w/>", "xl/embeddings/a.docx": b"PK"}),
            "spreadsheet",
            id="xlsx-with-a-docx",
        ),
        pytest.param(files.odt(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet", id="ods"),
        pytest.param(
            files.flat_odt(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet", id="fods"
        ),
        pytest.param(
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
            "spreadsheet",
            id="excel-2003-xml",
        ),
        pytest.param(files.zipped({"ppt/presentation.xml": "<p/>"}), "presentation", id="pptx"),
        pytest.param(files.zipped({"mimetype": "application/epub+zip"}), "not-a-document", id="epub"),
        pytest.param(files.zipped({"kh.docx": files.docx()}), "archive", id="zip-of-documents"),
        pytest.param(b"Rar!\x1a\x07\x01\0\x01\x02\x03\x04", "archive", id="rar"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\0\x04\x01\x02", "archive", id="7z"),
        pytest.param(b"\x1f\x8b\x08\0\0\0\0\0", "archive", id="gzip"),
        pytest.param(b"kh.txt".ljust(257, b"\0") + b"ustar\x0000", "archive", id="tar"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0", "image-format", id="heic"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image-format", id="svg"),
        pytest.param(b"AT&TFORM\0\0\x01\0DJVM\0\x02", "image-format", id="djvu"),
        pytest.param(b"\0\0\0\x18ftypmp42\0\0\0\0", "not-a-document", id="film"),
        pytest.param(b"ID3\x03\0\0\0\0\x0f\x76", "not-a-document", id="sound"),
        pytest.param(b"MZ\x90\0\x03\0\0\0\x04\0\0\0", "not-a-document", id="program"),
        pytest.param(b"#!/bin/sh\nexit\n", "not-a-document", id="script"),
        pytest.param(random.Random(1).randbytes(4096), "not-a-document", id="random-bytes"),
        pytest.param(
            b'<?xml version="1.0"?><edXMLEnvelope xmlns="http://www.mic.gov.vn/edxml"/>', "other-xml", id="edxml"
        ),
        pytest.param(
            b"Received: from a\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>", "email", id="letter"
        ),
    ],
)
def test_what_is_no_text_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as refusal:
        detect(data)
    assert refusal.value.code == code
    assert refusal.value.message.endswith(".")


def test_refusal_says_what_it_is_and_what_to_do() -> None:
    with pytest.raises(CannotRead) as refusal:
        detect(files.zipped({"xl/workbook.xml": "<w/>"}))
    assert (
        refusal.value.message
        == "Tệp là bảng tính (Excel), không phải văn bản; hãy lưu thành Word hoặc PDF rồi đọc lại."
    )


def test_locked_entry_of_a_word_package_is_told_as_locked() -> None:
    data = bytearray(files.zipped({"word/document.xml": b"x"}, method=zipfile.ZIP_STORED))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(CannotRead) as refusal:
        detect(bytes(data))
    assert refusal.value.code == "encrypted"


@pytest.mark.parametrize(
    ("kind", "its_format"),
    [
        pytest.param(Kind.WORD_XML, Format.DOC, id="word-2003-is-of-an-age-with-doc"),
        pytest.param(Kind.FLAT_WORD, Format.DOCX, id="flat-word-is-a-docx"),
        pytest.param(Kind.FLAT_ODT, Format.ODT, id="flat-odt-is-odt"),
        pytest.param(Kind.WEB_ARCHIVE, Format.HTML, id="web-archive-is-html"),
        pytest.param(Kind.PDF, Format.PDF, id="pdf"),
    ],
)
def test_kind_knows_its_format(kind: Kind, its_format: Format) -> None:
    assert kind.format is its_format


def test_every_kind_has_a_format() -> None:
    assert {kind.format for kind in Kind} | {Format.SCAN} == set(Format)


@given(st.binary(max_size=2000))
def test_any_bytes_get_a_kind_or_a_refusal(data: bytes) -> None:
    assert _outcome(data)


@given(st.sampled_from([files.docx(), files.compound({"WordDocument": b""}), files.flat_odt(), files.rtf()]), st.data())
def test_a_file_cut_or_scratched_anywhere_gets_a_kind_or_a_refusal(whole: bytes, choice: st.DataObject) -> None:
    scratched = bytearray(whole[: choice.draw(st.integers(0, len(whole)))])
    for at in choice.draw(st.lists(st.integers(0, max(0, len(scratched) - 1)), max_size=8)):
        scratched[at : at + 1] = choice.draw(st.binary(min_size=1, max_size=1))
    assert _outcome(bytes(scratched))


@given(st.text(alphabet="aăâđeêơớượựỹỵ ỦỶẮ,.;-\n0123456789/", min_size=1).filter(lambda text: text.strip()))
def test_vietnamese_text_is_never_refused(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert detect(text.encode(encoding)) in (Kind.TEXT, Kind.MARKDOWN)


def _outcome(data: bytes) -> str:
    """What a reader of the answer is told; any other exception falls through."""
    try:
        return detect(data).value
    except CannotRead as refusal:
        return refusal.message
