"""Verbs and connectives that end the naming of a body in running text.

«Sở Tài chính … rà soát»: the name is over where a verb of administration begins.
Source: the genre; gathered from plans, decisions and directives, 2026-11-20.
"""

from __future__ import annotations

VERBS = """
ban hành; bao gồm; biên soạn; biểu dương; bàn giao; bám sát; báo cáo; bãi bỏ; bước đầu; bảo dưỡng; bảo hộ;
bảo lãnh; bảo mật; bảo quản; bảo trì; bảo tồn; bảo vệ; bảo đảm; bằng; bị; bố trí; bồi dưỡng; bổ nhiệm;
bổ sung; can thiệp; chi trả; chia sẻ; cho; cho phép; cho vay; cho ý; chuyển giao; chuyển tải; chuyển đổi;
chuẩn bị; chuẩn hoá; chuẩn hóa; chú trọng; chăm lo; chấm dứt; chấm điểm; chấn chỉnh; chấp hành; chế biến;
chế tạo; chỉ đạo; chỉnh trang; chịu trách nhiệm; chủ trì; chủ động; chứng nhận; cung cấp; cân đối; còn;
có biện pháp; có cơ chế; có giải pháp; có kế hoạch; có nhiệm vụ; có phương án; có trách nhiệm; có trên;
có văn bản; có ít nhất; có ý kiến; có đủ; công bố; công khai; công nhận; cùng; cùng nhau; căn cứ; cơ cấu;
cải cách; cải thiện; cảnh báo; cấp phép; cần; cập nhật; cắt giảm; cụ thể hoá; cụ thể hóa; củng cố; cử; do;
duy trì; dành; dẫn dắt; dừng; dự báo; dự thảo; dự toán; ghi nhận; giao; giao dịch; giám sát; giám định;
giải ngân; giải quyết; giảm; giới thiệu; giữ vai trò; gìn giữ; góp phần; góp vốn; góp ý; gương mẫu; gắn;
gắn kết; gắn với; gửi; hiện đại hoá; hiện đại hóa; hoàn thiện; hoàn thành; hoàn trả; hoạt động hiệu quả;
hoặc; huy động; hàng năm; hàng quý; hành động; hình thành; hướng dẫn; hưởng ứng; hạch toán; hạn chế;
hằng năm; hằng quý; hằng tháng; học tập; hỗ trợ; hội nhập; hội thảo; hợp tác; in ấn; khai thác; khai trương;
khen thưởng; khi; khuyến cáo; khuyến khích; khó khăn; không; khơi dậy; khảo sát; khẩn trương; khắc phục;
khởi công; kinh doanh; kiến nghị; kiểm soát; kiểm tra; kiểm định; kiện toàn; kê khai; kêu gọi; kích cầu;
kích thích; ký kết; kết hợp; kết nối; kết quả; kịp thời; lan tỏa; liên hệ; liên kết; luân chuyển; là; làm;
làm chủ; làm đầu mối; lãnh đạo; lưu trữ; lưu ý; lấy ý kiến; lập; lắp đặt; lồng ghép; lựa chọn; minh bạch; mở chuyên mục; mở chuyên trang; mở các; mở đợt; mở ngành; mở mới; mở thêm; lo chính; lo phần; làm chính; cơ bản; nhất trí; lập lại; ký; rút ngắn;
mua sắm; mà; mỗi; mời; mở lớp; mở rộng; nghiêm; nghiêm túc; nghiên cứu; nghiệm thu; ngày; ngăn chặn; ngừng;
nhân rộng; như; nhất là; nhận; nhắc nhở; nhằm; những; niêm yết; nâng cao; nâng cấp; nêu cao; nắm bắt; nếu;
nỗ lực; nội dung; phát hiện; phát huy; phát hành; phát sóng; phát triển; phát động; phân bổ; phân công;
phân cấp; phân kỳ; phân loại; phân tán; phân tích; phân định; phê duyệt; phải; phản biện; phấn đấu; phối hợp;
phổ biến; phục vụ; qua; quan tâm; quy hoạch; quy định; quyết liệt; quyết toán; quyết tâm; quyết định;
quán triệt; quản lý; quảng bá; rà soát; rèn luyện; rút kinh nghiệm; sau; soạn thảo; sàng lọc; sơ kết;
sơ tuyển; sản xuất; sắp xếp; sẽ; số; số hoá; số hóa; sử dụng; sửa chữa; sửa đổi; tham gia; tham khảo;
tham mưu; tham vấn; thanh toán; thanh tra; thay thế; theo; theo chức năng; theo dõi; theo nhiệm vụ;
theo phạm vi; theo quy định; theo thẩm quyền; thiết kế; thiết lập; thu hút; thành lập; tháo gỡ; thì;
thí nghiệm; thí điểm; thông báo; thông qua; thông tin; thúc đẩy; thương mại hoá; thương mại hóa;
thường xuyên; thảo luận; thẩm tra; thẩm định; thể chế hóa; thể hiện; thỏa thuận; thống kê; thống nhất;
thử nghiệm; thực hiện; thực thi; tiến hành; tiến độ; tiếp; tiếp cận; tiếp nhận; tiếp thu; tiếp tục; tiếp xúc;
trang bị; trao tặng; trao đổi; triển khai; trong công tác; trong lĩnh vực; trong năm; trong phạm vi;
trong quá trình; trong quý; trong tháng; trong thời gian; trong việc; trong đó; truy xuất; truyền thông;
trên cơ sở; trình; trích; trưng bày; trước; trước ngày; trả; trả lời; trẻ hóa; trực tiếp; tuyên dương;
tuyên truyền; tuyển chọn; tuyển dụng; tuyển sinh; tuân thủ; tài trợ; tái cơ cấu; tìm hiểu; tìm kiếm;
tình hình; tích cực; tích hợp; tích lũy; tính toán; tôn vinh; tăng; tăng cường; tư vấn; tại; tạo;
tạo môi trường; tạo điều kiện; tận dụng; tập huấn; tập trung; tối ưu; tổ chức; tổng hợp; tổng kết; từ;
từng bước; tự; tự chủ; vinh danh; việc; vào; vì; vươn; vận hành; vận động; về; với; xem; xem xét; xuất bản;
xác lập; xác minh; xác nhận; xác định; xây dựng; xã hội hoá; xã hội hóa; xúc tiến; xếp loại; xử lý; xử phạt;
yêu cầu; đa dạng; đa dạng hoá; đa dạng hóa; đang; đi đầu; điều chỉnh; điều hành; điều phối; điều tra;
đo lường; đào tạo; đánh giá; đáp ứng; đã; đón nhận; đóng vai trò; đôn đốc; đăng; đăng ký; đăng tải;
đơn giản hóa; đưa; được; đạt; đảm bảo; đảm nhiệm; đảm trách; đấu tranh; đầu mối; đầu tư; đẩy mạnh; đẩy nhanh;
đặc biệt; đặt hàng; đến; đề cao; đề nghị; đề ra; đề xuất; để; định hướng; định kỳ; đối với; đồng bộ;
đồng hành; đồng thời; đổi mới; ưu tiên; ưu đãi; ủy quyền; ứng dụng; ứng phó
"""

PHRASES: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(
    {
        variant
        for phrase in (" ".join(one.split()) for one in VERBS.split(";"))
        if phrase
        for variant in (phrase, phrase.replace("hóa", "hoá"), phrase.replace("hoá", "hóa"))
    }
):
    _first = _phrase.split()[0]
    PHRASES[_first] = (*PHRASES.get(_first, ()), _phrase)
"""First word → the whole phrases that begin with it."""

NOUNISH = frozenset({
    "đầu tư", "xây dựng", "sản xuất", "kinh doanh", "nghiên cứu", "đào tạo", "hỗ trợ", "phát triển", "ứng dụng", "chuyển giao", "tư vấn",
    "quản lý", "giám định", "kiểm định", "thông tin", "truyền thông", "xúc tiến", "khuyến khích", "bảo vệ", "bảo tồn", "dự báo",
    "tổng hợp", "hợp tác", "tuyên truyền", "thử nghiệm", "thí nghiệm", "phục vụ", "bồi dưỡng", "ươm tạo", "số hóa", "chuyển đổi",
    "điều hành", "bảo lãnh", "thống kê", "kiểm soát", "quy hoạch", "điều phối", "bảo hộ",
})  # fmt: skip
"""Verbs that are often part of the name of a centre, a fund, an institute («Trung tâm Xúc tiến đầu tư»)."""

NOT_ENDING = frozenset({
    "việc làm", "số hóa", "số hoá",
    "cấp tỉnh", "cấp huyện", "cấp xã", "cấp cơ sở", "cấp ủy", "cấp uỷ", "cấp phòng", "cấp trung ương", "cấp bộ", "cấp thành",
    "trong tỉnh", "trong và ngoài", "trong nước", "trong tỉnh,", "phòng ban", "phòng chuyên", "phòng,", "phòng thuộc", "ban ngành",
    "ban, ngành", "ban ngành,", "công tác xã", "phòng, ban", "phòng cháy", "chi cục", "chi hội", "chi nhánh", "thuộc",
    "từ tỉnh", "với tỉnh", "phòng kinh", "phòng văn", "phòng y", "phòng giáo", "phòng nông", "phòng tài", "ban quản", "ban chỉ", "ban dân", "ban tuyên", "ban thường", "ban của",
    "ban đảng", "ban cán", "ban xây", "ban chấp", "thu tế", "nhận thức",
})  # fmt: skip
"""Two words whose first would end a name, and which do not («các đơn vị cấp tỉnh»)."""
