"""A plan printed by LibreOffice: letterhead, footnotes, and a landscape annex table over several pages."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from dondoc.reading.sources.base import Paragraph, Part, Settings, SourceDocument, Table
from dondoc.reading.sources.pdf import read_pdf

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
TASK = "Xây dựng cơ sở dữ liệu số {n} về nguồn lợi thủy sản ven bờ, cập nhật định kỳ và chia sẻ với các địa phương."
HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]


def paragraph(text: str, style: str = "P") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def note(number: int, text: str) -> str:
    body = paragraph(text, "N")
    return (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body>{body}</text:note-body></text:note>"
    )


def cells(texts: list[str], style: str) -> str:
    inner = "".join(
        f'<table:table-cell table:style-name="{style}">{paragraph(t, "C")}</table:table-cell>' for t in texts
    )
    return f"<table:table-row>{inner}</table:table-row>"


def table(rows: list[list[str]], style: str, *, name: str, head: list[str] | None = None) -> str:
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    top = f"<table:table-header-rows>{cells(head, style)}</table:table-header-rows>" if head else ""
    return f'<table:table table:name="{name}">{columns}{top}{"".join(cells(row, style) for row in rows)}</table:table>'


def layout(name: str, width: str, height: str) -> str:
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}" '
        f'fo:page-height="{height}" fo:margin="2cm"/></style:page-layout>'
    )


def style(name: str, size: int, *, bold: bool = False, paragraph: str = "", attributes: str = "") -> str:
    weight = ' fo:font-weight="bold"' if bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph" {attributes}>'
        f"<style:paragraph-properties {paragraph}/>"
        f'<style:text-properties fo:font-family="DejaVu Serif" fo:font-size="{size}pt"{weight}/></style:style>'
    )


def cell_style(name: str, border: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:border="{border}" fo:padding="0.1cm"/></style:style>'
    )


def plan() -> str:
    centred = 'fo:text-align="center"'
    justified = 'fo:text-align="justify" fo:text-indent="1.27cm" fo:margin-bottom="0.2cm"'
    styles = style("P", 13, paragraph=justified) + style("T", 13, bold=True, paragraph=centred) + style("C", 11)
    styles += style("N", 9)
    automatic = (
        style("A", 13, bold=True, paragraph=centred, attributes='style:master-page-name="Wide"')
        + cell_style("Box", "0.5pt solid #000000")
        + cell_style("Open", "none")
        + layout("L1", "21cm", "29.7cm")
        + layout("L2", "29.7cm", "21cm")
    )
    masters = (
        '<style:master-page style:name="Standard" style:page-layout-name="L1"/>'
        '<style:master-page style:name="Wide" style:page-layout-name="L2"/>'
    )
    lead = (
        "1. Đến năm 2030, tỷ lệ tàu cá được lắp thiết bị giám sát đạt 100%"
        + note(1, "Theo Đề án phát triển nghề cá bền vững của tỉnh.")
        + "; giá trị sản xuất tăng bình quân 8%/năm, bảo đảm an toàn dịch bệnh trên toàn tỉnh."
    )
    head = [
        ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["TỈNH SƠN HẢI", "Độc lập - Tự do - Hạnh phúc"],
    ]
    rows = [[str(n), TASK.format(n=n), "Sở Khoa học và Công nghệ", "2026-2027"] for n in range(1, 31)]
    body = [
        table(head, "Open", name="Head"),
        paragraph("", "T"),
        paragraph("KẾ HOẠCH", "T"),
        paragraph("Phát triển nghề cá bền vững tỉnh Sơn Hải", "T"),
        paragraph(lead),
        paragraph("- Sở Nội vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này theo chức năng."),
        paragraph("Phụ lục I", "A"),
        table(rows, "Box", name="Tasks", head=HEAD),
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>{styles}</office:styles>'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> SourceDocument:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    folder = tmp_path_factory.mktemp("printed")
    (folder / "plan.fodt").write_text(plan(), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "plan.fodt"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read_pdf((folder / "plan.pdf").read_bytes(), Settings(ocr=False))


def tables(document: SourceDocument) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_letterhead_comes_first(printed: SourceDocument) -> None:
    head = printed.blocks[0]
    assert isinstance(head, Table)
    assert [[p.text for p in cell.paragraphs] for cell in head.cells] == [
        ["ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ]


def test_body_is_in_order_and_without_the_mark_of_the_note(printed: SourceDocument) -> None:
    body = [b.text for b in printed.blocks if isinstance(b, Paragraph) and b.part is Part.BODY]
    assert body[:2] == ["KẾ HOẠCH", "Phát triển nghề cá bền vững tỉnh Sơn Hải"]
    assert body[2].startswith("1. Đến năm 2030, tỷ lệ tàu cá được lắp thiết bị giám sát đạt 100%; giá trị")
    assert body[3].startswith("- Sở Nội vụ")
    assert body[4:] == ["Phụ lục I"]


def test_footnote_follows_the_body(printed: SourceDocument) -> None:
    notes = [p.text for p in printed.paragraphs() if p.part is Part.FOOTNOTE]
    assert notes == ["Theo Đề án phát triển nghề cá bền vững của tỉnh."]


def test_annex_over_several_landscape_pages_is_one_table(printed: SourceDocument) -> None:
    annex = tables(printed)[-1]
    rows = [[cell.text for cell in annex.cells if cell.row == number] for number in range(annex.rows)]
    assert rows[0] == HEAD
    assert rows[1:] == [[str(n), TASK.format(n=n), "Sở Khoa học và Công nghệ", "2026-2027"] for n in range(1, 31)]
    assert len({place.page for cell in annex.cells for p in cell.paragraphs for _, place in p.places}) > 2
