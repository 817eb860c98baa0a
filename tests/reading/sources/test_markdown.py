"""Marks of Markdown come out of a line; the author's own signs stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.sources.markdown import drop_double_marker, is_rule, strip_marks


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("- *Cơ quan thực hiện:* Sở A", "- Cơ quan thực hiện: Sở A", id="label-in-italics"),
        pytest.param("***Nơi nhận:***", "Nơi nhận:", id="bold-italics"),
        pytest.param("### **III. KINH PHÍ** ###", "III. KINH PHÍ", id="heading-closed"),
        pytest.param(
            "(*sau đây gọi tắt là Kế hoạch 15*); xét", "(sau đây gọi tắt là Kế hoạch 15); xét", id="in-brackets"
        ),
        pytest.param("“*về việc*” (Chương", "“về việc” (Chương", id="in-quotation-marks"),
        pytest.param("*Ghi chú:*Sở A", "Ghi chú:Sở A", id="closed-against-a-word"),
        pytest.param("**Đ**iều 1", "Điều 1", id="bold-inside-a-word"),
        pytest.param("_nghiêng_ và tên_tệp_dài", "nghiêng và tên_tệp_dài", id="underscores-inside-words-stay"),
        pytest.param(r"TN\_VP6\_28.KH", "TN_VP6_28.KH", id="escaped-underscore"),
        pytest.param(r"\* Lĩnh vực Y tế", "* Lĩnh vực Y tế", id="escaped-asterisk"),
        pytest.param(r"1\. Mục đích \(a\)", "1. Mục đích (a)", id="escaped-number"),
        pytest.param("KGVX<sub>HB</sub>.", "KGVXHB.", id="lowered-letters"),
        pytest.param("ban hành<sup>1</sup> kế hoạch", "ban hành kế hoạch", id="footnote-mark"),
        pytest.param("hằng năm<sup>(2)</sup>.", "hằng năm.", id="footnote-mark-after-m"),
        pytest.param("12 m<sup>2</sup>, 3km<sup>2</sup>", "12 m2, 3km2", id="area-is-no-footnote"),
        pytest.param("kế hoạch[^1] này", "kế hoạch này", id="markdown-footnote"),
        pytest.param("[Sở Y tế](http://x.vn/a_b_c)", "Sở Y tế", id="link"),
        pytest.param("![dấu](a.png) Sở", "Sở", id="picture"),
        pytest.param("<span id='p1'></span>Sở <b>Y tế</b><br>", "Sở Y tế", id="tags"),
        pytest.param("<!-- image -->", "", id="comment"),
        pytest.param("R&amp;D và KHCN&ĐMST", "R&D và KHCN&ĐMST", id="entity"),
        pytest.param("> Trích dẫn", "Trích dẫn", id="quotation"),
        pytest.param("  - + Chánh Văn phòng;", "+ Chánh Văn phòng;", id="bullet-before-the-printed-bullet"),
        pytest.param("**Bôi đậm từ đây", "Bôi đậm từ đây", id="bold-over-two-lines-begins"),
        pytest.param("đến đây**", "đến đây", id="bold-over-two-lines-ends"),
        pytest.param("**TM. ỦY BAN**  ", "TM. ỦY BAN", id="blanks-for-a-line-break"),
    ],
)
def test_marks_are_taken_out(line: str, text: str) -> None:
    assert strip_marks(line).text == text


@pytest.mark.parametrize(
    "line",
    [
        "*",
        "* Lĩnh vực Công Thương",
        "5 * 3 * 2",
        "5*3*2 = 30",
        "2**3 và 4**5",
        "a*b và c*d",
        "(*) Ghi chú (*)",
        "(**) Ghi chú",
        "* , **",
        "*Ghi chú: chưa tính",
        "Số: ____/KH-UBND",
        "ngày __/__/2025, ngày __ tháng __",
        "> 60% số xã",
        "tỷ lệ < 5% và > 3%",
        "C# và F#",
        "#chuyendoiso",
        "[1] và [2]",
        r"D:\tailieu\kehoach",
    ],
)
def test_signs_of_the_author_stay(line: str) -> None:
    assert strip_marks(line).text == line


@pytest.mark.parametrize(
    ("line", "bold", "italic", "heading"),
    [
        ("**- Đơn vị chủ trì thực hiện:**", True, False, 0),
        ("- **Sở Y tế**", True, False, 0),
        ("**1. Mục đích:** Cụ thể hóa", False, False, 0),
        ("*toàn dòng*", False, True, 0),
        ("***cả hai***", True, True, 0),
        ("**A** **B**", True, False, 0),
        ("## **5. Thúc đẩy**", True, False, 2),
        ("# ", False, False, 1),
    ],
)
def test_style_is_that_of_the_whole_line(line: str, bold: bool, italic: bool, heading: int) -> None:
    stripped = strip_marks(line)
    assert (stripped.bold, stripped.italic, stripped.heading) == (bold, italic, heading)


@pytest.mark.parametrize("line", ["<sup>1</sup> Tại Quyết định số 5", "[^1]: Tại Quyết định số 5"])
def test_mark_in_front_makes_a_footnote(line: str) -> None:
    assert strip_marks(line) == ("Tại Quyết định số 5", False, False, 0, True)


@pytest.mark.parametrize("line", ["---", "***", "____", "* * *", "=====", "```python", "──────", "-o0o-"])
def test_rule_only_draws(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize("line", ["*", "-", "--", "- a", "**đậm**", "1---2", "|---|"])
def test_other_lines_are_no_rules(line: str) -> None:
    assert not is_rule(line)


@pytest.mark.parametrize("text", ["- Sở Y tế", "- 2.500 xã", "+ Sở", "- 01 trung tâm", "a) b) c"])
def test_single_marker_stays(text: str) -> None:
    assert drop_double_marker(text) == text


@given(st.text(st.sampled_from("*_\\`[]()<>#|~& aáb1.-/sup^!")))
def test_letters_are_never_lost(line: str) -> None:
    kept = [character for character in strip_marks(line).text if character in "áb"]
    if not any(sign in line for sign in "<[(&"):  # a tag, a link and an entity do swallow letters
        assert kept == [character for character in line if character in "áb"]


@pytest.mark.parametrize(
    "part", ["*a ", "**a*", "[", "<sup>", "_a", "`", "> ", "- ", "<", "\\*", "<!--", "[a](", "#", "&lt", "| "]
)
def test_time_grows_with_the_length_alone(part: str) -> None:
    line = part * (300_000 // len(part))
    start = time.process_time()
    strip_marks(line)
    is_rule(line)
    assert time.process_time() - start < 3
