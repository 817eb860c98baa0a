"""From a scan or photograph to black on white: even light, no red seal, no blue signature.

Paper is never evenly lit under a telephone. The light is taken from the picture
itself (the brightest around each place, smoothed) and divided out. Seals and
signatures are coloured and text is black: where a pixel is clearly coloured it
becomes paper, elsewhere the brightest of its three channels counts, so that
black under a red seal stays black. A page printed mostly in colour keeps it,
because losing text is worse than reading a seal.
"""

from __future__ import annotations

from typing import cast

import cv2
import numpy as np
from PIL import Image

from dondoc.reading.sources.ocr.pixels import WHITE, Colour, Grey

_TILE = 8  # the light is looked for in a picture this many times smaller
_REACH = 31  # pixels of the small picture: wider than any letter, narrower than a shadow
_EVEN = 12  # how far the light may vary, of 255, before it is divided out
_BRIGHT = 225
_COLOURED = 50  # difference of the strongest and the weakest channel
_NOT_BLACK = 85
_MOSTLY = 0.93  # a page of signatures may be three lines of print and a large seal


def to_grey(image: Image.Image) -> Grey:
    """The picture in grey, evenly lit, without coloured marks."""
    if image.mode in ("1", "L"):
        return _even(np.asarray(image.convert("L")))
    if image.mode.startswith(("I", "F")):
        return _even(_eight_bits(image))
    colour = np.asarray(_on_white(image))
    if _is_grey(colour):
        return _even(np.ascontiguousarray(colour[:, :, 1]))
    return _without_colour(_even(colour))


def _on_white(image: Image.Image) -> Image.Image:
    """Three channels; what is transparent becomes paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, (WHITE, WHITE, WHITE, WHITE))
        return Image.alpha_composite(paper, layered).convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Grey:
    """16 bits a pixel, as some scanners give."""
    deep = np.asarray(image, dtype=np.float32)
    darkest, brightest = float(deep.min()), float(deep.max())
    return ((deep - darkest) * (WHITE / max(brightest - darkest, 1.0))).astype(np.uint8)


def _is_grey(colour: Colour) -> bool:
    """Whether hardly a pixel has a colour; one pixel in sixteen is asked."""
    sample = colour[::4, ::4].astype(np.int16)
    coloured = (sample.max(axis=2) - sample.min(axis=2)) > _COLOURED
    return bool(coloured.mean() < 0.0002)


def _even(picture: Grey) -> Grey:
    """The picture with its own light divided out, channel by channel, where it varies."""
    height, width = picture.shape[:2]
    small = cv2.resize(picture, (max(1, width // _TILE), max(1, height // _TILE)), interpolation=cv2.INTER_AREA)
    light = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), _REACH)
    if float(light.std()) < _EVEN and float(light.mean()) > _BRIGHT:
        return picture
    whole = cv2.resize(np.maximum(light, 40), (width, height), interpolation=cv2.INTER_LINEAR)
    return cast(Grey, cv2.divide(picture, whole, scale=WHITE))


def _without_colour(colour: Colour) -> Grey:
    red, green, blue = cv2.split(colour)
    strongest = cv2.max(cv2.max(red, green), blue)
    weakest = cv2.min(cv2.min(red, green), blue)
    coloured = (cv2.subtract(strongest, weakest) > _COLOURED) & (strongest > _NOT_BLACK)
    ink = weakest < WHITE // 2
    if (coloured & ink).sum() > _MOSTLY * max(1, int(ink.sum())):
        return cast(Grey, cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY))
    strongest[coloured] = WHITE
    return cast(Grey, strongest)
