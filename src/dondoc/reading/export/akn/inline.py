"""The words of one line with what they name: cited documents, and in the preface the document's own fields.

Stretches that would overlap are cut at the end of the one before: a reference is
never inside another, and no word is written twice.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable

from dondoc.reading.export.akn import names
from dondoc.reading.export.akn.meta import Element, child, clean, full_day
from dondoc.reading.model import Passage, Reading, Span

_FIELDS = {
    "kind": "docType",
    "number": "docNumber",
    "issued_on": "docDate",
    "issuer": "docAuthority",
    "title": "docTitle",
}
_Maker = Callable[[Element], Element]


class Inliner:
    """Writes lines of a reading; the stretches are sorted once, so that a long document takes linear time."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._day = full_day(reading.document.issued_on)[0]
        self._references = _without_overlaps(
            [(span, _reference(names.reference_uri(cited))) for cited in reading.references for span in cited.mentions]
        )
        fields = [(span, self._field(name)) for name, span in reading.document.spans.items() if name in _FIELDS]
        self._fields = _without_overlaps(fields)

    def write(self, element: Element, line: Passage, *, facts: bool = False) -> None:
        """The words of a line into an element, leading and final blanks dropped."""
        at, end = line.span
        while at < end and self._text[at].isspace():
            at += 1
        while end > at and self._text[end - 1].isspace():
            end -= 1
        for span, make in _within(self._fields if facts else self._references, at, end):
            start, stop = max(span.start, at), min(span.end, end)
            _append(element, self._words(at, start))
            make(element).text = self._words(start, stop)
            at = stop
        _append(element, self._words(at, end))

    def _words(self, start: int, end: int) -> str:
        return clean(self._text[start:end].replace("\n", " "))

    def _field(self, name: str) -> _Maker:
        attributes = {"date": self._day} if name == "issued_on" else {}
        return lambda element: child(element, _FIELDS[name], **attributes)


def _reference(href: str) -> _Maker:
    return lambda element: child(element, "ref", href=href)


def _without_overlaps(stretches: list[tuple[Span, _Maker]]) -> list[tuple[Span, _Maker]]:
    out: list[tuple[Span, _Maker]] = []
    for span, make in sorted(stretches, key=lambda pair: (pair[0][0], -pair[0][1])):
        start = max(span[0], out[-1][0].end if out else 0)
        if start < span[1]:
            out.append((Span(start, span[1]), make))
    return out


def _within(stretches: list[tuple[Span, _Maker]], start: int, end: int) -> list[tuple[Span, _Maker]]:
    first = bisect.bisect_right(stretches, start, key=lambda pair: pair[0].end)
    last = bisect.bisect_left(stretches, end, key=lambda pair: pair[0].start)
    return stretches[first:last]


def _append(element: Element, words: str) -> None:
    """Words after whatever the element already holds."""
    if not words:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
