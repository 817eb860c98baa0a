"""The tree of items: nesting by the document's own habit, counted bullets, doubled and misread markers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_lines import item_at, lines_of, marked_lines, outline_of, paths_of

from dondoc.reading.structure.outline import Item, Outline


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        pytest.param(
            [
                "I. MỤC TIÊU",
                "1. Mục tiêu chung",
                "a) Về thể chế",
                "- Rà soát",
                "+ Quy định",
                "b) Về hạ tầng",
                "II. NHIỆM VỤ",
            ],
            ["I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-1.+1", "I.1.b", "II"],
            id="the-usual-order",
        ),
        pytest.param(
            ["1. Mục tiêu", "- Một", "- Hai", "+ Ba", "+ Bốn", "- Năm"],
            ["1", "1.-1", "1.-2", "1.-2.+1", "1.-2.+2", "1.-3"],
            id="bullets-are-counted-in-the-item-that-holds-them",
        ),
        pytest.param(
            ["A. CHUNG", "I. MỤC TIÊU", "II. NHIỆM VỤ", "B. RIÊNG", "I. TỔ CHỨC"],
            ["A", "A.I", "A.II", "B", "B.I"],
            id="roman-under-capitals",
        ),
        pytest.param(
            ["I. CHUNG", "A. MỤC TIÊU", "B. NHIỆM VỤ", "II. RIÊNG", "A. TỔ CHỨC"],
            ["I", "I.A", "I.B", "II", "II.A"],
            id="capitals-under-roman",
        ),
        pytest.param(["G. MỘT", "H. HAI", "I. BA", "K. BỐN"], ["G", "H", "I", "K"], id="i-is-a-capital-behind-h"),
        pytest.param(["I. MỘT", "A. HAI", "II. BA"], ["I", "I.A", "II"], id="i-is-roman-where-it-begins"),
        pytest.param(
            ["1. Mục tiêu", "1.1. Chung", "1.2. Riêng", "2. Nhiệm vụ", "2.1. Một", "2.1.1. Hai", "2.1.2. Ba"],
            ["1", "1.1", "1.2", "2", "2.1", "2.1.1", "2.1.2"],
            id="decimals-add-their-last-number",
        ),
        pytest.param(
            ["II. NHIỆM VỤ", "1. Một", "1.1. Hai", "2. Ba"], ["II", "II.1", "II.1.1", "II.2"], id="decimals-under-parts"
        ),
        pytest.param(["II. NHIỆM VỤ", "II.1. Một", "II.2. Hai"], ["II", "II.1", "II.2"], id="decimals-of-a-roman"),
        pytest.param(["I. MỤC TIÊU", "3.1. Một", "3.2. Hai"], ["I", "I.3.1", "I.3.2"], id="decimals-without-their-one"),
        pytest.param(
            ["Điều 1. Ban hành", "Điều 2. Thi hành", "1. Sở Y tế", "a) Rà soát"],
            ["Điều 1", "Điều 2", "Điều 2.1", "Điều 2.1.a"],
            id="articles",
        ),
        pytest.param(
            ["Phần thứ nhất", "ĐÁNH GIÁ", "I. KẾT QUẢ", "Phần thứ hai", "NHIỆM VỤ", "I. MỤC TIÊU"],
            ["Phần thứ nhất", "Phần thứ nhất", "Phần thứ nhất.I", "Phần thứ hai", "Phần thứ hai", "Phần thứ hai.I"],
            id="title-below-its-part",
        ),
        pytest.param(
            ["Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Chương II", "TỔ CHỨC", "Điều 2. Thi hành"],
            ["Chương I", "Chương I", "Chương I.Điều 1", "Chương II", "Chương II", "Chương II.Điều 2"],
            id="chapters-with-articles",
        ),
        pytest.param(
            ["1. Mục tiêu", "Đến năm 2030 phấn đấu:", "Các chỉ tiêu khác.", "- Một", "Hai"],
            ["1", "1.p1", "1.p2", "1.-1", "1.p3"],
            id="paragraphs-are-counted-apart-from-bullets",
        ),
        pytest.param(["Mở đầu", "Tiếp theo", "1. Một"], ["p1", "p2", "1"], id="paragraphs-before-the-first-item"),
        pytest.param(
            ["1. Một:", "- Hai:", "Ba", "- Bốn"],
            ["1", "1.-1", "1.-1.p1", "1.-2"],
            id="a-bullet-holds-what-it-announces",
        ),
        pytest.param(["(1) Một", "(i) Hai", "(ii) Ba", "(2) Bốn"], ["1", "1.i", "1.ii", "2"], id="numbers-in-brackets"),
        pytest.param(
            ["* Lĩnh vực y tế", "- Một", "* Lĩnh vực giáo dục", "- Hai"],
            ["*1", "*1.-1", "*2", "*2.-1"],
            id="fields-with-a-star",
        ),
        pytest.param(
            ["2. Các cơ quan thực hiện:", "a) Các sở sau đây:", "1. Rà soát", "2. Báo cáo", "b) Các xã"],
            ["2", "2.a", "2.a.1", "2.a.2", "2.b"],
            id="a-list-of-its-own-below-what-announces-it",
        ),
        pytest.param(
            ["a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", "e) Sáu"],
            ["a", "b", "c", "d", "đ", "e"],
            id="letters-with-đ",
        ),
        pytest.param(["c) Ba", "d) Bốn", "d) Năm", "e) Sáu"], ["c", "d", "đ", "e"], id="second-d-is-đ"),
        pytest.param(["I. MỘT", "II. HAI", "II. BA"], ["I", "II", "II~2"], id="a-marker-used-twice"),
        pytest.param(["1. Một", "2. Hai", "2. Ba", "2. Bốn"], ["1", "2", "2~2", "2~3"], id="a-marker-used-three-times"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_lines_have_their_paths(lines: list[str], paths: list[str]) -> None:
    assert paths_of(*lines) == paths


@pytest.mark.parametrize(
    ("lines", "oddities"),
    [
        pytest.param(
            ["d) Bốn", "d) Năm"], [("đ", "repaired-marker", "d)", "đ)")], id="second-d-is-repaired-and-not-doubled"
        ),
        pytest.param(["II. HAI", "II. BA"], [("II~2", "duplicate-marker", "II.", None)], id="doubled"),
        pytest.param(["a) Một", "b) Hai", "e) Ba"], [("c", "repaired-marker", "e)", "c)")], id="c-misread-as-e"),
        pytest.param(["(d) Bốn", "(d) Năm"], [("đ", "repaired-marker", "(d)", "(đ)")], id="in-brackets"),
        pytest.param(
            ["d) Bốn", "đ) Năm", "d) Sáu"], [("d~2", "duplicate-marker", "d)", None)], id="đ-is-there-already"
        ),
        pytest.param(["a) Một", "d) Hai", "e) Ba"], [], id="gaps-are-not-repaired"),
        pytest.param(["- Một", "- Hai"], [], id="bullets-are-never-doubled"),
    ],
)
def test_odd_markers_are_said(lines: list[str], oddities: list[tuple[str, str, str, str | None]]) -> None:
    found = outline_of(*lines).oddities
    assert [(odd.item.path, odd.code, odd.text, odd.suggestion) for odd in found] == oddities


def test_misread_part_is_read_as_the_one_that_must_come() -> None:
    lines = ("1. MỤC TIÊU", "II. NHIỆM VỤ", "III. TỔ CHỨC")
    outline = outline_of(*lines, roman_heads=(2, 3))
    assert [item.path for item in outline.root.children] == ["I", "II", "III"]
    assert [(odd.code, odd.suggestion) for odd in outline.oddities] == [("repaired-marker", "I.")]


def test_lost_stroke_of_a_part_is_put_back() -> None:
    lines = ("I. MỤC TIÊU", "II. NHIỆM VỤ", "II. KINH PHÍ", "IV. TỔ CHỨC")
    assert paths_of(*lines, roman_heads=(1, 2, 2, 4)) == ["I", "II", "III", "IV"]


def test_item_holds_its_words_and_knows_where_they_stand() -> None:
    lines = lines_of("I. MỤC TIÊU", "1. Rà soát quy định.")
    outline = Outline("PL1")
    items = [outline.add(number, line) for number, line in enumerate(lines)]
    assert (items[1].text, items[1].path, items[1].level) == ("Rà soát quy định.", "PL1.I.1", 3)
    assert items[1].end - items[1].start == len(items[1].text)
    assert list(items[1].ancestors()) == [items[0], outline.root]


def test_title_below_its_part_takes_the_place_of_the_empty_text() -> None:
    outline = outline_of("Phần thứ nhất", "ĐÁNH GIÁ")
    assert [(item.path, item.text) for item in outline.root.children] == [("Phần thứ nhất", "ĐÁNH GIÁ")]


def test_paths_of_items_below_follow_their_holder() -> None:
    outline = outline_of("I. MỘT", "1. Hai", "a) Ba")
    assert item_at(outline, "I.1.a").text == "Ba"


def _tree(outline: Outline) -> list[Item]:
    return [item for item in outline.root.walk() if item is not outline.root]


@given(st.lists(st.one_of(marked_lines(), st.text(min_size=1, max_size=20)), max_size=40))
def test_every_line_lands_in_exactly_one_item(written: list[str]) -> None:
    lines = lines_of(*(" ".join(words.split()) or "x" for words in written))
    outline = Outline()
    items = [outline.add(number, line) for number, line in enumerate(lines)]
    tree = _tree(outline)
    assert {id(item) for item in items} == {id(item) for item in tree}
    assert len({id(item) for item in tree}) == len(tree)
    for number, (line, item) in enumerate(zip(lines, items, strict=True)):
        assert item.line >= number
        assert item.line > number or line.text.endswith(item.text)
    assert sorted(item.line for item in tree) == [item.line for item in tree]


@given(st.lists(marked_lines(), max_size=40))
def test_items_side_by_side_have_names_of_their_own(written: list[str]) -> None:
    outline = outline_of(*written)
    for holder in (outline.root, *_tree(outline)):
        names = [child.part + child.suffix for child in holder.children]
        assert len(set(names)) == len(names)
        assert all(names)
