"""OpenDocument, RTF and Word's XML come through LibreOffice with their own format on them."""

from __future__ import annotations

import pytest
from tests.factories.files import LINES, flat_odt, odt, rtf, word_2003

from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Format, Settings, SourceDocument
from dondoc.reading.sources.office import converted


def _lines(document: SourceDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs() if paragraph.text]


@pytest.mark.usefixtures("soffice")
def test_open_document_is_read() -> None:
    document = converted.read_odt(odt(), DEFAULT_SETTINGS)
    assert (document.format, _lines(document)) == (Format.ODT, list(LINES))


@pytest.mark.usefixtures("soffice")
def test_flat_open_document_is_read_with_its_list_numbers() -> None:
    styles = "<text:list><text:list-item><text:p>Mục đích</text:p></text:list-item></text:list>"
    document = converted.read_flat_odt(flat_odt(f"<text:p>KẾ HOẠCH</text:p>{styles}"), DEFAULT_SETTINGS)
    assert document.format is Format.ODT
    assert [line.split()[-2:] for line in _lines(document)] == [["KẾ", "HOẠCH"], ["Mục", "đích"]]


@pytest.mark.usefixtures("soffice")
def test_rich_text_is_read() -> None:
    document = converted.read_rtf(rtf(), DEFAULT_SETTINGS)
    assert (document.format, _lines(document)) == (Format.RTF, list(LINES))


@pytest.mark.usefixtures("soffice")
def test_word_2003_xml_is_read() -> None:
    document = converted.read_word_xml(word_2003(), DEFAULT_SETTINGS)
    assert (document.format, _lines(document)) == (Format.DOC, list(LINES))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_not_handed_on(encoding: str) -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'.encode(encoding)
    for reader in (converted.read_flat_odt, converted.read_word_xml):
        with pytest.raises(CannotRead) as refusal:
            reader(laughs, DEFAULT_SETTINGS)
        assert refusal.value.code == "unsafe-xml"


def test_converters_may_be_forbidden() -> None:
    with pytest.raises(MissingPart, match="không cho phép") as refusal:
        converted.read_rtf(rtf(), Settings(converters=False))
    assert refusal.value.code == "converters-off"


@pytest.mark.usefixtures("without_programs")
def test_without_libreoffice_the_package_is_named() -> None:
    with pytest.raises(MissingPart, match="libreoffice-writer-nogui"):
        converted.read_odt(odt(), DEFAULT_SETTINGS)
