"""What a part is for, by its heading and by the part above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_lines import item_at, marked_lines, outline_of

from dondoc.reading.structure.sections import Purpose, purpose_of_heading, purposes, run_in_head

AIMS, BACKGROUND, TARGETS, TASKS = Purpose.AIMS, Purpose.BACKGROUND, Purpose.TARGETS, Purpose.TASKS
ORGANISATION, FUNDING, UNKNOWN = Purpose.ORGANISATION, Purpose.FUNDING, Purpose.UNKNOWN


@pytest.mark.parametrize(
    ("title", "purpose"),
    [
        pytest.param("MỤC ĐÍCH, YÊU CẦU", AIMS, id="aims"),
        pytest.param("Quan điểm chỉ đạo", AIMS, id="viewpoints"),
        pytest.param("Phạm vi, đối tượng", AIMS, id="scope"),
        pytest.param("Tầm nhìn đến năm 2045", AIMS, id="vision"),
        pytest.param("Thời gian thực hiện", AIMS, id="time-alone"),
        pytest.param("MỤC TIÊU", TARGETS, id="targets"),
        pytest.param("Mục tiêu cụ thể đến năm 2030", TARGETS, id="targets-by-a-year"),
        pytest.param("Một số chỉ tiêu chủ yếu", TARGETS, id="figures"),
        pytest.param("NHIỆM VỤ, GIẢI PHÁP", TASKS, id="tasks"),
        pytest.param("Nội dung thực hiện", TASKS, id="contents"),
        pytest.param("Mục tiêu, nhiệm vụ", TASKS, id="targets-and-tasks-give-tasks"),
        pytest.param("Danh mục nhiệm vụ trọng tâm", TASKS, id="list-of-tasks"),
        pytest.param("NHIÊM VỤ VÀ GIẢI PHÁP", TASKS, id="a-mark-lost"),
        pytest.param("TỔ CHỨC THỰC HIỆN", ORGANISATION, id="organisation"),
        pytest.param("Phân công nhiệm vụ", ORGANISATION, id="assignment"),
        pytest.param("Trách nhiệm của các sở, ngành", ORGANISATION, id="responsibilities"),
        pytest.param("Tổ chức thực hiện tốt các chính sách", UNKNOWN, id="to-carry-out-well-is-a-task"),
        pytest.param("KINH PHÍ THỰC HIỆN", FUNDING, id="money"),
        pytest.param("Nguồn lực và kinh phí", FUNDING, id="means"),
        pytest.param("Về kinh phí", FUNDING, id="about-money"),
        pytest.param("Dự toán kinh phí", FUNDING, id="estimate"),
        pytest.param("SỰ CẦN THIẾT", BACKGROUND, id="need"),
        pytest.param("Kết quả đạt được", BACKGROUND, id="results"),
        pytest.param("Tồn tại, hạn chế và nguyên nhân", BACKGROUND, id="shortcomings"),
        pytest.param("Thực trạng hạ tầng số", BACKGROUND, id="state-of-things"),
        pytest.param("Chuyển đổi số trong y tế", UNKNOWN, id="a-field-of-work"),
        pytest.param("Sở Tài chính", UNKNOWN, id="a-body"),
        pytest.param("1", UNKNOWN, id="a-figure"),
        pytest.param("", UNKNOWN, id="nothing"),
        pytest.param(
            "Các sở, ngành căn cứ nhiệm vụ được giao tại Kế hoạch này để triển khai thực hiện kịp thời",
            UNKNOWN,
            id="a-sentence-that-names-tasks",
        ),
    ],
)
def test_heading_says_what_its_part_is_for(title: str, purpose: Purpose) -> None:
    assert purpose_of_heading(title) is purpose


@pytest.mark.parametrize("title", ["  MỤC   TIÊU: ", "* Mục tiêu", "mục tiêu."])
def test_case_blanks_and_signs_do_not_matter(title: str) -> None:
    assert purpose_of_heading(title) is TARGETS


@pytest.mark.parametrize(
    ("lines", "path", "purpose"),
    [
        pytest.param(["I. NHIỆM VỤ", "1. Hạ tầng", "- Xây dựng nền tảng"], "I.1.-1", TASKS, id="from-the-part-above"),
        pytest.param(
            ["I. TỔ CHỨC THỰC HIỆN", "1. Kinh phí", "- Ngân sách tỉnh"],
            "I.1.-1",
            FUNDING,
            id="money-inside-organisation",
        ),
        pytest.param(
            ["I. MỤC TIÊU, YÊU CẦU", "1. Chỉ tiêu", "- Tối thiểu 60%"], "I.1.-1", TARGETS, id="targets-inside-aims"
        ),
        pytest.param(
            ["I. SỰ CẦN THIẾT", "1. Nhiệm vụ đã giao", "- Rà soát"],
            "I.1.-1",
            BACKGROUND,
            id="background-stays-background",
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "1. Mục tiêu", "- Tối thiểu 60%", "2. Giải pháp", "- Rà soát"],
            "I.1.-1",
            TARGETS,
            id="a-short-heading-of-targets-inside-tasks",
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "1. Mục tiêu", "- Tối thiểu 60%", "2. Giải pháp", "- Rà soát"],
            "I.2.-1",
            TASKS,
            id="and-tasks-behind-it",
        ),
        pytest.param(
            ["I. MỤC TIÊU", "1. Mục tiêu chung", "a) Nâng cao nhiệm vụ quản lý", "- Một"],
            "I.1.a.-1",
            TARGETS,
            id="tasks-named-deep-inside-targets",
        ),
        pytest.param(["- Rà soát quy định"], "-1", UNKNOWN, id="no-heading"),
    ],
)
def test_item_is_for_what_the_nearest_telling_heading_says(lines: list[str], path: str, purpose: Purpose) -> None:
    outline = outline_of(*lines)
    assert purposes(outline.root)[id(item_at(outline, path))] is purpose


def test_default_holds_where_no_heading_tells() -> None:
    outline = outline_of("- Rà soát quy định")
    assert purposes(outline.root, TASKS)[id(item_at(outline, "-1"))] is TASKS


def test_only_tasks_and_organisation_give_tasks() -> None:
    assert {purpose for purpose in Purpose if purpose.gives_tasks} == {TASKS, ORGANISATION}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("Mục đích: Cụ thể hóa Nghị quyết", "Mục đích", id="aims-before-the-sentence"),
        pytest.param("Kinh phí thực hiện: Từ ngân sách tỉnh", "Kinh phí thực hiện", id="money-before-the-sentence"),
        pytest.param("Mục tiêu: Đến năm 2030", None, id="targets-are-read-as-a-sentence"),
        pytest.param("Sở Tài chính: rà soát", None, id="a-body"),
        pytest.param("Mục đích, yêu cầu:", None, id="nothing-behind"),
        pytest.param("Rà soát quy định.", None, id="no-colon"),
    ],
)
def test_head_may_stand_before_its_sentence(text: str, head: str | None) -> None:
    assert run_in_head(text) == head


@given(st.lists(marked_lines(), max_size=30))
def test_every_item_has_a_purpose(written: list[str]) -> None:
    outline = outline_of(*written)
    assert set(purposes(outline.root)) == {id(item) for item in outline.root.walk()}


@given(st.text(max_size=60))
def test_any_title_is_judged(title: str) -> None:
    assert purpose_of_heading(title) in Purpose
    run_in_head(title)
