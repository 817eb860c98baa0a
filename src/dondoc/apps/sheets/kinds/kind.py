"""What a kind of list has to offer, so that it can go down and come up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dondoc.apps.accounts.models import User
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import Column, Line, Value, Word

Wanted = Mapping[str, Value]
"""What a person wants changed: column → value. Nothing else is touched."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a row, in words, and the thing it is now."""

    words: str
    key: int | None = None
    label: str = ""


class Kind(Protocol):
    """One kind of list.

    `act` and `add` run inside a transaction, call the actions that pages call, and raise what
    those raise: `Refused`, `ActionError`, `Changed`. Before anything is agreed to they are run
    for trial and taken back, so that a check never promises what the action would refuse.
    """

    @property
    def code(self) -> str: ...
    @property
    def letter(self) -> str: ...
    @property
    def title(self) -> Word: ...
    @property
    def sheet(self) -> Word: ...
    @property
    def columns(self) -> tuple[Column, ...]: ...
    @property
    def new_editable(self) -> frozenset[str]: ...
    @property
    def needed(self) -> tuple[str, ...]:
        """Columns without which a new row is none."""

    def may_add(self, by: User) -> bool: ...

    def lines(self, keys: Sequence[int], by: User, today: date) -> list[Line]:
        """The things with these keys that the person may see, in this order."""

    def names(self, lines: Sequence[Line], by: User, today: date) -> dict[str, Names]:
        """The lists from which cells choose."""

    def act(self, line: Line, wanted: Wanted, by: User, today: date) -> Done: ...

    def add(self, wanted: Wanted, by: User, today: date, *, site: str = "") -> Done: ...
