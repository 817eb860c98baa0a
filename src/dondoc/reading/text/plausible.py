"""Whether text can be what was printed: Vietnamese in words and marks, or noise and other languages.

Two counts tell. Of the words of an administrative text 99 % are spelt as
Vietnamese syllables, of its vowels about 65 % bear a mark. Text layers that lie
(broken ToUnicode, OCR upside down or in the wrong language), TCVN3 and VNI bytes
taken for Latin-1, and English all stay below a quarter of the words, UTF-8 taken
for Latin-1 at half; Vietnamese typed without marks has two thirds and no mark. The limits lie
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
from collections import Counter
from typing import Literal

from dondoc.vn.syllables import is_syllable

LEAST_SHARE = 0.75
"""Below this share of Vietnamese words a text is taken for noise."""

LEAST_MARKED = 0.3
"""Below this share of marked vowels a text is taken for noise or for another language."""

_FEW_WORDS = 15
_VERY_FEW_WORDS = 5
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

_ADDRESS_PARTS = ("@", "://", "www.", ".vn", ".com", ".org")
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_ACRONYM = re.compile(r"[A-ZĐ]{2,6}")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_PLAIN_VOWELS = frozenset("aeiouy")
_MARKED_VOWELS = frozenset("ăâêôơư") | frozenset(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aeiouyăâêôơư" for tone in _TONES
)


def vietnamese_share(text: str) -> float:
    """The share of the words that are Vietnamese syllables or known abbreviations, from 0 to 1.

    Addresses, single letters and other acronyms («WTO», «ASEAN») speak neither way
    and are not counted. Without any word to count it is 0.
    """
    return _share(_judged(_words(text)))


def marked_share(text: str) -> float:
    """The share of the vowels that bear a mark or tone («ơ», «á», «ộ»), from 0 to 1."""
    letters = Counter(unicodedata.normalize("NFC", text).lower())
    marked = sum(count for letter, count in letters.items() if letter in _MARKED_VOWELS)
    plain = sum(count for letter, count in letters.items() if letter in _PLAIN_VOWELS)
    return marked / (marked + plain) if marked else 0.0


def is_plausible_vietnamese(text: str) -> bool:
    """Whether the text reads as Vietnamese. Few words are believed sooner, no text at all is not."""
    words = _words(text)
    judged = _judged(words)
    if words.total() < _FEW_WORDS:
        return _is_plausible_scrap(text, judged)
    if judged.total() < _LEAST_JUDGED * words.total():
        return False
    return _share(judged) >= LEAST_SHARE and marked_share(text) >= LEAST_MARKED


def guess_language(text: str) -> Literal["vi", "en", "other"]:
    """The language of the text, as far as a message to its sender needs it.

    >>> guess_language("The plan of the province for the year and the duties of its departments")
    'en'
    """
    words = _words(text)
    english = sum(count for word, count in words.items() if word.lower() in _ENGLISH_WORDS)
    if english and english >= _LEAST_ENGLISH * words.total() and marked_share(text) < LEAST_MARKED:
        return "en"
    return "vi" if words and is_plausible_vietnamese(text) else "other"


def _is_plausible_scrap(text: str, judged: Counter[str]) -> bool:
    """A few words: a page number, a row of figures, a name in a table."""
    if not judged:
        return any(character.isalnum() for character in text)
    return _share(judged) >= _FEW_SHARE and (marked_share(text) > 0 or judged.total() < _VERY_FEW_WORDS)


def _words(text: str) -> Counter[str]:
    """The words and how often each stands there, without addresses of the net."""
    composed = unicodedata.normalize("NFC", text)
    if any(part in composed for part in _ADDRESS_PARTS):
        composed = " ".join(chunk for chunk in composed.split() if not any(part in chunk for part in _ADDRESS_PARTS))
    return Counter(_WORD.findall(composed))


def _judged(words: Counter[str]) -> Counter[str]:
    """The words that can speak for or against."""
    return Counter({word: count for word, count in words.items() if _is_judged(word)})


def _share(judged: Counter[str]) -> float:
    """The share of Vietnamese ones among them."""
    good = sum(count for word, count in judged.items() if _is_vietnamese(word))
    return good / judged.total() if judged else 0.0


def _is_judged(word: str) -> bool:
    return len(word) > 1 and (not _PLAIN_ACRONYM.fullmatch(word) or _is_vietnamese(word))


def _is_vietnamese(word: str) -> bool:
    return word in _KNOWN or is_syllable(word)
