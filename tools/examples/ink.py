"""What is put on paper by hand: figures, a signature, the round red seal of an office."""

# ruff: noqa: E501  (points of strokes, a stroke on a line)

from __future__ import annotations

import math

from PIL import Image, ImageDraw, ImageFont

from examples.office import font_file

Point = tuple[float, float]
BLUE, RED = (38, 52, 140), (206, 38, 48)
FINE = 4
"""Drawn so many times larger, then made smaller: smooth strokes."""

FIGURES: dict[str, list[list[Point]]] = {
    "0": [[(0.55, 0.02), (0.15, 0.05), (0.0, 0.6), (0.2, 1.0), (0.6, 0.95), (0.75, 0.4), (0.5, 0.0), (0.4, 0.1)]],
    "1": [[(0.1, 0.3), (0.3, 0.18), (0.46, 0.0), (0.42, 0.5), (0.34, 1.02)]],
    "7": [[(0.05, 0.08), (0.4, 0.02), (0.75, 0.04), (0.55, 0.5), (0.3, 1.05)], [(0.2, 0.55), (0.45, 0.5), (0.68, 0.5)]],
    "8": [[(0.6, 0.15), (0.3, -0.05), (0.08, 0.2), (0.4, 0.48), (0.66, 0.78), (0.3, 1.05), (0.04, 0.8), (0.36, 0.5), (0.68, 0.18), (0.52, 0.05)]],
}  # fmt: skip
SIGNATURE: list[list[Point]] = [
    [(0.0, 0.55), (0.12, 0.1), (0.2, 0.0), (0.16, 0.45), (0.1, 0.95), (0.22, 0.5), (0.34, 0.2), (0.3, 0.6), (0.36, 0.75),
     (0.44, 0.4), (0.5, 0.7), (0.58, 0.35), (0.64, 0.66), (0.74, 0.3), (0.86, 0.5), (1.0, 0.12)],
    [(0.05, 0.82), (0.4, 0.68), (0.95, 0.72), (0.6, 0.9)],
]  # fmt: skip


def write_figures(page: Image.Image, digits: str, at: Point, height: float) -> None:
    """Write a number in blue, starting at the top left point."""
    for position, digit in enumerate(digits):
        corner = (at[0] + position * height * 0.72, at[1] + (position % 2) * height * 0.06)
        _draw(page, FIGURES[digit], corner, (height * 0.8, height), height * 0.075)


def sign(page: Image.Image, at: Point, width: float, height: float) -> None:
    """A signature, its box given by the top left point and its size."""
    _draw(page, SIGNATURE, at, (width, height), 5)


def _draw(page: Image.Image, strokes: list[list[Point]], at: Point, size: Point, thickness: float) -> None:
    margin = 20
    box = (int(size[0] + 2 * margin) * FINE, int(size[1] * 1.2 + 2 * margin) * FINE)
    mask = Image.new("L", box, 0)
    pen = ImageDraw.Draw(mask)
    for stroke in strokes:
        path = [((x * size[0] + margin) * FINE, (y * size[1] + margin) * FINE) for x, y in _smooth(stroke)]
        pen.line(path, fill=225, width=round(thickness * FINE), joint="curve")
    small = mask.resize((box[0] // FINE, box[1] // FINE), Image.Resampling.LANCZOS)
    page.paste(BLUE, (int(at[0]) - margin, int(at[1]) - margin), small)


def _smooth(points: list[Point], steps: int = 14) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return [*curve, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def stamp(page: Image.Image, centre: Point, diameter: float, above: str, below: str) -> None:
    """A round seal: two rings, a star, words along the upper and the lower arc. It lies over what is written."""
    size = int(diameter) * FINE
    mask = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(mask)
    for inset, width in ((0.01, 0.016), (0.045, 0.007), (0.26, 0.007)):
        pen.ellipse(
            [size * inset, size * inset, size * (1 - inset), size * (1 - inset)], outline=255, width=int(size * width)
        )
    pen.polygon(_star(size / 2, size / 2, size * 0.15), fill=255)
    font = ImageFont.truetype(font_file(), int(size * 0.1))
    _arc(mask, above, font, size * 0.385, upper=True)
    _arc(mask, below, font, size * 0.385, upper=False)
    turned = mask.rotate(8, Image.Resampling.BICUBIC).resize((size // FINE, size // FINE), Image.Resampling.LANCZOS)
    thin = turned.point([value * 200 // 255 for value in range(256)])
    page.paste(RED, (int(centre[0] - diameter / 2), int(centre[1] - diameter / 2)), thin)


def _star(x: float, y: float, radius: float) -> list[Point]:
    corners = []
    for corner in range(10):
        length = radius if corner % 2 == 0 else radius * 0.4
        angle = math.pi * corner / 5 - math.pi / 2
        corners.append((x + length * math.cos(angle), y + length * math.sin(angle)))
    return corners


def _arc(mask: Image.Image, words: str, font: ImageFont.FreeTypeFont, radius: float, *, upper: bool) -> None:
    centre = mask.width / 2
    widths = [font.getlength(letter) * 1.08 for letter in words]
    angle = -sum(widths) / radius / 2
    for letter, width in zip(words, widths, strict=True):
        middle = angle + width / radius / 2
        angle += width / radius
        side = int(font.size * 1.7)
        tile = Image.new("L", (side, side), 0)
        ImageDraw.Draw(tile).text((side / 2, side / 2), letter, fill=255, font=font, anchor="mm")
        turned = tile.rotate(-math.degrees(middle) if upper else math.degrees(middle), Image.Resampling.BICUBIC)
        x = centre + radius * math.sin(middle)
        y = centre - radius * math.cos(middle) if upper else centre + radius * math.cos(middle)
        mask.paste(255, (int(x - side / 2), int(y - side / 2)), turned)
