"""Kinds of document and their abbreviations in numbers.

Source: Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III; Hướng dẫn 05-HD/VPTW for the
Party's; Luật 64/2025/QH15 for legal normative documents. State of 2026-11-20.
"""

from __future__ import annotations

KINDS = (
    "Kế hoạch hành động", "Kế hoạch tổng thể", "Kế hoạch", "Chương trình hành động", "Chương trình công tác",
    "Chương trình", "Quyết định", "Nghị quyết liên tịch", "Nghị quyết", "Chỉ thị", "Kết luận", "Đề án", "Dự án",
    "Phương án", "Thông báo kết luận", "Thông báo", "Hướng dẫn", "Công điện", "Công văn", "Báo cáo", "Tờ trình",
    "Quy chế", "Quy định", "Thông tri", "Thông cáo", "Biên bản", "Chiến lược", "Định hướng chiến lược",
    "Thông tư liên tịch", "Thông tư", "Nghị định", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Hợp đồng",
    "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu", "Phiếu gửi", "Phiếu chuyển",
    "Phiếu báo", "Thư công", "Quy hoạch", "Danh mục", "Lời kêu gọi", "Tuyên bố",
)  # fmt: skip

BY_ABBREVIATION = {
    "KH": "Kế hoạch", "CTR": "Chương trình", "CTRHĐ": "Chương trình hành động", "QĐ": "Quyết định", "NQ": "Nghị quyết",
    "CT": "Chỉ thị", "KL": "Kết luận", "ĐA": "Đề án", "DA": "Dự án", "PA": "Phương án", "TB": "Thông báo",
    "HD": "Hướng dẫn", "CĐ": "Công điện", "CV": "Công văn", "BC": "Báo cáo", "TTR": "Tờ trình", "QC": "Quy chế",
    "QYĐ": "Quy định", "TC": "Thông cáo", "BB": "Biên bản", "TT": "Thông tư", "NĐ": "Nghị định", "TTLT": "Thông tư liên tịch",
    "NQLT": "Nghị quyết liên tịch", "L": "Luật", "VBHN": "Văn bản hợp nhất",
}  # fmt: skip
