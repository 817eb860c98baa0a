"""Lines of a PDF page: words of one visual line, cut at wide gaps, with the look of their type."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from dondoc.reading.sources.layout import TextLine, Word, line_of
from dondoc.reading.sources.pdf.words import Frame, Letters, Token, in_order, read_tokens
from dondoc.reading.text.clean import clean_line

_WIDE = 1.5
_ITALIC, _FORCED_BOLD = 1 << 6, 1 << 18
_SAMPLES = 3


def read_lines(textpage: Any, frame: Frame, width: float, height: float) -> tuple[TextLine, ...]:
    """The lines of a text page from top to bottom; what stands outside the page is not printed and left out."""
    letters = Letters(textpage, frame)
    tokens = [token for token in read_tokens(letters) if _is_shown(token, width, height)]
    looks = _Looks(letters)
    return tuple(
        line
        for row in in_order(letters, tokens)
        for run in _runs(row)
        if (line := _line(run, looks)) is not None
    )  # fmt: skip


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


def _line(tokens: Sequence[Token], looks: _Looks) -> TextLine | None:
    words = tuple(Word(text, token.box) for token in tokens if (text := clean_line(token.text)))
    if not words:
        return None
    main = max(tokens, key=lambda token: len(token.text))
    step = max(1, len(tokens) // _SAMPLES)
    seen = [looks.of(token.start) for token in tokens[::step]]
    bold = sum(1 for look in seen if look[0]) * 2 > len(seen)
    italic = sum(1 for look in seen if look[1]) * 2 > len(seen)
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
