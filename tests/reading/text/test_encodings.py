"""Bytes become letters: the form proves UTF, the words prove the encodings of old."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.reading.text.encodings import decode_bytes, repair_text
from dondoc.reading.text.legacy import Encoding
from factories.legacy import encoded

PLAN = (
    "Kế hoạch\nTriển khai chương trình phát triển khoa học và công nghệ tỉnh Sơn Hải\n"
    "1. Mục đích, yêu cầu\n- Sở Tài chính chủ trì, phối hợp với các đơn vị liên quan hướng dẫn thực hiện.\n"
)


def as_1258(text: str) -> bytes:
    """Windows-1258: the circumflex, breve and horn stay on the letter, the tone follows it."""
    out = []
    for character in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", character)
        tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
        out += [unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)), *tones]
    return "".join(out).encode("cp1258")


def as_bytes(text: str, encoding: Encoding) -> bytes:
    return encoded(text, encoding).encode("latin-1")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(PLAN.encode(), "UTF-8", id="utf-8"),
        pytest.param(PLAN.encode("utf-8-sig"), "UTF-8", id="utf-8-with-mark"),
        pytest.param(PLAN.encode("utf-16"), "UTF-16", id="utf-16-with-mark"),
        pytest.param(PLAN.encode("utf-16-le"), "UTF-16", id="utf-16-little-endian-without-mark"),
        pytest.param(PLAN.encode("utf-16-be"), "UTF-16", id="utf-16-big-endian-without-mark"),
        pytest.param(PLAN.encode("utf-32"), "UTF-32", id="utf-32-with-mark"),
        pytest.param(as_1258(PLAN), "Windows-1258", id="windows-1258"),
        pytest.param(as_bytes(PLAN, Encoding.TCVN3), "TCVN3", id="tcvn3"),
        pytest.param(as_bytes(PLAN, Encoding.VNI), "VNI", id="vni"),
        pytest.param(as_bytes(PLAN, Encoding.VISCII), "VISCII", id="viscii"),
        pytest.param(as_bytes(PLAN, Encoding.VPS), "VPS", id="vps"),
        pytest.param(encoded(PLAN, Encoding.TCVN3).encode(), "TCVN3", id="tcvn3-saved-as-utf-8"),
    ],
)
@pytest.mark.parametrize("declared", [None, "iso-8859-1", "us-ascii", "shift_jis", "no-such-charset"])
def test_encoding_is_found_whatever_is_declared(data: bytes, encoding: str, declared: str | None) -> None:
    decoded = decode_bytes(data, declared)
    assert (decoded.text, decoded.encoding) == (PLAN, encoding)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        pytest.param(PLAN.encode(), [], id="utf-8-needs-no-word"),
        pytest.param(as_bytes(PLAN, Encoding.VNI), ["converted-encoding"], id="converted"),
        pytest.param(b"\xff\xfe\x00", ["damaged-text"], id="half-a-letter"),
        pytest.param(b"caf\xe9 \x9d no words to judge by", ["unknown-encoding"], id="unknown"),
        pytest.param(b"plain ASCII", [], id="ascii"),
        pytest.param(b"", [], id="empty"),
        pytest.param("Kế hoạch số".encode()[:-1], ["damaged-text"], id="cut-inside-a-letter"),
    ],
)
def test_notices_say_what_was_done(data: bytes, codes: list[str]) -> None:
    assert [notice.code for notice in decode_bytes(data).notices] == codes


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_lines_in_two_encodings_are_read_each_in_its_own(encoding: Encoding) -> None:
    old = "Sở Nội vụ hướng dẫn các đơn vị thực hiện"
    decoded = decode_bytes(PLAN.encode() + as_bytes(old, encoding))
    assert decoded.text == PLAN + old
    assert decoded.encoding == f"UTF-8 + {encoding}"
    [notice] = decoded.notices
    assert notice.code == "mixed-encoding"
    assert notice.place is not None
    assert notice.place.line == 5


def test_legacy_line_in_unicode_text_is_converted_alone() -> None:
    old = "Sở Nội vụ hướng dẫn các đơn vị thực hiện"
    decoded = repair_text(f"{PLAN}{encoded(old, Encoding.TCVN3)}\nDiện tích 12 m²")
    assert decoded.text == f"{PLAN}{old}\nDiện tích 12 m²"
    assert [notice.code for notice in decoded.notices] == ["mixed-encoding"]


def test_misread_utf_8_is_repaired_and_said() -> None:
    decoded = decode_bytes("".join(bytes([c]).decode("cp1252", "ignore") or chr(c) for c in PLAN.encode()).encode())
    assert decoded.text == PLAN
    assert [notice.code for notice in decoded.notices] == ["converted-encoding"]


def test_declared_charset_counts_where_nothing_else_fits() -> None:
    assert decode_bytes("План работы".encode("koi8-r"), "koi8-r").text == "План работы"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1258", "unicode_escape", "zip", "\x00", "hex"]))
def test_no_bytes_are_refused(data: bytes, declared: str | None) -> None:
    assert isinstance(decode_bytes(data, declared).text, str)


@given(st.text())
def test_utf_8_is_never_changed_without_a_word(text: str) -> None:
    decoded = decode_bytes(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"))
    assert decoded.notices or decoded.text == text.encode("utf-8", "replace").decode()


def test_real_plans_are_plain_utf_8(shared) -> None:  # type: ignore[no-untyped-def]
    for path in sorted((shared / "seeds").glob("*.txt")):
        data = path.read_bytes()
        assert decode_bytes(data).text == data.decode()
        for encoding in Encoding:
            if encoding is not Encoding.TCVN3:  # its capitals need a second font
                assert decode_bytes(as_bytes_or_question(data.decode(), encoding)).encoding == encoding


def as_bytes_or_question(text: str, encoding: Encoding) -> bytes:
    return encoded(text, encoding).encode("latin-1", "replace")
