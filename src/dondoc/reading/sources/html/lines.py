"""From the runs of text inside a block to paragraphs: legacy fonts decoded, `<br>` judged.

A `<br>` ends a line. Whether the sentence ends with it only the words show: the
pieces of a letterhead, a title, a list typed by hand are lines of their own, the halves
of a wrapped sentence are one. Pieces are joined only where the next one goes on in
small letters; to make two duties one is the worse mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from dondoc.reading.sources.base import Part, Style
from dondoc.reading.sources.html.css import Look
from dondoc.reading.sources.markdown import is_rule
from dondoc.reading.text.clean import clean_line
from dondoc.reading.text.legacy import decode

_UNICODE_LETTER = re.compile("[\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W_]")
_GOES_ON = re.compile(r"[a-zà-ỹđ(,]")
_MARKER = re.compile(r"(?:[-–+*•▪]\s|\(?(?:\d{1,3}|[a-zđ]|[ivx]{1,4})[.)/]\s|[IVX]{1,5}\.)")
_METRE = re.compile(r"(?:^|[\W\d])[kcdm]?m$")
# what the letters of Word's symbol fonts show, as far as they are bullets
_SYMBOLS = str.maketrans({"·": "•", "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "à": "→"})


class Piece(NamedTuple):
    """A line of its own: the text, how it looks, whether its sentence may go on in the next."""

    text: str
    style: Style
    complete: bool


class Lines:
    """Collects the text of one block."""

    def __init__(self) -> None:
        self._runs: list[list[tuple[str, Look]]] = [[]]
        self.part = Part.BODY
        self.numbered = False
        self.decoded = False
        self.is_empty = True
        self.is_new = True

    def add(self, text: str, look: Look) -> None:
        self.is_new = False
        if not text.isspace():
            self.is_empty = False
        if look.symbols:
            text = text.translate(_SYMBOLS)
        if look.keeps_lines and "\n" in text:
            first, *rest = text.split("\n")
            self._runs[-1].append((first, look))
            self._runs += [[(line, look)] for line in rest]
        else:
            self._runs[-1].append((text, look))

    def end_line(self) -> None:
        self.is_new = False
        self._runs.append([])

    def ends_with_metre(self) -> bool:
        """Whether a raised figure here would be an area or a volume."""
        return bool(self._runs[-1]) and _METRE.search(self._runs[-1][-1][0][-3:]) is not None

    def take(self, marker: str, *, apart: bool) -> Iterator[Piece]:
        """The paragraphs collected, the first with `marker` in front; `apart`: every line is its own."""
        lines = [self._line(runs) for runs in self._runs]
        groups: list[list[tuple[str, Style]]] = []
        blank = False
        for text, style in lines:
            if not text or is_rule(text):
                blank = True
                continue
            if groups and not (apart or blank or _is_apart(groups[-1][-1], text)):
                groups[-1].append((text, style))
            else:
                groups.append([(text, style)])
            blank = False
        for number, group in enumerate(groups):
            text = " ".join(line for line, _style in group)
            if number == 0 and marker and not text.startswith(marker):
                text = f"{marker} {text}"
            yield Piece(text, _common([style for _line, style in group]), number == len(groups) - 1)

    def _line(self, runs: list[tuple[str, Look]]) -> tuple[str, Style]:
        if not runs:
            return "", Style()
        right = any(_UNICODE_LETTER.search(text) for text, _look in runs)
        text = clean_line("".join(self._decoded(runs, right)))
        worded = [look for text, look in runs if _WORD.search(text)] or [runs[0][1]]
        first = worded[0]
        return text, Style(
            bold=all(look.bold for look in worded),
            italic=all(look.italic for look in worded),
            centred=first.centred,
            heading=first.heading,
            indent=first.indent,
        )

    def _decoded(self, runs: list[tuple[str, Look]], right: bool) -> Iterator[str]:
        """The texts, neighbours of one font together: a letter of VNI may be cut by a change of style."""
        for (encoding, capitals, upper), group in groupby(
            runs, key=lambda run: (run[1].encoding, run[1].capitals, run[1].upper)
        ):
            text = "".join(part for part, _look in group)
            if encoding and not right:
                before, text = text, decode(text, encoding, capitals=capitals)
                self.decoded = self.decoded or text != before
            elif capitals:
                text = text.upper()
            yield text.upper() if upper else text


def _is_apart(before: tuple[str, Style], text: str) -> bool:
    return (
        before[1].centred
        or before[0].endswith((".", ";", ":"))
        or _MARKER.match(text) is not None
        or _GOES_ON.match(text) is None
    )


def _common(styles: list[Style]) -> Style:
    first = styles[0]
    if len(styles) == 1:
        return first
    return Style(
        all(style.bold for style in styles),
        all(style.italic for style in styles),
        first.centred,
        first.heading,
        first.indent,
    )
