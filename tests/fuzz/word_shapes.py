"""Word files whose shape is chosen by bytes: well-formed XML that no Word would write.

Scratched XML seldom parses, so a fuzzer with bytes alone stays at the parser's door.
Here each byte chooses an element, a value, a style or a list, and Word's own names
stand in places where Word would never put them.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.factories import files

_NAMES = """
p pPr r rPr t br tab tbl tblPr tblGrid gridCol tr trPr tc tcPr gridSpan vMerge numPr numId ilvl pStyle ins del delText
sdt sdtContent fldChar instrText fldSimple hyperlink footnoteReference commentReference drawing pict txbxContent
sectPr jc ind b i vanish rFonts sym noBreakHyphen softHyphen smartTag bookmarkStart caps
"""
_ELEMENTS = tuple(_NAMES.split())
_VALUES = ("0", "1", "2", "-1", "99999999999", "", "restart", "continue", "begin", "end", "separate", "center", "ủ")
_FORMS = ("decimal", "upperRoman", "lowerRoman", "lowerLetter", "upperLetter", "bullet", "none", "ordinal", "x")
_MARKERS = ("%1.", "%1.%2.", "%9)", "(%3)", "-", "\uf0b7", "", "%", "%0", "%1%1%1%1", "Điều %1.", "%2%")
_FONTS = (".VnTime", "VNI-Times", "Times New Roman", "Symbol", "Wingdings", "", ".VnTimeH")
_TEXTS = ("KÕ ho¹ch", "KẾ HOẠCH", "1. ", "Sở Y tế", "quý II/2025", "\u0301", "", "&amp;&lt;", "PAGE", "x" * 300)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("numbering", "styles", "footnotes")


def build_tree(choices: bytes) -> bytes:
    """A file whose body is a tree of elements in any order."""
    return files.docx("".join(_tree(choices)))


def build_lists(choices: bytes) -> bytes:
    """A file with list definitions, styles that rest on one another, and a body that uses both."""
    half = len(choices) // 2
    definitions, body = choices[:half], choices[half:]
    note = "".join(_tree(body))
    parts = {
        "word/_rels/document.xml.rels": _relations(),
        "word/numbering.xml": f"<w:numbering {_W}>{_numbering(definitions)}</w:numbering>",
        "word/styles.xml": f"<w:styles {_W}>{_styles(definitions[9:19])}</w:styles>",
        "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="1">{note}</w:footnote></w:footnotes>',
    }
    return files.docx("".join(_listed(choice) for choice in body[:60]), extra=parts)


def _tree(choices: bytes) -> Iterator[str]:
    opened: list[str] = []
    for choice in choices[:2000]:
        if choice < 48 and opened:
            yield f"</w:{opened.pop()}>"
        elif choice < 96:
            yield f"<w:r><w:t>{_pick(_TEXTS, choice)}</w:t></w:r>"
        elif len(opened) < 200:
            name, value = _pick(_ELEMENTS, choice), _pick(_VALUES, choice)
            opened.append(name)
            yield f'<w:{name} w:val="{value}" w:fldCharType="{value}" w:id="{value}">'
    yield from (f"</w:{name}>" for name in reversed(opened))


def _numbering(choices: bytes) -> str:
    levels = "".join(_level(number, choice) for number, choice in enumerate(choices[:9]))
    last = choices[9] if len(choices) > 9 else 0
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="{last % 10}"><w:startOverride w:val="{_pick(_VALUES, last)}"/></w:lvlOverride>'
        f'</w:num><w:num w:numId="2"><w:abstractNumId w:val="{_pick(_VALUES, last // 9)}"/></w:num>'
    )


def _level(number: int, choice: int) -> str:
    name = _pick(_VALUES, choice) if choice > 250 else str(number)
    return (
        f'<w:lvl w:ilvl="{name}"><w:start w:val="{_pick(_VALUES, choice // 3)}"/>'
        f'<w:numFmt w:val="{_pick(_FORMS, choice)}"/><w:lvlText w:val="{_pick(_MARKERS, choice // 5)}"/>'
        f'<w:rPr><w:rFonts w:ascii="{_pick(_FONTS, choice)}"/></w:rPr></w:lvl>'
    )


def _styles(choices: bytes) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="s{choice % 12}"/>'
        f'<w:pPr><w:numPr><w:ilvl w:val="{choice % 10}"/><w:numId w:val="{choice % 3}"/></w:numPr></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{_pick(_FONTS, choice)}"/></w:rPr></w:style>'
        for n, choice in enumerate(choices)
    )


def _listed(choice: int) -> str:
    number = f'<w:numPr><w:ilvl w:val="{choice % 11}"/><w:numId w:val="{choice % 4}"/></w:numPr>' if choice % 2 else ""
    font = f'<w:rPr><w:rFonts w:ascii="{_pick(_FONTS, choice // 7)}"/></w:rPr>'
    paragraph = (
        f'<w:p><w:pPr><w:pStyle w:val="s{choice % 13}"/>{number}</w:pPr>'
        f"<w:r>{font}<w:t>{_pick(_TEXTS, choice)}</w:t></w:r></w:p>"
    )
    return f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl>" if choice > 240 else paragraph


def _relations() -> str:
    each = "".join(f'<Relationship Id="r{name}" Target="{name}.xml" Type="{_TYPE}/{name}"/>' for name in _PARTS)
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return f"{head}{each}</Relationships>"


def _pick(choices: tuple[str, ...], number: int) -> str:
    return choices[number % len(choices)]
