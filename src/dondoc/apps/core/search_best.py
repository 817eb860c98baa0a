"""The best answers alone, for a page: which of them a person may see is asked of the first ones only.

To find and to order what answers is quick, thanks to the trigrams; to know of thousands of
tasks and files whether they may be seen is not. So the answers of each kind are gone through
from the best on, until there are more than a page could show. Where there are fewer, all are
asked about: `find` and `count_by_kind` would say the same, and a test holds both together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from dondoc.apps.core import search
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search_keys import Query

MOST = 200  # of each kind
_AT_FIRST = 300  # asked about: most people see most of what answers


@dataclass(frozen=True, slots=True)
class Best:
    """The numbers of the best entries, of all kinds or of one, and how many of each kind there are.

    A number greater than `most` says that there are more; entries beyond are not told.
    """

    keys: Sequence[int]
    numbers: Mapping[str, int]
    most: int

    @property
    def is_cut(self) -> bool:
        """Whether some kind has more than is told."""
        return any(number > self.most for number in self.numbers.values())


def best(user: search.Person, asked: Query, *, kind: str = "", most: int = MOST) -> Best:
    """What the person may see of what answers, the best first. Three queries at most."""
    if asked.is_empty:
        return Best((), {}, most)
    order = list(search.ordered(asked).values_list("pk", "kind", "object_id"))
    of_kind: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pk, one, thing in order:
        of_kind[one].append((pk, thing))
    first = max(_AT_FIRST, most + 1)
    seen = _visible(user, {one: rows[:first] for one, rows in of_kind.items()})
    rest = {one: rows[first:] for one, rows in of_kind.items() if len(seen.get(one, ())) <= most}
    for one, more in _visible(user, rest).items():
        seen[one] = seen.get(one, set()) | more
    found = Best((), {one: min(len(keys), most + 1) for one, keys in sorted(seen.items()) if keys}, most)
    wanted = [pk for pk, one, _thing in order if (not kind or one == kind) and pk in seen.get(one, ())]
    cut = found.is_cut if not kind else found.numbers.get(kind, 0) > most
    return Best(wanted[:most] if cut else wanted, found.numbers, most)


def entries_of(keys: Iterable[int]) -> list[SearchEntry]:
    """Entries in the order of their numbers; one query."""
    wanted = list(keys)
    known = SearchEntry.objects.in_bulk(wanted)
    return [known[key] for key in wanted if key in known]


def _visible(user: search.Person, asked: Mapping[str, Sequence[tuple[int, int]]]) -> dict[str, set[int]]:
    """Which of these entries, each with the thing it tells of, the person may see; by kind. One query."""
    allowed = Q()
    for kind, rows in asked.items():
        may = search.may_see(kind, user, [thing for _pk, thing in rows])
        if rows and may is not None:
            allowed |= Q(kind=kind, pk__among=[pk for pk, _thing in rows]) & may
    found: dict[str, set[int]] = defaultdict(set)
    if allowed:
        for kind, pk in SearchEntry.objects.filter(allowed).order_by().values_list("kind", "pk"):
            found[kind].add(pk)
    return found
