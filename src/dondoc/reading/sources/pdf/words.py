"""The words of a PDF page with their boxes, from few calls into PDFium.

PDFium's own text is taken once a page; only the first and the last letter of each
word are asked for their place (a call for every letter would take half of the
time). PDFium orders letters as the file does, and some writers put the letters
that a font lacks («Ỉ», «Ơ») behind the line: so words are put in order by their
boxes, cut where another stands inside them, and joined where they touch. Boxes
are made from base line and type size, because the heights that fonts claim differ
too much.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from dondoc.reading.sources.layout import Box

_TOKEN = re.compile(r"[^\s\u200b\ufeff\ufffe\x00-\x1f]+\ufffe?")
_UNITS = re.compile(r"(?:^|[\d\s(/])(?:[mckd]?m|ha|người/k?m)$")
_TRAILING_MARK = re.compile(r"(?<=\D)[\[(]?\d{1,3}[\])]?$")
_LEADING_MARK = re.compile(r"\d{1,3}(?=[^\W\d_])")
_ASCENT, _DESCENT = 0.9, 0.25
_TOUCHING = 0.13
_SMALL = 0.8
_UNSCALED = 4.0


@dataclass(slots=True)
class Token:
    """A run of letters on one base line: text, ends, base line (from the top), type size, where it stands in the text."""

    text: str
    left: float
    right: float
    base: float
    size: float
    start: int
    end: int

    @property
    def box(self) -> Box:
        return self.left, self.base - _ASCENT * self.size, self.right, self.base + _DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Frame:
    """How PDF coordinates become points from the top left corner of the page as it is shown."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def frame_of(page: Any) -> Frame:
    """The frame of a page, its rotation and its crop box taken into account."""
    width, height = page.get_size()
    scale = 100
    x, y = ctypes.c_int(), ctypes.c_int()

    def shown(px: float, py: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, int(width * scale), int(height * scale), 0, px, py, x, y)
        return x.value / scale, y.value / scale

    origin, right, up = shown(0, 0), shown(1000, 0), shown(0, 1000)
    return Frame(
        (right[0] - origin[0]) / 1000,
        (right[1] - origin[1]) / 1000,
        (up[0] - origin[0]) / 1000,
        (up[1] - origin[1]) / 1000,
        *origin,
    )


class Letters:
    """The letters of one page's text: the text, and place and size of the letter at an index."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self.raw = textpage.raw
        self._frame = frame
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._scales: dict[float, float] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._refs = [ctypes.byref(thing) for thing in (self._box, self._matrix, self._x, self._y)]
        count = pdfium.FPDFText_CountChars(self.raw)
        text = textpage.get_text_range() if count > 0 else ""
        self.text: str = text if len(text) == count else self._one_by_one(count)

    def _one_by_one(self, count: int) -> str:
        """The text letter by letter, where PDFium's whole text left some out."""
        codes = (pdfium.FPDFText_GetUnicode(self.raw, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)

    def ends(self, first: int, last: int) -> tuple[float, float]:
        """Left and right edge of the letters from `first` to `last`."""
        box, ref, point = self._box, self._refs[0], self._frame.point
        pdfium.FPDFText_GetLooseCharBox(self.raw, first, ref)
        a, b = point(box.left, box.bottom), point(box.right, box.top)
        if last == first:
            return min(a[0], b[0]), max(a[0], b[0])
        pdfium.FPDFText_GetLooseCharBox(self.raw, last, ref)
        c, d = point(box.left, box.bottom), point(box.right, box.top)
        return min(a[0], b[0]), max(c[0], d[0])

    def base(self, index: int) -> float:
        """The base line of a letter, from the top of the page."""
        pdfium.FPDFText_GetCharOrigin(self.raw, index, self._refs[2], self._refs[3])
        return self._frame.point(self._x.value, self._y.value)[1]

    def size(self, index: int) -> float:
        """The type size of a letter as it is shown: some writers set all type at 1 and scale it."""
        size: float = pdfium.FPDFText_GetFontSize(self.raw, index)
        scale = self._scales.get(size, 0.0)
        if not scale:
            matrix = self._matrix
            found = pdfium.FPDFText_GetMatrix(self.raw, index, self._refs[1])
            scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 if found else 1.0
            if size >= _UNSCALED:
                self._scales[size] = scale
        return round(size * scale, 2)


def read_tokens(letters: Letters) -> list[Token]:
    """All runs of letters of the page in the file's order, footnote marks on their own."""
    out: list[Token] = []
    for match in _TOKEN.finditer(letters.text):
        out += _tokens(letters, match.group(), match.start())
    return [token for token in out if token.size > 0]


def _tokens(letters: Letters, text: str, start: int) -> Iterator[Token]:
    cut = _mark_border(letters, text, start)
    if cut:
        yield _token(letters, text[:cut], start)
        yield _token(letters, text[cut:], start + cut)
    else:
        yield _token(letters, text, start)


def _mark_border(letters: Letters, text: str, start: int) -> int:
    """Where in the run a small digit of a footnote mark begins or ends; 0 for nowhere."""
    if not (text[-1].isdigit() or text[0].isdigit() or text[-1] in ")]"):
        return 0
    trailing = _TRAILING_MARK.search(text)
    if trailing and not _UNITS.search(text[: trailing.start()]):
        small = letters.size(start + trailing.end() - 1) < _SMALL * letters.size(start)
        return trailing.start() if small else 0
    leading = _LEADING_MARK.match(text)
    if leading and letters.size(start) < _SMALL * letters.size(start + len(text) - 1):
        return leading.end()
    return 0


def _token(letters: Letters, text: str, start: int) -> Token:
    end = start + len(text)
    last = end - 2 if text.endswith("\ufffe") and len(text) > 1 else end - 1
    left, right = letters.ends(start, last)
    shown = text[:-1] + "-" if text.endswith("\ufffe") else text
    return Token(shown, left, right, letters.base(start), letters.size(start), start, end)


def in_order(letters: Letters, tokens: list[Token]) -> list[list[Token]]:
    """The runs as words on visual lines, from top to bottom and from left to right."""
    lines = _visual_lines(tokens)
    return [_words(letters, sorted(line, key=lambda t: t.left)) for line in lines]


def _visual_lines(tokens: list[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: (t.base, t.left)):
        near = next((line for line in reversed(lines[-4:]) if _shares_line(line, token)), None)
        if near is None:
            lines.append([token])
        else:
            near.append(token)
    return lines


def _shares_line(line: list[Token], token: Token) -> bool:
    """On one base line, or a smaller run raised over it, as the mark of a footnote is."""
    main = max(line, key=lambda t: t.size) if len(line) < 3 else line[0]
    apart = abs(token.base - main.base)
    if apart <= 0.22 * max(token.size, main.size):
        return True
    small, large = sorted((token, main), key=lambda t: t.size)
    raised = 0 < large.base - small.base < 0.6 * large.size and small.size < _SMALL * large.size
    touches = any(
        -1 < token.left - t.right < 0.3 * large.size or -1 < t.left - token.right < 0.3 * large.size for t in line
    )
    return raised and touches and len(small.text) <= 4


def _words(letters: Letters, tokens: list[Token]) -> list[Token]:
    if any(t.right <= t.left for t in tokens) or any(b.left < a.right - 0.2 * a.size for a, b in pairwise(tokens)):
        tokens = sorted(
            (letter for token in tokens for letter in _letter_by_letter(letters, token)), key=lambda t: t.left
        )
    out: list[Token] = []
    for token in tokens:
        if out and _is_one_word(letters, out[-1], token):
            out[-1] = _joined(out[-1], token)
        else:
            out.append(token)
    return out


def _letter_by_letter(letters: Letters, token: Token) -> Iterator[Token]:
    """Each letter on its own: a letter of another font may stand in a hole of this run."""
    for offset, char in enumerate(token.text[: token.end - token.start]):
        at = token.start + offset
        left, right = letters.ends(at, at)
        yield Token(char, left, right, token.base, token.size, at, at + 1)


def _joined(before: Token, token: Token) -> Token:
    text, right, size = before.text + token.text, max(before.right, token.right), max(before.size, token.size)
    return Token(text, before.left, right, before.base, size, before.start, token.end)


def _is_one_word(letters: Letters, before: Token, token: Token) -> bool:
    size = max(before.size, token.size)
    gap = token.left - before.right
    if min(before.size, token.size) < _SMALL * size:
        return False
    if token.start == before.end:
        return gap < 0.3 * size
    spaced = token.start == before.end + 1 and letters.text[before.end] == " "
    return -0.5 * size < gap < (0.03 if spaced else _TOUCHING) * size
