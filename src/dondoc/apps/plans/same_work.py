"""Whether two texts order the same work: likeness of the words, guarded by the facts that set works apart.

«Quý I» and «quý II», two years, two numbers, two communes, two cited documents make two
works, however alike the words are. A fact that only one text names sets nothing apart.
To call two works one is the worse mistake: it is only ever proposed.

>>> likeness("Xây dựng kế hoạch chuyển đổi số năm 2026", "Xây dựng Kế hoạch chuyển đổi số năm 2026.") > SAME
True
>>> likeness("Báo cáo kết quả quý I/2026", "Báo cáo kết quả quý II/2026")
0.0
>>> likeness("Xây dựng nhà văn hóa xã Hòa Bình", "Xây dựng nhà văn hóa xã Tân An")
0.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from dondoc.vn.alphabet import UPPER
from dondoc.vn.folding import fold

SAME: Final = 0.86
"""From here on two works are proposed as one."""

_CITED = re.compile(
    r"\d{1,5}(?:/\d{4})?\s*[-/]\s*[A-ZĐ][\wĐđ]*(?:[-/][A-ZĐ][\wĐđ]*)*(?:\s+ngày\s+\d{1,2}/\d{1,2}/\d{4})?"
)
_PERIOD = re.compile(
    r"(?P<quarter>quý\s+(?:IV|I{1,3}|[1-4])\b)|(?P<half>(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối))|(?P<nine>(?:0?9|chín)\s+tháng)"
    r"|tháng\s+(?P<month>\d{1,2})\b|(?P<stage>sơ\s+kết|tổng\s+kết)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)*\b")
_NAME = rf"[{UPPER}][^\W\d_]*"
_NAMES = rf"{_NAME}(?:[ -]{_NAME})*"
_PLACE = re.compile(rf"\b(?:xã|phường|thị trấn|huyện|thị xã|thành phố|quận|đặc khu|tỉnh)\s+({_NAMES}(?:,\s*{_NAMES})*)")
_BODY = re.compile(rf"\b(?:Sở|Ban|Bộ|Cục|Chi cục|Công an|Hội|Liên minh|Trường)\s+{_NAME}(?:(?:,| và| -)?\s+{_NAME})*")
_KINDS = ("cited", "periods", "years", "numbers", "places", "bodies")


@dataclass(frozen=True, slots=True)
class Work:
    """A text made ready for comparison."""

    words: str
    ordered: str = ""  # the same words in the order of the alphabet
    cited: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


class Pair(NamedTuple):
    """Two works by their numbers in the lists they came from, and how alike they are."""

    one: int
    other: int
    likeness: float


def prepare(text: str) -> Work:
    """The words folded, and the facts taken out of them."""
    cited = frozenset(fold(match[0].split(" ngày")[0]) for match in _CITED.finditer(text))
    plain = _CITED.sub(" ", text)
    periods = frozenset(fold(match[0]) for match in _PERIOD.finditer(plain))
    rest = _PERIOD.sub(" ", plain)
    years = frozenset(_YEAR.findall(rest))
    numbers = frozenset(match.lstrip("0") or "0" for match in _NUMBER.findall(_YEAR.sub(" ", rest)))
    places = frozenset(
        fold(name) for match in _PLACE.finditer(plain) for name in match[1].split(",") if len(name.strip()) > 1
    )
    bodies = frozenset(fold(match[0]) for match in _BODY.finditer(plain))
    return Work(fold(text), alphabetical(fold(text)), cited, periods, years, numbers, places, bodies)


def words_alone(work: Work) -> Work:
    """The work without its facts: for comparing what an amendment changes, numbers and days above all."""
    return Work(work.words, work.ordered)


def alphabetical(words: str) -> str:
    return " ".join(sorted(words.split()))


def likeness(one: str | Work, other: str | Work) -> float:
    """From 0 to 1; 0 where a fact says that these are two works."""
    first, second = (text if isinstance(text, Work) else prepare(text) for text in (one, other))
    return 0.0 if differ_in(first, second) else round(_alike(first, second), 4)


def differ_in(one: Work, other: Work) -> str:
    """The kind of fact that sets two works apart («periods», «places» …); empty where none does."""
    return next((kind for kind in _KINDS if _apart(getattr(one, kind), getattr(other, kind))), "")


def _apart(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not (some <= others or others <= some)


def _alike(one: Work, other: Work) -> float:
    """Order counts a little: the same words in another order are still much alike, a few shared ones are not."""
    if not one.words or not other.words:
        return 0.0
    return max(fuzz.ratio(one.words, other.words), 0.97 * fuzz.ratio(one.ordered, other.ordered)) / 100


_NARROW = 8
"""How much lower, in per cent, the first sieve lies: it looks at the words in the order of the alphabet alone."""


def find_same(wanted: Sequence[Work], among: Sequence[Work], *, threshold: float = SAME) -> Iterator[Pair]:
    """Every pair across two lists that is alike enough, in the order of the first list."""
    choices = [work.ordered for work in among]
    for number, work in enumerate(wanted):
        for other in _near(work, choices, threshold):
            found = likeness(work, among[other])
            if found >= threshold:
                yield Pair(number, other, found)


def find_same_within(works: Sequence[Work], *, threshold: float = SAME) -> Iterator[Pair]:
    """Every pair inside one list, each once, the earlier first."""
    for number in range(len(works)):
        rest = works[number + 1 :]
        for pair in find_same([works[number]], rest, threshold=threshold):
            yield Pair(number, number + 1 + pair.other, pair.likeness)


def _near(work: Work, choices: Sequence[str], threshold: float) -> list[int]:
    """Those that may be alike: the library walks the whole list at once, a million pairs in a few seconds."""
    if not work.words:
        return []
    cutoff = 100 * threshold - _NARROW
    found = process.extract(work.ordered, choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
    return sorted(index for _words, _score, index in found)
