"""Two-syllable words that plans are full of, and what OCR makes of them.

A pair of syllables that equals one of these words but for its marks, and is no word
of its own, is likely a misreading. Source: the vocabulary of administrative plans;
misreadings seen in real files (domain notes on language, §7). State of 2026-11-20.
"""

from __future__ import annotations

WORDS = frozenset(
    word.strip()
    for word in """
phấn đấu; tiến bộ; đối tượng; cống hiến; lồng ghép; chuyển giao; chuyển đổi; đổi mới; sáng tạo; công nghệ; khoa học; kế hoạch; nhiệm vụ; giải pháp;
mục tiêu; chỉ tiêu; triển khai; thực hiện; phối hợp; chủ trì; tham mưu; xây dựng; phát triển; ứng dụng; nghiên cứu; nâng cao; tăng cường; đẩy mạnh;
hoàn thiện; hoàn thành; tổ chức; quản lý; cơ quan; đơn vị; địa phương; doanh nghiệp; sản xuất; kinh doanh; sản phẩm; hàng hóa; chất lượng; năng suất; hiệu quả;
kinh tế; xã hội; chính sách; cơ chế; pháp luật; quy định; hướng dẫn; kiểm tra; giám sát; đánh giá; báo cáo; tổng hợp; đề xuất; kiến nghị; phê duyệt; ban hành;
ngân sách; kinh phí; nguồn lực; nhân lực; đào tạo; bồi dưỡng; tập huấn; tuyên truyền; phổ biến; quán triệt; nhận thức; trách nhiệm; lãnh đạo; chỉ đạo;
cán bộ; công chức; viên chức; nhân dân; chính trị; văn hóa; giáo dục; y tế; nông nghiệp; công nghiệp; thương mại; dịch vụ; du lịch; môi trường; tài nguyên;
thị trường; đầu tư; hợp tác; quốc tế; hội nhập; liên kết; kết nối; hỗ trợ; khuyến khích; thúc đẩy; huy động; thu hút; khai thác; sử dụng; bảo vệ; bảo đảm; đảm bảo;
thông tin; truyền thông; dữ liệu; hệ thống; hạ tầng; nền tảng; chuyển biến; đột phá; động lực; trọng tâm; trọng điểm; ưu tiên; chiến lược; định hướng; tầm nhìn; giai đoạn;
sở hữu; trí tuệ; tiêu chuẩn; đo lường; quy chuẩn; kiểm định; kiểm nghiệm; phân tích; thống kê; khảo sát; điều tra; rà soát; sửa đổi; bổ sung; điều chỉnh; cập nhật;
khởi nghiệp; hệ sinh; sinh thái; thương hiệu; nhãn hiệu; sáng chế; sáng kiến; giải thưởng; khen thưởng; tôn vinh; biểu dương; nhân rộng; mô hình; chuỗi giá; giá trị; cạnh tranh;
chuyên gia; trí thức; đội ngũ; nguồn nhân; tiềm lực; tiềm năng; lợi thế; thế mạnh; đặc sản; chủ lực; chế biến; bảo quản; công bố; cấp tỉnh; cơ sở; trung tâm; phòng thí; thí nghiệm;
định kỳ; thường xuyên; kịp thời; đồng bộ; chủ động; tích cực; quyết liệt; nghiêm túc; khẩn trương; hiện đại; tiên tiến; bền vững; toàn diện; thiết thực; phù hợp;
yêu cầu; mục đích; quan điểm; nội dung; phạm vi; thời gian; tiến độ; kết quả; phân công; phân cấp; ủy quyền; cải cách; hành chính; thủ tục; quy trình; điện tử; an toàn; an ninh;
quốc phòng; tỉnh ủy; thành ủy; đảng ủy; ủy ban; hội đồng; văn phòng; thủ tướng; chính phủ; bộ trưởng; giám đốc; chủ tịch; thủ trưởng; trưởng ban; tổ công;
vướng mắc; khó khăn; phát sinh; phản ánh; xem xét; quyết định; nghị quyết; kết luận; chỉ thị; thông báo; công văn; chương trình; đề án; dự án; quy hoạch; danh mục; phụ lục;
tự chủ; sắp xếp; kiện toàn; củng cố; bộ máy; biên chế; chức năng; thẩm quyền; lĩnh vực; liên quan; theo dõi; đôn đốc; tổng kết; sơ kết; trực thuộc; trên địa; địa bàn;
""".replace("\n", " ").split(";")
    if word.strip()
)  # fmt: skip

REAL_WORDS = frozenset({
    "tư pháp", "chi tiêu", "tri thức", "tinh thần", "công chức", "công hiệu", "quân lý", "có sở", "chủ trị", "kiên nghị", "tiền độ", "cộng đồng", "bản hành",
    "thành phố", "tư chủ", "cơ sở", "hội đồng", "đại diện", "cải cách", "tự chủ", "thực hiện", "tham mưu", "thảm mưu", "văn hoá", "hàng hoá", "xã hội", "đoàn kết",
    "tinh tế", "đơn giá", "đơn vị", "đánh giá", "chất lượng", "phân công", "phần công", "chủ lực", "trong tâm", "nội dung", "thị trường", "công bố", "công bộ", "đổi mới",
    "giá trị", "đặc sản", "chế biến", "quốc tế", "quy trình", "yêu cầu", "công nghệ", "công văn", "thể mạnh", "thông báo", "kế hoạch", "sơ kết", "liên quan", "hoá học",
    "thủ tục", "quan điểm", "nguồn lực", "tổ công", "bảo quản", "bảo quân", "cấp tính", "tiến độ", "thông tin", "hiện đại", "kiểm tra", "dự án", "tỉnh ủy", "tỉnh uỷ", "ủy ban",
    "uỷ ban", "thành uỷ", "đảng uỷ", "uỷ quyền", "kinh phí", "sáng tạo", "tiềm lực", "tiềm năng", "hệ sinh", "chuyên giá", "cơ chế", "nhân lực", "nhận lực", "hợp tác", "hộp tác", "đời sống",
    "an toàn", "quản lí", "định kì", "tiêu chuẩn", "tiêu chuần", "chỉ thị", "thời gian", "tập huấn", "bộ máy", "khoá học", "khóa học", "trung tâm", "chuyển gia", "địa phương", "lĩnh vực", "công nghê", "cơ quan", "trực thuộc",
    "chính trị", "chính phủ", "chinh phu", "trí tuệ", "chủ tịch", "theo dõi", "phù hợp", "sử dụng", "khai thác", "mô hình", "mục tiêu", "pháp luật", "ngân sách", "dữ liệu", "hạ tầng", "cổ tức", "có cấp", "cho mưu", "kết quá", "nhân dân", "nhận thức", "quyết định", "quy định",
    "truyền thống", "phản ảnh", "nhãn dán", "sự đúng", "lời thề", "nói đúng",
    # words whose half makes a doubtful pair with the word beside it: «theo hướng dân chủ», «khả năng cao»
    "dân chủ", "khả năng", "kỹ năng", "tính năng", "tiêu thụ", "tiêu hao", "trực tuyến", "cao cấp", "sinh viên", "trường học", "kiến thức", "hình thức", "phương thức",
    "chính thức", "ý thức", "lý luận", "lý do", "học sinh", "dân cư", "dân vận", "thành tích", "đầu tiên",
})  # fmt: skip
"""Pairs that are words in their own right although they differ from a common word only by marks."""

PHRASES = (
    # (a word the pattern needs, the pattern, what it likely should be): seen in real files, sure only in these surroundings
    ("chuyên gia", r"(?P<bad>chuyên gia)(?=,? (?:công nghệ|tiên bộ|tiến bộ|tiền bộ|ứng dụng|kỹ thuật|kết quả|và ứng dụng))", "chuyển giao"),
    ("chuyên gia", r"nghiên cứu, (?P<bad>chuyên gia)(?=[, ])", "chuyển giao"),
    ("chuyên gia", r"tiếp nhận (?P<bad>chuyên gia)(?=, (?:trao đổi|ứng dụng|làm chủ|công nghệ))", "chuyển giao"),
    ("chuyên giao", r"(?P<bad>chuyên giao)\b", "chuyển giao"),
    ("KHCV", r"\b(?P<bad>KHCV)\b", "KHCN"),
    ("Công ", r"\b(?P<bad>Công) (?:TTĐT|Thông tin điện tử|thông tin điện tử|Dịch vụ công|dịch vụ công)", "Cổng"),
    ("đề ", r"(?<=[,;] )(?P<bad>đề (?:nâng cao|thực hiện|bảo đảm|đảm bảo|phục vụ|góp phần|phát triển|tạo|thúc đẩy|hoàn thành))\b(?! án)", "để"),
    ("tinh", r"phát triển (?P<bad>tinh)(?= (?:văn minh|giàu|nhanh|bền vững|nhà|ta|trở thành))", "tỉnh"),
    ("tinh", r"(?:của|toàn|trong|cấp) (?P<bad>tinh)(?=[,.; ](?:và|đến|về|để|theo|$))", "tỉnh"),
    ("ngân sách nhà", r"\b(?P<bad>ngân sách nhà)(?= (?:theo|để|cho|hằng|hàng|và|được|cấp|chi)\b)", "ngân sách nhà nước"),
    ("VVT", r"\b(?P<bad>Lưu VVT)\b", "Lưu: VT"),
    ("thực hoạt", r"\bngười (?P<bad>thực hoạt động)\b", "thực hiện hoạt động"),
)  # fmt: skip
