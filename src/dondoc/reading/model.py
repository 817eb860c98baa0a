"""What reading a plan yields: frozen values, each with its place in the text.

The shapes are those of the plan format, version 1; keys of the JSON form are the
format's own. On top of it every value carries a span (start and end offset in
the normalised text) and a confidence with its reason, so that a reviewer can be
shown the very words, and the doubtful ones first.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dondoc.reading.sources.base import Format, Notice, Page, Place

FORMAT_VERSION = 1


class Span(NamedTuple):
    """A stretch of the normalised text: from `start` up to, not including, `end`."""

    start: int
    end: int


class BodyKind(enum.StrEnum):
    """What a named body is: «Sở Tài chính», «các sở, ngành», «Thủ trưởng các sở»."""

    BODY = "body"
    GROUP = "group"
    POSITION = "position"


class DeadlineType(enum.StrEnum):
    """How a deadline binds."""

    BY = "by"
    ONGOING = "ongoing"
    BETWEEN = "between"
    ON = "on"
    CONDITIONAL = "conditional"
    NONE = "none"


class Role(enum.StrEnum):
    """What a passage of the text does in its document. Passages cover all of it."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    PREAMBLE = "preamble"
    HEADING = "heading"
    LEAD_IN = "lead-in"
    TASK = "task"
    ASSIGNMENT = "assignment"
    TARGET = "target"
    REPORTING = "reporting"
    FUNDING = "funding"
    PROVISION = "provision"
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ANNEX = "annex"
    TABLE = "table"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the reader is of one field, from 0 to 1, and why (a code of `data/reasons`)."""

    score: float
    reason: str

    def to_json(self) -> dict[str, Any]:
        return {"score": self.score, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Body:
    """A body or group as the document names it, abbreviations spelt out."""

    name: str
    kind: BodyKind
    span: Span | None = None

    def to_json(self, role: str) -> dict[str, Any]:
        return {
            "name": self.name,
            "kind": self.kind.value,
            "role": role,
            "span": list(self.span) if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class Signer:
    name: str | None
    position: str | None
    authority: tuple[str, ...] = ()
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "position": self.position, "authority": list(self.authority)}


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The document's own fields: kind, number, issuer, place, date, title, signer, recipients."""

    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    confidence: Mapping[str, Confidence] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "number": self.number,
            "issuer": self.issuer,
            "place": self.place,
            "issued_on": self.issued_on,
            "title": self.title,
            "signer": self.signer.to_json() if self.signer else None,
            "recipients": list(self.recipients),
            "spans": _spans(self.spans),
            "confidence": _confidence(self.confidence),
        }


@dataclass(frozen=True, slots=True)
class Section:
    path: str
    title: str
    level: int
    span: Span

    def to_json(self) -> dict[str, Any]:
        return {"path": self.path, "title": self.title, "level": self.level, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Reference:
    """A document cited by number; `mentions` holds every place, short forms included."""

    kind: str | None
    number: str | None
    issued_on: str | None
    issuer: str | None
    relation: str | None = None
    title: str | None = None
    mentions: tuple[Span, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "number": self.number,
            "issued_on": self.issued_on,
            "issuer": self.issuer,
            "relation": self.relation,
            "title": self.title,
            "mentions": [list(span) for span in self.mentions],
        }


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is due. `due` is ISO 8601; `dates` all days named, `condition` what else must happen."""

    text: str | None = None
    type: DeadlineType = DeadlineType.NONE
    due: str | None = None
    recurrence: str | None = None
    condition: str | None = None
    dates: tuple[str, ...] = ()
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "text": self.text,
            "type": self.type.value,
            "due": self.due,
            "recurrence": self.recurrence,
        }
        if self.condition:
            out["condition"] = self.condition
        if self.dates:
            out["dates"] = list(self.dates)
        if self.span:
            out["span"] = list(self.span)
        return out


@dataclass(frozen=True, slots=True)
class Task:
    path: str
    text: str
    lead: tuple[Body, ...]
    coordinate: tuple[Body, ...]
    deadline: Deadline
    product: str | None
    span: Span
    product_span: Span | None = None
    confidence: Mapping[str, Confidence] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "text": self.text,
            "lead": [body.name for body in self.lead],
            "coordinate": [body.name for body in self.coordinate],
            "deadline": self.deadline.to_json(),
            "product": self.product,
            "span": list(self.span),
            "bodies": [
                body.to_json(role)
                for role, bodies in (("lead", self.lead), ("coordinate", self.coordinate))
                for body in bodies
            ],
            "product_span": list(self.product_span) if self.product_span else None,
            "confidence": _confidence(self.confidence),
        }


@dataclass(frozen=True, slots=True)
class Target:
    """A promise: comparator, value (a number, or a pair for a range), unit, year, period, baseline."""

    path: str
    text: str
    comparator: str | None
    value: float | int | tuple[float | int, float | int] | None
    unit: str | None
    by: str | None
    period: str
    baseline: str | None
    span: Span
    value_span: Span | None = None
    confidence: Mapping[str, Confidence] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "text": self.text,
            "comparator": self.comparator,
            "value": list(self.value) if isinstance(self.value, tuple) else self.value,
            "unit": self.unit,
            "by": self.by,
            "period": self.period,
            "baseline": self.baseline,
            "span": list(self.span),
            "value_span": list(self.value_span) if self.value_span else None,
            "confidence": _confidence(self.confidence),
        }


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    path: str
    who: tuple[Body, ...]
    to: str | None
    via: str | None
    frequency: str
    due: str | None
    ad_hoc: bool
    text: str
    span: Span
    dates: tuple[str, ...] = ()
    confidence: Mapping[str, Confidence] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "path": self.path,
            "who": [body.name for body in self.who],
            "to": self.to,
            "via": self.via,
            "frequency": self.frequency,
            "due": self.due,
            "ad_hoc": self.ad_hoc,
            "text": self.text,
            "span": list(self.span),
            "confidence": _confidence(self.confidence),
        }
        if self.dates:
            out["dates"] = list(self.dates)
        return out


@dataclass(frozen=True, slots=True)
class Funding:
    path: str
    text: str
    span: Span

    def to_json(self) -> dict[str, Any]:
        return {"path": self.path, "text": self.text, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Annex:
    label: str
    present: bool
    title: str | None = None
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "present": self.present,
            "title": self.title,
            "span": list(self.span) if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class Warning:
    """A doubt for the person who reviews: code, place, the words, and a suggestion where there is one."""

    code: str
    path: str | None = None
    text: str | None = None
    suggestion: str | None = None
    paths: tuple[str, ...] = ()
    span: Span | None = None

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "code": self.code,
            "path": self.path,
            "text": self.text,
            "suggestion": self.suggestion,
            "span": list(self.span) if self.span else None,
        }
        if self.paths:
            out["paths"] = list(self.paths)
        return out


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the normalised text: what it is for, and to which item it belongs."""

    span: Span
    role: Role
    path: str | None = None

    def to_json(self) -> list[Any]:
        return [self.span.start, self.span.end, self.role.value, self.path]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, understood. `text` is the normalised text that all spans point into."""

    format: Format
    text: str
    document: DocumentFacts
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    reporting: tuple[ReportingDuty, ...] = ()
    funding: tuple[Funding, ...] = ()
    annexes: tuple[Annex, ...] = ()
    warnings: tuple[Warning, ...] = ()
    passages: tuple[Passage, ...] = ()
    places: tuple[tuple[int, Place], ...] = ()
    notices: tuple[Notice, ...] = ()
    pages: tuple[Page, ...] = ()

    def quote(self, span: Span) -> str:
        """The words of a span on one line, as they stand in the values."""
        return " ".join(self.text[span[0] : span[1]].split())

    def places_of(self, span: Span) -> Iterator[Place]:
        """Where in the file the words of a span stand, in order."""
        for index, (start, place) in enumerate(self.places):
            end = self.places[index + 1][0] if index + 1 < len(self.places) else len(self.text)
            if start < span[1] and span[0] < end:
                yield place

    def to_json(self) -> dict[str, Any]:
        """The reading as the plan format has it, with our own keys beside the format's."""
        return {
            "format": FORMAT_VERSION,
            "document": self.document.to_json(),
            "sections": [item.to_json() for item in self.sections],
            "references": [item.to_json() for item in self.references],
            "tasks": [item.to_json() for item in self.tasks],
            "targets": [item.to_json() for item in self.targets],
            "reporting": [item.to_json() for item in self.reporting],
            "funding": [item.to_json() for item in self.funding],
            "annexes": [item.to_json() for item in self.annexes],
            "warnings": [item.to_json() for item in self.warnings],
            "source": {
                "format": self.format.value,
                "notices": [notice.to_json() for notice in self.notices],
                "text": self.text,
                "places": [[start, place.to_json()] for start, place in self.places],
                "passages": [passage.to_json() for passage in self.passages],
                "pages": [page.to_json() for page in self.pages],
            },
        }

    def dumps(self) -> str:
        """The JSON form as text: the same reading always gives the same bytes."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n"


def _spans(spans: Mapping[str, Span]) -> dict[str, list[int]]:
    return {name: list(span) for name, span in spans.items()}


def _confidence(fields: Mapping[str, Confidence]) -> dict[str, Any]:
    return {name: confidence.to_json() for name, confidence in fields.items()}
