"""From a source to a reading: the parts together, what each line is for, and the door in front."""

from __future__ import annotations

from pathlib import Path

import pytest

from dondoc.reading import CannotRead, Limits, Settings, read
from dondoc.reading.model import Role
from dondoc.reading.reader import understand
from dondoc.reading.sources.base import Format, Notice, Paragraph, Part, Place, SourceDocument
from dondoc.reading.structure.paths import free_path
from factories.files import LINES, docx, html, rtf
from factories.written import (
    LETTERHEAD,
    TITLE,
    codes,
    read_blocks,
    read_lines,
    read_part,
    read_tasks,
    table,
)

FOOT = ("Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Ví Dụ")
WHOLE = (
    *LETTERHEAD,
    *TITLE,
    "Căn cứ Luật Khoa học, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC TIÊU",
    "1. Tối thiểu 60% xã có mạng 5G đến năm 2030.",
    "II. NHIỆM VỤ",
    "1. Về y tế:",
    "- Sở Y tế mở lớp sơ cứu cho người dân.",
    "- Đơn vị phối hợp: Sở Nội vụ.",
    "III. KINH PHÍ",
    "1. Kinh phí thực hiện từ ngân sách tỉnh hằng năm.",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Các sở, ngành hằng năm báo cáo Ủy ban nhân dân tỉnh.",
    "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Y tế./.",
    *FOOT,
    "Phụ lục I",
    "DANH MỤC",
    "1. Sở Nội vụ mở lớp tin học cho cấp xã.",
)


def test_every_line_has_its_role() -> None:
    reading = read_lines(*WHOLE)
    found = {reading.quote(passage.span): (passage.role, passage.path) for passage in reading.passages}
    assert {LETTERHEAD[0]: (Role.LETTERHEAD, None), TITLE[0]: (Role.TITLE, None)}.items() <= found.items()
    assert found[WHOLE[8]] == (Role.PREAMBLE, None)
    assert found["II. NHIỆM VỤ"] == (Role.HEADING, "II")
    assert found["1. Tối thiểu 60% xã có mạng 5G đến năm 2030."] == (Role.TARGET, "I.1")
    assert found["1. Về y tế:"] == (Role.LEAD_IN, "II.1")
    assert found["- Sở Y tế mở lớp sơ cứu cho người dân."] == (Role.TASK, "II.1.-1")
    assert found["- Đơn vị phối hợp: Sở Nội vụ."] == (Role.ASSIGNMENT, "II.1.-2")
    assert found["1. Kinh phí thực hiện từ ngân sách tỉnh hằng năm."] == (Role.FUNDING, "III.1")
    assert found["1. Các sở, ngành hằng năm báo cáo Ủy ban nhân dân tỉnh."] == (Role.REPORTING, "IV.1")
    assert found[WHOLE[-9]][0] is Role.CLOSING
    assert found["- Lưu: VT."] == (Role.RECIPIENTS, None)
    assert found["Lê Văn Ví Dụ"] == (Role.SIGNATURE, None)
    assert found["Phụ lục I"] == (Role.ANNEX, "PL1")
    assert found["1. Sở Nội vụ mở lớp tin học cho cấp xã."] == (Role.TASK, "PL1.1")


def test_findings_of_all_parts_stand_in_order() -> None:
    reading = read_lines(*WHOLE)
    assert [section.path for section in reading.sections] == ["I", "II", "II.1", "III", "IV", "PL1"]
    assert [task.path for task in reading.tasks] == ["II.1.-1", "PL1.1"]
    assert [(len(reading.targets), len(reading.reporting), len(reading.funding))] == [(1, 1, 1)]
    assert reading.document.number == "112/KH-UBND"


def test_asides_are_kept_and_set_aside() -> None:
    blocks = [Paragraph(text) for text in (*TITLE, "II. NHIỆM VỤ", "1. Sở Y tế mở lớp sơ cứu.")]
    notes = [Paragraph(f"Ghi chú {part.value}", part=part) for part in Part if part is not Part.BODY]
    reading = understand(SourceDocument(Format.DOCX, (*blocks, *notes)))
    found = {reading.quote(passage.span): passage.role for passage in reading.passages}
    assert found["Ghi chú footnote"] is Role.FOOTNOTE
    assert found["Ghi chú comment"] is Role.COMMENT
    assert found["Ghi chú running-head"] is Role.ASIDE
    assert len(reading.tasks) == 1


def test_section_is_a_heading_or_holds_items() -> None:
    reading = read_tasks("1. Thể chế", "- Sở Y tế rà soát các quy chế.", "2. Sở Nội vụ mở lớp tin học cho cấp xã.")
    assert [(section.path, section.title, section.level) for section in reading.sections] == [
        ("II", "NHIỆM VỤ, GIẢI PHÁP", 1),
        ("II.1", "Thể chế", 2),
    ]


def test_long_item_that_holds_items_is_titled_by_its_first_words() -> None:
    long = " ".join(["Rà soát"] * 25) + "."
    reading = read_tasks(f"1. {long}", "- Sở Y tế rà soát các quy chế.")
    assert reading.sections[1].title == " ".join(long.split()[:15]) + " …"


def test_level_is_the_number_of_parts_of_the_path() -> None:
    reading = read_tasks("1.1. Thể chế", "- Sở Y tế rà soát các quy chế.")
    assert [(section.path, section.level) for section in reading.sections] == [("II", 1), ("II.1.1", 3)]


def test_heading_loses_its_colon() -> None:
    assert read_tasks("1. Thể chế:", "- Sở Y tế rà soát các quy chế.").sections[1].title == "Thể chế"


@pytest.mark.parametrize(
    ("lines", "code", "text", "suggestion", "shown"),
    [
        pytest.param(
            ("1. Sở Y tế làm việc A.", "1. Sở Y tế làm việc B."),
            "duplicate-marker",
            "1.",
            None,
            "1. Sở Y tế làm việc B.",
            id="twice",
        ),
        pytest.param(
            ("1. Sở Y tế:", "d) Mở lớp A cho dân.", "d) Mở lớp B cho dân."),
            "repaired-marker",
            "d)",
            "đ)",
            "d) Mở lớp B cho dân.",
            id="stroke-lost",
        ),
    ],
)
def test_odd_marker_is_shown_with_its_item(
    lines: tuple[str, ...], code: str, text: str, suggestion: str | None, shown: str
) -> None:
    reading = read_tasks(*lines)
    (warning,) = [warning for warning in reading.warnings if warning.code == code]
    assert warning.span is not None
    assert (warning.text, warning.suggestion, reading.quote(warning.span)) == (text, suggestion, shown)


def test_marker_alone_on_its_line_is_shown_as_well() -> None:
    reading = read_lines(
        *TITLE, "Chương I", "NHIỆM VỤ", "1. Sở Y tế mở lớp A.", "Chương I", "GIẢI PHÁP", "1. Sở Y tế mở lớp B."
    )
    (warning,) = [warning for warning in reading.warnings if warning.code == "duplicate-marker"]
    assert warning.span is not None
    assert reading.quote(warning.span) == "Chương I GIẢI PHÁP"
    assert [task.path for task in reading.tasks] == ["Chương I.1", "Chương I~2.1"]


def test_list_set_in_columns_is_read_as_lines() -> None:
    grid = table(("1. Sở Y tế mở lớp sơ cứu", "năm 2026"), ("2. Sở Nội vụ mở lớp tin học", "năm 2026"), ruled=False)
    assert [task.path for task in read_blocks("II. NHIỆM VỤ", grid).tasks] == ["II.1", "II.2"]


@pytest.mark.parametrize(
    ("title", "due"),
    [
        pytest.param("Phát triển khoa học năm 2027", "2027-09-30", id="of-the-title"),
        pytest.param("Phát triển khoa học đến năm 2030", "2026-09-30", id="goal-is-not-the-year-of-work"),
    ],
)
def test_day_without_a_year_is_of_the_plans_year(title: str, due: str) -> None:
    reading = read_lines(
        *LETTERHEAD, "KẾ HOẠCH", title, "I. NHIỆM VỤ", "1. Mở lớp sơ cứu.", "- Thời hạn: trước ngày 30/9."
    )
    assert [task.deadline.due for task in reading.tasks] == [due]


def test_missing_head_is_warned_of_first() -> None:
    assert read_tasks("1. Mở lớp sơ cứu cho dân.").warnings[0].code == "missing-header"
    assert "missing-header" not in codes(read_lines(*WHOLE), but=())


@pytest.mark.parametrize(
    "text", ["", "\n", " \n\t\n", ".", "KẾ HOẠCH", "I.", "1.\n2.\n3.", "- \n- ", "Nơi nhận:", "|\n|-|\n|"]
)
def test_almost_nothing_is_read_too(text: str) -> None:
    reading = read(text + "\n")
    assert reading.tasks == ()
    assert reading.to_json()["format"] == 1


def test_aims_and_background_give_nothing_to_do() -> None:
    reading = read_part("I. MỤC ĐÍCH, YÊU CẦU", "1. Sở Y tế nắm chắc tình hình của dân.")
    assert (reading.tasks, reading.targets, reading.reporting) == ((), (), ())


def test_notices_and_places_of_the_source_are_kept() -> None:
    notice = Notice("tracked-changes", "Có sửa đổi.")
    paragraph = Paragraph("II. NHIỆM VỤ", ((0, Place(page=3, paragraph=7)),))
    reading = understand(SourceDocument(Format.DOCX, (paragraph,), (notice,)))
    assert reading.notices == (notice,)
    assert [place.page for place in reading.places_of(reading.passages[0].span)] == [3]


def test_taken_path_gets_the_next_free_number() -> None:
    taken: dict[str, int] = {}
    assert [free_path(path, taken) for path in ("1", "1~2", "1", "1", "2")] == ["1", "1~2", "1~3", "1~4", "2"]


def test_path_bytes_and_text_are_read_alike(tmp_path: Path) -> None:
    text = "\n\n".join(WHOLE) + "\n"
    path = tmp_path / "ke-hoach.txt"
    path.write_text(text, encoding="utf-8")
    assert read(text) == read(text.encode()) == read(path) == read(str(path))


@pytest.mark.parametrize(
    ("data", "form"),
    [(docx(), Format.DOCX), (html(), Format.HTML), ("\n".join(LINES).encode(), Format.TEXT)],
    ids=["docx", "html", "text"],
)
def test_format_is_told_by_content(data: bytes, form: Format) -> None:
    reading = read(data, name="khong-ro.xyz")
    assert reading.format is form
    assert [[body.name for body in task.lead] for task in reading.tasks] == [["Sở Khoa học và Công nghệ"]]


def test_string_of_one_line_that_is_no_file_is_text() -> None:
    assert read("Sở Y tế mở lớp sơ cứu").text == "Sở Y tế mở lớp sơ cứu"
    assert read("a" * 5000).text == "a" * 5000
    assert "khong-co" in read("khong-co.docx").text


@pytest.mark.parametrize("name", ["khong-co.docx", "."])
def test_path_that_cannot_be_opened_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read(tmp_path / name)
    assert refused.value.code == "cannot-open"
    assert "kiểm tra" in refused.value.message


def test_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    path.write_bytes(b"a" * 2000)
    with pytest.raises(CannotRead):
        read(path, settings=Settings(limits=Limits(file_bytes=1000)))


def test_format_without_its_converter_is_refused_with_a_word() -> None:
    with pytest.raises(CannotRead) as refused:
        read(rtf(), settings=Settings(converters=False))
    assert refused.value.message
