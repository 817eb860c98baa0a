"""A page's words come out in reading order, with its markers, notes and surroundings told apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.sources.base import Limits, Paragraph, Part, Settings, SourceDocument, Table
from dondoc.reading.sources.html import read_html

WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=windows-1252><style><!--
p.MsoNormal {margin:0;} p.Title1 {text-align:center; font-weight:bold} --></style>
<!--[if gte mso 9]><xml><w:View>bỏ</w:View></xml><![endif]--></head>
<body><div class=WordSection1>%s</div></body></html>"""


def read(page: str) -> SourceDocument:
    return read_html(page.encode())


def texts(document: SourceDocument, part: Part = Part.BODY) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs() if paragraph.part is part]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("chỉ có chữ", ["chỉ có chữ"], id="no-tags"),
        pytest.param("<p>Sở\nTài&nbsp;chính<p>Sở <b>Y</b> tế", ["Sở Tài chính", "Sở Y tế"], id="open-paragraphs"),
        pytest.param("<p>Một</p>giữa<p>Hai</p>cuối", ["Một", "giữa", "Hai", "cuối"], id="text-between-blocks"),
        pytest.param("<p>a<!-- b --><?php c ?><o:p></o:p>d", ["ad"], id="comments-and-instructions"),
        pytest.param("<p>a<script>b</script><style>c</style><select><option>d</select>e", ["ae"], id="silent"),
        pytest.param("<p style='display:none'>a</p><p hidden>b</p><i style='mso-hide:all'>c</i>d", ["d"], id="hidden"),
        pytest.param("<pre>Một\nHai</pre>", ["Một", "Hai"], id="kept-lines"),
        pytest.param("<p style='text-transform:uppercase'>Kế hoạch", ["KẾ HOẠCH"], id="shown-in-capitals"),
        pytest.param("<p>----------</p><p>Sở A", ["Sở A"], id="drawn-line"),
    ],
)
def test_words_come_out_in_order(page: str, expected: list[str]) -> None:
    assert texts(read(page)) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>1. Lập<br>đề án<br>- Sở A<br>- Sở B", ["1. Lập đề án", "- Sở A", "- Sở B"], id="list"),
        pytest.param("<p>I. MỤC ĐÍCH<br>Cụ thể hóa", ["I. MỤC ĐÍCH", "Cụ thể hóa"], id="capital-begins-anew"),
        pytest.param("<p>làm xong;<br>rà soát", ["làm xong;", "rà soát"], id="after-a-semicolon"),
        pytest.param("<center>KẾ HOẠCH<br>về khoa học</center>", ["KẾ HOẠCH", "về khoa học"], id="centred"),
        pytest.param("<p>Sở A<br><br>và Sở B", ["Sở A", "và Sở B"], id="blank-line"),
        pytest.param("<p>Sở A phối<br />\nhợp Sở B", ["Sở A phối hợp Sở B"], id="wrapped-sentence"),
    ],
)
def test_line_break_is_judged_by_the_words(page: str, expected: list[str]) -> None:
    assert texts(read(page)) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ol type=a start=3><li>Một<li>Hai</ol>", ["c. Một", "d. Hai"]),
        ("<ol type=I><li>Một<li value=4>Hai<li>Ba</ol>", ["I. Một", "IV. Hai", "V. Ba"]),
        ("<ol style='list-style-type:lower-roman'><li>Một<li>Hai</ol>", ["i. Một", "ii. Hai"]),
        ("<ul><li>Một<ul><li>Con</ul><li><p>Hai</p><p>tiếp</p></ul>", ["- Một", "- Con", "- Hai", "tiếp"]),
        ("<ul style='list-style:none'><li>Một</ul>", ["Một"]),
        ("<ul><li>- Một</ul>", ["- Một"]),
        ("<ol start=28 type=A><li>Một</ol>", ["AB. Một"]),
    ],
)
def test_list_markers_are_those_a_browser_prints(page: str, expected: list[str]) -> None:
    assert texts(read(page)) == expected


def test_style_is_read_from_tags_attributes_and_sheets() -> None:
    page = WORD % (
        "<p class=Title1>KẾ HOẠCH</p><p align=center><i>nghiêng</i></p><p><b>đậm</b> thường</p>"
        "<h2>Mục</h2><p style='margin-left:36pt'>thụt</p><div align=center><table border=1><tr><td>ô<td>b</table></div>"
    )
    title, slanted, mixed, heading, indented, cell, _other = read(page).paragraphs()
    assert (title.style.centred, title.style.bold) == (True, True)
    assert (slanted.style.centred, slanted.style.italic, slanted.style.bold) == (True, True, False)
    assert not mixed.style.bold
    assert (heading.style.heading, heading.style.bold) == (2, True)
    assert indented.style.indent == 36.0
    assert not cell.style.centred


def test_marker_counted_by_word_is_kept_and_known() -> None:
    page = WORD % (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>a)"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Sở Y tế</p>"
        "<p><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span></span>Sở A</p>"
        "<p>Sở B</p>"
    )
    paragraphs = list(read(page).paragraphs())
    assert [(paragraph.text, paragraph.numbered) for paragraph in paragraphs] == [
        ("a) Sở Y tế", True),
        ("• Sở A", True),
        ("Sở B", False),
    ]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<p>kế hoạch<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a> này</p>"
            "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
            "<a href='#_ftnref1' name='_ftn1'>[1]</a> Tại Quyết định 5</p></div></div>",
            id="word",
        ),
        pytest.param(
            "<p>kế hoạch<a href='#_ftn1'>[1]</a> này</p><p><a href='#_ftnref1'>[1]</a> Tại Quyết định 5",
            id="portal",
        ),
        pytest.param(
            "<p>kế hoạch<a href='#sdfootnote1sym'><sup>1</sup></a> này</p>"
            "<div id='sdfootnote1'><p><a href='#sdfootnote1anc'>1</a>Tại Quyết định 5</p></div>",
            id="libreoffice",
        ),
        pytest.param("<p>kế hoạch<sup>(1)</sup> này</p><p><sup>(1)</sup> Tại Quyết định 5</p>", id="raised"),
    ],
)
def test_footnotes_stand_apart_without_marks(page: str) -> None:
    document = read(page)
    assert texts(document) == ["kế hoạch này"]
    assert texts(document, Part.FOOTNOTE) == ["Tại Quyết định 5"]


def test_area_is_no_footnote_and_a_long_link_stays() -> None:
    page = "<p>12 m<sup>2</sup>, 2<sup>o</sup>C, <a href='#_ftn9'>Luật Tổ chức chính quyền địa phương</a>"
    assert texts(read(page)) == ["12 m2, 2oC, Luật Tổ chức chính quyền địa phương"]


def test_deleted_text_is_left_out_and_said() -> None:
    document = read("<p>Sở <del>A</del><ins>B</ins></p>")
    assert texts(document) == ["Sở B"]
    assert [notice.code for notice in document.notices] == ["tracked-changes"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param(b"<meta charset=iso-8859-1><p>K\xe1\xba\xbf ho\xe1\xba\xa1ch", "Kế hoạch", id="declared-wrong"),
        pytest.param("<p>Kế hoạch".encode("utf-16"), "Kế hoạch", id="utf-16"),
        pytest.param(b"<p>K\xd5 ho\xb9ch c\xf1a n\xad\xedc", "Kế hoạch của nước", id="tcvn3-bytes"),
        pytest.param(b"<p>K&Otilde; ho&#185;ch c&ntilde;a n&shy;&iacute;c", "Kế hoạch của nước", id="tcvn3-entities"),
        pytest.param("<p>K&#7871; ho&#x1EA1;ch", "Kế hoạch", id="unicode-entities"),
        pytest.param("<p style='font-family:\".VnTime\"'>KÕ ho¹ch", "Kế hoạch", id="font-in-style"),
        pytest.param("<font face='.VnTimeH'>kÕ ho¹ch</font>", "KẾ HOẠCH", id="capital-font"),
        pytest.param("<style>p.a {font-family:VNI-Times}</style><p class=a>Keá hoaïch", "Kế hoạch", id="font-in-sheet"),
        pytest.param("<p style='font-family:VNI-Times'>Ke<b>á</b> hoaïch", "Kế hoạch", id="letter-cut-by-a-style"),
        pytest.param("<p style='font-family:.VnTime'>Kế hoạch: chính", "Kế hoạch: chính", id="unicode-under-old-font"),
        pytest.param("<?xml version='1.0' encoding='utf-16'?><html><p>Kế hoạch</html>", "Kế hoạch", id="xhtml"),
    ],
)
def test_letters_are_right_whatever_is_declared(page: str | bytes, text: str) -> None:
    document = read_html(page if isinstance(page, bytes) else page.encode())
    assert texts(document) == [text]


PORTAL = """<html><body><div class="header"><div class="menu"><a href=/>Trang chủ</a> <a href=/b>Văn bản</a>
<a href=/c>Tin tức</a></div></div><form id=aspnetForm><div class="main"><div id="left-col"><ul><li><a href=1>Luật</a>
<li><a href=2>Nghị định</a></ul></div><div class="{name}"><table width="100%"><tr>
<td><b>UBND TỈNH SƠN HẢI<br>-------</b></td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>-------</b>
</td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p>Căn cứ <a href=x>Luật Tổ chức chính quyền địa phương</a>;<br>1. Sở Y tế
chủ trì rà soát quy hoạch mạng lưới cơ sở y tế trên địa bàn tỉnh, báo cáo Ủy ban nhân dân tỉnh trước ngày
30/6/2026.</div></div></form>
<div id=footer>© 2026 <a href=q>Liên hệ</a></div><script>var x = "<p>không</p>"</script></body></html>"""


@pytest.mark.parametrize("name", ["content1", "khung"], ids=["known-container", "unknown-container"])
def test_surroundings_of_a_portal_are_set_aside_and_kept(name: str) -> None:
    document = read(PORTAL.format(name=name))
    body = texts(document)
    assert body[0] == "UBND TỈNH SƠN HẢI"
    assert "Căn cứ Luật Tổ chức chính quyền địa phương;" in body
    assert body[-1].endswith("30/6/2026.")
    around = texts(document, Part.RUNNING_HEAD)
    assert around == ["Trang chủ Văn bản Tin tức", "- Luật", "- Nghị định", "© 2026 Liên hệ"]
    assert isinstance(document.blocks[0], Table)
    assert not document.blocks[0].ruled


def test_document_with_links_is_no_menu() -> None:
    page = "<div><p>Căn cứ <a href=a>Luật A</a>, <a href=b>Luật B</a>, <a href=c>Luật C</a></p></div><p>Sở Y tế</p>"
    assert len(texts(read(page))) == 2


def test_room_for_cells_is_limited() -> None:
    document = read_html(b"<table border=1>" + b"<tr><td>a<td>b" * 5, Settings(limits=Limits(table_cells=9)))
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert len(texts(document)) == 10


@pytest.mark.parametrize("page", ["<div>" * 5000 + "xin<p>chào", "<b>" * 5000 + "<p>xin<p>chào<script>bỏ</script>"])
def test_page_nested_too_deep_still_gives_its_words(page: str) -> None:
    document = read(page)
    assert texts(document) == ["xin", "chào"]
    assert [notice.code for notice in document.notices] == ["damaged-part"]


@pytest.mark.parametrize(
    "part",
    ["<p>a<br>", "<td>", "<table><tr><td>x", "<ul>", "<script ", "<a href='#_ftn1'>", "<b>a", "<sup>1</sup>", "<!--"],
)
def test_time_grows_with_the_length_alone(part: str) -> None:
    start = time.process_time()
    read(part * (100_000 // len(part)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("data", [b"", b"  ", b"<!-- -->", b"\0", b"\xff\xfe", b"<html></html>"])
def test_page_without_words_gives_no_blocks(data: bytes) -> None:
    assert [p.text for p in read_html(data).paragraphs() if p.text.isalnum()] == []


TAGS = "<p> </p> <b> </b> <br> <td> </td> <tr> <table> </table> <li> <ul> <ol> <sup>"


@given(st.lists(st.sampled_from([*TAGS.split(), "Sở", "Ủy", "ban", "á", " ", "\n"]), max_size=40))
def test_no_word_is_lost(parts: list[str]) -> None:
    words = "".join(part for part in parts if not part.startswith("<"))
    read_back = "".join(texts(read("".join(parts))))
    for word in ("Sở", "Ủy", "ban", "á"):
        assert read_back.count(word) == words.count(word)


@given(st.binary(max_size=200))
def test_no_bytes_are_refused(data: bytes) -> None:
    read_html(b"<html>" + data)
