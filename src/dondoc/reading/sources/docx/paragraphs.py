"""From the words of one paragraph to the paragraphs that a reader sees.

A soft line break is a space inside running text. It parts two paragraphs where the
lines are clearly lines: the next one opens with a list marker, or the paragraph is
centred, or stands in a cell or box without rules (letterhead, signature, «Nơi
nhận»). A page break always parts. Cutting a sentence in two is the worse mistake,
so in a ruled cell or in the body only a marker parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from dondoc.reading.sources.base import Paragraph, Part, Place, Style
from dondoc.reading.sources.docx.fonts import decode, is_unicode
from dondoc.reading.sources.docx.symbols import without_private
from dondoc.reading.sources.docx.words import BREAK, LINE, PAGE, SIGNS, Piece
from dondoc.reading.text.clean import clean_line

# «- Lưu: VT», but not the second half of «2021 - 2025»; «1. Sở», but not «5.000 người»; «a) Rà soát»
_MARKER = re.compile(r"\s*(?:[-–+*•]\s+(?!\d{4}\b)|\d{1,3}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)|[IVX]{1,5}\.\s)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole paragraph: its place and look, whether lines stand alone, the automatic marker."""

    place: Place
    part: Part = Part.BODY
    centred: bool = False
    heading: int = 0
    indent: float = 0.0
    lines: bool = False
    marker: str = ""


def build_paragraphs(pieces: list[Piece], setting: Setting, counts: Counter[str] | None = None) -> list[Paragraph]:
    """The paragraphs that one `w:p` makes: none for an empty one, several where its lines stand alone."""
    if any(piece.encoded for piece in pieces):
        pieces = list(_decoded(pieces, Counter() if counts is None else counts))
    out: list[Paragraph] = []
    for line in _lines(pieces, setting):
        paragraph, setting = _paragraph(line, setting)
        if paragraph is not None:
            out.append(paragraph)
    return out


def _decoded(pieces: Iterable[Piece], counts: Counter[str]) -> Iterator[Piece]:
    """Turn legacy letters into Unicode, run after run of one font taken together: a VNI letter may span two."""
    for encoded, group in groupby(pieces, key=lambda piece: piece.encoded):
        if encoded is None:
            yield from group
            continue
        run = list(group)
        text = "".join(piece.text for piece in run)
        if is_unicode(text) or (text.isascii() and not encoded.capitals):
            counts["unicode"] += is_unicode(text)
            yield from run
            continue
        decoded = decode(text, encoded)
        counts["converted"] += decoded != text
        yield Piece(decoded, all(piece.bold for piece in run), all(piece.italic for piece in run))


def _lines(pieces: list[Piece], setting: Setting) -> list[list[Piece]]:
    if not any(piece.text == LINE or piece.text == BREAK for piece in pieces):
        return [pieces]
    lines: list[list[Piece]] = [[]]
    for index, piece in enumerate(pieces):
        if piece.text == BREAK:
            lines.append([])
        elif piece.text != LINE:
            lines[-1].append(piece)
        elif setting.lines or setting.centred or _MARKER.match(_ahead(pieces, index + 1)):
            lines.append([])
        else:
            lines[-1].append(Piece(" ", False, False))
    return lines


def _ahead(pieces: list[Piece], start: int) -> str:
    """The first words after a line break, enough of them to see a list marker."""
    return "".join(piece.text[:12] for piece in pieces[start : start + 8] if piece.text not in SIGNS)


def _paragraph(pieces: list[Piece], setting: Setting) -> tuple[Paragraph | None, Setting]:
    """One paragraph, and the setting for the line after it: without the marker, and on the page reached."""
    text, pages = _joined(pieces, setting)
    place = setting.place
    following = replace(setting, place=replace(place, page=pages[-1][1])) if pages else setting
    if not text and not setting.marker:
        return None, following
    places = []
    marker = f"{setting.marker} " if text and setting.marker else setting.marker
    for offset, page in pages:
        at = offset + len(marker) if offset else 0
        if at == 0:
            place = replace(place, page=page)
        elif at < len(marker) + len(text):
            places.append((at, replace(place, page=page)))
    paragraph = Paragraph(
        text=marker + text,
        places=((0, place), *places),
        style=_style_of(pieces, setting),
        part=setting.part,
        numbered=bool(setting.marker),
    )
    return paragraph, replace(following, marker="") if setting.marker else following


def _joined(pieces: list[Piece], setting: Setting) -> tuple[str, list[tuple[int, int]]]:
    """The cleaned text, and the offsets in it from which a further page holds."""
    raw = "".join([piece.text for piece in pieces])
    if PAGE not in raw:
        return _clean(raw), []
    page = setting.place.page or 1
    parts = raw.split(PAGE)
    text, pages = _clean(parts[0]), []
    for before, part in pairwise(parts):
        page += 1
        words = _clean(part)
        glued = not words or not text or not (part[0].isspace() or before[-1:].isspace())
        text_length = len(text) + (0 if glued else 1)
        pages.append((text_length, page))
        text += words if glued else f" {words}"
    return text, pages


def _clean(text: str) -> str:
    return clean_line(text if text.isprintable() else without_private(text))


def _style_of(pieces: list[Piece], setting: Setting) -> Style:
    bold = italic = False
    worded = [piece for piece in pieces if piece.text not in SIGNS and not piece.text.isspace()]
    if worded:
        bold = all(piece.bold for piece in worded)
        italic = all(piece.italic for piece in worded)
    return _style(bold, italic, setting.centred, setting.heading, setting.indent)


@lru_cache(maxsize=4096)
def _style(bold: bool, italic: bool, centred: bool, heading: int, indent: float) -> Style:
    return Style(bold, italic, centred, heading, indent)
