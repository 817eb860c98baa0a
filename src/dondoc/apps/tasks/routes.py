"""Where a thing goes when its body gives way: by the words of the work, else to the main successor, else a person says.

Keywords of a field decide where they stand in the text of exactly one field. A moved
function takes only what its keywords name; everything else stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dondoc.apps.agencies.models import Succession, SuccessionLink
from dondoc.apps.agencies.reorganising import Link
from dondoc.vn.folding import exact_key


@dataclass(frozen=True, slots=True)
class Arrow:
    """One link: from an old body to a new one, or to none, for a field of work or for all."""

    old: int
    new: int | None
    topic: str = ""
    keywords: tuple[str, ...] = ()
    main: bool = True

    def fits(self, key: str) -> bool:
        """Whether the text, given by its exact key, holds one of the keywords."""
        return any(f" {exact_key(word)} " in f" {key} " for word in self.keywords)


@dataclass(frozen=True, slots=True)
class Route:
    """Where to. `stays` keeps it where it is; without a body and not staying, a person decides among `candidates`."""

    body: int | None = None
    topic: str = ""
    stays: bool = False
    candidates: tuple[int, ...] = ()

    @property
    def is_decided(self) -> bool:
        return self.stays or self.body is not None


_STAYS = Route(stays=True)


class Routes:
    """All arrows of one fact, by the body that gives way."""

    def __init__(self, kind: str, arrows: Iterable[Arrow]) -> None:
        self.stays = kind == Succession.Kind.MOVED
        self._by_old: dict[int, list[Arrow]] = defaultdict(list)
        for arrow in arrows:
            self._by_old[arrow.old].append(arrow)

    @property
    def olds(self) -> list[int]:
        return sorted(self._by_old)

    @property
    def news(self) -> set[int]:
        return {arrow.new for arrows in self._by_old.values() for arrow in arrows if arrow.new is not None}

    def of_work(self, old: int, text: str, chosen: int | None = None) -> Route:
        """Where work of these words goes; what a person chose goes before everything."""
        arrows = self._by_old[old]
        if chosen is not None:
            return Route(chosen) if chosen != old else _STAYS
        key = exact_key(text)
        fitting = [arrow for arrow in arrows if arrow.fits(key) and (self.stays or not arrow.main)]
        if len(_ends(fitting)) == 1:
            return Route(fitting[0].new, fitting[0].topic)
        if self.stays:
            return Route(candidates=(old, *_ends(fitting))) if fitting else _STAYS
        return self._to_main(arrows) if not fitting else Route(candidates=_ends([*fitting, *arrows]))

    def of_all(self, old: int, chosen: int | None = None) -> Route:
        """Where people, plans and documents go: they have no field of work."""
        if chosen is not None:
            return Route(chosen) if chosen != old else _STAYS
        return _STAYS if self.stays else self._to_main(self._by_old[old])

    def _to_main(self, arrows: Sequence[Arrow]) -> Route:
        mains = [arrow for arrow in arrows if arrow.main] if len(arrows) > 1 else list(arrows)
        if len(mains) == 1 and mains[0].new is not None:
            return Route(mains[0].new, mains[0].topic)
        return Route(candidates=_ends(arrows))


def routes_of_links(kind: str, links: Iterable[Link]) -> Routes:
    """Of a fact that is being prepared."""
    return Routes(kind, (_arrow(one.old.pk, one.new.pk if one.new else None, one) for one in links))


def routes_of(succession: Succession) -> Routes:
    """Of a fact on record; one query."""
    return Routes(succession.kind, (_arrow(one.old_id, one.new_id, one) for one in succession.links.order_by("pk")))


def _arrow(old: int, new: int | None, link: Link | SuccessionLink) -> Arrow:
    words = tuple(word.strip() for word in link.keywords.split(";") if word.strip())
    return Arrow(old, new, link.topic, words, link.main)


def _ends(arrows: Iterable[Arrow]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(arrow.new for arrow in arrows if arrow.new is not None))


Chosen = Mapping[str, int]
"""What a person said of things that no rule decides: `Thing.key` → body; the old body itself keeps the thing."""
