"""Pages for tests: a small typesetter that breaks lines as a word processor does."""

from __future__ import annotations

from dataclasses import dataclass, field

from dondoc.reading.sources.layout import PageContent, Rule, TextLine, Word, line_of

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 538.0
LETTER = 0.5  # of the type size: every letter is as wide as every other
LEADING = 1.3


def width_of(text: str, size: float = 14.0) -> float:
    return len(text) * LETTER * size


def line(
    text: str, left: float, base: float, *, size: float = 14.0, bold: bool = False, italic: bool = False
) -> TextLine:
    """A line whose first letter stands at `left`, its base line at `base`."""
    words, at = [], left
    for word in text.split():
        words.append(Word(word, (at, base - 0.9 * size, at + width_of(word, size), base + 0.25 * size)))
        at += width_of(word + " ", size)
    return line_of(tuple(words), size=size, bold=bold, italic=italic)


def centred(
    text: str, base: float, *, middle: float = (LEFT + RIGHT) / 2, size: float = 14.0, **look: bool
) -> TextLine:
    return line(text, middle - width_of(text, size) / 2, base, size=size, **look)


@dataclass
class Sheet:
    """A page being set from the top down."""

    number: int = 1
    base: float = 80.0
    width: float = WIDTH
    height: float = HEIGHT
    right: float = RIGHT
    lines: list[TextLine] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def put(self, *lines: TextLine) -> Sheet:
        self.lines += lines
        return self

    def paragraph(
        self, text: str, *, indent: float = 36.0, size: float = 14.0, bold: bool = False, after: float = 6.0
    ) -> Sheet:
        """Set a paragraph, broken where the next word does not fit, its full lines justified."""
        left, words = LEFT + indent, []
        for word in [*text.split(), None]:
            trial = " ".join([*words, word or ""])
            if word is not None and left + width_of(trial, size) <= self.right:
                words.append(word)
                continue
            self.lines.append(self._set(words, left, justified=word is not None, size=size, bold=bold))
            self.base += LEADING * size
            left, words = LEFT, [word]
        self.base += after
        return self

    def _set(self, words: list[str], left: float, *, justified: bool, size: float, bold: bool) -> TextLine:
        plain = line(" ".join(words), left, self.base, size=size, bold=bold)
        if not justified or len(words) < 2:
            return plain
        more = (self.right - plain.right) / (len(words) - 1)
        moved = (
            Word(w.text, (w.box[0] + i * more, w.box[1], w.box[2] + i * more, w.box[3]))
            for i, w in enumerate(plain.words)
        )
        return line_of(tuple(moved), size=size, bold=bold)

    def centre(self, text: str, **look: bool) -> Sheet:
        self.lines.append(centred(text, self.base, **look))
        self.base += LEADING * 14
        return self

    def box(self, xs: list[float], ys: list[float]) -> Sheet:
        """All the lines of a grid."""
        self.rules += [Rule(xs[0], y, xs[-1], y) for y in ys]
        self.rules += [Rule(x, ys[0], x, ys[-1]) for x in xs]
        return self

    def row(self, xs: list[float], base: float, *cells: str, size: float = 12.0) -> Sheet:
        """One line in each cell of a row; an empty text leaves the cell empty."""
        self.lines += [line(text, x + 5, base, size=size) for x, text in zip(xs, cells, strict=False) if text]
        return self

    def content(self) -> PageContent:
        return PageContent(self.number, self.width, self.height, tuple(self.lines), tuple(self.rules))
