"""Whatever words come, the file opens and says them; what is said is numbered and closed as the form has it."""

from __future__ import annotations

import time
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing_papers import letter, opened, part, report, table, words, written

from dondoc.reading import read
from dondoc.writing import (
    Bullet,
    Cell,
    Column,
    Heading,
    Letterhead,
    Number,
    Paragraph,
    PlaceAndDay,
    Recipients,
    Run,
    Signature,
    Table,
)
from dondoc.writing.clean import NBSP, clean, keep_together

_ANY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x0b\x1f\ufffe\uffff\u202e\u2066\u200b\ud800\n\r\t<>&\"'{}\u2028đĐơƯ"),
    ),
    max_size=60,
) | st.sampled_from(["đ" * 10_000, "]]>", "<!--", "&amp;", "\ufeff", " ", "{0}", "%s"])


@settings(max_examples=60, deadline=None)
@given(text=_ANY, form=st.sampled_from(["nd30", "hd05"]))
def test_any_text_gives_a_file_that_opens(text: str, form: str) -> None:
    document = letter(
        letterhead=Letterhead(text, text),
        number=Number(text, unit=text, serial=text),
        dated=PlaceAndDay(text, 2026),
        subject=text,
        to=(text, text),
        bases=(text,),
        content=(
            Heading(text),
            Bullet(text),
            Paragraph((Run(text, bold=True), Run(text))),
            Table((Column(1), Column(1)), ((text, text),), [(text, Cell(text, bold=True))], title=text),
            Paragraph(text),
        ),
        signature=Signature(text, text, (text,)),
        recipients=Recipients((text,), text),
        urgency=text,
    )
    found = opened(written(document, form))
    assert found.core_properties.language == "vi-VN"
    assert clean(text).strip("\n\t ") == "" or found.tables


@given(_ANY)
def test_cleaned_text_is_cleaned_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_the_same_paper_is_the_same_file() -> None:
    first = written(letter())
    time.sleep(0.01)
    assert written(letter()) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_file_says_whose_it_is_and_nothing_of_the_machine() -> None:
    facts = opened(written(letter())).core_properties
    assert facts.title == "đôn đốc thực hiện nhiệm vụ quá hạn"
    assert facts.author == "Sở Nông nghiệp và Môi trường"
    assert (facts.created, facts.last_modified_by) == (None, "")


def test_python_docx_reads_the_letter_again() -> None:
    found = opened(written(letter()))
    assert [one.text for one in found.paragraphs if one.style.name == "VB Kính gửi"] == ["Kính gửi: Sở Tài chính"]
    assert found.tables[1].cell(2, 1).text.startswith("Xây dựng cơ chế tài chính")
    assert found.sections[0].different_first_page_header_footer


def test_our_own_reader_understands_the_letter(tmp_path: object) -> None:
    path = tmp_path / "cv.docx"  # type: ignore[operator]
    path.write_bytes(written(report(number=Number("SNNMT", kind="BC", serial="7"),
                                    dated=PlaceAndDay("Quảng Ngãi", 2026, date(2026, 11, 5)))))  # fmt: skip
    document = read(path).to_json()["document"]
    assert document["number"] == "07/BC-SNNMT"
    assert document["issued_on"] == "2026-11-05"
    assert document["kind"] == "Báo cáo"


def test_blanks_wait_for_the_clerk() -> None:
    said = words(written(letter()))
    assert f"Số:{NBSP * 8}/SNNMT-KHTC" in said
    assert any(line.startswith("Quảng Ngãi, ngày") and line.endswith("năm\u00a02026") for line in said)


def test_known_number_and_day_are_written_with_leading_noughts() -> None:
    document = letter(number=Number("SNNMT", unit="KHTC", serial="5"),
                      dated=PlaceAndDay("Quảng Ngãi", 2026, date(2026, 2, 3)))  # fmt: skip
    said = [line.replace(NBSP, " ") for line in words(written(document))]
    assert "Số: 05/SNNMT-KHTC" in said
    assert "Quảng Ngãi, ngày 03 tháng 02 năm 2026" in said


def test_headings_are_numbered_as_the_form_has_it() -> None:
    said = words(written(report()))
    assert [line for line in said if line[:2] in ("I.", "II", "1.", "2.")] == [
        "I. KẾT QUẢ CHUNG",
        "1. Việc đã xong",
        "2. Việc chưa xong",
        "II. KIẾN NGHỊ",
    ]
    assert "I- KẾT QUẢ CHUNG" in words(written(report(), "hd05"))


def test_points_run_by_the_vietnamese_alphabet() -> None:
    points = tuple(Heading(f"Điểm {number}", 3) for number in range(6))
    said = words(written(report(content=points)))
    assert [line[:2] for line in said if "Điểm" in line] == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_content_is_closed_once() -> None:
    assert words(written(report())).count("Không có kiến nghị./.") == 1
    twice = report(content=(Paragraph("Xong./."),))
    assert "Xong./." in words(written(twice))


def test_bases_end_as_the_decree_says() -> None:
    said = [line.replace(NBSP, " ") for line in words(written(report())) if line.startswith("Căn cứ")]
    assert said == ["Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;", "Căn cứ Kế hoạch số 215/KH-UBND."]


def test_many_addressees_stand_on_lines_of_their_own() -> None:
    said = words(written(letter(to=("Sở Tài chính", "Sở Y tế", "Sở Nội vụ"))))
    at = said.index("Kính gửi:")
    assert said[at + 1 : at + 4] == ["- Sở Tài chính;", "- Sở Y tế;", "- Sở Nội vụ."]


def test_long_name_is_broken_in_balance() -> None:
    assert "SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG" in words(written(letter()))


def test_numbers_stay_with_their_words() -> None:
    assert keep_together("Điều 5 ngày 05/12/2026 tháng 11") == f"Điều{NBSP}5 ngày{NBSP}05/12/2026 tháng{NBSP}11"
    assert keep_together("hằng ngày làm việc") == "hằng ngày làm việc"


def test_row_that_does_not_fill_its_table_is_told() -> None:
    with pytest.raises(ValueError, match="a row covers 1 columns of 2"):
        written(letter(content=(Table((Column(1), Column(1)), (("a", "b"),), [("a",)]),)))


def test_400_rows_take_less_than_a_second() -> None:
    start = time.perf_counter()
    data = written(letter(content=(table(400), Paragraph("Hết", style="after_table"))))
    assert time.perf_counter() - start < 1
    assert len(list(part(data).iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tr"))) == 405
