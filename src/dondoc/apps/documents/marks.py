"""What is shown on a document: stretches of its text with a class, an anchor, and where a click leads.

Marks may nest and overlap. `s-START-END` is the anchor of a stretch for which no better
name is known, so that a link to any sentence of any document can be written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dondoc.reading.model import Span


class Mark(NamedTuple):
    """One stretch. `link` is where its other side stands; `note` says what it is, in a word for the margin.

    `label` names the link to those who do not see it, where the mark is drawn over a picture.
    """

    start: int
    end: int
    css: str = ""
    anchor: str = ""
    link: str = ""
    note: str = ""
    label: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def anchor_of(start: int, end: int) -> str:
    """The name of a stretch on the page of its document.

    >>> anchor_of(12, 40)
    's-12-40'
    """
    return f"s-{start}-{end}"


def in_order(marks: Iterable[Mark | tuple[int, int, str, str, str]], size: int) -> list[Mark]:
    """The marks by their start, the longer first, each once; what points nowhere is left out."""
    given = (mark if isinstance(mark, Mark) else Mark(*mark) for mark in marks)
    real = {mark for mark in given if 0 <= mark.start < mark.end <= size}
    return sorted(real, key=lambda mark: (mark.start, -mark.end, mark.css, mark.anchor))
