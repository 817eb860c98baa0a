"""Bad files: damaged, hostile, oddly packed. Each ends in one clear sentence or in a reading."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from docx_files import NAMESPACES, RULES, abstract, item, lvl, make_docx, num, p, r, style, tbl, tc, texts, tr, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Limits, Settings
from dondoc.reading.sources.docx import read_docx

DOCUMENT = f"<w:document {NAMESPACES}><w:body>{p('Kế hoạch')}</w:body></w:document>".encode()
BOMB = f"<w:document {NAMESPACES}><w:body>{' ' * 40_000_000}</w:body></w:document>".encode()
ENTITIES = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + DOCUMENT.replace("Kế".encode(), b"&e;")


def code_of(data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008 - a frozen value
    with pytest.raises(CannotRead) as caught:
        read_docx(data, Settings(limits=limits))
    assert caught.value.message
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "damaged", id="empty"),
        pytest.param(b"PK\x03\x04 not a zip", "damaged", id="only-looks-like-a-zip"),
        pytest.param(make_docx(p("x"))[:-40], "damaged", id="cut-off"),
        pytest.param(zipped({"xl/workbook.xml": b"<workbook/>"}), "damaged", id="a-spreadsheet"),
        pytest.param(zipped({"word/document.xml": b"<w:document"}), "damaged", id="broken-xml"),
        pytest.param(zipped({"word/document.xml": b""}), "damaged", id="empty-part"),
        pytest.param(zipped({"word/document.xml": b"<a/>"}), "damaged", id="no-body"),
        pytest.param(zipped({"word/document.xml": ENTITIES}), "unsafe-xml", id="external-entity"),
        pytest.param(
            zipped({"word/document.xml": ENTITIES.decode().encode("utf-16")}), "unsafe-xml", id="entity-in-utf-16"
        ),
        pytest.param(
            zipped({"word/document.xml": DOCUMENT, "word/styles.xml": b"<!DOCTYPE a><a/>"}),
            "unsafe-xml",
            id="entity-beside-the-text",
        ),
        pytest.param(zipped({"word/document.xml": BOMB}), "zip-bomb", id="zip-bomb"),
        pytest.param(b"PK\x01\x02" * 50_001, "zip-bomb", id="a-million-entries"),
    ],
)
def test_bad_file_gets_one_sentence(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_part_larger_than_the_limit_is_refused() -> None:
    assert code_of(make_docx(p("x" * 5_000)), Limits(unpacked_bytes=4_000)) == "too-large"


def test_size_in_the_header_is_not_believed() -> None:
    data = bytearray(zipped({"word/document.xml": BOMB}))
    central = data.rfind(b"PK\x01\x02")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")  # the unpacked size that the directory claims
    assert code_of(bytes(data)) in ("damaged", "zip-bomb")


def test_locked_member_is_damage_and_no_traceback() -> None:
    data = bytearray(zipped({"word/document.xml": DOCUMENT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + offset] |= 1
    assert code_of(bytes(data)) == "damaged"


def test_other_compression_than_deflate_is_damage() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", DOCUMENT)
    assert code_of(out.getvalue()) == "damaged"


def test_damage_beside_the_text_is_a_notice() -> None:
    data = zipped({"word/document.xml": DOCUMENT, "word/styles.xml": b"<w:styles", "word/numbering.xml": b"\x00"})
    document = read_docx(data)
    assert texts(document) == ["Kế hoạch"]
    assert [notice.code for notice in document.notices] == ["damaged-part", "damaged-part"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("word/document.xml", id="usual"),
        pytest.param("Word/Document.xml", id="other-case"),
        pytest.param("word\\document.xml", id="backslash"),
    ],
)
def test_main_part_is_found_under_odd_spellings(name: str) -> None:
    assert texts(read_docx(zipped({name: DOCUMENT}))) == ["Kế hoạch"]


def test_main_part_is_found_by_its_relation() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = f'<Relationships><Relationship Id="r" Type="{relation}" Target="/word/document2.xml"/></Relationships>'
    assert texts(read_docx(zipped({"_rels/.rels": links.encode(), "word/document2.xml": DOCUMENT}))) == ["Kế hoạch"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_part_may_be_in_either_encoding_of_the_standard(encoding: str) -> None:
    assert texts(read_docx(zipped({"word/document.xml": DOCUMENT.decode().encode(encoding)}))) == ["Kế hoạch"]


def test_same_bytes_give_the_same_reading() -> None:
    data = sample()
    assert read_docx(data) == read_docx(data)


def sample() -> bytes:
    """A small file with a bit of everything, for mutation."""
    body = (
        item("MỤC TIÊU")
        + item("Rà soát", level=1)
        + p(r("Sở ", "<w:b/>") + r("1", '<w:vertAlign w:val="superscript"/>') + "<w:r><w:br/></w:r>" + r("- Tài chính"))
        + tbl(tr(tc("a", properties='<w:gridSpan w:val="2"/>'), tc("b")), properties=RULES)
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r></w:p>'
        + p('<w:r><w:footnoteReference w:id="1"/></w:r>')
    )
    parts = {
        "numbering": abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "lowerLetter", "%2)")) + num(1, 0),
        "styles": style("Normal", "<w:rPr><w:b/></w:rPr>", default=True) + style("A", based_on="Normal"),
        "footnotes": f'<w:footnote w:id="1">{p("Chú thích")}</w:footnote>',
    }
    return make_docx(body, parts=parts)


SAMPLE = sample()
MEMBERS = {
    info.filename: zipfile.ZipFile(io.BytesIO(SAMPLE)).read(info)
    for info in zipfile.ZipFile(io.BytesIO(SAMPLE)).infolist()
}


def reads_or_refuses(data: bytes) -> None:
    with suppress(CannotRead):
        read_docx(data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_mangled_file_is_read_or_refused(data: st.DataObject) -> None:
    mangled = bytearray(SAMPLE)
    for _change in range(data.draw(st.integers(1, 6))):
        mangled[data.draw(st.integers(0, len(mangled) - 1))] = data.draw(st.integers(0, 255))
    reads_or_refuses(bytes(mangled[: data.draw(st.integers(0, len(mangled)))] if data.draw(st.booleans()) else mangled))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_mangled_xml_is_read_or_refused(data: st.DataObject) -> None:
    """Mutation inside the parts gets past the checksums and reaches the reader."""
    name = data.draw(st.sampled_from([name for name in MEMBERS if name.endswith(".xml")]))
    text = MEMBERS[name].decode()
    tokens = data.draw(
        st.sampled_from(["w:p", "w:r", "w:tbl", "w:tc", "w:numPr", "w:val", '"1"', '"0"', "%1", "w:lvl", "Normal"])
    )
    other = data.draw(
        st.sampled_from(["w:p", "w:tr", "w:tbl", "w:sdt", "w:pPr", '"-1"', '"9999999999"', '"x"', "%9", "w:ins"])
    )
    reads_or_refuses(zipped({**MEMBERS, name: text.replace(tokens, other, data.draw(st.integers(1, 9))).encode()}))
