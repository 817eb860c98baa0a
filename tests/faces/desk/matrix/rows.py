"""A row of the matrix: what an address answers to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import signature
from typing import Any

from factories.scene import Scene


@dataclass(frozen=True)
class Expect:
    """The status that each gets: `ok` for those allowed, 403 for those refused, `others` for the rest."""

    allowed: Iterable[str]
    refused: Iterable[str] = ()
    ok: int = 200
    others: int = 404

    def status(self, who: str) -> int:
        if who in self.allowed:
            return self.ok
        return 403 if who in self.refused else self.others


@dataclass(frozen=True)
class Row:
    """An address: what it is asked with, and what it answers to get and to post."""

    get: Expect | None = None
    post: Expect | None = None
    args: Callable[..., dict[str, Any]] | None = None
    data: Callable[..., dict[str, Any]] | None = None
    query: str = ""
    public: bool = False
    bad: int | None = 404

    def args_for(self, scene: Scene, who: str) -> dict[str, Any]:
        return _call(self.args, scene, who)

    def data_for(self, scene: Scene, who: str) -> dict[str, Any]:
        return _call(self.data, scene, who)


def _call(make: Callable[..., dict[str, Any]] | None, scene: Scene, who: str) -> dict[str, Any]:
    if make is None:
        return {}
    return make(scene, who) if len(signature(make).parameters) > 1 else make(scene)
