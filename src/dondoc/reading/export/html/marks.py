"""Findings as marks on the text, and lines cut where marks begin and end.

Marks may nest and overlap (a deadline within a task, a reference that runs over a
line). Each line is cut at every boundary, and each piece knows which marks lie on
it, so that the page is well formed however the spans lie. One sweep over the
sorted marks: time grows with the text and the marks, never with their product.
"""

from __future__ import annotations

import enum
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dondoc.reading.model import Passage, Reading, Role, Span


class Mark(enum.StrEnum):
    """What a stretch of the text was understood as. The values are class names on the page."""

    TASK = "task"
    TARGET = "target"
    REPORT = "report"
    LEAD = "lead"
    COORDINATE = "coordinate"
    DEADLINE = "deadline"
    PRODUCT = "product"
    VALUE = "value"
    REFERENCE = "reference"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Marked:
    """One stretch, what it is, and the findings it belongs to (`t-3`: the third task); a lead may govern many."""

    span: Span
    mark: Mark
    findings: tuple[str, ...]


class Spanned(Protocol):
    """Whatever lies on a stretch of the text: a mark of the page, or one of the application's own."""

    @property
    def span(self) -> Span: ...


_Mark = TypeVar("_Mark", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Piece(Generic[_Mark]):
    """Words of a line under the same marks, the outermost first; `begins` are the marks that start here."""

    start: int
    end: int
    marks: tuple[_Mark, ...]
    begins: tuple[_Mark, ...]


_Found = tuple[Span, Mark, str]


def find_marks(reading: Reading) -> list[Marked]:
    """All marks in order of their start, the longer first; spans that point nowhere are left out."""
    found = itertools.chain(
        _of_tasks(reading), _of_targets(reading), _of_reports(reading), _of_references(reading), _of_warnings(reading)
    )
    size = len(reading.text)
    owners: dict[tuple[Span, Mark], dict[str, None]] = defaultdict(dict)
    for span, mark, finding in found:
        if 0 <= span[0] < span[1] <= size:
            owners[Span(*span), mark][finding] = None
    marked = (Marked(span, mark, tuple(names)) for (span, mark), names in owners.items())
    return sorted(marked, key=lambda m: (m.span.start, -m.span.end))


def _of_tasks(reading: Reading) -> Iterator[_Found]:
    for number, task in enumerate(reading.tasks, 1):
        own = f"t-{number}"
        yield task.span, Mark.TASK, own
        yield from ((body.span, Mark.LEAD, own) for body in task.lead if body.span)
        yield from ((body.span, Mark.COORDINATE, own) for body in task.coordinate if body.span)
        if task.deadline.span:
            yield task.deadline.span, Mark.DEADLINE, own
        if task.product_span:
            yield task.product_span, Mark.PRODUCT, own


def _of_targets(reading: Reading) -> Iterator[_Found]:
    for number, target in enumerate(reading.targets, 1):
        yield target.span, Mark.TARGET, f"c-{number}"
        if target.value_span:
            yield target.value_span, Mark.VALUE, f"c-{number}"


def _of_reports(reading: Reading) -> Iterator[_Found]:
    for number, duty in enumerate(reading.reporting, 1):
        yield duty.span, Mark.REPORT, f"b-{number}"


def _of_references(reading: Reading) -> Iterator[_Found]:
    for number, cited in enumerate(reading.references, 1):
        yield from ((span, Mark.REFERENCE, f"v-{number}") for span in cited.mentions)


def _of_warnings(reading: Reading) -> Iterator[_Found]:
    for number, warning in enumerate(reading.warnings, 1):
        if warning.span:
            yield warning.span, Mark.WARNING, f"w-{number}"


def lines(reading: Reading) -> Iterator[Passage]:
    """The passages in order, with what lies between them as asides: no word of the text is left out."""
    return lines_of(reading.text, reading.passages)


def lines_of(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """The same for a text and its passages as they were kept."""
    at = 0
    for passage in sorted(passages, key=lambda p: p.span):
        start, end = max(passage.span[0], at), min(passage.span[1], len(text))
        if end <= start:
            continue
        yield from _between(text, at, start)
        yield Passage(Span(start, end), passage.role, passage.path)
        at = end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Passage]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield Passage(Span(start, stop), Role.ASIDE)
        start = stop + 1


def cut(passages: Iterable[Passage], marks: Sequence[_Mark]) -> Iterator[tuple[Passage, list[Piece[_Mark]]]]:
    """Each line with its pieces. The marks come in order of their start, the longer first."""
    waiting: list[_Mark] = []
    seen: set[_Mark] = set()
    at = 0
    for passage in passages:
        while at < len(marks) and marks[at].span.start < passage.span.end:
            waiting.append(marks[at])
            at += 1
        live = [m for m in waiting if m.span.end > passage.span.start]
        yield passage, list(_pieces(passage.span, live, seen))
        waiting = [m for m in live if m.span.end > passage.span.end]


def _pieces(line: Span, marks: Sequence[_Mark], seen: set[_Mark]) -> Iterator[Piece[_Mark]]:
    opens, closes = defaultdict(list), defaultdict(list)
    for marked in marks:
        opens[max(marked.span.start, line.start)].append(marked)
        closes[min(marked.span.end, line.end)].append(marked)
    current: dict[_Mark, None] = {}
    for start, end in itertools.pairwise(sorted({line.start, line.end, *opens, *closes})):
        for marked in closes[start]:
            current.pop(marked, None)
        for marked in opens[start]:
            current[marked] = None
        begins = tuple(marked for marked in opens[start] if marked not in seen)
        seen.update(begins)
        yield Piece(start, end, tuple(current), begins)
