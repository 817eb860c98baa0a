"""Lines of a PDF page: words of one visual line, cut at wide gaps, with the look of their type."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dondoc.reading.sources.layout import TextLine, Word, line_of
from dondoc.reading.sources.pdf.letters import Letters
from dondoc.reading.sources.pdf.library import pdfium
from dondoc.reading.sources.pdf.words import Token, in_order, read_tokens
from dondoc.reading.text.clean import clean_line

_WIDE = 1.5
_ITALIC, _FORCED_BOLD = 1 << 6, 1 << 18
_SAMPLES = 3


def read_lines(
    letters: Letters, width: float, height: float, decode: Callable[[str], str] = clean_line
) -> tuple[TextLine, ...]:
    """The lines of a text page from top to bottom; what stands outside the page is not printed and left out."""
    tokens = [token for token in read_tokens(letters) if _is_shown(token, width, height)]
    rows = in_order(letters, tokens)
    if decode(letters.text) != " ".join(letters.text.split()):
        rows = [_decoded(row, decode) for row in rows]
    looks = _Looks(letters)
    return tuple(_line(run, looks) for row in rows for run in _runs(row))


def _decoded(words: list[Token], decode: Callable[[str], str]) -> list[Token]:
    """The words in plain letters; most pages need none of it, and are asked once."""
    return [replace(word, text=plain) for word in words if (plain := decode(word.text))]


def _is_shown(token: Token, width: float, height: float) -> bool:
    return token.left < width and token.right > 0 and 0 < token.base < height + token.size


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for before, token in pairwise([None, *tokens]):
        if token is None:
            continue
        if before is not None and token.left - before.right > _WIDE * max(before.size, token.size):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _line(tokens: Sequence[Token], looks: _Looks) -> TextLine:
    words = tuple([Word(token.text, token.box) for token in tokens])
    main = max(tokens, key=lambda token: len(token.text))
    seen = [looks.of(token.start) for token in tokens[:: max(1, len(tokens) // _SAMPLES)]]
    bold = sum(look[0] for look in seen) * 2 > len(seen)
    italic = sum(look[1] for look in seen) * 2 > len(seen)
    return line_of(words, size=main.size, bold=bold, italic=italic)


class _Looks:
    """Bold and italic of a letter, by the name and the flags of its font."""

    def __init__(self, letters: Letters) -> None:
        self._raw = letters.raw
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._known: dict[tuple[bytes, int], tuple[bool, bool]] = {}

    def of(self, index: int) -> tuple[bool, bool]:
        pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 128, self._flags)
        key = self._name.value, self._flags.value
        look = self._known.get(key)
        if look is None:
            name = key[0].lower()
            bold = b"bold" in name or b"black" in name or bool(key[1] & _FORCED_BOLD)
            look = self._known[key] = bold, b"italic" in name or b"oblique" in name or bool(key[1] & _ITALIC)
        return look
