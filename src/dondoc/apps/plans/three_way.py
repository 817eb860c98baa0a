"""Two people changed one value at once: what each changed is kept, and where both changed the same, both are shown.

Fields that only make sense together (the parts of a deadline, a number with its
comparator) are one facet: half of one person's deadline is never joined to half of
another's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from dondoc.apps.plans.values import Value

V = TypeVar("V", bound=Value)

_TIME = ("deadline_type", "due", "starts", "recurrence", "recurrence_due", "dates", "condition", "deadline_text")
_FACETS: tuple[tuple[str, ...], ...] = (
    ("lead", "each", "common"),
    ("coordinate", "merged"),
    _TIME,
    ("comparator", "low", "high", "unit"),
    ("frequency", "due", "dates"),
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed, differently."""

    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """`value` holds both sides' changes, and mine where they conflict. `taken` are the fields that came from them."""

    value: Value
    taken: tuple[str, ...] = ()
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)


def merge_values(base: V, mine: V, theirs: V) -> Merge:
    """Field by field: theirs where only they changed it, mine otherwise; a conflict where both did."""
    changes: dict[str, Any] = {}
    conflicts: dict[str, Conflict] = {}
    for facet in facets(base):
        own, other, old = (_part(value, facet) for value in (mine, theirs, base))
        if other in (old, own):
            continue
        if own == old:
            changes |= {name: getattr(theirs, name) for name in facet if getattr(theirs, name) != getattr(mine, name)}
            continue
        conflicts |= {
            name: Conflict(getattr(base, name), getattr(mine, name), getattr(theirs, name))
            for name in facet
            if getattr(mine, name) != getattr(theirs, name)
        }
    return Merge(replace(mine, **changes), tuple(changes), conflicts)


def facets(value: Value) -> list[tuple[str, ...]]:
    """The fields of a value's kind, those that belong together in one tuple."""
    known = set(value.FIELDS)
    grouped = [facet for facet in _FACETS if known.issuperset(facet)]
    alone = known.difference(*grouped)
    return [*grouped, *((name,) for name in value.FIELDS if name in alone)]


def changed_fields(old: Value, new: Value) -> tuple[str, ...]:
    """The names of the fields in which two values of one kind differ."""
    return tuple(name for name in old.FIELDS if getattr(old, name) != getattr(new, name))


def _part(value: Value, facet: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in facet)
