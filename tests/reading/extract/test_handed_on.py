"""Work that one body hands on to another, and time and names that stand in unusual places of an item."""

from __future__ import annotations

import pytest

from factories.written import names, only_task, read_lines, read_organised, read_tasks, who


@pytest.mark.parametrize(
    ("words", "lead", "coordinate"),
    [
        (
            "- Chính phủ thống nhất nội dung dự án Luật. Giao Bộ Công Thương chủ trì, phối hợp với Bộ Tư pháp hoàn thiện hồ sơ.",
            ["Bộ Công Thương"],
            ["Bộ Tư pháp"],
        ),
        (
            "- Liên quan đến giá vật liệu, Sở Xây dựng công bố chỉ số giá sát với thị trường.",
            ["Sở Xây dựng"],
            [],
        ),
        (
            "- Đối với 17 hộ phải tái định cư: Giao UBND xã Cửa Đạt chủ trì đẩy nhanh thi công hạ tầng.",
            ["Ủy ban nhân dân xã Cửa Đạt"],
            [],
        ),
        (
            "- UBND các xã Cửa Đạt, Hải Linh, Tân Phong tập trung vận động, bàn giao mặt bằng cho chủ đầu tư.",
            ["Ủy ban nhân dân các xã Cửa Đạt, Hải Linh, Tân Phong"],
            [],
        ),
        ("- Các nhà thầu huy động đủ nhân lực, thiết bị để thi công.", ["các nhà thầu"], []),
        ("- Trạm Thú y tổ chức tiêm phòng cho đàn gia súc của huyện.", ["Trạm Thú y"], []),
        (
            "- Vụ Hợp tác quốc tế làm đầu mối, phối hợp Cục Viễn thông xúc tiến các dự án cáp quang biển.",
            ["Vụ Hợp tác quốc tế"],
            ["Cục Viễn thông"],
        ),
        (
            "- Văn phòng HĐND và UBND phường lập biểu theo dõi việc thực hiện.",
            ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường"],
            [],
        ),
        ("- Phòng VHTT kiểm tra việc thực hiện ở các xã.", ["Phòng Văn hóa và Thông tin"], []),
        ("- Sở VHTT kiểm tra việc thực hiện ở các xã.", ["Sở Văn hóa và Thể thao"], []),
    ],
)
def test_who_is_to_do_it_leads(words: str, lead: list[str], coordinate: list[str]) -> None:
    task = only_task(read_tasks(words))
    assert (names(task.lead), names(task.coordinate)) == (lead, coordinate)


def test_what_an_authority_finds_is_no_task() -> None:
    assert read_tasks("- Chính phủ thống nhất đánh giá: kinh tế tiếp tục phục hồi, thu ngân sách tăng.").tasks == ()


def test_nearer_heading_wins_over_a_lead_in_farther_out() -> None:
    reading = read_tasks(
        "Chính phủ yêu cầu các bộ, cơ quan, địa phương tập trung thực hiện các nhiệm vụ sau đây:",
        "a) Bộ Tài chính:",
        "- Thực hiện chính sách tài khóa mở rộng hợp lý, có trọng tâm.",
        "- Trình Chính phủ nghị định sửa đổi quy định về hóa đơn điện tử.",
    )
    assert [lead for lead, _ in who(reading).values()] == [["Bộ Tài chính"]] * 2


def test_asking_others_stays_the_duty_of_who_is_named_above() -> None:
    reading = read_organised("1. Ban Quản lý dự án tỉnh:", "- Yêu cầu các nhà thầu lập lại tiến độ chi tiết từng mũi.")
    assert names(only_task(reading).lead) == ["Ban Quản lý dự án tỉnh"]


def test_line_below_speaks_of_the_next_item_where_one_hands_itself_out() -> None:
    reading = read_tasks(
        "1. Dữ liệu",
        "- Xây dựng kho dữ liệu dùng chung. Giao Công an tỉnh chủ trì hoàn thành trong quý III năm 2026.",
        "- Số hóa, làm sạch dữ liệu đất đai, hộ tịch của tỉnh.",
        "Thực hiện: Sở Y tế; hoàn thành: 31/12/2026",
    )
    assert [(names(task.lead), task.deadline.due) for task in reading.tasks] == [
        (["Công an tỉnh"], "2026-09-30"),
        (["Sở Y tế"], "2026-12-31"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "(Chủ trì: Sở Nội vụ; phối hợp: Sở Y tế; thời gian: quý II/2026)",
        "Đầu mối: Sở Nội vụ – Phối hợp: Sở Y tế – Hoàn thành: T6/2026 – Minh chứng: Quyết định",
        "Hoàn thành: Q2/2026; Minh chứng: Quyết định; Đầu mối: Sở Nội vụ; Phối hợp: Sở Y tế",
        "- Đơn vị chủ trì: Sở Nội vụ - Phối hợp: Sở Y tế - Thời gian: 30/6/2026.",
    ],
    ids=["bracket", "dashes", "semicolons", "hyphens"],
)
def test_labels_are_told_whatever_divides_them(line: str) -> None:
    task = only_task(read_tasks("1.1. Đào tạo cán bộ quản lý dữ liệu cho cấp xã", line))
    assert (names(task.lead), names(task.coordinate)) == (["Sở Nội vụ"], ["Sở Y tế"])
    assert task.deadline.due == "2026-06-30"


@pytest.mark.parametrize(
    "line",
    [
        "Mục 3 do Sở Nội vụ chủ trì, các sở, ngành phối hợp.",
        "* Phân công: Sở Nội vụ chủ trì, phối hợp với các sở, ngành.",
    ],
    ids=["sentence", "bullet"],
)
def test_line_for_the_whole_of_a_run(line: str) -> None:
    reading = read_tasks(
        "3. Gắn kết doanh nghiệp",
        "(1) Ký kết, triển khai thỏa thuận đặt hàng nghiên cứu với doanh nghiệp.",
        "(2) Tổ chức Ngày hội công nghệ và việc làm của tỉnh.",
        line,
    )
    assert list(who(reading).values()) == [(["Sở Nội vụ"], ["các sở, ngành"])] * 2


@pytest.mark.parametrize(
    ("words", "kind", "due", "recurrence"),
    [
        ("- Xây dựng, trình ban hành hướng dẫn kỹ thuật về nền tảng số (Quý II/2026);", "by", "2026-06-30", None),
        ("- Tổ chức kỳ thi an toàn trong các ngày 25 và 26 tháng 6 năm 2026.", "on", "2026-06-26", None),
        ("- Nghiên cứu phương án, báo cáo UBND tỉnh trước ngày 25/4/2026.", "by", "2026-04-25", None),
        ("- Tiêm phòng định kỳ 02 đợt/năm (đợt 1 vào tháng 3, đợt 2 vào tháng 9).", "ongoing", None, "semiannual"),
        ("- Lập hồ sơ sức khỏe điện tử, sau khi Bộ Công an hoàn thành kết nối dữ liệu.", "conditional", None, None),
        (
            "- Kiện toàn Ban Chỉ đạo của huyện (Phòng Nội vụ tham mưu, xong trong tháng 3/2026).",
            "by",
            "2026-03-31",
            None,
        ),
    ],
)
def test_time_is_found_where_it_stands(words: str, kind: str, due: str | None, recurrence: str | None) -> None:
    deadline = only_task(read_tasks(words)).deadline
    assert (deadline.type.value, deadline.due, deadline.recurrence) == (kind, due, recurrence)


def test_days_in_a_row_are_all_kept() -> None:
    deadline = only_task(read_tasks("- Tổ chức kỳ thi an toàn vào các ngày 25 và 26 tháng 6 năm 2026.")).deadline
    assert deadline.dates == ("2026-06-25", "2026-06-26")


def test_several_reports_of_one_sentence_are_a_duty_each() -> None:
    reading = read_organised(
        "1. Sở Nội vụ gửi Bộ Nội vụ báo cáo 6 tháng (trước ngày 10/6) và báo cáo năm (trước ngày 01/12)."
    )
    assert [(duty.frequency, duty.due) for duty in reading.reporting] == [("semiannual", "06-10"), ("annual", "12-01")]


def test_office_takes_the_name_of_the_body_above_it() -> None:
    reading = read_lines(
        "UBND TỈNH SƠN HẢI", "VĂN PHÒNG", "Số: 97/TB-VPUBND", "Hải Bình, ngày 31 tháng 3 năm 2026", "THÔNG BÁO",
        "Kết luận của Phó Chủ tịch UBND tỉnh", "1. Sở Y tế rà soát các quy định về khám bệnh.",
    )  # fmt: skip
    assert reading.document.issuer == "Văn phòng Ủy ban nhân dân tỉnh Sơn Hải"
