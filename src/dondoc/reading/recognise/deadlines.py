"""Deadlines: what a «Thời gian» line, a column or the words of an item say about when.

A label's value is a deadline as a whole. In running text only words that set a
time for that very work count: a year inside the title of a programme is no
deadline, nor is «hằng năm» that belongs to a budget or a plan. Inventing a duty is
worse than missing one.

>>> parse_deadline("Hoàn thành trong quý II/2023").due
'2023-06-30'
>>> parse_deadline("Thường xuyên hàng năm").recurrence
'annual'
>>> find_deadline("Thực hiện Chiến lược phát triển đến năm 2030") is None
True
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.reading.data.verbs import PHRASES
from dondoc.reading.model import Deadline, DeadlineType, Span
from dondoc.reading.recognise.dates import FoundDate, find_dates
from dondoc.reading.recognise.references import NUMBER as DOCUMENT_NUMBER

_YEARLY = r"(?:hằng|hàng)\s+năm|mỗi\s+năm|thường\s+niên|năm\s+một\s+lần"
_RECURRENCES = (
    ("biennial", re.compile(r"(?:0?2|hai)\s+năm\s+(?:một|1|01)\s+lần|02 năm/lần|2 năm/lần", re.IGNORECASE)),
    (
        "semiannual",
        re.compile(
            r"(?<!\d)(?:0?6|sáu)\s+tháng(?!\s+(?:đầu|cuối)\s+năm\s+20)(?!\s+(?:kể|sau|từ|tới|liên tục))|nửa\s+năm|bán\s+niên",
            re.IGNORECASE,
        ),
    ),
    (
        "quarterly",
        re.compile(
            r"(?:hằng|hàng|mỗi)\s+quý|(?:(?:một|1|01)\s*)?quý\s+(?:một|1|01)\s+lần|theo\s+quý|định\s+kỳ\s+(?:\w+\s+)?quý|báo cáo quý|tháng cuối (?:mỗi )?quý",
            re.IGNORECASE,
        ),
    ),
    (
        "monthly",
        re.compile(
            r"(?:hằng|hàng|mỗi)\s+tháng|theo\s+tháng|tháng\s+(?:một|1|01)\s+lần|định\s+kỳ\s+tháng|báo cáo tháng",
            re.IGNORECASE,
        ),
    ),
    (
        "semiannual",
        re.compile(
            r"(?:0?2|hai)\s+(?:đợt|lần|kỳ|cuộc)\s*(?:/\s*|mỗi\s+|trong\s+)năm|mỗi\s+năm\s+(?:0?2|hai)\s+(?:đợt|lần|kỳ)",
            re.IGNORECASE,
        ),
    ),
    ("quarterly", re.compile(r"(?:0?1|một)\s+(?:đợt|lần|cuộc)\s*/\s*quý", re.IGNORECASE)),
    ("monthly", re.compile(r"(?:0?1|một)\s+(?:đợt|lần|cuộc)\s*/\s*tháng", re.IGNORECASE)),
    ("annual", re.compile(r"(?:0?1|một)\s+(?:đợt|lần|cuộc)\s*/\s*năm", re.IGNORECASE)),
    ("weekly", re.compile(r"(?:hằng|hàng|mỗi)\s+tuần|tuần\s+(?:một|1|01)\s+lần|báo cáo tuần", re.IGNORECASE)),
    ("annual", re.compile(_YEARLY, re.IGNORECASE)),
)
_ONGOING = re.compile(
    rf"thường\s+xuyên|duy\s+trì|liên\s+tục|(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần|ngày)|định\s+kỳ|theo\s+năm|các\s+năm|{_YEARLY}",
    re.IGNORECASE,
)
_FROM_ON = re.compile(
    r"^(?:bắt\s+đầu\s+)?(?:kể\s+)?từ\s+(?:năm|quý|tháng|ngày|\d)(?!.*(?:đến|[-–]))|tiếp\s+theo|trở\s+đi", re.IGNORECASE
)
_ON = re.compile(r"bắt\s+đầu|nhân\s+(?:dịp\s+)?ngày|vào\s+ngày|(?:^|\s)ngày\s.{0,200}\bvà\s+ngày", re.IGNORECASE)
_FROM_TO = re.compile(r"\btừ\s+(?!nay)(?:ngày|tháng|quý|năm|đầu|\d).{0,200}\bđến\b", re.IGNORECASE)
_ON_THE_DAY = re.compile(
    r"^(?:tổ chức\s+)?(?:vào|trong|đúng)\s+(?:các\s+)?ngày|^ngày\s+\d|nhân\s+(?:dịp\s+)?ngày", re.IGNORECASE
)
_CONDITION = re.compile(
    r"(?P<words>(?:[Nn]gay\s+)?(?:sau|[Kk]hi|[Ss]au)\s+(?:khi\s+)?(?:có|được|đủ|cần|phát sinh|Trung ương|trung ương|cấp|Chính phủ|Đề án|Kế hoạch|Quyết định|Nghị quyết|Luật|Nghị định|Bộ|UBND|Ủy ban|hoàn thành|ban hành|kết thúc|\d{1,3}\s+(?:tháng|ngày|năm))[^.;]*"
    r"|[Tt]rong\s+(?:thời\s+hạn\s+|vòng\s+)?\d{1,3}\s+(?:\([^()]{0,40}\)\s*)?(?:ngày|tháng)[^.;]{0,120}?\bkể\s+từ[^.;]*)"
)
_NO_TIME = re.compile(r"^(?:không|[-–…\s.]*|theo\s+quy\s+định)$", re.IGNORECASE)
_ROUND = re.compile(r"\((?P<inner>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline with the impossible dates it had to repair."""

    deadline: Deadline
    impossible: tuple[FoundDate, ...] = ()
    assumed_year: bool = False


def parse_deadline(value: str, *, year: int | None = None, offset: int = 0) -> Deadline:
    """The deadline that a label's or a cell's whole value says."""
    return read_deadline(value, year=year, offset=offset).deadline


def read_deadline(value: str, *, year: int | None = None, offset: int = 0) -> FoundDeadline:
    """As `parse_deadline`, with what had to be repaired or assumed."""
    text = value.strip().rstrip(".;, ")
    start = offset + len(value) - len(value.lstrip())
    span = Span(start, start + len(text))
    if not text or _NO_TIME.match(text):
        return FoundDeadline(Deadline())
    if year and re.fullmatch(r"(?:cả|trong|suốt)\s+năm", text, re.IGNORECASE):
        return FoundDeadline(Deadline(text, DeadlineType.BY, f"{year}-12-31", span=span), assumed_year=True)
    dates = _binding(_uncited(find_dates(text, year), text), text)
    recurrence = _rhythm(text)
    impossible = tuple(found for found in dates if not found.exists)
    dated = [found for found in dates if found.last.year > 1]
    if dated and not _only_from(text, dated):
        deadline = _dated(text, dated, recurrence, span)
        return FoundDeadline(deadline, impossible, any(found.assumed_year for found in dated))
    if _ONGOING.search(text) or dated or dates:
        return FoundDeadline(
            Deadline(text, DeadlineType.ONGOING, None, recurrence, _condition(text), span=span), impossible
        )
    return FoundDeadline(Deadline(text, DeadlineType.CONDITIONAL, None, recurrence, text, span=span), impossible)


_CITED_ON = re.compile(r"[,\s]*(?:(?:ban hành|ký)\s+)?(?=ngày|\d)(?P<word>ngày\s+(?=\d+\s*[/.-]))?")


def _uncited(dates: list[FoundDate], text: str) -> list[FoundDate]:
    """Dates but for those of documents: «theo Quyết định số 12/QĐ-TTg ngày 06/01/2025»."""
    if not dates or "/" not in text:
        return dates
    behind = {lead.end() for number in DOCUMENT_NUMBER.finditer(text) if (lead := _CITED_ON.match(text, number.end()))}
    return [found for found in dates if found.start not in behind]


def _binding(dates: list[FoundDate], text: str) -> list[FoundDate]:
    """Dates that bind: «Năm 2022 triển khai phổ biến …» in brackets only explains, and «20/11 hằng năm» has no year."""
    brackets = [(match.start(), match.end()) for match in _ROUND.finditer(text)]
    outside = [found for found in dates if not _within(found.start, brackets)]
    chosen = outside or dates
    if re.search(_YEARLY, text, re.IGNORECASE):
        return [found for found in chosen if not found.assumed_year]
    exact = [found for found in chosen if found.month_day and not found.assumed_year]
    return (
        exact
        if 1 < len(exact) < len(chosen) and not any(found.month_day and found.assumed_year for found in chosen)
        else chosen
    )


def _within(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies inside one of the stretches, which ascend and do not overlap."""
    before = bisect_left(stretches, (position,)) - 1
    return before >= 0 and position < stretches[before][1]


def _only_from(text: str, dates: Sequence[FoundDate]) -> bool:
    return (
        len(dates) == 1
        and bool(_FROM_ON.search(text))
        and dates[0].first.year == dates[0].last.year
        and "trước" not in text.lower()
    )


def _dated(text: str, dates: list[FoundDate], recurrence: str | None, span: Span) -> Deadline:
    last = max(dates, key=lambda found: found.last)
    condition = _condition(text)
    if len(dates) > 1 and _ON.search(text):
        days = tuple(found.last.isoformat() for found in dates)
        return Deadline(text, DeadlineType.ON, last.last.isoformat(), recurrence, condition, days, span)
    if len(dates) == 1 and _ON_THE_DAY.search(text) and last.month_day:
        days = tuple(dict.fromkeys((last.first.isoformat(), last.last.isoformat())))
        return Deadline(text, DeadlineType.ON, last.last.isoformat(), recurrence, condition, days, span)
    kind = DeadlineType.BY
    if _spans_years(dates) or _FROM_TO.search(text):
        kind = DeadlineType.BETWEEN
    if _ONGOING.search(text) and (_spans_years(dates) or _ONGOING.match(text) or "thường xuyên" in text.lower()):
        kind = DeadlineType.ONGOING
        return Deadline(text, kind, None, recurrence, condition, (last.last.isoformat(),), span)
    return Deadline(text, kind, last.last.isoformat(), recurrence, condition, (), span)


def _spans_years(dates: Sequence[FoundDate]) -> bool:
    return any(found.first.year != found.last.year for found in dates)


def _condition(text: str) -> str | None:
    bracket = _ROUND.search(text)
    if bracket and _CONDITION.match(bracket["inner"]):
        return bracket["inner"].strip()
    found = _CONDITION.search(text)
    return found["words"].strip(" )") if found else None


def recurrence_of(text: str) -> str | None:
    """How often the words say that it comes again."""
    for name, pattern in _RECURRENCES:
        if pattern.search(text):
            return name
    return None


def _rhythm(text: str) -> str | None:
    """As `recurrence_of`, for a task: the plan format knows no week there, the words keep it."""
    said = recurrence_of(text)
    return None if said == "weekly" else said


_CLAUSE_START = r"(?:^|(?<=[.;:,(]\s)|(?<=[(]))"
_LIMIT = re.compile(
    r"(?:trước(?:\s+hết)?|chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?|đến\s+hết|đến\s+cuối|hết|trong(?:\s+suốt|\s+các)?|ngay\s+trong|xong\s+trong|vào(?:\s+các)?|đến|hoàn\s+thành|tại\s+kỳ\s+họp|vào\s+cuối|giữa)\s+"
    r"(?:ngày|tuần|tháng|quý|năm|hết|cuối|nửa đầu|6 tháng|06 tháng|9 tháng|\d)[^.;,()]{0,60}"
)
"""A limit of time, in small letters; what may stand before it is looked for behind the match, which is much faster."""
_BEFORE_LIMIT = re.compile(r"(?:(?:cơ bản\s+)?hoàn\s+thành|xong|chậm\s+nhất(?:\s+là)?|báo cáo|trình)\s+$")
_RANGE = re.compile(
    r"(?P<words>từ\s+(?:ngày|tháng|quý|năm|\d)[^.;,()]{1,40}?\s+đến\s+(?:hết\s+)?(?:ngày|tháng|quý|năm|\d)[^.;,()]{0,30}?(?:20\d\d|hết năm 20\d\d))",
    re.IGNORECASE,
)
_TO_YEAR = re.compile(
    rf"{_CLAUSE_START}(?P<words>(?:phấn\s+đấu\s+)?(?:trước|đến(?:\s+hết|\s+cuối)?)\s+năm\s+20\d\d)(?:\s*,)?\s+(?:phấn đấu|đạt|có|hoàn thành|trở thành|\d|tối thiểu|ít nhất|cơ bản|đưa|xây dựng|hình thành|\w+ thành)",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    rf"{_CLAUSE_START}(?P<words>(?:định\s+kỳ\s+|thường\s+xuyên\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)(?:\s+và\s+(?:giai đoạn|\d\s+năm))?|thường\s+xuyên|định\s+kỳ)(?=,|\)|\s+(?!của))"
    r"|(?:thực\s+hiện|triển\s+khai|duy\s+trì)\s+(?P<always>thường\s+xuyên)(?!\s+(?:hơn|và|các cuộc))",
    re.IGNORECASE,
)
_PERIODIC = re.compile(
    r"(?P<words>(?:vào|trước|chậm nhất|trong(?=\s(?:tháng|quý)\s))\s(?=[^.;,]{0,30}(?:\d|ngày|tháng|quý|tuần|dịp|đầu|cuối|kỳ họp))[^.;,]{2,34}?\s(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)|định\s+kỳ\s+(?:hằng|hàng|mỗi|0?\d\s+|\w+\s)?\s*(?:năm|quý|tháng|tuần)(?:\s+(?:một|1|01)\s+lần)?|(?:0?2|hai)\s+năm\s+một\s+lần|mỗi\s+năm|(?:định\s+kỳ\s+)?\d{1,2}\s+(?:đợt|lần|cuộc)\s*/\s*(?:năm|quý|tháng|tuần)|(?:vào\s+(?:đầu|cuối)\s+)?mỗi\s+(?:vụ|tuần|tháng|quý|học kỳ)(?=\s+(?:\d|một|hai|sản xuất)|[.;,]|\s*$))",
    re.IGNORECASE,
)
_TITLE_NOUN = re.compile(
    r"(?:Chiến lược|Chương trình|Đề án|Kế hoạch|Quy hoạch|Nghị quyết|Kết luận|Chỉ thị|Dự án|Định hướng|Đề cương|Khung|tầm nhìn|định hướng|giai đoạn|nhiệm kỳ|khóa)\b[^.;]*$"
)
_BUDGET = re.compile(
    r"(?:kế hoạch|dự toán|ngân sách|kinh phí|chương trình|công tác|nhiệm vụ|khả năng|báo cáo|chi|vốn|trung hạn|lần thứ)\s*(?:và\s+)?(?:\([^)]*\)\s*)?$",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"(?:tầm nhìn|định hướng),?\s*$")
_AD_HOC = re.compile(r"(?:đột\s+xuất|hoặc)\s*$", re.IGNORECASE)
_INLINE_CONDITION = re.compile(
    r"(?<!\w)(?P<words>(?:sau|trong)\s+(?:thời hạn\s+|vòng\s+)?\d{1,3}\s+(?:\([^()]{0,40}\)\s*)?(?:ngày|tháng)(?:\s+làm việc)?,?\s+kể\s+từ[^.;,()]*|(?:ngay\s+)?sau\s+khi\s+[^.;,()]{2,80}?\s(?:hoàn thành|ban hành|phê duyệt|thông qua|kết thúc|có hiệu lực|bàn giao|chấp thuận|cho ý kiến)(?!\w)[^.;,()]*|(?:ngay\s+)?(?:sau\s+khi|khi)\s+(?:có|được|đủ|cần thiết|phát sinh|Trung ương|trung ương|cấp có thẩm quyền|Chính phủ)(?!\w)[^.;,()]*)",
    re.IGNORECASE,
)


def find_deadline(
    text: str, *, year: int | None = None, offset: int = 0, masked: Sequence[Span] = ()
) -> FoundDeadline | None:
    """The deadline that the words of an item set for its own work, or None.

    `masked` are stretches (in the item's own offsets) that speak of something else:
    citations, reporting duties.
    """
    if masked:
        text = _blanked(text, masked)
    finders = (
        (_find_dated, _find_recurring, _find_condition) if _FIGURE.search(text) else (_find_recurring, _find_condition)
    )
    for finder in finders:
        found = finder(text, year, offset)
        if found is not None:
            return found
    return None


_FIGURE = re.compile(r"\d")
_STARTS = re.compile(
    r"(?P<words>(?:bắt đầu|áp dụng|thực hiện|vận hành)\s+(?:kể\s+)?từ\s+(?:ngày|tháng|quý|năm|\d)[^.;,()]{0,24}20\d\d)|\((?P<bracket>từ\s+(?:ngày|tháng|quý|năm|\d)[^.;,()]{0,24}20\d\d)\)",
    re.IGNORECASE,
)
_RECURRING_WORDS = ("từ ", "ằng", "àng", "ỗi", "hường", "ịnh kỳ", "một lần", "/năm", "/quý", "/tháng", "/tuần")


def _blanked(text: str, masked: Sequence[Span]) -> str:
    chars = list(text)
    for start, end in masked:
        chars[start:end] = "¤" * (min(end, len(chars)) - start)
    return "".join(chars)


def _before(text: str, position: int) -> str:
    """The words before a place. A look at the whole text for every match would be quadratic."""
    return text[max(0, position - 160) : position]


_BRACKETED_TIME = re.compile(
    r"\((?P<words>(?:(?:hoàn thành|xong|trong|trước|đến|hết|thời gian|thời hạn|dự kiến):?\s+){0,4}"
    r"(?:(?:ngày|tháng|quý|năm|cuối|đầu|T)\s*)?(?:[\d/.\-–\sIV]|năm|tháng|quý){1,30})\)\s*[.;,]?\s*$",
    re.IGNORECASE,
)
"""«… (Quý II/2024);»: nothing but a time in brackets behind the work."""


def _limits(text: str) -> Iterator[tuple[int, int]]:
    """Where limits of time stand, with the words that lead to them."""
    small = text.lower()
    if len(small) != len(text):  # a letter of another language that grows when it is made small
        small = text
    for match in _LIMIT.finditer(small):
        near = max(0, match.start() - 40)
        led = _BEFORE_LIMIT.search(small[near : match.start()])
        yield (near + led.start() if led else match.start()), match.end()


def _find_dated(text: str, year: int | None, offset: int) -> FoundDeadline | None:
    behind = _BRACKETED_TIME.search(text) if text.rstrip(" .;").endswith(")") else None
    if behind is not None:
        return read_deadline(behind["words"], year=year, offset=offset + behind.start("words"))
    for match in _TO_YEAR.finditer(text) if "năm 20" in text else ():
        if not _OUTLOOK.search(_before(text, match.start())):
            return read_deadline(match["words"], year=year, offset=offset + match.start("words"))
    found: list[FoundDeadline] = []
    for match in _RANGE.finditer(text) if "ừ " in text else ():
        if not _TITLE_NOUN.search(text[max(0, match.start() - 160) : match.start()]):
            return read_deadline(match["words"], year=year, offset=offset + match.start("words"))
    for start, stop in _limits(text):
        words = text[start:stop]
        dates = [found for found in find_dates(words, year) if found.last.year > 1]
        if not dates:
            continue
        first = words.lower().split()[0]
        only_year = not re.search(r"ngày|tháng|quý|\d{1,2}/\d|kỳ họp|cuối", words, re.IGNORECASE)
        if (
            only_year
            and first in ("đến", "vào", "hết")
            and not re.match(r"đến\s+(?:hết|cuối)|hết", words, re.IGNORECASE)
            and not (first == "vào" and _before(text, start).rstrip().endswith("tổng kết"))
        ):
            continue
        if only_year and _TITLE_NOUN.search(_before(text, start)):
            continue
        end = dates[-1].end
        if dates[-1].assumed_year and (_TIMES_A_YEAR.search(text) or _EVERY_YEAR.match(text, start + end)):
            continue  # «trước 20/11 hằng năm» is of every year, not of this
        one = read_deadline(words[:end], year=year, offset=offset + start)
        if "hoàn thành" in words.lower():
            return one
        found.append(one)
    return max(found, key=lambda one: one.deadline.due or "", default=None)


_TIMES_A_YEAR = re.compile(r"\d\s+(?:đợt|lần|kỳ|cuộc)\s*/\s*năm")
"""«định kỳ 02 đợt/năm (đợt 1 vào tháng 3, …)»: the months repeat."""


_EVERY_YEAR = re.compile(rf"\s*,?\s*(?:{_YEARLY})", re.IGNORECASE)


def _find_recurring(text: str, _year: int | None, offset: int) -> FoundDeadline | None:
    if not any(word in text for word in _RECURRING_WORDS):
        return None
    start = _STARTS.search(text)
    if start is not None:
        group = "words" if start["words"] else "bracket"
        words = start[group].rstrip()
        at = offset + start.start(group)
        return FoundDeadline(Deadline(words, DeadlineType.ONGOING, None, _rhythm(text), span=Span(at, at + len(words))))
    for pattern in (_ADVERB, _PERIODIC):
        for match in pattern.finditer(text):
            if pattern is _PERIODIC and _BUDGET.search(_before(text, match.start())):
                continue
            group = "always" if pattern is _ADVERB and match["always"] else "words"
            if pattern is _ADVERB and group == "words" and not _sets_time(text, match):
                continue
            words = match[group]
            span = Span(offset + match.start(group), offset + match.end(group))
            return FoundDeadline(Deadline(words, DeadlineType.ONGOING, None, _rhythm(words), span=span))
    return None


def _sets_time(text: str, match: re.Match[str]) -> bool:
    """«thường xuyên» behind a comma counts only before a verb: «hiệu quả, thường xuyên giữa …» describes."""
    if match["words"].lower() == "định kỳ":
        return match.start("words") == 0 and _verb_follows(text, match.end())
    if not match["words"].lower().startswith("thường") or match.start("words") == 0:
        return True
    return _before(text, match.start("words")).rstrip()[-1:] in ".;:(" or _verb_follows(text, match.end())


def _verb_follows(text: str, position: int) -> bool:
    rest = text[position:].lstrip()
    first = rest.split(" ", 1)[0]
    return any(rest.startswith(phrase) and " " in phrase for phrase in PHRASES.get(first, ()))


def _find_condition(text: str, _year: int | None, offset: int) -> FoundDeadline | None:
    if "khi" not in text and "Khi" not in text and "kể từ" not in text:
        return None
    for match in _INLINE_CONDITION.finditer(text):
        if _AD_HOC.search(_before(text, match.start())):
            continue
        words = match["words"].strip()
        if "¤" in words:
            continue
        start = offset + match.start("words")
        return FoundDeadline(
            Deadline(words, DeadlineType.CONDITIONAL, None, None, words, span=Span(start, start + len(words)))
        )
    return None


def condition_in(text: str) -> str | None:
    """A condition in brackets inside an item («(khi đủ điều kiện)»), kept beside the deadline of its line."""
    for match in _ROUND.finditer(text):
        if _INLINE_CONDITION.match(match["inner"]):
            return match["inner"].strip()
    return None
