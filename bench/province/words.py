"""Words of administrative life, enough of them that search has something to tell apart."""

from __future__ import annotations

from random import Random

VERBS = (
    "Xây dựng", "Rà soát, sửa đổi", "Triển khai", "Tổ chức", "Tham mưu ban hành", "Nâng cấp", "Kiểm tra", "Số hóa",
    "Ban hành", "Hướng dẫn", "Đôn đốc", "Đánh giá", "Tổng hợp, báo cáo", "Phối hợp thực hiện", "Bố trí kinh phí cho",
    "Thẩm định", "Hoàn thiện", "Nhân rộng", "Tuyên truyền về", "Thí điểm",
)  # fmt: skip
THINGS = (
    "đề án phát triển khoa học, công nghệ và đổi mới sáng tạo", "cơ sở dữ liệu dùng chung của các sở, ban, ngành",
    "mô hình ứng dụng công nghệ sinh học trong nuôi trồng thủy sản", "kế hoạch bảo đảm an toàn thông tin mạng",
    "chương trình đào tạo kỹ năng số cho cán bộ, công chức cấp xã",
    "chính sách hỗ trợ doanh nghiệp khởi nghiệp sáng tạo",
    "hệ thống giám sát chất lượng không khí và nguồn nước", "quy trình giải quyết thủ tục hành chính liên thông",
    "dịch vụ công trực tuyến toàn trình", "chuyển đổi số trong y tế cơ sở", "học bạ số và thư viện số trong trường học",
    "truy xuất nguồn gốc sản phẩm chủ lực của tỉnh", "chỉ dẫn địa lý và nhãn hiệu chứng nhận cho nông sản",
    "mạng lưới quan trắc sạt lở bờ sông, bờ biển", "nền tảng dữ liệu mở của tỉnh", "trung tâm điều hành thông minh",
    "phong trào bình dân học vụ số", "tiêu chuẩn, đo lường, chất lượng tại các chợ",
    "quỹ phát triển khoa học và công nghệ",
    "liên kết giữa nhà trường, viện nghiên cứu và doanh nghiệp", "ứng dụng trí tuệ nhân tạo trong tiếp nhận hồ sơ",
    "bản đồ số phục vụ quản lý đất đai", "chương trình mỗi xã một sản phẩm",
    "đường truyền và trang thiết bị cho cấp xã",
    "an toàn bức xạ tại các cơ sở y tế", "phục tráng giống lúa địa phương", "hồ sơ sức khỏe điện tử của người dân",
    "định danh điện tử và chữ ký số cho công chức", "đánh giá trình độ công nghệ sản xuất", "cải cách hành chính",
)  # fmt: skip
ENDS = (
    "trên địa bàn tỉnh", "tại các huyện ven biển trước đây", "theo Nghị quyết 57-NQ/TW", "giai đoạn 2021-2025",
    "đến năm 2030", "bảo đảm tiết kiệm, hiệu quả", "gắn với Đề án 06", "cho các xã đặc biệt khó khăn",
    "theo chỉ đạo của Ủy ban nhân dân tỉnh", "và báo cáo kết quả về cơ quan theo dõi",
    "phục vụ người dân và doanh nghiệp",
    "tại khu công nghiệp Đắk Ơn", "ở đường Đỗ Đức Dục và vùng phụ cận", "bằng nguồn ngân sách và nguồn xã hội hóa",
)  # fmt: skip
PRODUCTS = ("Báo cáo", "Quyết định", "Kế hoạch", "Đề án", "Hệ thống phần mềm", "Nghị quyết", "Hội nghị", "")
FIELDS = (
    "Hoàn thiện thể chế", "Phát triển hạ tầng số", "Nguồn nhân lực", "Khoa học, công nghệ và đổi mới sáng tạo",
    "Chuyển đổi số", "Tuyên truyền, nâng cao nhận thức", "Kinh phí thực hiện", "Kiểm tra, giám sát",
)  # fmt: skip
PLANS = ("Kế hoạch", "Chương trình hành động", "Quyết định", "Chỉ thị", "Nghị quyết")
SAID = (
    "Đã họp các phòng chuyên môn, thống nhất đề cương và phân công người thực hiện.",
    "Đã gửi dự thảo xin ý kiến các cơ quan liên quan, còn chờ hai đơn vị trả lời.",
    "Đang tổng hợp ý kiến góp ý; dự kiến trình trong tuần tới.",
    "Còn vướng về nguồn kinh phí, đã có văn bản đề nghị Sở Tài chính bố trí.",
    "Đã khảo sát tại cơ sở, số liệu đang được nhập vào hệ thống.",
    "Đã hoàn thành đấu thầu, nhà thầu bắt đầu triển khai.",
    "Tiến độ chậm do thay đổi nhân sự sau sắp xếp; đã kiện toàn tổ giúp việc.",
    "Đã tập huấn cho cán bộ cấp xã, tiếp tục hướng dẫn từ xa.",
)
DONE = (
    "Đã ban hành văn bản và gửi các cơ quan thực hiện.",
    "Đã hoàn thành, có báo cáo kết quả kèm theo.",
    "Đã nghiệm thu và bàn giao cho đơn vị sử dụng.",
    "Đã tổ chức xong, kết quả đạt yêu cầu đề ra.",
)
REASONS = (
    "Phụ thuộc vào văn bản hướng dẫn của bộ, ngành Trung ương.",
    "Chưa bố trí được kinh phí trong năm.",
    "Cần thêm thời gian lấy ý kiến các địa phương.",
)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Đinh", "Lý", "Mai")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Hồng", "Quang", "Thanh", "Xuân", "Hải")
GIVEN = ("An", "Bình", "Cường", "Dung", "Đạt", "Hà", "Hạnh", "Hùng", "Khánh", "Lan", "Linh", "Nam", "Phúc", "Tú", "Yến")
SYLLABLES = (
    "Hải",
    "Sơn",
    "Thanh",
    "An",
    "Phú",
    "Đông",
    "Tây",
    "Lộc",
    "Hòa",
    "Bình",
    "Giang",
    "Đức",
    "Vinh",
    "Long",
    "Xuân",
)
UNITS = (
    "Trung tâm Ứng dụng tiến bộ khoa học", "Trung tâm Công nghệ thông tin và Truyền thông", "Bệnh viện Đa khoa",
    "Trung tâm Khuyến nông", "Trung tâm Kiểm soát bệnh tật", "Ban Quản lý dự án đầu tư xây dựng",
    "Trung tâm Xúc tiến đầu tư",
    "Chi cục Thủy lợi", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Trường Cao đẳng", "Quỹ Bảo vệ môi trường",
    "Vườn Ươm doanh nghiệp",
)  # fmt: skip


def task_words(pick: Random) -> str:
    """The words of one task, sometimes of two sentences."""
    text = f"{pick.choice(VERBS)} {pick.choice(THINGS)} {pick.choice(ENDS)}"
    if pick.random() < 0.35:
        text += f"; {pick.choice(VERBS).lower()} {pick.choice(THINGS)}, {pick.choice(ENDS)}"
    return text + "."


def person_name(pick: Random) -> str:
    return f"{pick.choice(FAMILIES)} {pick.choice(MIDDLES)} {pick.choice(GIVEN)}"
