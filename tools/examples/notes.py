"""Footnotes of a Word file, which python-docx does not write itself."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SIZE = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="20"/>'
_RAISED = f'<w:rPr>{_SIZE}<w:vertAlign w:val="superscript"/></w:rPr>'
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def footnote_mark(number: int) -> Any:
    """The raised mark in the text that points to a note."""
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteReference w:id="{number}"/></w:r>'
    )


def add_footnotes(document: Any, notes: list[str], relationship: str) -> None:
    """Put the notes, numbered from 1, into the package."""
    style = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.font.size = document.styles["Normal"], Pt(10)
    bodies = "".join(_note(number, words, style.style_id) for number, words in enumerate(notes, 1))
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    xml = f"{declared}<w:footnotes {nsdecls('w')}>{_SEPARATORS}{bodies}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, relationship)


def _note(number: int, words: str, style: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="both"/></w:pPr>'
        f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
        f'<w:r><w:rPr>{_SIZE}</w:rPr><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote>'
    )
