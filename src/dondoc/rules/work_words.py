"""Whether the words of a task say what is to be done («rõ việc»).

A clause is judged by the verb that it begins with. Verbs of effort («tăng cường»,
«đẩy mạnh», «quan tâm») measure nothing, nor do the verbs that are their objects
(«tăng cường kiểm tra, giám sát»); a concrete verb at the head of a sentence does,
behind a comma one that produces something, and so does a number to be reached. A
flag too many wears reviewers out, so one concrete clause is enough for a task, and
a verb that no table knows has the benefit of the doubt.
Source: domain notes on reporting (§2.4); the verbs of `work_verbs`.

>>> judge_work("Tăng cường công tác tuyên truyền về sở hữu trí tuệ.").wording
<Wording.VAGUE: 'vague'>
>>> judge_work("Tăng cường tuyên truyền; tổ chức 02 lớp tập huấn.").verb
'tổ chức'
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.rules.work_verbs import EFFORT, NAMES, PRODUCING, VISIBLE

_ANY = "|".join(sorted(map(re.escape, EFFORT | PRODUCING | VISIBLE | NAMES), key=len, reverse=True))
_VERB = re.compile(rf"(?<!\w)(?:{_ANY})(?!\w)", re.IGNORECASE)
_MEASURE = re.compile(
    r"""
    \d+(?:[.,]\d+)?\s*%                                                 # 30%
    | (?<!\w)(?:ít\ nhất|tối\ thiểu|không\ dưới|trên|đạt)\s+(?:từ\s+)?\d+  # ít nhất 02 mô hình
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HOW = r"""
    (?: (?:và|đồng\ thời|tiếp\ tục|thường\ xuyên|kịp\ thời|khẩn\ trương|định\ kỳ|phối\ hợp|hằng\ năm|hàng\ năm
        |chủ\ động|tích\ cực|tập\ trung|ưu\ tiên|nỗ\ lực|không\ ngừng)\s+ )*\Z
"""
"""How something is done, between the head of a clause and its verb."""
_NEW_SENTENCE = re.compile(rf"[;.:]\s*{_HOW}", re.IGNORECASE | re.VERBOSE)
_NEW_CLAUSE = re.compile(rf"(?:,\s*|(?<!\w)(?:và|đồng\ thời)\s+){_HOW}", re.IGNORECASE | re.VERBOSE)
_ITS = r"(?:(?:việc|công\s+tác|hoạt\s+động)\s+)?"
_OBJECT = re.compile(rf"\s+{_ITS}", re.IGNORECASE)  # tăng cường (công tác) kiểm tra
_NEXT_OBJECT = re.compile(rf"\s*(?:,|và\s|hoặc\s)?\s*{_ITS}", re.IGNORECASE)  # …, giám sát và xử lý
_NOMINAL = re.compile(
    r"(?:công\s+tác|hoạt\s+động|việc|sự|về|của|cho|lĩnh\s+vực|kết\s+quả|chất\s+lượng)\s+\Z", re.IGNORECASE
)
_HOW_ALONE = re.compile(_HOW, re.IGNORECASE | re.VERBOSE)
_LED_IN = re.compile(
    r"""
    (?: Sở|Ban|Bộ|Cục|Chi\ cục|UBND|HĐND|Ủy\ ban|Uỷ\ ban|Hội|Liên\ (?:hiệp|minh)|Công\ an|Văn\ phòng|Trung\ tâm|Trường
      | Viện|Báo|Đài|Tỉnh|Thành|Đảng|Mặt\ trận|Thủ\ trưởng|Giám\ đốc|Chủ\ tịch|Người\ đứng\ đầu|Các|Từng        # who
      | Giao|Đề\ nghị|Yêu\ cầu|Phân\ công|Căn\ cứ|Trên\ cơ\ sở|Theo|Trong|Hằng|Hàng|Định\ kỳ|Để|Nhằm|Từ        # or why
    )(?!\w)
    """,
    re.VERBOSE,
)
_NOUN_FIRST = re.compile(
    r"\s*(?:Công\ tác|Việc|Hoạt\ động|Danh\ mục|Hệ\ thống|Nội\ dung|Kết\ quả|Tình\ hình|Về)\s", re.VERBOSE
)
_SENTENCE_SIGNS = ("", ".", ":", ";", "-", "+", "“", "«")
_LOOK_BACK = 60
_PRODUCING = frozenset(verb.casefold() for verb in PRODUCING)


class Wording(enum.StrEnum):
    """How clearly the words of a task say what is done."""

    CONCRETE = "concrete"
    VAGUE = "vague"
    NO_VERB = "no-verb"


@dataclass(frozen=True, slots=True)
class Work:
    """How a task is worded, and the verb, or the number, that decided it."""

    wording: Wording
    verb: str | None = None


def judge_work(text: str) -> Work:
    """How clearly a task is worded. Names are told from verbs by their capitals («Sở Xây dựng xây dựng …»)."""
    effort: str | None = None
    effort_end = object_end = len(text)
    for verb, start, end in _find_verbs(text):
        before = text[max(0, start - _LOOK_BACK) : start]
        if verb in EFFORT:
            if effort or _opens_clause(text, start, before):
                effort, effort_end = effort or verb, end
        elif _is_object(text, effort_end, object_end, start):
            object_end = end
        elif _says_what(verb, before, first=effort is None):
            return Work(Wording.CONCRETE, verb)
    if effort is None:
        return Work(Wording.NO_VERB if _NOUN_FIRST.match(text) else Wording.CONCRETE)
    measure = _MEASURE.search(text)
    return Work(Wording.CONCRETE, measure[0]) if measure else Work(Wording.VAGUE, effort)


def _find_verbs(text: str) -> Iterator[tuple[str, int, int]]:
    """The verbs that we know, with their places; a capital inside a sentence belongs to a name."""
    for match in _VERB.finditer(text):
        verb = match[0].casefold()
        opens = text[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip()[-1:] in _SENTENCE_SIGNS
        if verb not in NAMES and (opens or match[0][0].islower()):
            yield verb, match.start(), match.end()


def _opens_clause(text: str, start: int, before: str) -> bool:
    """Whether the verb is the first of its clause, or has a body for its subject."""
    opens = _NEW_SENTENCE.search(before) or _NEW_CLAUSE.search(before)
    return bool(opens or _HOW_ALONE.match(before if start <= _LOOK_BACK else "?") or _LED_IN.match(text))


def _is_object(text: str, effort_end: int, object_end: int, start: int) -> bool:
    """Whether a verb is what the effort goes into: right behind it, or behind another such verb."""
    direct = _OBJECT.fullmatch(text, effort_end, start)
    return bool(direct or _NEXT_OBJECT.fullmatch(text, object_end, start))


def _says_what(verb: str, before: str, *, first: bool) -> bool:
    """Whether a concrete verb is the verb of its clause; behind a comma, only one that produces."""
    if first:
        return not _NOMINAL.search(before)
    return bool(_NEW_SENTENCE.search(before) or (verb in _PRODUCING and _NEW_CLAUSE.search(before)))
