"""The style sheet: document defaults, and one real paragraph style, with a Vietnamese name, for each part.

Whoever edits the letter in Word finds the parts in the list of styles and changes all of a kind at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from dondoc.writing.form import Form, Style
from dondoc.writing.markup import NAMESPACES, style_id, twips

GRID = "VB_grid"
_AUTO = 240  # twentieths of a point: one line


def style_sheet(form: Form) -> str:
    """The whole of styles.xml."""
    styles = "".join(_paragraph_style(key, style, form) for key, style in form.styles.items())
    return f"<w:styles {NAMESPACES}>{_defaults(form)}{_base(form)}{styles}{_grid()}</w:styles>"


def _defaults(form: Form) -> str:
    """Font for every script, so that no letter falls back to another; Vietnamese for the spelling."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(form)}{_size(form.styles['body'].size)}"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{_AUTO}" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def _base(form: Form) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:rPr>{_fonts(form)}{_size(form.styles['body'].size)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _paragraph_style(key: str, style: Style, form: Form) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(key)}">'
        f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph_properties(style))}</w:pPr>"
        f"<w:rPr>{_fonts(form)}{''.join(_run_properties(style))}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> Iterator[str]:
    """In the order that the schema asks for."""
    if style.keep_next:
        yield "<w:keepNext/>"
    yield "<w:widowControl/>"
    if style.frame:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="1" w:color="{style.color or "auto"}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        yield f"<w:pBdr>{sides}</w:pBdr>"
    yield _spacing(style)
    if style.first or style.left or style.hanging:
        inner = f'w:hanging="{twips(style.hanging)}"' if style.hanging else f'w:firstLine="{twips(style.first)}"'
        yield f'<w:ind w:left="{twips(style.left)}" {inner}/>'
    yield f'<w:jc w:val="{style.align}"/>'
    if style.outline:
        yield f'<w:outlineLvl w:val="{style.outline - 1}"/>'


def _spacing(style: Style) -> str:
    height = (
        f'w:line="{round(style.exact * 20)}" w:lineRule="exact"'
        if style.exact
        else f'w:line="{round(style.line * _AUTO)}" w:lineRule="auto"'
    )
    return f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" {height}/>'


def _run_properties(style: Style) -> Iterator[str]:
    if style.bold:
        yield "<w:b/><w:bCs/>"
    if style.italic:
        yield "<w:i/><w:iCs/>"
    yield f'<w:color w:val="{style.color or "000000"}"/>'
    yield _size(style.size)
    if style.underline:
        yield '<w:u w:val="single"/>'


def _fonts(form: Form) -> str:
    name = quoteattr(form.font)
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _grid() -> str:
    """Tables of data: thin lines all round."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{GRID}"><w:name w:val="VB Bảng"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )
