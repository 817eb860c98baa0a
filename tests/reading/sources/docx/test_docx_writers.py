"""Whole documents as other programs write them: python-docx and LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx_files import abstract, item, lvl, make_docx, num, texts

from dondoc.reading.sources.base import Paragraph, Part, SourceDocument, Table
from dondoc.reading.sources.docx import read_docx

SOFFICE = shutil.which("soffice")


def letterhead(document: docx.document.Document, number: str) -> None:
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\nSố: {number}"
    right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHải Bình, ngày 05 tháng 3 năm 2024"


def title(document: docx.document.Document, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True


def decision_with_plan() -> bytes:
    document = docx.Document()
    letterhead(document, "15/QĐ-UBND")
    title(document, "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch chuyển đổi số")
    document.add_paragraph("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.")
    document.add_page_break()
    letterhead(document, "16/KH-UBND")
    title(document, "KẾ HOẠCH")
    document.add_heading("MỤC TIÊU", 1)
    for text in ("Rà soát chính sách", "Đào tạo cán bộ"):
        document.add_paragraph(text, style="List Number")
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Phụ lục kèm theo Kế hoạch"
    table = document.add_table(4, 4, style="Table Grid")
    for column, text in enumerate(("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")):
        table.cell(0, column).text = text
    table.cell(1, 0).merge(table.cell(1, 3)).text = "A. NHÓM NHIỆM VỤ"
    table.cell(2, 2).merge(table.cell(3, 2)).text = "Sở Tài chính"
    for row in (2, 3):
        table.cell(row, 0).text = str(row - 1)
        table.cell(row, 1).text = f"Việc {row - 1}"
        table.cell(row, 3).text = "Quý II/2024"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def decision() -> SourceDocument:
    return read_docx(decision_with_plan())


def tables_of(document: SourceDocument) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_letterhead_is_a_table_without_rules_whose_lines_stand_alone(decision: SourceDocument) -> None:
    first, second, annex = tables_of(decision)
    assert (first.ruled, second.ruled, annex.ruled) == (False, False, True)
    assert [paragraph.text for paragraph in first.cells[0].paragraphs] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SƠN HẢI",
        "Số: 15/QĐ-UBND",
    ]


def test_two_documents_in_one_file_come_in_order(decision: SourceDocument) -> None:
    titles = [block.text for block in decision.blocks if isinstance(block, Paragraph) and block.style.centred]
    assert titles == ["QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch chuyển đổi số", "KẾ HOẠCH"]


def test_markers_of_the_template_s_list_style_are_counted(decision: SourceDocument) -> None:
    assert [paragraph.text for paragraph in decision.paragraphs() if paragraph.numbered] == [
        "1. Rà soát chính sách",
        "2. Đào tạo cán bộ",
    ]


def test_heading_level_comes_from_the_style(decision: SourceDocument) -> None:
    assert [paragraph.text for paragraph in decision.paragraphs() if paragraph.style.heading == 1] == ["MỤC TIÊU"]


def test_landscape_annex_keeps_merged_cells(decision: SourceDocument) -> None:
    annex = tables_of(decision)[-1]
    spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in annex.cells}
    assert (annex.rows, annex.columns) == (4, 4)
    assert spans["A. NHÓM NHIỆM VỤ"] == (1, 0, 1, 4)
    assert spans["Sở Tài chính"] == (2, 2, 2, 1)


def test_page_head_comes_last(decision: SourceDocument) -> None:
    last = list(decision.paragraphs())[-1]
    assert (last.text, last.part) == ("Phụ lục kèm theo Kế hoạch", Part.RUNNING_HEAD)


HTML = """<html><head><meta charset="utf-8"></head><body>
<table border="0"><tr><td><p align="center">UBND TỈNH SƠN HẢI<br>Số: 12/KH-UBND</p></td>
<td><p align="center">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p>
<ol type="I"><li>MỤC TIÊU<ol><li>Chung</li><li>Cụ thể
<ol type="a"><li>Đào tạo</li><li>Tuyên truyền</li></ol></li></ol></li>
<li>NHIỆM VỤ<ol><li>Rà soát</li></ol></li></ol>
<ul><li>Như trên;</li></ul>
<table border="1"><tr><th>TT</th><th>Nhiệm vụ</th></tr><tr><td rowspan="2">1</td><td>Việc một</td></tr>
<tr><td>Việc hai</td></tr></table></body></html>"""

LISTS: dict[str, tuple[str, str]] = {
    "skipped": (
        abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2.")) + num(1, 0),
        item("b", level=1) + item("a") + item("c", level=1),
    ),
    "restart": (
        abstract(0, lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)"))
        + num(1, 0)
        + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'),
        item("a") + item("b", level=1) + item("c") + item("d", level=1) + item("e", num=2) + item("f", num=2),
    ),
    "letters": (
        abstract(0, lvl(0, "lowerLetter", "%1)")) + num(1, 0),
        "".join(item(f"x{index}") for index in range(30)),
    ),
    "shared": (
        abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.")) + num(1, 0) + num(2, 0),
        item("a") + item("b", level=1) + item("c", num=2) + item("d", num=2, level=1) + item("e"),
    ),
}


def convert(folder: Path, form: str, *files: Path) -> None:
    """Convert files by LibreOffice with a profile of its own, so that no other run is disturbed."""
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=180)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    folder = tmp_path_factory.mktemp("soffice")
    page = folder / "plan.html"
    page.write_text(HTML, encoding="utf-8")
    convert(folder, "odt:writer8", page)
    convert(folder, "docx:MS Word 2007 XML", folder / "plan.odt")
    for name, (numbering, body) in LISTS.items():
        (folder / f"{name}.docx").write_bytes(make_docx(body, parts={"numbering": numbering}))
    convert(folder, "txt:Text (encoded):UTF8", *(folder / f"{name}.docx" for name in LISTS))
    return lambda name: folder / name


@pytest.mark.slow
def test_lists_and_tables_that_libreoffice_writes_are_read(converted: Callable[[str], Path]) -> None:
    document = read_docx(converted("plan.docx").read_bytes())
    letterhead_table, annex = tables_of(document)
    assert texts(document)[:4] == [
        "UBND TỈNH SƠN HẢI",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "KẾ HOẠCH",
    ]
    assert [paragraph.text for paragraph in document.paragraphs() if paragraph.numbered] == [
        "I. MỤC TIÊU",
        "1. Chung",
        "2. Cụ thể",
        "a. Đào tạo",
        "b. Tuyên truyền",
        "II. NHIỆM VỤ",
        "1. Rà soát",
        "• Như trên;",
    ]
    assert (letterhead_table.ruled, annex.ruled) == (False, True)
    assert [(cell.text, cell.row_span) for cell in annex.cells][2] == ("1", 2)


@pytest.mark.slow
@pytest.mark.parametrize("name", list(LISTS))
def test_markers_are_those_that_libreoffice_prints(converted: Callable[[str], Path], name: str) -> None:
    printed = converted(f"{name}.txt").read_text(encoding="utf-8-sig").splitlines()
    read = texts(read_docx(converted(f"{name}.docx").read_bytes()))
    assert read == [" ".join(line.split()) for line in printed if line.strip()]
