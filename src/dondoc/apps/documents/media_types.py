"""What kind of file it is, told by its first and last bytes, for the header of a download and the word in a list.

It decides nothing about reading: the reader looks for itself. The name only helps
where the bytes leave a choice (an old Office file). What is not known is plain bytes,
and is never shown by a browser: whoever serves it says `nosniff` and `attachment`.

>>> sniff(b"%PDF-1.7", b""), sniff(b"<!DOCTYPE html><script>", b""), sniff("Kế hoạch".encode(), b"")
('application/pdf', 'text/html', 'text/plain')
"""

from __future__ import annotations

from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HEAD = 64 * 1024
UNKNOWN = "application/octet-stream"

_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = _OFFICE + "wordprocessingml.document"
XLSX = _OFFICE + "spreadsheetml.sheet"
PPTX = _OFFICE + "presentationml.presentation"
ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
)
# Names of parts stand uncompressed in a package's directory, at its end; the first part is named at its beginning.
_IN_PACKAGE: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", ODT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ODS),
    (b"word/document", DOCX),
    (b"xl/workbook", XLSX),
    (b"ppt/presentation", PPTX),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE = {".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint", ".msi": UNKNOWN}
_PDF_WITHIN = 1024
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<table", b"<svg")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))

_WORDS: dict[str, str | Promise] = {
    "application/pdf": "PDF",
    DOCX: "Word",
    "application/msword": "Word",
    XLSX: "Excel",
    "application/vnd.ms-excel": "Excel",
    PPTX: "PowerPoint",
    "application/vnd.ms-powerpoint": "PowerPoint",
    ODT: "OpenDocument",
    ODS: "OpenDocument",
    "application/rtf": "RTF",
    "text/html": "HTML",
    "text/plain": _("văn bản thuần"),
    "application/zip": _("gói nén"),
}


def sniff(head: bytes, tail: bytes, name: str = "") -> str:
    """The media type of a file of which one has the first and last `HEAD` bytes."""
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "application/pdf"
    if head.startswith(b"PK\x03\x04"):
        return next((found for mark, found in _IN_PACKAGE if mark in head or mark in tail), "application/zip")
    if head.startswith(_COMPOUND):
        return _OLD_OFFICE.get(PurePath(name).suffix.lower(), "application/msword")
    return _of_text(head)


def is_picture(media_type: str) -> bool:
    return media_type.startswith("image/")


def words_for(media_type: str) -> str:
    """The kind of a file as people call it."""
    if is_picture(media_type):
        return str(_("ảnh"))
    return str(_WORDS.get(media_type, _("tệp")))


def _of_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    if b"\0" in head or sum(head.count(control) for control in _CONTROLS) * 50 > len(head):
        return UNKNOWN
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1024].lower()
    if start.startswith(b"<?xml"):
        return "text/html" if b"<html" in start or b"<svg" in start else "application/xml"
    return "text/html" if any(mark in start for mark in _HTML) else "text/plain"
