"""Cited documents: every grammar of numbers, who issued it, and all mentions folded into one entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.model import Reference
from dondoc.reading.recognise.references import clean_number, find_references, number_key

PIECES = (
    "Quyết định", "Nghị quyết", "Luật", "số", "12/QĐ-UBND", "57-NQ/TW", "93/2025/QH15", "ngày", "1/1/2025", "của", "Bộ",
    "Thủ tướng Chính phủ", "Ban", "và", ",", ";", ".", "(", ")", "thay thế", "sửa đổi", "Kết luận 57", "Số:", "–", "12",
    "/", "ngày 29 tháng 02 năm 2025", "tại", "Tờ trình", "UBND", "\n",
)  # fmt: skip


def cited(text: str, own_number: str | None = None) -> list[Reference]:
    return list(find_references(text, own_number=own_number).values())


def numbers(text: str, own_number: str | None = None) -> list[str | None]:
    return [reference.number for reference in cited(text, own_number)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        pytest.param("Quyết định số 709/QĐ-TTg", "Quyết định", "709/QĐ-TTg", id="decision"),
        pytest.param("Kế hoạch số 15/KH-UBND", "Kế hoạch", "15/KH-UBND", id="plan"),
        pytest.param("Quyết định 12/QĐ-UBND", "Quyết định", "12/QĐ-UBND", id="without-the-word-số"),
        pytest.param("Quyết định số: 12/QĐ-UBND", "Quyết định", "12/QĐ-UBND", id="colon-behind-số"),
        pytest.param("quyết định số 12/QĐ-UBND", "Quyết định", "12/QĐ-UBND", id="kind-in-small-letters"),
        pytest.param("QUYẾT ĐỊNH SỐ 12/QĐ-UBND", "Quyết định", "12/QĐ-UBND", id="kind-in-capitals"),
        pytest.param("Nghị quyết số 57-NQ/TW", "Nghị quyết", "57-NQ/TW", id="party-resolution"),
        pytest.param("Kết luận số 69-KL/TW", "Kết luận", "69-KL/TW", id="party-conclusion"),
        pytest.param("Quy định số 05-QĐi/TW", "Quy định", "05-QĐi/TW", id="party-regulation-with-a-small-i"),
        pytest.param("Chương trình hành động số 04-CTr/TU", "Chương trình hành động", "04-CTr/TU", id="programme"),
        pytest.param("Thông tư số 11/2015/TT-BTC", "Thông tư", "11/2015/TT-BTC", id="circular-with-its-year"),
        pytest.param(
            "Thông tư liên tịch số 55/2015/TTLT-BTC-BKHCN",
            "Thông tư liên tịch",
            "55/2015/TTLT-BTC-BKHCN",
            id="joint-circular-of-two",
        ),
        pytest.param("Nghị định số 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP", id="decree"),
        pytest.param("Luật số 93/2025/QH15", "Luật", "93/2025/QH15", id="law"),
        pytest.param(
            "Luật Khoa học, công nghệ và đổi mới sáng tạo số 93/2025/QH15", "Luật", "93/2025/QH15", id="law-by-name"
        ),
        pytest.param("Nghị quyết số 193/2025/QH15", "Nghị quyết", "193/2025/QH15", id="resolution-of-the-assembly"),
        pytest.param("Pháp lệnh số 02/2021/UBTVQH15", "Pháp lệnh", "02/2021/UBTVQH15", id="ordinance"),
        pytest.param("Công văn số 186/SKHCN-QLKH", "Công văn", "186/SKHCN-QLKH", id="letter-of-a-department"),
        pytest.param("số 186/SKHCN-QLKH", "Công văn", "186/SKHCN-QLKH", id="letter-without-its-kind"),
        pytest.param("Tờ trình số 21/TTr-SKHCN", "Tờ trình", "21/TTr-SKHCN", id="submission"),
        pytest.param("Thông báo số 8/TB-VPUBND", "Thông báo", "8/TB-VPUBND", id="notice"),
        pytest.param("(15/KH-UBND)", "Kế hoạch", "15/KH-UBND", id="kind-told-by-the-symbol"),
        pytest.param("văn bản số 12a/QĐ-UBND", "Quyết định", "12a/QĐ-UBND", id="serial-with-a-letter"),
        pytest.param("Chỉ thị số 02/CT-UBND", "Chỉ thị", "02/CT-UBND", id="leading-nought-as-printed"),
    ],
)
def test_number_is_read_with_its_kind(text: str, kind: str, number: str) -> None:
    assert [(reference.kind, reference.number) for reference in cited(text)] == [(kind, number)]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        pytest.param("12/QÐ-UBND", "12/QĐ-UBND", id="icelandic-eth"),
        pytest.param("12/QƉ-UBND", "12/QĐ-UBND", id="african-d"),
        pytest.param("12/QĐ–UBND", "12/QĐ-UBND", id="en-dash"),
        pytest.param("12/QĐ - UBND", "12/QĐ-UBND", id="blanks-round-the-hyphen"),
        pytest.param("12 /QĐ-UBND", "12/QĐ-UBND", id="blank-before-the-stroke"),
        pytest.param("57 - NQ/TW", "57-NQ/TW", id="party-number-with-blanks"),
        pytest.param("30/2020/ NĐ-CP", "30/2020/NĐ-CP", id="blank-behind-the-year"),
    ],
)
def test_number_is_cleaned(written: str, number: str) -> None:
    assert numbers(f"Quyết định số {written} ngày 1/1/2020") == [number]
    assert clean_number(written) == number


def test_numbers_that_differ_in_letters_only_are_one() -> None:
    assert number_key("02/QÐ-UBND") == number_key("2/QD-UBND") == number_key("2/qđ-ubnd")
    assert number_key("57-NQ/TW") != number_key("57/NQ-TW")


@pytest.mark.parametrize(
    ("text", "issued_on"),
    [
        pytest.param("Quyết định số 1/QĐ-TTg ngày 23/7/2024", "2024-07-23", id="figures"),
        pytest.param("Quyết định số 1/QĐ-TTg, ngày 23-7-2024", "2024-07-23", id="comma-and-hyphens"),
        pytest.param("Quyết định số 1/QĐ-TTg ngày 23 tháng 7 năm 2024", "2024-07-23", id="worded"),
        pytest.param("Quyết định số 1/QĐ-TTg ban hành ngày 23/7/2024", "2024-07-23", id="issued-on"),
        pytest.param("Quyết định số 1/QĐ-TTg 23/7/2024", "2024-07-23", id="bare"),
        pytest.param("Quyết định số 1/QĐ-TTg có hiệu lực đến năm 2030", None, id="a-year-further-on"),
        pytest.param("Quyết định số 1/QĐ-TTg; trước ngày 23/7/2024", None, id="a-deadline-behind-it"),
        pytest.param("Quyết định số 1/QĐ-TTg", None, id="none"),
    ],
)
def test_date_stands_right_behind_the_number(text: str, issued_on: str | None) -> None:
    assert [reference.issued_on for reference in cited(text)] == [issued_on]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param("ngày 23/7/2024 của Thủ tướng Chính phủ về việc", "Thủ tướng Chính phủ", id="prime-minister"),
        pytest.param("ngày 1/1/2024 của UBND tỉnh Sơn Hải ban hành", "Ủy ban nhân dân tỉnh Sơn Hải", id="spelt-out"),
        pytest.param("ngày 1/1/2024 của Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", id="committee"),
        pytest.param(
            "của Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành Trung ương Đảng khóa XIII", id="term"
        ),
        pytest.param("của Bộ Khoa học và Công nghệ và Bộ Tài chính", "Bộ Khoa học và Công nghệ", id="first-of-two"),
        pytest.param("của Ban Thường vụ Tỉnh ủy, Kế hoạch này", "Ban Thường vụ Tỉnh ủy", id="cut-at-the-comma"),
        pytest.param("của Bộ Chính trị về công tác", "Bộ Chính trị", id="cut-at-a-small-word"),
        pytest.param("của Chính phủ và Nghị quyết số 5/NQ-CP", "Chính phủ", id="cut-at-the-next-document"),
        pytest.param(
            "của Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch", id="comma-inside-the-name"
        ),
        pytest.param("của tỉnh", None, id="no-name"),
        pytest.param("về phát triển của Tỉnh", None, id="of-something-else"),
    ],
)
def test_issuer_is_cut_where_its_name_ends(text: str, issuer: str | None) -> None:
    assert cited(f"Quyết định số 9/QĐ-X {text}")[0].issuer == issuer


def test_issuer_may_stand_before_a_submission() -> None:
    (reference,) = cited("Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 21/TTr-STC ngày 5/5/2025")
    assert (reference.issuer, reference.issued_on) == ("Giám đốc Sở Tài chính", "2025-05-05")


def test_short_forms_fold_into_the_document_they_name() -> None:
    text = (
        "Kết luận số 93-KL/TW ngày 20/11/2020 của Ban Bí thư (sau đây gọi tắt là Kết luận 93). "
        "Thực hiện Kết luận số 93, kết luận 93 và Kết luận số 93-KL/TW; Chỉ thị 42; Kết luận 931."
    )
    (reference,) = cited(text)
    mentions = [text[start:end] for start, end in reference.mentions]
    assert mentions == [
        "Kết luận số 93-KL/TW ngày 20/11/2020 của Ban Bí thư",
        "Kết luận 93",
        "Kết luận số 93",
        "kết luận 93",
        "Kết luận số 93-KL/TW",
    ]


def test_short_form_of_two_documents_names_neither() -> None:
    text = "Quyết định số 5/QĐ-TTg ngày 1/1/2024; Quyết định số 5/QĐ-UBND ngày 2/2/2024; Quyết định 5."
    assert [len(reference.mentions) for reference in cited(text)] == [1, 1]


def test_mention_without_a_date_is_the_dated_document() -> None:
    text = "Nghị quyết số 57-NQ/TW; Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; Nghị quyết 57"
    (reference,) = cited(text)
    assert (reference.issued_on, reference.issuer, len(reference.mentions)) == ("2024-12-22", "Bộ Chính trị", 3)
    assert list(reference.mentions) == sorted(reference.mentions)


def test_same_number_of_two_dates_is_two_documents() -> None:
    text = "Kế hoạch số 15/KH-UBND ngày 1/2/2024; Kế hoạch số 15/KH-UBND ngày 3/2/2025"
    assert [reference.issued_on for reference in cited(text)] == ["2024-02-01", "2025-02-03"]


def test_own_number_is_no_citation() -> None:
    text = "Số: 15/KH-UBND\nCăn cứ Quyết định số 1/QĐ-TTg; Kế hoạch số 15/KH-UBND này"
    assert numbers(text, "15/KH-UBND") == ["1/QĐ-TTg"]


def test_number_line_of_a_second_document_in_the_file_is_no_citation() -> None:
    assert numbers("Số: 16/QĐ-UBND\nCăn cứ Quyết định số 1/QĐ-TTg") == ["1/QĐ-TTg"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param("Căn cứ Quyết định số 1/QĐ-TTg", "basis", id="basis"),
        pytest.param("Triển khai thực hiện Nghị quyết số 1/NQ-CP", "implements", id="carries-out"),
        pytest.param("tiếp tục thực hiện Chỉ thị số 1/CT-TTg", "continues", id="goes-on"),
        pytest.param("thay thế Kế hoạch số 1/KH-UBND", "replaces", id="replaces"),
        pytest.param("sửa đổi, bổ sung Quyết định số 1/QĐ-UBND", "amends", id="amends"),
        pytest.param("Căn cứ Luật; sửa đổi Quyết định số 1/QĐ-UBND", "amends", id="of-its-own-sentence"),
        pytest.param("Bảng kèm Quyết định số 1/QĐ-UBND", None, id="none"),
    ],
)
def test_relation_is_told_by_the_words_before(text: str, relation: str | None) -> None:
    assert cited(text)[0].relation == relation


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12 tỷ đồng/năm", id="money-a-year"),
        pytest.param("ngày 12/3/2025", id="date"),
        pytest.param("2/3 số xã", id="fraction"),
        pytest.param("TCVN 5699-2-10", id="standard"),
        pytest.param("Đề án 06", id="a-short-form-of-nothing"),
        pytest.param("5G/IoT", id="techniques"),
        pytest.param("1900-VNPT", id="telephone"),
        pytest.param("điểm 3-A", id="point"),
    ],
)
def test_other_figures_cite_nothing(text: str) -> None:
    assert cited(text) == []


def test_mentions_are_moved_by_the_offset() -> None:
    (reference,) = find_references("Quyết định số 1/QĐ-TTg", offset=50).values()
    assert reference.mentions == ((50, 72),)


@given(st.lists(st.sampled_from(PIECES), max_size=18).map(" ".join))
def test_mentions_of_any_text_are_its_words_in_order(text: str) -> None:
    for reference in cited(text):
        assert reference.number
        assert reference.mentions
        assert list(reference.mentions) == sorted(reference.mentions)
        assert all(0 <= start < end <= len(text) for start, end in reference.mentions)


@given(st.text(max_size=80))
def test_any_text_is_searched(text: str) -> None:
    find_references(text, own_number=text[:8])
