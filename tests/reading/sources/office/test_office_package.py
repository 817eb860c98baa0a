"""Packages are looked at before they are unpacked: bombs, locks, tables that lie."""

from __future__ import annotations

import struct

import pytest
from tests.factories.files import docx, odt, zipped

from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Limits
from dondoc.reading.sources.office.package import check_package, read_package

MEGABYTE = 1024 * 1024


def test_ordinary_document_passes() -> None:
    check_package(read_package(docx()), Limits())


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        pytest.param(docx(extra={"word/a.xml": bytes(40 * MEGABYTE)}), Limits(), id="a-thousand-to-one"),
        pytest.param(
            zipped({f"{n}.xml": bytes(9 * MEGABYTE) for n in range(3)}), Limits(), id="many-entries-that-add-up"
        ),
        pytest.param(docx(extra={"a": bytes(5000)}), Limits(unpacked_bytes=4000), id="more-than-the-limit"),
    ],
)
def test_bomb_is_refused_with_its_size(data: bytes, limits: Limits) -> None:
    with pytest.raises(CannotRead, match="MB, vượt giới hạn") as refusal:
        check_package(read_package(data), limits)
    assert refusal.value.code == "zip-bomb"


def test_small_file_may_pack_well() -> None:
    check_package(read_package(docx(extra={"word/a.xml": bytes(10 * MEGABYTE)})), Limits())


def test_table_larger_than_any_document_needs_is_refused_unread() -> None:
    data = bytearray(docx())
    struct.pack_into("<I", data, data.rfind(b"PK\x05\x06") + 12, 9 * MEGABYTE)
    with pytest.raises(CannotRead) as refusal:
        read_package(bytes(data))
    assert refusal.value.code == "zip-bomb"


@pytest.mark.parametrize("cut", [10, 200, -40, -1])
def test_package_cut_off_is_damaged(cut: int) -> None:
    with pytest.raises(CannotRead) as refusal:
        read_package(docx()[:cut])
    assert refusal.value.code == "damaged"


def test_broken_small_part_is_damaged() -> None:
    data = bytearray(docx())
    start = data.find(b"[Content_Types].xml") + 25
    data[start : start + 20] = bytes(20)
    with pytest.raises(CannotRead) as refusal:
        read_package(bytes(data))
    assert refusal.value.code == "damaged"


def test_macros_of_open_document_are_noticed() -> None:
    assert read_package(odt(extra={"Basic/Standard/Module1.xml": "<m/>"})).has_macros
    assert not read_package(odt()).has_macros
