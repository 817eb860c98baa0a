"""Standing duties to report: who reports to whom, through whom, how often, by which day.

«định kỳ hàng năm trước ngày 20/11 (hoặc đột xuất khi có yêu cầu) báo cáo kết quả về
Ủy ban nhân dân tỉnh (qua Sở Khoa học và Công nghệ)» is one duty. A report that is
itself the product of some work, with no rhythm and no day, is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dondoc.reading.data.verbs import PHRASES
from dondoc.reading.model import Body, Span
from dondoc.reading.recognise.bodies import parse_bodies, spell_out, starts_body
from dondoc.reading.recognise.dates import FoundDate, find_dates
from dondoc.reading.recognise.deadlines import recurrence_of


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A reporting clause within an item's text (offsets in that text)."""

    start: int
    end: int
    frequency: str
    due: str | None
    dates: tuple[str, ...]
    ad_hoc: bool
    to: str | None
    via: str | None
    whole_sentence: bool
    clear: bool = True
    impossible: tuple[FoundDate, ...] = ()


_REPORT = re.compile(
    r"(?<!\w)(?:[Bb]áo cáo|[Gg]ửi báo cáo|[Bb]/c)(?!\s+(?:viên|tài chính|đề dẫn|kinh tế|khoa học|nghiên cứu khả thi|chính trị|số|đánh giá tác động|thẩm định))"
)
_RHYTHM = re.compile(
    r"[Đđ]ịnh kỳ|(?:[Hh]ằng|[Hh]àng|[Mm]ỗi)\s+(?:năm|quý|tháng|tuần)|0?6 tháng|(?:một|1) năm|(?:hai|0?2) năm (?:một|0?1) lần|[Hh]ằng 6 tháng|quý,\s*(?:06|6) tháng|sơ kết|tổng kết"
    r"|[Tt]rước (?:ngày|tháng|\d)|[Cc]hậm nhất|[Vv]ào ngày|[Nn]gày\s+\d|trước thứ|thứ (?:hai|ba|tư|năm|sáu)|[Đđ]ột xuất|theo quý|hết năm|báo cáo (?:tuần|tháng|quý|năm)"
)
_AD_HOC = re.compile(r"[Đđ]ột xuất")
_PERIODIC = re.compile(r"[Đđ]ịnh kỳ")
_TROUBLE = re.compile(r"(?:khó khăn|vướng mắc|phát sinh)")
_TO = re.compile(r"(?:gửi\s+(?:về\s+)?|về\s+|cho\s+|lên\s+|tới\s+)?")
_SEND = re.compile(r"(?:gửi|báo cáo|về|cho|trình|tham mưu)\s+(?:báo cáo\s+)?(?:về\s+|cho\s+)?")
_VIA = re.compile(r"\(?\s*(?:thông qua|qua)\s+(?:cơ quan thường trực là\s+)?")
_WEEKDAYS = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6}
_WEEKDAY = re.compile(
    r"thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)(?=\s+(?:hằng|hàng|mỗi)\s+tuần|.*\btuần)|tuần\b.{0,30}thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(r"ngày\s+(\d{1,2})(?:\s+(?:hằng|hàng|mỗi|của)\s+tháng|\s+tháng cuối|\s+hằng tháng)")
_SENTENCE = re.compile(r"[^.;]*(?:(?:\d[.;]\d|[.;](?!\s|$))[^.;]*)*(?:[.;]|$)")
_CLAUSE_WORK = re.compile(
    r"^(?:[^,;]*?)(?:tổng hợp|báo cáo|đánh giá|định kỳ|hằng năm|hàng năm|trước ngày|chậm nhất)", re.IGNORECASE
)
_ONLY_REPORT_LEAD = re.compile(
    r"^\s*(?:(?:và|đồng thời|đồng thời,)\s+)?(?:chủ trì,?\s*|phối hợp[^,;]*,\s*)?(?:\([^)]*\)\s*)?(?:(?:hoặc|và)\s+)?"
    r"(?:(?:định kỳ|hằng|hàng|mỗi|năm|quý|tháng|tuần|trước|ngày|[\d/]+|\([^()]*\)|hoặc|đột xuất|khi có yêu cầu|theo yêu cầu"
    r"|thực hiện(?: chế độ)?|chậm nhất|và|hết|vào|cuối|của|từ|đến|theo quy định|chế độ|tổ chức|có trách nhiệm|chịu trách nhiệm)[\s,]*)*"
    r"(?:(?:tổng hợp|đánh giá|sơ kết|tổng kết)(?:[^.;]{0,80}?),?\s*(?:và\s+)?)?(?:gửi\s+)?báo cáo",
    re.IGNORECASE,
)


def find_reports(text: str, year: int | None = None) -> list[FoundReport]:
    """The reporting clauses of an item."""
    if "áo cáo" not in text:
        return []
    found = []
    for sentence in _SENTENCE.finditer(text):
        if not sentence[0].strip():
            continue
        report = _in_sentence(sentence[0], sentence.start(), year)
        if report is not None:
            found += _named_ones(sentence[0], report) or [report]
    return found


_NAMED = re.compile(
    r"báo cáo\s+(?:định kỳ\s+)?(?P<period>quý|0?6 tháng|tháng|năm|tuần)\s+\((?P<due>(?:trước|chậm nhất|vào)[^()]*\d[^()]*)\)"
)


def _named_ones(sentence: str, whole: FoundReport) -> list[FoundReport]:
    """«báo cáo 6 tháng (trước ngày 10/6) và báo cáo năm (trước ngày 01/12)»: a duty for each."""
    named = list(_NAMED.finditer(sentence))
    if len(named) < 2:
        return []
    out = []
    for match in named:
        frequency = _frequency(f"báo cáo định kỳ hằng {match['period']}") or whole.frequency
        due, dates = _due(match["due"], frequency, None)
        out.append(replace(whole, frequency=frequency, due=due, dates=dates, ad_hoc=False))
    return out


def given_before(text: str, report: FoundReport, *, offset: int = 0) -> tuple[Body, ...]:
    """«… Giao Bộ A tổng hợp …; báo cáo hằng tháng»: who an earlier sentence of the same item gives it to."""
    found: tuple[Body, ...] = ()
    for match in _GIVES.finditer(text, 0, report.start):
        given = parse_bodies(text, match.end(), offset=offset)
        found = given.bodies or found
    return found


_GIVES = re.compile(r"(?<=[.;]\s)Giao\s+(?:cho\s+)?")


def _in_sentence(sentence: str, base: int, year: int | None) -> FoundReport | None:
    verb = _verb(sentence)
    if verb is None:
        return None
    rhythm = [match for match in _RHYTHM.finditer(sentence) if match.start() < verb.start() + 220]
    if not rhythm:
        return None
    words = sentence
    frequency = _frequency(words)
    if frequency is None:
        return None
    due, dates = _due(words, frequency, year)
    start = _clause_start(sentence, rhythm[0], verb)
    start += len(sentence[start:]) - len(sentence[start:].lstrip())
    to, via = _receiver(sentence, verb)
    return FoundReport(
        base + start,
        base + len(sentence.rstrip(" ;")),
        frequency,
        due,
        dates,
        bool(_AD_HOC.search(words)) and frequency != "ad_hoc",
        to,
        via,
        start == 0 or bool(_ONLY_REPORT_LEAD.match(sentence)),
        frequency != "periodic",
        tuple(replace(date, start=base + date.start, end=base + date.end) for date in _impossible(words)),
    )


def _impossible(words: str) -> list[FoundDate]:
    return [found for found in find_dates(words) if found.month_day and not found.exists]


def _verb(sentence: str) -> re.Match[str] | None:
    """The verb «báo cáo»; where it is only the object of another verb («chế độ báo cáo»), still the duty."""
    for match in _REPORT.finditer(sentence):
        before = sentence[: match.start()].rstrip().rsplit(" ", 2)[-2:]
        if re.search(r"(?:^|\s)để\s+(?:tổng hợp,?\s+)?$", sentence[: match.start()]):
            continue
        if " ".join(before).lower() in ("xây dựng", "lập các", "mẫu", "các"):
            continue
        return match
    return None


_EACH_QUARTER = re.compile(r"quý[,;]?\s*(?:và\s+)?(?:0?6 tháng|năm)", re.IGNORECASE)
"""«báo cáo quý, 6 tháng, năm»: the shortest period is the rhythm."""


def _frequency(words: str) -> str | None:
    weekday = _WEEKDAY.search(words)
    if weekday:
        return "weekly"
    said = recurrence_of(words)
    if said == "biennial":
        return "periodic"  # the plan format has no word for it; the clause keeps the two years
    if said in ("quarterly", "semiannual") and _EACH_QUARTER.search(words):
        return "quarterly"
    if said in ("annual", "quarterly", "monthly", "weekly", "semiannual"):
        if said == "annual" and re.search(r"(?<!\d)0?6\s+tháng", words):
            return "semiannual"
        return said
    dated = [found for found in find_dates(words) if found.month_day]
    if len({found.month_day for found in dated if found.assumed_year}) == 2 and re.search(r"\svà\s", words):
        return "semiannual"
    if _PERIODIC.search(words):
        return "periodic"
    if dated and not dated[0].assumed_year:
        return "once"
    if _AD_HOC.search(words) and re.search(r"đột xuất", words):
        return "ad_hoc"
    if dated and re.search(r"trước|chậm nhất", words, re.IGNORECASE):
        return "once"
    return None


def _due(words: str, frequency: str, year: int | None) -> tuple[str | None, tuple[str, ...]]:
    weekday = _WEEKDAY.search(words)
    if weekday:
        return f"W{_weekday((weekday[1] or weekday[2]).lower())}", ()
    of_last_month = re.search(r"ngày\s+(\d{1,2})\s+(?:của\s+)?tháng cuối", words)
    if of_last_month:
        return f"{int(of_last_month[1]):02d}", ()
    if frequency == "monthly":
        day = _DAY_OF_MONTH.search(words) or re.search(r"ngày\s+(\d{1,2})(?![\d/])", words)
        return (f"{int(day[1]):02d}", ()) if day else (None, ())
    found = [one for one in find_dates(words, year if frequency == "once" else None) if one.month_day]
    if frequency == "once":
        whole = [one for one in found if one.last.year > 1]
        return (whole[-1].last.isoformat(), ()) if whole else (None, ())
    days = sorted({one.month_day for one in found if one.month_day and (one.assumed_year or frequency != "periodic")})
    days = [day for day in days if day]
    if not days:
        return None, ()
    return days[-1], tuple(days) if len(days) > 1 else ()


def _weekday(word: str) -> int:
    return int(word) - 1 if word.isdigit() else _WEEKDAYS[word]


def _clause_start(sentence: str, first: re.Match[str], verb: re.Match[str]) -> int:
    """Where the reporting part of the sentence begins: at its rhythm, where work stands before it."""
    at = min(first.start(), verb.start())
    before = sentence[:at].rstrip()
    if not before or not before.endswith((",", "và", ";", "đồng thời")):
        return 0 if len(before.split()) < 14 else at
    head = before.rstrip(", ").strip()
    found = parse_bodies(head, 0)
    if found.bodies and found.end >= len(head) - 2:
        return 0
    return at


def _receiver(sentence: str, verb: re.Match[str]) -> tuple[str | None, str | None]:
    via = _via(sentence, verb)
    for match in re.finditer(
        r"(?:gửi|nộp)\s+(?:báo cáo\s+|kết quả\s+|văn bản\s+)?(?:về\s+|cho\s+)?|(?:báo cáo|về|cho|trình)\s+",
        sentence[verb.start() :],
    ):
        position = verb.start() + match.end()
        if sentence[position : position + 3] == "về ":
            position += 3
        if not starts_body(sentence, position):
            continue
        if sentence[position : position + 4] in ("các ", "Các "):
            continue
        sent = re.search(r"gửi\s+(?:về\s+|cho\s+)?(?=[A-ZĐỦU])", sentence[verb.end() :])
        if (
            sent
            and not match[0].startswith("gửi")
            and starts_body(sentence, verb.end() + sent.end())
            and verb.end() + sent.end() < position
        ):
            continue
        found = parse_bodies(sentence, position)
        if found.bodies:
            return found.bodies[0].name, via
    return None, via


def _via(sentence: str, verb: re.Match[str]) -> str | None:
    for match in _VIA.finditer(sentence, verb.start()):
        found = parse_bodies(sentence, match.end())
        if found.bodies:
            return spell_out(found.bodies[0].name)
    return None


def only_reports(text: str, reports: list[FoundReport], subject_end: int = 0) -> bool:
    """Whether an item says nothing but that somebody reports."""
    if not reports:
        return False
    rest = text
    for report in reversed(reports):
        rest = rest[: report.start] + rest[report.end :]
    rest = rest[subject_end:] if reports[0].start > subject_end else rest
    bare = re.sub(r"[\s.;:,/]+", " ", rest).strip()
    if _is_other_work(bare):
        return False
    if (
        len(bare.split()) > 4
        and not _is_subject_only(bare)
        and not (_GATHERS.fullmatch(bare) and ";" not in rest.strip(" .;"))
    ):
        return False
    return all(_says_only_report(text, report, subject_end) for report in reports)


def _is_other_work(words: str) -> bool:
    """«Nghiên cứu phương án, báo cáo …»: a verb that does not belong to reporting itself."""
    small = words.lower()
    first = small.split(" ", 1)[0]
    verb = next((phrase for phrase in PHRASES.get(first, ()) if " " in phrase and small.startswith(phrase)), None)
    return verb is not None and verb not in _OF_REPORTING and len(small.split()) > 2


_OF_REPORTING = frozenset(
    {"tổng hợp", "đánh giá", "sơ kết", "tổng kết", "thực hiện", "chủ trì", "phối hợp", "định kỳ", "tổ chức", "căn cứ",
     "hằng năm", "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "đồng thời", "trước ngày", "có trách nhiệm", "chịu trách nhiệm",
     "theo dõi", "tham mưu", "kết quả", "tình hình", "nội dung", "thống kê", "đối với", "trong năm", "trong quá trình"}
)  # fmt: skip
_GATHERS = re.compile(r"(?:tổng hợp|đánh giá|sơ kết|tổng kết)\b[^.;]{0,120}", re.IGNORECASE)


def reporters(text: str, report: FoundReport, *, offset: int = 0) -> tuple[Body, ...]:
    """Who stands before the verb of the clause itself: «Chế độ báo cáo: các cơ quan báo cáo …»."""
    clause = text[report.start : report.end]
    for match in re.finditer(r"(?:^|[:,]\s+|\s)(?=[^\W\d_])", clause):
        found = parse_bodies(clause, match.end(), offset=offset + report.start)
        if found.bodies and re.match(
            r"\s*(?:\([^)]*\)\s*)?,?\s*(?:gửi |tổng hợp,? |định kỳ |có trách nhiệm )?báo cáo", clause[found.end :]
        ):
            return found.bodies
    return ()


def _is_subject_only(words: str) -> bool:
    found = parse_bodies(words, 0)
    return bool(found.bodies) and found.end >= len(words) - 3


def _says_only_report(text: str, report: FoundReport, subject_end: int) -> bool:
    start = max(report.start, subject_end) if subject_end < report.end else report.start
    return bool(_ONLY_REPORT_LEAD.match(text[start : report.end]))


def reporting_span(report: FoundReport, offset: int) -> Span:
    """The clause in the normalised text."""
    return Span(offset + report.start, offset + report.end)
