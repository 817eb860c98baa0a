"""Who approves or issues what a task produces: «rõ thẩm quyền» of the six.

Only from words that say so: «trình Hội đồng nhân dân tỉnh ban hành», «báo cáo Ban Thường
vụ Tỉnh ủy xem xét», «Quyết định của Ủy ban nhân dân tỉnh». A wrong approver is worse
than none, so a bare mention of a body gives nothing.

>>> find_authority("Xây dựng, trình Hội đồng nhân dân tỉnh ban hành chính sách")
'Hội đồng nhân dân tỉnh'
>>> find_authority("Xây dựng mô hình", "Quyết định của UBND tỉnh")
'Ủy ban nhân dân tỉnh'
>>> find_authority("Phối hợp với Ủy ban nhân dân tỉnh")
''
"""

from __future__ import annotations

import re

_WHO = r"""
    (?P<who>
      (?:Chủ\ tịch\ )?(?:[ỦU][yỷ]\ ban\ nhân\ dân|UBND)\ (?:tỉnh|thành\ phố|cấp\ (?:tỉnh|huyện|xã)|xã|phường)
    | (?:Hội\ đồng\ nhân\ dân|HĐND)\ (?:tỉnh|thành\ phố|cấp\ (?:tỉnh|huyện|xã)|các\ cấp)
    | (?:Ban\ Thường\ vụ|Thường\ trực|BTV)\ Tỉnh\ ủy | Ban\ Chấp\ hành\ Đảng\ bộ\ tỉnh
    | (?:Thủ\ tướng\ )?Chính\ phủ | Bộ\ Khoa\ học\ và\ Công\ nghệ
    )
"""
_SUBMITTED = re.compile(rf"(?<!\w)(?:[Tt]rình|[Tt]ham\ mưu(?:\ (?:cho|giúp))?)\ {_WHO}", re.VERBOSE)
_NO_SUBMISSION = re.compile(
    r"\b(?:chương|quy|lộ|công|quá|tiến|giáo|hành)\s+$", re.IGNORECASE
)  # «chương trình», «lộ trình»
_ISSUED_BY = re.compile(
    rf"\b(?:Nghị\ quyết|Quyết\ định|Chỉ\ thị|Kế\ hoạch|Văn\ bản|Chương\ trình)\ (?:\w+\ ){{0,2}}của\ {_WHO}",
    re.VERBOSE | re.IGNORECASE,
)
_SPELT = (("UBND", "Ủy ban nhân dân"), ("Uỷ", "Ủy"), ("HĐND", "Hội đồng nhân dân"), ("BTV", "Ban Thường vụ"))


def find_authority(text: str, product: str = "") -> str:
    """The body that decides; empty where the words name none, or more than one."""
    words = f"{text}\n{product}"
    submitted = [
        one
        for one in _SUBMITTED.finditer(words)
        if not _NO_SUBMISSION.search(words[max(0, one.start() - 8) : one.start()])
    ]
    found = {_spelt(match["who"]) for match in submitted}
    found = found or {_spelt(match["who"]) for match in _ISSUED_BY.finditer(product)}
    return found.pop() if len(found) == 1 else ""


def _submits(words: str, at: int) -> bool:
    return not _NO_SUBMISSION.search(words[max(0, at - 8) : at])


def _spelt(name: str) -> str:
    for short, full in _SPELT:
        name = name.replace(short, full)
    return name
