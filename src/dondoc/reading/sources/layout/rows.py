"""What stands side by side on a page: lines gathered into visual rows of fragments.

A fragment is words of one row without a wide gap. A justified line may have wide
gaps too, but not one much wider than its others; and one such row alone is never
taken for a table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dondoc.reading.sources.layout.lines import Box, TextLine, Word, line_of

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3})[\])]?$")


@dataclass(frozen=True, slots=True)
class Row:
    """Fragments on one height, from left to right."""

    fragments: tuple[TextLine, ...]

    @property
    def left(self) -> float:
        return self.fragments[0].left

    @property
    def right(self) -> float:
        return max(fragment.right for fragment in self.fragments)

    @property
    def top(self) -> float:
        return min(fragment.top for fragment in self.fragments)

    @property
    def bottom(self) -> float:
        return max(fragment.bottom for fragment in self.fragments)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return " ".join(fragment.text for fragment in self.fragments)

    def as_line(self) -> TextLine:
        """The fragments read as one line; it looks as the longest of them."""
        if len(self.fragments) == 1:
            return self.fragments[0]
        main = max(self.fragments, key=lambda fragment: len(fragment.text))
        words = tuple(word for fragment in self.fragments for word in fragment.words)
        return line_of(words, size=main.size, bold=main.bold, italic=main.italic)


def build_rows(lines: Iterable[TextLine]) -> list[Row]:
    """Gather lines that share a height, from top to bottom, cut at wide gaps."""
    fragments = sorted((piece for line in lines for piece in split_wide(line)), key=lambda f: (f.middle, f.left))
    groups: list[list[TextLine]] = []
    for fragment in fragments:
        if groups and _side_by_side(groups[-1], fragment):
            groups[-1].append(fragment)
        else:
            groups.append([fragment])
    return [Row(tuple(_filled_in(sorted(group, key=lambda f: f.left)))) for group in groups]


def _side_by_side(group: list[TextLine], fragment: TextLine) -> bool:
    first = group[0]
    shared = min(first.bottom, fragment.bottom) - max(first.top, fragment.top)
    if shared < 0.6 * min(first.height, fragment.height):
        return False
    return not any(_overlaps(other, fragment) for other in group)


def _overlaps(one: TextLine, other: TextLine) -> bool:
    """Whether words lie over one another; a day filled in later stands in a gap of the printed line."""
    if one.right <= other.left + 2 or other.right <= one.left + 2:
        return False
    return any(a.box[2] > b.box[0] + 2 and b.box[2] > a.box[0] + 2 for a in one.words for b in other.words)


def _filled_in(fragments: list[TextLine]) -> list[TextLine]:
    """The fragments, those that stand in a gap of another made part of it."""
    out: list[TextLine] = []
    for fragment in fragments:
        if out and fragment.left < out[-1].right - 2:
            words = sorted((*out[-1].words, *fragment.words), key=lambda word: word.box[0])
            main = max(out[-1], fragment, key=lambda line: len(line.text))
            out[-1] = part_of(main, words)
        else:
            out.append(fragment)
    return out


def split_wide(line: TextLine) -> list[TextLine]:
    """Cut a line where two words stand far apart, far also for this line."""
    words = line.words
    if len(words) < 2:
        return [line]
    limit = max(1.5 * (line.size or line.height * 0.8), 2.5 * _usual_gap(words))
    cuts = [i for i in range(1, len(words)) if words[i].box[0] - words[i - 1].box[2] > limit]
    return split_at(line, cuts) if cuts else [line]


def _usual_gap(words: Sequence[Word]) -> float:
    """The lower middle of the gaps: with two gaps the smaller one."""
    gaps = sorted(after.box[0] - before.box[2] for before, after in itertools.pairwise(words))
    return gaps[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0


def split_at(line: TextLine, cuts: Sequence[int]) -> list[TextLine]:
    """The line cut before the words with these numbers."""
    edges = [0, *cuts, len(line.words)]
    return [part_of(line, line.words[a:b]) for a, b in itertools.pairwise(edges) if b > a]


def part_of(line: TextLine, words: Sequence[Word]) -> TextLine:
    """A line of some of this line's words, with its look."""
    return line_of(tuple(words), size=line.size, bold=line.bold, italic=line.italic)


def without_marks(line: TextLine) -> TextLine | None:
    """The line without raised footnote marks; None where nothing else is on it."""
    marks = raised_marks(line)
    if not marks:
        return line
    kept: list[Word] = []
    for index, word in enumerate(line.words):
        if index in marks:
            continue
        if kept and index - 1 in marks and _follows_closely(line.words[index - 1], word):
            kept[-1] = _joined(kept[-1], word)
        else:
            kept.append(word)
    return part_of(line, kept) if kept else None


def _joined(before: Word, after: Word) -> Word:
    (left, top, _, bottom), (_, other_top, right, other_bottom) = before.box, after.box
    return Word(before.text + after.text, (left, min(top, other_top), right, max(bottom, other_bottom)))


def _follows_closely(mark: Word, word: Word) -> bool:
    """Whether a full stop or comma stands behind the mark: without it, it belongs to the word before."""
    return word.text[0] in ",.;:!?)]”»" and word.box[0] - mark.box[2] < 0.15 * _height(word.box)


def raised_marks(line: TextLine) -> set[int]:
    """Which words of the line are small raised digits or stars."""
    if not any(_MARK.match(word.text) for word in line.words):
        return set()
    height = max(_height(word.box) for word in line.words)
    bottom = max(word.box[3] for word in line.words)
    return {
        i
        for i, word in enumerate(line.words)
        if _MARK.match(word.text) and _height(word.box) < 0.8 * height and bottom - word.box[3] > 0.12 * height
    }


def _height(box: Box) -> float:
    return box[3] - box[1]
