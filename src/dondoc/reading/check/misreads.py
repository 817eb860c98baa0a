"""Words that OCR likely got wrong: shown with a suggestion, never corrected.

Most misreadings are valid syllables, so a spelling check sees nothing. Here a pair
of syllables that equals a common word but for its marks is doubted, and a few
phrases that are sure only with the words around them. Too many doubts tire the
reviewer: a pair that is a word of its own is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dondoc.reading.data.common_words import PHRASES, REAL_WORDS, WORDS
from dondoc.reading.model import Span, Warning
from dondoc.reading.text.layer import Text
from dondoc.vn.alphabet import fold_word, same_tone_place

_SYLLABLE = re.compile(r"[^\W\d_]+")
_PATTERNS = tuple((re.compile(pattern), right) for pattern, right in PHRASES)
_BY_FOLD: dict[tuple[str, str], list[str]] = {}
for _word in WORDS:
    _first, _second = _word.split()
    _BY_FOLD.setdefault((fold_word(_first), fold_word(_second)), []).append(_word)
_UNIQUE = {pair: words[0] for pair, words in _BY_FOLD.items() if len(words) == 1}
_FIRSTS = frozenset(first for first, _ in _UNIQUE)
_REAL = frozenset(same_tone_place(word) for word in REAL_WORDS | WORDS)


def find_misreads(text: Text, paths: Mapping[int, str | None]) -> list[Warning]:
    """One warning for each item and word that looks misread."""
    out: list[Warning] = []
    for number, line in enumerate(text.lines):
        if line.text.isupper():
            continue
        found = _by_phrase(line.text)
        taken = [(start, end) for start, end, _ in found]
        found += [one for one in _by_pair(line.text) if not any(a < one[1] and one[0] < b for a, b in taken)]
        for start, end, suggestion in sorted(found):
            span = Span(line.start + start, line.start + end)
            out.append(Warning("likely-misread", paths.get(number), line.text[start:end], suggestion, span=span))
    return out


def _by_phrase(line: str) -> list[tuple[int, int, str | None]]:
    out: list[tuple[int, int, str | None]] = []
    for pattern, right in _PATTERNS:
        for match in pattern.finditer(line):
            bad = match["bad"]
            suggestion = right
            if right == "để":
                suggestion = right + bad[2:]
            elif not right:
                suggestion = bad[: len(bad) // 2]
            out.append((match.start("bad"), match.end("bad"), suggestion))
    return out


def _by_pair(line: str) -> list[tuple[int, int, str | None]]:
    out: list[tuple[int, int, str | None]] = []
    previous: re.Match[str] | None = None
    before = ""
    for match in _SYLLABLE.finditer(line):
        here = fold_word(match[0])
        if previous is not None and before in _FIRSTS and match.start() - previous.end() == 1 and line[previous.end()] == " ":
            right = _UNIQUE.get((before, here))
            if right is not None:
                pair = same_tone_place(line[previous.start() : match.end()])
                if pair != right and pair not in _REAL and _close(pair, right):
                    out.append((previous.start(), match.end(), _like(line[previous.start()], right)))
        previous, before = match, here
    return out


def _close(pair: str, right: str) -> bool:
    """Whether only one syllable differs, so that it is a slip and not another word."""
    return sum(a != b for a, b in zip(pair.split(), right.split(), strict=False)) <= 2 and not _crosses_words(pair)


def _crosses_words(pair: str) -> bool:
    """«công đồng» may be «cộng đồng»; pairs of two frequent function words are no words at all."""
    first, second = pair.split()[:2]
    return first in _FUNCTION or second in _FUNCTION


_FUNCTION = frozenset("và của các là có cho với để về tại trong theo từ đến được bị những một hai ba do khi đã sẽ cần phải này đó kể cả".split())


def _like(first: str, right: str) -> str:
    return right[0].upper() + right[1:] if first.isupper() else right
