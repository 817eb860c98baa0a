"""Which words are Vietnamese syllables, by the rules of the spelling: onset, rhyme and tone.

A word is taken apart into an onset and a rhyme of the table in `rhymes.tsv`; the
onset has to be the one that is written before that vowel (c/k, g/gh, ng/ngh), a
rhyme closed by p, t, c or ch bears sắc or nặng alone, and the tone mark stands
where it may (both «hòa» and «hoà»). Names and loans are judged by the same rules, so that
«Đắk», «Kạn» and «protein» are refused: ask for a share of words, never for every
word. To accept noise is the worse mistake, since texts are judged by the count.

>>> is_syllable("Nghị"), is_syllable("hoá"), is_syllable("HÓA"), is_syllable("quyết")
(True, True, True, True)
>>> is_syllable("nge"), is_syllable("cát"), is_syllable("cat"), is_syllable("plan")
(False, True, False, False)
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_LABIALS = ("b", "m", "p", "ph", "v")
_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_BEFORE_FRONT = frozenset(("k", "gh", "ngh"))
_BEFORE_BACK = frozenset(("c", "g", "gi", "ng"))
_FRONT = frozenset("eêiy")
_BEFORE_Y = frozenset(("", "h", "k", "l", "m", "n", "s", "t", "th", "v"))

# «gi» swallows the i of its rhyme: gì, gìn, giếng, giết.
_AFTER_BARE_G = frozenset(("i", "in", "iêm", "iên", "iêng", "iêt"))

# What may follow «qu», where the u is the glide: quả, quốc, quyết, quý and quí.
_AFTER_QU = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê êch ên ênh êt êu "
    "i ich inh it ôc ơ y yên yêt yn ynh yp yt"
)
_MARK_ON_SECOND = frozenset(("yên", "yêt"))

_TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
_CLOSED = ("p", "t", "c", "ch")
_LONGEST = 7  # «nghiêng»


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether the word, in any case, is spelt as a Vietnamese syllable."""
    folded = unicodedata.normalize("NFC", word).lower()
    if not 1 <= len(folded) <= _LONGEST:
        return False
    letters, tone, where = _without_tone(folded)
    if letters is None or (letters.endswith(_CLOSED) and tone not in ("sắc", "nặng")):
        return False
    return any(
        where is None or where - start in marks
        for start in range(min(3, len(letters)) + 1)
        if (marks := _spellings().get((letters[:start], letters[start:])))
    )


def _without_tone(word: str) -> tuple[str | None, str, int | None]:
    """The word without its tone, the tone and which letter bore it; no letters where there are two tones."""
    tone, where, letters = "ngang", None, []
    for index, letter in enumerate(word):
        parts = unicodedata.normalize("NFD", letter)
        found = [part for part in parts if part in _TONES]
        if found and (where is not None or len(found) > 1):
            return None, tone, where
        if found:
            tone, where = _TONES[found[0]], index
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)))
    return "".join(letters), tone, where


@cache
def _spellings() -> dict[tuple[str, str], frozenset[int]]:
    """Every pair of onset and rhyme, with the letters of the rhyme that may bear the tone, counted from 0."""
    table = {
        (onset, rhyme): marks
        for rhyme, marks, after in _rhymes()
        for onset in _ONSETS
        if _may_follow(onset, rhyme, after)
    }
    table.update({("qu", rhyme): frozenset((int(rhyme in _MARK_ON_SECOND),)) for rhyme in _AFTER_QU.split()})
    return table


def _rhymes() -> list[tuple[str, frozenset[int], str]]:
    lines = (files("dondoc.vn") / "rhymes.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith(("#", "rhyme\t"))]
    return [(rhyme, frozenset(int(place) - 1 for place in tone), after) for rhyme, tone, after in rows]


def _may_follow(onset: str, rhyme: str, after: str) -> bool:
    """Whether the spelling writes this onset before this rhyme."""
    if onset == "g" and rhyme in _AFTER_BARE_G:
        return True
    if onset in (_BEFORE_BACK if rhyme[0] in _FRONT else _BEFORE_FRONT):
        return onset == "gi" and rhyme[0] == "e"
    allowed = {
        "any": True,
        "onset": onset != "",
        "none": onset == "",
        "round": onset not in (*_LABIALS, "c"),
        "y": onset in _BEFORE_Y,
    }
    return allowed[after]
