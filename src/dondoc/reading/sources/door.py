"""The door of the reader: any bytes go in, a source document or one clear refusal comes out.

The size is looked at first, then the content says which kind of file it is, then the
reader of that kind is fetched (only then: a PDF needs no Word reader). Whatever goes wrong
inside, a library's own error too, leaves as `CannotRead` with the cause chained; nothing
foreign crosses. The name is never believed, only compared. The worse mistake is to turn
away a document that could have been read: another language, a novel, a wrong extension
are read, and said as notices.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from dondoc.language import _
from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources import refusals
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Notice, Settings, SourceDocument
from dondoc.reading.sources.detect import Kind, detect
from dondoc.reading.sources.office.compound import CompoundError, read_root
from dondoc.reading.sources.office.package import check_package, read_package


class Reader(Protocol):
    """What every source offers."""

    def __call__(self, data: bytes, settings: Settings) -> SourceDocument: ...


_READERS = {
    Kind.DOCX: ("docx", "read_docx"),
    Kind.FLAT_WORD: ("office.flat_word", "read_flat_word"),
    Kind.WORD_XML: ("office.converted", "read_word_xml"),
    Kind.DOC: ("office.word", "read_doc"),
    Kind.ODT: ("office.converted", "read_odt"),
    Kind.FLAT_ODT: ("office.converted", "read_flat_odt"),
    Kind.RTF: ("office.converted", "read_rtf"),
    Kind.PDF: ("pdf", "read_pdf"),
    Kind.IMAGE: ("ocr", "read_image"),
    Kind.HTML: ("html", "read_html"),
    Kind.WEB_ARCHIVE: ("office.web_archive", "read_web_archive"),
    Kind.MARKDOWN: ("plain", "read_plain"),
    Kind.TEXT: ("plain", "read_plain"),
}

_PLAIN = frozenset((Kind.TEXT, Kind.MARKDOWN))
_EXTENSIONS: dict[str, frozenset[Kind]] = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), frozenset((Kind.DOCX,))),
    **dict.fromkeys((".doc", ".dot"), frozenset((Kind.DOC,))),
    **dict.fromkeys((".odt", ".ott", ".sxw"), frozenset((Kind.ODT,))),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif"), frozenset((Kind.IMAGE,))),
    **dict.fromkeys((".htm", ".html", ".xhtml"), frozenset((Kind.HTML,))),
    **dict.fromkeys((".mht", ".mhtml"), frozenset((Kind.WEB_ARCHIVE,))),
    **dict.fromkeys((".txt", ".md", ".markdown", ".csv"), _PLAIN),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip", ".rar", ".exe"), frozenset[Kind]()),
    ".fodt": frozenset((Kind.FLAT_ODT,)),
    ".rtf": frozenset((Kind.RTF,)),
    ".pdf": frozenset((Kind.PDF,)),
    ".xml": frozenset((Kind.FLAT_WORD, Kind.WORD_XML, Kind.FLAT_ODT, Kind.HTML)),
}
_JUDGED = 1_500


def open_source(data: bytes, *, name: str | None = None, settings: Settings = DEFAULT_SETTINGS) -> SourceDocument:
    """Read a file of any kind. Only `CannotRead` is ever raised."""
    if len(data) > settings.limits.file_bytes:
        raise refusals.too_large(len(data), settings.limits.file_bytes)
    kind: Kind | None = None
    try:
        kind = detect(data)
        document = _read(kind, data, settings)
        notices = (*_macro_notice(kind, data), *_name_notice(name, kind), *_language_notice(document))
    except CannotRead:
        raise
    except ModuleNotFoundError as error:
        raise _missing_package(error) from error
    except Exception as error:  # the border: lxml, pdfium, zlib, struct, RecursionError, MemoryError …
        raise refusals.damaged(_kind_in_words(kind)) from error
    return _with_notices(document, notices)


def _read(kind: Kind, data: bytes, settings: Settings) -> SourceDocument:
    if kind in (Kind.DOCX, Kind.ODT):
        check_package(read_package(data), settings.limits)
    module, function = _READERS[kind]
    reader = cast(Reader, getattr(import_module(f"dondoc.reading.sources.{module}"), function))
    document = reader(data, settings)
    if not any(letter.isalpha() for paragraph in document.paragraphs() for letter in paragraph.text):
        raise _no_text(document)
    return document


def _no_text(document: SourceDocument) -> CannotRead:
    """The reader may know why: a Word file that holds nothing but pictures of pages."""
    reasons = [notice.message for notice in document.notices if notice.code == "pictures-only"]
    return CannotRead("no-text", reasons[0]) if reasons else refusals.no_text()


def _macro_notice(kind: Kind, data: bytes) -> tuple[Notice, ...]:
    if not _has_macros(kind, data):
        return ()
    words = _("Tệp có macro; macro không được chạy, chỉ nội dung được đọc. Hãy cẩn thận khi mở tệp bằng Word.")
    return (Notice("macros-ignored", words),)


def _has_macros(kind: Kind, data: bytes) -> bool:
    """A DOCX says so itself; the other two have lost their macros on the way through LibreOffice."""
    if kind is Kind.ODT:
        return read_package(data).has_macros
    try:
        return kind is Kind.DOC and "Macros" in read_root(data)
    except CompoundError:
        return False


def _name_notice(name: str | None, kind: Kind) -> tuple[Notice, ...]:
    extension = PurePath(name or "").suffix.lower()
    if kind in _EXTENSIONS.get(extension, (kind,)):
        return ()
    words = _(
        "Tên tệp có đuôi «{extension}» nhưng nội dung là {kind}; tệp được đọc theo nội dung. "
        "Hãy kiểm tra có nhầm tệp không."
    )
    return (Notice("wrong-extension", words.format(extension=extension, kind=_kind_in_words(kind))),)


def _language_notice(document: SourceDocument) -> tuple[Notice, ...]:
    from dondoc.reading.text.plausible import guess_language

    if guess_language(_sample(document)) == "vi":
        return ()
    words = _("Văn bản có vẻ không phải tiếng Việt có dấu nên có thể không tìm được nhiệm vụ; hãy kiểm tra lại tệp.")
    return (Notice("not-vietnamese", words),)


def _sample(document: SourceDocument) -> str:
    texts: list[str] = []
    room = _JUDGED
    for paragraph in document.paragraphs():
        if room <= 0:
            break
        texts.append(paragraph.text[:room])
        room -= len(paragraph.text)
    return "\n".join(texts)


def _with_notices(document: SourceDocument, notices: tuple[Notice, ...]) -> SourceDocument:
    """The document with what the door noticed, save what its reader has said already."""
    said = {notice.code for notice in document.notices}
    return replace(document, notices=document.notices + tuple(n for n in notices if n.code not in said))


def _missing_package(error: ModuleNotFoundError) -> MissingPart:
    words = _("Thiếu gói Python «{name}» để đọc kiểu tệp này; hãy cài gói đó (phần cài thêm của dondoc) rồi đọc lại.")
    return MissingPart("package-missing", words.format(name=error.name))


def _kind_in_words(kind: Kind | None) -> str:
    match kind:
        case None:
            return _("chưa rõ kiểu")
        case Kind.DOCX:
            return "Word (.docx)"
        case Kind.DOC:
            return "Word 97 (.doc)"
        case Kind.FLAT_WORD | Kind.WORD_XML:
            return "Word XML"
        case Kind.ODT | Kind.FLAT_ODT:
            return "OpenDocument"
        case Kind.IMAGE:
            return _("ảnh")
        case Kind.TEXT | Kind.MARKDOWN:
            return _("văn bản thuần")
        case Kind.WEB_ARCHIVE:
            return "MHTML"
        case _:
            return str(kind.value).upper()
