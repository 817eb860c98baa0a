"""Kế hoạch 09/KH-LHH of 2025 as somebody copied it from a portal into a text file, lines cut at 78 columns.

Two slips that real plans have are left in: a «d)» that should be «đ)», and the 31st of a short month.
"""

# ruff: noqa: E501  (the words of the document stand one item a line)

from __future__ import annotations

import textwrap
from pathlib import Path

NAME = "ke-hoach-hoat-dong-lien-hiep-hoi-2025.txt"
WIDTH = 78

HEAD: tuple[str, ...] = (
    "LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT\nTỈNH SƠN HẢI",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Số: 09/KH-LHH",
    "Sơn Hải, ngày 17 tháng 02 năm 2025",
    "KẾ HOẠCH\nHoạt động của Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh năm 2025",
)

BODY: tuple[str, ...] = (
    "Căn cứ Chỉ thị số 42-CT/TW ngày 16/4/2010 của Bộ Chính trị về tiếp tục đổi mới, nâng cao chất lượng, hiệu quả hoạt động của Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam trong thời kỳ đẩy mạnh công nghiệp hóa, hiện đại hóa đất nước (sau đây gọi tắt là Chỉ thị 42); Kết luận số 93-KL/TW ngày 20/11/2020 của Ban Bí thư về tiếp tục thực hiện Chỉ thị 42; Công văn số 186/UBND-KGVX ngày 14/01/2025 của Ủy ban nhân dân tỉnh về việc giao nhiệm vụ năm 2025, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh (Liên hiệp Hội) ban hành Kế hoạch hoạt động năm 2025 như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Tập hợp, đoàn kết, phát huy trí tuệ của đội ngũ trí thức khoa học và công nghệ trong và ngoài tỉnh, đóng góp thiết thực cho phát triển kinh tế - xã hội của địa phương.",
    "2. Hoạt động hướng về cơ sở, tiết kiệm, đúng Điều lệ; kết quả phải đo đếm được.",
    "II. NỘI DUNG NHIỆM VỤ",
    "1. Công tác tư vấn, phản biện và giám định xã hội",
    "a) Tổ chức phản biện dự thảo Quy hoạch phát triển kinh tế biển và dự thảo Đề án cấp nước sạch các xã ven biển theo đề nghị của Ủy ban nhân dân tỉnh.",
    "- Cơ quan thực hiện: Liên hiệp Hội chủ trì, phối hợp với Sở Kế hoạch và Đầu tư, Sở Nông nghiệp và Phát triển nông thôn.",
    "- Thời gian thực hiện: Quý II và quý III năm 2025.",
    "b) Rà soát, bổ sung danh sách chuyên gia tư vấn, phản biện theo từng lĩnh vực; cập nhật lên Trang thông tin điện tử của Liên hiệp Hội.",
    "- Cơ quan thực hiện: Văn phòng Liên hiệp Hội.",
    "- Thời gian thực hiện: Hoàn thành trước ngày 31/3/2025.",
    "c) Ký kết chương trình phối hợp giai đoạn 2025-2030 về lấy ý kiến trí thức đối với các dự thảo nghị quyết của Hội đồng nhân dân tỉnh.",
    "- Cơ quan thực hiện: Thường trực Liên hiệp Hội.",
    "- Cơ quan phối hợp: Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh.",
    "- Thời gian thực hiện: Tháng 6/2025.",
    "2. Phong trào sáng tạo khoa học kỹ thuật",
    "a) Phát động, hướng dẫn, tiếp nhận hồ sơ Hội thi Sáng tạo kỹ thuật tỉnh Sơn Hải lần thứ XI (2024-2025).",
    "- Cơ quan thực hiện: Liên hiệp Hội.",
    "- Cơ quan phối hợp: Sở Khoa học và Công nghệ, Liên đoàn Lao động tỉnh, Tỉnh đoàn.",
    "- Thời gian thực hiện: Hoàn thành trước ngày 31/9/2025.",
    "b) Tổ chức Cuộc thi Sáng tạo thanh thiếu niên, nhi đồng tỉnh lần thứ XVI, chọn mô hình tiêu biểu dự thi toàn quốc.",
    "- Cơ quan thực hiện: Liên hiệp Hội chủ trì, phối hợp với Sở Giáo dục và Đào tạo, Tỉnh đoàn.",
    "- Thời gian thực hiện: Trước ngày 30/6/2025.",
    "c) Tôn vinh trí thức khoa học và công nghệ tiêu biểu nhân Ngày Khoa học và Công nghệ Việt Nam.",
    "- Cơ quan thực hiện: Liên hiệp Hội.",
    "- Cơ quan phối hợp: Ban Thi đua - Khen thưởng tỉnh.",
    "- Thời gian thực hiện: Ngày 18/5/2025.",
    "d) Hỗ trợ tác giả có giải pháp đoạt giải đăng ký sở hữu công nghiệp.",
    "- Cơ quan thực hiện: Hội Sở hữu trí tuệ tỉnh.",
    "- Thời gian thực hiện: Thường xuyên.",
    "d) Giới thiệu giải pháp đoạt giải đến các doanh nghiệp, hợp tác xã để ứng dụng vào sản xuất.",
    "- Cơ quan thực hiện: Các hội thành viên.",
    "- Thời gian thực hiện: Thường xuyên.",
    "e) Lập hồ sơ đề nghị tặng Bằng khen cho tác giả đoạt giải.",
    "- Cơ quan thực hiện: Văn phòng Liên hiệp Hội.",
    "- Thời gian thực hiện: Sau khi có quyết định công nhận kết quả Hội thi.",
    "3. Truyền thông, phổ biến kiến thức",
    "a) Phát hành bản tin “Khoa học và Cuộc sống Sơn Hải”.",
    "- Cơ quan thực hiện: Văn phòng Liên hiệp Hội.",
    "- Thời gian thực hiện: Hằng quý.",
    "- Sản phẩm: 04 số bản tin.",
    "b) Tập huấn kỹ thuật nuôi tôm tuần hoàn nước, trồng rau thủy canh cho hội viên nông dân tại huyện Vân Trì và thị xã Cửa Lân.",
    "- Cơ quan thực hiện: Hội Nghề cá tỉnh, Hội Làm vườn tỉnh.",
    "- Cơ quan phối hợp: Ủy ban nhân dân huyện Vân Trì, Ủy ban nhân dân thị xã Cửa Lân.",
    "- Thời gian thực hiện: Từ tháng 4 đến tháng 8 năm 2025.",
    "III. KINH PHÍ THỰC HIỆN",
    "Từ nguồn ngân sách tỉnh giao cho Liên hiệp Hội năm 2025, kinh phí của các đơn vị phối hợp và nguồn tài trợ hợp pháp.",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng Liên hiệp Hội tham mưu, theo dõi, đôn đốc việc thực hiện Kế hoạch; trước ngày 20/6 và ngày 20/12, tổng hợp, báo cáo Ủy ban nhân dân tỉnh (qua Sở Khoa học và Công nghệ) theo định kỳ 6 tháng.",
    "2. Các hội thành viên, đơn vị trực thuộc xây dựng kế hoạch của hội, đơn vị mình, gửi về Liên hiệp Hội trước ngày 15/3/2025.",
    "3. Đề nghị các sở, ngành, địa phương tạo điều kiện về địa điểm, thông tin, tài liệu cho hoạt động tư vấn, phản biện.",
    "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Văn phòng Liên hiệp Hội để xem xét, giải quyết./.",
)  # fmt: skip

FOOT: tuple[str, ...] = (
    "Nơi nhận:\n- Liên hiệp Hội Việt Nam (b/c);\n- Thường trực Tỉnh ủy, UBND tỉnh (b/c);\n- Sở Khoa học và Công nghệ;\n"
    "- Các hội thành viên (t/h);\n- Lưu: VT, VP.",
    "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH",
    "Vũ Đức Thuần",
)


def build(folder: Path) -> Path:
    """Write the plan as plain text, in UTF-8."""
    blocks = [*HEAD, *("\n".join(textwrap.wrap(line, WIDTH, break_on_hyphens=False)) for line in BODY), *FOOT]
    path = folder / NAME
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8", newline="\n")
    return path
