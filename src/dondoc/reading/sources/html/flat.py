"""A page too broken for a tree: its words line by line, so that none is lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dondoc.reading.sources.base import Paragraph, Place
from dondoc.reading.text.clean import clean_line

_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][\w:-]*)[^<>]*>|![^<>]*>)")
_BREAK_TAGS = (
    "p div br tr td th li h1 h2 h3 h4 h5 h6 table tbody center pre ul ol hr dl dt dd section article blockquote"
)
_BREAKS = frozenset(_BREAK_TAGS.split())
_SILENT = frozenset(("script", "style", "head", "noscript", "template", "title"))


def read_flat(source: str) -> tuple[Paragraph, ...]:
    """The lines of a page, its tags taken out one by one."""
    lines = (clean_line(html.unescape(line)) for line in "".join(_pieces(source)).split("\0"))
    texts = [line for line in lines if line]
    return tuple(Paragraph(text, ((0, Place(paragraph=number)),), complete=False) for number, text in enumerate(texts))


def _pieces(source: str) -> Iterator[str]:
    """The text between the tags, with a NUL for the end of each block."""
    at = since = 0
    silent = ""
    while found := _TAG.search(source, at):
        if not silent:
            yield source[at : found.start()]
        at = found.end()
        name = (found[3] or "").lower()
        if found[1]:
            close = source.find("-->", at)
            at = close + 3 if close >= 0 else len(source)
        elif silent:
            silent = "" if found[2] and name == silent else silent
        elif name in _SILENT and not found[2]:
            silent, since = name, at
        elif name in _BREAKS:
            yield "\0"
    yield source[since if silent else at :]  # a script without end would swallow the page
