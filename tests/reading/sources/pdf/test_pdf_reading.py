"""PDF files read from their bytes to blocks."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from pdf_writer import Page, write_pdf

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources import ocr
from dondoc.reading.sources.base import Format, Limits, Paragraph, Part, Settings, SourceDocument, Table
from dondoc.reading.sources.pdf import read_pdf

NO_OCR = Settings(ocr=False)
TEXT = [
    "Thực hiện Nghị quyết của Tỉnh ủy về phát triển nghề cá bền vững,",
    "Ủy ban nhân dân tỉnh Sơn Hải ban hành Kế hoạch như sau:",
    "- Sở Nông nghiệp và Môi trường chủ trì xây dựng mô hình nuôi biển.",
]


def read(*pages: Page, settings: Settings = NO_OCR, **how: dict[str, str]) -> SourceDocument:
    return read_pdf(write_pdf(list(pages), **how), settings)


def texts(document: SourceDocument) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph) and b.part is Part.BODY]


def codes(document: SourceDocument) -> list[str]:
    return [notice.code for notice in document.notices]


def test_text_layer_gives_paragraphs_with_page_and_box() -> None:
    document = read(Page().lines(TEXT))
    assert document.format is Format.PDF
    assert document.notices == ()
    assert " ".join(texts(document)) == " ".join(TEXT)
    (_, place), *_ = next(iter(document.paragraphs())).places
    assert place.page == 1
    assert place.box is not None
    left, top, right, bottom = place.box
    assert (round(left), round(right)) == (85, round(85 + 7 * len(TEXT[0])))
    assert top < 80 < bottom


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_page_is_read_as_it_is_shown(rotate: int) -> None:
    """The words are put so that the turned page shows them upright."""
    page = Page(rotate=rotate)
    matrices = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}
    inner = Page(size=(842, 595) if rotate in (90, 270) else (595, 842)).lines(TEXT)
    page.content = [f"{matrices[rotate]} cm", *inner.content]
    page.content = ["q", *page.content, "Q"]
    document = read(page)
    assert " ".join(texts(document)) == " ".join(TEXT)


def test_bold_and_italic_come_from_the_font() -> None:
    page = Page().text("KẾ HOẠCH PHÁT TRIỂN", 85, 80, font="B").text("Hải Bình, ngày 12", 85, 200, font="I")
    styles = [paragraph.style for paragraph in read(page.lines(TEXT, y=300)).paragraphs()]
    assert (styles[0].bold, styles[0].italic) == (True, False)
    assert (styles[1].bold, styles[1].italic) == (False, True)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        pytest.param("Ðắk Lắk và Sở Nội vụ", "Đắk Lắk và Sở Nội vụ", id="eth"),
        pytest.param("Sở\u00a0Khoa học", "Sở Khoa học", id="no-break-space"),
        pytest.param("Kế hoa\u0323ch", "Kế hoạch", id="combining-mark"),
        pytest.param("Kê\u0301 hoạch", "Kế hoạch", id="tone-over-circumflex"),
        pytest.param("Ti\u0065\u0301\u0302n bộ", "Tiến bộ", id="marks-in-wrong-order"),
    ],
)
def test_letters_come_out_plain(printed: str, plain: str) -> None:
    assert texts(read(Page().text(printed, 85, 80).lines(TEXT, y=200)))[0] == plain


def test_letters_set_behind_the_line_stand_in_their_holes() -> None:
    """LibreOffice writes the letters that a font lacks after the others: «T NH» and «Ỉ»."""
    page = Page().holes([("T", 1), ("NH S", 1), ("N", 0)], 85, 80).holes([("Ỉ", 4), ("Ơ", 0)], 92, 80, font="B")
    assert texts(read(page.lines(TEXT, y=200)))[0] == "TỈNH SƠN"


def test_number_typed_onto_the_page_later_is_read() -> None:
    page = Page().text("Số:", 260, 136).lines(TEXT, y=200)
    page.annotation = "215/KH-UBND"
    assert any("215/KH-UBND" in text for text in texts(read(page)))


def test_value_of_a_form_field_is_read_in_its_letters() -> None:
    page = Page().text("Cơ quan chủ trì:", 150, 136).lines(TEXT, y=200)
    page.field = "Sở Nội vụ"
    assert any("Sở Nội vụ" in text for text in texts(read(page)))


def test_small_raised_digit_is_dropped_and_square_metres_stay() -> None:
    page = Page().text("đạt 100%", 85, 80).text("1", 85 + 8 * 7, 75, size=8).text("diện tích 500 m", 85, 120)
    page.text("2", 85 + 15 * 7, 115, size=8)
    found = texts(read(page.lines(TEXT, y=200)))
    assert found[:2] == ["đạt 100%", "diện tích 500 m2"]


@pytest.mark.parametrize("kind", ["stroked", "filled", "boxes"])
def test_ruled_table_is_read_however_its_lines_are_drawn(kind: str) -> None:
    page = Page().lines(TEXT)
    xs, ys = [85, 125, 300, 500], [200, 224, 248]
    if kind == "boxes":
        for a, b in itertools.pairwise(xs):
            for c, d in itertools.pairwise(ys):
                page.box(a, c, b, d)
    else:
        for y in ys:
            page.rule(xs[0], y, xs[-1], y, filled=kind == "filled")
        for x in xs:
            page.rule(x, ys[0], x, ys[-1], filled=kind == "filled")
    for row, cells in enumerate((("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Xây dựng đề án", "Sở Nội vụ"))):
        for x, text in zip(xs, cells, strict=False):
            page.text(text, x + 4, 216 + 24 * row, size=12)
    (table,) = (block for block in read(page).blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == ["TT", "Nhiệm vụ", "Chủ trì", "1", "Xây dựng đề án", "Sở Nội vụ"]


def test_text_outside_the_page_is_not_read() -> None:
    assert "ẩn" not in " ".join(texts(read(Page().lines(TEXT).text("ẩn", 700, 100).text("ẩn", 85, 1200))))


def test_blank_page_is_no_scan() -> None:
    document = read(Page().lines(TEXT), Page())
    assert codes(document) == []


def test_legacy_encoding_is_decoded_and_told() -> None:
    legacy = ["KÕ ho¹ch cña Uû ban nh©n d©n tØnh", "Së Khoa häc vµ C«ng nghÖ chñ tr×, phèi hîp víi c¸c së, ngµnh"]
    document = read(Page().lines(legacy))
    assert codes(document) == ["converted-encoding"]
    assert texts(document)[0].startswith("Kế hoạch của Uỷ ban nhân dân tỉnh")


def test_scan_without_ocr_is_refused_with_the_names_of_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(MissingPart, match=r"tesseract-ocr-vie.*dondoc\[ocr\]") as refused:
        read(Page().scan(), settings=Settings())
    assert refused.value.code == "ocr-missing"


def test_scan_with_ocr_turned_off_is_refused() -> None:
    with pytest.raises(MissingPart, match="OCR") as refused:
        read(Page().scan())
    assert refused.value.code == "ocr-missing"


def test_pages_with_text_are_read_though_others_need_ocr() -> None:
    document = read(Page().lines(TEXT), Page().scan(), Page().scan())
    assert codes(document) == ["page-without-text"]
    assert "2–3" in document.notices[0].message
    assert len(texts(document)) > 0


def test_text_layer_that_lies_is_not_believed() -> None:
    wrong = dict(zip("aăâbcdđeêghiklmnoôơpqrstuưvxyếịủàộểạ", "zqxwvkjfzzqwxkvjzqwxkvjfzqxwvkjfzqxwv", strict=False))
    with pytest.raises(MissingPart):
        read(Page().lines(TEXT * 3), to_unicode=wrong)


def test_english_page_is_read_as_it_stands() -> None:
    words = "The plan of the province for the year shall be carried out by all of its departments and districts"
    assert codes(read(Page().lines([words, words]))) == []


def test_signature_stamp_on_a_scan_does_not_pass_for_text() -> None:
    page = Page().scan().lines(["Ký bởi: Cổng thông tin tỉnh Sơn Hải", "Thời gian ký: 12.03.2026 10:59:33"], size=8)
    with pytest.raises(MissingPart):
        read(page)


def test_password_is_told() -> None:
    key = "<" + "41" * 32 + ">"
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00><00>]"
    with pytest.raises(CannotRead, match="mật khẩu") as refused:
        read_pdf(write_pdf([Page().lines(TEXT)], trailer=locked), NO_OCR)
    assert refused.value.code == "encrypted"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7\n", id="only-the-head"),
        pytest.param(b"%PDF-1.7\n" + b"\x00\xff" * 2000, id="noise"),
        pytest.param(write_pdf([Page().lines(TEXT)])[:900], id="cut-short"),
    ],
)
def test_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(CannotRead) as refused:
        read_pdf(data, NO_OCR)
    assert refused.value.code == "damaged"


def test_file_without_pages_is_told() -> None:
    with pytest.raises(CannotRead) as refused:
        read_pdf(write_pdf([]), NO_OCR)
    assert refused.value.code == "empty"


def test_too_many_pages_are_told() -> None:
    with pytest.raises(CannotRead, match="3 trang") as refused:
        read(Page(), Page(), Page(), settings=Settings(limits=Limits(pages=2)))
    assert refused.value.code == "too-many-pages"


def long_file(pages: int) -> bytes:
    return write_pdf([Page().lines([*TEXT, f"{n}. Nhiệm vụ thứ {n} của Kế hoạch."] * 10) for n in range(pages)])


def test_same_bytes_give_the_same_blocks() -> None:
    data = long_file(5)
    assert read_pdf(data, NO_OCR) == read_pdf(data, NO_OCR)


def test_real_plan_has_letterhead_columns_and_foot(shared: Path) -> None:
    document = read_pdf((shared / "samples" / "2144-kh-ubnd-2025.pdf").read_bytes(), NO_OCR)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [(table.rows, table.columns, table.ruled) for table in tables] == [
        (1, 2, False),
        (9, 2, False),
        (1, 2, False),
    ]
    assert any("2144/KH-UBND" in p.text for p in tables[0].cells[0].paragraphs)
    assert [cell.text for cell in tables[1].cells if cell.column == 1][:4] == [
        "374.125 người",
        "< 10,6 ‰",
        "0,05‰",
        "≥ 55 %",
    ]
    asides = [p.text for p in document.paragraphs() if p.part is Part.RUNNING_HEAD]
    assert asides == [str(number) for number in range(1, 9)]


@pytest.mark.parametrize("name", ["538-qd-ttg-2014-scan.pdf", "663-qd-bkhcn-2013-upside-down.pdf"])
def test_real_scan_is_not_read_by_its_text_layer(shared: Path, name: str) -> None:
    with pytest.raises(MissingPart):
        read_pdf((shared / "samples" / name).read_bytes(), NO_OCR)
