"""The automatic numbering of a Word file: one list of four levels, I. 1. a) -.

Level 0 hangs on a paragraph style, as in the templates of offices; the others are
set paragraph by paragraph. Letters are Word's own, so a list of them must stop at
d: Word has no «đ».
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

HEADING_STYLE = "De muc"
_LEVELS = (("upperRoman", "%1.", 720), ("decimal", "%2.", 720), ("lowerLetter", "%3)", 720), ("bullet", "-", 720))


def add_numbering(document: Any) -> None:
    """Define the list as number 1 and the style that its first level hangs on."""
    style = document.styles.add_style(HEADING_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    levels = "".join(_level(index, *level, style.style_id) for index, level in enumerate(_LEVELS))
    kind = '<w:multiLevelType w:val="multilevel"/>'
    root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1">{kind}{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="1"/></w:num>'))


def _level(index: int, form: str, text: str, indent: int, style: str) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if index == 0 else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr></w:lvl>'
    )
