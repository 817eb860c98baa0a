"""Finding anything by a few words: «so khoa hoc» finds «Sở Khoa học», and «đường» stands above «dương».

Each app says for its kind of thing who may find it and what its entries are
(`register`), and keeps the entry of a thing up to date in the transaction that changes
it (`index`). A kind for which nobody has said who may see it is found by nobody.

How well something answers, best first: the very words with their marks, in the title
before the text; the words without marks; another spelling; the beginning of a word; the
syllables scattered. A title that begins with the words stands above one in which they come
later; where that does not tell, the order is that of `KINDS`, and then who says them earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex
from django.db.models.lookups import LessThan

from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search_keys import SEPARATOR, Query, bare_of, exact_of, parse_query, with_head

Person = AbstractBaseUser | AnonymousUser
Visible = Callable[[Person], Q]
VisibleAmong = Callable[[Person, Collection[int]], Q]
_AT_ONCE = 200
# What people mean by a few words, before the papers that happen to hold them.
KINDS = ("body", "plan", "document", "task", "attachment")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found. `detail` is shown under the title and counts as title."""

    kind: str
    object_id: int
    title: str
    url: str
    text: str = ""
    detail: str = ""
    plan_id: int | None = None


Entries = Callable[[], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class Source:
    """What an app says of its kind of thing: who may find which, and all entries, for building the index anew."""

    visible: Visible
    entries: Entries | None = None
    among: VisibleAmong | None = None


_sources: dict[str, Source] = {}


def register(kind: str, *, visible: Visible, entries: Entries | None = None, among: VisibleAmong | None = None) -> None:
    """Let things of a kind be found. `visible` gives a condition on `SearchEntry`, mostly `Q(object_id__in=…)`.

    `among` gives the same for some things alone, where that is quicker.
    """
    _sources[kind] = Source(visible, entries, among)


def index(
    kind: str,
    object_id: int,
    *,
    title: str,
    url: str,
    text: str = "",
    detail: str = "",
    plan_id: int | None = None,
) -> None:
    """Keep the entry of one thing; call it in the transaction that changes the thing."""
    index_all([Entry(kind, object_id, title, url, text, detail, plan_id)])


def index_all(entries: Iterable[Entry]) -> int:
    """Keep the entries of many things; returns how many."""
    count = 0
    for batch in _batches(entries):
        put(*(build(entry) for entry in batch))
        count += len(batch)
    return count


def build(entry: Entry) -> SearchEntry:
    """The row of an entry, with its keys. To fold a long text takes a while: best outside a transaction."""
    head = f"{entry.title}\n{entry.detail}"
    return SearchEntry(
        kind=entry.kind,
        object_id=entry.object_id,
        plan_id=entry.plan_id,
        url=entry.url,
        title=entry.title,
        detail=entry.detail,
        text=entry.text,
        bare=bare_of(head, entry.text),
        exact=exact_of(head, entry.text),
    )


def put(*rows: SearchEntry) -> None:
    """Keep rows that `build` made."""
    SearchEntry.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["plan_id", "url", "title", "detail", "text", "bare", "exact", "updated_at"],
    )


def retitle(entry: Entry) -> bool:
    """Change what stands before the text, without folding the text again; False where there is no entry yet."""
    row = SearchEntry.objects.filter(kind=entry.kind, object_id=entry.object_id).first()
    if row is None:
        return False
    new = build(entry)
    head_only = ("title", "detail", "url", "plan_id")
    if all(getattr(row, name) == getattr(new, name) for name in head_only):
        return True
    for name in head_only:
        setattr(row, name, getattr(new, name))
    row.bare = with_head(row.bare, new.bare)
    row.exact = with_head(row.exact, new.exact)
    row.save()
    return True


def forget(kind: str, object_ids: Iterable[int]) -> None:
    """Things that are no more, or are no longer to be found by anybody."""
    SearchEntry.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()


def reindex(kinds: Collection[str] = ()) -> dict[str, int]:
    """Build the entries of these kinds anew, of all if none is named; says how many there are of each."""
    done: dict[str, int] = {}
    for kind, source in _sources.items():
        if source.entries is None or (kinds and kind not in kinds):
            continue
        seen: set[int] = set()
        index_all(_noted(source.entries(), seen))
        gone = set(SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True)) - seen
        forget(kind, gone)
        done[kind] = len(seen)
    return done


def find(user: Person, query: str | Query, *, kinds: Collection[str] = ()) -> QuerySet[SearchEntry]:
    """What the person may find by these words, the best answers first; each has its `score`."""
    asked = parse_query(query) if isinstance(query, str) else query
    if asked.is_empty:
        return SearchEntry.objects.none()
    return ordered(asked).filter(_visible(user, kinds))


def ordered(asked: Query) -> QuerySet[SearchEntry]:
    """What answers, the best first, whoever may see it."""
    found = SearchEntry.objects.filter(_matches(asked))
    place = StrIndex("bare", Value(f" {asked.bare} "))
    scored = found.annotate(score=_score(asked), rank=_rank(), place=place)
    return scored.order_by("-score", "rank", "place", "-object_id")


def count_by_kind(user: Person, query: str | Query) -> dict[str, int]:
    """How many things of each kind answer; one query."""
    asked = parse_query(query) if isinstance(query, str) else query
    if asked.is_empty:
        return {}
    found = SearchEntry.objects.filter(_visible(user, ()), _matches(asked)).order_by()
    return dict(found.values_list("kind").annotate(many=Count("pk")).order_by("kind"))


def may_see(kind: str, user: Person, things: Collection[int]) -> Q | None:
    """The condition for entries of some things of a kind; None where nobody has said who may see the kind."""
    source = _sources.get(kind)
    if source is None:
        return None
    return source.among(user, things) if source.among else source.visible(user)


def _visible(user: Person, kinds: Collection[str]) -> Q:
    allowed = Q(pk__in=())
    for kind, source in _sources.items():
        if not kinds or kind in kinds:
            allowed |= Q(kind=kind) & source.visible(user)
    return allowed


def _matches(asked: Query) -> Q:
    found = Q(bare__contains=asked.beginning or f" {asked.bare} ")
    for row in asked.spellings:
        found |= Q(bare__contains=f" {row} ")
    for syllables in asked.scattered:
        everywhere = Q()
        for syllable in syllables:
            everywhere &= Q(bare__contains=f" {syllable} ")
        found |= everywhere
    return found


def _score(asked: Query) -> Case:
    whens = [*_row("exact", [asked.exact], 90), *_row("bare", [asked.bare], 70), *_row("bare", asked.spellings, 50)]
    if asked.beginning:
        whens.append(When(bare__contains=asked.beginning, then=Value(30)))
    return Case(*whens, default=Value(10), output_field=IntegerField())


def _rank() -> Case:
    whens = [When(kind=kind, then=Value(number)) for number, kind in enumerate(KINDS)]
    return Case(*whens, default=Value(len(KINDS)), output_field=IntegerField())


def _row(key: str, rows: Iterable[str], worth: int) -> Iterator[When]:
    """The row in the title, else anywhere: a title ends where the separator stands."""
    wanted = [f" {row} " for row in rows if row]
    for row in wanted:
        yield When(**{f"{key}__startswith": row}, then=Value(worth + 5))
    for row in wanted:
        # The row is in the title where it is there at all and begins before the separator.
        yield When(
            Q(**{f"{key}__contains": row}) & LessThan(StrIndex(key, Value(row)), StrIndex(key, Value(SEPARATOR))),
            then=Value(worth),
        )
    for row in wanted:
        yield When(**{f"{key}__contains": row}, then=Value(worth - 10))


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


def _noted(entries: Iterable[Entry], seen: set[int]) -> Iterator[Entry]:
    for entry in entries:
        seen.add(entry.object_id)
        yield entry
