"""Labels on a line and heads of columns: what they say, where their values lie, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.recognise.labels import Label, label_of_column, split_labels

LEAD, COORDINATE, BOTH, TIME = Label.LEAD, Label.COORDINATE, Label.BOTH, Label.TIME
PRODUCT, FUNDING, WATCH = Label.PRODUCT, Label.FUNDING, Label.WATCH
PIECES = (
    "Đơn vị chủ trì", "Phối hợp", "Thời gian", "thực hiện", "hoàn thành", "Sản phẩm", "Kết quả", "Kinh phí", ":", ";", ",",
    "(", ")", ".", "-", "Sở Tài chính", "quý II/2025", "và", "/", "cơ quan", "Lãnh đạo phụ trách", "", "  ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        pytest.param("Đơn vị chủ trì: Sở Tài chính.", [(LEAD, "Sở Tài chính.")], id="lead"),
        pytest.param("- Cơ quan chủ trì: Sở Y tế", [(LEAD, "Sở Y tế")], id="bullet-before-the-label"),
        pytest.param("Chủ trì: Sở Y tế", [(LEAD, "Sở Y tế")], id="the-verb-alone"),
        pytest.param("Cơ quan thực hiện: Sở Y tế", [(LEAD, "Sở Y tế")], id="who-carries-out"),
        pytest.param("Đơn vị đầu mối: Sở Y tế", [(LEAD, "Sở Y tế")], id="focal-point"),
        pytest.param("Trách nhiệm thực hiện: Sở Y tế", [(LEAD, "Sở Y tế")], id="responsibility"),
        pytest.param("Phân công: Sở Y tế", [(LEAD, "Sở Y tế")], id="assignment"),
        pytest.param("Đơn vị phối hợp: Sở Nội vụ", [(COORDINATE, "Sở Nội vụ")], id="who-helps"),
        pytest.param("Cơ quan tham gia: Sở Nội vụ", [(COORDINATE, "Sở Nội vụ")], id="who-takes-part"),
        pytest.param("Thời gian thực hiện: Quý II/2025", [(TIME, "Quý II/2025")], id="time"),
        pytest.param("Thời hạn hoàn thành: 2025", [(TIME, "2025")], id="term"),
        pytest.param("Thời gian, tiến độ thực hiện: 2025", [(TIME, "2025")], id="time-and-pace"),
        pytest.param("Hoàn thành: Tháng 6/2025", [(TIME, "Tháng 6/2025")], id="completion"),
        pytest.param("Tiến độ: Thường xuyên", [(TIME, "Thường xuyên")], id="pace"),
        pytest.param("Sản phẩm: Báo cáo", [(PRODUCT, "Báo cáo")], id="product"),
        pytest.param("Kết quả đầu ra: Quyết định", [(PRODUCT, "Quyết định")], id="result"),
        pytest.param("Dự kiến sản phẩm: Quyết định", [(PRODUCT, "Quyết định")], id="expected-product"),
        pytest.param("Kinh phí thực hiện: 2 tỷ đồng", [(FUNDING, "2 tỷ đồng")], id="money"),
        pytest.param("Đơn vị chủ trì (dự kiến): Sở A", [(LEAD, "Sở A")], id="bracket-before-the-colon"),
        pytest.param("Tổ chức, cá nhân chủ trì: Viện A", [(LEAD, "Viện A")], id="organisation-or-person"),
        pytest.param("Đơn vị tổ chức thực hiện: Sở A", [(LEAD, "Sở A")], id="who-organises"),
        pytest.param("Phối hợp với: Sở B", [(COORDINATE, "Sở B")], id="helps-with"),
        pytest.param("Bắt đầu: 2025; thời gian kết thúc: 2026", [(TIME, "2026")], id="end-of-a-work"),
        pytest.param(
            "Thời gian bắt đầu: 2025; thời gian kết thúc: 2026", [(TIME, "2025"), (TIME, "2026")], id="begin-and-end"
        ),
        pytest.param(
            "Cơ quan chủ trì: Sở A (phối hợp: Sở B).",
            [(LEAD, "Sở A"), (COORDINATE, "Sở B")],
            id="bracket-closed-before-the-full-stop",
        ),
        pytest.param("Lãnh đạo phụ trách: Đồng chí A", [(WATCH, "Đồng chí A")], id="who-watches"),
        pytest.param("Theo dõi, kiểm tra, đôn đốc: Sở A", [(WATCH, "Sở A")], id="who-follows-up"),
        pytest.param("ĐƠN VỊ CHỦ TRÌ: Sở Y tế", [(LEAD, "Sở Y tế")], id="capitals"),
        pytest.param("Đơn  vị  chủ trì : Sở Y tế", [(LEAD, "Sở Y tế")], id="blanks"),
        pytest.param(
            "Đơn vị chủ trì, phối hợp: Sở A; Sở B", [(BOTH, "Sở A; Sở B")], id="one-label-for-lead-and-coordinators"
        ),
        pytest.param(
            "Đơn vị chủ trì: Sở A; Đơn vị phối hợp: Sở B.",
            [(LEAD, "Sở A"), (COORDINATE, "Sở B.")],
            id="two-labels-on-a-line",
        ),
        pytest.param(
            "Chủ trì: Sở A. Phối hợp: Sở B. Thời gian: 2025. Sản phẩm: Báo cáo.",
            [(LEAD, "Sở A."), (COORDINATE, "Sở B."), (TIME, "2025."), (PRODUCT, "Báo cáo.")],
            id="four-labels-on-a-line",
        ),
        pytest.param(
            "Xây dựng nền tảng số (chủ trì: Sở A; thời gian: 2025)",
            [(LEAD, "Sở A"), (TIME, "2025")],
            id="in-brackets-behind-the-work",
        ),
        pytest.param(
            "Rà soát quy định. Đơn vị thực hiện: Sở A (Phòng B)", [(LEAD, "Sở A (Phòng B)")], id="brackets-of-the-value"
        ),
    ],
)
def test_labels_are_split_with_their_values(line: str, parts: list[tuple[Label, str]]) -> None:
    assert [(part.label, part.value) for part in split_labels(line)] == parts


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát", id="running-text-without-a-colon"),
        pytest.param("Sở Tài chính có trách nhiệm:", id="a-lead-in"),
        pytest.param("Mục tiêu: Đến năm 2030", id="another-heading"),
        pytest.param("Tập trung thực hiện các nội dung: rà soát", id="a-verb-inside-the-sentence"),
        pytest.param("a: b", id="letters"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_lines_have_no_label(line: str) -> None:
    assert split_labels(line) == ()


@pytest.mark.parametrize(
    ("head", "label"),
    [
        pytest.param("Đơn vị chủ trì", LEAD, id="lead"),
        pytest.param("Cơ quan chủ trì thực hiện", LEAD, id="lead-that-carries-out"),
        pytest.param("ĐƠN VỊ THỰC HIỆN", LEAD, id="capitals"),
        pytest.param("Chủ trì", LEAD, id="the-verb-alone"),
        pytest.param("Phân công thực hiện", LEAD, id="assignment"),
        pytest.param("Đơn vị phối hợp", COORDINATE, id="who-helps"),
        pytest.param("Phối hợp", COORDINATE, id="help-alone"),
        pytest.param("Cơ quan chủ trì/phối hợp", BOTH, id="both-in-one-column"),
        pytest.param("Đơn vị chủ trì, đơn vị phối hợp", BOTH, id="both-named-in-full"),
        pytest.param("Thời gian\nthực hiện", TIME, id="two-lines"),
        pytest.param("Thời gian hoàn thành (dự kiến)", TIME, id="bracket-behind"),
        pytest.param("Tiến độ", TIME, id="pace"),
        pytest.param("Thời hạn trình UBND tỉnh", TIME, id="when-to-submit"),
        pytest.param("Năm hoàn thành", TIME, id="year-of-completion"),
        pytest.param("Sản phẩm, kết quả", PRODUCT, id="product-and-result"),
        pytest.param("Kết quả/Sản phẩm dự kiến", PRODUCT, id="result-or-product"),
        pytest.param("Dự kiến kinh phí (triệu đồng)", FUNDING, id="money"),
        pytest.param("Lãnh đạo phụ trách", WATCH, id="who-watches"),
    ],
)
def test_column_is_told_by_its_head(head: str, label: Label) -> None:
    assert label_of_column(head) is label


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("TT", id="serial"),
        pytest.param("Nội dung nhiệm vụ", id="the-work-itself"),
        pytest.param("Tên nhiệm vụ", id="its-name"),
        pytest.param("Ghi chú", id="notes"),
        pytest.param("Chỉ tiêu", id="target"),
        pytest.param("Năm 2025", id="a-year"),
        pytest.param("Đơn vị tính", id="unit-of-measure"),
        pytest.param("Thực hiện năm 2025", id="figures-of-a-year"),
        pytest.param("Kết quả giai đoạn 2021-2025", id="figures-of-a-period"),
        pytest.param("", id="empty"),
        pytest.param("Thực hiện rà soát toàn bộ các quy định của tỉnh về khoa học", id="a-sentence"),
    ],
)
def test_other_columns_have_no_label(head: str) -> None:
    assert label_of_column(head) is None


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_values_are_the_words_between_the_labels(line: str) -> None:
    end = 0
    for part in split_labels(line):
        assert end <= part.start < part.value_start <= part.value_end <= len(line)
        assert line[part.value_start : part.value_end] == part.value
        end = part.value_end


@given(st.text(max_size=60))
def test_any_line_is_split(line: str) -> None:
    split_labels(line)
    label_of_column(line)
