"""Chương trình hành động 15-CTr/TU of 2025: a Party paper in the form then in force (Hướng dẫn 36-HD/VPTW)."""

# ruff: noqa: E501  (the words of the document stand one item a line)

from __future__ import annotations

import datetime as dt
from pathlib import Path

from examples.digital_2026 import write_body
from examples.paper import Paper

NAME = "chuong-trinh-hanh-dong-tinh-uy-2025.docx"

PREAMBLE = (
    "Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi "
    "mới sáng tạo và chuyển đổi số quốc gia (sau đây gọi tắt là Nghị quyết 57) và Nghị quyết Đại hội đại biểu Đảng bộ "
    "tỉnh Sơn Hải lần thứ I, nhiệm kỳ 2025 - 2030, Ban Thường vụ Tỉnh ủy ban hành Chương trình hành động với những nội "
    "dung chủ yếu như sau:"
)

BODY: tuple[str, ...] = (
    "## I- MỤC ĐÍCH, YÊU CẦU",
    "1- Quán triệt sâu sắc, cụ thể hóa các quan điểm, mục tiêu, nhiệm vụ của Nghị quyết 57 phù hợp với điều kiện của tỉnh sau hợp nhất; tạo sự thống nhất về nhận thức và hành động trong toàn Đảng bộ.",
    "2- Lãnh đạo thực hiện có trọng tâm, trọng điểm, làm việc nào dứt điểm việc đó; lấy hiệu quả phục vụ Nhân dân và doanh nghiệp làm thước đo; gắn kết quả thực hiện với đánh giá, xếp loại tổ chức đảng, đảng viên.",
    "## II- MỤC TIÊU ĐẾN NĂM 2030",
    "1- Bố trí ít nhất 3% tổng chi ngân sách địa phương hằng năm cho khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.",
    "2- Nhân lực nghiên cứu khoa học, phát triển công nghệ và đổi mới sáng tạo đạt 12 người trên một vạn dân.",
    "3- Quy mô kinh tế số đạt tối thiểu 30% GRDP của tỉnh.",
    "4- Tỷ lệ doanh nghiệp có hoạt động đổi mới sáng tạo đạt trên 40%.",
    "5- Thuộc nhóm 15 tỉnh, thành phố dẫn đầu cả nước về chỉ số đổi mới sáng tạo cấp địa phương.",
    "## III- NHIỆM VỤ, GIẢI PHÁP",
    "# 1- Nâng cao nhận thức, tăng cường vai trò lãnh đạo của Đảng",
    "1.1- Các cấp ủy, tổ chức đảng đưa nội dung phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số vào nghị quyết, chương trình công tác; người đứng đầu trực tiếp phụ trách, chỉ đạo.",
    "1.2- Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì, phối hợp với Báo và phát thanh, truyền hình Sơn Hải tuyên truyền sâu rộng Nghị quyết 57; phát hiện, nhân rộng các mô hình “dân vận khéo” trong chuyển đổi số.",
    "1.3- Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Đảng ủy Ủy ban nhân dân tỉnh tham mưu tỉ lệ cán bộ có chuyên môn khoa học, kỹ thuật trong quy hoạch cấp ủy các cấp, hoàn thành trong quý II/2026.",
    "# 2- Hoàn thiện cơ chế, chính sách",
    "2.1- Đảng ủy Hội đồng nhân dân tỉnh lãnh đạo việc ban hành các nghị quyết về hỗ trợ đổi mới sáng tạo, thu hút chuyên gia, nhà khoa học, hoàn thành trước ngày 31/12/2026.",
    "2.2- Đảng ủy Ủy ban nhân dân tỉnh chủ trì, phối hợp với Đảng ủy các cơ quan Đảng tỉnh rà soát, đơn giản hóa thủ tục xét chọn, giao nhiệm vụ khoa học và công nghệ theo hướng khoán đến sản phẩm cuối cùng.",
    "# 3- Phát triển hạ tầng, dữ liệu và nguồn nhân lực",
    "3.1- Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo, chỉ đạo:",
    "- Xây dựng Trung tâm dữ liệu tỉnh, kết nối đồng bộ với Trung tâm dữ liệu quốc gia, hoàn thành trước ngày 30/6/2027.",
    "- Hình thành Trung tâm đổi mới sáng tạo tại phường Hải Bình trên cơ sở hợp nhất các trung tâm hỗ trợ khởi nghiệp của hai tỉnh trước đây.",
    "- Bố trí kinh phí, quỹ đất cho các tổ chức khoa học và công nghệ công lập thực hiện tự chủ.",
    "3.2- Đảng ủy Trường Đại học Sơn Hải lãnh đạo mở mới các ngành đào tạo về vi mạch, trí tuệ nhân tạo, công nghệ sinh học biển; hợp tác với doanh nghiệp trong nghiên cứu và đào tạo.",
    "3.3- Đảng ủy Công an tỉnh lãnh đạo bảo đảm an ninh mạng, an ninh dữ liệu; triển khai thường xuyên việc giám sát các hệ thống thông tin trọng yếu của tỉnh.",
    "# 4- Phát huy vai trò của doanh nghiệp và Nhân dân",
    "4.1- Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội phát động phong trào “Bình dân học vụ số”, vận động đội ngũ trí thức, doanh nhân tham gia hiến kế, phản biện chính sách.",
    "4.2- Khuyến khích doanh nghiệp lập quỹ phát triển khoa học và công nghệ, đặt hàng nghiên cứu với các viện, trường.",
    "## IV- TỔ CHỨC THỰC HIỆN",
    "1- Các đảng ủy trực thuộc Tỉnh ủy, đảng ủy các xã, phường, đặc khu xây dựng kế hoạch thực hiện Chương trình hành động, hoàn thành trước ngày 30/11/2025.",
    "2- Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện Chương trình; cân đối, bố trí đủ nguồn lực cho các nhiệm vụ đã xác định.",
    "3- Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với các cơ quan tham mưu, giúp việc Tỉnh ủy tham mưu Ban Thường vụ Tỉnh ủy kiểm tra, giám sát việc thực hiện Chương trình.",
    "4- Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Chương trình; định kỳ hằng năm, trước ngày 10/12, tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy.",
    "Chương trình này được phổ biến đến chi bộ.",
)  # fmt: skip

RECIPIENTS = (
    "- Bộ Chính trị, Ban Bí thư (để báo cáo),",
    "- Ban Tuyên giáo và Dân vận Trung ương,",
    "- Đảng ủy Bộ Khoa học và Công nghệ,",
    "- Các đảng ủy trực thuộc Tỉnh ủy,",
    "- Các cơ quan tham mưu, giúp việc Tỉnh ủy,",
    "- Đảng ủy các xã, phường, đặc khu,",
    "- Các đồng chí Tỉnh ủy viên,",
    "- Lưu Văn phòng Tỉnh ủy.",
)


def build(folder: Path) -> Path:
    """Write the programme."""
    paper = Paper()
    paper.letterhead(
        ("TỈNH ỦY SƠN HẢI",),
        "Số 15-CTr/TU",
        "Sơn Hải, ngày 20 tháng 10 năm 2025",
        right=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    )
    paper.title(
        "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        "thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo",
        "và chuyển đổi số quốc gia",
    )
    paper.write(PREAMBLE)
    write_body(paper, BODY)
    paper.signature(RECIPIENTS, ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), "Phạm Đình Luyện", party=True)
    path = folder / NAME
    title = "Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW"
    paper.save(path, title=title, author="Văn phòng Tỉnh ủy Sơn Hải", when=dt.date(2025, 10, 20))
    return path
