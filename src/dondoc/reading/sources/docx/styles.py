"""Styles: what a style says once its ancestors and the document's defaults are laid under it.

Each style is worked out once. Bold, italic, capitals and hidden are toggles: set in
both the paragraph's and the run's style they cancel out (ECMA-376 part 1, 17.7.3),
while a run's own setting stands. A style that does not exist is no style; a circle
of styles ends where it closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dondoc.reading.sources.docx.borders import Edges, edges_of
from dondoc.reading.sources.docx.looks import ParagraphLook, RunLook, paragraph_look, run_look
from dondoc.reading.sources.docx.names import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, TYPE, Element, val, w

_STYLE, _STYLE_ID, _DEFAULT, _NAME, _BASED_ON = w("style"), w("styleId"), w("default"), w("name"), w("basedOn")
_DEFAULTS, _RUN_DEFAULTS, _PARAGRAPH_DEFAULTS = w("docDefaults"), w("rPrDefault"), w("pPrDefault")
_CONDITIONAL, _TABLE_PROPERTIES, _BORDERS = w("tblStylePr"), w("tblPr"), w("tblBorders")
_HEADING = re.compile(r"(?:heading|tiêu đề|đầu đề)\s*(\d)$")
_GENERATIONS = 16  # real styles have three or four ancestors; chains of ten thousand would take minutes
_NOTHING = RunLook()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style worked out, with the chain of styles that it comes from, nearest first."""

    chain: tuple[str, ...]
    look: ParagraphLook
    heading: int


@dataclass(slots=True)
class Styles:
    """The styles part, asked by style id. Answers are kept, so that each style is worked out once."""

    elements: dict[str, Element] = field(default_factory=dict)
    default_ids: dict[str, str] = field(default_factory=dict)
    run_defaults: RunLook = field(default_factory=RunLook)
    paragraph_defaults: ParagraphLook = field(default_factory=ParagraphLook)
    _paragraphs: dict[str | None, ParagraphStyle] = field(default_factory=dict)
    _bases: dict[tuple[str | None, str | None], RunLook] = field(default_factory=dict)
    _borders: dict[str | None, Edges] = field(default_factory=dict)

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The paragraph style of an id; of the default style for None and for ids not defined."""
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = self._paragraph(style_id)
        return self._paragraphs[style_id]

    def run(self, paragraph_style: str | None, run_style: str | None) -> RunLook:
        """What the styles alone make of a run."""
        key = (paragraph_style, run_style)
        if key not in self._bases:
            self._bases[key] = self._run(paragraph_style, run_style)
        return self._bases[key]

    def table_borders(self, style_id: str | None) -> Edges:
        """The borders that a table style draws, by edge."""
        if style_id not in self._borders:
            borders: dict[str, bool] = {}
            for element in reversed([self.elements[name] for name in self._chain(style_id, "table")]):
                borders |= _borders(element)
            self._borders[style_id] = borders
        return self._borders[style_id]

    def numbering_of(self, style_id: str) -> int | None:
        """The numbering that a list style points to."""
        element = self.elements.get(style_id)
        return None if element is None else paragraph_look(element.find(PARAGRAPH_PROPERTIES)).num_id

    def _paragraph(self, style_id: str | None) -> ParagraphStyle:
        chain = tuple(self._chain(style_id, "paragraph"))
        look, heading = self.paragraph_defaults, 0
        for name in reversed(chain):
            look = paragraph_look(self.elements[name].find(PARAGRAPH_PROPERTIES)).over(look)
            heading = _heading(self.elements[name]) or heading
        if look.outline is not None:
            heading = look.outline + 1 if 0 <= look.outline <= 8 else 0
        return ParagraphStyle(chain, look, heading)

    def _run(self, paragraph_style: str | None, run_style: str | None) -> RunLook:
        below = self._chain_look(paragraph_style, "paragraph")
        above = self._chain_look(run_style, "character") if run_style else _NOTHING
        defaults = self.run_defaults
        return RunLook(
            bold=_toggled(defaults.bold, below.bold, above.bold),
            italic=_toggled(defaults.italic, below.italic, above.italic),
            caps=_toggled(defaults.caps, below.caps, above.caps),
            hidden=_toggled(defaults.hidden, below.hidden, above.hidden),
            raised=above.over(below).raised,
            font=above.over(below).over(defaults).font,
        )

    def _chain_look(self, style_id: str | None, kind: str) -> RunLook:
        look = _NOTHING
        for name in self._chain(style_id, kind):
            look = look.over(run_look(self.elements[name].find(RUN_PROPERTIES)))
        return look

    def _chain(self, style_id: str | None, kind: str) -> Iterator[str]:
        """The style and its ancestors, nearest first."""
        name = style_id if style_id in self.elements else self.default_ids.get(kind)
        seen: set[str] = set()
        while name is not None and name in self.elements and name not in seen and len(seen) < _GENERATIONS:
            seen.add(name)
            yield name
            name = val(self.elements[name], _BASED_ON)


def load_styles(root: Element | None) -> Styles:
    """Read the styles part; a document without one has no styles."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.iterchildren(_STYLE):
        style_id = element.get(_STYLE_ID)
        if style_id is None:
            continue
        styles.elements[style_id] = element
        if element.get(_DEFAULT) in ("1", "true", "on"):
            styles.default_ids.setdefault(element.get(TYPE, "paragraph"), style_id)
    defaults = root.find(_DEFAULTS)
    if defaults is not None:
        styles.run_defaults = run_look(defaults.find(f"{_RUN_DEFAULTS}/{RUN_PROPERTIES}"))
        styles.paragraph_defaults = paragraph_look(defaults.find(f"{_PARAGRAPH_DEFAULTS}/{PARAGRAPH_PROPERTIES}"))
    return styles


def _heading(element: Element) -> int:
    match = _HEADING.match((val(element, _NAME) or "").strip().casefold())
    return int(match[1]) if match else 0


def _toggled(default: bool | None, below: bool | None, above: bool | None) -> bool:
    return bool(default) or bool(below) != bool(above)


def _borders(style: Element) -> dict[str, bool]:
    parents = [style, *(part for part in style.iterchildren(_CONDITIONAL) if part.get(TYPE) == "wholeTable")]
    return {
        edge: drawn
        for parent in parents
        for edge, drawn in edges_of(parent.find(f"{_TABLE_PROPERTIES}/{_BORDERS}")).items()
    }
