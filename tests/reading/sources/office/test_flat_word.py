"""Word's XML document is put back into a package, part by part."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from tests.factories.files import LINES, flat_word

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Format
from dondoc.reading.sources.office.flat_word import read_flat_word, to_package


def test_it_is_read_as_the_word_document_it_is() -> None:
    document = read_flat_word(flat_word(), DEFAULT_SETTINGS)
    assert document.format is Format.DOCX
    assert [paragraph.text for paragraph in document.paragraphs()] == list(LINES)


def test_parts_are_copied_as_they_stand() -> None:
    with zipfile.ZipFile(BytesIO(to_package(flat_word()))) as archive:
        assert archive.read("customXml/a.bin") == b"\x89PNG\r\n\x1a\n"
        assert set(archive.namelist()) == {
            "_rels/.rels",
            "word/document.xml",
            "customXml/a.bin",
            "[Content_Types].xml",
        }
        assert b'PartName="/word/document.xml"' in archive.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(flat_word()[:600], "damaged", id="cut-off"),
        pytest.param(flat_word().replace(b"iVBORw0KGgo=", b"iVBOR"), "damaged", id="picture-cut-off"),
        pytest.param(
            flat_word().replace(b"<pkg:package", b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><pkg:package'),
            "unsafe-xml",
            id="entities",
        ),
    ],
)
def test_bad_file_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(CannotRead) as refusal:
        to_package(data)
    assert refusal.value.code == code
