"""Misreadings are found and shown; ordinary words are left alone."""

from __future__ import annotations

import pytest

from dondoc.reading.model import Reading, Warning
from factories.written import read_tasks

ORDINARY = """
Tỉnh tinh gọn bộ máy, tinh giản biên chế theo lộ trình đã được phê duyệt.
Các địa phương giữ gìn bản sắc văn hóa và tinh thần đoàn kết của nhân dân.
Sở Tư pháp hướng dẫn công tác tư pháp ở cấp xã.
Chi tiêu công phải tiết kiệm, đúng chế độ, đúng đối tượng.
Trí thức trẻ tình nguyện về công tác tại các xã vùng cao.
Bảo tàng tỉnh mở cửa đón khách tham quan miễn phí trong dịp lễ.
Người dân được tiếp cận tri thức khoa học qua thư viện số.
Ban hành quy chế phối hợp giữa công an, quân sự và biên phòng.
Bản hành chính công được lưu tại Văn phòng Ủy ban nhân dân tỉnh.
Cơ sở dữ liệu được cập nhật hằng ngày, bảo đảm đúng, đủ, sạch, sống.
Doanh nghiệp chế biến nông sản đầu tư kho lạnh, dây chuyền hiện đại.
Tổ công nghệ số cộng đồng hỗ trợ người cao tuổi sử dụng điện thoại.
Giá trị sản xuất công nghiệp tăng khá so với cùng kỳ năm trước.
Chuyên gia nước ngoài được cấp giấy phép lao động theo quy định.
Mời chuyên gia, nhà khoa học đầu ngành về giảng dạy tại trường.
Chuyển giao kỹ thuật trồng rau cho hợp tác xã.
Sở Công Thương quản lý thị trường, chống hàng giả và gian lận.
Thủ trưởng cơ quan chịu trách nhiệm trước pháp luật về kết quả.
Cán bộ quân lý kho vật tư phải kê khai đầy đủ.
Kiên trì, kiên định mục tiêu phát triển bền vững.
Điểm dân cư nông thôn mới kiểu mẫu có nước sạch.
Di tích lịch sử cấp tỉnh được tu bổ, tôn tạo.
Cấp tính toán lại định mức kinh tế kỹ thuật của dịch vụ công.
Hội đồng khoa học họp hai lần trong năm để tư vấn nhiệm vụ.
Hợp đồng lao động được ký kết bằng phương thức điện tử.
Thành tích của tập thể và cá nhân được ghi nhận kịp thời.
Nâng cao năng lực dự báo, cảnh báo thiên tai ở vùng ven biển.
Các chi hội phụ nữ vận động hội viên phân loại rác tại nguồn.
Ngân hàng chính sách cho vay vốn để giải quyết việc làm.
Giảm nghèo đa chiều, bao trùm, bền vững gắn với sinh kế.
Ứng phó với biến đổi khí hậu và nước biển dâng.
Đội quản lý trật tự đô thị kiểm tra vỉa hè, lòng đường.
Ông Lê Văn Ví Dụ được bổ nhiệm Giám đốc Sở Nội vụ.
Bà con nông dân phấn khởi vì được mùa, được giá.
Phân bón hữu cơ thay thế dần phân bón vô cơ.
Phần mềm nguồn mở được ưu tiên trong cơ quan nhà nước.
Lễ hội truyền thống diễn ra an toàn, tiết kiệm, văn minh.
Công bố công khai danh sách hộ nghèo tại nhà văn hóa.
Công tác dân vận được đổi mới theo hướng gần dân, sát dân.
Đường dây nóng tiếp nhận phản ánh, kiến nghị của người dân.
Học sinh đạt giải quốc gia được tuyển thẳng vào đại học.
Xây dựng kế hoạch, bố trí đủ giáo viên tin học.
Thanh niên xung kích trong chuyển đổi số và khởi nghiệp.
Trung tâm y tế khám, chữa bệnh từ xa cho người dân trên đảo.
Sản lượng khai thác hải sản ổn định, sản lượng nuôi trồng tăng.
Nước mắm Sơn Hải được bảo hộ chỉ dẫn địa lý.
Khu công nghệ cao thu hút nhà đầu tư chiến lược.
Các thôn, bản tổ chức ngày hội đại đoàn kết toàn dân tộc.
Hướng dẫn viên du lịch được bồi dưỡng ngoại ngữ.
Định hướng nghề nghiệp cho học sinh trung học phổ thông.
Điều tra dân số và nhà ở giữa kỳ theo phương án của trung ương.
Công văn đi, công văn đến được xử lý trên môi trường mạng.
Bộ đội biên phòng giúp dân sửa nhà, làm đường.
Cơ hội việc làm cho người khuyết tật được mở rộng.
Tự chủ đại học đi liền với trách nhiệm giải trình.
Mô hình kinh tế tuần hoàn được nhân rộng ở các làng nghề.
Sở Ngoại vụ tham mưu ký kết thỏa thuận quốc tế cấp tỉnh.
Quán triệt phương châm nói đi đôi với làm.
Tiến bộ kỹ thuật được đưa vào đồng ruộng kịp thời vụ.
Tạo đột phá về thể chế, hạ tầng và nhân lực.
Ngành thuế triển khai hóa đơn điện tử khởi tạo từ máy tính tiền.
Người có công với cách mạng được chăm lo chu đáo.
Hệ thống thủy lợi được duy tu, nạo vét trước mùa mưa.
Chỉ số hài lòng của người dân tăng đều qua các năm.
Chủ đề năm là nâng cao kỷ luật, kỷ cương hành chính.
Chủ trương đầu tư được Hội đồng nhân dân thông qua.
Thủ tướng giao bộ, ngành và địa phương thực hiện.
Các hãng tin quốc tế đưa tin về hội nghị.
Quy đổi tín chỉ các-bon theo chuẩn quốc tế.
Nghiêm cấm lợi dụng chức vụ để trục lợi chính sách.
Một số kết quả bước đầu đã được ghi nhận trong sơ kết.
Nhận thức hiện đại về quản trị được đưa vào bài giảng.
Các trường học ven thành phố biển dạy bơi cho học sinh.
Khả năng cao là lượng khách sẽ tăng vào mùa hè sinh viên tình nguyện.
Nói đúng, nói đủ để người dân hiểu và làm theo.
Mức tiêu thụ điện của chiếu sáng công cộng giảm rõ rệt.
Đổi mới theo hướng dân chủ, công khai, minh bạch.
Cơ quan lý luận của Đảng bộ tỉnh biên soạn tài liệu.
Nhãn dán trên bao bì phải ghi rõ nguồn gốc.
Phần đầu tư công trung hạn do ngân sách tỉnh bảo đảm.
Mỗi trường học có ít nhất một câu lạc bộ sáng tạo.
""".strip().splitlines()


def doubts(reading: Reading) -> list[Warning]:
    return [warning for warning in reading.warnings if warning.code == "likely-misread"]


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_sentence_holds_no_doubt(sentence: str) -> None:
    assert [(doubt.text, doubt.suggestion) for doubt in doubts(read_tasks(f"- {sentence}"))] == []


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        pytest.param("Phần đấu đến năm 2030 có 05 doanh nghiệp mới.", "Phần đấu", "Phấn đấu", id="tone-and-hat"),
        pytest.param("Đổi tượng thụ hưởng là các hộ nghèo.", "Đổi tượng", "Đối tượng", id="hook-for-rising"),
        pytest.param("Chuyển đồi số trong cơ quan nhà nước.", "Chuyển đồi", "Chuyển đổi", id="falling-for-hook"),
        pytest.param("Nâng cao chất lựợng nguồn nhân lực.", "chất lựợng", "chất lượng", id="no-syllable-at-all"),
        pytest.param("Đầy mạnh cải cách thủ tục hành chính.", "Đầy mạnh", "Đẩy mạnh", id="both-are-syllables"),
        pytest.param("Hoàn thiên thể chế về dữ liệu.", "Hoàn thiên", "Hoàn thiện", id="dot-lost"),
        pytest.param("Bảo đảm kinh phi thực hiện kịp thời.", "kinh phi", "kinh phí", id="mark-lost"),
        pytest.param("Lồng ghếp các nguồn vốn của chương trình.", "Lồng ghếp", "Lồng ghép", id="hat-too-many"),
        pytest.param(
            "Nghiên cứu, chuyên gia công nghệ cho nông dân.", "chuyên gia", "chuyển giao", id="two-words-of-one"
        ),
        pytest.param("Các xã đăng tin trên Công TTĐT tỉnh.", "Công", "Cổng", id="known-by-what-follows"),
        pytest.param(
            "Mở rộng, phát triển phát triển thị trường công nghệ.",
            "phát triển phát triển",
            "phát triển",
            id="said-twice",
        ),
        pytest.param("Nhiêm vụ trọng tâm của năm.", "Nhiêm vụ", "Nhiệm vụ", id="capital-kept"),
    ],
)
def test_misreading_is_shown_with_a_suggestion(sentence: str, wrong: str, right: str) -> None:
    reading = read_tasks(f"- {sentence}")
    assert [(doubt.text, doubt.suggestion) for doubt in doubts(reading)] == [(wrong, right)]


def test_doubt_stands_at_its_words_and_its_item() -> None:
    reading = read_tasks("- Rà soát các quy định chung.", "- Sở Y tế đầy mạnh khám chữa bệnh từ xa.")
    (doubt,) = doubts(reading)
    assert doubt.path == "II.-2"
    assert doubt.span is not None
    assert reading.quote(doubt.span) == "đầy mạnh"


def test_nothing_is_corrected() -> None:
    reading = read_tasks("- Sở Y tế đầy mạnh khám chữa bệnh từ xa.")
    assert reading.tasks[0].text == "Sở Y tế đầy mạnh khám chữa bệnh từ xa."


def test_word_is_doubted_wherever_it_stands() -> None:
    reading = read_tasks("- Sở Y tế đầy mạnh khám từ xa.", "- Sở Nội vụ đầy mạnh học từ xa.")
    assert [doubt.path for doubt in doubts(reading)] == ["II.-1", "II.-2"]


def test_lines_in_capitals_are_not_doubted() -> None:
    assert doubts(read_tasks("1. ĐẦY MẠNH CẢI CÁCH", "- Sở Nội vụ rà soát các thủ tục.")) == []


@pytest.mark.parametrize("word", ["hoá học", "văn hoá", "quản lí", "uỷ ban", "hàng hoá"])
def test_other_spelling_is_no_misreading(word: str) -> None:
    assert doubts(read_tasks(f"- Bảo đảm {word} đúng quy định của tỉnh.")) == []


def test_doubts_do_not_depend_on_what_was_read_before() -> None:
    first = doubts(read_tasks("- Đầy mạnh khám chữa bệnh từ xa."))
    read_tasks("- Đẩy mạnh khám chữa bệnh từ xa.")
    assert doubts(read_tasks("- Đầy mạnh khám chữa bệnh từ xa.")) == first
