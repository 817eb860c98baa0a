"""Kế hoạch 12/KH-UBND of 2026: bodies in lead-ins, deadlines in words of all kinds; a PDF made by LibreOffice."""

# ruff: noqa: E501  (the words of the document stand one item a line)

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from examples.office import to_pdf
from examples.paper import Paper

NAME = "ke-hoach-chuyen-doi-so-2026.pdf"

PREAMBLE = (
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi "
    "mới sáng tạo và chuyển đổi số quốc gia (*Nghị quyết số 57-NQ/TW*); Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính "
    "phủ sửa đổi, bổ sung cập nhật Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW; Chương trình "
    "hành động số 15-CTr/TU ngày 20/10/2025 của Ban Thường vụ Tỉnh ủy (*Chương trình số 15-CTr/TU*); theo đề nghị của Sở "
    "Khoa học và Công nghệ tại Tờ trình số 31/TTr-SKHCN ngày 08/01/2026, UBND tỉnh ban hành Kế hoạch chuyển đổi số tỉnh "
    "Sơn Hải năm 2026 với các nội dung sau:"
)

BODY: tuple[str, ...] = (
    "## I. MỤC ĐÍCH, YÊU CẦU",
    "# 1. Mục đích",
    "Tạo chuyển biến rõ nét trong hoạt động của chính quyền địa phương hai cấp; đưa dữ liệu thành tài nguyên dùng chung; người dân, doanh nghiệp được phục vụ thuận tiện, an toàn trên môi trường số, không phụ thuộc địa giới hành chính.",
    "# 2. Yêu cầu",
    "- Bám sát Chương trình số 15-CTr/TU; mỗi nhiệm vụ có một cơ quan chịu trách nhiệm chính, có sản phẩm đo đếm được.",
    "- Kế thừa tối đa hệ thống, dữ liệu đã có của hai tỉnh trước khi hợp nhất; không đầu tư trùng lặp.",
    "## II. CHỈ TIÊU NĂM 2026",
    "# 1. Chính quyền số",
    "- 100% thủ tục hành chính đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình; tỷ lệ hồ sơ trực tuyến đạt tối thiểu 85%.",
    "- 100% văn bản, trừ văn bản mật, được ký số và gửi nhận trên môi trường mạng.",
    "- Trên 95% hồ sơ giải quyết thủ tục hành chính được số hóa.",
    "# 2. Kinh tế số",
    "- Tỷ trọng kinh tế số đạt khoảng 18% GRDP.",
    "- Ít nhất 1.200 doanh nghiệp nhỏ và vừa sử dụng nền tảng số.",
    "# 3. Xã hội số",
    "- 75% dân số trưởng thành có chữ ký số cá nhân.",
    "- Mỗi xã, phường, đặc khu có tối thiểu 01 tổ công nghệ số cộng đồng.",
    "## III. NHIỆM VỤ, GIẢI PHÁP",
    "# 1. Hoàn thiện thể chế, chính sách",
    "a) Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tư pháp, Văn phòng UBND tỉnh:",
    "- Tham mưu UBND tỉnh ban hành Quy chế quản lý, vận hành, khai thác Kho dữ liệu dùng chung của tỉnh, hoàn thành trong quý II năm 2026.",
    "- Rà soát quy định về chuyển đổi số của tỉnh Sơn Hải và tỉnh Đông Giang trước đây còn hiệu lực, đề xuất sửa đổi, bổ sung, thay thế hoặc bãi bỏ trước ngày 31/3/2026.",
    "- Xây dựng bộ chỉ số đánh giá mức độ chuyển đổi số của các sở, ban, ngành và các xã, phường, đặc khu; công bố kết quả xếp hạng chậm nhất là ngày 15 tháng 12 năm 2026.",
    "b) Sở Nội vụ chủ trì, phối hợp với Sở Khoa học và Công nghệ tham mưu đưa kết quả chuyển đổi số vào tiêu chí xếp loại người đứng đầu cơ quan, đơn vị, hoàn thành trong tháng 5/2026.",
    "# 2. Phát triển hạ tầng số",
    "a) Sở Khoa học và Công nghệ chủ trì, phối hợp với các doanh nghiệp viễn thông, UBND các xã, phường, đặc khu:",
    "- Xóa các vùng lõm sóng tại khu vực miền núi, hải đảo, ưu tiên đặc khu Hải Âu, xã Vân Trì, xã Thạch Khê, xong trong 6 tháng đầu năm 2026.",
    "- Nâng cấp mạng truyền số liệu chuyên dùng đến toàn bộ trung tâm phục vụ hành chính công cấp xã; thực hiện từ tháng 3 đến hết tháng 10 năm 2026.",
    "b) Sở Xây dựng phối hợp với Sở Khoa học và Công nghệ quản lý việc thiết kế, lắp đặt hạ tầng viễn thông trong các khu đô thị, khu dân cư mới, ngay sau khi có hướng dẫn của Bộ Xây dựng.",
    "c) Ban Quản lý Khu kinh tế tỉnh chủ trì, phối hợp với các doanh nghiệp viễn thông triển khai thí điểm mạng di động dùng riêng tại Khu công nghiệp Nam Hải Bình trong quý III/2026.",
    "# 3. Phát triển dữ liệu",
    "a) Công an tỉnh chủ trì, phối hợp với Sở Tư pháp, Sở Y tế và UBND các xã, phường, đặc khu:",
    "- Làm sạch, đồng bộ dữ liệu dân cư với dữ liệu hộ tịch, bảo hiểm, y tế; thực hiện thường xuyên.",
    "- Hướng dẫn, kích hoạt tài khoản định danh điện tử cho tổ chức, doanh nghiệp trên địa bàn trước ngày 30 tháng 6 năm 2026.",
    "b) Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các đơn vị liên quan hoàn thành số hóa, chuẩn hóa cơ sở dữ liệu đất đai toàn tỉnh sau hợp nhất trước ngày 30/9/2026.",
    "c) Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban, ngành:",
    "- Công bố danh mục dữ liệu mở của tỉnh; cập nhật dữ liệu định kỳ hằng quý.",
    "- Kết nối, chia sẻ dữ liệu của tỉnh với Trung tâm dữ liệu quốc gia trong thời hạn 60 ngày kể từ ngày có hướng dẫn của cơ quan có thẩm quyền.",
    "# 4. Phát triển nhân lực số, xã hội số",
    "a) Sở Nội vụ chủ trì, phối hợp với Trường Đại học Sơn Hải, Trường Chính trị tỉnh tổ chức bồi dưỡng kỹ năng số và kỹ năng sử dụng trí tuệ nhân tạo cho toàn bộ cán bộ, công chức cấp xã trong năm 2026.",
    "b) Sở Giáo dục và Đào tạo chủ trì, phối hợp với các cơ sở giáo dục đưa nội dung an toàn trên môi trường mạng vào chương trình giáo dục kỹ năng sống.",
    "c) Đề nghị Tỉnh đoàn chủ trì, phối hợp với Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh triển khai phong trào “Bình dân học vụ số”; định kỳ hằng tháng ra quân hướng dẫn người dân sử dụng dịch vụ công trực tuyến.",
    "d) Báo và phát thanh, truyền hình Sơn Hải xây dựng chuyên mục về chuyển đổi số, phản ánh kịp thời cách làm hay của cơ sở.",
    "# 5. Bảo đảm an toàn, an ninh mạng",
    "a) Công an tỉnh chủ trì, phối hợp với Sở Khoa học và Công nghệ tổ chức diễn tập thực chiến bảo đảm an toàn thông tin mạng vào ngày 15/5/2026 và ngày 15/10/2026.",
    "b) Các sở, ban, ngành, UBND các xã, phường, đặc khu:",
    "- Phê duyệt cấp độ an toàn đối với toàn bộ hệ thống thông tin thuộc phạm vi quản lý, hoàn thành trước ngày 31/8/2026.",
    "- Sao lưu dữ liệu quan trọng; định kỳ 06 tháng một lần kiểm tra, đánh giá an toàn thông tin.",
    "## IV. KINH PHÍ THỰC HIỆN",
    "Kinh phí thực hiện Kế hoạch được bố trí từ nguồn chi khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số của ngân sách tỉnh, ngân sách cấp xã theo phân cấp; nguồn vốn đầu tư công và các nguồn hợp pháp khác.",
    "## V. TỔ CHỨC THỰC HIỆN",
    "# 1. Sở Khoa học và Công nghệ",
    "a) Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch; vận hành hệ thống theo dõi trực tuyến các chỉ tiêu chuyển đổi số của tỉnh.",
    "b) Tổng hợp kết quả thực hiện, báo cáo UBND tỉnh trước ngày 25 của tháng cuối quý.",
    "2. Sở Tài chính chủ trì, phối hợp với Sở Khoa học và Công nghệ thẩm định, tham mưu UBND tỉnh bố trí kinh phí thực hiện Kế hoạch theo quy định của Luật Ngân sách nhà nước.",
    "3. Văn phòng UBND tỉnh chuẩn hóa, tái cấu trúc quy trình thủ tục hành chính; công khai tiến độ giải quyết hồ sơ trên Cổng Thông tin điện tử tỉnh.",
    "# 4. Các sở, ban, ngành; UBND các xã, phường, đặc khu",
    "a) Xây dựng kế hoạch chuyển đổi số năm 2026 của cơ quan, đơn vị, địa phương, ban hành trước ngày 15/02/2026.",
    "b) Phân công lãnh đạo trực tiếp phụ trách, cán bộ đầu mối về chuyển đổi số; bảo đảm nhân lực vận hành các nền tảng dùng chung.",
    "c) Định kỳ trước ngày 20 của tháng cuối quý, báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Khoa học và Công nghệ).",
    "5. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh tuyên truyền, vận động đoàn viên, hội viên, Nhân dân hưởng ứng, giám sát việc thực hiện Kế hoạch.",
    "Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện; trường hợp có khó khăn, vướng mắc, kịp thời phản ánh về Sở Khoa học và Công nghệ để tổng hợp, báo cáo UBND tỉnh xem xét, giải quyết./.",
)  # fmt: skip

RECIPIENTS = (
    "- Bộ Khoa học và Công nghệ;",
    "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
    "- Chủ tịch, các PCT UBND tỉnh;",
    "- Ủy ban MTTQ Việt Nam tỉnh;",
    "- Các sở, ban, ngành cấp tỉnh (t/h);",
    "- UBND các xã, phường, đặc khu (t/h);",
    "- Báo và PTTH Sơn Hải;",
    "- Lưu: VT, KSTT, KGVX.",
)


def write_body(paper: Paper, lines: tuple[str, ...]) -> None:
    """Lines with their markers typed in; «# » and «## » before a line make a heading of it."""
    for line in lines:
        heading = line.startswith("#")
        paragraph = paper.write(line.lstrip("# "), bold=heading)
        paragraph.paragraph_format.keep_with_next = heading or line.endswith(":") or None


def build(folder: Path) -> Path:
    """Write the plan as a Word file beside the point, and its PDF into the folder."""
    paper = Paper(size=14)
    paper.letterhead(("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI"), "Số: 12/KH-UBND", "Sơn Hải, ngày 14 tháng 01 năm 2026")
    paper.title("KẾ HOẠCH", "Chuyển đổi số tỉnh Sơn Hải năm 2026")
    paper.write(PREAMBLE)
    write_body(paper, BODY)
    paper.signature(RECIPIENTS, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Hữu Tường")
    path = folder / NAME
    with tempfile.TemporaryDirectory() as scratch:
        word = Path(scratch, Path(NAME).with_suffix(".docx").name)
        title, author = "Kế hoạch Chuyển đổi số tỉnh Sơn Hải năm 2026", "Sở Khoa học và Công nghệ tỉnh Sơn Hải"
        paper.save(word, title=title, author=author, when=dt.date(2026, 1, 14))
        to_pdf(word, path)
    return path
