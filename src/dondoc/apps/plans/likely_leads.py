"""Who is likely to lead a task that names nobody: pure scoring; where the facts come from is in `proposals`.

Four kinds of evidence, each a number from 0 to 1 with the words it rests on:
what the plan itself orders a body to do, what a body is there for (its mandate), who
led a like task elsewhere, and who is charged with the plan as a whole. Words that
stand in every task of a plan (its theme) weigh little, so that «khoa học và công nghệ»
in a plan about just that does not give all work to one department.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dondoc.apps.plans.word_weights import Postings, Rarity, Weighed, plain_words, says_something


class Ground(StrEnum):
    """What a proposal rests on."""

    PLAN = "plan"  # the part «Tổ chức thực hiện» of the same plan
    MANDATE = "mandate"  # what the body is there for
    LIKE = "like"  # a like task of another plan, or of this one
    CHARGE = "charge"  # the body is charged with the plan as a whole


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that say what a body does: a duty in the plan, or a task that it leads. `source` tells where they stand."""

    body: int
    text: str
    source: str = ""
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a body."""

    ground: Ground
    score: float
    words: tuple[str, ...] = ()
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """A body that may lead, how likely, and why: the weightiest reason first."""

    body: int
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known about who does what."""

    duties: Sequence[Passage] = ()
    mandates: Mapping[int, Sequence[str]] = field(default_factory=dict)
    past: Sequence[Passage] = ()
    charged: Passage | None = None


WEIGHTS: Final = {Ground.PLAN: 0.55, Ground.MANDATE: 0.55, Ground.LIKE: 0.8, Ground.CHARGE: 0.3}
LATE: Final = 0.6
"""How much less a keyword weighs at the very end of a text than at its beginning."""
ABOVE: Final = 0.9
"""What a keyword in a heading above weighs."""
LEAST: Final = 0.2
"""What scores less is not worth a person's look."""


class Guesser:
    """Prepared once for a plan; `likely` answers for each task."""

    def __init__(self, knowledge: Knowledge, texts: Iterable[str], headings: Iterable[str] = ()) -> None:
        self.charged = knowledge.charged
        self.rarity = Rarity([*texts, *(duty.text for duty in knowledge.duties)])
        self.above = Rarity(list(headings))
        self.duties = _Passages(knowledge.duties, self.rarity)
        self.past = _Passages(knowledge.past, self.rarity)
        self.keywords = {body: _plain_keywords(words) for body, words in knowledge.mandates.items()}
        self.holders = Counter(keyword for keywords in self.keywords.values() for keyword in keywords)

    def likely(
        self, text: str, *, headings: Sequence[str] = (), not_these: Collection[int] = (), most: int = 3
    ) -> list[Likely]:
        """The bodies that may lead a task below these headings, the likeliest first; `not_these` only help in it."""
        found: dict[int, list[Evidence]] = defaultdict(list)
        weighed = self.rarity.weighed(text)
        for body, one in (*self._of_plan(weighed), *self._of_mandate(text, headings), *self._of_past(weighed)):
            found[body].append(one)
        if self.charged:
            charge = Evidence(Ground.CHARGE, WEIGHTS[Ground.CHARGE], passage=self.charged)
            found[self.charged.body].append(charge)
        ranked = [_together(body, evidence) for body, evidence in found.items() if body not in not_these]
        ranked.sort(key=lambda one: (-one.score, one.body))
        return [one for one in ranked[:most] if one.score >= LEAST]

    def _of_plan(self, weighed: Weighed) -> Iterable[tuple[int, Evidence]]:
        return self.duties.nearest(weighed, Ground.PLAN, least=0.12)

    def _of_past(self, weighed: Weighed) -> Iterable[tuple[int, Evidence]]:
        return self.past.nearest(weighed, Ground.LIKE, least=0.25)

    def _of_mandate(self, text: str, headings: Sequence[str]) -> Iterable[tuple[int, Evidence]]:
        """Keywords found in the task or above it.

        Rare ones (few bodies, few tasks of the plan) and long ones weigh more; so do those at the head of a
        sentence, which name the work, against those at its end, which name what it is good for.
        """
        words = f" {plain_words(text)} "
        above = [f" {plain_words(heading)} " for heading in headings]
        for body, keywords in self.keywords.items():
            hits = {keyword: weight for keyword in keywords if (weight := self._hit(keyword, words, above))}
            if hits:
                score = 1 - math.prod(1 - weight for weight in hits.values())
                best = sorted(hits, key=lambda keyword: -hits[keyword])
                yield body, Evidence(Ground.MANDATE, score * WEIGHTS[Ground.MANDATE], tuple(best))

    def _hit(self, keyword: str, words: str, above: Sequence[str]) -> float:
        at = words.find(f" {keyword} ")
        weight = (1 - LATE * at / len(words)) * self.rarity.of_phrase(keyword) if at >= 0 else 0.0
        if any(f" {keyword} " in heading for heading in above):
            weight = max(weight, ABOVE * self.above.of_phrase(keyword))
        length = min(1.0, 0.4 + 0.15 * len(keyword.split()))
        return length * weight / self.holders[keyword]


class _Passages:
    """Passages that say what bodies do, thousands of them where other plans are known."""

    def __init__(self, passages: Sequence[Passage], rarity: Rarity) -> None:
        self.passages = passages
        self.postings = Postings(rarity.weighed(passage.text) for passage in passages)

    def nearest(self, weighed: Weighed, ground: Ground, *, least: float) -> Iterable[tuple[int, Evidence]]:
        """For each body the passage most like the task."""
        best: dict[int, tuple[float, Passage]] = {}
        for number, score in self.postings.scores(weighed).items():
            passage = self.passages[number]
            if score >= least and score > best.get(passage.body, (0.0, passage))[0]:
                best[passage.body] = (score, passage)
        for body, (score, passage) in best.items():
            yield body, Evidence(ground, min(1.0, score * 1.6) * WEIGHTS[ground], passage=passage)


def _together(body: int, evidence: Sequence[Evidence]) -> Likely:
    ordered = tuple(sorted(evidence, key=lambda one: -one.score))
    return Likely(body, round(1 - math.prod(1 - one.score for one in ordered), 4), ordered)


def _plain_keywords(words: Iterable[str]) -> frozenset[str]:
    plain = (plain_words(word) for word in words)
    return frozenset(word for word in plain if says_something(word))
