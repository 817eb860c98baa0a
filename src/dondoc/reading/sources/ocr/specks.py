"""Dirt of the scanner taken out, and the height of a small letter measured.

A speck is a small blob of ink with no letter near it: the dot of an i, a full stop
and the mark of «ạ» are as small, but never alone; a dash may be a bullet, and stays.
Black borders of the lid hang on the edge of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from dondoc.reading.sources.ocr.pixels import WHITE, Grey

Boxes = NDArray[np.int32]
"""One row each: left, top, width, height."""

_SPECK = 0.5  # times the height of a small letter, as are the next three
_DASH = 0.2
_NEAR = 1.4
_BORDER = 6
_SMALLEST_LETTER = 5
_LARGEST_LETTER = 150
_FEWEST_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Letters:
    """What seems to be print on a page: how many letters, and how high a small one is in pixels (x-height)."""

    count: int
    height: float


def measure_letters(ink: Grey) -> Letters:
    """The letters of a page; none where it shows too few to be a text."""
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    widths, heights = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letters = heights[
        (heights >= _SMALLEST_LETTER) & (heights <= _LARGEST_LETTER) & (widths <= 3 * heights) & (heights <= 4 * widths)
    ]
    if len(letters) < _FEWEST_LETTERS:
        return Letters(0, 0.0)
    # Marks and dots are many and low: without them the middle one is a small letter, or hardly higher.
    large = letters[letters >= 0.6 * np.median(letters)]
    return Letters(len(large), float(np.median(large)))


def without_specks(grey: Grey, ink: Grey, letter: float) -> Grey:
    """The picture without lone specks and without the dark borders of the scan."""
    count, labels, stats, _centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < 2 or letter <= 0:
        return grey
    boxes = stats[1:, :4].astype(np.int32)
    small = (boxes[:, 2:].max(axis=1) < _SPECK * letter) & ~_are_dashes(boxes, letter)
    lone = boxes[small][~_near_letters(boxes[~small], boxes[small], letter, ink.shape)]
    borders = np.flatnonzero(_are_borders(boxes, ink.shape, letter)) + 1
    if not len(lone) and not len(borders):
        return grey
    out = grey.copy()
    for left, top, width, height in lone.tolist():
        out[max(0, top - 1) : top + height + 1, max(0, left - 1) : left + width + 1] = WHITE
    if len(borders):
        dark = np.isin(labels, borders).astype(np.uint8)
        out[cv2.dilate(dark, np.ones((3, 3), np.uint8)) > 0] = WHITE
    return out


def _near_letters(letters: Boxes, specks: Boxes, letter: float, page: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which specks lie in or beside a square of the page that holds part of a letter."""
    square = max(3.0, letter * _NEAR)
    height, width = (int(side / square) + 1 for side in page)
    held = np.zeros((height, width), np.uint8)
    corners = np.column_stack((letters[:, :2], letters[:, :2] + letters[:, 2:] - 1)) / square
    for left, top, right, bottom in corners.astype(int).tolist():
        held[top : bottom + 1, left : right + 1] = 1
    around = cv2.dilate(held, np.ones((3, 3), np.uint8))
    middles = ((specks[:, :2] + specks[:, 2:] / 2) / square).astype(int)
    return cast("NDArray[np.bool_]", around[middles[:, 1], middles[:, 0]] > 0)


def _are_dashes(boxes: Boxes, letter: float) -> NDArray[np.bool_]:
    """Which are wide and low as a bullet is, which may stand far before its item."""
    widths, heights = boxes[:, 2], boxes[:, 3]
    return (widths > 1.5 * heights) & (widths > _DASH * letter)


def _are_borders(boxes: Boxes, page: tuple[int, ...], letter: float) -> NDArray[np.bool_]:
    """Which are large dark things that hang on an edge of the picture."""
    start, end = boxes[:, :2], boxes[:, :2] + boxes[:, 2:]
    height, width = page
    touches = (start <= 1).any(axis=1) | (end[:, 0] >= width - 1) | (end[:, 1] >= height - 1)
    return cast("NDArray[np.bool_]", touches & (boxes[:, 2:].max(axis=1) > _BORDER * letter))
