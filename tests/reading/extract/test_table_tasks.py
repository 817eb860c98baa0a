"""Tables: of tasks in any order of columns, of targets, and those that are neither."""

from __future__ import annotations

import pytest

from dondoc.reading.model import Reading, Role
from dondoc.reading.sources.base import Table
from factories.written import codes, only_task, read_blocks, table, who

HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
FIRST = ("1", "Rà soát các quy chế", "Sở Tư pháp", "Các sở, ngành", "Năm 2026")


def read_table(*rows: tuple[str | None, ...], **how: object) -> Reading:
    return read_blocks("II. NHIỆM VỤ", table(*rows, **how))  # type: ignore[arg-type]


def test_row_is_a_task() -> None:
    reading = read_table(HEAD, FIRST)
    task = only_task(reading)
    assert (task.path, task.text, task.deadline.due) == ("II.1", "Rà soát các quy chế", "2026-12-31")
    assert who(reading) == {"II.1": (["Sở Tư pháp"], ["các sở, ngành"])}
    assert task.confidence["lead"].reason == "table-column"


def test_columns_may_stand_in_any_order() -> None:
    reading = read_table(
        ("Sản phẩm", "Thời gian", "Đơn vị phối hợp", "Cơ quan chủ trì", "Nội dung nhiệm vụ", "STT"),
        ("Quyết định của UBND tỉnh", "Quý II/2026", "Sở Tài chính", "Sở Nội vụ", "Ban hành quy chế dùng dữ liệu", "1"),
    )
    task = only_task(reading)
    assert who(reading) == {"II.1": (["Sở Nội vụ"], ["Sở Tài chính"])}
    assert (task.text, task.product, task.deadline.due) == (
        "Ban hành quy chế dùng dữ liệu",
        "Quyết định của UBND tỉnh",
        "2026-06-30",
    )


@pytest.mark.parametrize(
    ("content", "lead"),
    [
        ("Nội dung công việc", "Đơn vị thực hiện"),
        ("Tên nhiệm vụ", "Cơ quan chủ trì thực hiện"),
        ("Hoạt động", "Chủ trì"),
        ("Danh mục đề án", "Đơn vị chủ trì"),
        ("Nhiệm vụ, giải pháp", "Cơ quan, đơn vị chủ trì"),
    ],
)
def test_heads_are_known_by_many_names(content: str, lead: str) -> None:
    reading = read_table(("TT", content, lead), ("1", "Rà soát các quy chế", "Sở Tư pháp"))
    assert who(reading) == {"II.1": (["Sở Tư pháp"], [])}


@pytest.mark.parametrize("first", ["I", "A"])
def test_group_row_holds_the_rows_below(first: str) -> None:
    second = {"I": "II", "A": "B"}[first]
    reading = read_table(
        HEAD,
        (first, "Về thể chế", None, None, None),
        FIRST,
        (second, "Về hạ tầng", None, None, None),
        ("1", "Mở rộng mạng cấp xã", "Sở Xây dựng", "Công an tỉnh", "Tháng 6/2026"),
        spans={(1, 1): (1, 4), (3, 1): (1, 4)},
    )
    assert [task.path for task in reading.tasks] == [f"II.{first}.1", f"II.{second}.1"]
    sections = [(section.path, section.title) for section in reading.sections]
    assert sections[1:] == [(f"II.{first}", "Về thể chế"), (f"II.{second}", "Về hạ tầng")]


def test_group_row_may_be_one_cell_with_its_number() -> None:
    reading = read_table(HEAD, ("I. VỀ THỂ CHẾ", None, None, None, None), FIRST, spans={(1, 0): (1, 5)})
    assert [task.path for task in reading.tasks] == ["II.I.1"]


def test_cell_merged_over_rows_counts_for_each() -> None:
    reading = read_table(
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("1", "Rà soát các quy chế", "Sở Tư pháp", "2026"),
        ("2", "Sửa đổi các quy chế", None, "2027"),
        ("3", "Bãi bỏ các quy chế cũ", None, "2028"),
        spans={(1, 2): (3, 1)},
    )
    assert {lead[0] for lead, _ in who(reading).values()} == {"Sở Tư pháp"}
    assert [task.deadline.due for task in reading.tasks] == ["2026-12-31", "2027-12-31", "2028-12-31"]


@pytest.mark.parametrize("ditto", ["Nt", "-nt-", "nt", "Như trên", '"'])
def test_ditto_repeats_the_cell_above(ditto: str) -> None:
    reading = read_table(HEAD, FIRST, ("2", "Sửa đổi các quy chế", ditto, ditto, ditto))
    assert who(reading)["II.2"] == (["Sở Tư pháp"], ["các sở, ngành"])
    assert reading.tasks[1].deadline.due == "2026-12-31"


def test_dash_is_nobody_and_not_the_cell_above() -> None:
    reading = read_table(HEAD, FIRST, ("2", "Sửa đổi các quy chế", "Sở Y tế", "-", "-"))
    assert who(reading)["II.2"] == (["Sở Y tế"], [])
    assert reading.tasks[1].deadline.due is None


@pytest.mark.parametrize(
    "cell",
    [
        "Chủ trì: Sở Y tế; phối hợp: Sở Xây dựng",
        "- Chủ trì: Sở Y tế\n- Phối hợp: Sở Xây dựng",
        "Sở Y tế chủ trì, phối hợp với Sở Xây dựng",
    ],
)
def test_one_cell_may_name_both_parts(cell: str) -> None:
    reading = read_table(("TT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp"), ("1", "Rà soát các quy chế", cell))
    assert who(reading) == {"II.1": (["Sở Y tế"], ["Sở Xây dựng"])}


def test_bodies_on_lines_of_their_own() -> None:
    reading = read_table(
        ("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát các quy chế", "- Sở Y tế\n- Sở Nội vụ,\nSở Xây dựng")
    )
    assert who(reading) == {"II.1": (["Sở Y tế", "Sở Nội vụ", "Sở Xây dựng"], [])}


def test_rows_without_numbers_are_counted() -> None:
    reading = read_table(
        ("Nhiệm vụ", "Chủ trì"), ("Rà soát các quy chế", "Sở Y tế"), ("Sửa đổi các quy chế", "Sở Nội vụ")
    )
    assert [task.path for task in reading.tasks] == ["II.p1", "II.p2"]


def test_cell_merged_over_two_assignments_gives_two_tasks() -> None:
    reading = read_table(
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("1", "Xây dựng trung tâm dữ liệu", "Sở Xây dựng", "2026"),
        (None, None, "Sở Tài chính", "2027"),
        spans={(1, 0): (2, 1), (1, 1): (2, 1)},
    )
    assert who(reading) == {"II.1": (["Sở Xây dựng"], []), "II.1~2": (["Sở Tài chính"], [])}


def test_row_and_item_of_one_number_keep_apart() -> None:
    reading = read_blocks("II. NHIỆM VỤ", "1. Sở Y tế mở lớp sơ cứu.", "III. NHIỆM VỤ KHÁC", table(HEAD, FIRST))
    assert [task.path for task in reading.tasks] == ["II.1", "III.1"]
    reading = read_blocks("II. NHIỆM VỤ", table(HEAD, FIRST), table(HEAD, FIRST))
    assert [task.path for task in reading.tasks] == ["II.1", "II.1~2"]


def test_number_in_steps_goes_below_its_group() -> None:
    reading = read_table(
        HEAD, ("1", "Về thể chế", "", "", ""), ("1.1", *FIRST[1:]), ("1.2", "Sửa đổi các quy chế", "Sở Y tế", "", "")
    )
    assert [task.path for task in reading.tasks] == ["II.1.1", "II.1.2"]


def test_row_whose_lead_is_empty_is_warned_of() -> None:
    reading = read_table(HEAD, ("1", "Rà soát các quy chế", "", "Sở Nội vụ", "2026"))
    assert who(reading) == {"II.1": ([], ["Sở Nội vụ"])}
    assert [warning.path for warning in reading.warnings if warning.code == "no-lead"] == ["II.1"]


def test_day_that_does_not_exist_is_repaired_and_said() -> None:
    reading = read_table(HEAD, ("1", "Rà soát các quy chế", "Sở Y tế", "", "31/4/2026"))
    assert only_task(reading).deadline.due == "2026-04-30"
    assert codes(reading) == ["impossible-date"]


def test_text_may_say_what_its_columns_do_not() -> None:
    rows = (
        ("TT", "Nhiệm vụ", "Chủ trì"),
        ("1", "Mở lớp sơ cứu trước ngày 30/9/2026, phối hợp với Sở Nội vụ", "Sở Y tế"),
    )
    reading = read_table(*rows)
    assert who(reading) == {"II.1": (["Sở Y tế"], ["Sở Nội vụ"])}
    assert only_task(reading).deadline.due == "2026-09-30"


def test_numbers_of_columns_are_no_row() -> None:
    reading = read_table(HEAD, ("(1)", "(2)", "(3)", "(4)", "(5)"), FIRST)
    assert [task.path for task in reading.tasks] == ["II.1"]


def test_head_may_have_two_rows() -> None:
    reading = read_table(
        ("TT", "Nhiệm vụ", "Phân công", None, "Thời gian"),
        (None, None, "Chủ trì", "Phối hợp", None),
        FIRST,
        spans={(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1)},
    )
    assert who(reading) == {"II.1": (["Sở Tư pháp"], ["các sở, ngành"])}


SCHEDULE = table(("Thời gian", "Nội dung", "Địa điểm"), ("8h00", "Khai mạc hội nghị khoa học", "Hội trường"))
BUDGET = table(
    ("TT", "Nội dung chi", "Số lượng", "Đơn giá", "Thành tiền"), ("1", "Thuê hội trường", "1", "5.000", "5.000")
)
BODIES = table(("STT", "Tên cơ quan", "Địa chỉ", "Ghi chú"), ("1", "Sở Y tế", "Hải Bình", ""))
HEADLESS = table(("1", "Rà soát các quy chế", "Sở Tư pháp"), ("2", "Sửa đổi các quy chế", "Sở Y tế"))


@pytest.mark.parametrize(
    ("grid", "heading"),
    [
        pytest.param(SCHEDULE, "III. CHƯƠNG TRÌNH HỘI NGHỊ", id="schedule"),
        pytest.param(BUDGET, "III. KINH PHÍ THỰC HIỆN", id="budget"),
        pytest.param(BODIES, "III. DANH SÁCH ĐƠN VỊ", id="bodies"),
        pytest.param(HEADLESS, "III. PHÂN CÔNG", id="no-heads"),
    ],
)
def test_table_of_something_else_gives_nothing_and_keeps_its_text(grid: Table, heading: str) -> None:
    reading = read_blocks(heading, grid)
    assert (reading.tasks, reading.targets) == ((), ())
    cells = [reading.quote(passage.span) for passage in reading.passages if passage.role is Role.TABLE]
    assert cells == [paragraph.text for cell in grid.cells for paragraph in cell.paragraphs]


def test_table_of_targets_gives_a_target_for_each_year() -> None:
    reading = read_blocks(
        "I. MỤC TIÊU",
        table(
            ("TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026", "Năm 2030"),
            ("I", "Hạ tầng", None, None, None),
            ("1", "Tỷ lệ xã có mạng 5G", "%", "60", "≥ 90"),
            ("2", "Số trung tâm dữ liệu", "trung tâm", "1", "2"),
            spans={(1, 1): (1, 4)},
        ),
    )
    found = [(target.path, target.comparator, target.value, target.unit, target.by) for target in reading.targets]
    assert found == [
        ("I.I.1", "=", 60, "%", "2026"),
        ("I.I.1", ">=", 90, "%", "2030"),
        ("I.I.2", "=", 1, "trung tâm", "2026"),
        ("I.I.2", "=", 2, "trung tâm", "2030"),
    ]
    assert reading.tasks == ()


def test_body_named_beside_a_target_makes_no_task_of_it() -> None:
    rows = (("TT", "Chỉ tiêu", "Kết quả năm 2030", "Đơn vị chủ trì"), ("1", "Tỷ lệ xã có mạng 5G", "90%", "Sở Y tế"))
    reading = read_blocks("I. MỤC TIÊU", table(*rows))
    assert [(target.value, target.by) for target in reading.targets] == [(90, "2030")]
    assert reading.tasks == ()


def test_values_are_shown_where_they_stand() -> None:
    rows = (("TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm"), ("1", "Rà soát các quy chế", "Sở Y tế", "Báo cáo\ncủa Sở"))
    reading = read_table(*rows)
    task = only_task(reading)
    assert task.product_span is not None
    assert task.lead[0].span is not None
    assert (reading.quote(task.product_span), reading.quote(task.lead[0].span)) == ("Báo cáo của Sở", "Sở Y tế")
    assert reading.quote(task.span) == task.text
