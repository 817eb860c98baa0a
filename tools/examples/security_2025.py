"""Chỉ thị 07/CT-UBND of 2025 as an office receives it: signed, stamped, scanned, no text layer.

Number and day are written in by hand, as registries do; a reader should leave them blank.
"""

# ruff: noqa: E501  (the words of the document stand one item a line)

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from examples.digital_2026 import write_body
from examples.office import to_pdf
from examples.paper import Paper
from examples.scan import scan

NAME = "chi-thi-an-toan-thong-tin-2025-ban-quet.pdf"
SIGNER = "Đỗ Văn Khải"
GAP = "\u00a0" * 9

BODY: tuple[str, ...] = (
    "Thời gian qua, một số cơ quan, đơn vị, địa phương trong tỉnh chưa quan tâm đúng mức công tác bảo đảm an toàn thông tin mạng; còn hệ thống thông tin chưa được phê duyệt cấp độ, nhiều máy tính chưa cài phần mềm phòng, chống mã độc.",
    "Thực hiện Chỉ thị số 09/CT-TTg ngày 23/02/2024 của Thủ tướng Chính phủ về tuân thủ quy định pháp luật và tăng cường bảo đảm an toàn hệ thống thông tin theo cấp độ, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    "# 1. Các sở, ban, ngành; Ủy ban nhân dân các xã, phường, đặc khu",
    "a) Rà soát, thống kê toàn bộ hệ thống thông tin thuộc phạm vi quản lý; hoàn thành phê duyệt cấp độ an toàn trước ngày 31/10/2025.",
    "b) Cài đặt phần mềm phòng, chống mã độc quản trị tập trung cho 100% máy tính của cán bộ, công chức, hoàn thành trong quý IV/2025.",
    "c) Không sử dụng hộp thư điện tử công cộng, mạng xã hội để gửi, nhận văn bản của cơ quan nhà nước.",
    "# 2. Công an tỉnh",
    "a) Chủ trì, phối hợp với Sở Khoa học và Công nghệ kiểm tra việc bảo đảm an toàn, an ninh mạng tại các cơ quan, đơn vị, địa phương, hoàn thành trước ngày 30/11/2025.",
    "b) Điều tra, xử lý nghiêm hành vi tấn công mạng, chiếm đoạt, mua bán dữ liệu cá nhân trên địa bàn tỉnh.",
    "# 3. Sở Khoa học và Công nghệ",
    "a) Vận hành Trung tâm giám sát an toàn thông tin mạng của tỉnh; thường xuyên cảnh báo nguy cơ, lỗ hổng bảo mật đến các cơ quan, đơn vị.",
    "b) Tổ chức tập huấn kỹ năng bảo đảm an toàn thông tin cho cán bộ chuyên trách của các xã, phường, đặc khu trong tháng 9/2025.",
    "4. Sở Tài chính chủ trì, phối hợp với Sở Khoa học và Công nghệ tham mưu bố trí kinh phí bảo đảm an toàn thông tin mạng trong dự toán ngân sách tỉnh năm 2026.",
    "5. Báo và phát thanh, truyền hình Sơn Hải tuyên truyền, phổ biến kỹ năng nhận biết, phòng tránh lừa đảo trên không gian mạng cho người dân.",
    "6. Văn phòng Ủy ban nhân dân tỉnh rà soát quy chế vận hành Hệ thống quản lý văn bản và điều hành; thu hồi tài khoản của cán bộ đã nghỉ hưu, chuyển công tác; cấp lại mật khẩu theo quy định về độ dài, độ phức tạp.",
    "7. Hiệp hội Doanh nghiệp tỉnh phối hợp với Công an tỉnh hướng dẫn doanh nghiệp bảo vệ dữ liệu khách hàng, sao lưu dữ liệu, xử lý sự cố mã độc tống tiền.",
    "8. Các cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện Chỉ thị về Ủy ban nhân dân tỉnh (qua Công an tỉnh) trước ngày 15 tháng 12 hằng năm.",
    "Yêu cầu Thủ trưởng các cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu nghiêm túc thực hiện Chỉ thị này./.",
)  # fmt: skip

RECIPIENTS = (
    "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
    "- Chủ tịch, các PCT UBND tỉnh;",
    "- Các sở, ban, ngành cấp tỉnh;",
    "- UBND các xã, phường, đặc khu;",
    "- Báo và PTTH Sơn Hải;",
    "- Lưu: VT, NC, KGVX.",
)


def build(folder: Path) -> Path:
    """Print the directive, sign and stamp it, and scan the pages into the folder."""
    paper = Paper()
    paper.letterhead(("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI"), f"Số:{GAP}/CT-UBND", f"Sơn Hải, ngày{GAP}tháng 8 năm 2025")
    paper.title("CHỈ THỊ", "Về tăng cường bảo đảm an toàn thông tin mạng", "trong cơ quan nhà nước trên địa bàn tỉnh")
    write_body(paper, BODY)
    paper.signature(RECIPIENTS, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), SIGNER, gap=86)
    path = folder / NAME
    with tempfile.TemporaryDirectory() as scratch:
        word, printed = Path(scratch, "chi-thi.docx"), Path(scratch, "chi-thi.pdf")
        paper.save(word, title="Chỉ thị", author="Văn phòng UBND tỉnh Sơn Hải", when=dt.date(2025, 8, 18))
        to_pdf(word, printed)
        scan(printed, path, number="07", day="18", signer=SIGNER, office="ỦY BAN NHÂN DÂN", seal="TỈNH SƠN HẢI")
    return path
