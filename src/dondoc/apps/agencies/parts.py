"""Names of a part of a body: what is a head like «Văn phòng», and what may be the body behind it.

>>> ("phòng", "Ủy ban nhân dân phường Hoa Lư") in find_tails("Phòng Văn hóa - Xã hội phường Hoa Lư")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.apps.agencies.matching import spell_out

SPEAKS_FOR = frozenset(
    {"cơ quan thường trực", "ban thường trực", "thường trực", "ban thường vụ", "ban chấp hành", "cơ quan", "văn phòng",
     "lãnh đạo", "ban giám đốc", "ban lãnh đạo", "đảng bộ", "thường vụ"}
)  # fmt: skip
"""Heads by which a body is named as a whole: what is given to its office is given to it."""

_POINTS_TO = (
    "phòng",
    "trung tâm",
    "chi cục",
    "ban",
    "tổ",
    "bộ phận",
    "đơn vị",
    "quỹ",
    "viện",
    "trạm",
    "đảng ủy",
    "khoa",
)
_HEAD = re.compile("(" + "|".join(sorted((*SPEAKS_FOR, *_POINTS_TO), key=len, reverse=True)) + r")\s+", re.IGNORECASE)
_JOINT = re.compile(r"(?:thuộc|của|trực thuộc|-|–|,)\s+", re.IGNORECASE)
_UNIT = re.compile(r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố)\s+\S", re.IGNORECASE)
_LONGEST = 24


def find_tails(written: str) -> Iterator[tuple[str, str]]:
    """The head in small letters, with each tail of the name that may be the whole body, the longest first."""
    text = spell_out(written)
    head = _HEAD.match(text)
    if head is None:
        return
    starts = [head.end(), *(match.end() for match in re.finditer(r"\s", text) if match.end() > head.end())]
    for start in starts[:_LONGEST]:
        tail = text[start:]
        if not _JOINT.match(tail):
            yield head[1].lower(), tail
            if _UNIT.match(tail):
                yield head[1].lower(), f"Ủy ban nhân dân {tail}"
