"""What will be adopted: the value of a task, a target, a reporting duty, as people decided it.

Values are frozen and live as JSON in `Item.value`. Days are ISO 8601 texts, empty where
there is none; what a person typed wrong stays as typed until `validation` has said so.
A body keeps the words of the document (`written`) beside who it was on the day of issue
(`then_id`) and who answers today (`body_id`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal, TypeAlias

BodyField = Literal["lead", "coordinate", "follow", "merged", "who"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who a named body may be, and why it is proposed; the person decides."""

    body_id: int
    reason: str = ""
    topic: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"body_id": self.body_id, "reason": self.reason, "topic": self.topic}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Candidate:
        return cls(data["body_id"], data.get("reason", ""), data.get("topic", ""))


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body, group or position as the document writes it, and who that is.

    `decided` is true once it is known who answers: because the register leaves no doubt
    (`how` = "register"), because a person said so ("person"), or because a person took
    a proposal ("proposal"). `kind` is "body", "group", "position" or "unknown".
    """

    written: str
    kind: str = "body"
    body_id: int | None = None
    group_id: int | None = None
    decided: bool = False
    candidates: tuple[Candidate, ...] = ()
    note: str = ""
    then_id: int | None = None
    how: str = ""
    span: tuple[int, int] | None = None
    partial: bool = False  # of a group not all are meant: «các sở, ngành có liên quan»
    role: str = ""  # only in `merged`: the part it was named for

    @property
    def is_question(self) -> bool:
        """Whether somebody still has to say who this is."""
        return not self.decided

    def to_json(self) -> dict[str, Any]:
        return {
            "written": self.written,
            "kind": self.kind,
            "body_id": self.body_id,
            "group_id": self.group_id,
            "decided": self.decided,
            "candidates": [candidate.to_json() for candidate in self.candidates],
            "note": self.note,
            "then_id": self.then_id,
            "how": self.how,
            "span": list(self.span) if self.span else None,
            "partial": self.partial,
            "role": self.role,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> NamedBody:
        span = data.get("span")
        return cls(
            written=data["written"],
            kind=data.get("kind", "body"),
            body_id=data.get("body_id"),
            group_id=data.get("group_id"),
            decided=bool(data.get("decided", False)),
            candidates=tuple(Candidate.from_json(one) for one in data.get("candidates", ())),
            note=data.get("note", ""),
            then_id=data.get("then_id"),
            how=data.get("how", ""),
            span=(span[0], span[1]) if span else None,
            partial=bool(data.get("partial", False)),
            role=data.get("role", ""),
        )


@dataclass(frozen=True, slots=True)
class TaskValue:
    """One thing to do.

    `merged` holds bodies named beside another that they have since become one with: they
    keep their words and get no part of their own. `each` says that several leads are
    meant, each answering for its own part; `common` that nobody leads and the monitoring
    body keeps an eye on it («theo dõi chung»). Both are said by a person, never guessed.
    In an amending document `amends` is the id of the item of the older plan that this one
    touches, and `change` how: "changed", "replaced", or "ended" (then nothing new is given).
    """

    FIELDS: ClassVar[tuple[str, ...]] = (
        "text", "lead", "coordinate", "follow", "merged", "each", "common", "deadline_type", "due", "starts",
        "recurrence", "recurrence_due", "dates", "condition", "deadline_text", "product", "authority", "person",
        "amends", "change",
    )  # fmt: skip
    BODIES: ClassVar[tuple[BodyField, ...]] = ("lead", "coordinate", "follow", "merged")

    text: str
    lead: tuple[NamedBody, ...] = ()
    coordinate: tuple[NamedBody, ...] = ()
    follow: tuple[NamedBody, ...] = ()
    merged: tuple[NamedBody, ...] = ()
    each: bool = False
    common: bool = False
    deadline_type: str = "none"
    due: str = ""
    starts: str = ""
    recurrence: str = ""  # annual, semiannual, quarterly, monthly, weekly, biennial
    recurrence_due: str = ""  # «--11-20» for every 20 November, «---25» for every 25th
    dates: tuple[str, ...] = ()
    condition: str = ""
    deadline_text: str = ""
    product: str = ""
    authority: str = ""
    person: str = ""
    amends: int | None = None
    change: str = ""

    @property
    def due_on(self) -> date | None:
        return day_of(self.due)

    @property
    def starts_on(self) -> date | None:
        return day_of(self.starts)

    def to_json(self) -> dict[str, Any]:
        return _to_json(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TaskValue:
        return cls(**_from_json(cls, data))


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A promise in numbers. Numbers are decimal texts («2.5»), so that none is rounded on its way."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "text", "comparator", "low", "high", "unit", "due", "period", "baseline", "amends", "change",
    )  # fmt: skip
    BODIES: ClassVar[tuple[BodyField, ...]] = ()

    text: str
    comparator: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""
    due: str = ""  # ISO, reduced: a year, a month, a day
    period: str = "once"
    baseline: str = ""
    amends: int | None = None
    change: str = ""

    def to_json(self) -> dict[str, Any]:
        return _to_json(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TargetValue:
        return cls(**_from_json(cls, data))


@dataclass(frozen=True, slots=True)
class DutyValue:
    """A standing duty to report. `due` is MM-DD, DD, W4 (Thursday), or a full day for «once»."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "text", "who", "to", "via", "frequency", "due", "dates", "ad_hoc", "amends", "change",
    )  # fmt: skip
    BODIES: ClassVar[tuple[BodyField, ...]] = ("who",)

    text: str
    who: tuple[NamedBody, ...] = ()
    to: str = ""
    via: str = ""
    frequency: str = "annual"
    due: str = ""
    dates: tuple[str, ...] = ()
    ad_hoc: bool = False
    amends: int | None = None
    change: str = ""

    def to_json(self) -> dict[str, Any]:
        return _to_json(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> DutyValue:
        return cls(**_from_json(cls, data))


Value: TypeAlias = TaskValue | TargetValue | DutyValue
_KINDS: dict[str, type[TaskValue] | type[TargetValue] | type[DutyValue]] = {
    "task": TaskValue,
    "target": TargetValue,
    "duty": DutyValue,
}


def value_from_json(kind: str, data: Mapping[str, Any]) -> Value:
    """The value of an item of this kind. Keys that an older version did not write take their defaults."""
    return _KINDS[kind].from_json(data)


def value_of_kind(kind: str, text: str) -> Value:
    """An empty value of this kind with its words: the start of an item that a person adds."""
    return _KINDS[kind](text=text)


def kind_of(value: Value) -> str:
    """«task», «target» or «duty»."""
    return next(kind for kind, shape in _KINDS.items() if isinstance(value, shape))


def bodies_of(value: Value) -> Iterator[tuple[BodyField, NamedBody]]:
    """Every named body of a value with the field it stands in."""
    for name in value.BODIES:
        for body in getattr(value, name):
            yield name, body


def body_ids(*values: Value) -> set[int]:
    """All bodies that some values name, candidates included: for one look-up of their names."""
    found: set[int] = set()
    for value in values:
        for _, body in bodies_of(value):
            found.update(candidate.body_id for candidate in body.candidates)
            found.update(one for one in (body.body_id, body.then_id) if one is not None)
    return found


def day_of(text: str) -> date | None:
    """A full ISO day; None for nothing, for a reduced one, and for one that does not exist."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _to_json(value: Value) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in value.FIELDS}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.to_json() if isinstance(value, NamedBody) else value


def _from_json(shape: type[Value], data: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: data[name] for name in shape.FIELDS if name in data}
    for name in shape.BODIES:
        if name in known:
            known[name] = tuple(NamedBody.from_json(one) for one in known[name])
    if "dates" in known:
        known["dates"] = tuple(known["dates"])
    return known
