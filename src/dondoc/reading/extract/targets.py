"""Targets: each number a plan promises, and each promise without one in a list of targets.

A clause is what stands between semicolons and full stops; a comma divides where a
new number is promised behind it. The year comes from the clause, else from what
stands before it in the item, else from the heading above. A number in a task is no
target of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from dondoc.reading.data.verbs import PHRASES
from dondoc.reading.extract.given import Governing
from dondoc.reading.model import Confidence, Span, Target
from dondoc.reading.recognise.quantities import Quantity, find_quantities
from dondoc.reading.structure.outline import Item
from dondoc.reading.structure.sections import Purpose

_SPLIT = re.compile(r";\s*|(?<=[^\d\s.])\.\s+(?=\S)|(?<=\d)\.\s+(?=[^\d\s])")
_COMMA = re.compile(r",\s+(?:và\s+|với\s+)?|\s+và\s+(?=(?:ít nhất|tối thiểu|trên|khoảng|\d))")
_HOPE = re.compile(r",\s+(?=(?:phấn|phần|phân) đ[ấầâ]u\b)")
_YEAR = re.compile(
    r"(?:[Đđ]ến|[Vv]ào|[Tt]rước|[Hh]ết|[Tt]rong|[Tt]ới|[Cc]uối)\s+(?:hết\s+|cuối\s+)?(?:năm\s+)?(?P<year>20\d\d)(?!\s*[-–]\s*20)|(?<!so với )(?<!so với cùng kỳ )[Nn]ăm\s+(?P<plain>20\d\d)(?!\s*[-–]\s*20)|giai đoạn\s+20\d\d\s*[-–]\s*(?P<last>20\d\d)|nhiệm kỳ\s+20\d\d\s*[-–]\s*(?P<term>20\d\d)",
    re.IGNORECASE,
)
_BASELINE = re.compile(r"so với\s[^,;.]+|cao hơn (?:năm|giai đoạn)\s[^,;.]+")
_YEARLY = re.compile(
    r"(?:hằng|hàng|mỗi)\s+năm|/\s*năm|bình quân\s+(?:hằng\s+|hàng\s+|mỗi\s+)?năm|thường niên", re.IGNORECASE
)
_HOPES = re.compile(r"[Pp]hấn đấu\b")
_GENERAL = re.compile(r"tổng quát|mục tiêu chung|^chung$", re.IGNORECASE)
_ONLY_TIME = re.compile(
    r"(?:đến|trước|trong|hết|vào|tới)\s+(?:hết\s+|cuối\s+)?(?:năm|giai đoạn|quý)\s+[\w\s–-]{1,16}", re.IGNORECASE
)
_THEREOF = re.compile(r"(?:trong đó|qua đó|góp phần|từ đó|nhằm|đảm bảo|bảo đảm)\b", re.IGNORECASE)


@dataclass(slots=True)
class TargetReader:
    """Reads the targets of one stretch."""

    purposes: Mapping[int, Purpose]
    governing: Governing
    closing: set[int]
    title_year: str | None = None

    def read(self, root: Item) -> list[Target]:
        """All targets, in order."""
        return [target for item in root.walk() for target in self._of_item(item)]

    def _of_item(self, item: Item) -> Iterator[Target]:
        if item.parent is None or id(item) in self.governing.assignments or id(item) in self.governing.holders:
            return
        if self.purposes[id(item)].gives_tasks and "hấn đấu" in item.text:
            yield from self._hoped_in_task(item)
        if self.purposes[id(item)] is not Purpose.TARGETS:
            return
        if item.children and not find_quantities(item.text):
            return
        if (item.children and len(item.text.split()) < 12) or id(item) in self.closing:
            return
        numbers_only = self._is_general(item) or bool(item.children)
        if not item.children and item.level <= 1 and item.marker is not None:
            return
        yield from self._targets(item, numbers_only=numbers_only)

    def _hoped_in_task(self, item: Item) -> Iterator[Target]:
        """«Phấn đấu đến năm 2030 có ít nhất 05 …» inside a task is a promise of the plan all the same."""
        for start, end in clauses(item.text):
            text = item.text[start:end]
            quantities = find_quantities(text) if _HOPES.match(text) else []
            if quantities:
                first = _main(quantities) or quantities[0]
                moved = Quantity(start + first.start, start + first.end, first.comparator, first.value, first.unit)
                yield self._target(
                    item,
                    start,
                    end,
                    moved,
                    year_of(text) or _year_above(item),
                    yearly=bool(_YEARLY.search(text)),
                    clause=text,
                )

    def _is_general(self, item: Item) -> bool:
        return any(_GENERAL.search(above.text[:60]) for above in item.ancestors()) or bool(
            _GENERAL.search(item.text[:40])
        )

    def _targets(self, item: Item, *, numbers_only: bool) -> Iterator[Target]:
        year = None
        yearly = False
        inherited = _year_above(item) or self.title_year
        for start, end in clauses(item.text):
            text = item.text[start:end]
            if text.startswith("("):
                continue
            said = year_of(text)
            year = said or year
            own_yearly = bool(_YEARLY.search(text))
            sentence_start = start == 0 or item.text[:start].rstrip()[-1:] in ".;"
            yearly = own_yearly or (yearly and not sentence_start)
            for piece_start, piece_end, quantity in _pieces(text, start):
                words = item.text[piece_start:piece_end]
                if quantity is None and (
                    "hụ lục" in words
                    or numbers_only
                    or len(words.split()) < 4
                    or _ONLY_TIME.fullmatch(words)
                    or _THEREOF.match(words)
                ):
                    continue
                yield self._target(
                    item,
                    piece_start,
                    piece_end,
                    quantity,
                    year or inherited,
                    yearly=yearly or bool(_YEARLY.search(words)),
                    clause=text,
                )

    def _target(
        self,
        item: Item,
        start: int,
        end: int,
        quantity: Quantity | None,
        by: str | None,
        *,
        yearly: bool,
        clause: str,
    ) -> Target:
        words = item.text[start:end]
        span = Span(item.start + start, item.start + end)
        baseline = _BASELINE.search(words)
        if quantity is None:
            return Target(
                item.path,
                words,
                None,
                None,
                None,
                by,
                "once",
                baseline[0] if baseline else None,
                span,
                None,
                {"value": Confidence(0.7, "promise-without-number")},
            )
        comparator = _governed(quantity, words, clause)
        value_span = Span(item.start + quantity.start, item.start + quantity.end)
        sure = Confidence(0.95 if comparator != "=" else 0.85, "number-in-target")
        period = "annual" if yearly else "once"
        return Target(
            item.path,
            words,
            comparator,
            quantity.value,
            quantity.unit,
            by,
            period,
            baseline[0].strip() if baseline else None,
            span,
            value_span,
            {"value": sure},
        )


def _governed(quantity: Quantity, words: str, clause: str) -> str:
    """«Mỗi năm có ít nhất 60 sản phẩm …, 30 dự án …»: «ít nhất» governs both."""
    if quantity.comparator == "=" and not clause.startswith(words):
        first = find_quantities(clause)
        if (
            first
            and first[0].comparator in (">=", ">")
            and re.match(r"\d", words)
            and re.search(r"(?:ít nhất|tối thiểu)", clause)
        ):
            return first[0].comparator
    return quantity.comparator


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses of an item: between semicolons and full stops, brackets kept whole."""
    start = 0
    for match in _SPLIT.finditer(text):
        if _inside_brackets(text, match.start()):
            continue
        yield from _stripped(text, start, match.start())
        start = match.end()
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " ,;.":
        start += 1
    while end > start and text[end - 1] in " ,;./":
        end -= 1
    if end > start:
        yield start, end


def _inside_brackets(text: str, position: int) -> bool:
    return text.count("(", 0, position) > text.count(")", 0, position)


def _pieces(clause: str, base: int) -> Iterator[tuple[int, int, Quantity | None]]:
    """The promises of a clause: one for each number, with the words around it."""
    quantities = find_quantities(clause)
    cuts = _cuts(clause, quantities)
    for start, end in zip([0, *cuts], [*cuts, len(clause)], strict=True):
        for a, b in _stripped(clause, start, end):
            a += len(clause[a:b]) - len(re.sub(r"^(?:và|với)\s+", "", clause[a:b]))
            inside = [q for q in quantities if a <= q.start < b]
            for first in _sharing(clause, inside) or [_main(inside)]:
                moved = replace(first, start=base + first.start, end=base + first.end) if first else None
                yield base + a, base + b, moved


_AND_NUMBER = re.compile(r"\svà(?:\s+(?:trên|hơn|ít nhất|tối thiểu|khoảng|từ))?\s*$")


def _sharing(clause: str, quantities: list[Quantity]) -> list[Quantity | None]:
    """«100% trường A và trên 50% trường B tổ chức …»: two numbers with one predicate, both promised by the whole clause."""
    if len(quantities) == 2 and _shares(clause, quantities[0], quantities[1]):
        return [*quantities]
    return []


def _shares(clause: str, before: Quantity, after: Quantity) -> bool:
    between = clause[before.end : after.start]
    if not _AND_NUMBER.search(between) or after.unit != before.unit:
        return False
    return not any(_is_predicate(between, match.start()) for match in re.finditer(r"\b\w", between))


def _is_predicate(text: str, position: int) -> bool:
    first = text[position:].split(" ", 1)[0].rstrip(",;")
    return any(text.startswith(phrase, position) for phrase in PHRASES.get(first, ()) if phrase not in _NO_PREDICATE)


_NO_PREDICATE = frozenset({"trên", "và", "của", "từ", "đào tạo", "hoặc", "như", "trong đó", "số"})


def _main(quantities: list[Quantity]) -> Quantity | None:
    """Of several numbers in one piece, the one that is compared, else the last one with a sign, else the first."""
    for quantity in quantities:
        if quantity.comparator != "=":
            return quantity
    signed = [q for q in quantities if q.unit and q.unit[0] in "%‰"]
    return signed[0] if signed else (quantities[0] if quantities else None)


def _cuts(clause: str, quantities: list[Quantity]) -> list[int]:
    cuts = [match.start() for match in _HOPE.finditer(clause) if match.start() > 0]
    joints = [match for match in _COMMA.finditer(clause) if not _inside_brackets(clause, match.start())]
    for before, after in pairwise(quantities):
        between = [match for match in joints if match.start() >= before.end and match.end() <= after.start]
        if between and not any(before.end <= cut <= after.start for cut in cuts):
            close = between[-1] if len(clause[between[-1].end() : after.start].split()) <= 3 else between[0]
            if _new_promise(clause, close, after) and not _shares(clause, before, after):
                cuts.append(close.start())
    return sorted(set(cuts))


def _new_promise(clause: str, comma: re.Match[str], following: Quantity) -> bool:
    """Whether what follows the comma promises a number of its own."""
    between = clause[comma.end() : following.start]
    return not re.match(r"so với|trong đó có", clause[comma.end() :]) and len(between.split()) <= 24


def year_of(text: str) -> str | None:
    """The year a promise is for, as the words say; never a baseline's year."""
    without = _BASELINE.sub(lambda match: " " * len(match[0]), text)
    match = _YEAR.search(without)
    if match is None:
        return None
    return match["year"] or match["plain"] or match["last"] or match["term"]


def _year_above(item: Item) -> str | None:
    for above in item.ancestors():
        said = year_of(above.text)
        if said:
            return said
    return None
