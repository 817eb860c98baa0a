"""What has changed in the record since a letter was made: rows that came, that went, that say something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dondoc.apps.letters.kinds import KINDS
from dondoc.apps.letters.kinds.base import Facts


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is in both, with what differs: by the name of the field, before and now."""

    label: str
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the letter says and the record no longer does."""

    came: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.came or self.gone or self.changed)


def compare(kind: str, before: Facts, now: Facts | None) -> Difference:
    """From the facts of a version to those of today; nothing left to say is all rows gone."""
    old = KINDS[kind].rows(before) if before else {}
    new = KINDS[kind].rows(now) if now else {}
    changed = [
        RowChange(label, fields)
        for key, (label, values) in new.items()
        if key in old and (fields := _fields(old[key][1], values))
    ]
    return Difference(
        came=tuple(label for key, (label, _values) in new.items() if key not in old),
        gone=tuple(label for key, (label, _values) in old.items() if key not in new),
        changed=tuple(changed),
    )


def _fields(old: dict[str, Any], new: dict[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    return tuple((name, old.get(name), value) for name, value in new.items() if old.get(name) != value)
