"""Following the facts of succession from a body to whoever answers for its work on a later day.

One arrow is certain. Of several, the main one is taken where no other fits the words of the
work; without a main one, or where another fits, a person decides, and all that this module
does is to put the proposals in order. A moved function leaves the body where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dondoc.apps.agencies.matching import spell_out
from dondoc.apps.agencies.models import Succession, SuccessionLink
from dondoc.vn.folding import exact_key


@dataclass(frozen=True, slots=True)
class Arrow:
    """One link of a fact, ready to be followed."""

    succession: int
    on: date
    kind: str
    old: int
    new: int | None
    topic: str
    keywords: tuple[str, ...]
    main: bool
    legal_basis: str

    def hits(self, text: str) -> tuple[str, ...]:
        """Those of its keywords that the text (an exact key) holds."""
        return tuple(word for word in self.keywords if f" {exact_key(word)} " in f" {text} ")


@dataclass(frozen=True, slots=True)
class Route:
    """A way through the facts: where it has come to, how, and whether nothing else was possible."""

    body: int | None
    certain: bool = True
    main: bool = True  # it took the main arrow wherever there were several
    arrows: tuple[Arrow, ...] = ()
    hits: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return self.arrows[-1].on if self.arrows else date.min


class Facts:
    """The facts that hold, by the body that gave way."""

    def __init__(self, arrows: Iterable[Arrow]) -> None:
        self._by_old: dict[int, dict[int, list[Arrow]]] = defaultdict(lambda: defaultdict(list))
        for arrow in sorted(arrows, key=lambda arrow: (arrow.on, arrow.succession)):
            self._by_old[arrow.old][arrow.succession].append(arrow)

    @classmethod
    def load(cls, up_to: date) -> Facts:
        """All facts up to a day that nobody has undone, in one query."""
        rows = SuccessionLink.objects.filter(
            succession__undone_at__isnull=True, succession__happened_on__lte=up_to
        ).order_by("pk")
        return cls(
            Arrow(*row[:6], tuple(word.strip() for word in row[6].split(";") if word.strip()), *row[7:])
            for row in rows.values_list(
                "succession_id", "succession__happened_on", "succession__kind", "old_id", "new_id", "topic",
                "keywords", "main", "succession__legal_basis",
            )
        )  # fmt: skip

    def after(self, route: Route, on: date, since: date | None) -> Sequence[Arrow]:
        """The arrows of the next fact on a route."""
        if route.body is None:
            return ()
        gone = {arrow.succession for arrow in route.arrows}
        for succession, arrows in self._by_old.get(route.body, {}).items():
            first = arrows[0]
            if succession in gone or not route.day <= first.on <= on:
                continue
            # What was moved away before the work was given, or on the day on which it came here, is not meant.
            before = max(filter(None, (since, route.day)), default=date.min)
            if first.kind != Succession.Kind.MOVED or first.on > before:
                return arrows
        return ()


@dataclass(frozen=True, slots=True)
class Followed:
    """Where the facts lead: the one body that is sure, and the other ends in the order of likelihood."""

    sure: Route | None
    others: tuple[Route, ...]


def follow(
    body: int, facts: Facts, *, on: date, text: str = "", since: date | None = None, names: Iterable[str] = ()
) -> Followed:
    """Follow the facts from a body up to a day, for work of the given words that was assigned `since`.

    `names` are what the body is called: these words in the text say nothing of the work.
    """
    words = _without_names(exact_key(spell_out(text)), names)
    waiting, ends = [Route(body)], []
    while waiting:
        route = waiting.pop(0)
        arrows = facts.after(route, on, since)
        if arrows:
            waiting = [*_branches(route, arrows, words), *waiting]
        else:
            ends.append(route)
    return _settled(list(_without_doubles(ends)))


def _branches(route: Route, arrows: Sequence[Arrow], words: str) -> list[Route]:
    """One route for each arrow, the likeliest first."""
    ways = [(arrow, arrow.hits(words)) for arrow in arrows]
    if arrows[0].kind == Succession.Kind.MOVED:
        ways = [(replace(arrow, main=False), hits) for arrow, hits in ways]
        # The body itself goes on with the rest: an arrow to itself, so that the fact is not met again.
        ways.insert(0, (replace(arrows[0], new=route.body, topic="", keywords=(), main=True), ()))
    mains = [arrow for arrow, _hits in ways if arrow.main]
    fits = any(hits and not arrow.main for arrow, hits in ways)
    chosen = ways[0][0] if len(ways) == 1 else mains[0] if len(mains) == 1 and not fits else None
    ways.sort(key=lambda way: (-len(way[1]), not way[0].main))
    return [
        replace(
            route,
            body=arrow.new,
            certain=route.certain and arrow is chosen,
            main=route.main and (arrow.main or len(ways) == 1),
            arrows=(*route.arrows, arrow),
            hits=(*route.hits, *hits),
        )
        for arrow, hits in ways
    ]


def _without_names(words: str, names: Iterable[str]) -> str:
    padded = f" {words} "
    for name in names:
        whole = exact_key(spell_out(name))
        for form in (whole, whole.removeprefix(_COMMITTEE)):  # «UBND huyện Vân Trì», «trên địa bàn huyện Vân Trì»
            padded = padded.replace(f" {form} ", " ") if form else padded
    return padded.strip()


_COMMITTEE = exact_key("Ủy ban nhân dân") + " "


def _without_doubles(ends: list[Route]) -> Iterator[Route]:
    """One route to each body: two that meet again in one body are no choice."""
    seen = set()
    for end in ends:
        if end.body not in seen:
            seen.add(end.body)
            yield end


def _settled(ends: list[Route]) -> Followed:
    certain = [end for end in ends if end.certain] or (ends if len(ends) == 1 else [])
    if len(certain) != 1 or certain[0].body is None:
        return Followed(None, tuple(end for end in ends if end.body is not None))
    return Followed(certain[0], tuple(end for end in ends if end is not certain[0] and end.body is not None))
