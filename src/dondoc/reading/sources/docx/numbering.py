"""Automatic numbering: the marker that Word prints in front of a paragraph.

The markers of real plans are not in the text; they are counted here as Word
counts them. Lists of one abstract numbering share their counters; a numbering
with a start of its own restarts them at its first paragraph; a level starts anew
after a higher one, unless `lvlRestart` says otherwise; a level skipped counts as
begun. Source: ECMA-376 part 1, 17.9, and what LibreOffice prints of the same files.
The worse mistake is a wrong number: it would send a reader to another duty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc.reading.sources.docx.counting import LARGEST, format_number
from dondoc.reading.sources.docx.looks import ParagraphLook, paragraph_look, run_look
from dondoc.reading.sources.docx.names import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VAL,
    Element,
    is_on,
    number,
    val,
    w,
)
from dondoc.reading.sources.docx.styles import Styles
from dondoc.reading.sources.docx.symbols import bullet, without_private

_ABSTRACT, _ABSTRACT_ID, _NUM, _NUM_ID = w("abstractNum"), w("abstractNumId"), w("num"), w("numId")
_LEVEL, _INDEX, _OVERRIDE, _START_OVERRIDE = w("lvl"), w("ilvl"), w("lvlOverride"), w("startOverride")
_START, _FORMAT, _TEXT, _RESTART, _LEGAL, _STYLE = (
    w(name) for name in ("start", "numFmt", "lvlText", "lvlRestart", "isLgl", "pStyle")
)
_NUM_STYLE_LINK, _STYLE_LINK = w("numStyleLink"), w("styleLink")
_CUSTOM_FORMAT, _PICTURE = w("format"), w("lvlPicBulletId")
_LEVELS = 9
_LONGEST = 255  # Word's own bound; without it a few bytes could print megabytes before each paragraph
_UNNUMBERED = ("none", "bullet")
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart_after` is the index of the last level that starts this one anew, -1 for none."""

    start: int
    format: str
    text: str
    restart_after: int
    legal: bool
    style: str | None
    look: ParagraphLook
    font: str | None


@dataclass(slots=True)
class List:
    """A `w:num`: its levels, the counters that it shares, its own starts and those of them not yet used."""

    levels: tuple[Level | None, ...]
    counters: list[int | None]
    starts: dict[int, int]
    pending: set[int]
    linked: dict[str, int]


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed, with the level that it comes from."""

    text: str
    level: Level

    @property
    def is_bullet(self) -> bool:
        return self.level.format == "bullet"


@dataclass(slots=True)
class Numbering:
    """All lists of a document and where each of them has got to."""

    lists: dict[int, List] = field(default_factory=dict)

    def level_of(self, num_id: int, styles: Iterable[str]) -> int | None:
        """The level that is linked to the first of these styles that has one."""
        found = self.lists.get(num_id)
        if found is None:
            return None
        return next((found.linked[style] for style in styles if style in found.linked), None)

    def next_marker(self, num_id: int, index: int) -> Marker | None:
        """Count one paragraph and return its marker; None where the list or its level is not defined."""
        found = self.lists.get(num_id)
        if found is None or not 0 <= index < _LEVELS:
            return None
        level = found.levels[index]
        if level is None:
            return None
        _count(found, index)
        return Marker(_printed(found, index, level), level)


def load_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read the numbering part; a document without one has no lists."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstracts = {number(item.get(_ABSTRACT_ID)): item for item in root.iterchildren(_ABSTRACT)}
    nums = {number(item.get(_NUM_ID)): item for item in root.iterchildren(_NUM)}
    linked = {val(item, _STYLE_LINK): key for key, item in abstracts.items() if item.find(_STYLE_LINK) is not None}
    counters: dict[int | None, list[int | None]] = {}
    levels: dict[int | None, tuple[Level | None, ...]] = {}
    for num_id, item in nums.items():
        key = _resolved(number(val(item, _ABSTRACT_ID)), abstracts, nums, linked, styles)
        if num_id is None or key not in abstracts:
            continue
        if key not in levels:
            levels[key] = _levels(abstracts[key])
            counters[key] = [None] * _LEVELS
        numbering.lists[num_id] = _list(item, levels[key], counters[key])
    return numbering


def _resolved(
    key: int | None,
    abstracts: dict[int | None, Element],
    nums: dict[int | None, Element],
    linked: dict[str | None, int | None],
    styles: Styles,
) -> int | None:
    """Follow `numStyleLink` through the list style to the numbering that holds the levels."""
    for _step in range(_LEVELS):
        name = val(abstracts.get(key), _NUM_STYLE_LINK)
        if name is None:
            return key
        target = val(nums.get(styles.numbering_of(name)), _ABSTRACT_ID)
        following = number(target) if target is not None else linked.get(name)
        if following == key:
            following = linked.get(name)
        if following is None or following == key:
            return key
        key = following
    return key


def _list(item: Element, levels: tuple[Level | None, ...], counters: list[int | None]) -> List:
    own, starts = list(levels), {}
    for override in item.iterchildren(_OVERRIDE):
        index = number(override.get(_INDEX))
        if index is None or not 0 <= index < _LEVELS:
            continue
        replaced = override.find(_LEVEL)
        if replaced is not None:
            own[index] = _level(replaced, index)
        start = number(val(override, _START_OVERRIDE))
        if start is not None:
            starts[index] = start
    linked = {level.style: index for index, level in enumerate(own) if level is not None and level.style}
    return List(tuple(own), counters, starts, set(starts), linked)


def _levels(abstract: Element) -> tuple[Level | None, ...]:
    levels: list[Level | None] = [None] * _LEVELS
    for element in abstract.iterchildren(_LEVEL):
        index = number(element.get(_INDEX))
        if index is not None and 0 <= index < _LEVELS:
            levels[index] = _level(element, index)
    return tuple(levels)


def _level(element: Element, index: int) -> Level:
    start, restart, legal = number(val(element, _START)), number(val(element, _RESTART)), element.find(_LEGAL)
    return Level(
        start=0 if start is None else start,
        format=_format(element),
        text=(val(element, _TEXT) or "")[:_LONGEST],
        restart_after=index - 1 if restart is None else min(restart, index) - 1,
        legal=legal is not None and is_on(legal),
        style=val(element, _STYLE),
        look=paragraph_look(element.find(PARAGRAPH_PROPERTIES)),
        font=run_look(element.find(RUN_PROPERTIES)).font,
    )


def _format(element: Element) -> str:
    """The number format. Newer Word writes some formats («01, 02, 03») only as a custom one inside a choice."""
    if element.find(_PICTURE) is not None:
        return "bullet"
    for child in element.iter(_FORMAT):
        if child.get(VAL) != "custom":
            return child.get(VAL, "decimal")
        sample = child.get(_CUSTOM_FORMAT, "").partition(",")[0].strip()
        return f"zero{len(sample)}" if sample.startswith("0") else "decimal"
    return "decimal"


def _count(found: List, index: int) -> None:
    counters = found.counters
    for above in range(index):
        if counters[above] is None:
            counters[above] = _start(found, above)
    current = counters[index]
    if index in found.pending or current is None:
        counters[index] = _start(found, index)
        found.pending.discard(index)
    else:
        counters[index] = min(current + 1, LARGEST)
    for below in range(index + 1, _LEVELS):
        level = found.levels[below]
        if level is None or level.restart_after >= index:
            counters[below] = None


def _start(found: List, index: int) -> int:
    level = found.levels[index]
    return found.starts.get(index, 1 if level is None else level.start)


def _printed(found: List, index: int, level: Level) -> str:
    if level.format == "bullet":
        return bullet(level.text)

    def counted(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        value, shown = found.counters[at], found.levels[at]
        if at > index or value is None or shown is None:
            return ""
        return format_number(value, "decimal" if level.legal and shown.format not in _UNNUMBERED else shown.format)

    return without_private(_PLACEHOLDER.sub(counted, level.text, count=2 * _LEVELS))[:_LONGEST]
