"""Word 97 files: LibreOffice keeps numbers and merged cells, antiword stands in for it and says what is lost."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories.files import compound, docx, word_97_head

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Format, Part, Settings, SourceDocument, Table
from dondoc.reading.sources.office import word
from dondoc.reading.sources.office.antiword import read_with_antiword

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FILLER = "Đoạn đệm đủ dài để antiword không từ chối tệp vì quá ngắn."
NUMBERING = (
    f'<?xml version="1.0"?><w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="numbering.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"/></Relationships>'
)


def _paragraph(text: str, level: int | None = None) -> str:
    number = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f'<w:p><w:pPr>{number}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _cell(text: str, merge: str = "") -> str:
    width = 8000 if "gridSpan" in merge else 4000
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{_paragraph(text)}</w:tc>'


MERGED = '<w:gridSpan w:val="2"/>'
BODY = (
    _paragraph("KẾ HOẠCH")
    + _paragraph("NHIỆM VỤ", 0)
    + _paragraph("Hoàn thiện thể chế", 1)
    + _paragraph("Phát triển nhân lực", 1)
    + '<w:p><w:r><w:t>Dòng trên</w:t><w:br/><w:t>dòng dưới</w:t></w:r><w:del w:id="1" w:author="a" '
    'w:date="2025-01-01T00:00:00Z"><w:r><w:delText>ĐÃ XÓA</w:delText></w:r></w:del></w:p>'
    + '<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/>'
    '<w:gridCol w:w="4000"/></w:tblGrid>'
    + f"<w:tr>{_cell('Cơ quan')}{_cell('Thời hạn')}</w:tr>"
    + f"<w:tr>{_cell('A. Nhóm chung', MERGED)}</w:tr>"
    + f"<w:tr>{_cell('Sở Y tế')}{_cell('Quý II')}</w:tr></w:tbl>"
    + _paragraph(FILLER) * 30
)


@pytest.fixture(scope="module")
def doc(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A Word 97 file with automatic numbers, a merged cell, a soft break and a deletion, made by LibreOffice."""
    folder = tmp_path_factory.mktemp("doc")
    package = docx(BODY, extra={"word/numbering.xml": NUMBERING, "word/_rels/document.xml.rels": RELATIONS})
    (folder / "plan.docx").write_bytes(package)
    command = ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", "doc"]
    try:
        subprocess.run([*command, "plan.docx"], cwd=folder, check=True, capture_output=True, timeout=120)
    except FileNotFoundError:
        pytest.skip("LibreOffice (libreoffice-writer-nogui) is not on this machine")
    return (folder / "plan.doc").read_bytes()


def _lines(document: SourceDocument) -> list[str]:
    return [p.text for p in document.blocks if not isinstance(p, Table) and p.text and p.text != FILLER]


def _table(document: SourceDocument) -> list[tuple[int, int, int, str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [(cell.row, cell.column, cell.column_span, cell.text) for cell in table.cells]


TABLE = [
    (0, 0, 1, "Cơ quan"),
    (0, 1, 1, "Thời hạn"),
    (1, 0, 2, "A. Nhóm chung"),
    (2, 0, 1, "Sở Y tế"),
    (2, 1, 1, "Quý II"),
]


def test_numbers_that_word_prints_are_kept(doc: bytes) -> None:
    document = word.read_doc(doc, DEFAULT_SETTINGS)
    assert document.format is Format.DOC
    assert _lines(document)[:4] == ["KẾ HOẠCH", "I. NHIỆM VỤ", "a) Hoàn thiện thể chế", "b) Phát triển nhân lực"]
    assert _table(document) == TABLE


@pytest.mark.usefixtures("antiword")
def test_antiword_stands_in_and_says_that_numbers_are_lost(doc: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "read_converted", _no_libreoffice)
    document = word.read_doc(doc, DEFAULT_SETTINGS)
    assert document.format is Format.DOC
    assert [notice.code for notice in document.notices] == ["numbering-lost"]
    assert _lines(document) == [
        "KẾ HOẠCH", "NHIỆM VỤ", "Hoàn thiện thể chế", "Phát triển nhân lực", "Dòng trên", "dòng dưới"
    ]  # fmt: skip
    assert _table(document) == TABLE


def _no_libreoffice(*_args: object) -> SourceDocument:
    raise MissingPart("libreoffice-missing", "…")


def test_line_with_another_close_below_may_go_on(false_program: Callable[[str, str], None]) -> None:
    false_program("antiword", r"printf 'Về việc phê duyệt\nchương trình\n\nĐiều 1.\n'")
    blocks = read_with_antiword(b"", DEFAULT_SETTINGS.limits)
    assert [block.complete for block in blocks if not isinstance(block, Table)] == [False, True, True]


@pytest.mark.usefixtures("antiword")
def test_real_word_file_reads_the_same_with_antiword(shared: Path) -> None:
    blocks = read_with_antiword((shared / "samples" / "1895-qd-ttg-2012.doc").read_bytes(), DEFAULT_SETTINGS.limits)
    tables = [block for block in blocks if isinstance(block, Table)]
    lines = [block.text for block in blocks if not isinstance(block, Table)]
    assert [(table.rows, table.columns) for table in tables] == [(2, 2), (1, 2)]
    assert len(lines) > 100
    assert "I. MỤC TIÊU" in lines


def test_antiword_footnotes_and_boxes_stand_after_the_body(false_program: Callable[[str, str], None]) -> None:
    text = r"Thân bài[1] tiếp.\n\n-----------------------\n[1]\tChú thích.\n\n-----------------------\nTrong khung.\n"
    false_program("antiword", f"printf '{text}'")
    blocks = read_with_antiword(b"", DEFAULT_SETTINGS.limits)
    assert [(block.text, block.part) for block in blocks if not isinstance(block, Table)] == [
        ("Thân bài tiếp.", Part.BODY),
        ("Chú thích.", Part.FOOTNOTE),
        ("Trong khung.", Part.TEXT_BOX),
    ]


def test_rows_stay_text_where_docbook_counts_other_tables(false_program: Callable[[str, str], None]) -> None:
    false_program("antiword", "printf '|Sở Y tế  |Quý II |\\n'")
    (row,) = read_with_antiword(b"", DEFAULT_SETTINGS.limits)
    assert not isinstance(row, Table)
    assert row.text == "Sở Y tế Quý II"


def test_short_file_that_antiword_refuses_is_damaged(false_program: Callable[[str, str], None]) -> None:
    false_program("antiword", "exit 1")
    with pytest.raises(CannotRead) as refusal:
        read_with_antiword(b"", DEFAULT_SETTINGS.limits)
    assert refusal.value.code == "damaged"


@pytest.mark.usefixtures("without_programs")
def test_without_both_programs_the_packages_are_named() -> None:
    with pytest.raises(MissingPart, match=r"libreoffice-writer-nogui.*antiword") as refusal:
        word.read_doc(compound({"WordDocument": word_97_head()}), DEFAULT_SETTINGS)
    assert refusal.value.code == "antiword-missing"


def test_converters_may_be_forbidden() -> None:
    with pytest.raises(MissingPart):
        word.read_doc(compound({"WordDocument": word_97_head()}), Settings(converters=False))
