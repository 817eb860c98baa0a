"""Quyết định 1436/QĐ-UBND of 2025 and the plan that it promulgates, in one file.

The tasks stand in a landscape annex (groups, a lead merged over three rows, «Nt»),
the targets in a second one; a third annex is named and does not come with the file.
"""

# ruff: noqa: E501  (the words of the document stand one item a line)

from __future__ import annotations

import datetime as dt
from pathlib import Path

from examples.digital_2026 import write_body
from examples.grid import ABOVE, add_grid
from examples.paper import CENTER, Paper

NAME = "quyet-dinh-va-ke-hoach-cong-nghe-sinh-hoc-2025.docx"
ATTACHED = "(Ban hành kèm theo Quyết định số 1436/QĐ-UBND ngày 05 tháng 11 năm 2025 của Ủy ban nhân dân tỉnh)"
ANNEXED = "(Kèm theo Kế hoạch ban hành tại Quyết định số 1436/QĐ-UBND ngày 05/11/2025 của Ủy ban nhân dân tỉnh)"

BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
    "Căn cứ Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15;",
    "Căn cứ Nghị quyết số 36-NQ/TW ngày 30 tháng 01 năm 2023 của Bộ Chính trị về phát triển và ứng dụng công nghệ sinh học phục vụ phát triển bền vững đất nước trong tình hình mới;",
    "Căn cứ Nghị quyết số 189/NQ-CP ngày 16 tháng 11 năm 2023 của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết số 36-NQ/TW;",
    "Theo đề nghị của Giám đốc Sở Khoa học và Công nghệ tại Tờ trình số 903/TTr-SKHCN ngày 28 tháng 10 năm 2025.",
)  # fmt: skip

ARTICLES = (
    "**Điều 1.** Ban hành kèm theo Quyết định này Kế hoạch phát triển và ứng dụng công nghệ sinh học tỉnh Sơn Hải giai đoạn 2026-2030.",
    "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký; thay thế Quyết định số 512/QĐ-UBND ngày 03 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh Sơn Hải và Quyết định số 348/QĐ-UBND ngày 22 tháng 02 năm 2021 của Ủy ban nhân dân tỉnh Đông Giang (trước khi hợp nhất).",
    "**Điều 3.** Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các Sở: Khoa học và Công nghệ, Nông nghiệp và Môi trường, Y tế, Công Thương, Tài chính; Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu; Thủ trưởng các cơ quan, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
)  # fmt: skip

BODY: tuple[str, ...] = (
    "## I. MỤC TIÊU",
    "# 1. Mục tiêu chung",
    "Đưa công nghệ sinh học thành lĩnh vực công nghệ mũi nhọn của tỉnh, phục vụ trực tiếp nuôi biển, nông nghiệp hữu cơ, dược liệu, y tế và xử lý môi trường; nâng giá trị và sức cạnh tranh của các sản phẩm chủ lực sau khi mở rộng không gian phát triển.",
    "# 2. Mục tiêu cụ thể đến năm 2030",
    "a) Hình thành ít nhất 03 chuỗi giá trị sản phẩm chủ lực ứng dụng công nghệ sinh học.",
    "b) Thu hút từ 10 doanh nghiệp công nghệ sinh học trở lên đầu tư trên địa bàn tỉnh.",
    "c) Chỉ tiêu phân kỳ theo từng năm nêu tại Phụ lục II.",
    "## II. NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU",
    "# 1. Nâng cao nhận thức, hoàn thiện cơ chế",
    "a) Sở Khoa học và Công nghệ chủ trì, phối hợp với Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh tổ chức phổ biến chủ trương, quy định mới về công nghệ sinh học đến doanh nghiệp, hợp tác xã và người nuôi trồng.",
    "b) Sở Tài chính chủ trì, phối hợp với Sở Khoa học và Công nghệ tham mưu cơ chế đặt hàng nghiên cứu, đồng tài trợ giữa ngân sách và doanh nghiệp, trình Ủy ban nhân dân tỉnh trước ngày 30/9/2026.",
    "# 2. Phát triển tiềm lực và thị trường",
    "a) Trường Đại học Sơn Hải đổi mới chương trình đào tạo ngành công nghệ sinh học, gắn thực tập với doanh nghiệp nuôi trồng, chế biến trên địa bàn.",
    "b) Sở Công Thương chủ trì, phối hợp với Sở Nông nghiệp và Môi trường hỗ trợ doanh nghiệp xúc tiến thương mại, truy xuất nguồn gốc đối với sản phẩm công nghệ sinh học.",
    "# 3. Nhiệm vụ cụ thể, dự án kêu gọi đầu tư",
    "Phân công nhiệm vụ cụ thể tại Phụ lục I; danh mục dự án kêu gọi đầu tư tại Phụ lục III kèm theo.",
    "## III. KINH PHÍ THỰC HIỆN",
    "1. Ngân sách nhà nước bố trí theo phân cấp và khả năng cân đối hằng năm.",
    "2. Vốn của doanh nghiệp, tổ chức, cá nhân và các nguồn huy động hợp pháp khác.",
    "## IV. TỔ CHỨC THỰC HIỆN",
    "1. Sở Khoa học và Công nghệ là cơ quan đầu mối theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch; định kỳ hằng năm, trước ngày 20/12, tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
    "2. Các sở, ngành, địa phương xây dựng kế hoạch chi tiết thực hiện nhiệm vụ được giao tại Phụ lục I, hoàn thành trong quý I/2026; báo cáo kết quả thực hiện gửi Sở Khoa học và Công nghệ trước ngày 05/12 hằng năm.",
    "3. Ủy ban nhân dân các xã, phường, đặc khu bố trí quỹ đất, mặt nước và lồng ghép nguồn lực của các chương trình mục tiêu quốc gia để nhân rộng mô hình ứng dụng công nghệ sinh học.",
    "Trong quá trình thực hiện, nếu phát sinh vướng mắc, các cơ quan, đơn vị, địa phương phản ánh về Sở Khoa học và Công nghệ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định./.",
)  # fmt: skip

TASK_HEAD = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm")
TASKS: tuple[tuple[str, ...], ...] = (
    ("A", "HOÀN THIỆN CƠ CHẾ, CHÍNH SÁCH"),
    ("1", "Xây dựng chính sách hỗ trợ ứng dụng công nghệ sinh học, trình Hội đồng nhân dân tỉnh ban hành", "Sở Khoa học và Công nghệ", "Sở Tài chính, Sở Tư pháp", "Quý IV/2026", "Nghị quyết của HĐND tỉnh"),
    ("2", "Bổ sung quy hoạch khu ươm tạo công nghệ sinh học tại phường Cửa Lân", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường; UBND phường Cửa Lân", "Trước ngày 30/6/2027", "Quyết định phê duyệt điều chỉnh quy hoạch"),
    ("3", "Tuyên truyền, phổ biến tiến bộ kỹ thuật, mô hình ứng dụng công nghệ sinh học hiệu quả", "Báo và phát thanh, truyền hình Sơn Hải", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "Thường xuyên", "Chuyên mục, phóng sự"),
    ("B", "NHIỆM VỤ TRỌNG TÂM THEO LĨNH VỰC"),
    ("I", "Nông nghiệp, thủy sản"),
    ("4", "Chọn tạo, nhân giống tôm, hàu sạch bệnh bằng chỉ thị phân tử", "Sở Nông nghiệp và Môi trường", "Trường Đại học Sơn Hải, Hiệp hội Thủy sản tỉnh", "2026-2028", "02 quy trình nhân giống, 01 trại giống đạt chuẩn"),
    ("5", "Sản xuất chế phẩm vi sinh xử lý ao nuôi, thay thế kháng sinh", ABOVE, "Nt", "Tháng 12/2027", "03 chế phẩm được phép lưu hành"),
    ("6", "Xây dựng vùng trồng rau, cây ăn quả hữu cơ sử dụng phân bón sinh học", ABOVE, "UBND các xã, phường, đặc khu", "Trước ngày 31/12/2028", "05 vùng trồng được chứng nhận"),
    ("7", "Điều tra, bảo tồn nguồn gen cây ba kích tím, ốc hương đảo Hải Âu", "Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường; UBND đặc khu Hải Âu", "2026-2030", "Bộ cơ sở dữ liệu nguồn gen"),
    ("II", "Y tế, dược liệu"),
    ("8", "Triển khai kỹ thuật xét nghiệm gen trong chẩn đoán sớm ung thư tại Bệnh viện Đa khoa tỉnh", "Sở Y tế", "Sở Khoa học và Công nghệ", "Quý III/2027", "Quy trình kỹ thuật được phê duyệt"),
    ("9", "Tiêm phòng các loại vắc xin thế hệ mới cho trẻ em vùng núi, hải đảo", "Sở Y tế", "Sở Giáo dục và Đào tạo; UBND các xã, phường, đặc khu", "Hằng năm", "Báo cáo kết quả tiêm phòng"),
    ("III", "Công nghiệp, môi trường"),
    ("10", "Hỗ trợ doanh nghiệp chế biến thủy sản đổi mới công nghệ enzyme, lên men", "Sở Công Thương", "Sở Khoa học và Công nghệ, các doanh nghiệp chế biến", "Năm 2028", "04 dây chuyền được đổi mới"),
    ("11", "Xử lý rác thải hữu cơ tại nguồn bằng chế phẩm sinh học", "UBND các xã, phường, đặc khu", "Sở Nông nghiệp và Môi trường", "Thường xuyên", "Mô hình tại khu dân cư"),
    ("12", "Đầu tư Phòng thí nghiệm công nghệ sinh học dùng chung", "Trường Đại học Sơn Hải", "Sở Tài chính, Sở Khoa học và Công nghệ", "Sau khi được phê duyệt chủ trương đầu tư", "01 phòng thí nghiệm"),
)  # fmt: skip

TARGET_HEAD = ("TT", "Chỉ tiêu", "Đơn vị", "2026", "2027", "2028", "2029", "2030")
TARGETS: tuple[tuple[str, ...], ...] = (
    ("1", "Tỷ lệ giống thủy sản chủ lực sạch bệnh", "%", "40", "50", "60", "70", "80"),
    ("2", "Diện tích sản xuất nông nghiệp sử dụng phân bón sinh học", "ha", "1.200", "1.800", "2.500", "3.200", "4.000"),
    ("3", "Số nhiệm vụ khoa học về công nghệ sinh học được nghiệm thu", "nhiệm vụ", "4", "5", "6", "7", "8"),
    ("4", "Tỷ lệ chất thải chăn nuôi tập trung được xử lý bằng công nghệ sinh học", "%", "55", "62,5", "70", "77,5", "85"),
)  # fmt: skip

RECIPIENTS = (
    "- Như Điều 3;",
    "- Bộ Khoa học và Công nghệ (b/c);",
    "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
    "- Chủ tịch, các PCT UBND tỉnh;",
    "- Trường Đại học Sơn Hải;",
    "- Công báo tỉnh, Cổng TTĐT tỉnh;",
    "- Lưu: VT, NNMT, KGVX.",
)


def build(folder: Path) -> Path:
    """Write the decision, the plan and its two annexes."""
    paper = Paper()
    _decision(paper)
    paper.new_page()
    paper.title(
        "KẾ HOẠCH",
        "Phát triển và ứng dụng công nghệ sinh học",
        "tỉnh Sơn Hải giai đoạn 2026-2030",
        note=ATTACHED,
        before=0,
    )
    write_body(paper, BODY)
    paper.new_page(landscape=True)
    _annex(paper, "Phụ lục I", "PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH")
    add_grid(paper, TASK_HEAD, TASKS, (1.2, 8.2, 4.2, 4.8, 3.2, 4.2), centred=(0, 2, 4))
    paper.new_page()
    _annex(paper, "Phụ lục II", "CHỈ TIÊU PHÂN KỲ GIAI ĐOẠN 2026-2030")
    add_grid(paper, TARGET_HEAD, TARGETS, (1.1, 5.4, 2, 1.6, 1.6, 1.6, 1.6, 1.6), centred=(0, 2, 3, 4, 5, 6, 7))
    path = folder / NAME
    title = "Quyết định ban hành Kế hoạch phát triển và ứng dụng công nghệ sinh học giai đoạn 2026-2030"
    paper.save(path, title=title, author="Sở Khoa học và Công nghệ tỉnh Sơn Hải", when=dt.date(2025, 11, 5))
    return path


def _decision(paper: Paper) -> None:
    paper.letterhead(("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI"), "Số: 1436/QĐ-UBND", "Sơn Hải, ngày 05 tháng 11 năm 2025")
    paper.title(
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch phát triển và ứng dụng công nghệ sinh học",
        "tỉnh Sơn Hải giai đoạn 2026-2030",
    )
    paper.write("ỦY BAN NHÂN DÂN TỈNH SƠN HẢI", bold=True, align=CENTER, first=0, before=0)
    for basis in BASES:
        paper.write(basis, italic=True)
    paper.write("QUYẾT ĐỊNH:", bold=True, align=CENTER, first=0, before=12)
    for article in ARTICLES:
        paper.write(article)
    paper.signature(RECIPIENTS, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Hữu Tường")


def _annex(paper: Paper, label: str, title: str) -> None:
    paper.write(label, bold=True, align=CENTER, first=0, before=0)
    paper.write(title, bold=True, align=CENTER, first=0, before=0)
    paper.write(ANNEXED, italic=True, align=CENTER, first=0, before=0)
    paper.write("", first=0, before=0, size=6)
