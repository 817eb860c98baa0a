"""Who does it, as the lines around an item say: lines below a run, lead-ins, headings, brackets, the item itself."""

from __future__ import annotations

import pytest

from factories.written import codes, names, only_task, read_organised, read_tasks, who

RUN = (
    "1. Hoàn thiện thể chế",
    "- Rà soát các quy định về đặt hàng nhiệm vụ khoa học.",
    "- Xây dựng quy chế khoán chi đến sản phẩm cuối cùng.",
)


def test_line_below_a_run_governs_all_of_it_and_only_it() -> None:
    reading = read_tasks(
        *RUN,
        "Đơn vị chủ trì: Sở Khoa học và Công nghệ.",
        "Đơn vị phối hợp: Sở Tài chính, các sở, ngành.",
        "Thời gian thực hiện: Quý II/2026.",
        "- Đào tạo cán bộ quản lý cho cấp xã về dữ liệu.",
        "Đơn vị chủ trì: Sở Nội vụ.",
    )
    governed = (["Sở Khoa học và Công nghệ"], ["Sở Tài chính", "các sở, ngành"])
    assert who(reading) == {"II.1.-1": governed, "II.1.-2": governed, "II.1.-3": (["Sở Nội vụ"], [])}
    assert [task.deadline.due for task in reading.tasks] == ["2026-06-30", "2026-06-30", None]


def test_lines_that_are_bullets_count_as_bullets_but_are_no_tasks() -> None:
    reading = read_tasks(*RUN, "- Đơn vị chủ trì: Sở Y tế.", "- Đào tạo cán bộ quản lý cho cấp xã về dữ liệu.")
    assert list(who(reading)) == ["II.1.-1", "II.1.-2", "II.1.-4"]


def test_lines_below_a_lettered_item_govern_that_item() -> None:
    reading = read_tasks(
        "1. Phát triển hạ tầng",
        "a) Nâng cấp trung tâm dữ liệu của tỉnh theo chuẩn mới.",
        "- Cơ quan chủ trì: Sở Xây dựng;",
        "- Thời hạn: trước ngày 30/9/2026.",
        "b) Mở rộng mạng truyền số liệu chuyên dùng tới cấp xã.",
        "- Cơ quan chủ trì: Công an tỉnh.",
        "- Sản phẩm: Mạng truyền số liệu dùng chung.",
    )
    assert who(reading) == {"II.1.a": (["Sở Xây dựng"], []), "II.1.b": (["Công an tỉnh"], [])}
    assert [task.product for task in reading.tasks] == [None, "Mạng truyền số liệu dùng chung"]
    assert [task.deadline.due for task in reading.tasks] == ["2026-09-30", None]


@pytest.mark.parametrize(
    ("line", "lead", "coordinate"),
    [
        pytest.param(
            "- Đơn vị chủ trì: Sở Y tế; Đơn vị phối hợp: Sở Nội vụ.", ["Sở Y tế"], ["Sở Nội vụ"], id="two-labels"
        ),
        pytest.param("(Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ)", ["Sở Y tế"], ["Sở Nội vụ"], id="in-brackets"),
        pytest.param(
            "- Đơn vị chủ trì, phối hợp: Sở Y tế, Sở Nội vụ.", ["Sở Y tế", "Sở Nội vụ"], [], id="one-for-both"
        ),
        pytest.param(
            "- Giao: Sở Y tế chủ trì, phối hợp với Sở Nội vụ.", ["Sở Y tế"], ["Sở Nội vụ"], id="sentence-behind-label"
        ),
        pytest.param(
            "- Đơn vị thực hiện: Sở Xây dựng, Công an tỉnh.",
            ["Sở Xây dựng", "Công an tỉnh"],
            [],
            id="police-is-no-department",
        ),
        pytest.param(
            "- Đơn vị thực hiện: Sở Nội vụ, Y tế.", ["Sở Nội vụ", "Sở Y tế"], [], id="department-without-its-head-noun"
        ),
        pytest.param(
            "- Cơ quan thực hiện: UBND các xã, phường.", ["Ủy ban nhân dân các xã, phường"], [], id="spelt-out"
        ),
        pytest.param("- Lãnh đạo phụ trách: Đồng chí Phó Chủ tịch UBND tỉnh.", [], [], id="who-watches-leads-nothing"),
    ],
)
def test_line_says_who(line: str, lead: list[str], coordinate: list[str]) -> None:
    task = only_task(read_tasks("1. Thể chế", "a) Rà soát các quy định về đặt hàng nhiệm vụ.", line))
    assert (names(task.lead), names(task.coordinate)) == (lead, coordinate)


def test_bodies_below_a_label_are_a_list() -> None:
    reading = read_tasks(*RUN, "- Cơ quan thực hiện:", "+ Sở Nội vụ;", "+ Sở Tài chính.")
    assert set(map(str, who(reading).values())) == {"(['Sở Nội vụ', 'Sở Tài chính'], [])"}


def test_labels_behind_the_work_belong_to_it() -> None:
    text = (
        "Xây dựng trang tin về chuyển đổi số. Đơn vị chủ trì: Sở Tài chính; Thời gian: Năm 2026; Sản phẩm: Trang tin."
    )
    task = only_task(read_tasks(f"1. {text}"))
    assert names(task.lead) == ["Sở Tài chính"]
    assert (task.deadline.due, task.product) == ("2026-12-31", "Trang tin")
    assert task.text == text


def test_brackets_at_the_end_name_bodies_and_time() -> None:
    reading = read_tasks(
        "- Xây dựng bản đồ công nghệ của tỉnh (Sở Công Thương chủ trì, phối hợp với Sở Tài chính; hoàn thành trong quý III/2026).",
        "- Tổ chức ngày hội khởi nghiệp của thanh niên (Tỉnh đoàn).",
        "- Nâng cấp phần mềm (trừ hệ thống của Công an tỉnh đang dùng).",
    )
    assert list(who(reading).values()) == [(["Sở Công Thương"], ["Sở Tài chính"]), (["Tỉnh đoàn"], []), ([], [])]
    assert reading.tasks[0].deadline.due == "2026-09-30"


def test_unlabelled_sentence_below_says_who_carries_it_out() -> None:
    reading = read_tasks(
        "1. Mở chuyên mục khoa học trên sóng truyền hình của tỉnh.",
        "Báo và phát thanh, truyền hình tỉnh thực hiện; Sở Khoa học và Công nghệ phối hợp.",
    )
    assert who(reading) == {"II.1": (["Báo và phát thanh, truyền hình tỉnh"], ["Sở Khoa học và Công nghệ"])}


def test_line_decides_against_the_items_own_subject() -> None:
    reading = read_tasks("- Sở Tư pháp thẩm định các văn bản của cấp xã.", "- Đơn vị chủ trì: Sở Nội vụ.")
    assert who(reading) == {"II.-1": (["Sở Nội vụ"], [])}
    assert reading.tasks[0].confidence["lead"].reason == "line-over-subject"


def test_line_that_names_nobody_as_leading_yields_to_the_subject() -> None:
    line = "- Đơn vị thực hiện: Sở Nội vụ, phối hợp với Sở Tư pháp."
    reading = read_tasks("- Sở Tư pháp thẩm định các văn bản của cấp xã.", line)
    assert who(reading) == {"II.-1": (["Sở Tư pháp"], ["Sở Nội vụ"])}
    assert reading.tasks[0].confidence["lead"].reason == "subject-over-weak-line"


def test_weak_line_leads_where_nobody_else_does() -> None:
    line = "- Đơn vị thực hiện: Sở Nội vụ, phối hợp với Sở Tư pháp."
    assert who(read_tasks("- Thẩm định các văn bản của cấp xã.", line)) == {"II.-1": (["Sở Nội vụ"], ["Sở Tư pháp"])}


def test_line_of_helpers_alone_leaves_the_lead_open() -> None:
    reading = read_tasks("- Rà soát các thủ tục về đất đai cho dự án.", "- Đơn vị phối hợp: Sở Xây dựng.")
    assert who(reading) == {"II.-1": ([], ["Sở Xây dựng"])}
    assert "no-lead" in codes(reading, but=())


def test_lead_in_gives_its_bodies_to_what_follows() -> None:
    reading = read_tasks(
        "1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với các trường:",
        "- Đưa kỹ năng số vào chương trình học của học sinh.",
        "- Tổ chức cuộc thi sáng tạo; phối hợp với Tỉnh đoàn, Sở Nội vụ trao giải.",
    )
    lead = ["Sở Giáo dục và Đào tạo"]
    assert who(reading) == {
        "II.1.-1": (lead, ["các trường"]),
        "II.1.-2": (lead, ["các trường", "Tỉnh đoàn", "Sở Nội vụ"]),
    }


def test_heading_that_is_a_body_gives_it_to_what_stands_below() -> None:
    reading = read_organised(
        "1. Sở Nông nghiệp và Môi trường",
        "- Xây dựng vùng trồng ứng dụng công nghệ cao.",
        "- Chủ trì, phối hợp với Hội Nông dân tỉnh nhân rộng mô hình.",
        "2. Các sở, ngành, địa phương",
        "- Bố trí cán bộ chuyên trách về dữ liệu.",
    )
    lead = ["Sở Nông nghiệp và Môi trường"]
    assert who(reading) == {
        "IV.1.-1": (lead, []),
        "IV.1.-2": (lead, ["Hội Nông dân tỉnh"]),
        "IV.2.-1": (["các sở, ngành, địa phương"], []),
    }


def test_heading_that_names_a_field_of_work_gives_nobody() -> None:
    reading = read_tasks("2. Doanh nghiệp công nghệ số", "- Hỗ trợ hình thành các doanh nghiệp mới trong tỉnh.")
    assert who(reading) == {"II.2.-1": ([], [])}


def test_body_that_leads_is_not_repeated_among_the_helpers() -> None:
    line = "- Chủ trì: Sở Tài chính; phối hợp: Sở Tài chính, các sở, ngành."
    assert who(read_tasks("- Rà soát các khoản chi của tỉnh.", line)) == {
        "II.-1": (["Sở Tài chính"], ["các sở, ngành"])
    }


def test_remark_on_aims_or_place_below_is_neither_task_nor_line() -> None:
    reading = read_tasks(
        "1. Mở lớp dữ liệu cho cán bộ cấp xã.", "- Đối tượng: cán bộ xã, phường.", "- Chủ trì: Sở Nội vụ."
    )
    assert who(reading) == {"II.1": (["Sở Nội vụ"], [])}


def test_product_and_deadline_keep_the_place_of_their_words() -> None:
    reading = read_tasks("1. Mở lớp dữ liệu cho cán bộ.", "- Thời gian: Quý III/2026.", "- Sản phẩm: 05 lớp học.")
    task = only_task(reading)
    assert task.product_span is not None
    assert task.deadline.span is not None
    assert (reading.quote(task.product_span), reading.quote(task.deadline.span)) == ("05 lớp học", "Quý III/2026")
