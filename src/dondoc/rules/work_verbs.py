"""Verbs of administrative tasks, by what is left when they are done.

Source: gathered from plans, decisions and directives, 2026-11-21; «tăng cường, đẩy
mạnh, quan tâm» as not to be measured: domain notes on reporting (§2.4).
"""

from __future__ import annotations

_EFFORT = """
tăng cường; đẩy mạnh; quan tâm; chú trọng; coi trọng; nâng cao; phát huy; phấn đấu; khuyến khích; tạo điều kiện;
tạo mọi điều kiện; đẩy nhanh; thúc đẩy; góp phần; bảo đảm; đảm bảo; chăm lo; làm tốt; thực hiện tốt; thực hiện
hiệu quả; thực hiện có hiệu quả; thực hiện nghiêm; thực hiện nghiêm túc; quán triệt; quyết tâm; đổi mới; nêu
cao; đề cao; củng cố; cải thiện; mở rộng; phát triển; tạo môi trường; động viên; gắn kết; khơi dậy; tranh thủ;
tận dụng; chấp hành nghiêm; thực hiện đồng bộ; chỉ đạo; lãnh đạo; huy động; thu hút
"""
_PRODUCING = """
ban hành; xây dựng; lập danh mục; soạn thảo; biên soạn; dự thảo; rà soát; báo cáo; tổ chức; thành lập; kiện
toàn; phê duyệt; nghiệm thu; ký kết; khảo sát; điều tra; công bố; công khai; số hóa; số hoá; lắp đặt; mua sắm;
tập huấn; hoàn thành; sửa đổi; tuyển chọn; tuyển dụng; cấp phép; khen thưởng; sơ kết; tổng kết; đấu thầu; khởi
công; khánh thành; giải ngân; lấy ý kiến; bàn giao; phân bổ; lập hồ sơ; lập kế hoạch; lập dự toán; lập đề án;
lập báo cáo; trình UBND; trình Ủy ban; trình Uỷ ban; trình HĐND; trình Hội đồng; trình Tỉnh; trình Ban; trình
Chủ tịch; trình Thủ tướng; trình cấp; trình cơ quan; ký hợp đồng
"""
_VISIBLE = """
tổng hợp; triển khai; thực hiện; sắp xếp; thẩm định; thẩm tra; thống kê; kiểm tra; thanh tra; giám sát; đánh
giá; xác định; cập nhật; bố trí; cân đối; đào tạo; đào tạo lại; bồi dưỡng; tuyên truyền; phổ biến; truyền thông;
hướng dẫn; hỗ trợ; chuyển giao; ứng dụng; nghiên cứu; đăng ký; cung cấp; vận hành; nâng cấp; hoàn thiện; bổ
sung; điều chỉnh; thay thế; tham mưu; đề xuất; kiến nghị; tiếp nhận; xử lý; giải quyết; phân công; kết nối; chia
sẻ; tích hợp; lồng ghép; tham gia; sử dụng; áp dụng; thiết kế; thiết lập; hình thành; đầu tư; đăng tải; niêm
yết; tôn vinh; biểu dương; xét duyệt; xác lập; xác nhận; chứng nhận; thu thập; lưu trữ; quản lý; khai thác; sản
xuất; chế tạo; nhân rộng; thử nghiệm; thí điểm; giới thiệu; quảng bá; xúc tiến; trưng bày; đôn đốc; theo dõi;
thể chế hóa; cụ thể hóa; cụ thể hoá; thể chế hoá; hiện đại hóa; hiện đại hoá; thương mại hóa; thương mại hoá;
thanh toán; quyết toán; vận động; phát động; lựa chọn; phân tích; hợp tác; liên kết; trao đổi; cải tạo; sửa
chữa; bảo tồn; phục hồi; khôi phục; bảo hộ; kiểm soát; kiểm định; kiểm nghiệm; phát hiện; tư vấn; phản biện;
giám định; tìm kiếm; duy trì; bảo quản; lưu giữ; chuyển đổi; cấp kinh phí; cấp giấy; cấp mã; giao nhiệm vụ; giao
chỉ tiêu; giao kinh phí
"""

_NAMES = """
hợp tác xã; tổ hợp tác; các tổ chức; tổ chức, cá nhân; tổ chức chính trị; tổ chức đảng; quản lý nhà nước;
viện nghiên cứu; trung tâm nghiên cứu; cơ sở nghiên cứu; cơ sở đào tạo; cơ sở sản xuất; đơn vị tư vấn; chủ đầu tư;
nhà đầu tư; đổi mới sáng tạo; chuyển đổi số; chương trình đào tạo; kế hoạch đào tạo
"""


def _verbs(table: str) -> frozenset[str]:
    return frozenset(" ".join(verb.split()) for verb in table.split(";"))


EFFORT = _verbs(_EFFORT)
"""Verbs that promise effort and no result."""

PRODUCING = _verbs(_PRODUCING)
"""Verbs that leave a paper, a meeting or a thing behind."""

VISIBLE = _verbs(_VISIBLE)
"""Other verbs whose doing can be seen."""

NAMES = _verbs(_NAMES)
"""Names of things and bodies that hold such a verb."""
