"""Words that OCR likely got wrong: shown with a suggestion, never corrected.

Most misreadings are valid syllables, so a spelling check sees nothing. Here a pair
of syllables that equals a common word but for its marks is doubted, and a few
phrases that are sure only with the words around them. Too many doubts tire the
reviewer: a pair that is a word of its own is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import compress, pairwise
from operator import eq

from dondoc.reading.data.common_words import PHRASES, REAL_WORDS, WORDS
from dondoc.reading.model import Span, Warning
from dondoc.reading.text.layer import Text
from dondoc.vn.alphabet import fold_word, same_tone_place

_SYLLABLE = re.compile(r"[^\W\d_]+")
_PATTERNS = tuple((key, re.compile(pattern, re.MULTILINE), right) for key, pattern, right in PHRASES)
_BY_FOLD: dict[tuple[str, str], list[str]] = {}
for _word in WORDS:
    _first, _second = _word.split()
    _BY_FOLD.setdefault((fold_word(_first), fold_word(_second)), []).append(_word)
_UNIQUE = {pair: words[0] for pair, words in _BY_FOLD.items() if len(words) == 1}
_REAL = frozenset(same_tone_place(word) for word in REAL_WORDS | WORDS)
_FUNCTION = frozenset(
    [
        "và",
        "của",
        "các",
        "là",
        "có",
        "cho",
        "với",
        "để",
        "về",
        "tại",
        "trong",
        "theo",
        "từ",
        "đến",
        "được",
        "bị",
        "những",
        "một",
        "hai",
        "ba",
        "do",
        "khi",
        "đã",
        "sẽ",
        "cần",
        "phải",
        "này",
        "đó",
        "kể",
        "cả",
    ]
)
_AROUND = 60
_MOST_PAIRS = 200_000
_clean: set[tuple[str, str]] = set()
"""Pairs of syllables found sound before: the same few thousand come again and again."""

Found = tuple[int, int, str | None]


def find_misreads(text: Text, paths: Mapping[int, str | None]) -> list[Warning]:
    """One warning for each item and word that looks misread."""
    starts = [line.start for line in text.lines]
    found = sorted({*_by_phrase(text.text), *_by_pair(text)}, key=lambda one: (one[0], -one[1]))
    out: list[Warning] = []
    last = -1
    for start, end, suggestion in found:
        if start < last:
            continue
        last = end
        number = bisect_right(starts, start) - 1
        span = Span(start, end)
        out.append(Warning("likely-misread", paths.get(number), text.text[start:end], suggestion, span=span))
    return out


def _by_phrase(text: str) -> Iterator[Found]:
    for key, pattern, right in _PATTERNS:
        at = text.find(key)
        while at >= 0:
            start = max(0, at - _AROUND)
            for match in pattern.finditer(text, start, min(len(text), at + _AROUND)):
                bad = match["bad"]
                yield match.start("bad"), match.end("bad"), right + bad[2:] if right == "để" else right
            at = text.find(key, at + len(key))


def _by_pair(text: Text) -> Iterator[Found]:
    words = _SYLLABLE.findall(text.text)
    pairs = list(pairwise(words))
    for first, second in set(pairs) - _clean:
        right = _judge(first, second)
        if right is None:
            _remember((first, second))
            continue
        for match in re.finditer(rf"(?<!\w){first} {second}(?!\w)", text.text):
            if not _in_capitals(text.text, match.start()) and not _belongs_beside(text.text, match):
                yield match.start(), match.end(), right
    yield from _said_twice(text.text, pairs)


def _in_capitals(text: str, position: int) -> bool:
    """Whether the line is set in capitals, where marks are often lost and nothing is doubted."""
    start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
    return text[start : end if end >= 0 else len(text)].isupper()


_BEFORE = re.compile(r"([^\W\d_]+) $")
_AFTER = re.compile(r" ([^\W\d_]+)")
_WORDS_AROUND = _REAL | frozenset(same_tone_place(word) for word in WORDS)


def _belongs_beside(text: str, match: re.Match[str]) -> bool:
    """«một số kết quả», «nhận thức hiện đại»: a syllable makes a sound word with the one beside the pair."""
    first, second = match[0].split()
    before = _BEFORE.search(text, max(0, match.start() - 10), match.start())
    after = _AFTER.match(text, match.end())
    return bool(
        (before and same_tone_place(f"{before[1]} {first}") in _WORDS_AROUND)
        or (after and same_tone_place(f"{second} {after[1]}") in _WORDS_AROUND)
    )


def _remember(pair: tuple[str, str]) -> None:
    if len(_clean) >= _MOST_PAIRS:
        _clean.clear()
    _clean.add(pair)


def _said_twice(text: str, pairs: list[tuple[str, str]]) -> Iterator[Found]:
    """«phát triển phát triển»: the same two syllables once more."""
    for here in {here for here in compress(pairs, map(eq, pairs, pairs[2:])) if here[0] != here[1]}:
        words = " ".join(here)
        for match in re.finditer(rf"(?<!\w){words} {words}(?!\w)", text):
            yield match.start(), match.end(), words


def _judge(first: str, second: str) -> str | None:
    right = _UNIQUE.get((fold_word(first), fold_word(second)))
    if right is None:
        return None
    pair = same_tone_place(f"{first} {second}")
    if pair == same_tone_place(right) or pair in _REAL or _is_function(pair):
        return None
    return right[0].upper() + right[1:] if first[0].isupper() else right


def _is_function(pair: str) -> bool:
    """Pairs with a function word are two words that only happen to meet."""
    return any(word in _FUNCTION for word in pair.split())
