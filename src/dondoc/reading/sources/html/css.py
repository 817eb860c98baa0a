"""How an element looks, as far as reading needs it: weight, slant, place, what is hidden, which font.

Style sheets are read for what Word and portals write into them (rules for a tag, a
class, a tag with a class), not as a browser would: a rule that is missed costs a style,
never a word. Only hiding takes text away, so it is believed from an element itself
and from plain rules alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from dondoc.reading.sources.base import Part
from dondoc.reading.text.legacy import Encoding, font_encoding, is_capital_font


class Look(NamedTuple):
    """The style that text stands in, inherited from the elements around it."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    heading: int = 0
    hidden: bool = False
    encoding: Encoding | None = None
    capitals: bool = False
    upper: bool = False
    keeps_lines: bool = False
    symbols: bool = False
    indent: float = 0.0
    part: Part = Part.BODY


_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SIMPLE = re.compile(r"[a-z][a-z0-9]*|[a-z][a-z0-9]*?\.[\w-]+|\.[\w-]+", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d{1,4})?)(pt|in|cm|mm|px)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_BOLD_TAGS = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_ITALIC_TAGS = frozenset(("i", "em", "cite"))
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
_PARTS = (
    (re.compile(r"mso-element:\s*(?:footnote|endnote)"), Part.FOOTNOTE),
    (re.compile(r"mso-element:\s*comment"), Part.COMMENT),
    (re.compile(r"mso-element:\s*(?:header|footer)"), Part.RUNNING_HEAD),
)
_NOTE_ID = re.compile(r"_?(?:ftn|edn|sdfootnote|sdendnote)\d{1,4}")
_NOTE_CLASS = re.compile(r"Mso(?:Foot|End)noteText")
_COMMENT_CLASS = re.compile(r"MsoCommentText")

Declarations = dict[str, str]


def parse_declarations(style: str) -> Declarations:
    """The declarations of a style attribute, names in lower case."""
    pairs = (item.split(":", 1) for item in style.split(";") if ":" in item)
    return {name.strip().lower(): value.strip().lower() for name, value in pairs}


class Sheet:
    """The rules of a page's style elements, and the look of its elements."""

    def __init__(self, css: str) -> None:
        self._rules: dict[str, Declarations] = {}
        self._looks: dict[tuple[object, ...], Look] = {}
        for selectors, body in _RULE.findall(_COMMENT.sub(" ", css)):
            declarations = parse_declarations(body)
            for selector in selectors.split(","):
                name = selector.strip()
                if _SIMPLE.fullmatch(name):
                    tag, dot, of_class = name.partition(".")
                    self._rules.setdefault(f"{tag.lower()}{dot}{of_class}", {}).update(declarations)

    def declarations(self, element: etree._Element) -> Declarations:
        """What the sheet and the element itself say, the later and closer winning."""
        tag = str(element.tag)
        found: Declarations = dict(self._rules.get(tag, ()))
        for name in element.get("class", "").split():
            found.update(self._rules.get(f".{name}", ()))
            found.update(self._rules.get(f"{tag}.{name}", ()))
        found.update(parse_declarations(element.get("style", "")))
        return found

    def look(self, above: Look, element: etree._Element) -> Look:
        """The look inside an element."""
        get = element.get
        key = (above, element.tag, get("class"), get("style"), get("align"), get("face"), get("id"), get("hidden"))
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = _look(above, element, self.declarations(element))
        return found


def _look(above: Look, element: etree._Element, said: Declarations) -> Look:
    tag = str(element.tag)
    encoding, capitals, symbols = _font(above, said.get("font-family") or element.get("face") or "")
    return Look(
        bold=_weight(above.bold or tag in _BOLD_TAGS, said),
        italic=_slant(above.italic or tag in _ITALIC_TAGS, said),
        centred=_is_centred(above.centred and tag != "table", tag, element.get("align", ""), said),
        heading=int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else above.heading,
        hidden=above.hidden or _is_hidden(element, said),
        encoding=encoding,
        capitals=capitals,
        upper=said["text-transform"] == "uppercase" if "text-transform" in said else above.upper,
        keeps_lines=tag in ("pre", "xmp") or _keeps_lines(above.keeps_lines, said),
        symbols=symbols,
        indent=_indent(above.indent, said),
        part=_part(above.part, element),
    )


def _weight(bold: bool, said: Declarations) -> bool:
    weight = said.get("font-weight", "")
    if not weight and " bold" in f" {said.get('font', '')}":
        return True
    if weight in ("bold", "bolder"):
        return True
    return int(weight) >= 600 if weight.isdecimal() and len(weight) < 5 else bold and weight != "normal"


def _slant(italic: bool, said: Declarations) -> bool:
    slant = said.get("font-style", "")
    return slant in ("italic", "oblique") if slant else italic


def _is_centred(above: bool, tag: str, align: str, said: Declarations) -> bool:
    if tag == "center":
        return True
    found = said.get("text-align") or (align.lower() if tag != "table" else "")
    return "center" in found if found else above


def _is_hidden(element: etree._Element, said: Declarations) -> bool:
    return (
        said.get("display") == "none"
        or said.get("visibility") == "hidden"
        or said.get("mso-hide") == "all"
        or element.get("hidden") is not None
    )


def _keeps_lines(above: bool, said: Declarations) -> bool:
    return said["white-space"].startswith("pre") if "white-space" in said else above


def _font(above: Look, family: str) -> tuple[Encoding | None, bool, bool]:
    if not family:
        return above.encoding, above.capitals, above.symbols
    first = family.split(",")[0].strip(" '\"")
    return font_encoding(first), is_capital_font(first), first.lower().startswith(_SYMBOL_FONTS)


def _indent(above: float, said: Declarations) -> float:
    found = _LENGTH.match(said.get("margin-left", ""))
    return round(float(found[1]) * _POINTS[found[2]], 1) if found else above


def _part(above: Part, element: etree._Element) -> Part:
    if above is not Part.BODY:
        return above
    style, name, of_class = element.get("style"), element.get("id"), element.get("class")
    if style and "mso-element" in style:
        return next((part for pattern, part in _PARTS if pattern.search(style)), above)
    if (name and _NOTE_ID.fullmatch(name)) or (of_class and _NOTE_CLASS.search(of_class)):
        return Part.FOOTNOTE
    return Part.COMMENT if of_class and _COMMENT_CLASS.search(of_class) else above
