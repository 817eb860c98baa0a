"""Marks on the pictures of pages: where on the paper the words of a stretch stand.

The reader knows the box of each printed line. A stretch that takes part of a line takes
the same part of its box, as if all letters were equally wide: near enough to point at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dondoc.apps.documents.marks import Mark, in_order
from dondoc.apps.documents.paper import MarkLike, PlaceFinder

_PAD = 1.5  # points around the letters


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left corner of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark on one page: a box for each line it takes. `begins` on the page on which the mark begins."""

    mark: Mark
    boxes: tuple[Box, ...]
    begins: bool


def shapes_by_page(data: Mapping[str, Any], text: str, marks: Iterable[MarkLike]) -> dict[int, list[Shape]]:
    """The shapes of each page in the order of the text, so that the longer lies below the shorter."""
    finder = PlaceFinder((data.get("source") or {}).get("places") or ())
    pages: dict[int, list[Shape]] = defaultdict(list)
    for mark in in_order(marks, len(text)):
        boxes: dict[int, list[Box]] = defaultdict(list)
        for start, end, place in finder.between(mark.start, mark.end, len(text)):
            box = _part(text, start, end, mark, place.get("box"))
            if box is not None and "page" in place:
                boxes[place["page"]].append(box)
        first = min(boxes, default=0)
        for page, lines in boxes.items():
            pages[page].append(Shape(mark, tuple(lines), begins=page == first))
    return pages


def _part(text: str, start: int, end: int, mark: Mark, box: list[float] | None) -> Box | None:
    """The part of a line's box that the mark takes."""
    end = start + len(text[start:end].rstrip())
    first, last = max(mark.start, start), min(mark.end, end)
    if box is None or first >= last:
        return None
    left, top, right, bottom = box
    letter = (right - left) / (end - start)
    x0, x1 = left + (first - start) * letter, left + (last - start) * letter
    return Box(
        round(x0 - _PAD, 1), round(top - _PAD, 1), round(x1 - x0 + 2 * _PAD, 1), round(bottom - top + 2 * _PAD, 1)
    )
