"""Fonts that are encodings: `.VnTime` (TCVN3) and `VNI-Times` (VNI), as offices wrote before Unicode.

The letters of such a run stand in the file as Latin-1 signs; only the font says
which Vietnamese letters they are. A run in such a font whose letters are Unicode
all the same (pasted later) is left alone: to convert it would ruin good text.
Source: TCVN 5712:1993, VNI's chart; the tables are in `reading.text.legacy`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the tables are loaded only for the few files that need them
    from dondoc.reading.text.legacy import Encoding

_LEGACY_NAME = re.compile(r"\.?vn|vps", re.IGNORECASE)
_LEGACY_NAMES = (b'".vn', b"'.vn", b"vni-", b"vni ", b"vntime", b"vnarial", b"vps")
# letters that Vietnamese has in Unicode and that no single-byte encoding could have put there
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")


class Encoded(NamedTuple):
    """A legacy encoding, and whether the font shows small letters as capitals."""

    encoding: Encoding
    capitals: bool


def may_hold_legacy(part: bytes | None) -> bool:
    """Whether a part names a legacy font at all: nearly none does, and then fonts need no looking up."""
    if part is None:
        return False
    lowered = part.lower()  # plain searches: one pattern over the whole part would take longer than parsing it
    return any(name in lowered for name in _LEGACY_NAMES)


def is_unicode(text: str) -> bool:
    """Whether the text holds Vietnamese letters of Unicode's own."""
    return _UNICODE.search(text) is not None


def decode(text: str, encoded: Encoded) -> str:
    """The text in Unicode."""
    from dondoc.reading.text import legacy

    return legacy.decode(text, encoded.encoding, capitals=encoded.capitals)


@lru_cache(maxsize=256)
def encoding_of(font: str) -> Encoded | None:
    """The legacy encoding that a font stands for, None for a Unicode font."""
    if not _LEGACY_NAME.match(font):
        return None
    from dondoc.reading.text import legacy

    encoding = legacy.font_encoding(font)
    return None if encoding is None else Encoded(encoding, legacy.is_capital_font(font))
