"""Pieces of WordprocessingML as text: paragraphs and runs. Strings, because a table of 5,000 rows is made of them.

>>> paragraph("body", "a < b")
'<w:p><w:pPr><w:pStyle w:val="VB_body"/></w:pPr><w:r><w:t xml:space="preserve">a &lt; b</w:t></w:r></w:p>'
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from dondoc.writing.clean import clean
from dondoc.writing.model import Run, Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_TWIPS_A_MM = 1440 / 25.4


def twips(mm: float) -> int:
    """Twentieths of a point: 20 mm are 1134."""
    return round(mm * _TWIPS_A_MM)


def style_id(key: str) -> str:
    """The name of a style inside the file; people see the Vietnamese one."""
    return f"VB_{key}"


def paragraph(style: str, text: Text = "", *, extra: str = "") -> str:
    """A paragraph in a style of the form; `extra` are properties beside it, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{extra}</w:pPr>{runs(text)}</w:p>'


def runs(text: Text) -> str:
    """The words of a paragraph."""
    pieces = (Run(text),) if isinstance(text, str) else text
    return "".join(_run(piece) for piece in pieces if piece.text)


def _run(piece: Run) -> str:
    type_ = ("<w:b/><w:bCs/>" if piece.bold else "") + ("<w:i/><w:iCs/>" if piece.italic else "")
    properties = f"<w:rPr>{type_}</w:rPr>" if type_ else ""
    return f"<w:r>{properties}{_words(clean(piece.text))}</w:r>"


def _words(text: str) -> str:
    """Text with line ends and tabs as elements of their own."""
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    lines = ["<w:tab/>".join(_words(part) if part else "" for part in line.split("\t")) for line in text.split("\n")]
    return "<w:br/>".join(lines)
