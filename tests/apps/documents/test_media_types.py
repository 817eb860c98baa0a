"""Kinds of files by their bytes, and names that can do no harm."""

from __future__ import annotations

import pytest

from dondoc.apps.documents.media_types import DOCX, ODT, PPTX, UNKNOWN, XLSX, is_picture, sniff, words_for
from dondoc.apps.documents.names import LONGEST, safe_name
from factories import files


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        pytest.param(b"%PDF-1.7\n%...", "a.txt", "application/pdf", id="name-is-not-believed"),
        pytest.param(b"\r\n\0junk%PDF-1.4", "", "application/pdf", id="pdf-after-junk"),
        pytest.param(files.docx(), "", DOCX, id="word"),
        pytest.param(files.zipped({"mimetype": ODT, "content.xml": "<x/>"}, method=0), "", ODT, id="opendocument"),
        pytest.param(files.zipped({"xl/workbook.xml": "<x/>"}), "", XLSX, id="sheet"),
        pytest.param(files.zipped({"ppt/presentation.xml": "<x/>"}), "", PPTX, id="slides"),
        pytest.param(files.zipped({"a.txt": "x"}), "a.docx", "application/zip", id="archive-called-word"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "a.doc", "application/msword", id="old-word"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.XLS", "application/vnd.ms-excel", id="old-sheet"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "", "image/png", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "", "image/jpeg", id="jpeg"),
        pytest.param(b"RIFF1234WEBPVP8 ", "", "image/webp", id="webp"),
        pytest.param(b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0", "", UNKNOWN, id="sound"),
        pytest.param(files.rtf(), "", "application/rtf", id="rtf"),
        pytest.param(b"<!DOCTYPE html><p>x", "a.txt", "text/html", id="html"),
        pytest.param(b"\xef\xbb\xbf  <HTML>", "", "text/html", id="html-in-capitals"),
        pytest.param(b"xin chao <script>alert(1)</script>", "a.txt", "text/html", id="script-within"),
        pytest.param(b"<?xml version='1.0'?><svg xmlns='x'>", "", "text/html", id="drawing-that-could-run"),
        pytest.param(b"<?xml version='1.0'?><a/>", "", "application/xml", id="xml"),
        pytest.param("KẾ HOẠCH".encode(), "", "text/plain", id="text"),
        pytest.param("KẾ HOẠCH".encode("utf-16"), "", "text/plain", id="wide-text"),
        pytest.param(b"MZ\x90\0\x03\0", "ke-hoach.pdf", UNKNOWN, id="program"),
        pytest.param(bytes(range(256)), "", UNKNOWN, id="noise"),
    ],
)
def test_kind_is_told_by_the_bytes(data: bytes, name: str, media_type: str) -> None:
    assert sniff(data[: 64 * 1024], data[-64 * 1024 :], name) == media_type


def test_names_in_a_directory_at_the_end_are_seen() -> None:
    package = files.docx(extra={"word/media/big.bin": bytes(300_000)})
    assert sniff(b"PK\x03\x04" + b"\0" * 1000, package[-64 * 1024 :]) == DOCX


def test_kinds_have_words() -> None:
    assert (words_for("application/pdf"), words_for("image/png"), words_for(UNKNOWN)) == ("PDF", "ảnh", "tệp")
    assert is_picture("image/png")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("Kế hoạch 2026.docx", "Kế hoạch 2026.docx", id="ordinary"),
        pytest.param("../../../etc/passwd", "passwd", id="out-of-the-folder"),
        pytest.param("C:\\Users\\an\\ke hoach.pdf", "ke hoach.pdf", id="of-windows"),
        pytest.param("ke\u0302\u0301 hoa\u0323ch.txt", "kế hoạch.txt", id="composed"),
        pytest.param("keho\u202excod.exe", "kehoxcod.exe", id="direction-turned"),
        pytest.param("a\x00b\nc\t.txt", "abc.txt", id="hidden-signs"),
        pytest.param('a<b>:"c|?*.txt', "a-b-c-.txt", id="signs-of-windows"),
        pytest.param("...", "tep", id="only-points"),
        pytest.param("/", "tep", id="only-a-slash"),
        pytest.param(" .htaccess ", "htaccess", id="hidden-file"),
    ],
)
def test_name_is_only_a_name(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_enormous_name_keeps_its_ending() -> None:
    kept = safe_name("kế hoạch " * 1000 + ".docx")
    assert len(kept) <= LONGEST
    assert kept.endswith(".docx")
    assert len(safe_name("x" * 5000 + "." + "y" * 5000)) == LONGEST
