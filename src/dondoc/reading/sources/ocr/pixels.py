"""The picture as arrays of bytes, and the few things that every step asks of it."""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""One byte a pixel, 0 black, 255 white."""

Colour = NDArray[np.uint8]
"""Three bytes a pixel: red, green, blue."""

WHITE = 255
_LEAST_CONTRAST = 40


def ink_of(grey: Grey) -> Grey:
    """255 where there is ink and 0 on paper, by Otsu's threshold; nothing where the picture is all paper."""
    if _contrast(grey) < _LEAST_CONTRAST:
        return np.zeros_like(grey)
    ink = cv2.threshold(grey, 0, WHITE, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    return cast(Grey, ink)


def shrink_to(grey: Grey, longest: int) -> tuple[Grey, float]:
    """The picture with no side over `longest` pixels, and the factor it was shrunk by."""
    factor = min(1.0, longest / max(grey.shape))
    return (grey, 1.0) if factor == 1.0 else (resize(grey, factor), factor)


def resize(grey: Grey, factor: float) -> Grey:
    """The picture with its sides times `factor`."""
    if factor == 1.0:
        return grey
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cast(Grey, cv2.resize(grey, None, fx=factor, fy=factor, interpolation=how))


def _contrast(grey: Grey) -> int:
    small, _factor = shrink_to(grey, 1200)
    return int(small.max()) - int(small.min())
