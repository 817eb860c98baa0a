"""Notes, comments, text boxes and page heads: text that stands beside the body."""

from __future__ import annotations

import pytest
from docx_files import make_docx, only_table, p, r, read, tbl, tc, texts, tr

from dondoc.reading.sources.base import Part, Table
from dondoc.reading.sources.docx import read_docx


def drawing(*paragraphs: str) -> str:
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:drawing><wp:inline><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></wp:inline></w:drawing>"


def picture(*paragraphs: str) -> str:
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"


def alternate(new: str, old: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def by_part(body: str, **parts: str) -> list[tuple[str, Part]]:
    return [(paragraph.text, paragraph.part) for paragraph in read(body, **parts).paragraphs()]


def test_text_box_follows_the_paragraph_that_anchors_it() -> None:
    body = p(r("thân") + run(drawing(p("MẬT")))) + p("sau")
    assert by_part(body) == [("thân", Part.BODY), ("MẬT", Part.TEXT_BOX), ("sau", Part.BODY)]


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(alternate(drawing(p("hộp")), picture(p("hộp"))), id="both-forms"),
        pytest.param(alternate("<w:drawing/>", picture(p("hộp"))), id="only-the-old-form-has-words"),
        pytest.param(picture(p("hộp")), id="old-form-alone"),
    ],
)
def test_text_box_is_read_once(inner: str) -> None:
    assert by_part(p(run(inner))) == [("hộp", Part.TEXT_BOX)]


def test_lines_of_a_text_box_stand_alone() -> None:
    body = p(run(drawing(p(r("UBND TỈNH") + run("<w:br/>") + r("SƠN HẢI")))))
    assert by_part(body) == [("UBND TỈNH", Part.TEXT_BOX), ("SƠN HẢI", Part.TEXT_BOX)]


def test_text_box_in_a_cell_stays_in_the_cell() -> None:
    table = only_table(read(tbl(tr(tc(p(r("ô") + run(drawing(p("hộp")))))))))
    assert [paragraph.text for paragraph in table.cells[0].paragraphs] == ["ô", "hộp"]


def test_text_box_in_a_text_box_and_a_table_in_one() -> None:
    body = p(run(drawing(p(r("ngoài") + run(drawing(p("trong")))), tbl(tr(tc("ô"))))))
    document = read(body)
    assert texts(document) == ["ngoài", "trong", "ô"]
    assert isinstance(document.blocks[-1], Table)


NOTES = (
    f'<w:footnote w:id="-1" w:type="separator">{p("gạch")}</w:footnote>'
    f'<w:footnote w:id="1">{p(run("<w:footnoteRef/>") + r(" Chú thích một"))}</w:footnote>'
    f'<w:footnote w:id="2">{p("Chú thích hai")}</w:footnote>'
    f'<w:footnote w:id="3">{p("Không ai gọi")}</w:footnote>'
)


def test_notes_come_after_the_body_in_the_order_of_their_marks() -> None:
    body = p(r("A") + run('<w:footnoteReference w:id="2"/>')) + p(r("B") + run('<w:footnoteReference w:id="1"/>'))
    assert by_part(body, footnotes=NOTES) == [
        ("A", Part.BODY),
        ("B", Part.BODY),
        ("Chú thích hai", Part.FOOTNOTE),
        ("Chú thích một", Part.FOOTNOTE),
    ]


def test_endnotes_and_footnotes_with_one_id_are_told_apart() -> None:
    body = p(r("A") + run('<w:endnoteReference w:id="1"/>') + run('<w:footnoteReference w:id="1"/>'))
    endnotes = f'<w:endnote w:id="1">{p("Cuối")}</w:endnote>'
    assert texts(read(body, footnotes=NOTES, endnotes=endnotes)) == ["A", "Cuối", "Chú thích một"]


def test_note_mark_of_the_writers_own_is_dropped() -> None:
    body = p(r("A") + run('<w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t>') + r(" B"))
    assert texts(read(body, footnotes=NOTES))[0] == "A B"


def test_note_of_a_deleted_mark_is_gone() -> None:
    mark = run('<w:footnoteReference w:id="1"/>')
    body = p(r("A") + f"<w:del>{mark}</w:del>")
    assert texts(read(body, footnotes=NOTES)) == ["A"]


def test_comments_come_in_the_order_of_their_marks_and_orphans_last() -> None:
    comments = "".join(f'<w:comment w:id="{key}">{p(f"ý {key}")}</w:comment>' for key in (1, 2, 3))
    body = p(r("A") + run('<w:commentReference w:id="3"/>') + run('<w:commentReference w:id="1"/>'))
    assert by_part(body, comments=comments)[1:] == [
        ("ý 3", Part.COMMENT),
        ("ý 1", Part.COMMENT),
        ("ý 2", Part.COMMENT),
    ]


def test_page_heads_come_last_once_each_without_page_numbers() -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="header2"/><w:headerReference r:id="header1"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    heads = {"header1": p("Tài liệu họp"), "header2": p("Dự thảo lần 2") + p("12"), "footer1": p("Tài liệu họp")}
    comments = f'<w:comment w:id="1">{p("ý")}</w:comment>'
    assert by_part(p("thân") + section, comments=comments, **heads) == [
        ("thân", Part.BODY),
        ("ý", Part.COMMENT),
        ("Dự thảo lần 2", Part.RUNNING_HEAD),
        ("Tài liệu họp", Part.RUNNING_HEAD),
    ]


def test_table_in_a_page_head_is_taken_apart() -> None:
    head = tbl(tr(tc("UBND TỈNH"), tc("Trang")))
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    assert by_part(section, header1=head) == [("UBND TỈNH", Part.RUNNING_HEAD), ("Trang", Part.RUNNING_HEAD)]


def test_places_name_the_part() -> None:
    body = p(r("A") + run('<w:footnoteReference w:id="1"/>'))
    *_body, note = read(body, footnotes=NOTES).paragraphs()
    assert note.places[0][1].part is Part.FOOTNOTE


@pytest.mark.parametrize(
    ("body", "files", "code"),
    [
        pytest.param(p("x"), {"word/vbaProject.bin": b"x"}, "macros-ignored", id="macros"),
        pytest.param(p("x"), {"word/media/image1.png": b"x"}, "pictures-only", id="pictures-without-text"),
        pytest.param('<w:altChunk r:id="rId9"/>', {}, "embedded-document", id="embedded-document"),
        pytest.param(
            p(run('<w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>')), {}, "embedded-object", id="sheet"
        ),
    ],
)
def test_what_is_not_read_is_said(body: str, files: dict[str, bytes], code: str) -> None:
    assert [notice.code for notice in read_docx(make_docx(body, files=files)).notices] == [code]


def test_pictures_in_a_document_with_text_need_no_word() -> None:
    data = make_docx(p("Sở Khoa học và Công nghệ " * 20), files={"word/media/image1.png": b"x"})
    assert read_docx(data).notices == ()
