"""Words that bodies of the Vietnamese state, Party and associations are named with.

Source: Nghị định 45/2025/NĐ-CP and 150/2025/NĐ-CP (departments), the lists before them,
domain notes on organisation (§4) and language (§3); usage in plans. State of 2026-11-20.
"""

from __future__ import annotations

DEPARTMENTS = (
    "Nội vụ", "Tư pháp", "Tài chính", "Công Thương", "Công thương", "Nông nghiệp và Môi trường",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Phát triển Nông thôn", "Nông nghiệp và PTNT", "Nông nghiệp",
    "Xây dựng", "Khoa học và Công nghệ", "Khoa học - Công nghệ", "Khoa học, Công nghệ và Đổi mới sáng tạo",
    "Văn hóa, Thể thao và Du lịch", "Văn hoá, Thể thao và Du lịch", "Văn hóa - Thể thao và Du lịch",
    "Văn hóa và Thể thao", "Văn hoá và Thể thao", "Du lịch", "Giáo dục và Đào tạo", "Y tế", "Ngoại vụ", "Ngoại giao",
    "Dân tộc và Tôn giáo", "Kế hoạch và Đầu tư", "Giao thông vận tải", "Giao thông Vận tải",
    "Giao thông vận tải - Xây dựng", "Tài nguyên và Môi trường", "Tài Nguyên và Môi trường",
    "Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội", "Lao động, Thương binh và Xã hội",
    "Lao động – Thương binh và Xã hội", "Quy hoạch - Kiến trúc", "Quy hoạch và Kiến trúc", "An toàn thực phẩm",
    "Công an", "Quốc phòng", "Thông tin, Truyền thông",
)  # fmt: skip
"""Names behind «Sở» and «Bộ»; behind a comma one of them is a body of its own («Sở Nội vụ, Tài chính»)."""

ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân", "Ủy ban ND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc", "KH&CN": "Khoa học và Công nghệ", "KHCN": "Khoa học và Công nghệ",
    "KH-CN": "Khoa học và Công nghệ", "KH và CN": "Khoa học và Công nghệ", "KH CN": "Khoa học và Công nghệ",
    "KH&ĐT": "Kế hoạch và Đầu tư", "KHĐT": "Kế hoạch và Đầu tư", "KH-ĐT": "Kế hoạch và Đầu tư", "KH và ĐT": "Kế hoạch và Đầu tư",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn", "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN-PTNT": "Nông nghiệp và Phát triển nông thôn", "NN và PTNT": "Nông nghiệp và Phát triển nông thôn",
    "PTNT": "Phát triển nông thôn", "Nông nghiệp và PTNT": "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp & PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN&MT": "Nông nghiệp và Môi trường", "NNMT": "Nông nghiệp và Môi trường", "NN-MT": "Nông nghiệp và Môi trường",
    "NN và MT": "Nông nghiệp và Môi trường", "TN&MT": "Tài nguyên và Môi trường", "TNMT": "Tài nguyên và Môi trường",
    "TN-MT": "Tài nguyên và Môi trường", "TN và MT": "Tài nguyên và Môi trường", "TT&TT": "Thông tin và Truyền thông",
    "TTTT": "Thông tin và Truyền thông", "TT-TT": "Thông tin và Truyền thông", "TT và TT": "Thông tin và Truyền thông",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội", "LĐTB&XH": "Lao động - Thương binh và Xã hội",
    "LĐTBXH": "Lao động - Thương binh và Xã hội", "LĐ-TBXH": "Lao động - Thương binh và Xã hội",
    "LĐ,TB&XH": "Lao động - Thương binh và Xã hội", "LĐTB và XH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB và XH": "Lao động - Thương binh và Xã hội", "GD&ĐT": "Giáo dục và Đào tạo", "GDĐT": "Giáo dục và Đào tạo",
    "GD-ĐT": "Giáo dục và Đào tạo", "GD và ĐT": "Giáo dục và Đào tạo", "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch", "VH,TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH-TT&DL": "Văn hóa, Thể thao và Du lịch", "VH, TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VHTT": "Văn hóa và Thể thao", "VH&TT": "Văn hóa và Thể thao", "GTVT": "Giao thông vận tải",
    "DT&TG": "Dân tộc và Tôn giáo", "DTTG": "Dân tộc và Tôn giáo", "PT-TH": "Phát thanh - Truyền hình",
    "PTTH": "Phát thanh - Truyền hình", "PT&TH": "Phát thanh và Truyền hình", "KH&KT": "Khoa học và Kỹ thuật",
    "KHKT": "Khoa học và Kỹ thuật", "KH-KT": "Khoa học và Kỹ thuật", "BQL": "Ban Quản lý", "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành", "BCĐ": "Ban Chỉ đạo", "VP UBND": "Văn phòng Ủy ban nhân dân",
    "VPUBND": "Văn phòng Ủy ban nhân dân", "LHH": "Liên hiệp Hội", "KCN": "khu công nghiệp", "KKT": "khu kinh tế",
    "SKHCN": "Sở Khoa học và Công nghệ", "SKHĐT": "Sở Kế hoạch và Đầu tư", "STC": "Sở Tài chính", "SNV": "Sở Nội vụ",
    "SCT": "Sở Công Thương", "SYT": "Sở Y tế", "SXD": "Sở Xây dựng", "STP": "Sở Tư pháp", "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SNNMT": "Sở Nông nghiệp và Môi trường", "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "STNMT": "Sở Tài nguyên và Môi trường", "STTTT": "Sở Thông tin và Truyền thông",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội", "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
    "SGTVT": "Sở Giao thông vận tải", "BKHCN": "Bộ Khoa học và Công nghệ", "DN": "doanh nghiệp", "VTV": "Đài Truyền hình Việt Nam", "VOV": "Đài Tiếng nói Việt Nam", "TTXVN": "Thông tấn xã Việt Nam", "Đ/c": "Đồng chí",
}  # fmt: skip

HEADS = (
    "Sở", "Ban", "Ủy ban", "Uỷ ban", "UBND", "UBMTTQVN", "UBMTTQ", "HĐND", "Hội đồng", "Bộ", "Cục", "Chi cục", "Tổng cục",
    "Vụ", "Viện", "Trường", "Đại học", "Học viện", "Trung tâm", "Công an", "Bộ Chỉ huy", "BCH", "Thanh tra", "Văn phòng",
    "VP UBND", "VPUBND", "Báo", "Đài", "Liên hiệp", "Liên minh", "Liên đoàn", "Hội", "Hiệp hội", "Ngân hàng", "Kho bạc",
    "Bảo hiểm", "Tòa án", "Toà án", "Mặt trận", "MTTQ", "Đoàn", "Tỉnh đoàn", "Thành đoàn", "Tỉnh Đoàn", "Thành Đoàn",
    "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Huyện ủy", "Đảng ủy", "Đảng uỷ", "Thường trực", "Tập đoàn",
    "Tổng công ty", "Tổng Công ty", "Công ty", "Quỹ", "Tổ", "Cơ quan", "Đơn vị", "Địa phương", "Thủ trưởng", "Giám đốc",
    "Tổng Giám đốc", "Phó Giám đốc", "Chủ tịch", "Phó Chủ tịch", "Phó chủ tịch", "Chánh", "Bí thư", "Phó Bí thư",
    "Đồng chí", "đồng chí", "Đ/c", "Trưởng", "Phó Trưởng", "Hiệu trưởng", "Bộ trưởng", "Thống kê", "Thuế", "Hải quan",
    "Bưu điện", "VNPT", "Viettel", "MobiFone", "Mobifone", "FPT", "Phòng", "Điện lực", "Chính phủ", "Thủ tướng", "Quốc hội", "Doanh nghiệp",
    "Bệnh viện", "Người đứng đầu", "Cấp ủy", "Cấp uỷ", "Các", "các", "Một số", "một số", "Những", "những", "Toàn thể",
    "toàn thể", "Tất cả các", "tất cả các", "Ngành", "ngành Giáo dục", "ngành Y tế", "ngành Nông nghiệp", "Vườn quốc gia",
    "Vườn Quốc gia", "Đảng bộ", "Chính quyền", "Lực lượng", "Cổng", "Tạp chí", "Nhà xuất bản", "Tòa soạn", "BQL", "Sàn",
    "LHH", "SKHCN", "SKHĐT", "STC", "SNV", "SCT", "SYT", "SXD", "STP", "SGDĐT", "SNNMT", "SNNPTNT", "STNMT", "STTTT",
    "SLĐTBXH", "SVHTTDL", "SGTVT", "BKHCN", "Nhóm", "Khoa", "Vietnam Post", "Hợp tác xã", "BTV", "Ban Thường vụ", "Ủy Ban",
    "UBKT", "Kiểm toán", "Kiểm lâm", "Cảng vụ", "Quân khu", "Bộ đội", "Dân quân", "Liên Minh", "Liên Hiệp", "Đảng đoàn",
    "Văn Phòng", "Ủy viên", "Thành viên", "VTV", "VOV", "TTXVN", "Thông tấn xã", "Lãnh đạo Ban", "Lãnh đạo Sở", "Lãnh đạo Bộ", "Lãnh đạo các", "Lãnh đạo Ủy ban", "Lãnh đạo Văn phòng", "Phó Cục trưởng", "Cục trưởng", "Vụ trưởng", "Thư viện", "Bảo tàng", "Nhà văn hóa", "Xã", "Phường", "Huyện", "Thị xã", "Trạm", "Câu lạc bộ", "Hạt Kiểm lâm", "Huyện đoàn", "Đoàn Thanh niên", "Nhà thầu", "Chủ đầu tư", "Khu phố", "Trại giống",
)  # fmt: skip
"""What a body's name begins with. Case matters: «Sở» is a body, «cơ sở» is not."""

POSITIONS = (
    "Thủ trưởng", "Giám đốc", "Tổng Giám đốc", "Phó Giám đốc", "Chủ tịch", "Phó Chủ tịch", "Phó chủ tịch", "Chánh", "Bí thư",
    "Phó Bí thư", "Đồng chí", "đồng chí", "Đ/c", "Trưởng", "Phó Trưởng", "Hiệu trưởng", "Bộ trưởng", "Người đứng đầu", "Thủ tướng",
    "Phó Cục trưởng", "Cục trưởng", "Vụ trưởng", "Ủy viên", "Thành viên", "các đồng chí", "Các đồng chí",
)  # fmt: skip

GROUP_NOUNS = frozenset(["sở", "ban", "ngành", "bộ", "cơ", "quan", "đơn", "vị", "địa", "phương", "huyện", "thị", "xã", "thành", "phố", "phường", "đặc", "khu", "cấp", "tổ", "chức", "đoàn", "thể", "doanh", "nghiệp", "trường", "viện", "hội", "hiệp", "đảng", "đoàn", "học", "tập", "công", "ty", "tổng", "cục", "chi", "phòng", "trung", "tâm", "báo", "đài", "cơ", "sở", "tỉnh", "đồng", "chí", "thành", "viên", "lực", "lượng", "liên", "minh", "chính", "quyền", "cá", "nhân", "hợp", "tác", "xã", "cao", "đẳng", "đại", "chủ", "đầu", "tư", "quỹ", "ngân", "hàng", "nhà", "khoa", "học", "chuyên", "gia", "bệnh", "viện", "thôn", "bản", "bí", "thư", "ủy", "uỷ", "ủy", "ban", "mặt", "trận", "xã", "quận", "vụ", "giám", "đốc", "thủ", "trưởng", "khu", "cụm", "cơ", "quan", "báo", "chí", "truyền", "thông", "nhóm", "tiểu", "ban", "tổ", "nhà", "máy"])  # fmt: skip
"""Small words that name bodies within a group («các sở, ngành, địa phương»)."""

GROUP_PHRASES = (
    "sở", "ban", "ngành", "bộ", "cơ quan", "đơn vị", "địa phương", "huyện", "thị xã", "thành phố", "thành, thị", "xã", "phường",
    "đặc khu", "cấp", "tổ chức", "đoàn thể", "doanh nghiệp", "trường", "viện", "hội", "hiệp hội", "đảng", "học viện",
    "tập đoàn", "công ty", "tổng công ty", "cục", "chi cục", "tổng cục", "phòng", "trung tâm", "báo", "đài", "cơ sở", "tỉnh", "quận", "vụ",
    "đồng chí", "thành viên", "lực lượng", "liên minh", "chính quyền", "cá nhân", "hợp tác xã", "cao đẳng", "đại học",
    "chủ đầu tư", "quỹ", "ngân hàng", "nhà khoa học", "chuyên gia", "bệnh viện", "thôn", "bản", "tổ dân phố", "bí thư", "ủy ban", "uỷ ban",
    "ủy ban nhân dân", "UBND", "mặt trận", "truyền thông", "báo chí", "Sở", "Ban", "Bộ", "Hội", "Ngành", "Trường", "Viện", "đảng đoàn", "tổ chức đảng",
    "Phòng", "Trung tâm", "Đài", "Báo", "Chi cục", "Cục", "Tập đoàn", "Huyện", "Xã", "Phường", "Cơ quan", "Đơn vị", "Doanh nghiệp", "nhà trường",
    "Hiệp hội", "Liên hiệp", "Tổ chức", "chủ nhiệm", "Chủ nhiệm", "liên hiệp", "khu công nghiệp", "Ban Quản lý", "ban quản lý", "Địa phương", "nhà mạng",
    "tổ công tác", "Tổ công tác", "giúp việc", "giúp", "đảng ủy", "đảng uỷ", "tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ", "huyện ủy", "ban đảng", "ban cán sự", "cấp ủy", "cấp uỷ", "chuyên ngành", "hội đồng", "nhóm", "hộ", "phòng ban", "làng nghề", "vùng", "Ủy ban", "Uỷ ban",
    "tổ chức tín dụng", "đoàn", "Đoàn", "nhà đầu tư", "ban cán sự đảng", "ban, ngành", "ban ngành", "Ban ngành", "Tỉnh", "Thành phố", "Thị xã", "Ngân hàng",
    "Công ty", "Doanh nghiệp", "Học viện", "Trường Đại học", "thủ trưởng", "Thủ trưởng", "giám đốc", "Giám đốc", "Cá nhân", "nghệ nhân",
    "đại biểu", "Ủy viên", "sàn", "cổng thông tin", "Khu", "khu", "Cấp", "tổ", "Tổ", "trang thông tin điện tử", "thị trấn", "nhà thầu", "khu phố", "khoa", "bộ môn", "câu lạc bộ", "trạm", "đơn vị sự nghiệp", "phòng chuyên môn", "trưởng",
)  # fmt: skip
"""What may follow «các» for the phrase to name bodies."""

TAIL_AFTER = {
    "nghiên cứu": ("viện", "cơ sở", "trung tâm", "tổ chức", "nhóm", "Viện"),
    "đào tạo": ("cơ sở", "trung tâm", "đơn vị", "trường", "đại học"),
    "truyền thông": ("cơ quan", "đơn vị"),
    "quản lý": ("cơ quan", "ban", "Ban", "cấp", "hội đồng", "đơn vị"),
    "kiểm tra": ("ủy ban", "Ủy ban", "uỷ ban", "Uỷ ban", "đoàn", "tổ"),
    "thông tin": ("cơ quan", "trung tâm", "cổng", "phòng", "ngành"),
    "tổ chức": ("ban", "Ban", "cơ quan,", "đơn vị,"),
    "tuyên truyền": ("cơ quan",),
    "thanh tra": ("cơ quan",),
    "phát triển": ("quỹ", "Quỹ", "trung tâm", "ngân hàng"),
    "hỗ trợ": ("trung tâm", "Trung tâm", "tổ chức", "quỹ", "Quỹ"),
    "ươm tạo": ("cơ sở", "trung tâm"),
    "tham mưu": ("cơ quan",),
    "đầu mối": ("cơ quan", "đơn vị"),
    "tham gia": ("cơ quan", "đơn vị", "tổ chức"),
    "giúp việc": ("Tổ", "tổ", "Cơ quan", "cơ quan", "Ban", "ban"),
    "chỉ đạo": ("Ban", "ban"),
    "tư vấn": ("Hội đồng", "hội đồng", "tổ chức", "Tổ", "tổ"),
    "chủ trì": (),
}
"""Verbs that belong to the name right behind these nouns («viện nghiên cứu», «cơ quan quản lý»)."""
