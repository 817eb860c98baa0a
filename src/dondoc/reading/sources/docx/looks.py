"""How a paragraph or run looks, as one element says it: None stands for «not said here».

Styles and direct formatting carry the same elements, so both are read here and
laid over one another in `styles`. Source: ECMA-376 part 1, 17.3.1 and 17.3.2.
"""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reading.sources.docx.names import VAL, Element, is_on, number, val, w

_BOLD, _ITALIC, _CAPS, _VANISH, _RAISED, _FONTS, _STYLE = (
    w(name) for name in ("b", "i", "caps", "vanish", "vertAlign", "rFonts", "rStyle")
)
_JUSTIFIED, _INDENT, _OUTLINE, _NUMBERING = (w(name) for name in ("jc", "ind", "outlineLvl", "numPr"))
_NUM_ID, _LEVEL = w("numId"), w("ilvl")
_LEFT, _START, _FIRST, _HANGING = (w(name) for name in ("left", "start", "firstLine", "hanging"))
_ASCII, _HIGH, _ASCII_THEME, _HIGH_THEME = (w(name) for name in ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme"))


@dataclass(slots=True)
class RunLook:
    """What a run says of itself; `font` is the one for letters beyond ASCII, "" for a theme's font."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None
    style: str | None = None

    def over(self, base: RunLook) -> RunLook:
        """This look, with `base` where this one says nothing."""
        return RunLook(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.caps if self.caps is None else self.caps,
            base.hidden if self.hidden is None else self.hidden,
            base.raised if self.raised is None else self.raised,
            base.font if self.font is None else self.font,
            self.style or base.style,
        )


@dataclass(slots=True)
class ParagraphLook:
    """What a paragraph says of itself; lengths in twentieths of a point. `num_id` 0 takes a number away."""

    centred: bool | None = None
    left: int | None = None
    first: int | None = None
    outline: int | None = None
    num_id: int | None = None
    level: int | None = None

    def over(self, base: ParagraphLook) -> ParagraphLook:
        """This look, with `base` where this one says nothing; a numbering of its own brings its own indent."""
        inherits_indent = not self.num_id
        return ParagraphLook(
            base.centred if self.centred is None else self.centred,
            base.left if self.left is None and inherits_indent else self.left,
            base.first if self.first is None and inherits_indent else self.first,
            base.outline if self.outline is None else self.outline,
            base.num_id if self.num_id is None else self.num_id,
            base.level if self.level is None else self.level,
        )


def run_look(properties: Element | None, *, fonts: bool = True) -> RunLook:
    """The look that a `w:rPr` describes. Fonts are looked up only where a legacy one may be."""
    look = RunLook()
    if properties is None:
        return look
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            look.bold = is_on(child)
        elif tag == _ITALIC:
            look.italic = is_on(child)
        elif tag == _STYLE:
            look.style = child.get(VAL)
        elif tag == _RAISED:
            look.raised = child.get(VAL) == "superscript"
        elif tag == _VANISH:
            look.hidden = is_on(child)
        elif tag == _CAPS:
            look.caps = is_on(child)
        elif fonts and tag == _FONTS:
            look.font = _font(child)
    return look


def paragraph_look(properties: Element | None) -> ParagraphLook:
    """The look that a `w:pPr` describes."""
    look = ParagraphLook()
    if properties is None:
        return look
    for child in properties:
        tag = child.tag
        if tag == _JUSTIFIED:
            look.centred = child.get(VAL) == "center"
        elif tag == _INDENT:
            look.left = number(child.get(_LEFT) or child.get(_START))
            look.first = _first_line(child)
        elif tag == _NUMBERING:
            look.num_id = number(val(child, _NUM_ID))
            look.level = number(val(child, _LEVEL))
        elif tag == _OUTLINE:
            look.outline = number(child.get(VAL))
    return look


def _first_line(indent: Element) -> int | None:
    hanging = number(indent.get(_HANGING))
    return number(indent.get(_FIRST)) if hanging is None else -hanging


def _font(fonts: Element) -> str | None:
    if fonts.get(_HIGH_THEME) or (fonts.get(_ASCII_THEME) and not fonts.get(_HIGH)):
        return ""
    return fonts.get(_HIGH) or fonts.get(_ASCII)
