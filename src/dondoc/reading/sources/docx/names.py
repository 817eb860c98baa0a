"""Names of WordprocessingML and the small ways of reading its attributes.

Only the transitional namespace appears here: `package` rewrites the strict one
(purl.oclc.org) before parsing. Source: ECMA-376 part 1, clause 17 and part 3
(markup compatibility). Odd attribute values are read as absent, for a paragraph
that looks a little wrong is better than a document that is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{_W}}}{name}"


VAL = w("val")
ID = w("id")
TYPE = w("type")
RELATION_ID = f"{{{_R}}}id"
ALTERNATE = f"{{{_MC}}}AlternateContent"
CHOICE = f"{{{_MC}}}Choice"
FALLBACK = f"{{{_MC}}}Fallback"
MATH_TEXT = f"{{{_M}}}t"
MATH = (f"{{{_M}}}oMath", f"{{{_M}}}oMathPara")

PARAGRAPH, RUN, TEXT, TABLE, ROW, CELL = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = w("pPr"), w("rPr")
TEXT_BOX = w("txbxContent")
DELETED, MOVED_AWAY, INSERTED, MOVED_HERE = w("del"), w("moveFrom"), w("ins"), w("moveTo")

TRANSPARENT = frozenset(
    w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo", "hyperlink")
)

_OFF = frozenset(("0", "false", "off"))
_LARGEST = 10_000_000


def val(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a named child, None where there is none."""
    if parent is None:
        return None
    child = parent.find(name)
    return None if child is None else child.get(VAL)


def is_on(element: Element) -> bool:
    """Whether an on/off element is on: present without a value means on."""
    return element.get(VAL) not in _OFF


def number(text: str | None) -> int | None:
    """A whole number, None for anything else; sizes no document has are cut to a bound."""
    if text is None or len(text) > 20:
        return None
    try:
        value = int(float(text))
    except (ValueError, OverflowError):
        return None
    return max(-_LARGEST, min(_LARGEST, value))


def chosen(alternate: Element) -> Element | None:
    """The one branch of alternative content to read: the new form, unless only the old one has words."""
    branches = [child for child in alternate if child.tag in (CHOICE, FALLBACK)]
    for branch in branches:
        if next(branch.iter(TEXT, RUN), None) is not None:
            return branch
    return branches[0] if branches else None


def content(parent: Element) -> Iterator[Element]:
    """The children of a story, row or table, seen through content controls and alternative content."""
    for child in parent:
        if child.tag in TRANSPARENT:
            yield from content(child)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from content(branch)
        else:
            yield child
