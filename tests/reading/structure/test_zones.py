"""The large parts of documents of all kinds: heads, titles, bodies, feet, annexes, a plan behind its decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_lines import BOLD, marked_lines, text_of

from dondoc.reading.sources.base import Style
from dondoc.reading.structure.zones import Stretch, Zones, annex_number, find_zones, kind_of

Written = str | tuple[str, Style]

STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
COMMITTEE = ["ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI", *STATE, "Số: 15/KH-UBND", "Hải Bình, ngày 05 tháng 3 năm 2025"]
DEPARTMENT = [
    "UBND TỈNH SƠN HẢI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", *STATE, "Số: 21/KH-SKHCN", "Hải Bình, ngày 05 tháng 3 năm 2025",
]  # fmt: skip
PARTY = ["TỈNH ỦY SƠN HẢI", "*", "Số 04-CTr/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Hải Bình, ngày 05 tháng 3 năm 2025"]
BLANK = ["ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI", *STATE, "Số:      /KH-UBND", "Hải Bình, ngày    tháng 3 năm 2025"]
BODY = ["I. MỤC TIÊU", "1. Tối thiểu 60% hồ sơ trực tuyến.", "II. NHIỆM VỤ", "1. Rà soát quy định./."]
FOOT = [
    "Nơi nhận:", "- Như trên;", "- Thường trực Tỉnh ủy (b/c);", "- Lưu: VT, KGVX.",
    "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Văn Dụ",
]  # fmt: skip
TITLE = "Phát triển khoa học, công nghệ tỉnh Sơn Hải năm 2025"
BASIS = "Thực hiện Nghị quyết số 5-NQ/TU ngày 1/2/2025 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"


def zones_of(*written: Written) -> tuple[list[str], Zones]:
    text = text_of(*written)
    return [line.text for line in text.lines], find_zones(text)


def words(lines: list[str], numbers: list[int]) -> list[str]:
    return [lines[number] for number in numbers]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(COMMITTEE, id="committee"),
        pytest.param(DEPARTMENT, id="department-under-its-committee"),
        pytest.param(PARTY, id="party"),
        pytest.param(BLANK, id="number-and-day-blank"),
        pytest.param([], id="head-missing"),
        pytest.param(["ỦY BAN NHÂN DÂN TỈNH SƠN HẢI", "-------", *STATE, "---------------"], id="rules-under-the-head"),
    ],
)
def test_plan_falls_into_its_parts(head: list[str]) -> None:
    lines, zones = zones_of(*head, "KẾ HOẠCH", (TITLE, BOLD), BASIS, *BODY, *FOOT)
    assert words(lines, zones.letterhead) == head
    assert zones.main.kind == "Kế hoạch"
    assert words(lines, zones.main.title) == [TITLE]
    assert words(lines, zones.main.preamble) == [BASIS]
    assert words(lines, zones.main.body) == BODY
    assert words(lines, zones.recipients) == FOOT[:4]
    assert words(lines, zones.signature) == FOOT[4:]


def test_signature_may_stand_before_the_recipients() -> None:
    lines, zones = zones_of(*COMMITTEE, "KẾ HOẠCH", (TITLE, BOLD), *BODY, *FOOT[4:], *FOOT[:4])
    assert words(lines, zones.signature) == FOOT[4:]
    assert words(lines, zones.recipients) == FOOT[:4]


def test_plan_without_a_foot_has_none() -> None:
    lines, zones = zones_of(*COMMITTEE, "KẾ HOẠCH", (TITLE, BOLD), *BODY)
    assert (zones.recipients, zones.signature) == ([], [])
    assert words(lines, zones.main.body) == BODY


def test_title_in_capitals_on_several_lines_is_taken_whole() -> None:
    title = ["PHÁT TRIỂN KHOA HỌC VÀ CÔNG NGHỆ", "TỈNH SƠN HẢI NĂM 2025"]
    lines, zones = zones_of(*COMMITTEE, "KẾ HOẠCH", *title, BASIS, *BODY, *FOOT)
    assert words(lines, zones.main.title) == title


def test_title_may_stand_on_the_line_of_the_kind() -> None:
    kind = "CHƯƠNG TRÌNH HÀNH ĐỘNG THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW"
    lines, zones = zones_of(*PARTY, kind, *BODY)
    assert zones.main.kind == "Chương trình hành động"
    assert zones.main.kind_line is not None
    assert lines[zones.main.kind_line][zones.main.title_offset :].strip() == "THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW"


def test_dispatch_has_its_subject_for_a_title_and_its_addressees_before_the_body() -> None:
    head = [*COMMITTEE, "V/v tăng cường chuyển đổi số"]
    address = ["Kính gửi:", "- Các sở, ban, ngành tỉnh;", "- Ủy ban nhân dân các xã, phường."]
    body = [
        "Thực hiện Kế hoạch số 5/KH-UBND, Ủy ban nhân dân tỉnh yêu cầu:",
        "1. Sở Y tế rà soát quy định.",
        "2. Sở Nội vụ theo dõi.",
    ]
    lines, zones = zones_of(*head, *address, *body, *FOOT)
    assert zones.main.kind == "Công văn"
    assert words(lines, zones.letterhead) == COMMITTEE
    assert words(lines, zones.main.title) == ["V/v tăng cường chuyển đổi số"]
    assert words(lines, zones.main.preamble) == address
    assert words(lines, zones.main.body) == body
    assert words(lines, zones.recipients) == FOOT[:4]


def test_decision_has_its_grounds_before_its_articles() -> None:
    grounds = ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Luật Tổ chức chính quyền địa phương;", "QUYẾT ĐỊNH:"]
    articles = ["Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.", "Điều 2. Sở Y tế chịu trách nhiệm thi hành./."]
    lines, zones = zones_of(
        *COMMITTEE, "QUYẾT ĐỊNH", ("Về việc ban hành Kế hoạch năm 2025", BOLD), *grounds, *articles, *FOOT
    )
    assert zones.main.kind == "Quyết định"
    assert words(lines, zones.main.title) == ["Về việc ban hành Kế hoạch năm 2025"]
    assert words(lines, zones.main.body) == articles


def test_plan_behind_its_decision_is_a_stretch_of_its_own() -> None:
    attached = ["KẾ HOẠCH", (TITLE, BOLD), "(Kèm theo Quyết định số 12/QĐ-UBND ngày 5/3/2025)", *BODY]
    decision = [
        "QUYẾT ĐỊNH",
        ("Về việc ban hành Kế hoạch", BOLD),
        "Điều 1. Ban hành kèm theo Kế hoạch.",
        "Điều 2. Thi hành./.",
    ]
    lines, zones = zones_of(*COMMITTEE, *decision, *FOOT, *attached)
    assert [stretch.kind for stretch in zones.stretches] == ["Quyết định", "Kế hoạch"]
    assert words(lines, zones.stretches[1].title) == [TITLE]
    assert words(lines, zones.stretches[1].body) == BODY
    assert words(lines, zones.signature) == FOOT[4:]


def test_plan_behind_its_decision_is_found_without_a_signature_between() -> None:
    decision = [
        "QUYẾT ĐỊNH",
        ("Về việc ban hành Kế hoạch", BOLD),
        "Điều 1. Ban hành kèm theo Kế hoạch.",
        "Điều 2. Thi hành./.",
    ]
    attached = ["KẾ HOẠCH", (TITLE, BOLD), "(Ban hành kèm theo Quyết định số 12/QĐ-UBND)", *BODY]
    _, zones = zones_of(*COMMITTEE, *decision, *attached)
    assert [stretch.kind for stretch in zones.stretches] == ["Quyết định", "Kế hoạch"]


def test_annexes_behind_the_signature_are_stretches_with_labels() -> None:
    annexes = [
        "PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 15/KH-UBND)", "1. Rà soát quy định",
        "PHỤ LỤC II", "DANH MỤC CHỈ TIÊU", "1. Tối thiểu 60%",
    ]  # fmt: skip
    lines, zones = zones_of(*COMMITTEE, "KẾ HOẠCH", (TITLE, BOLD), *BODY, *FOOT, *annexes)
    first, second = zones.stretches[1:]
    assert (first.label, first.annex_label) == ("PL1", "PHỤ LỤC I")
    assert words(lines, first.title) == annexes[:3]
    assert words(lines, first.body) == annexes[3:4]
    assert (second.label, words(lines, second.body)) == ("PL2", annexes[6:])


def test_annex_without_a_heading_is_one_by_its_place() -> None:
    table = ["DANH MỤC CÁC NHIỆM VỤ TRỌNG TÂM NĂM 2025", "I. HẠ TẦNG", "1. Xây dựng nền tảng"]
    _, zones = zones_of(*COMMITTEE, "KẾ HOẠCH", (TITLE, BOLD), *BODY, *FOOT, *table)
    assert [stretch.label for stretch in zones.stretches] == ["", "PL1"]


def test_annexes_of_one_number_keep_labels_of_their_own() -> None:
    _, zones = zones_of("KẾ HOẠCH", *BODY, *FOOT, "PHỤ LỤC I", "1. Một", "PHỤ LỤC I", "1. Hai", "PHỤ LỤC", "1. Ba")
    labels = [stretch.label for stretch in zones.stretches[1:]]
    assert labels[0] == "PL1"
    assert len(set(labels)) == 3


def test_file_may_hold_an_annex_alone() -> None:
    lines, zones = zones_of("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "1. Rà soát quy định")
    assert zones.main.kind is None
    assert zones.stretches[-1].label == "PL1"
    assert words(lines, zones.stretches[-1].body) == ["1. Rà soát quy định"]


def test_text_without_any_landmark_is_all_body() -> None:
    lines, zones = zones_of("1. Rà soát quy định.", "2. Theo dõi.")
    assert words(lines, zones.main.body) == lines
    assert zones.main.kind is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("KẾ HOẠCH", "Kế hoạch", id="capitals"),
        pytest.param("Kế hoạch", "Kế hoạch", id="small-letters"),
        pytest.param("**KẾ HOẠCH**", "Kế hoạch", id="marks-of-bold"),
        pytest.param("QUYẾT ĐỊNH:", "Quyết định", id="colon"),
        pytest.param("QUYÉT ĐỊNH", "Quyết định", id="a-mark-misread-in-capitals"),
        pytest.param("CHƯƠNG TRÌNH  HÀNH ĐỘNG", "Chương trình hành động", id="blanks"),
        pytest.param("KẾ HOẠCH NĂM 2025", None, id="more-on-the-line"),
        pytest.param("TỔ CHỨC THỰC HIỆN", None, id="another-heading"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_kind_is_told_where_the_line_names_nothing_else(line: str, kind: str | None) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("PHỤ LỤC II", (2, ""), id="roman"),
        pytest.param("Phụ lục 3", (3, ""), id="figure"),
        pytest.param("PHỤ LỤC SỐ 01", (1, ""), id="with-số"),
        pytest.param("PHỤ LỤC", (None, ""), id="no-number"),
        pytest.param("PHỤ LỤC A", (1, ""), id="letter"),
        pytest.param("PHỤ LỤC I: DANH MỤC NHIỆM VỤ", (1, "DANH MỤC NHIỆM VỤ"), id="title-behind"),
        pytest.param("Phụ biểu 2", (2, ""), id="table"),
        pytest.param("Biểu số 1", (1, ""), id="form"),
        pytest.param("Phụ lục I của Kế hoạch này", None, id="a-mention"),
        pytest.param("Phụ lục kèm theo", None, id="another-mention"),
        pytest.param("Biểu dương, khen thưởng", None, id="a-word-that-begins-alike"),
        pytest.param("Kế hoạch", None, id="another-line"),
        pytest.param("PHỤ LỤC VX", (None, ""), id="no-roman-number"),
    ],
)
def test_annex_heading_is_told(line: str, found: tuple[int | None, str] | None) -> None:
    assert annex_number(line) == found


def _placed(zones: Zones) -> list[int]:
    stretches: list[Stretch] = zones.stretches
    placed = [*zones.letterhead, *zones.recipients, *zones.signature, *zones.notes]
    for stretch in stretches:
        placed += [*stretch.title, *stretch.preamble, *stretch.body]
        if stretch.kind_line is not None and stretch.kind_line not in stretch.title:
            placed.append(stretch.kind_line)
    return placed


SOME = [*COMMITTEE, *PARTY, "KẾ HOẠCH", "QUYẾT ĐỊNH", TITLE, BASIS, *FOOT, "PHỤ LỤC I", "PHỤ LỤC", "Kính gửi: Các sở",
        "(Kèm theo Quyết định số 1/QĐ-UBND)", "V/v chuyển đổi số", "DANH MỤC", "-----", "x"]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(SOME), marked_lines()), max_size=40))
def test_every_line_stands_in_exactly_one_part(written: list[str]) -> None:
    lines, zones = zones_of(*written)
    assert sorted(_placed(zones)) == list(range(len(lines)))


@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_lines_have_their_parts(written: list[str]) -> None:
    zones_of(*written)
