"""The keys of the index, and what a query asks of them.

A key is the folded title and detail, « | », and the folded text, with a space at either
end: so that a row of whole syllables is found by looking for it with its spaces, and one
can tell whether it stands in the title.
"""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.vn.abbreviations import expansions
from dondoc.vn.folding import exact_key, fold, has_marks

SEPARATOR = " | "
_LONGEST_QUERY = 200
_MOST_SPELLINGS = 8
_SHORTEST_BEGINNING = 2


def bare_of(head: str, text: str) -> str:
    return f" {fold(head)}{SEPARATOR}{fold(text)} "


def exact_of(head: str, text: str) -> str:
    return f" {exact_key(head)}{SEPARATOR}{exact_key(text)} "


def with_head(key: str, other: str) -> str:
    """The key with the title of another."""
    return other.partition(SEPARATOR)[0] + SEPARATOR + key.partition(SEPARATOR)[2]


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed, as rows of syllables to look for.

    `exact` is the row with its marks, where it has some; `bare` the row without; `spellings`
    the rows of other spellings (abbreviations written out, or the other way round).
    """

    words: str
    exact: str
    bare: str
    spellings: tuple[str, ...] = ()
    in_a_row: bool = False
    written: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.bare

    @property
    def beginning(self) -> str:
        """The row with its last syllable open, for who is still typing; empty where that would say too little."""
        return f" {self.bare}" if len(self.bare.split()[-1]) >= _SHORTEST_BEGINNING else ""

    @property
    def scattered(self) -> tuple[tuple[str, ...], ...]:
        """The syllables of each spelling, all of which have to be there somewhere; none for a query in quotes."""
        if self.in_a_row:
            return ()
        rows = (tuple(dict.fromkeys(row.split())) for row in (self.bare, *self.spellings))
        return tuple(row for row in rows if len(row) > 1)


def parse_query(text: str) -> Query:
    """A query; one in quotes has to stand in a row.

    >>> parse_query("Sở KHCN").spellings[0]
    'so khoa hoc va cong nghe'
    >>> parse_query("«sở khoa học»").in_a_row
    True
    """
    words = " ".join(text[:_LONGEST_QUERY].split())
    in_a_row = len(words) > 2 and words[0] in "\"“«'" and words[-1] in "\"”»'"
    bare = fold(words)
    written = expansions(words)[: _MOST_SPELLINGS + 1] if bare else ()
    spellings = tuple(dict.fromkeys(row for one in written if (row := fold(one)) and row != bare))
    return Query(words, exact_key(words) if has_marks(words) else "", bare, spellings, in_a_row, written[1:])
