"""The document's own fields, from the letterheads that offices use, whole, blank and lost."""

from __future__ import annotations

import pytest

from dondoc.reading.model import DocumentFacts, Reading
from factories.written import LETTERHEAD, TITLE, codes, read_lines

BODY = ("I. NHIỆM VỤ", "1. Sở Y tế rà soát các quy định về dữ liệu y tế.")
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
FOOT = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Lê Văn Ví Dụ")


def facts(*lines: str) -> DocumentFacts:
    return read_lines(*lines, *BODY).document


def headed(number: str, date: str, *, above: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI")) -> Reading:
    return read_lines(*above, *STATE, number, date, *TITLE, *BODY)


@pytest.mark.parametrize(
    ("above", "number", "issuer"),
    [
        pytest.param(
            ("ỦY BAN NHÂN DÂN", "TỈNH SƠN HẢI"), "Số: 112/KH-UBND", "Ủy ban nhân dân tỉnh Sơn Hải", id="province"
        ),
        pytest.param(
            ("UBND TỈNH SƠN HẢI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
            "Số: 45/KH-SKHCN",
            "Sở Khoa học và Công nghệ tỉnh Sơn Hải",
            id="department",
        ),
        pytest.param(("BỘ KHOA HỌC VÀ CÔNG NGHỆ",), "Số: 1234/QĐ-BKHCN", "Bộ Khoa học và Công nghệ", id="ministry"),
        pytest.param(
            ("UỶ BAN NHÂN DÂN", "HUYỆN CỬA LẠCH"), "Số: 9/KH-UBND", "Ủy ban nhân dân huyện Cửa Lạch", id="district"
        ),
        pytest.param(
            ("TỈNH SƠN HẢI", "HỘI ĐỒNG NHÂN DÂN TỈNH SƠN HẢI"),
            "Số: 7/NQ-HĐND",
            "Hội đồng nhân dân tỉnh Sơn Hải",
            id="council",
        ),
        pytest.param(("TỈNH ỦY SƠN HẢI", "*"), "Số 12-KH/TU", "Tỉnh ủy Sơn Hải", id="party"),
    ],
)
def test_letterhead_names_issuer_and_number(above: tuple[str, ...], number: str, issuer: str) -> None:
    reading = headed(number, "Hải Bình, ngày 05 tháng 02 năm 2026", above=above)
    assert reading.document.issuer == issuer
    assert reading.document.number == number.removeprefix("Số").strip(": ")
    assert codes(reading, but=("no-lead",)) == []


def test_whole_letterhead() -> None:
    document = facts(*LETTERHEAD, *TITLE)
    assert (document.kind, document.number, document.place, document.issued_on) == (
        "Kế hoạch",
        "112/KH-UBND",
        "Hải Bình",
        "2026-02-05",
    )
    assert document.title == TITLE[1]


@pytest.mark.parametrize(
    ("number", "read", "warned"),
    [
        pytest.param("Số: 112/KH-UBND", "112/KH-UBND", False, id="whole"),
        pytest.param("Số: 112 /KH-UBND", "112/KH-UBND", False, id="space"),
        pytest.param("Số: 15/2026/QĐ-UBND", "15/2026/QĐ-UBND", False, id="with-a-year"),
        pytest.param("Số:       /KH-UBND", "/KH-UBND", True, id="serial-blank"),
        pytest.param("Số: …./KH-UBND", "/KH-UBND", True, id="dots"),
        pytest.param("Số: ...", None, True, id="all-blank"),
    ],
)
def test_number_is_as_printed_and_a_blank_is_warned_of(number: str, read: str | None, warned: bool) -> None:
    reading = headed(number, "Hải Bình, ngày 05 tháng 02 năm 2026")
    assert reading.document.number == read
    assert ("blank-number" in codes(reading)) == warned


@pytest.mark.parametrize(
    ("date", "read", "code"),
    [
        pytest.param("Hải Bình, ngày 05 tháng 02 năm 2026", "2026-02-05", None, id="whole"),
        pytest.param("Hải Bình, ngày 5 tháng 2 năm 2026", "2026-02-05", None, id="no-zeros"),
        pytest.param("Hải Bình, ngày    tháng 6 năm 2026", "2026-06", "blank-date", id="no-day"),
        pytest.param("Hải Bình, ngày … tháng … năm 2026", "2026", "blank-date", id="no-month"),
        pytest.param("Hải Bình, ngày     tháng     năm 20…", None, "blank-date", id="no-year"),
        pytest.param("Hải Bình, ngày 31 tháng 6 năm 2026", "2026-06-30", "impossible-date", id="no-such-day"),
        pytest.param("Hải Bình, ngày 29 tháng 02 năm 2024", "2024-02-29", None, id="leap-day"),
        pytest.param("Hải Bình, ngày 05 tháng 13 năm 2026", "2026", "impossible-date", id="no-such-month"),
    ],
)
def test_date_is_reduced_where_it_is_blank_and_repaired_aloud(date: str, read: str | None, code: str | None) -> None:
    reading = headed("Số: 112/KH-UBND", date)
    assert (reading.document.issued_on, reading.document.place) == (read, "Hải Bình")
    assert codes(reading) == ([code] if code else [])


def test_lost_head_is_warned_of_and_the_issuer_comes_from_the_foot() -> None:
    reading = read_lines(*TITLE, "Thực hiện Chỉ thị số 01/CT-TTg, UBND tỉnh Sơn Hải ban hành Kế hoạch:", *BODY, *FOOT)
    assert reading.document.issuer == "Ủy ban nhân dân tỉnh Sơn Hải"
    assert reading.document.confidence["issuer"].reason == "from-signature-and-text"
    assert codes(reading, but=("no-lead",)) == ["missing-header"]


def test_preamble_names_the_issuer_where_head_and_foot_are_lost() -> None:
    reading = read_lines(*TITLE, "Để nâng cao hiệu quả, UBND tỉnh Sơn Hải ban hành Kế hoạch như sau:", *BODY)
    assert reading.document.issuer == "Ủy ban nhân dân tỉnh Sơn Hải"


def test_nothing_is_made_up_where_nothing_is_said() -> None:
    document = facts("KẾ HOẠCH", "Về việc chung")
    assert (document.number, document.issuer, document.place, document.issued_on) == (None, None, None, None)
    assert (document.signer, document.recipients) == (None, ())


def test_foot_names_signer_and_recipients() -> None:
    recipients = ("Nơi nhận:", "- Thường trực Tỉnh ủy (b/c);", "- Các sở, ngành;", "- Lưu: VT, KGVX.")
    document = read_lines(*LETTERHEAD, *TITLE, *BODY, *recipients, *FOOT).document
    assert document.signer is not None
    assert (document.signer.name, document.signer.position) == ("Lê Văn Ví Dụ", "Phó Chủ tịch")
    assert document.signer.authority == ("TM. Ủy ban nhân dân", "KT. Chủ tịch")
    assert document.recipients == ("Thường trực Tỉnh ủy (b/c)", "Các sở, ngành", "Lưu: VT, KGVX")


@pytest.mark.parametrize(
    ("lines", "position", "authority"),
    [
        pytest.param(("GIÁM ĐỐC", "Trần Thị Mẫu"), "Giám đốc", (), id="alone"),
        pytest.param(
            ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Thị Mẫu"), "Thứ trưởng", ("KT. Bộ trưởng",), id="for-the-minister"
        ),
        pytest.param(("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Thị Mẫu"), "Bí thư", ("T/M Ban Thường vụ",), id="party"),
        pytest.param(
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Thị Mẫu"), "Chánh Văn phòng", ("TL. Chủ tịch",), id="by-order"
        ),
        pytest.param(
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TS. Trần Thị Mẫu"), "Phó Giám đốc", ("KT. Giám đốc",), id="with-a-degree"
        ),
    ],
)
def test_signature_is_read_as_it_is_printed(lines: tuple[str, ...], position: str, authority: tuple[str, ...]) -> None:
    signer = read_lines(*LETTERHEAD, *TITLE, *BODY, *lines).document.signer
    assert signer is not None
    assert (signer.position, signer.authority) == (position, authority)
    assert signer.name is not None
    assert signer.name.endswith("Trần Thị Mẫu")


def test_dispatch_has_no_kind_line_and_its_subject_is_the_title() -> None:
    reading = read_lines(
        *LETTERHEAD[:2], *STATE, "Số: 78/UBND-KGVX", "V/v triển khai ngày hội sáng tạo", LETTERHEAD[-1],
        "Kính gửi:", "- Các sở, ban, ngành tỉnh;", "- Ủy ban nhân dân các xã.",
        "Ủy ban nhân dân tỉnh yêu cầu:", "1. Sở Y tế tổ chức trực cấp cứu trước ngày 30/9/2026.",
    )  # fmt: skip
    document = reading.document
    assert (document.kind, document.number, document.title) == (
        "Công văn",
        "78/UBND-KGVX",
        "V/v triển khai ngày hội sáng tạo",
    )
    assert [task.deadline.due for task in reading.tasks] == ["2026-09-30"]


@pytest.mark.parametrize(
    ("lines", "kind", "title"),
    [
        pytest.param(
            ("KẾ HOẠCH", "Phát triển dữ liệu tỉnh Sơn Hải"),
            "Kế hoạch",
            "Phát triển dữ liệu tỉnh Sơn Hải",
            id="two-lines",
        ),
        pytest.param(
            ("KẾ HOẠCH PHÁT TRIỂN DỮ LIỆU TỈNH SƠN HẢI",), "Kế hoạch", "PHÁT TRIỂN DỮ LIỆU TỈNH SƠN HẢI", id="one-line"
        ),
        pytest.param(
            ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "thực hiện Nghị quyết số 1-NQ/TU"),
            "Chương trình hành động",
            "thực hiện Nghị quyết số 1-NQ/TU",
            id="longer-kind",
        ),
        pytest.param(
            ("KẾ HOẠCH", "PHÁT TRIỂN DỮ LIỆU", "TỈNH SƠN HẢI"),
            "Kế hoạch",
            "PHÁT TRIỂN DỮ LIỆU TỈNH SƠN HẢI",
            id="title-of-two-lines",
        ),
    ],
)
def test_kind_and_title(lines: tuple[str, ...], kind: str, title: str) -> None:
    document = facts(*LETTERHEAD, *lines)
    assert (document.kind, document.title) == (kind, title)


def test_fields_are_shown_where_they_stand() -> None:
    reading = read_lines(*LETTERHEAD, *TITLE, *BODY, *FOOT)
    shown = {name: reading.quote(span) for name, span in reading.document.spans.items()}
    assert shown["number"] == "Số: 112/KH-UBND"
    assert shown["place"] == "Hải Bình"
    assert shown["issued_on"] == "ngày 05 tháng 02 năm 2026"
    assert shown["issuer"].startswith("ỦY BAN NHÂN DÂN")
    assert shown["kind"] == "KẾ HOẠCH"
    assert shown["title"] == TITLE[1]


def test_name_of_a_province_ends_with_its_line() -> None:
    above = ("KẾ HOẠCH", "Chuyển đổi số", "UBND ban hành Kế hoạch phát triển tỉnh Sơn Hải")
    reading = read_lines(
        *above, "Thời gian qua, kết quả còn thấp.", *BODY, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Ví Dụ"
    )
    assert reading.document.issuer == "Ủy ban nhân dân tỉnh Sơn Hải"
