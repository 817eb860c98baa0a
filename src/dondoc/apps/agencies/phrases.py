"""What a group of bodies is made of, however it is written: «các sở, ban ngành thuộc tỉnh và UBND các huyện».

A phrase is taken apart into the words of group_nouns.tsv, the longest first. The parts
that they name are the identity of the group; words that only qualify are passed over.
A word that the table does not know makes the phrase unknown, except behind a part whose
members nobody lists («các doanh nghiệp chế biến»); «Hội Nuôi ong» without «các» is one body.

>>> sorted(find_parts("các Sở, ban ngành thuộc tỉnh và UBND các huyện, thành phố").components)
['departments', 'districts']
>>> find_parts("Liên hiệp các Hội Khoa học và Kỹ thuật") is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from dondoc.apps.agencies.matching import match_key, spell_out
from dondoc.apps.agencies.tables import group_nouns
from dondoc.vn.folding import exact_key

_OPEN = frozenset({"enterprises", "associations", "schools", "institutes", "education", "people", "banks", "hospitals"})
"""Parts whose members no register lists in full: what follows them only narrows them."""

_RELATED, _SECTOR, _LEVELS = "related", "sector", "levels"
_LEADING = frozenset(exact_key("các những một số tất cả toàn thể").split())
_CITY, _CITY_ALONE = exact_key("thành phố"), frozenset({"districts", "departments"})


@dataclass(frozen=True, slots=True)
class Parts:
    """What a group consists of; `partial` where the phrase means some of its members only («có liên quan»)."""

    components: frozenset[str]
    partial: bool = False


@lru_cache(maxsize=16384)
def find_parts(written: str) -> Parts | None:
    """The parts that a phrase names; None where it is no group that the table can tell."""
    all_words = exact_key(spell_out(written)).split()  # «và» counts: «thuộc tỉnh và Ủy ban …»
    words = _without_lead(all_words)
    is_many = len(words) < len(all_words)
    found: list[tuple[str, str]] = []
    partial, at = False, 0
    while at < len(words):
        phrase, component = _longest_at(words, at)
        if not phrase:
            if not (is_many and found and found[-1][1] in _OPEN):
                return None
            partial, at = True, at + 1
            continue
        if component == _RELATED:
            partial = True
        elif component:
            found.append((phrase, component))
        at += phrase.count(" ") + 1
    if not is_many and len(found) == 1 and " " not in found[0][0]:
        return None  # «Sở», «UBND huyện»: one of them, and nobody knows which
    components = _settled(found)
    return Parts(components, partial) if components else None


def group_key(written: str) -> str:
    """The key of a group's phrase: its parts in order, or the words where they name none.

    >>> group_key("các sở, ngành") == group_key("Các sở, ban, ngành của tỉnh")
    True
    """
    parts = find_parts(written)
    return "+".join(sorted(parts.components)) if parts else match_key(written)


def _settled(found: list[tuple[str, str]]) -> frozenset[str]:
    components = {component for _phrase, component in found}
    if _SECTOR in components:
        components.discard(_SECTOR)
        if "ministries" not in components:
            components.add("departments")
    cities_only = all(phrase == _CITY for phrase, component in found if component == "districts")
    if cities_only and components >= _CITY_ALONE:
        components.discard("districts")  # «các sở, ban, ngành thành phố»: the city itself
    return frozenset(components)


def _without_lead(words: list[str]) -> list[str]:
    while words and words[0] in _LEADING:
        words = words[1:]
    return words


def _longest_at(words: list[str], at: int) -> tuple[str, str]:
    nouns, longest = _nouns()
    for length in range(min(longest, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        if phrase in nouns:
            return phrase, nouns[phrase]
    return "", ""


@cache
def _nouns() -> tuple[dict[str, str], int]:
    nouns = {exact_key(noun): component for noun, component in group_nouns()}
    return nouns, max(key.count(" ") + 1 for key in nouns)
