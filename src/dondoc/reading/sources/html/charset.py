"""From the bytes of a page to its letters, with the page's own declaration as a hint.

Where the page sets its words in fonts of old (.VnTime, VNI-Times) the bytes are left
as they are: the fonts say letter by letter what to convert, and a page may hold both.
"""

from __future__ import annotations

import html
import re

from dondoc.reading.text.encodings import Decoded, decode_bytes

_HEAD = 4096
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ENTITY = re.compile(rb"&(?:#(?:x[A-Fa-f0-9]{2}|[12]\d\d)|[A-Za-z]{2,6}[1-4]{0,2});")
_OLD_FONT = re.compile(rb"[\"':,=;\s](?:\.Vn[A-Z0-9]|VNI-[A-Z])")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def has_old_fonts(data: bytes) -> bool:
    """Whether the page names fonts of old, which say themselves what is to be converted."""
    return _OLD_FONT.search(data) is not None and not data.startswith(_WIDE)


def decode_page(data: bytes) -> Decoded:
    """The source text of a page. Where fonts of old will say what to convert, nothing is converted here."""
    if has_old_fonts(data):
        return Decoded(_as_bytes_say(data), "")
    if _ENTITY.search(data):
        data = _with_letters(data)
    found = _DECLARED.search(data[:_HEAD])
    return decode_bytes(data, found[1].decode("ascii", "ignore") if found else None)


def _with_letters(data: bytes) -> bytes:
    """The page with `&Otilde;` and `&#213;` as the letters they stand for: in TCVN3 they are part of words."""
    try:
        data.decode("utf-8")
        codec = "utf-8"
    except UnicodeDecodeError:
        codec = "latin-1"

    def letter(match: re.Match[bytes]) -> bytes:
        character = html.unescape(match[0].decode("ascii"))
        return character.encode(codec) if len(character) == 1 and "\xa1" <= character <= "\xff" else match[0]

    return _ENTITY.sub(letter, data)


def _as_bytes_say(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
