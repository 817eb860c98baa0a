"""Values of a reading in the words of an official: days, places, numbers, doubts.

The same phrases stand in the workbook, the page, the calendar and the summary, so
they are made once, here. A reduced date keeps what it has («9/2024»): a day made
up would be the worse mistake.

>>> day_words("2024-09"), day_words("2025-03-31"), number_words(1234567.5)
('9/2024', '31/03/2025', '1.234.567,5')
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping
from datetime import date

from dondoc.language import _
from dondoc.reading.export import words
from dondoc.reading.model import Body, Confidence, Reading, ReportingDuty, Span, Target
from dondoc.reading.sources.base import Place

DOUBTFUL_BELOW = 0.8  # a field below this is shown to the reviewer first
_FULL = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_REDUCED = re.compile(r"(\d{4})-(\d{2})\Z")
_OF_YEAR = re.compile(r"(\d{2})-(\d{2})\Z")


def day_of(iso: str | None) -> date | None:
    """The day that a full ISO date names; nothing for a reduced or an impossible one."""
    if not iso or not _FULL.match(iso):
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def day_words(iso: str | None) -> str:
    """A date as officials write it; a reduced one keeps what it has."""
    if not iso:
        return ""
    if match := _FULL.match(iso):
        return f"{match[3]}/{match[2]}/{match[1]}"
    if match := _REDUCED.match(iso):
        return f"{int(match[2])}/{match[1]}"
    return iso


def dated(iso: str | None) -> str:
    """A date with its own word before it: «ngày 06/05/2024», «tháng 9/2024», «năm 2024»."""
    if not iso:
        return ""
    if _FULL.match(iso):
        return _("ngày {day}").format(day=day_words(iso))
    if _REDUCED.match(iso):
        return _("tháng {month}").format(month=day_words(iso))
    return _("năm {year}").format(year=iso)


def due_words(duty: ReportingDuty) -> str:
    """The day of a standing report: «20/11», «ngày 25», «thứ Năm»."""
    return "; ".join(_one_due(due) for due in duty.dates or (duty.due,) if due)


def _one_due(due: str) -> str:
    if match := _OF_YEAR.match(due):
        return f"{match[2]}/{match[1]}"
    if due.isdigit() and len(due) <= 2:
        return _("ngày {n}").format(n=int(due))
    if due.startswith("W") and due[1:] in "1234567":
        return (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật"))[
            int(due[1:]) - 1
        ]
    return day_words(due)


def number_words(value: float | int) -> str:
    """A number with points for thousands and a comma for decimals."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,"))


def value_words(target: Target) -> str:
    """What a target promises: «tối thiểu 60 %», «1 – 2 trung tâm»."""
    if target.value is None:
        return ""
    pair = target.value if isinstance(target.value, tuple) else (target.value,)
    number = " – ".join(number_words(value) for value in pair)
    if target.comparator == "multiply":
        number = _("{number} lần").format(number=number)
    comparator = words.word(words.comparators(), target.comparator) if target.comparator != "=" else ""
    return " ".join(part for part in (comparator, number, target.unit) if part)


def names(bodies: Iterable[Body]) -> str:
    """Bodies on one line."""
    return "; ".join(body.name for body in bodies)


def doubts(confidence: Mapping[str, Confidence]) -> list[str]:
    """The fields that need a look, the least sure first, each with the reason in words."""
    low = sorted((c.score, field, c.reason) for field, c in confidence.items() if c.score < DOUBTFUL_BELOW)
    fields, reasons = words.fields(), words.reasons()
    return [f"{words.word(fields, field)} ({words.word(reasons, reason)})" for _score, field, reason in low]


def lowest(confidence: Mapping[str, Confidence]) -> float:
    """How sure the reader is of the least sure field; 1 where nothing is said."""
    return min((c.score for c in confidence.values()), default=1.0)


def is_doubtful(confidence: Mapping[str, Confidence]) -> bool:
    """Whether some field needs a person's look."""
    return lowest(confidence) < DOUBTFUL_BELOW


def place_words(place: Place | None) -> str:
    """Where in the file: «trang 3, bảng 1, hàng 2, cột 4»."""
    if place is None:
        return ""
    parts = []
    if place.page is not None:
        parts.append(_("trang {n}").format(n=place.page))
    if place.table is not None:
        parts.append(_("bảng {n}").format(n=place.table + 1))
        if place.row is not None:
            parts.append(_("hàng {n}").format(n=place.row + 1))
        if place.column is not None:
            parts.append(_("cột {n}").format(n=place.column + 1))
    elif place.line is not None:
        parts.append(_("dòng {n}").format(n=place.line))
    elif place.paragraph is not None:
        parts.append(_("đoạn {n}").format(n=place.paragraph + 1))
    return ", ".join(parts)


class Finder:
    """Finds the place of a span quickly: a long document has as many places as findings."""

    def __init__(self, reading: Reading) -> None:
        self._starts = [start for start, _place in reading.places]
        self._places = [place for _start, place in reading.places]

    def place(self, span: Span | None) -> Place | None:
        """Where the first word of a span stands."""
        if span is None:
            return None
        index = bisect.bisect_right(self._starts, span.start) - 1
        return self._places[index] if index >= 0 else None

    def words(self, span: Span | None) -> str:
        """The place of a span in words."""
        return place_words(self.place(span))


def heading(reading: Reading, name: str) -> str:
    """The document on one line: «Kế hoạch số 215/KH-UBND ngày 06/05/2024»; the file's name where it has none."""
    facts = reading.document
    if not (facts.kind or facts.number):
        return name
    parts = [facts.kind or _("Văn bản")]
    if facts.number:
        parts.append(_("số {number}").format(number=facts.number))
    if facts.issued_on:
        parts.append(dated(facts.issued_on))
    return " ".join(parts)


def shorten(text: str, length: int) -> str:
    """The first words of a text, up to a length, with «…» where it was cut."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def facts_table(reading: Reading, name: str) -> list[tuple[str, str, str]]:
    """The document's own fields: their name, the value in words, and what to check."""
    facts, signer = reading.document, reading.document.signer
    rows = (
        ("kind", _("Loại văn bản"), facts.kind),
        ("number", _("Số, ký hiệu"), facts.number),
        ("issued_on", _("Ngày ban hành"), day_words(facts.issued_on)),
        ("issuer", _("Cơ quan ban hành"), facts.issuer),
        ("place", _("Địa danh"), facts.place),
        ("title", _("Trích yếu"), facts.title),
        ("signer", _("Người ký"), ", ".join(part for part in (signer.name, signer.position) if part) if signer else ""),
        ("authority", _("Thẩm quyền ký"), "; ".join(signer.authority) if signer else ""),
        ("recipients", _("Nơi nhận"), "\n".join(facts.recipients)),
    )
    out = [(label, value or "", _doubt_of(facts.confidence.get(field))) for field, label, value in rows]
    for annex in reading.annexes:
        state = annex.title or "" if annex.present else _("không có trong tệp")
        out.append((annex.label, state, "" if annex.present else _("cần tìm phụ lục")))
    out += [(_("Kinh phí ({path})").format(path=item.path), item.text, "") for item in reading.funding]
    out.append((_("Tệp nguồn"), f"{name} ({words.word(words.formats(), reading.format.value)})", ""))
    out += [(_("Lưu ý về tệp"), notice.message, "") for notice in reading.notices]
    return out


def _doubt_of(confidence: Confidence | None) -> str:
    if confidence is None or confidence.score >= DOUBTFUL_BELOW:
        return ""
    return words.word(words.reasons(), confidence.reason)
