"""How far a page lies askew, and the page set straight.

Lines of text that lie level make the rows of the page either dark or bright. The
angle is the one at which neighbouring rows differ most, looked for in whole
degrees and then in twentieths. A page without lines of text (a drawing, a
photograph) shows no clear best angle and is left as it is: a straight page made
askew is the worse mistake.
"""

from __future__ import annotations

import math
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from dondoc.reading.sources.ocr.pixels import WHITE, Grey, shrink_to

MOST_DEGREES = 15
_LONGEST = 1000
_LEAST_DEGREES = 0.15
_CLEARLY_BETTER = 1.1
_CLEARLY_SIDEWAYS = 1.5  # upright pages have 0.1 to 1.0
_LONG_STROKE = 40  # of the thousand pixels of a side: longer than any letter


def find_skew(ink: Grey) -> float:
    """The degrees, counter-clockwise, by which to turn the page to set it straight; 0 where none is clear."""
    small = (shrink_to(ink, _LONGEST)[0] > WHITE // 4).astype(np.float32)
    coarse = _best(small, np.arange(-MOST_DEGREES, MOST_DEGREES + 1, 1.0))
    fine = _best(small, np.arange(coarse - 1, coarse + 1.01, 0.2))
    finest = _best(small, np.arange(fine - 0.15, fine + 0.151, 0.05))
    if abs(finest) < _LEAST_DEGREES or abs(finest) > MOST_DEGREES:
        return 0.0
    return float(finest) if _sharpness(small, finest) > _CLEARLY_BETTER * _sharpness(small, 0.0) else 0.0


def turn(grey: Grey, degrees: float) -> Grey:
    """The page turned counter-clockwise about its middle, on paper of the same size."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cast(Grey, cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=WHITE))


def turned_point(x: float, y: float, degrees: float, size: tuple[int, int]) -> tuple[float, float]:
    """Where a point of a page of this width and height comes to lie when the page is turned so."""
    angle, across, down = math.radians(degrees), size[0] / 2, size[1] / 2
    right, below = x - across, y - down
    return (
        across + right * math.cos(angle) + below * math.sin(angle),
        down - right * math.sin(angle) + below * math.cos(angle),
    )


def quarter_turns(grey: Grey, degrees: int) -> Grey:
    """The page turned clockwise by 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(grey, -(degrees // 90)))


def lies_on_its_side(ink: Grey) -> bool:
    """Whether the lines of text run up and down the picture. Drawn lines and edges of the sheet do not count."""
    small = (shrink_to(ink, _LONGEST)[0] > WHITE // 4).astype(np.uint8)
    for bar in ((1, _LONG_STROKE), (_LONG_STROKE, 1)):
        small[cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones(bar, np.uint8)) > 0] = 0
    upright = small.astype(np.float32)
    turned = np.ascontiguousarray(np.rot90(upright))
    angles = np.arange(-MOST_DEGREES, MOST_DEGREES + 1, 1.0)
    across = max(_sharpness(upright, angle) for angle in angles)
    return max(_sharpness(turned, angle) for angle in angles) > _CLEARLY_SIDEWAYS * across


def _best(small: NDArray[np.float32], angles: NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: (_sharpness(small, float(angle)), -abs(float(angle)))))


def _sharpness(small: NDArray[np.float32], degrees: float) -> float:
    """How much neighbouring rows differ when the page is turned by so much.

    Columns are slid up or down instead of turning the page: the same to the eye at
    these angles, and quick.
    """
    height, width = small.shape
    slope = np.tan(np.radians(degrees))
    matrix = np.array([[1.0, 0.0, 0.0], [-slope, 1.0, slope * width / 2]])
    slid = cv2.warpAffine(small, matrix, (width, height), flags=cv2.INTER_LINEAR)
    rows = slid.sum(axis=1)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())
