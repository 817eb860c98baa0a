"""Papers that journeys bring along: a new plan of the province in Word, and one in PDF that the province has not seen yet."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from dondoc import examples

NUMBER = "188/KH-UBND"
TITLE = "Phát triển thương mại điện tử trong hợp tác xã tỉnh Sơn Hải năm 2027"
LINES = (
    "I. MỤC TIÊU",
    "Đến hết năm 2027, 60% hợp tác xã có gian hàng trên sàn thương mại điện tử.",
    "II. NHIỆM VỤ",
    "1. Sở Công Thương chủ trì, phối hợp với Sở Khoa học và Công nghệ xây dựng trang giới thiệu sản phẩm của hợp tác xã, "
    "hoàn thành trước ngày 31/3/2027.",
    "2. Tổ chức tập huấn kỹ năng bán hàng trực tuyến cho cán bộ hợp tác xã, hoàn thành trong quý II/2027.",
    "3. Sở Tài chính, Sở Công Thương chủ trì tham mưu cơ chế hỗ trợ chi phí vận chuyển, hoàn thành trước ngày 30/6/2027.",
    "4. Sở Nông nghiệp và Môi trường chủ trì cấp mã số vùng trồng cho các hợp tác xã, hoàn thành trước ngày 30/9/2027.",
    "5. Ủy ban nhân dân các xã, phường, đặc khu rà soát nhu cầu của hợp tác xã trên địa bàn, gửi Sở Công Thương trước "
    "ngày 15/01/2027.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Công Thương là cơ quan đầu mối theo dõi, đôn đốc thực hiện Kế hoạch; định kỳ hằng năm trước ngày 15/12 tổng hợp, "
    "báo cáo Ủy ban nhân dân tỉnh.",
)


def new_plan(folder: Path) -> Path:
    """A plan in Word, in the form that Nghị định 30/2020/NĐ-CP asks for."""
    paper = Document()
    head = paper.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = f"Số: {NUMBER}"
    head.cell(1, 1).text = "Sơn Hải, ngày 12 tháng 11 năm 2026"
    for words in ("KẾ HOẠCH", TITLE):
        line = paper.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(words).bold = True
    paper.add_paragraph("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:")
    for words in LINES:
        paper.add_paragraph(words)
    foot = paper.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT."
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Hữu Tường"
    path = folder / "ke-hoach-thuong-mai-dien-tu-2027.docx"
    paper.save(str(path))
    return path


def known_plan_as_pdf(folder: Path) -> Path:
    """The bundled plan in PDF with one more comment at its end: other bytes, so another file."""
    source = next(path for path in examples.paths() if path.name == "ke-hoach-chuyen-doi-so-2026.pdf")
    path = folder / "ke-hoach-chuyen-doi-so-2026-ban-hai.pdf"
    path.write_bytes(source.read_bytes() + b"\n% one more copy\n")
    return path
