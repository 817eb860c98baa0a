"""The tree of items: every marked line and unmarked paragraph under the item that holds it.

Nesting is read from the document's own habit: a marker of a kind that is open
closes everything inside it; a new kind goes below, unless its usual rank is
higher. No line is ever refused: what fits nowhere becomes a paragraph of the item
above.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from dondoc.reading.structure.markers import Kind, Marker, as_capital, misread_roman, next_letter, parse_marker
from dondoc.reading.text.layer import Line
from dondoc.vn.alphabet import is_capitals
from dondoc.vn.numerals import to_roman


@dataclass(slots=True)
class Item:
    """One item of the outline. `start` is where its text begins, behind the marker."""

    line: int
    marker: Marker | None
    part: str
    start: int
    end: int
    text: str
    parent: Item | None
    children: list[Item] = field(default_factory=list)
    bold: bool = False
    heading: int = 0
    suffix: str = ""
    known_path: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    """How many items below bear each marker; bullets and unmarked paragraphs by their sign."""

    def count(self, sign: str) -> int:
        """One more item below with this sign: which one it is."""
        self.counts[sign] = self.counts.get(sign, 0) + 1
        return self.counts[sign]

    @property
    def path(self) -> str:
        """The markers from the top, joined with dots."""
        if self.known_path is None:
            own = self.part + self.suffix
            self.known_path = f"{self.parent.path}.{own}" if self.parent and self.parent.path else own
        return self.known_path

    @property
    def level(self) -> int:
        """The number of parts in the path."""
        return (self.parent.level if self.parent else 0) + bool(self.part)

    def walk(self) -> Iterator[Item]:
        """This item and all below it, in order."""
        waiting = [self]
        while waiting:
            item = waiting.pop()
            yield item
            if item.children:
                waiting.extend(reversed(item.children))

    def ancestors(self) -> Iterator[Item]:
        """The items above, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd about the markers: the item, the warning's code, what stands there, what was read."""

    item: Item
    code: str
    text: str
    suggestion: str | None = None


class Outline:
    """Builds the tree line by line. `root` has an empty path, or the annex's label."""

    def __init__(self, label: str = "", *, roman_heads: Collection[int] = ()) -> None:
        self.roman_heads = frozenset(roman_heads)
        self.root = Item(-1, None, label, 0, 0, "", None)
        self.oddities: list[Oddity] = []
        self._open: list[Item] = []
        self._repaired: Marker | None = None

    def add(self, number: int, line: Line) -> Item:
        """Put one line of the text into the tree and return its item."""
        marker = (self._misread(line) if self.roman_heads else None) or parse_marker(line.text)
        if marker is None and self._names_open(line):
            return self._name(number, line)
        if marker is None:
            return self._paragraph(number, line)
        marker = self._settled(marker)
        parent = self._parent_for(marker)
        if parent is None:
            return self._paragraph(number, line)
        item = self._item(number, line, marker, parent)
        self._open.append(item)
        return item

    def _misread(self, line: Line) -> Marker | None:
        """«1. MỤC TIÊU» in a document whose parts are I, II, III is part I, misread."""
        last = next((item.marker for item in self._open if item.marker and item.marker.kind is Kind.ROMAN), None)
        expected = last.ordinal + 1 if last else 1
        marker = misread_roman(line.text, expected) or self._lost_stroke(line, last, expected)
        self._repaired = marker
        return marker

    def _lost_stroke(self, line: Line, last: Marker | None, expected: int) -> Marker | None:
        """A second «II.» where III is missing and IV follows is III."""
        here = parse_marker(line.text)
        if last is None or here is None or here.kind is not Kind.ROMAN or here.ordinal != last.ordinal:
            return None
        if expected in self.roman_heads or expected + 1 not in self.roman_heads or not is_capitals(line.text):
            return None
        return replace(here, part=to_roman(expected), ordinal=expected)

    def _names_open(self, line: Line) -> bool:
        """Whether the line is the title of a part that has only its number: «Chương I» / «MỤC TIÊU»."""
        if not self._open or self._open[-1].children or self._open[-1].text.strip():
            return False
        return len(line.text.split()) <= 60

    def _name(self, number: int, line: Line) -> Item:
        item = self._open[-1]
        item.line, item.start, item.end, item.text = number, line.start, line.end, line.text
        item.bold, item.heading = line.style.bold, line.style.heading
        return item

    def _settled(self, marker: Marker) -> Marker:
        """A one-letter Roman number after capitals may be the next capital: H. I. K."""
        if marker.kind is not Kind.ROMAN or len(marker.part) > 1:
            return marker
        for item in reversed(self._open):
            if item.marker and item.marker.kind is Kind.ROMAN:
                return marker
            if item.marker and item.marker.kind is Kind.CAPITAL:
                return as_capital(marker) if next_letter(item.marker.part.lower()) == marker.part.lower() else marker
        return marker

    def _parent_for(self, marker: Marker) -> Item | None:
        for depth in range(len(self._open) - 1, -1, -1):
            peer = self._open[depth].marker
            if peer is None or peer.key != marker.key:
                continue
            if self._restarts(marker, depth):
                return self._open[-1]
            del self._open[depth:]
            return self._open[-1] if self._open else self.root
        if marker.numbers:
            return self._parent_of_decimal(marker)
        while self._open and self._closes(self._open[-1], marker):
            self._open.pop()
        return self._open[-1] if self._open else self.root

    def _restarts(self, marker: Marker, depth: int) -> bool:
        """Whether «1.» under an item that announces a list starts that item's own list."""
        peer, innermost = self._open[depth].marker, self._open[-1]
        if peer is None or marker.kind.is_bullet or depth == len(self._open) - 1:
            return False
        return marker.ordinal == 1 and peer.ordinal >= 1 and innermost.text.endswith(":")

    def _parent_of_decimal(self, marker: Marker) -> Item:
        """«1.2» goes below the open «1», or below whatever open item is of higher rank."""
        while self._open:
            above = self._open[-1].marker
            if above is None:
                self._open.pop()
                continue
            if above.numbers and above.numbers == marker.numbers[:-1]:
                break
            if (
                above.kind in (Kind.NUMBER, Kind.ROMAN)
                and len(marker.numbers) == 2
                and above.ordinal == marker.numbers[0]
            ):
                break
            if above.kind < Kind.NUMBER:
                break
            self._open.pop()
        return self._open[-1] if self._open else self.root

    def _closes(self, item: Item, marker: Marker) -> bool:
        """Whether a marker of a kind not open yet closes this open item."""
        above = item.marker
        if above is None:
            return True
        announces = item.text.endswith(":")
        if above.kind.is_bullet and announces and not item.children:
            return False
        if above.kind is Kind.ARTICLE and marker.kind in (Kind.ROMAN, Kind.CAPITAL):
            return not (announces or "như sau" in item.text[-60:] or "sau đây" in item.text[-60:])
        if {above.kind, marker.kind} == {Kind.ROMAN, Kind.CAPITAL}:
            return False  # «A. … I.» and «I. … A.» are both usual
        return above.kind >= marker.kind

    def _paragraph(self, number: int, line: Line) -> Item:
        while self._open and self._open[-1].marker and self._open[-1].marker.kind.is_bullet and not self._holds(line):
            self._open.pop()
        parent = self._open[-1] if self._open else self.root
        item = Item(
            number,
            None,
            f"p{parent.count('p')}",
            line.start,
            line.end,
            line.text,
            parent,
            [],
            line.style.bold,
            line.style.heading,
        )
        parent.children.append(item)
        return item

    def _holds(self, line: Line) -> bool:
        """Whether the open bullet holds an unmarked paragraph: it announces one, and has nothing yet."""
        bullet = self._open[-1]
        return (
            bullet.text.endswith(":")
            and not bullet.children
            and bullet.marker is not None
            and bullet.marker.kind is not Kind.PLUS
            and not line.style.heading
        )

    def _item(self, number: int, line: Line, marker: Marker, parent: Item) -> Item:
        part, suffix, oddity = marker.part, "", None
        if marker.kind.is_bullet:
            sign = {Kind.PLUS: "+", Kind.STAR: "*"}.get(marker.kind, "-")
            part = f"{sign}{parent.count(sign)}"
        else:
            part, suffix, oddity = self._unique(_in_full(marker, parent), parent)
        start = line.start + marker.end
        text = line.text[marker.end :]
        item = Item(
            number, marker, part, start, line.end, text, parent, [], line.style.bold, line.style.heading, suffix
        )
        if marker is self._repaired and oddity is None:
            oddity = f"{marker.part}."
        if suffix or oddity:
            code = "repaired-marker" if oddity else "duplicate-marker"
            self.oddities.append(Oddity(item, code, marker.raw, oddity))
        parent.children.append(item)
        return item

    def _unique(self, marker: Marker, parent: Item) -> tuple[str, str, str | None]:
        """The item's part of the path; a second «d» is «đ», any other second marker gets «~2»."""
        before = _last_part(parent) or ""
        meant = _MISREAD_LETTERS.get((before, marker.part)) if marker.kind is Kind.LETTER else None
        if meant and f"{meant}." not in parent.counts:
            parent.count(f"{meant}.")
            return meant, "", marker.raw.replace(marker.part, meant)
        count = parent.count(f"{marker.part}.")
        return marker.part, f"~{count}" if count > 1 else "", None


_MISREAD_LETTERS = {("d", "d"): "đ", ("b", "e"): "c"}
"""What OCR makes of a letter behind the one before it."""


def _last_part(parent: Item) -> str | None:
    return next((child.part for child in reversed(parent.children) if child.marker), None)


def _in_full(marker: Marker, parent: Item) -> Marker:
    """«1.1» adds only its last number under «1», and stays whole where no «1» is open."""
    if not marker.numbers:
        return marker
    above = parent.marker
    if above is not None and (above.numbers or (above.ordinal,)) == marker.numbers[:-1]:
        return marker
    return replace(marker, part=".".join(str(number) for number in marker.numbers))
