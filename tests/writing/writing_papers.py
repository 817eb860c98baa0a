"""Papers to write, and what one finds in the file: helpers of the tests beside."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from lxml import etree

from dondoc.writing import (
    Cell,
    Column,
    Heading,
    Letterhead,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceAndDay,
    Recipients,
    Signature,
    Table,
    load_form,
    write_docx,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TASK = "Xây dựng cơ chế tài chính cho hoạt động khoa học, công nghệ và đổi mới sáng tạo của tỉnh giai đoạn 2026-2030"


def table(rows: int = 3) -> Table:
    return Table(
        (Column(1, "center"), Column(6, "both"), Column(2, "center")),
        ((Cell("TT", rows=2), "Nhiệm vụ", Cell("Hạn", rows=2)), ("Nội dung",)),
        (("1", TASK, "30/6/2026") for _ in range(rows)),
    )


def letter(**changes: Any) -> OfficialDocument:
    """A letter of a department to another."""
    values: dict[str, Any] = {
        "letterhead": Letterhead("Sở Nông nghiệp và Môi trường", "UBND tỉnh Quảng Ngãi"),
        "number": Number("SNNMT", unit="KHTC"),
        "dated": PlaceAndDay("Quảng Ngãi", 2026),
        "subject": "đôn đốc thực hiện nhiệm vụ quá hạn",
        "to": ("Sở Tài chính",),
        "content": (
            Paragraph("Thực hiện Kế hoạch số 215/KH-UBND, đến hết ngày 20/11/2026 còn 3 nhiệm vụ quá hạn:"),
            table(),
            Paragraph("Đề nghị Sở Tài chính báo cáo trước ngày 30/11/2026.", style="after_table"),
        ),
        "signature": Signature("PHÓ GIÁM ĐỐC", "Nguyễn Văn An", ("KT. GIÁM ĐỐC",)),
        "recipients": Recipients(("Như trên", "UBND tỉnh (để báo cáo)"), "VT, KHTC"),
        "issuer_in_text": "Sở Nông nghiệp và Môi trường",
    }
    return OfficialDocument(**{**values, **changes})


def report(**changes: Any) -> OfficialDocument:
    """A report with headings."""
    values: dict[str, Any] = {
        "kind": "Báo cáo",
        "number": Number("SNNMT", kind="BC"),
        "subject": "Kết quả thực hiện nhiệm vụ tháng 11 năm 2026",
        "to": (),
        "bases": ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", "Căn cứ Kế hoạch số 215/KH-UBND"),
        "content": (
            Heading("Kết quả chung"),
            Heading("Việc đã xong", 2),
            Paragraph("Đã hoàn thành 12 nhiệm vụ."),
            Heading("Việc chưa xong", 2),
            Paragraph("Còn 3 nhiệm vụ."),
            Heading("Kiến nghị"),
            Paragraph("Không có kiến nghị."),
        ),
    }
    return letter(**{**values, **changes})


def written(document: OfficialDocument, form: str = "nd30", **changes: Any) -> bytes:
    return write_docx(document, load_form(form, changes))


def part(data: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def words(data: bytes) -> list[str]:
    """All paragraphs of the text in the order of the file, cells included."""
    found = []
    for paragraph in part(data).iter(f"{W}p"):
        pieces = ["\n" if node.tag == f"{W}br" else node.text or "" for node in paragraph.iter(f"{W}t", f"{W}br")]
        found.append("".join(pieces))
    return found
