"""Words of texts with weights: those that stand in every text of a plan (its theme) weigh little, rare ones much.

>>> rarity = Rarity(["Phát triển y tế cơ sở", "Phát triển giáo dục", "Phát triển giao thông"])
>>> rarity.of_phrase("y tế") > rarity.of_phrase("phát triển")
True
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dondoc.vn.alphabet import same_tone_place

_WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")
_SAY_NOTHING: Final = """
    và các của cho về theo trong trên với tại từ đến để là có được những này một khi ở do hoặc như vào ra đối tỉnh
    thực hiện triển khai tổ chức tăng cường đẩy mạnh nâng cao xây dựng phát triển chủ trì phối hợp tham mưu
    thành phố sở ban ngành ủy nhân dân ubnd huyện thị xã phường liên quan kế hoạch nhiệm vụ công tác
"""
_EMPTY: Final = frozenset(_SAY_NOTHING.split())


Weighed = Mapping[str, float]


class Rarity:
    """How rare words are among the texts of a plan: from 0 (in all of them) to 1."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.plain = [f" {plain_words(text)} " for text in texts]
        self.count = len(self.plain) or 1
        self.holders: Counter[str] = Counter()
        for text in self.plain:
            self.holders.update(set(_features(text)))
        self.phrases: dict[str, float] = {}

    def weighed(self, text: str) -> Weighed:
        """The features of a text with their weights; the vector has length one."""
        found = {
            name: self._rare(self.holders[name]) * (1.0 if " " in name else 0.35)
            for name in set(_features(plain_words(text)))
        }
        length = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
        return {name: weight / length for name, weight in found.items()}

    def of_phrase(self, phrase: str) -> float:
        if phrase not in self.phrases:
            self.phrases[phrase] = self._rare(sum(f" {phrase} " in text for text in self.plain))
        return self.phrases[phrase]

    def _rare(self, holders: int) -> float:
        return math.log((self.count + 1) / max(holders, 1)) / math.log(self.count + 1)


class Postings:
    """Many texts by the words they hold, so that all are compared with one at once."""

    def __init__(self, texts: Iterable[Weighed]) -> None:
        self.places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, weighed in enumerate(texts):
            for name, weight in weighed.items():
                self.places[name].append((number, weight))

    def scores(self, weighed: Weighed) -> dict[int, float]:
        """How much each text, by its number, shares with this one: 0 to 1; those that share nothing are left out."""
        found: dict[int, float] = defaultdict(float)
        for name, weight in weighed.items():
            for number, other in self.places.get(name, ()):
                found[number] += weight * other
        return found

    def coverage(self, weighed: Weighed) -> dict[int, float]:
        """How much of this text stands in each other, from 0 to 1, whatever else the other says."""
        found: dict[int, float] = defaultdict(float)
        for name, weight in weighed.items():
            for number, _other in self.places.get(name, ()):
                found[number] += weight * weight
        return found


def says_something(phrase: str) -> bool:
    """Whether some word of a plain phrase is more than grammar or office."""
    return any(part not in _EMPTY for part in phrase.split())


def plain_words(text: str) -> str:
    """Small letters, tone marks in one place, words with single spaces: signs and breaks do not part texts."""
    return " ".join(_WORD.findall(same_tone_place(text)))


def _features(plain: str) -> Iterable[str]:
    """Single words and pairs of them (most Vietnamese words have two syllables), without those that say nothing."""
    words = plain.split()
    for number, word in enumerate(words):
        if word not in _EMPTY:
            yield word
        if number and not (word in _EMPTY and words[number - 1] in _EMPTY):
            yield f"{words[number - 1]} {word}"
