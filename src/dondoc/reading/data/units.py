"""Things that plans count and whose names are longer than three words, or hold a word that ends other names.

Source: Luật Sở hữu trí tuệ 50/2005/QH11, Điều 4 (industrial property); Luật Khoa học, công nghệ
và đổi mới sáng tạo 93/2025/QH15, Điều 3; plans of provinces 2021–2026. Read on 2026-11-21.
"""

from __future__ import annotations

LONG_UNITS: tuple[str, ...] = (
    "bằng độc quyền sáng chế",
    "bằng độc quyền giải pháp hữu ích",
    "bằng độc quyền kiểu dáng công nghiệp",
    "chỉ dẫn địa lý",
    "công bố khoa học quốc tế",
    "công trình công bố quốc tế",
    "doanh nghiệp công nghệ cao",
    "doanh nghiệp đổi mới sáng tạo",
    "doanh nghiệp khoa học và công nghệ",
    "doanh nghiệp khởi nghiệp đổi mới sáng tạo",
    "doanh nghiệp khởi nghiệp sáng tạo",
    "dự án khởi nghiệp đổi mới sáng tạo",
    "dự án khởi nghiệp sáng tạo",
    "đề tài, dự án",
    "đơn đăng ký sáng chế",
    "đơn đăng ký sở hữu công nghiệp",
    "giải pháp hữu ích",
    "giấy chứng nhận đăng ký nhãn hiệu",
    "kiểu dáng công nghiệp",
    "nhãn hiệu chứng nhận",
    "nhãn hiệu tập thể",
    "nhiệm vụ khoa học và công nghệ",
    "phòng thí nghiệm trọng điểm",
    "sàn giao dịch công nghệ",
    "tổ chức khoa học và công nghệ",
    "trung tâm đổi mới sáng tạo",
    "vườn ươm doanh nghiệp",
)
