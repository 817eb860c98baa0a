"""The directory of a compound file: names at the root, and files that were made to lead in circles."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.files import compound, word_97_head

from dondoc.reading.sources.office.compound import CompoundError, read_root

WHOLE = compound({"WordDocument": word_97_head(), "1Table": b"", "\x05SummaryInformation": b""})


def test_streams_at_the_root_are_named() -> None:
    assert set(read_root(WHOLE)) == {"WordDocument", "1Table", "\x05SummaryInformation"}


def test_stream_shows_how_it_begins() -> None:
    assert read_root(WHOLE)["WordDocument"].head.startswith(b"\xec\xa5\xc1\x00")


def test_small_stream_shows_nothing_for_it_lies_among_others() -> None:
    data = bytearray(WHOLE)
    at = data.find("WordDocument".encode("utf-16-le"))
    struct.pack_into("<I", data, at + 120, 100)
    assert read_root(bytes(data))["WordDocument"].head == b""


def test_real_word_file_has_its_streams(shared: Path) -> None:
    data = (shared / "samples" / "1895-qd-ttg-2012.doc").read_bytes()
    assert {"WordDocument", "1Table"} <= set(read_root(data))


def _changed(at: int, value: int, form: str = "<I") -> bytes:
    data = bytearray(WHOLE)
    struct.pack_into(form, data, at, value)
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(WHOLE[:300], id="half-a-header"),
        pytest.param(WHOLE[:700], id="no-directory"),
        pytest.param(_changed(30, 20, "<H"), id="impossible-sector-size"),
        pytest.param(_changed(48, 0x00FFFFFF), id="directory-beyond-the-end"),
        pytest.param(_changed(76, 0x00FFFFFF), id="table-beyond-the-end"),
        pytest.param(_changed(512 + 4, 1), id="directory-that-follows-itself"),
        pytest.param(_changed(1024 + 76, 99), id="child-that-is-not-there"),
        pytest.param(_changed(1024 + 66, 2, "<H"), id="no-root"),
    ],
)
def test_what_does_not_hold_together_is_broken(data: bytes) -> None:
    with pytest.raises(CompoundError):
        read_root(data)


def test_entries_that_point_at_each_other_end() -> None:
    first_entry = 1024 + 128
    assert set(read_root(_changed(first_entry + 68, 1))) == set(read_root(WHOLE))


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
def test_any_scratch_is_survived(at: int, scratch: bytes) -> None:
    data = WHOLE[:at] + scratch + WHOLE[at + len(scratch) :]
    try:
        entries = read_root(data)
    except CompoundError:
        return
    assert all(entry.name == name for name, entry in entries.items())
