"""Which kind of file this is, told by its content and never by its name.

Source: the signatures that the formats themselves lay down. Offices pass on HTML and RTF
under the name .doc, and a .docx that is a locked package; the name would lead astray.
A file that is no text document is refused here with a sentence of its own. The worse
mistake is to refuse a text: what looks like no other kind and has hardly any control
characters is text.

>>> detect("KẾ HOẠCH năm 2025".encode()).format.value
'text'
>>> detect(b"%PDF-1.7 ...").value
'pdf'
"""

from __future__ import annotations

import enum
import struct
from collections.abc import Callable

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources import refusals
from dondoc.reading.sources.base import Format
from dondoc.reading.sources.markup import HEAD, Markup, find_markup, head_of, wide_encoding
from dondoc.reading.sources.office.compound import MAGIC as COMPOUND
from dondoc.reading.sources.office.compound import CompoundError, Entry, read_root
from dondoc.reading.sources.office.package import Package, is_package, read_package


class Kind(enum.Enum):
    """The kinds that are read. Several may share one format: Word's XML is one way to write a Word document."""

    DOCX = "docx"
    FLAT_WORD = "flat-word"
    WORD_XML = "word-xml"
    DOC = "doc"
    ODT = "odt"
    FLAT_ODT = "flat-odt"
    RTF = "rtf"
    PDF = "pdf"
    IMAGE = "image"
    HTML = "html"
    WEB_ARCHIVE = "web-archive"
    MARKDOWN = "markdown"
    TEXT = "text"

    @property
    def format(self) -> Format:
        return _FORMATS.get(self) or Format(self.value)


_FORMATS = {
    Kind.FLAT_WORD: Format.DOCX,
    Kind.WORD_XML: Format.DOC,  # Word 2003's own, of an age with .doc
    Kind.FLAT_ODT: Format.ODT,
    Kind.WEB_ARCHIVE: Format.HTML,
}

_WHITESPACE = b"\0 \t\r\n\f\v"
_PDF_WITHIN = 1024
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
_MOST_CONTROLS = 0.02  # legacy code pages have a few; random bytes have 0.1

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"GIF87a", b"GIF89a")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!/", b"dex\n")
_SOUNDS = (
    b"ID3",
    b"OggS",
    b"fLaC",
    b"\x1aE\xdf\xa3",
    b"\x00\x00\x01\xba",
    b"FLV\x01",
    b"\xff\xfb",
    b"\xff\xf3",
    b"MThd",
)
_ARCHIVES = (
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"MSCF", "CAB"),
)
_OTHER_IMAGES = (
    (b"AT&TFORM", "DjVu"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
)
_HEIF_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif", b"avis"))


def detect(data: bytes) -> Kind:
    """The kind of a file, or `CannotRead` with what it is and what to do when it is no text document."""
    if not data[:HEAD].strip(_WHITESPACE) and not data.strip(_WHITESPACE):
        raise refusals.empty()
    if is_package(data):
        return _in_package(read_package(data))
    if data.startswith(COMPOUND):
        return _in_compound(data)
    return _by_signature(data) or _as_text(data)


def _in_package(package: Package) -> Kind:
    if b"encryption-data" in package.manifest:
        raise refusals.encrypted()
    if package.is_word:
        if package.locked:
            raise refusals.encrypted()
        return Kind.DOCX
    if package.mimetype.startswith(("application/vnd.oasis.opendocument.text", "application/vnd.sun.xml.writer")):
        return Kind.ODT
    raise _no_text_package(package)


def _no_text_package(package: Package) -> CannotRead:
    names, kind = package.names, package.mimetype
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return refusals.spreadsheet("Excel")
    if "ppt/presentation.xml" in names:
        return refusals.presentation("PowerPoint")
    if "opendocument.spreadsheet" in kind or "sun.xml.calc" in kind:
        return refusals.spreadsheet("OpenDocument")
    if "opendocument.presentation" in kind or "sun.xml.impress" in kind:
        return refusals.presentation("OpenDocument")
    if kind == "application/epub+zip":
        return refusals.not_a_document("EPUB")
    if "FixedDocSeq.fdseq" in names:
        return refusals.not_a_document("XPS")
    if "Index/Document.iwa" in names or "index.xml" in names:
        return refusals.not_a_document("Apple iWork")
    return refusals.archive("ZIP")


def _in_compound(data: bytes) -> Kind:
    try:
        entries = read_root(data)
    except CompoundError as error:
        raise refusals.damaged_compound() from error
    if "EncryptedPackage" in entries or "\x06DataSpaces" in entries:
        raise refusals.encrypted()
    if "WordDocument" in entries:
        if _is_locked(entries["WordDocument"]):
            raise refusals.encrypted()
        return Kind.DOC
    if entries.keys() & {"Workbook", "Book"}:
        raise refusals.spreadsheet("Excel")
    if entries.keys() & {"PowerPoint Document", "PP97_DUALSTORAGE"}:
        raise refusals.presentation("PowerPoint")
    if "__properties_version1.0" in entries:
        raise refusals.email()
    raise refusals.unknown_binary()


def _is_locked(word: Entry) -> bool:
    """Word's file information block: bit 8 of the flags at offset 10 says that the text is enciphered."""
    return len(word.head) >= 12 and bool(struct.unpack_from("<H", word.head, 10)[0] & 0x0100)


def _by_signature(data: bytes) -> Kind | None:
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{\\rtf"):
        return Kind.RTF
    if _is_image(data):
        return Kind.IMAGE
    if _is_pdf(data):
        return Kind.PDF
    _refuse_by_signature(data)
    return None


def _is_image(data: bytes) -> bool:
    if data.startswith(_IMAGES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return True
    return data.startswith(b"BM") and data[6:10] == b"\0\0\0\0" and data[14:18] in _BITMAP_HEADERS


_BITMAP_HEADERS = tuple(struct.pack("<I", size) for size in (12, 40, 52, 56, 64, 108, 124))


def _is_pdf(data: bytes) -> bool:
    """The mark may stand anywhere in the first 1,024 bytes; a text that only speaks of it has no objects."""
    at = data.find(b"%PDF-", 0, _PDF_WITHIN)
    return at == 0 or (at > 0 and b" obj" in data)


def _refuse_by_signature(data: bytes) -> None:
    if data[4:8] == b"ftyp":
        raise refusals.image_format("HEIC") if data[8:12] in _HEIF_BRANDS else refusals.sound_or_film()
    if data.startswith(b"RIFF") or (data.startswith(_SOUNDS) and _has_controls(data)):
        raise refusals.sound_or_film()
    if data[257:262] == b"ustar":
        raise refusals.archive("tar")
    _refuse_named(data, _ARCHIVES, refusals.archive)
    _refuse_named(data, _OTHER_IMAGES, refusals.image_format)
    if data.startswith(_PROGRAMS) and (data.startswith(b"#!/") or _has_controls(data)):
        raise refusals.program()


def _refuse_named(data: bytes, signatures: tuple[tuple[bytes, str], ...], refusal: Callable[[str], CannotRead]) -> None:
    for signature, kind in signatures:
        if data.startswith(signature) and _has_controls(data):
            raise refusal(kind)


def _has_controls(data: bytes) -> bool:
    """Whether the file has more control characters than any text: a word may begin like a signature."""
    head = data[:HEAD]
    return len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head)


def _as_text(data: bytes) -> Kind:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(data[:HEAD]) is not None
    if not wide and not data.startswith(b"\0\0\xfe\xff") and _has_controls(data):
        raise refusals.unknown_binary()
    head = head_of(data)
    if not head.strip("\0 \t\r\n\f\v\ufeff") and len(data) <= HEAD:
        raise refusals.empty()
    return _in_text(*find_markup(head))


def _in_text(markup: Markup, root: str) -> Kind:
    if markup in _TEXT_KINDS:
        return _TEXT_KINDS[markup]
    if markup is Markup.EMAIL:
        raise refusals.email()
    if markup is Markup.SPREADSHEET:
        raise refusals.spreadsheet("XML")
    if markup is Markup.PRESENTATION:
        raise refusals.presentation("XML")
    if markup is Markup.SVG:
        raise refusals.image_format("SVG")
    raise refusals.other_xml(root)


_TEXT_KINDS = {
    Markup.NONE: Kind.TEXT,
    Markup.MARKDOWN: Kind.MARKDOWN,
    Markup.HTML: Kind.HTML,
    Markup.WEB_ARCHIVE: Kind.WEB_ARCHIVE,
    Markup.WORD_XML: Kind.WORD_XML,
    Markup.FLAT_WORD: Kind.FLAT_WORD,
    Markup.FLAT_ODT: Kind.FLAT_ODT,
}
