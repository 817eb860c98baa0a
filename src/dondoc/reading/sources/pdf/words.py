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
from unicodedata import combining

from dondoc.reading.sources.layout import Box
from dondoc.reading.sources.pdf.library import pdfium

_TOKEN = re.compile(r"[^\s\u200b\ufeff\ufffe\x00-\x1f]+\ufffe?")
_UNITS = re.compile(r"(?:^|[\d\s(/])(?:[mckd]?m|ha|người/k?m)$")
_TRAILING_MARK = re.compile(r"(?<=\D)[\[(]?\d{1,3}[\])]?$")
_LEADING_MARK = re.compile(r"\d{1,3}(?=[^\W\d_])")
_ASCENT, _DESCENT = 0.9, 0.25
_TOUCHING = 0.13
_SMALL = 0.8
_SAME_LINE = 0.22
_LONGEST_MARK = 4
_BROKEN_HYPHEN = "\ufffe"  # how PDFium writes the hyphen at which a line was broken
_UNSCALED = 4.0
_NARROWEST = 0.15  # of the type size, for a letter: narrower means that the last letter stands before the first


@dataclass(slots=True)
class Token:
    """A run of letters on one base line: text, ends, base line (from the top), type size, place in the text."""

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

    @property
    def upright(self) -> bool:
        """Whether the page is shown as it is drawn, not turned."""
        return not self.b and not self.c and self.a > 0

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
    """The letters of one page's text: the text, and place and size of the letters at an index."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self.raw = textpage.raw
        self._frame = frame
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._box_ref, self._matrix_ref = ctypes.byref(self._box), ctypes.byref(self._matrix)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._scales: dict[float, float] = {}
        self._bases: dict[tuple[float, float], float] = {}
        count = pdfium.FPDFText_CountChars(self.raw)
        text = textpage.get_text_range() if count > 0 else ""
        self.text: str = text if len(text) == count else self._one_by_one(count)

    def _one_by_one(self, count: int) -> str:
        """The text letter by letter, where PDFium's whole text left some out."""
        codes = (pdfium.FPDFText_GetUnicode(self.raw, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)

    def measure(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Of the letters from `first` to `last`: left and right end, base line from the top, type size."""
        size = self.size(first)
        left, right, foot = self._ends(first)
        if last > first:
            right = self._ends(last)[1]
        key = foot, size
        base = self._bases.get(key)
        if base is None:
            base = self._bases[key] = self._base(first)
        return left, right, base, size

    def _ends(self, index: int) -> tuple[float, float, float]:
        """Left, right and foot of the box that the font gives a letter."""
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, self._box_ref)
        box, frame = self._box, self._frame
        if frame.upright:
            return frame.a * box.left + frame.e, frame.a * box.right + frame.e, box.bottom
        (ax, ay), (bx, by) = frame.point(box.left, box.bottom), frame.point(box.right, box.top)
        return min(ax, bx), max(ax, bx), max(ay, by)

    def _base(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self.raw, index, self._x, self._y)
        return self._frame.point(self._x.value, self._y.value)[1]

    def size(self, index: int) -> float:
        """The type size of a letter as it is shown: some writers set all type at 1 and scale it."""
        size: float = pdfium.FPDFText_GetFontSize(self.raw, index)
        scale = self._scales.get(size, 0.0)
        if not scale:
            matrix = self._matrix
            found = pdfium.FPDFText_GetMatrix(self.raw, index, self._matrix_ref)
            scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 if found else 1.0
            if size >= _UNSCALED:
                self._scales[size] = scale
        return round(size * scale, 2)


def read_tokens(letters: Letters) -> list[Token]:
    """All runs of letters of the page in the file's order, footnote marks on their own."""
    out: list[Token] = []
    for match in _TOKEN.finditer(letters.text):
        text, start = match.group(), match.start()
        ends_in_digit = not text[0].isalpha() or not text[-1].isalpha()
        cut = _mark_border(letters, text, start) if ends_in_digit else 0
        if cut:
            out.append(_token(letters, text[:cut], start))
        out.append(_token(letters, text[cut:], start + cut))
    return [token for token in out if token.size > 0]


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
    if text[-1] == _BROKEN_HYPHEN:
        left, right, base, size = letters.measure(start, max(end - 2, start))
        return Token(text[:-1] + "-", left, right, base, size, start, end)
    left, right, base, size = letters.measure(start, end - 1)
    return Token(text, left, right, base, size, start, end)


def in_order(letters: Letters, tokens: list[Token]) -> list[list[Token]]:
    """The runs as words on visual lines, from top to bottom and from left to right."""
    lines = _visual_lines(tokens)
    return [_words(letters, sorted(line, key=lambda t: t.left)) for line in lines]


def _visual_lines(tokens: list[Token]) -> list[list[Token]]:
    """Runs on one base line; a small run raised over its neighbour, as a footnote's mark is, belongs to its line."""
    lines: list[list[Token]] = []
    heights: list[float] = []
    for token in sorted(tokens, key=lambda t: (t.base, t.left)):
        if heights and token.base - heights[-1] <= _SAME_LINE * token.size:
            lines[-1].append(token)
        else:
            lines.append([token])
            heights.append(token.base)
    for index in range(len(lines) - 1, 0, -1):
        size = max((token.size for token in lines[index]), default=0.0)
        if heights[index] - heights[index - 1] < 0.6 * size:
            _lower_marks(lines[index - 1], lines[index], size)
    return [line for line in lines if line]


def _lower_marks(above: list[Token], line: list[Token], size: float) -> None:
    """Move the small raised runs that touch a word of the line down to it."""
    for token in [t for t in above if t.size < _SMALL * size and len(t.text) <= _LONGEST_MARK]:
        gaps = (max(token.left - other.right, other.left - token.right) for other in line)
        if any(-1 < gap < 0.3 * size for gap in gaps):
            line.append(token)
            above.remove(token)


def _words(letters: Letters, tokens: list[Token]) -> list[Token]:
    if _is_tangled(tokens):
        tokens = sorted((letter for t in tokens for letter in _letter_by_letter(letters, t)), key=lambda t: t.left)
    out: list[Token] = []
    for token in tokens:
        if out and _is_one_word(letters, out[-1], token):
            out[-1] = _joined(out[-1], token)
        else:
            out.append(token)
    return out


def _is_tangled(tokens: list[Token]) -> bool:
    """Whether letters of one run stand inside another: then the ends of the runs tell nothing."""
    if any(token.right - token.left < _NARROWEST * token.size * len(token.text) for token in tokens):
        return True
    return any(after.left < before.right - 0.2 * before.size for before, after in pairwise(tokens))


def _letter_by_letter(letters: Letters, token: Token) -> Iterator[Token]:
    """Each letter on its own, its marks with it: a letter of another font may stand in a hole of this run."""
    at = token.start
    while at < token.end:
        end = at + 1
        while end < token.end and combining(letters.text[end]):
            end += 1
        left, right, _, _ = letters.measure(at, at)
        text = letters.text[at:end].replace(_BROKEN_HYPHEN, "-")
        yield Token(text, left, right, token.base, token.size, at, end)
        at = end


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
