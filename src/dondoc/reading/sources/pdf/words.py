"""The words of a PDF page with their boxes, from few calls into PDFium.

PDFium's own text is taken once a page; only the first and the last letter of each
word are asked for their place (a call for every letter would take half of the
time). PDFium orders letters as the file does, and some writers put the letters
that a font lacks («Ỉ», «Ơ») behind the line: so words are put in order by their
boxes, cut where another stands inside them, and joined where they touch. Boxes
are made from base line and type size, because the heights that fonts claim differ
too much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import combining

from dondoc.reading.sources.layout import Box
from dondoc.reading.sources.pdf.letters import Letters

_TOKEN = re.compile(r"[^\s\u200b\ufeff\ufffe\x00-\x1f]+\ufffe?")
_UNITS = re.compile(r"(?:^|[\d\s(/])(?:[mckd]?m|ha|người/k?m)$")
_TRAILING_MARK = re.compile(r"(?<=\D)[\[(]?\d{1,3}[\])]?$")
_LEADING_MARK = re.compile(r"\d{1,3}(?=[^\W\d_])")
_ASCENT, _DESCENT = 0.9, 0.25
_TOUCHING = 0.13
_SMALL = 0.8
_SAME_LINE = 0.22
_LONGEST_MARK = 4
_BROKEN_HYPHEN = "\ufffe"  # how PDFium writes the hyphen at which a line was broken
_NARROWEST = 0.15  # of the type size, for a letter: narrower means that the last letter stands before the first


@dataclass(slots=True)
class Token:
    """A run of letters on one base line: text, ends, base line (from the top), type size, place in the text."""

    text: str
    left: float
    right: float
    base: float
    size: float
    start: int
    end: int

    @property
    def box(self) -> Box:
        return self.left, self.base - _ASCENT * self.size, self.right, self.base + _DESCENT * self.size


def read_tokens(letters: Letters) -> list[Token]:
    """All runs of letters of the page in the file's order, footnote marks on their own."""
    out: list[Token] = []
    for match in _TOKEN.finditer(letters.text):
        text, start = match.group(), match.start()
        ends_in_digit = not text[0].isalpha() or not text[-1].isalpha()
        cut = _mark_border(letters, text, start) if ends_in_digit else 0
        if cut:
            out.append(_token(letters, text[:cut], start))
        out.append(_token(letters, text[cut:], start + cut))
    return [token for token in out if token.size > 0]


def _mark_border(letters: Letters, text: str, start: int) -> int:
    """Where in the run a small digit of a footnote mark begins or ends; 0 for nowhere."""
    if not (text[-1].isdigit() or text[0].isdigit() or text[-1] in ")]"):
        return 0
    trailing = _TRAILING_MARK.search(text)
    if trailing and not _UNITS.search(text[: trailing.start()]):
        small = letters.size(start + trailing.end() - 1) < _SMALL * letters.size(start)
        return trailing.start() if small else 0
    leading = _LEADING_MARK.match(text)
    if leading and letters.size(start) < _SMALL * letters.size(start + len(text) - 1):
        return leading.end()
    return 0


def _token(letters: Letters, text: str, start: int) -> Token:
    end = start + len(text)
    if text[-1] == _BROKEN_HYPHEN:
        left, right, base, size = letters.measure(start, max(end - 2, start))
        return Token(text[:-1] + "-", left, right, base, size, start, end)
    left, right, base, size = letters.measure(start, end - 1)
    return Token(text, left, right, base, size, start, end)


def in_order(letters: Letters, tokens: list[Token]) -> list[list[Token]]:
    """The runs as words on visual lines, from top to bottom and from left to right."""
    lines = _visual_lines(tokens)
    return [_words(letters, sorted(line, key=lambda t: t.left)) for line in lines]


def _visual_lines(tokens: list[Token]) -> list[list[Token]]:
    """Runs on one base line; a small run raised over its neighbour, as a footnote's mark is, belongs to its line."""
    lines: list[list[Token]] = []
    heights: list[float] = []
    for token in sorted(tokens, key=lambda t: (t.base, t.left)):
        if heights and token.base - heights[-1] <= _SAME_LINE * token.size:
            lines[-1].append(token)
        else:
            lines.append([token])
            heights.append(token.base)
    for index in range(len(lines) - 1, 0, -1):
        size = max((token.size for token in lines[index]), default=0.0)
        if heights[index] - heights[index - 1] < 0.6 * size:
            _lower_marks(lines[index - 1], lines[index], size)
    return [line for line in lines if line]


def _lower_marks(above: list[Token], line: list[Token], size: float) -> None:
    """Move the small raised runs that touch a word of the line down to it."""
    for token in [t for t in above if t.size < _SMALL * size and len(t.text) <= _LONGEST_MARK]:
        gaps = (max(token.left - other.right, other.left - token.right) for other in line)
        if any(-1 < gap < 0.3 * size for gap in gaps):
            line.append(token)
            above.remove(token)


def _words(letters: Letters, tokens: list[Token]) -> list[Token]:
    if _is_tangled(tokens):
        tokens = sorted((letter for t in tokens for letter in _letter_by_letter(letters, t)), key=lambda t: t.left)
    out: list[Token] = []
    for token in tokens:
        if out and _is_one_word(letters, out[-1], token):
            out[-1] = _joined(out[-1], token)
        else:
            out.append(token)
    return out


def _is_tangled(tokens: list[Token]) -> bool:
    """Whether letters of one run stand inside another: then the ends of the runs tell nothing."""
    if any(token.right - token.left < _NARROWEST * token.size * len(token.text) for token in tokens):
        return True
    return any(after.left < before.right - 0.2 * before.size for before, after in pairwise(tokens))


def _letter_by_letter(letters: Letters, token: Token) -> Iterator[Token]:
    """Each letter on its own, its marks with it: a letter of another font may stand in a hole of this run."""
    at = token.start
    while at < token.end:
        end = at + 1
        while end < token.end and combining(letters.text[end]):
            end += 1
        left, right, _, _ = letters.measure(at, at)
        text = letters.text[at:end].replace(_BROKEN_HYPHEN, "-")
        yield Token(text, left, right, token.base, token.size, at, end)
        at = end


def _joined(before: Token, token: Token) -> Token:
    text, right, size = before.text + token.text, max(before.right, token.right), max(before.size, token.size)
    return Token(text, before.left, right, before.base, size, before.start, token.end)


def _is_one_word(letters: Letters, before: Token, token: Token) -> bool:
    size = max(before.size, token.size)
    gap = token.left - before.right
    if min(before.size, token.size) < _SMALL * size:
        return False
    if token.start == before.end:
        return gap < 0.3 * size
    spaced = token.start == before.end + 1 and letters.text[before.end] == " "
    return -0.5 * size < gap < (0.03 if spaced else _TOUCHING) * size
