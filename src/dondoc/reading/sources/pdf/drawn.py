"""What a page draws besides text: rules for tables, and how much of it pictures cover.

A border may be a stroked line, a thin filled box, or the side of a stroked box;
form objects are looked into. A filled field (the shade of a head row) is no rule.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from dondoc.reading.sources.layout import Rule
from dondoc.reading.sources.pdf.letters import Frame
from dondoc.reading.sources.pdf.library import pdfium

_THIN = 3.0
_SHORTEST = 3.0
_DEEPEST = 6
_MOST_OBJECTS = 200_000
_MOST_SEGMENTS = 5_000

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """The rules of a page, the area of its pictures, and how many paths it draws."""

    rules: list[Rule] = field(default_factory=list)
    picture_area: float = 0.0
    paths: int = 0
    seen: int = 0


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """Look through the objects of a page."""
    drawing = Drawing()
    raw = page.raw
    objects = (pdfium.FPDFPage_GetObject(raw, i) for i in range(pdfium.FPDFPage_CountObjects(raw)))
    _look_through(objects, drawing, frame, _IDENTITY, 0)
    return drawing


def _look_through(objects: Iterator[Any], drawing: Drawing, frame: Frame, matrix: Matrix, depth: int) -> None:
    for item in objects:
        drawing.seen += 1
        if drawing.seen > _MOST_OBJECTS:
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawing.paths += 1
            drawing.rules += _rules(item, frame, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawing.picture_area += _area(item, frame, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = (pdfium.FPDFFormObj_GetObject(item, i) for i in range(pdfium.FPDFFormObj_CountObjects(item)))
            _look_through(inner, drawing, frame, _times(_matrix_of(item), matrix), depth + 1)


def _matrix_of(item: Any) -> Matrix:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, own):
        return _IDENTITY
    return own.a, own.b, own.c, own.d, own.e, own.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _place(x: float, y: float, frame: Frame, matrix: Matrix) -> tuple[float, float]:
    if matrix is not _IDENTITY:
        x, y = matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]
    return frame.point(x, y)


def _bounds(item: Any, frame: Frame, matrix: Matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    a = _place(left.value, bottom.value, frame, matrix)
    b = _place(right.value, top.value, frame, matrix)
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _area(item: Any, frame: Frame, matrix: Matrix) -> float:
    x0, y0, x1, y1 = _bounds(item, frame, matrix)
    return (x1 - x0) * (y1 - y0)


def _rules(path: Any, frame: Frame, matrix: Matrix) -> list[Rule]:
    x0, y0, x1, y1 = _bounds(path, frame, matrix)
    wide, high = x1 - x0, y1 - y0
    if max(wide, high) < _SHORTEST:
        return []
    if min(wide, high) <= _THIN:
        return [Rule(x0, y0, x1, y1)]
    return list(_stroked(path, frame, matrix))


def _stroked(path: Any, frame: Frame, matrix: Matrix) -> Iterator[Rule]:
    """The straight level and upright strokes of a path, and thin boxes among its parts."""
    stroke, fill = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    count = pdfium.FPDFPath_CountSegments(path)
    if count > _MOST_SEGMENTS:
        return
    own = _matrix_of(path)
    whole = matrix if own == _IDENTITY else _times(own, matrix)
    for points in _subpaths(path, count, frame, whole):
        if stroke.value:
            yield from _edges(points)
        elif len(points) >= 4 and (rule := _thin_box(points)) is not None:
            yield rule


def _subpaths(path: Any, count: int, frame: Frame, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(_place(x.value, y.value, frame, matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _edges(points: list[tuple[float, float]]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in pairwise(points):
        wide, high = abs(ax - bx), abs(ay - by)
        if min(wide, high) <= 1.0 and max(wide, high) >= _SHORTEST:
            yield Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _thin_box(points: list[tuple[float, float]]) -> Rule | None:
    x0, x1 = min(p[0] for p in points), max(p[0] for p in points)
    y0, y1 = min(p[1] for p in points), max(p[1] for p in points)
    thin = min(x1 - x0, y1 - y0) <= _THIN and max(x1 - x0, y1 - y0) >= _SHORTEST
    return Rule(x0, y0, x1, y1) if thin else None
