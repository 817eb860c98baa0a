"""What somebody still has in hand: told by the apps of the work, which this one does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dondoc.apps.accounts.models import User


@dataclass(frozen=True, slots=True)
class Open:
    """One thing to hand over, and where."""

    text: str
    url: str


Source = Callable[[User], Iterable[Open]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Let what an app knows of open work be asked. May stand as a decorator; counts once."""
    if source not in _sources:
        _sources.append(source)
    return source


def open_work(person: User) -> list[Open]:
    return [one for source in _sources for one in source(person)]
