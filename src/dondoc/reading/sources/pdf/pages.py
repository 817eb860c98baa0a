"""One page of a PDF as its file tells it: lines, rules, and whether its text can be believed.

A text layer may be missing, be nothing but the stamp of a digital signature, or
lie: a broken ToUnicode table, an OCR layer made upside down or in another language.
Text in a legacy encoding is decoded here, before it is called noise. To take noise
for text is the worse mistake: noise becomes duties.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import partial

from dondoc.reading.sources.layout import PageContent, TextLine
from dondoc.reading.sources.layout.running import is_stamp_text
from dondoc.reading.sources.pdf.drawn import Drawing, read_drawing
from dondoc.reading.sources.pdf.letters import Letters, frame_of
from dondoc.reading.sources.pdf.lines import read_lines
from dondoc.reading.sources.pdf.opening import OpenPage
from dondoc.reading.text.clean import clean_line
from dondoc.reading.text.legacy import Encoding, decode, guess_legacy
from dondoc.reading.text.plausible import guess_language, is_plausible_vietnamese

_FEW_WORDS = 15
_COVERED = 0.35
_OUTLINED_LETTERS = 200


class Doubt(enum.Enum):
    """Why the text layer of a page is not enough."""

    NO_TEXT = "no-text"
    STAMP = "stamp"
    LYING = "lying"


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page, its doubt if there is one, and the legacy encoding that its text was decoded from."""

    content: PageContent
    doubt: Doubt | None = None
    encoding: Encoding | None = None
    stamped: bool = False
    pictured: bool = False

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.content.lines)


def read_page(opened: OpenPage, number: int) -> PrintedPage:
    """Read the text layer and the drawing of an open page."""
    page = opened.handle
    width, height = page.get_size()
    frame = frame_of(page)
    textpage = page.get_textpage()
    try:
        letters = Letters(textpage, frame)
        lines = read_lines(letters, width, height)
        encoding = _legacy_encoding(letters.text, lines)
        if encoding is not None:
            decoded = read_lines(letters, width, height, partial(_decode, encoding=encoding))
            encoding = encoding if _reads_well(decoded) else None
            lines = decoded if encoding is not None else lines
        lines = (*lines, *opened.fields)
    finally:
        textpage.close()
    drawing = read_drawing(page, frame)
    content = PageContent(number, width, height, lines, tuple(drawing.rules))
    doubt = find_doubt(lines, _is_pictured(drawing, width * height))
    pictured = drawing.picture_area > _COVERED * width * height
    return PrintedPage(content, doubt, encoding, any(is_stamp_text(line.text) for line in lines), pictured)


def _decode(text: str, encoding: Encoding) -> str:
    return clean_line(decode(text, encoding))


def _legacy_encoding(text: str, lines: tuple[TextLine, ...]) -> Encoding | None:
    return None if not lines or _reads_well(lines) else guess_legacy(text)


def _reads_well(lines: tuple[TextLine, ...]) -> bool:
    return is_plausible_vietnamese("\n".join(line.text for line in lines))


def _is_pictured(drawing: Drawing, area: float) -> bool:
    """Whether there is something to recognise: a picture, or letters drawn as shapes."""
    letters = drawing.paths - len(drawing.rules)
    return drawing.picture_area > _COVERED * area or letters > _OUTLINED_LETTERS


def find_doubt(lines: tuple[TextLine, ...], pictured: bool) -> Doubt | None:
    """Why a page with these lines has to be recognised; None where its text will do."""
    texts = [line.text for line in lines]
    stamped = is_stamp_text("\n".join(texts))
    words = sum(len(text.split()) for text in texts)
    if pictured and stamped and _is_only_stamp(texts):
        return Doubt.STAMP
    if words < _FEW_WORDS:
        return Doubt.NO_TEXT if pictured else None
    text = "\n".join(texts)
    if is_plausible_vietnamese(text) or guess_language(text) == "en":
        return None
    return Doubt.LYING


def _is_only_stamp(texts: list[str]) -> bool:
    """A stamp names who, where, when; with a page of text besides it, the page needs no OCR."""
    return sum(len(text.split()) for text in texts) < 5 * _FEW_WORDS and len(texts) <= 12
