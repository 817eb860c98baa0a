"""Cited documents: kind, number, date and issuer, with every later short form folded in.

The grammar of numbers is that of Nghị định 30/2020/NĐ-CP for the state
(«709/QĐ-TTg», «11/2015/TT-BTC»), of Hướng dẫn 05-HD/VPTW for the Party
(«57-NQ/TW») and of the National Assembly («93/2025/QH15»). The kind is read from
the words before the number, since the Party's «QĐ» and «CT» are ambiguous; the
abbreviation only helps where no word stands there.

>>> [(r.kind, r.number, r.issued_on, r.issuer) for r in find_references(
...     "Quyết định số 709/QĐ-TTg ngày 23/7/2024 của Thủ tướng Chính phủ; Kết luận số 69-KL/TW").values()]
[('Quyết định', '709/QĐ-TTg', '2024-07-23', 'Thủ tướng Chính phủ'), ('Kết luận', '69-KL/TW', None, None)]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dondoc.reading.data.bodies import DEPARTMENTS
from dondoc.reading.data.kinds import BY_ABBREVIATION, KINDS
from dondoc.reading.model import Reference, Span
from dondoc.reading.recognise.bodies import spell_out
from dondoc.reading.recognise.dates import find_dates
from dondoc.vn.alphabet import LOWER, UPPER

_SYMBOL = rf"[{UPPER}ÐƉ][{UPPER}{LOWER}ÐƉð&]*"
NUMBER = re.compile(
    rf"""
    (?<![\w/.,-])(?P<serial>\d{{1,5}}(?:\.\d{{1,2}}(?=/\s?(?:19|20)\d\d))?[a-z]?)\s?
    (?:
        /\s?(?:(?P<year>(?:19|20)\d{{2}})\s?/\s?)?
        (?P<symbol>(?:QH|UBTVQH)\d{{1,2}}|{_SYMBOL}(?:\s?[-–]\s?(?:{_SYMBOL}\d{{0,2}})(?:[.,]\d)?)+)     # 709/QĐ-TTg, 93/2025/QH15
      | \s?[-–]\s?(?P<party>{_SYMBOL}\s?/\s?{_SYMBOL}(?:[-.]{_SYMBOL})?)                                 # 57-NQ/TW
    )(?![\w])
    """,
    re.VERBOSE,
)
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_KIND_BEFORE = re.compile(rf"(?P<kind>{_KIND})\s*(?:số|Số)?\s*:?\s*$", re.IGNORECASE)
_LAW_BEFORE = re.compile(
    r"(?P<kind>Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định|Kế hoạch|Chương trình)\s(?P<name>[^.;\d]{2,110}?)\s*(?:số|Số)\s*:?\s*$"
)
_DATE_AFTER = re.compile(
    r"(?:[.,;]|\s|\(\d{1,2}\))*(?:ban hành\s+|ký\s+)?(?=(?i:ngày)\s+\d|ngày\d|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)"
)
_ISSUER_AFTER = re.compile(r"[,\s]*(?:của|do)\s+")
_SMALL = frozenset(
    [
        "nhân",
        "dân",
        "tỉnh",
        "thành",
        "phố",
        "và",
        "khóa",
        "khoá",
        "thường",
        "vụ",
        "chấp",
        "hành",
        "trung",
        "ương",
        "ủy",
        "uỷ",
        "chính",
        "phủ",
        "huyện",
        "thị",
        "xã",
        "trưởng",
        "trị",
        "tướng",
        "bí",
        "thư",
        "đảng",
        "bộ",
        "các",
        "nước",
        "hội",
        "quốc",
        "đồng",
        "chỉ",
        "đạo",
        "viện",
        "công",
        "nghệ",
        "ban",
        "nông",
        "thôn",
        "vận",
        "tải",
    ]
)
_MINISTRY = re.compile(
    rf"(?:(?:Bộ trưởng|Giám đốc)\s+)?(?:Bộ|Sở)\s+(?:{'|'.join(sorted(DEPARTMENTS, key=len, reverse=True))})(?!\w)"
)
"""Names with small words and commas in them: «Bộ Văn hóa, Thể thao và Du lịch»."""
_WORD = re.compile(r"[ ]*(?P<word>[^\W\d_][\w&-]*)")
_KIND_HERE = re.compile(rf"[ ]*(?:{_KIND})(?!\w)")
_RELATIONS = (
    ("amends", re.compile(r"sửa đổi|bổ sung|điều chỉnh", re.IGNORECASE)),
    ("replaces", re.compile(r"thay thế|bãi bỏ|hủy bỏ", re.IGNORECASE)),
    ("continues", re.compile(r"tiếp tục (?:triển khai )?thực hiện", re.IGNORECASE)),
    ("implements", re.compile(r"thực hiện|triển khai|cụ thể hóa|cụ thể hoá|theo tinh thần|chỉ đạo", re.IGNORECASE)),
    ("basis", re.compile(r"căn cứ|xét|theo", re.IGNORECASE)),
)
_PARTY = re.compile(r"^\d+[a-z]?-")


@dataclass(slots=True)
class _Cited:
    kind: str | None
    number: str
    issued_on: str | None = None
    issuer: str | None = None
    relation: str | None = None
    title: str | None = None
    mentions: list[Span] = field(default_factory=list)

    def frozen(self) -> Reference:
        return Reference(
            self.kind, self.number, self.issued_on, self.issuer, self.relation, self.title, tuple(self.mentions)
        )


def find_references(text: str, *, own_number: str | None = None, offset: int = 0) -> dict[str, Reference]:
    """All documents cited by number, in order of first mention, by a key of their own."""
    cited: dict[str, _Cited] = {}
    own = number_key(own_number) if own_number else None
    for match in NUMBER.finditer(text):
        if number_key(match[0]) == own or re.search(
            r"^\s*Số\s*:?\s*$", text[max(0, match.start() - 8) : match.start()]
        ):
            continue
        _take(text, match, cited, offset)
    _fold_undated(cited)
    _take_short_forms(text, cited, offset)
    return {key: entry.frozen() for key, entry in cited.items()}


def _take(text: str, match: re.Match[str], cited: dict[str, _Cited], offset: int) -> None:
    number = clean_number(match[0])
    kind, start = _kind_before(text, match)
    issued_on, position = _date_after(text, match.end())
    issuer, end = _issuer_after(text, position)
    issuer = issuer or _issuer_before(text, start)
    key = number_key(number) + (f"@{issued_on}" if issued_on else "")
    entry = cited.get(key)
    if entry is None:
        entry = cited[key] = _Cited(kind, number, issued_on, issuer, _relation(text, start))
    entry.kind = entry.kind or kind
    entry.issuer = entry.issuer or issuer
    entry.mentions.append(Span(offset + start, offset + max(end, match.end())))


def clean_number(written: str) -> str:
    """The number as printed, without spaces, en dashes as hyphens, Eth as Đ."""
    return re.sub(r"\s", "", written).replace("–", "-").replace("Ð", "Đ").replace("Ɖ", "Đ").replace("QĐĐ", "QĐ")


def number_key(number: str) -> str:
    """Numbers with equal keys are the same number: case and Đ or D do not matter, leading zeros neither."""
    return re.sub(r"^0+(?=\d)", "", clean_number(number).upper().replace("Đ", "D"))


def _kind_before(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    before = text[max(0, match.start() - 140) : match.start()]
    base = match.start() - len(before)
    found = _KIND_BEFORE.search(before, max(0, len(before) - 36)) or _LAW_BEFORE.search(before)
    if found:
        return _as_listed(found["kind"]), base + found.start()
    number = re.search(r"(?:số|Số)\s*:?\s*$", before)
    start = base + number.start() if number else match.start()
    return _kind_by_symbol(match), start


def _as_listed(kind: str) -> str:
    return " ".join([kind[:1].upper() + kind[1:].lower()]) if kind != kind.lower() else kind.capitalize()


def _kind_by_symbol(match: re.Match[str]) -> str | None:
    symbol = match["symbol"] or match["party"]
    first = re.split(r"[-–/]", symbol.replace(" ", ""))[0].upper().replace("Ð", "Đ")
    if first.startswith("QH"):
        return "Luật"
    if match["symbol"] and first not in BY_ABBREVIATION and not match["year"]:
        return "Công văn"
    if match["party"] and first == "TT":
        return "Thông tri"
    return BY_ABBREVIATION.get(first)


def _date_after(text: str, position: int) -> tuple[str | None, int]:
    lead = _DATE_AFTER.match(text, position)
    if not lead:
        return None, position
    ahead = text[lead.end() : lead.end() + 40]
    dates = find_dates(ahead)
    if not dates or dates[0].start > 6 or dates[0].last.year <= 1:
        return None, position
    return dates[0].last.isoformat(), lead.end() + dates[0].end


def _issuer_after(text: str, position: int) -> tuple[str | None, int]:
    lead = _ISSUER_AFTER.match(text, position)
    if not lead:
        return None, position
    start = lead.end()
    known = _MINISTRY.match(text, start)
    stop, first = (known.end(), False) if known else (start, True)
    while True:
        match = _WORD.match(text, stop)
        if match is None:
            break
        word = match["word"]
        following = _WORD.match(text, match.end())
        after = following["word"] if following else ""
        if first and not word[0].isupper():
            break
        if not first and _KIND_HERE.match(text, stop):
            break
        if word == "và" and (
            not after[:1].isupper()
            or _KIND_HERE.match(text, match.end())
            or after in ("Bộ", "Ban", "Sở", "UBND", "Thủ")
        ):
            break
        if not word[0].isupper() and word not in _SMALL:
            break
        if word == "ban" and after == "hành":
            break
        if re.match(r"[IVX]+$", word):
            stop = match.end()
            break
        stop, first = match.end(), False
        if text[stop : stop + 1] == "," and text.startswith((", Công nghệ", ", Thể thao"), stop):
            stop += 1
    if stop == start:
        return None, position
    return spell_out(text[start:stop].strip()), stop


_ISSUER_BEFORE = re.compile(r"(?:của|,)\s+(?P<name>[^\W\d_][^.;:,()\n]{4,80}?)\s+tại\s*$")


def _issuer_before(text: str, start: int) -> str | None:
    """«đề nghị của Sở A tại Tờ trình số …»: the issuer stands in front."""
    before = text[max(0, start - 110) : start]
    found = None
    for match in re.finditer(r"\bcủa\s", before):
        found = _ISSUER_BEFORE.match(before, match.start()) or found
    return spell_out(found["name"]) if found and found["name"][0].isupper() else None


def _relation(text: str, start: int) -> str | None:
    sentence = re.split(r"[.;]\s|\n", text[max(0, start - 60) : start])[-1]
    best: tuple[int, str] | None = None
    for name, pattern in _RELATIONS:
        for match in pattern.finditer(sentence):
            if best is None or match.end() > best[0]:
                best = (match.end(), name)
    return best[1] if best else None


def _fold_undated(cited: dict[str, _Cited]) -> None:
    """A mention without a date is the dated document of the same number."""
    dated: dict[str, _Cited] = {}
    for key, entry in cited.items():
        if "@" in key:
            dated.setdefault(key.split("@")[0], entry)
    for key in [key for key in cited if key in dated]:
        target, gone = dated[key], cited.pop(key)
        target.mentions = sorted([*target.mentions, *gone.mentions])
        target.issuer = target.issuer or gone.issuer
        target.relation = target.relation or gone.relation


def _short_forms(known: dict[tuple[str, str], list[_Cited]]) -> re.Pattern[str]:
    """A pattern for the short forms of the kinds that are cited in full."""
    kinds = "|".join(sorted({re.escape(kind[1:]) for kind, _ in known}, key=len, reverse=True))
    first = "".join(sorted({kind[0] + kind[0].upper() for kind, _ in known}))
    return re.compile(
        rf"(?<!\w)(?P<kind>[{first}](?i:{kinds}))\s+(?:số\s+)?(?P<serial>\d{{1,6}})(?![\w/]|\s?[-–]\s?[{UPPER}]|[.,]\d)"
    )


def _take_short_forms(text: str, cited: dict[str, _Cited], offset: int) -> None:
    """«Kết luận 93» after «Kết luận số 93-KL/TW»: the same kind and serial, and only one such."""
    by_serial: dict[tuple[str, str], list[_Cited]] = {}
    for entry in cited.values():
        serial = re.match(r"\d+", entry.number)
        if serial and entry.kind:
            by_serial.setdefault((entry.kind.casefold(), str(int(serial[0]))), []).append(entry)
    if not by_serial:
        return
    for match in _short_forms(by_serial).finditer(text):
        entries = by_serial.get((match["kind"].casefold(), str(int(match["serial"]))), [])
        if len(entries) == 1:
            entries[0].mentions.append(Span(offset + match.start(), offset + match.end()))
    for entry in cited.values():
        entry.mentions.sort()
