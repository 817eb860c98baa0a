"""Whether text can be what was printed: Vietnamese in words and marks, or noise and other languages.

Two counts tell. Of the words of an administrative text 99 % are spelt as
Vietnamese syllables, of its vowels about 65 % bear a mark. Text layers that lie
(broken ToUnicode, OCR upside down or in the wrong language), TCVN3 and VNI bytes
taken for Latin-1, and English all stay below a quarter of the words; Vietnamese
typed without marks has two thirds of the words and no mark at all. The limits lie
far from both sides, because OCR of a poor scan still has to pass. To take noise
for text is the worse mistake: a scan can be read again, noise becomes duties.
Measured on ../shared/seeds and ../shared/samples, 20/11/2026.

>>> is_plausible_vietnamese("Sở Tài chính chủ trì, phối hợp với Sở Nội vụ tham mưu UBND tỉnh ban hành kế hoạch.")
True
>>> is_plausible_vietnamese("8uerut t lrlJ gg cgruIl uenb ugl gc uop cgc 8ogrut qJ gg Sugqd up1 rIugrIJ uep qyl f,02")
False
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from dondoc.vn.syllables import is_syllable

LEAST_SHARE = 0.75
"""Below this share of Vietnamese words a text is taken for noise."""

LEAST_MARKED = 0.3
"""Below this share of marked vowels a text is taken for noise or for another language."""

_FEW_WORDS = 15
_FEW_SHARE = 0.5
_LEAST_JUDGED = 0.4  # of all words; the rest are acronyms and single letters, which noise is full of
_LEAST_ENGLISH = 0.08

# Abbreviations of administrative documents (domain notes, documents.md §5 and §6), for texts that hold little else.
_ABBREVIATIONS = (
    "UBND HĐND HĐNN KHCN KHKT KHĐT GDĐT TNMT NNPTNT LĐTBXH VHTTDL ĐMST CNTT CĐS TTĐT MTTQ MTTQVN NSNN NSĐP NSTW QPPL "
    "TTg TTr CTr BKHCN BNV BTC BYT VPCP VPUB VPUBND SKHCN CVP PCVP KGVX DNNVV SHTT GRDP"
)

# No word of this list is also the spelling of a Vietnamese syllable (the, to, in, on are).
_ENGLISH = "of and for is that with as by are was were shall will this which from or at not have has their its"

_KNOWN = frozenset(_ABBREVIATIONS.split())
_ENGLISH_WORDS = frozenset(_ENGLISH.split())

_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\b[\w.-]+\.(?:vn|com|org|net)\b\S*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_ACRONYM = re.compile(r"[A-ZĐ]{2,6}")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_PLAIN_VOWELS = "aeiouy"
_MARKED_VOWELS = "ăâêôơư" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aeiouyăâêôơư" for tone in _TONES
)
_MARKED = re.compile(f"[{_MARKED_VOWELS}]", re.IGNORECASE)
_VOWEL = re.compile(f"[{_PLAIN_VOWELS}{_MARKED_VOWELS}]", re.IGNORECASE)


def vietnamese_share(text: str) -> float:
    """The share of the words that are Vietnamese syllables or known abbreviations, from 0 to 1.

    Addresses, single letters and other acronyms («WTO», «ASEAN») speak neither way
    and are not counted. Without any word to count it is 0.
    """
    judged = _judged_words(_words(text))
    return sum(map(_is_vietnamese, judged)) / len(judged) if judged else 0.0


def marked_share(text: str) -> float:
    """The share of the vowels that bear a mark or tone («ơ», «á», «ộ»), from 0 to 1."""
    composed = unicodedata.normalize("NFC", text)
    vowels = len(_VOWEL.findall(composed))
    return len(_MARKED.findall(composed)) / vowels if vowels else 0.0


def is_plausible_vietnamese(text: str) -> bool:
    """Whether the text reads as Vietnamese. Few words are believed sooner, no text at all is not."""
    words = _words(text)
    judged = _judged_words(words)
    share = sum(map(_is_vietnamese, judged)) / len(judged) if judged else 0.0
    if len(words) < _FEW_WORDS:
        return _is_plausible_scrap(text, judged, share)
    if len(judged) < _LEAST_JUDGED * len(words):
        return False
    return share >= LEAST_SHARE and marked_share(text) >= LEAST_MARKED


def guess_language(text: str) -> Literal["vi", "en", "other"]:
    """The language of the text, as far as a message to its sender needs it.

    >>> guess_language("The plan of the province for the year and the duties of its departments")
    'en'
    """
    words = _words(text)
    english = sum(word.lower() in _ENGLISH_WORDS for word in words)
    if words and english >= _LEAST_ENGLISH * len(words) and marked_share(text) < LEAST_MARKED:
        return "en"
    return "vi" if words and is_plausible_vietnamese(text) else "other"


def _is_plausible_scrap(text: str, judged: list[str], share: float) -> bool:
    """A few words: a page number, a row of figures, a name in a table."""
    if not judged:
        return any(character.isalnum() for character in text)
    return share >= _FEW_SHARE and (marked_share(text) > 0 or len(judged) < _FEW_WORDS // 3)


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", unicodedata.normalize("NFC", text)))


def _judged_words(words: list[str]) -> list[str]:
    """The words that can speak for or against."""
    return [word for word in words if _is_judged(word)]


@lru_cache(maxsize=65536)
def _is_judged(word: str) -> bool:
    return len(word) > 1 and (_is_vietnamese(word) or not _PLAIN_ACRONYM.fullmatch(word))


@lru_cache(maxsize=65536)
def _is_vietnamese(word: str) -> bool:
    return word in _KNOWN or is_syllable(word)
