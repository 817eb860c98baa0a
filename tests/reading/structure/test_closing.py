"""The closing paragraph: told by its words or its place, and moved up to the part it closes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_lines import marked_lines, outline_of

from dondoc.reading.structure.closing import is_closing, is_heading_text, move_closing

CLOSING = "Yêu cầu các sở, ngành, địa phương nghiêm túc triển khai thực hiện Kế hoạch này./."
LONG = "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ngành " + "rà soát các quy định có liên quan " * 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CLOSING, id="the-bodies-are-asked"),
        pytest.param("Trên đây là Kế hoạch triển khai chuyển đổi số năm 2025.", id="here-ends"),
        pytest.param("Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh.", id="if-anything-hinders"),
        pytest.param("Trong quá trình tổ chức thực hiện, nếu cần sửa đổi.", id="in-the-course"),
        pytest.param("Căn cứ Kế hoạch này, các đơn vị xây dựng kế hoạch.", id="on-the-ground-of-this-plan"),
        pytest.param("Kế hoạch này thay thế Kế hoạch số 5/KH-UBND.", id="this-plan-replaces"),
        pytest.param("Ủy ban nhân dân tỉnh yêu cầu các đơn vị thực hiện.", id="the-issuer-asks"),
        pytest.param("Nếu có khó khăn, vướng mắc đề nghị phản ánh.", id="difficulties"),
        pytest.param("Trân trọng./.", id="greeting"),
        pytest.param("Nhận được Công văn này, đề nghị triển khai.", id="on-receipt"),
    ],
)
def test_closing_words_are_told(text: str) -> None:
    assert is_closing(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rà soát các quy định.", id="a-task"),
        pytest.param("Sở Tài chính bố trí kinh phí./.", id="a-duty-with-the-final-sign"),
        pytest.param("Căn cứ Luật Ngân sách nhà nước.", id="a-basis"),
        pytest.param("Trong năm 2025, rà soát quy định.", id="a-time"),
        pytest.param("Kế hoạch phát triển hạ tầng.", id="another-plan"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_words_do_not_close(text: str) -> None:
    assert not is_closing(text)


@pytest.mark.parametrize(
    ("lines", "moved"),
    [
        pytest.param(
            ["I. NHIỆM VỤ", "1. Một", "- Rà soát quy định.", CLOSING], ["I.p1"], id="from-the-last-item-to-the-part"
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "1. Rà soát.", "II. TỔ CHỨC", "1. Sở Y tế", "2. Sở Nội vụ theo dõi.", CLOSING],
            ["II.p1"],
            id="from-the-last-number",
        ),
        pytest.param(["I. NHIỆM VỤ", "Rà soát quy định.", CLOSING], ["I.p2"], id="already-in-the-part"),
        pytest.param(
            ["I. NHIỆM VỤ", "1. Một", "Rà soát quy định.", CLOSING], ["I.p1"], id="a-duty-before-it-stays-with-the-item"
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "1. Một.", CLOSING, "Trân trọng./."], ["I.p1", "I.p2"], id="all-that-follows-moves-too"
        ),
        pytest.param(
            ["I. NHIỆM VỤ", "1. " + LONG, "Các đơn vị báo cáo về Sở Nội vụ./."],
            ["I.p1"],
            id="a-lone-final-sentence-below-a-long-one",
        ),
        pytest.param(
            [
                "1. Sở Y tế rà soát các quy định về y tế cơ sở.",
                "2. Sở Nội vụ theo dõi, đôn đốc việc thực hiện.",
                CLOSING,
            ],
            ["p1"],
            id="numbered-sentences-are-closed-by-the-document",
        ),
        pytest.param(["Rà soát quy định.", CLOSING], ["p2"], id="no-items-at-all"),
        pytest.param(["I. NHIỆM VỤ", "1. Một", "- Rà soát quy định."], [], id="none"),
        pytest.param(["I. NHIỆM VỤ", CLOSING, "1. Rà soát quy định."], [], id="in-the-midst-it-closes-nothing"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_closing_paragraph_belongs_to_the_part(lines: list[str], moved: list[str]) -> None:
    outline = outline_of(*lines)
    assert sorted({item.path for item in move_closing(outline.root)}) == moved


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        pytest.param("Tổ chức thực hiện", True, id="heading"),
        pytest.param("Rà soát quy định.", False, id="sentence"),
        pytest.param(LONG, False, id="long"),
    ],
)
def test_heading_is_told_from_a_sentence(text: str, heading: bool) -> None:
    assert is_heading_text(text) is heading


@given(st.lists(marked_lines(), max_size=30))
def test_moving_loses_no_item(written: list[str]) -> None:
    outline = outline_of(*written)
    before = {id(item) for item in outline.root.walk()}
    moved = move_closing(outline.root)
    after = list(outline.root.walk())
    assert {id(item) for item in after} == before
    assert len(after) == len(before)
    assert {id(item) for item in moved} <= before
    assert all(child.parent is item for item in after for child in item.children)


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert is_closing(text) in (True, False)
