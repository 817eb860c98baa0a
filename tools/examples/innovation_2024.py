"""Kế hoạch 87/KH-UBND of 2024, of the province before the merger: bodies in lines below runs of bullets.

All markers come from automatic numbering, so the words here carry none.
"""

# ruff: noqa: E501  (the words of the document stand one item a line)

from __future__ import annotations

import datetime as dt
from pathlib import Path

from examples.paper import Paper

NAME = "ke-hoach-doi-moi-sang-tao-2024.docx"
TITLE = "Phát triển hệ sinh thái khởi nghiệp đổi mới sáng tạo tỉnh Sơn Hải giai đoạn 2024-2025"

PREAMBLE = (
    "Thực hiện Quyết định số 844/QĐ-TTg ngày 18 tháng 5 năm 2016 của Thủ tướng Chính phủ phê duyệt Đề án “Hỗ trợ hệ "
    "sinh thái khởi nghiệp đổi mới sáng tạo quốc gia đến năm 2025” (sau đây gọi tắt là Quyết định 844); Quyết định số "
    "569/QĐ-TTg ngày 11 tháng 5 năm 2022 của Thủ tướng Chính phủ ban hành Chiến lược phát triển khoa học, công nghệ và "
    "đổi mới sáng tạo đến năm 2030; Chương trình số 21-CTr/TU ngày 15 tháng 9 năm 2021 của Ban Thường vụ Tỉnh ủy về đẩy "
    "mạnh nghiên cứu, ứng dụng khoa học và công nghệ, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển hệ sinh thái "
    "khởi nghiệp đổi mới sáng tạo tỉnh Sơn Hải giai đoạn 2024-2025 như sau:"
)

H1, H2, H3, ITEM, DASH, TEXT = "h1", "h2", "h3", "item", "dash", "text"
"""Heading of level I., 1., a); a lettered or numbered item; a bullet; a paragraph without a marker."""

BODY: tuple[tuple[str, int, str], ...] = (
    (H1, 0, "MỤC ĐÍCH, YÊU CẦU"),
    (H2, 1, "Mục đích"),
    (ITEM, 2, "Tạo môi trường thuận lợi để hình thành, nuôi dưỡng ý tưởng, dự án khởi nghiệp dựa trên công nghệ, tài sản trí tuệ và mô hình kinh doanh mới; từng bước đưa đổi mới sáng tạo thành động lực tăng trưởng của địa phương."),
    (ITEM, 2, "Gắn kết cơ quan nhà nước, trường đại học, doanh nghiệp và nhà đầu tư thành một mạng lưới hỗ trợ thống nhất, hoạt động nền nếp, thực chất."),
    (H2, 1, "Yêu cầu"),
    (ITEM, 2, "Nhiệm vụ phải rõ việc, rõ người, rõ thời hạn, rõ sản phẩm; tránh dàn trải, trùng lặp với các chương trình hỗ trợ doanh nghiệp nhỏ và vừa đang thực hiện."),
    (ITEM, 2, "Kinh phí sử dụng tiết kiệm, đúng đối tượng, ưu tiên các dự án khai thác thế mạnh kinh tế biển, nông sản chủ lực và du lịch của tỉnh."),
    (H1, 0, "MỤC TIÊU"),
    (H2, 1, "Mục tiêu chung"),
    (TEXT, 2, "Xây dựng hệ sinh thái khởi nghiệp đổi mới sáng tạo của tỉnh có đủ các thành phần cơ bản, kết nối chặt chẽ với hệ sinh thái khởi nghiệp quốc gia; hình thành lớp doanh nghiệp mới có khả năng tăng trưởng nhanh dựa trên công nghệ."),
    (H2, 1, "Mục tiêu cụ thể đến hết năm 2025"),
    (DASH, 3, "Hỗ trợ ít nhất 60 dự án khởi nghiệp đổi mới sáng tạo, trong đó tối thiểu 15 dự án phát triển thành doanh nghiệp."),
    (DASH, 3, "Thành lập và đưa vào hoạt động 01 trung tâm hỗ trợ khởi nghiệp đổi mới sáng tạo cấp tỉnh."),
    (DASH, 3, "100% trường cao đẳng, trường đại học và trên 50% trường trung học phổ thông trên địa bàn tổ chức hoạt động giáo dục khởi nghiệp cho học sinh, sinh viên."),
    (DASH, 3, "Số đơn đăng ký sở hữu công nghiệp tăng 20% so với giai đoạn 2022-2023."),
    (DASH, 3, "Mỗi năm kết nối đầu tư thành công từ 03 đến 05 dự án."),
    (H1, 0, "NHIỆM VỤ VÀ GIẢI PHÁP"),
    (H2, 1, "Truyền thông, nâng cao nhận thức về khởi nghiệp đổi mới sáng tạo"),
    (DASH, 3, "Xây dựng chuyên trang, chuyên mục về khởi nghiệp đổi mới sáng tạo trên các phương tiện thông tin đại chúng; kịp thời giới thiệu mô hình hay, gương điển hình của tỉnh."),
    (DASH, 3, "Tổ chức tọa đàm, nói chuyện chuyên đề tại trường học, khu công nghiệp, hợp tác xã nhằm khơi dậy tinh thần dám nghĩ, dám làm trong thanh niên, phụ nữ và người lao động."),
    (DASH, 3, "**Đơn vị chủ trì:** Sở Thông tin và Truyền thông."),
    (DASH, 3, "**Đơn vị phối hợp:** Sở Khoa học và Công nghệ, Báo Sơn Hải, Đài Phát thanh và Truyền hình tỉnh, Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh."),
    (DASH, 3, "**Thời gian thực hiện:** Thường xuyên."),
    (H2, 1, "Phát triển hạ tầng và tổ chức hỗ trợ khởi nghiệp"),
    (H3, 2, "Thành lập Trung tâm hỗ trợ khởi nghiệp đổi mới sáng tạo của tỉnh"),
    (DASH, 3, "Xây dựng Đề án thành lập Trung tâm, xác định rõ mô hình tổ chức, cơ chế tự chủ và danh mục dịch vụ cung cấp cho các nhóm khởi nghiệp."),
    (DASH, 3, "Bố trí trụ sở, trang thiết bị dùng chung và không gian làm việc cho các nhóm khởi nghiệp tại thành phố Hải Bình."),
    (DASH, 3, "**Đơn vị chủ trì:** Sở Khoa học và Công nghệ."),
    (DASH, 3, "**Đơn vị phối hợp:** Sở Nội vụ, Sở Kế hoạch và Đầu tư, Sở Tài chính, UBND thành phố Hải Bình."),
    (DASH, 3, "**Thời gian thực hiện:** Hoàn thành trong quý IV/2024."),
    (H3, 2, "Phát triển vườn ươm, không gian sáng tạo trong trường đại học, cao đẳng"),
    (DASH, 3, "Nâng cấp vườn ươm doanh nghiệp của Trường Đại học Sơn Hải[^1], hình thành các nhóm nghiên cứu, ươm tạo về vật liệu mới, công nghệ thực phẩm và nuôi biển công nghệ cao."),
    (DASH, 3, "Đưa nội dung khởi nghiệp đổi mới sáng tạo vào chương trình đào tạo, hoạt động ngoại khóa của sinh viên; công nhận kết quả ươm tạo thay cho một số học phần tự chọn."),
    (DASH, 3, "**Đơn vị chủ trì:** Trường Đại học Sơn Hải."),
    (DASH, 3, "**Đơn vị phối hợp:** Sở Giáo dục và Đào tạo, Sở Khoa học và Công nghệ, các trường cao đẳng trên địa bàn tỉnh."),
    (DASH, 3, "**Thời gian thực hiện:** Giai đoạn 2024-2025."),
    (H2, 1, "Hỗ trợ dự án, doanh nghiệp khởi nghiệp đổi mới sáng tạo"),
    (H3, 2, "Hoàn thiện cơ chế, chính sách hỗ trợ"),
    (DASH, 3, "Tham mưu trình Hội đồng nhân dân tỉnh ban hành nghị quyết quy định nội dung, mức chi hỗ trợ hệ sinh thái khởi nghiệp đổi mới sáng tạo trên địa bàn tỉnh."),
    (DASH, 3, "**Đơn vị chủ trì:** Sở Tài chính."),
    (DASH, 3, "**Đơn vị phối hợp:** Sở Khoa học và Công nghệ, Sở Tư pháp."),
    (DASH, 3, "**Thời gian thực hiện:** Trước ngày 30/6/2024."),
    (DASH, 3, "**Sản phẩm:** Nghị quyết của Hội đồng nhân dân tỉnh."),
    (H3, 2, "Kết nối đầu tư, thương mại hóa sản phẩm"),
    (DASH, 3, "Tổ chức Cuộc thi “Sơn Hải khởi nghiệp sáng tạo” và Ngày hội khởi nghiệp đổi mới sáng tạo của tỉnh."),
    (DASH, 3, "Kết nối các dự án khởi nghiệp của tỉnh với quỹ đầu tư mạo hiểm, nhà đầu tư thiên thần, sàn giao dịch công nghệ trong và ngoài tỉnh."),
    (DASH, 3, "**Đơn vị chủ trì:** Sở Khoa học và Công nghệ."),
    (DASH, 3, "**Đơn vị phối hợp:** Tỉnh đoàn, Hội Doanh nhân trẻ tỉnh, Sở Công Thương, UBND các huyện, thị xã, thành phố."),
    (DASH, 3, "**Thời gian thực hiện:** Hằng năm."),
    (H3, 2, "Bảo hộ và khai thác tài sản trí tuệ"),
    (DASH, 3, "Tư vấn, hỗ trợ kinh phí đăng ký sáng chế, kiểu dáng công nghiệp, nhãn hiệu cho các dự án khởi nghiệp có sản phẩm sẵn sàng đưa ra thị trường."),
    (DASH, 3, "Xây dựng cơ sở dữ liệu sáng chế phục vụ ngành chế biến thủy sản, cơ khí tàu thuyền; hướng dẫn doanh nghiệp khai thác thông tin sáng chế trong đổi mới công nghệ."),
    (DASH, 3, "**Đơn vị thực hiện:** Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Nông nghiệp và Phát triển nông thôn, Sở Công Thương, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh."),
    (DASH, 3, "**Thời gian thực hiện:** Hoàn thành trước ngày 31/10/2025."),
    (H2, 1, "Đào tạo, bồi dưỡng nguồn nhân lực"),
    (DASH, 3, "Mở các khóa đào tạo giảng viên, huấn luyện viên khởi nghiệp; bồi dưỡng kỹ năng gọi vốn, quản trị, chuyển đổi số cho các nhóm khởi nghiệp."),
    (DASH, 3, "Hình thành mạng lưới cố vấn khởi nghiệp của tỉnh gồm doanh nhân, chuyên gia, trí thức người Sơn Hải ở trong nước và nước ngoài."),
    (DASH, 3, "**Đơn vị chủ trì:** Sở Khoa học và Công nghệ."),
    (DASH, 3, "**Đơn vị phối hợp:** Sở Lao động - Thương binh và Xã hội, Liên minh Hợp tác xã tỉnh, Hội Doanh nghiệp nhỏ và vừa tỉnh."),
    (DASH, 3, "**Thời gian thực hiện:** Thường xuyên hằng năm."),
    (DASH, 3, "Tuyển chọn, bồi dưỡng học sinh, sinh viên có ý tưởng tốt dự thi khởi nghiệp, sáng tạo khoa học kỹ thuật cấp tỉnh và cấp quốc gia."),
    (DASH, 3, "**Đơn vị chủ trì:** Sở Giáo dục và Đào tạo."),
    (DASH, 3, "**Đơn vị phối hợp:** Tỉnh đoàn, Trường Đại học Sơn Hải."),
    (DASH, 3, "**Thời gian thực hiện:** Trong quý I/2025."),
    (H1, 0, "KINH PHÍ THỰC HIỆN"),
    (DASH, 3, "Nguồn sự nghiệp khoa học và công nghệ của tỉnh; nguồn lồng ghép từ các chương trình hỗ trợ doanh nghiệp nhỏ và vừa, xúc tiến thương mại, đào tạo nghề."),
    (DASH, 3, "Nguồn huy động hợp pháp từ doanh nghiệp, quỹ đầu tư, tổ chức, cá nhân trong nước và nước ngoài."),
    (H1, 0, "TỔ CHỨC THỰC HIỆN"),
    (H2, 1, "Sở Khoa học và Công nghệ"),
    (ITEM, 2, "Chủ trì, phối hợp với các sở, ban, ngành, địa phương hướng dẫn, đôn đốc, kiểm tra việc thực hiện Kế hoạch; tham mưu Ủy ban nhân dân tỉnh khen thưởng tập thể, cá nhân có thành tích xuất sắc."),
    (ITEM, 2, "Tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện Kế hoạch trước ngày 15 tháng 12 hằng năm và báo cáo đột xuất khi có yêu cầu."),
    (H2, 1, "Sở Kế hoạch và Đầu tư"),
    (ITEM, 2, "Chủ trì, phối hợp với Sở Khoa học và Công nghệ lồng ghép nội dung hỗ trợ khởi nghiệp đổi mới sáng tạo vào kế hoạch hỗ trợ doanh nghiệp nhỏ và vừa của tỉnh."),
    (ITEM, 2, "Kêu gọi nhà đầu tư, doanh nghiệp lớn tham gia đầu tư hạ tầng hỗ trợ khởi nghiệp tại các khu công nghiệp, khu kinh tế."),
    (ITEM, 1, "Sở Tài chính tham mưu Ủy ban nhân dân tỉnh cân đối, bố trí kinh phí thực hiện Kế hoạch theo quy định của Luật Ngân sách nhà nước; hướng dẫn việc quản lý, sử dụng và thanh quyết toán kinh phí."),
    (H2, 1, "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố"),
    (ITEM, 2, "Cụ thể hóa nhiệm vụ được giao thành kế hoạch của cơ quan, đơn vị, địa phương, hoàn thành trước ngày 15 tháng 5 năm 2024."),
    (ITEM, 2, "Trước ngày 30 tháng 11 hằng năm, báo cáo kết quả thực hiện gửi Sở Khoa học và Công nghệ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."),
    (ITEM, 1, "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh vận động đoàn viên, hội viên tham gia phong trào khởi nghiệp sáng tạo; giám sát việc thực hiện Kế hoạch."),
)  # fmt: skip

CLOSING = (
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị, địa phương kịp thời phản ánh về Sở Khoa "
    "học và Công nghệ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định./."
)
FOOTNOTE = (
    "Theo Quyết định số 1120/QĐ-UBND ngày 20 tháng 6 năm 2022 của Ủy ban nhân dân tỉnh phê duyệt Đề án phát triển "
    "Trường Đại học Sơn Hải đến năm 2030."
)
RECIPIENTS = (
    "- Bộ Khoa học và Công nghệ (b/c);",
    "- Thường trực Tỉnh ủy (b/c);",
    "- Thường trực HĐND tỉnh (b/c);",
    "- Chủ tịch, các PCT UBND tỉnh;",
    "- Ủy ban MTTQ Việt Nam tỉnh;",
    "- Các sở, ban, ngành cấp tỉnh;",
    "- UBND các huyện, thị xã, thành phố;",
    "- Trường Đại học Sơn Hải;",
    "- VP UBND tỉnh: CVP, các PCVP;",
    "- Lưu: VT, KGVX, TH.",
)


def build(folder: Path) -> Path:
    """Write the plan into the folder."""
    paper = Paper(numbered=True)
    paper.letterhead(("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI"), "Số: 87/KH-UBND", "Sơn Hải, ngày 12 tháng 4 năm 2024")
    paper.title("KẾ HOẠCH", "Phát triển hệ sinh thái khởi nghiệp đổi mới sáng tạo", "tỉnh Sơn Hải giai đoạn 2024-2025")
    paper.write(PREAMBLE)
    for role, level, words in BODY:
        if role == TEXT:
            paper.write(words)
        else:
            paper.item(words, level, bold=role in (H1, H2, H3))
    paper.write(CLOSING)
    paper.footnotes.append(FOOTNOTE)
    paper.signature(RECIPIENTS, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Thị Minh Hoài")
    path = folder / NAME
    paper.save(path, title=f"Kế hoạch {TITLE}", author="Văn phòng UBND tỉnh Sơn Hải", when=dt.date(2024, 4, 12))
    return path
