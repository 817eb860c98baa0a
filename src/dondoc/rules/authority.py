"""Who decides on what a task produces: the body that approves or issues it, as the text says («rõ thẩm quyền»).

«trình …» and «tham mưu …» name who decides; in a chain («trình UBND tỉnh để trình
HĐND tỉnh ban hành») the last one does. A body that only gets a report decides
nothing, and who issued a document that is merely cited («Quy chế được UBND tỉnh
phê duyệt») has no say in this task. A wrong body is worse than none. «Cấp có thẩm
quyền» names nobody. The text is expected in NFC.
Source: NĐ 30/2020/NĐ-CP, Điều 13 and Phụ lục I (who signs for whom); wording of
plans; domain notes on reporting (§2.4).

>>> found = authority_in("Tham mưu UBND tỉnh trình HĐND tỉnh ban hành Nghị quyết về mức chi.")
>>> found.body, str(found.act)
('HĐND tỉnh', 'issues')
>>> authority_in("Trình cấp có thẩm quyền phê duyệt.") is None
True
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass


class Act(enum.StrEnum):
    """What the deciding body does."""

    APPROVES = "approves"  # phê duyệt, quyết định, thông qua, cho ý kiến
    ISSUES = "issues"  # ban hành


@dataclass(frozen=True, slots=True)
class Authority:
    """The body that decides, as written, what it does, and where that stands in the text."""

    body: str
    act: Act
    span: tuple[int, int]


_LEVEL = r"(?:\s+(?:tỉnh|thành\ phố|xã|phường|đặc\ khu|cấp\ tỉnh|cấp\ xã)(?!\w))?"
_DECIDER = rf"""
    (?:
        (?:(?:Phó\ )?Chủ\ tịch|Thường\ trực|Lãnh\ đạo)?\s*          # Chủ tịch UBND tỉnh, Thường trực HĐND tỉnh
        (?:UBND|HĐND|(?:Ủy|Uỷ)\ ban\ nhân\ dân|Hội\ đồng\ nhân\ dân) {_LEVEL}
      | (?:(?:Ban\ Thường\ vụ|Ban\ Chấp\ hành|Thường\ trực|BTV|BCH)\s+)?
        (?:Tỉnh|Thành|Đảng)\ (?:ủy|uỷ)(?:\s+UBND)? {_LEVEL}         # Ban Thường vụ Tỉnh ủy, Đảng ủy UBND tỉnh
      | Ban\ Chấp\ hành\ Đảng\ bộ\ tỉnh
      | (?:Thủ\ tướng\s+)?Chính\ phủ
      | (?:(?:Ủy|Uỷ)\ ban\ Thường\ vụ\s+)?Quốc\ hội
      | Bộ\ Chính\ trị | Ban\ Bí\ thư
    )(?!\w)
"""
_NAMED = (
    r"(?:Giám\ đốc\ Sở|Bộ\ trưởng\ Bộ|Sở|Bộ)\s+[^\W\d_][^.;:,]{2,50}?"  # Sở Tài chính phê duyệt: the act ends the name
)
_ACT = r"(?:ban\ hành|phê\ duyệt|quyết\ định|thông\ qua|chấp\ thuận|cho\ ý\ kiến|xem\ xét)"
_BEFORE_ACT = r"(?:\s+|\s*,\s*)(?:để\s+|và\s+)?"
_ACTS = rf"(?P<acts>(?:{_BEFORE_ACT}{_ACT})+(?!\w))"
_NOT_SUBMITTING = "".join(
    rf"(?<!{word}\ )" for word in ("chương", "quá", "tờ", "công", "quy", "lộ", "giáo", "hành", "tiến", "Chương", "Tờ")
)

_SUBMITTED = re.compile(
    rf"""
    (?: {_NOT_SUBMITTING}(?<!\w)trình(?:\s+(?:lên|xin))?            # trình UBND tỉnh ban hành
      | (?<!\w)tham\ mưu(?:\s+(?:cho|giúp|với|để))?                 # tham mưu UBND tỉnh điều chỉnh
    )\s+
    (?: (?P<body>{_DECIDER})(?:{_ACTS})? | (?P<named>{_NAMED}){_ACTS.replace("acts>", "named_acts>")} )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ASKED = re.compile(
    rf"""
    (?<!\w)(?:báo\ cáo|đề\ xuất|đề\ nghị|kiến\ nghị|xin\ ý\ kiến)\s+
    (?:với\s+)?(?P<body>{_DECIDER}){_ACTS}                           # báo cáo UBND tỉnh xem xét, quyết định
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ACTING = re.compile(
    rf"""
    (?:\A|[.;:]\s+)(?P<body>{_DECIDER}){_ACTS}                     # UBND tỉnh ban hành Kế hoạch
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ALSO = re.compile(rf"\s*(?:,|và|hoặc)\s+{_DECIDER}", re.IGNORECASE | re.VERBOSE)
_UNNAMED = re.compile(r"(?:cấp|cơ\ quan|người)\s+(?:có\s+)?thẩm\ quyền", re.IGNORECASE | re.VERBOSE)
_SENTENCE_END = re.compile(r"[.;]\s|\Z")


def authority_in(text: str) -> Authority | None:
    """The body that the text gives the last word; nothing where it names none, or two with one breath."""
    for pattern in (_SUBMITTED, _ASKED, _ACTING):
        last = _last_of_chain(text, pattern)
        if last:
            return None if _is_open(text, last) else _authority(last)
    return None


def leaves_authority_open(text: str) -> bool:
    """Whether the text speaks of «cấp có thẩm quyền» and the like, and so of nobody."""
    return _UNNAMED.search(text) is not None


def _last_of_chain(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The last match of the first sentence that has any: one submission hands on to the next."""
    last: re.Match[str] | None = None
    end = len(text)
    for match in pattern.finditer(text):
        if match.start() > end:
            break
        if last is None:
            end = _sentence_end(text, match.end())
        last = match
    return last


def _is_open(text: str, match: re.Match[str]) -> bool:
    """Whether a second body stands beside the one found, or it only hands on to somebody without a name."""
    handed_on = _UNNAMED.search(text, match.end(), _sentence_end(text, match.end()))
    return handed_on is not None or _ALSO.match(text, match.end(_part(match))) is not None


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_END.search(text, start)
    return found.start() if found else len(text)


def _part(match: re.Match[str]) -> str:
    return "named" if match.groupdict().get("named") else "body"


def _authority(match: re.Match[str]) -> Authority:
    found = match.groupdict()
    acts = found.get("named_acts") or found.get("acts") or ""
    act = Act.ISSUES if "ban hành" in acts.casefold() else Act.APPROVES
    return Authority(match[_part(match)], act, match.span(_part(match)))
