"""The letters of a PDF page: PDFium's text, and place and size of the letters one asks for.

Heights that fonts claim differ too much to be compared; so a letter has its base
line and its type size, and both ends. Coordinates are turned as the page is shown.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from dondoc.reading.sources.pdf.library import pdfium

_UNSCALED = 4.0

_loose_box = pdfium.FPDFText_GetLooseCharBox
_font_size = pdfium.FPDFText_GetFontSize


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
        self._frame, self._upright = frame, frame.upright
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
        """Of the letters from `first` to `last`: left and right end, base line from the top, type size.

        Asked for every word, hence written out: a call for less is a third of the time.
        """
        size = self.size(first)
        box, ref, frame = self._box, self._box_ref, self._frame
        _loose_box(self.raw, first, ref)
        if self._upright:
            left, right, foot = frame.a * box.left + frame.e, frame.a * box.right + frame.e, box.bottom
            if last > first:
                _loose_box(self.raw, last, ref)
                right = frame.a * box.right + frame.e
        else:
            left, right, foot = self._turned_ends()
            if last > first:
                _loose_box(self.raw, last, ref)
                right = self._turned_ends()[1]
        base = self._bases.get((foot, size))
        if base is None:
            base = self._bases[foot, size] = self._base(first)
        return left, right, base, size

    def _turned_ends(self) -> tuple[float, float, float]:
        """Left, right and foot of the box last asked for, on a turned page."""
        box, frame = self._box, self._frame
        (ax, ay), (bx, by) = frame.point(box.left, box.bottom), frame.point(box.right, box.top)
        return min(ax, bx), max(ax, bx), max(ay, by)

    def _base(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self.raw, index, self._x, self._y)
        return self._frame.point(self._x.value, self._y.value)[1]

    def size(self, index: int) -> float:
        """The type size of a letter as it is shown: some writers set all type at 1 and scale it."""
        size: float = _font_size(self.raw, index)
        scale = self._scales.get(size, 0.0)
        if not scale:
            matrix = self._matrix
            found = pdfium.FPDFText_GetMatrix(self.raw, index, self._matrix_ref)
            scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 if found else 1.0
            if size >= _UNSCALED:
                self._scales[size] = scale
        return round(size * scale, 2)
