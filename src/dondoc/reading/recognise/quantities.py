"""Promised numbers: the value, how it binds (at least, about, in the first 15), its unit, against what.

«từ 60% trở lên» is at least 60, «khoảng 12 người/01 vạn dân» about 12, «tăng 3 (ba)
lần so với năm 2020» three times a baseline. Years, dates, numbers of documents and
«sau 12 tháng» are no promises.

>>> q = find_quantities("tỷ lệ kết quả được ứng dụng sau 12 tháng nghiệm thu đạt từ 60% trở lên")
>>> [(one.comparator, one.value, one.unit) for one in q]
[('>=', 60, '%')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.reading.data.units import LONG_UNITS
from dondoc.reading.data.verbs import PHRASES
from dondoc.reading.recognise.dates import DATE
from dondoc.reading.recognise.references import NUMBER as DOCUMENT_NUMBER
from dondoc.vn.numerals import NUMBER, parse_number

Value = int | float | tuple[int | float, int | float]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One promised number with its place (offsets in the text it was found in)."""

    start: int
    end: int
    comparator: str
    value: Value
    unit: str | None


_VALUE = re.compile(
    rf"(?<![\w/.,-])(?P<low>(?>{NUMBER}))(?:\s?(?:%|‰)(?=\s*(?:[-–]|đến)\s*\d))?(?:\s*(?:[-–]|đến)\s*(?P<high>(?>{NUMBER})))?(?:\s*\([^\d()]{{2,20}}\))?\s*(?P<unit>%(?:/năm)?|‰|lần(?!\w|\s+thứ|/)|(?:triệu|tỷ|tỉ|nghìn|ngàn)(?:\s+t[ỷỉ])?(?!\w))?(?![\d/.,]\d)"
)
_NO_PROMISE_BEFORE = re.compile(
    r"(?:năm|tháng|ngày|quý|số|thứ|lần thứ|Điều|khoản|điểm|Đề án|Nghị quyết|Kết luận|Chỉ thị|Chương trình|Phụ lục|mức độ|cấp độ|giai đoạn|phiên bản|công nghiệp|khóa|khoá|ISO|TCVN|sau|trong vòng|kể từ|Mẫu|biểu|mục|Web|web|Industry|CMCN|nhiệm kỳ|so với(?: năm| giai đoạn)?|bảng|loại|hạng|nhóm|A|G|COVID|mốc|Quý|thập niên|thế kỷ|top|Top|cả)\s*$"
)
_NO_PROMISE_AFTER = re.compile(
    r"\s*(?:tháng(?!\s+tuổi)|ngày|giờ|tuổi|năm\s+(?:tới|tiếp|đầu|cuối|qua|gần)|năm\s+một|/7|\.0\b|G\b|h\b|\)|/\d{4})"
)
_AFTER_UNIT_YEAR = re.compile(r"(?:19|20)\d\d$")
_AT_LEAST = re.compile(
    r"(?:ít nhất|tối thiểu|không (?:thấp hơn|dưới|ít hơn)|≥|>=|từ|chí ít)(?:\s+(?:là|đạt|có|khoảng|được|cho|từ))*\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:\btrên|\bhơn|\bvượt|cao hơn|lớn hơn|>)(?:\s+mức)?\s*$", re.IGNORECASE)
_AT_MOST = re.compile(r"(?:không (?:quá|vượt quá|cao hơn|lớn hơn)|tối đa|≤|<=)(?:\s+là)?\s*$", re.IGNORECASE)
_LESS = re.compile(r"(?:\bdưới|thấp hơn|ít hơn|nhỏ hơn|<)\s*$", re.IGNORECASE)
_ABOUT = re.compile(r"(?:khoảng|xấp xỉ|chừng|gần|ước(?: đạt)?|~)(?:\s+từ)?\s*$", re.IGNORECASE)
_GROWS = re.compile(
    r"(?:\b[Tt]ăng(?!\s+trưởng)(?:\s+(?:thêm|trung bình|bình quân|ít nhất|tối thiểu|khoảng|trên|lên|hằng năm|hàng năm|mỗi năm|tối thiểu|từ|so với[^,;]{0,40}))*)\s*:?\s*$"
)
_GROWS_LABEL = re.compile(r"^\s*(?:-\s*)?(?:[Tt]ăng thêm|.*\([Tt]ăng)[^:]*:\s*$")
_TIMES = re.compile(
    r"(?:tăng|gấp|gấp ít nhất|tăng gấp)(?:\s+(?:ít nhất|tối thiểu|khoảng|trên|thêm|lên|hơn|gấp))*\s*$", re.IGNORECASE
)
_COMPARED_BY = ((">=", _AT_LEAST), ("<=", _AT_MOST), (">", _MORE), ("<", _LESS), ("~", _ABOUT))
_RANK = re.compile(
    r"(?:\b(?:nhóm|tốp|top)\s*$|(?:nằm|thuộc|đứng|xếp|lọt|vào|duy trì|giữ|trong)\s+(?:vị trí\s+|hạng\s+|vào\s+|ở\s+)?(?:trong|vào|thứ|nhóm|tốp|top|hạng|số)?\s*(?:nhóm|tốp|top|số|thứ hạng|thứ)?)\s*$",
    re.IGNORECASE,
)
_RANK_AFTER = re.compile(
    r"\s*(?:tỉnh|địa phương|quốc gia|nước|đơn vị|thành phố|vị trí)[^.;]{0,50}(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất|đầu)",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"[^,.;\d]{0,60}?\btrở lên", re.IGNORECASE)
_AND_LESS = re.compile(r"[^,.;]{0,40}?\btrở xuống", re.IGNORECASE)
_LIST_MARK = re.compile(r"\s{0,4}[.)]\s")
_UNIT_WORD = re.compile(r"\s*([^\s,;.()]+)([,;.()]?)")
_LONG_UNIT = re.compile(
    rf"\s*({'|'.join(re.escape(unit) for unit in sorted(LONG_UNITS, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
_FROM = re.compile(r"\btừ\s*$", re.IGNORECASE)
_RISES = re.compile(r"\s*(?:[^\W\d]+\s+){0,3}(?:lên|xuống)\s+(?:còn\s+|thành\s+|mức\s+|trên\s+)?\d")
_FOREMOST = re.compile(r"(?:đứng|hàng) đầu|(?:cao|tốt|lớn) nhất")
_SIGNS = frozenset("≥≤<>=~:")
_WORD_REACH = 26
_UNIT_REACH = 120
_LABEL_REACH = 300
_UNIT_STOP = frozenset(
    [
        "được",
        "có",
        "đạt",
        "đã",
        "đang",
        "sẽ",
        "là",
        "và",
        "của",
        "cho",
        "trong",
        "ngoài",
        "tại",
        "với",
        "vào",
        "về",
        "theo",
        "trên",
        "dưới",
        "để",
        "từ",
        "đến",
        "do",
        "bằng",
        "trở",
        "mỗi",
        "quy",
        "cấp",
        "tham",
        "hoạt",
        "so",
        "nằm",
        "dẫn",
        "khi",
        "sau",
        "gồm",
        "thuộc",
        "trực",
        "ứng",
        "triển",
        "phục",
        "đáp",
        "mới",
        "hằng",
        "hàng/năm",
        "trung",
        "tổng",
    ]
)


def find_quantities(text: str) -> list[Quantity]:
    """The promised numbers of a clause, in order."""
    taken = sorted((m.start(), m.end()) for pattern in (DOCUMENT_NUMBER, DATE) for m in pattern.finditer(text))
    ahead = 0
    found = []
    for match in _VALUE.finditer(text):
        while ahead < len(taken) and taken[ahead][1] <= match.start():
            ahead += 1
        if ahead < len(taken) and taken[ahead][0] <= match.start():
            continue
        quantity = _quantity(text, match)
        if quantity is not None:
            found.append(quantity)
    return found


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    before = _words_before(text, match.start())
    unit = match["unit"]
    if _FROM.search(before) and _RISES.match(text, match.end()):
        return None  # «tăng từ 10 lên 20»: where it starts is not promised
    ranked = _RANK.search(before) and _RANK_AFTER.match(text, match.end())
    if (
        not unit
        and not ranked
        and (
            _NO_PROMISE_BEFORE.search(before, max(0, len(before) - _WORD_REACH))
            or (_NO_PROMISE_AFTER.match(text, match.end()) and not _compared(before))
        )
    ):
        return None
    if not unit and len(match["low"]) <= 2 and _LIST_MARK.match(text, match.end()):
        return None
    try:
        low = parse_number(match["low"])
        high = parse_number(match["high"]) if match["high"] else None
    except ValueError:
        return None
    if high is None and _AFTER_UNIT_YEAR.match(match["low"]) and not unit:
        return None
    value: Value = (low, high) if high is not None else low
    comparator = _comparator(text, match, before, unit, is_range=high is not None)
    return Quantity(match.start(), match.end(), comparator, value, unit_of(text, match))


def _words_before(text: str, position: int) -> str:
    """What stands before a number; nothing where it is no word and no sign, since then nothing there can qualify it."""
    before = text[max(0, position - 60) : position]
    last = before.rstrip()[-1:]
    return before if last.isalpha() or last in _SIGNS else ""


def _compared(before: str) -> bool:
    """«dưới 12 tháng», «không quá 24 tháng» are promises although they are times."""
    return any(pattern.search(before) for pattern in (_AT_MOST, _LESS)) or bool(
        re.search(r"(?:xuống|còn|giảm)\s*$", before)
    )


def _comparator(text: str, match: re.Match[str], before: str, unit: str | None, *, is_range: bool) -> str:
    after = match.end()
    if unit == "lần" and not is_range and _TIMES.search(before):
        return "multiply"
    if not unit and (_RANK.search(before) and _RANK_AFTER.match(text, after)):
        return "rank"
    if is_range:
        return "range"
    if unit in ("%", "%/năm", "‰") and _grows(text, match.start(), before):
        return "increase"
    if _AND_MORE.match(text, after) and not _MORE.search(before):
        return ">="
    if _AND_LESS.match(text, after):
        return "<="
    for sign, pattern in _COMPARED_BY if before else ():
        if pattern.search(before):
            return sign
    return "="


def _grows(text: str, start: int, before: str) -> bool:
    """«tăng 10%», and the number behind a label that says so: «Số doanh nghiệp (tăng thêm): 10%»."""
    if _GROWS.search(before):
        return True
    labelled = before.rstrip().endswith(":") and start <= _LABEL_REACH
    return labelled and _GROWS_LABEL.match(text, 0, start) is not None


def unit_of(text: str, match: re.Match[str]) -> str | None:
    """The unit as written: a sign, a measure of money, or the noun that is counted."""
    sign = match["unit"]
    rest = text[match.end() : match.end() + _UNIT_REACH]
    if sign in ("%", "‰", "lần", "%/năm"):
        per_year = re.match(r"\s*/\s*năm", rest)
        return f"{sign}/năm" if per_year and sign in ("%", "‰") else sign
    if sign:
        money = re.match(r"\s*(đồng|USD|lượt|người|tấn|kWh)(?:\s*/\s*(?:năm|người|ha)(?:/năm)?)?", rest)
        return f"{sign}{money[0]}" if money else sign
    whole = _LONG_UNIT.match(rest)
    if whole is not None:
        return whole[1]
    words: list[str] = []
    position = 0
    for word in _UNIT_WORD.finditer(rest):
        token = word[1]
        if not words and not token[0].isalpha():
            return None
        if words and _ends_unit(token, words[-1], rest[word.start(1) :]):
            break
        words.append(token)
        position = word.end()
        if word[2] or "/" in token or len(words) >= 3:
            break
    unit = " ".join(words) or None
    if unit and "/" in unit:
        tail = re.match(
            r"\s*(?:vạn|nghìn|triệu|\d+)?\s*(?:vạn|nghìn|triệu)?\s*(?:dân|người|giờ|ha|lao động)\b", rest[position:]
        )
        return unit + tail[0] if tail and tail[0].strip() else unit
    return unit


def _ends_unit(token: str, before: str, rest: str) -> bool:
    """Whether the noun that is counted ends before this word: «xã có mạng», «tỉnh đứng đầu»; not «ngày làm việc»."""
    if token in _UNIT_STOP or token[0].isdigit() or _FOREMOST.match(rest):
        return True
    return before not in ("ngày", "làm") and _is_verb(rest)


def _is_verb(rest: str) -> bool:
    first = rest.split(" ", 1)[0]
    return any(rest.startswith(phrase) for phrase in PHRASES.get(first, ()))
