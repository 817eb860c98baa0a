"""Drawn lines of a page: found, so that tables are seen, and taken out, so that they are not read as «|».

A line is a run of ink far longer than a letter and hardly thicker than a pen. Lines
along the edge of the sheet are shadows of the scanner's lid and are only taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from dondoc.reading.sources.ocr.pixels import WHITE, Grey

_LONG_ACROSS = 3.4  # times the height of a small letter
_LONG_DOWN = 4.0
_THICKEST = 0.45
_SLOPING = 0.03
_EDGE = 0.012  # of the page


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line in pixels: left, top, right, bottom."""

    left: int
    top: int
    right: int
    bottom: int


def find_lines(ink: Grey, letter: float) -> tuple[list[Line], Grey]:
    """The drawn lines and a mask of their pixels; `letter` is the height of a small letter."""
    across, across_mask = _runs(ink, round(_LONG_ACROSS * letter), letter, down=False)
    down, down_mask = _runs(ink, round(_LONG_DOWN * letter), letter, down=True)
    return [*across, *down], cast(Grey, cv2.bitwise_or(across_mask, down_mask))


def without_lines(grey: Grey, mask: Grey) -> Grey:
    """The picture with the lines painted over as paper, their soft edges too."""
    if not mask.any():
        return grey
    wider = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    out = grey.copy()
    out[wider > 0] = WHITE
    return out


def _runs(ink: Grey, long: int, letter: float, *, down: bool) -> tuple[list[Line], Grey]:
    """Straight runs of ink at least `long` pixels in one direction."""
    thicker = cv2.dilate(ink, _bar(3, across=down))  # thin lines are ragged, and lie a little askew
    opened = cv2.bitwise_and(ink, cv2.morphologyEx(thicker, cv2.MORPH_OPEN, _bar(long, across=not down)))
    gap = max(3, round(letter / 2))
    joined = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, _bar(gap, across=not down))
    lines: list[Line] = []
    mask = np.zeros(ink.shape, np.uint8)
    for outline in cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        left, top, width, height = cv2.boundingRect(outline)
        here = np.s_[top : top + height, left : left + width]
        length, breadth = (height, width) if down else (width, height)
        thickness = cv2.countNonZero(opened[here]) / length
        if thickness > _THICKEST * letter or breadth > max(_SLOPING * length, _THICKEST * letter):
            continue
        mask[here] = cv2.bitwise_or(mask[here], opened[here])
        if not _on_the_edge(left, top, width, height, ink.shape, down=down):
            lines.append(Line(left, top, left + width, top + height))
    return lines, mask


def _bar(length: int, *, across: bool) -> Grey:
    return np.ones((1, length) if across else (length, 1), np.uint8)


def _on_the_edge(left: int, top: int, width: int, height: int, page: tuple[int, ...], *, down: bool) -> bool:
    if down:
        return left < _EDGE * page[1] or left + width > (1 - _EDGE) * page[1]
    return top < _EDGE * page[0] or top + height > (1 - _EDGE) * page[0]
