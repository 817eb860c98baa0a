"""Text files told apart by how they begin: HTML, XML of several kinds, web archives, letters, Markdown.

Only the first part of the file is looked at, as characters; a byte that is no ASCII
does not matter here, so no encoding needs to be known. The worse mistake is to take
a plain text for markup: tags would be cut out of it. A lone «<» is no tag.
"""

from __future__ import annotations

import codecs
import enum
import re

HEAD = 65_536

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE_HIGH_BYTES = b"\x00\x01\x03\x1e\x20"  # where Latin, Vietnamese and punctuation lie in UTF-16


class Markup(enum.Enum):
    """What a text file is written in."""

    NONE = enum.auto()
    MARKDOWN = enum.auto()
    HTML = enum.auto()
    WEB_ARCHIVE = enum.auto()
    EMAIL = enum.auto()
    WORD_XML = enum.auto()
    FLAT_WORD = enum.auto()
    FLAT_ODT = enum.auto()
    SPREADSHEET = enum.auto()
    PRESENTATION = enum.auto()
    SVG = enum.auto()
    OTHER_XML = enum.auto()


_PROLOGUE = re.compile(
    r"""(?: \s+ | \ufeff
      | <!--(?:[^-]|-(?!->))*-->            # a comment
      | <\?(?:[^?]|\?(?!>))*\?>             # <?xml …?>, <?mso-application …?>
      | <!(?!--)[^<>\[]*(?:\[[^\]]*\]\s*)?> # <!DOCTYPE …>, with its own declarations
    )*+""",
    re.VERBOSE,
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])([^>]*)")
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_HTML_ROOTS = frozenset(("html", "head", "body", "meta", "title", "style", "script", "link", "base"))
_HTML_BLOCKS = frozenset(("p", "div", "table", "h1", "h2", "h3", "center", "font", "span", "ul", "ol", "section", "b"))
_CLOSED_BLOCK = re.compile(r"</(?:p|div|td|tr|table|li|h[1-6])\s*>", re.IGNORECASE)
_ENOUGH_BLOCKS = 3

_HEADER_LINE = re.compile(r"\s*[A-Za-z][A-Za-z-]*: ?\S")
_MIME = re.compile(r"^(?:mime-version|content-type)\s*:", re.IGNORECASE | re.MULTILINE)
_LETTER = re.compile(r"^(?:received|message-id|delivered-to|return-path)\s*:", re.IGNORECASE | re.MULTILINE)
_WEB_ARCHIVE = re.compile(r"content-type\s*:\s*(?:multipart/related|text/html)", re.IGNORECASE)

_MARKDOWN_HEADING = re.compile(r"^\#{1,6}[ \t]+\S", re.MULTILINE)
_MARKDOWN_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$", re.MULTILINE)
_MARKDOWN_BOLD = re.compile(r"\*\*[^*\n]+\*\*")
_MANY_BOLD = 3


def head_of(data: bytes) -> str:
    """How the file begins, as characters; those beyond ASCII may be wrong unless it says its encoding."""
    head = data[:HEAD]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.decode(encoding, errors="ignore").removeprefix("\ufeff")
    wide = wide_encoding(head)
    return head.decode(wide or "latin-1", errors="ignore")


def wide_encoding(head: bytes) -> str | None:
    """The UTF-16 a text without a mark is written in, seen by its high bytes; None where it is not."""
    head = head[:4096]
    pairs = len(head) // 2
    if pairs < 2 or b"\0" not in head:
        return None
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0 : 2 * pairs : 2])):
        usual = len(high) - len(high.translate(None, _WIDE_HIGH_BYTES))
        if usual >= 0.97 * pairs and high.count(0) >= 0.4 * pairs:
            return encoding
    return None


def find_markup(head: str) -> tuple[Markup, str]:
    """What the text is written in, with the name of its first element where it has one."""
    if _HEADER_LINE.match(head) and _MIME.search(head[:8192]):
        return _letter(head[:8192]), ""
    prologue = _PROLOGUE.match(head)
    start = prologue.end() if prologue else 0
    root = _ROOT.match(head, start)
    if root:
        kind = _element(head, start, root[1], root[2])
        if kind is not Markup.NONE:
            return kind, root[1]
    if _DOCTYPE_HTML.search(head, 0, start) or len(_CLOSED_BLOCK.findall(head)) > _ENOUGH_BLOCKS:
        return Markup.HTML, ""
    return (Markup.MARKDOWN if _is_markdown(head) else Markup.NONE), ""


def _element(head: str, start: int, name: str, attributes: str) -> Markup:
    lower = name.lower()
    if lower in _HTML_ROOTS:
        return Markup.HTML
    if lower in _HTML_BLOCKS and not _MARKDOWN_HEADING.search(head):
        return Markup.HTML if len(_CLOSED_BLOCK.findall(head)) > 0 else Markup.NONE
    if name == "wordDocument":
        return Markup.WORD_XML
    if name == "package" and "schemas.microsoft.com/office/2006/xmlPackage" in attributes:
        return Markup.FLAT_WORD if 'progid="Word.Document"' in head[:start] else Markup.OTHER_XML
    if name == "document" and "urn:oasis:names:tc:opendocument" in attributes:
        return _open_document(attributes)
    if name == "Workbook" and "urn:schemas-microsoft-com:office:spreadsheet" in attributes:
        return Markup.SPREADSHEET
    if lower == "svg":
        return Markup.SVG
    return Markup.OTHER_XML if "<?xml" in head[:start] or "xmlns" in attributes else Markup.NONE


def _open_document(attributes: str) -> Markup:
    if "opendocument.spreadsheet" in attributes:
        return Markup.SPREADSHEET
    if "opendocument.presentation" in attributes:
        return Markup.PRESENTATION
    return Markup.FLAT_ODT


def _letter(head: str) -> Markup:
    if _WEB_ARCHIVE.search(head) and not _LETTER.search(head):
        return Markup.WEB_ARCHIVE
    return Markup.EMAIL


def _is_markdown(head: str) -> bool:
    return bool(
        _MARKDOWN_HEADING.search(head) or _MARKDOWN_RULE.search(head) or len(_MARKDOWN_BOLD.findall(head)) >= _MANY_BOLD
    )
