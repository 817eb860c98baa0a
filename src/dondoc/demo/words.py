"""What the people of the province write: reports, reasons, answers."""

from __future__ import annotations

PROGRESS = (
    "Đã xây dựng dự thảo, gửi lấy ý kiến các cơ quan liên quan; dự kiến hoàn thiện trong tháng tới.",
    "Đã hoàn thành khảo sát, thống nhất đề cương và phân công các phòng chuyên môn thực hiện.",
    "Đã triển khai ở các đơn vị làm trước; đang rút kinh nghiệm để thực hiện ở những nơi còn lại.",
    "Đang hoàn thiện hồ sơ theo ý kiến thẩm định; chưa phát sinh khó khăn.",
    "Đã làm việc với đơn vị tư vấn, hoàn thành phần khối lượng theo tiến độ đã đăng ký.",
)
SLOW = (
    "Chậm so với kế hoạch do chờ ý kiến của cơ quan phối hợp; đã có văn bản đôn đốc.",
    "Nguồn kinh phí được phân bổ muộn nên mới bắt đầu từ tháng trước; đang tập trung nhân lực để bù tiến độ.",
)
DONE = (
    "Đã hoàn thành; sản phẩm đã được ban hành và gửi các cơ quan thực hiện.",
    "Đã hoàn thành theo yêu cầu của kế hoạch, kết quả kèm theo báo cáo này.",
    "Đã tổ chức xong, có biên bản và danh sách tham gia kèm theo.",
)
CONFIRMED = ("Đồng ý xác nhận.", "Kết quả đạt yêu cầu.", "")
SENT_BACK = (
    "Báo cáo chưa kèm văn bản đã ban hành; đề nghị bổ sung.",
    "Mới hoàn thành phần việc của cơ quan, chưa có kết quả ở cấp xã; đề nghị làm tiếp.",
)
EXTENSION = (
    "Phải chờ nghị định hướng dẫn của Chính phủ nên chưa đủ căn cứ trình ban hành.",
    "Gói thầu phải tổ chức lại do lần đầu không có nhà thầu đạt yêu cầu.",
)
GRANTED = ("Đồng ý, đề nghị không để chậm thêm.", "Đồng ý theo đề nghị.")
NOT_GRANTED = ("Lý do chưa đủ; đề nghị tập trung hoàn thành đúng hạn.",)
SUSPENDED = ("Tạm hoãn để chờ rà soát lại chủ trương đầu tư theo chỉ đạo của UBND tỉnh.",)
REFUSED = ("Nội dung này không thuộc chức năng của cơ quan; đề nghị giao cơ quan chuyên môn khác.",)
REASSIGNED = ("Giao lại theo chức năng, nhiệm vụ sau khi trao đổi với hai cơ quan.",)
DROPPED = ("Không thực hiện do trùng với chương trình khác; đã được cơ quan giao việc đồng ý.",)
SHARES = ("Soạn dự thảo và tổng hợp ý kiến", "Chuẩn bị số liệu, phụ lục và kinh phí")
QUESTION = ("Đề nghị cơ quan cho ý kiến về dự thảo gửi kèm, tập trung phần phân công trách nhiệm và kinh phí.",)
OPINION = ("Cơ bản nhất trí; đề nghị bổ sung nguồn kinh phí và thời gian báo cáo.",)


def pick(words: tuple[str, ...], number: int) -> str:
    """One of the sentences; the same number gives the same one."""
    return words[number % len(words)]
