"""The document's own fields: kind, number, issuer, place, date, title, signer, recipients.

Read from the letterhead, the title and the foot as Nghị định 30/2020/NĐ-CP and
Hướng dẫn 05-HD/VPTW lay them out. What is blank stays blank, with a warning; where
the head is lost, the issuer is taken from the signature and the text, and said to
be less sure.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from dondoc.reading.data.places import CITIES, PROVINCES
from dondoc.reading.model import Confidence, DocumentFacts, Signer, Span, Warning
from dondoc.reading.recognise.bodies import spell_out
from dondoc.reading.recognise.references import clean_number
from dondoc.reading.structure.zones import Zones
from dondoc.reading.text.layer import Line, Text
from dondoc.vn.alphabet import LOWER, UPPER, fold, is_capitals, sentence_case
from dondoc.vn.calendar import repaired

_NUMBER_LINE = re.compile(
    rf"(?:(?<!\w)Số|^(?:số|Sô|Só|So))\s*[:.]?\s*(?P<serial>[\d.…_\s]*[a-z]?)\s?(?P<rest>(?:/\s?\d{{4}})?\s?[/-]\s?[{UPPER}Ðđ][\w&Đ.,-]*(?:\s?[-/]\s?[{UPPER}Ð][\w&Đ]*)*)"
)
_NUMBER_EMPTY = re.compile(r"^\s*S[ốôó]\s*[:.]?\s*[.…_\s]*$")
_DATE_LINE = re.compile(
    rf"(?P<place>[{UPPER}][{LOWER}{UPPER}\s.'-]*?)\s*,\s*(?P<words>ngày\s*(?P<day>[\d.…_]*)\s*tháng\s*(?P<month>[\d.…_]*)\s*năm\s*(?P<year>(?:19|20)?\d{{0,2}}[.…_]*))",
    re.IGNORECASE,
)
_NATION = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ|CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN|[Đđ]ộc lập\s*[-–]|^\*+$|^[-–—_=\s]+$")
_BODY_LINE = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BỘ|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ|HUYỆN ỦY|BAN|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG ĐOÀN|BAN CÁN SỰ|ĐẢNG BỘ|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|VĂN PHÒNG|CỤC|CHI CỤC|TỔNG CỤC|VIỆN|TRƯỜNG|ĐẠI HỌC|TRUNG TÂM"
    r"|LIÊN HIỆP|HỘI|MẶT TRẬN|CÔNG AN|THANH TRA|NGÂN HÀNG|KHO BẠC|BẢO HIỂM|CHỦ TỊCH|ĐOÀN|BÁO|ĐÀI|CÔNG TY|TẬP ĐOÀN|TÒA ÁN|VIỆN KIỂM SÁT|UBMTTQ|ỦY VIÊN|BCĐ|HỌC VIỆN)\b"
)
_GOES_ON = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|VÀ |CÔNG NGHỆ|PHÁT TRIỂN|TRUNG ƯƠNG|KHOA HỌC|NHÂN DÂN|NÔNG THÔN|XÃ HỘI|THỂ THAO|DU LỊCH|KỸ THUẬT|VIỆT NAM|TỔ QUỐC|VỀ )"
)
_OFFICE_ALONE = re.compile(r"VĂN PHÒNG|VĂN PHÒNG UBND|BAN TỔ CHỨC|THƯỜNG TRỰC")
"""«UBND TỈNH A / VĂN PHÒNG»: the office is named by the body above it."""
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?[./,:]?\s", re.IGNORECASE)
_ABBREVIATED = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "UBMTTQ": "Ủy ban Mặt trận Tổ quốc"}
_RECIPIENT_LABEL = re.compile(r"^[-*\s]*nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_SIGNED = re.compile(r"^\(?\s*(?:đã ký|ký)\s*\)?\s*", re.IGNORECASE)
_PROPER_NAMES = (
    "Khoa học và Công nghệ", "Tài chính", "Nội vụ", "Tư pháp", "Công Thương", "Y tế", "Xây dựng", "Giáo dục và Đào tạo",
    "Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Tài nguyên và Môi trường", "Kế hoạch và Đầu tư",
    "Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch", "Giao thông vận tải", "Quốc phòng", "Công an",
    "Ngoại giao", "Ngoại vụ", "Dân tộc và Tôn giáo", "Trung ương Đảng", "Chính phủ", "Quốc hội", "Quản lý", "Chỉ đạo", "Thường vụ", "Chấp hành",
    "Mặt trận Tổ quốc Việt Nam", "Khoa học và Kỹ thuật", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Việt Nam", "Đảng bộ",
)  # fmt: skip

_TITLES = {
    fold(title): title
    for title in (
        "Ủy ban nhân dân", "Hội đồng nhân dân", "Ban Thường vụ", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Bí thư", "Phó Bí thư",
        "Bộ trưởng", "Thứ trưởng", "Thủ tướng", "Phó Thủ tướng", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Cục trưởng", "Phó Cục trưởng",
    )
}  # fmt: skip
_BY_SMALL = {name.casefold(): name for name in (*_PROPER_NAMES, *PROVINCES)}
_NAMES = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _BY_SMALL), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)


@dataclass(slots=True)
class DocumentReader:
    """Reads the head, title and foot of the first document of a text."""

    text: Text
    zones: Zones
    warnings: list[Warning] = field(default_factory=list)

    def read(self) -> DocumentFacts:
        """The fields, each with its span and confidence."""
        spans: dict[str, Span] = {}
        sure: dict[str, Confidence] = {}
        number = self._number(spans, sure)
        place, issued_on = self._date(spans, sure)
        signer = self._signer(spans)
        issuer = self._issuer(place, signer, spans, sure)
        kind, title = self._title(spans)
        recipients = self._recipients(spans)
        return DocumentFacts(kind, number, issuer, place, issued_on, title, signer, recipients, spans, sure)

    def _head_lines(self) -> list[Line]:
        return [self.text.lines[n] for n in self.zones.letterhead]

    def _number(self, spans: dict[str, Span], sure: dict[str, Confidence]) -> str | None:
        for line in self._head_lines() or [self.text.lines[n] for n in self.zones.main.preamble[:4]]:
            match = _NUMBER_LINE.search(line.text)
            if match:
                spans["number"] = Span(line.start + match.start(), line.start + match.end())
                serial = re.sub(r"[\s.…_]", "", match["serial"])
                rest = clean_number(match["rest"]).rstrip(".,-")
                if not serial:
                    self._warn("blank-number", line, match)
                    sure["number"] = Confidence(0.5, "blank")
                    rest = rest if rest.startswith(("/", "-")) else f"/{rest}"
                return f"{serial}{rest}"
            if _NUMBER_EMPTY.match(line.text):
                spans["number"] = Span(line.start, line.end)
                self._warn("blank-number", line, None)
                return None
        return None

    def _warn(self, code: str, line: Line, match: re.Match[str] | None) -> None:
        span = Span(line.start + match.start(), line.start + match.end()) if match else Span(line.start, line.end)
        self.warnings.append(Warning(code, None, self.text.text[span.start : span.end].strip(), None, span=span))

    def _date(self, spans: dict[str, Span], sure: dict[str, Confidence]) -> tuple[str | None, str | None]:
        before = ""
        for line in self._head_lines():
            match = _DATE_LINE.search(line.text)
            if not match:
                before = line.text
                continue
            spans["issued_on"] = Span(line.start + match.start("words"), line.start + match.end("words"))
            place = _place_name(match["place"])
            if place not in PROVINCES and before:
                place = next((one for one in PROVINCES if fold(one) == fold(f"{before} {place}")), place)
            spans["place"] = Span(line.start + match.start("place"), line.start + match.end("place"))
            year, month, day = (re.sub(r"\D", "", match[name]) for name in ("year", "month", "day"))
            issued, exists = _reduced(year, month, day)
            if not exists:
                span = spans["issued_on"]
                said = self.text.text[span.start : span.end]
                self.warnings.append(Warning("impossible-date", None, said, issued, span=span))
                sure["issued_on"] = Confidence(0.4, "impossible-date")
            if not (year and month and day) or len(year) < 4:
                self._warn("blank-date", line, match)
                sure["issued_on"] = Confidence(0.5, "blank")
            return place, issued
        return None, None

    def _signer(self, spans: dict[str, Span]) -> Signer | None:
        authority: list[str] = []
        position = name = None
        lines = [self.text.lines[n] for n in self.zones.signature]
        for line in lines:
            text = _SIGNED.sub("", line.text).strip()
            if not text or re.match(r"[-+•]\s", text):
                continue
            if _AUTHORITY.match(text) and name is None:
                authority.append(self._known(_authority_line(text), line))
            elif is_capitals(text) and name is None and len(text) < 80:
                position = self._known(_position(text), line) if position is None else position
                if len(authority) > 0 and _is_whole_body(authority[-1], text):
                    position = None
                    authority[-1] = f"{authority[-1]} {text.lower()}"
            elif name is None and (authority or position) and _looks_like_name(text):
                name = text
        if not (authority or position or name):
            return None
        span = Span(lines[0].start, lines[-1].end)
        spans["signer"] = span
        return Signer(name, position, tuple(authority), span)

    def _known(self, words: str, line: Line) -> str:
        """A title in capitals whose marks a scan lost («CHỦ TICH») is the title it equals but for them, with a warning."""
        initials = _AUTHORITY.match(words)
        start = initials.end() if initials else 0
        right = _TITLES.get(fold(words[start:]))
        if right is None or right.casefold() == words[start:].casefold():
            return words
        span = Span(line.start, line.end)
        self.warnings.append(Warning("likely-misread", None, line.text, right, span=span))
        return words[:start] + right

    def _issuer(
        self, place: str | None, signer: Signer | None, spans: dict[str, Span], sure: dict[str, Confidence]
    ) -> str | None:
        groups = self._issuer_lines()
        province = self._province(place)
        if groups:
            lines = groups[-1]
            if len(groups) > 1 and _OFFICE_ALONE.fullmatch(" ".join(_issuer_part(line.text) for line in lines)):
                lines = [*lines, *groups[-2]]
            spans["issuer"] = Span(min(line.start for line in lines), max(line.end for line in lines))
            written = " ".join(_issuer_part(line.text) for line in lines)
            above = " ".join(_issuer_part(line.text) for line in groups[0]) if len(groups) > 1 else ""
            return _completed(_proper(written), _proper(above), province)
        sure["issuer"] = Confidence(0.6, "from-signature-and-text")
        if signer and signer.authority and signer.authority[0][:3] in ("TM.", "T/M", "TM "):
            return _completed(_proper(_AUTHORITY.sub("", signer.authority[0])), "", province)
        body = self._body_in_text()
        return _completed(body, "", province) if body else None

    def _issuer_lines(self) -> list[list[Line]]:
        groups: list[list[Line]] = []
        for line in self._head_lines():
            text = _issuer_part(line.text)
            if not text or _NATION.search(text) or not is_capitals(text):
                continue
            if groups and ((_GOES_ON.match(text) and not _BODY_LINE.match(text)) or not _BODY_LINE.match(text)):
                groups[-1].append(line)
            elif _BODY_LINE.match(text):
                groups.append([line])
        return groups

    def _province(self, place: str | None) -> str | None:
        if place and place in PROVINCES:
            return place
        counts: Counter[str] = Counter()
        head = self.text.text[:12000]
        for match in re.finditer(
            rf"(?:tỉnh|thành phố|Thành phố) +((?:[{UPPER}][{LOWER}]+)(?:[ -]+[{UPPER}][{LOWER}]+){{0,3}})", head
        ):
            name = next((p for p in PROVINCES if match[1].startswith(p)), None) or match[1]
            counts[name] += 1
        if place and place not in PROVINCES:
            return None if not counts else counts.most_common(1)[0][0]
        return counts.most_common(1)[0][0] if counts else None

    def _body_in_text(self) -> str | None:
        """«…, UBND tỉnh ban hành Kế hoạch …»: who promulgates, told by the preamble."""
        preamble = " ".join(self.text.lines[n].text for n in self.zones.main.preamble)
        match = re.search(
            rf"((?:Ủy ban nhân dân|UBND|Sở|Bộ|Ban|Hội đồng|Đảng ủy|Ban Thường vụ)(?:\s[{UPPER}{LOWER}&]+){{0,8}}?)\s+(?:ban hành|xây dựng|yêu cầu|triển khai|đề nghị)",
            preamble,
        )
        return spell_out(match[1]) if match else None

    def _title(self, spans: dict[str, Span]) -> tuple[str | None, str | None]:
        main = self.zones.main
        if main.kind_line is not None:
            line = self.text.lines[main.kind_line]
            spans["kind"] = Span(line.start, line.start + (main.title_offset or len(line.text)))
        if not main.title:
            return main.kind, None
        lines = [self.text.lines[n] for n in main.title]
        pieces = [line.text for line in lines]
        start = lines[0].start
        if main.title_offset and main.title[0] == main.kind_line:
            pieces[0] = pieces[0][main.title_offset :].strip()
            start += main.title_offset
        spans["title"] = Span(start, lines[-1].end)
        title = " ".join(piece for piece in pieces if piece).strip()
        return main.kind, title or None

    def _recipients(self, spans: dict[str, Span]) -> tuple[str, ...]:
        lines = [self.text.lines[n] for n in self.zones.recipients]
        if lines:
            spans["recipients"] = Span(lines[0].start, lines[-1].end)
        out = []
        for line in lines:
            text = _RECIPIENT_LABEL.sub("", line.text)
            for piece in re.split(r";\s+(?=[-+]\s)", text):
                piece = re.sub(r"^(?:[-–+•]\s*)+", "", piece).strip()
                piece = re.sub(r"\s*[;.:,]+$", "", piece)
                if len(piece) > 1 and not piece.isdigit():
                    out.append(piece)
        return tuple(out)


def _reduced(year: str, month: str, day: str) -> tuple[str | None, bool]:
    """As much of the date as is written, and whether such a day exists; 31/6 is repaired to the last of June."""
    if len(year) != 4:
        return None, True
    if not month or not 1 <= int(month) <= 12:
        return year, not month
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}", not day
    issued, exists = repaired(int(year), int(month), int(day))
    return issued.isoformat(), exists


def _issuer_part(text: str) -> str:
    """The left half of a letterhead that was flattened to one line."""
    text = re.split(r"\s*(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập)", text)[0]
    text = re.sub(r"(?:^|\s)Số\s*:?.*$", "", text)
    return text.strip(" |*-_–")


def _place_name(written: str) -> str:
    name = written.strip(" |")
    name = re.sub(r"^.*\b(?:NAM|phúc)\s+", "", name)
    name = re.sub(rf"^.*?(?:\S*[/\d]\S*|[{UPPER}]{{2,}}(?:-[{UPPER}]+)*)\s+(?=[{UPPER}][{LOWER}])", "", name)
    by_fold = {fold(province).replace(" - ", "-").replace(" ", ""): province for province in PROVINCES}
    return by_fold.get(
        fold(name).replace(" - ", "-").replace(" ", ""), _title_case(name) if is_capitals(name) else name
    )


def _title_case(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())


def _authority_line(text: str) -> str:
    match = _AUTHORITY.match(text)
    if match is None:
        return sentence_case(text)
    head = match[0].strip()
    rest = text[match.end() :].strip()
    head = head.rstrip(".,:").upper() + "." if "/" not in head else head.upper()
    return f"{head} {_proper(rest) if is_capitals(rest) else rest}"


def _position(capitals: str) -> str:
    """«PHÓ CHỦ TỊCH» as sentences write it: «Phó Chủ tịch»."""
    text = sentence_case(capitals)
    while (raised := _RANKS.sub(lambda match: match[1] + match[2].upper(), text)) != text:
        text = raised
    return text


_RANKS = re.compile(r"((?:^|\s)(?:Phó|Quyền|Chánh|Tổng(?= giám))\s)([a-zđ])")


def _is_whole_body(last: str, text: str) -> bool:
    return bool(re.match(r"(?:TỈNH|THÀNH PHỐ)\s", text)) and "nhân dân" in last


def _looks_like_name(text: str) -> bool:
    words = re.sub(r"^(?:TS|ThS|PGS|GS)\.?\s*", "", text).split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() for word in words) and not any(c.isdigit() for c in text)


def _proper(capitals: str) -> str:
    """A body's name in capitals as sentences write it: «Ủy ban nhân dân tỉnh Kon Tum»."""
    text = " ".join(capitals.split())
    if not text:
        return ""
    for short, full in _ABBREVIATED.items():
        text = re.sub(rf"\b{short}\b", full.upper(), text)
    if not is_capitals(text):
        return spell_out(text)
    out = sentence_case(text)
    out = _NAMES.sub(lambda match: _BY_SMALL[match[0].casefold()], out)
    out = re.sub(
        r"\b(huyện|quận|thị xã|xã|phường|tỉnh|thành phố|đặc khu)\s(\w[^,]*)$",
        lambda m: f"{m[1]} {_title_case(m[2]) if m[2].islower() else m[2]}",
        out,
    )
    out = re.sub(
        r"^((?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)) (\w[^,]*)$",
        lambda m: f"{m[1]} {_title_case(m[2]) if m[2].islower() else m[2]}",
        out,
    )
    out = re.sub(r"(?<=^Văn phòng )ủy ban|(?<=^Văn phòng )hội đồng", lambda match: match[0].capitalize(), out)
    out = re.sub(r"^Uỷ", "Ủy", out)
    return out[:1].upper() + out[1:]


def _completed(body: str, above: str, province: str | None) -> str:
    """The body with its province, where only the place line or the text tells it."""
    if not body:
        return body
    central = re.match(
        r"(?:Bộ(?! Chỉ huy)|Chính phủ|Thủ tướng|Quốc hội|Trung ương|Ban Bí thư|Bộ Chính trị|Ngân hàng Nhà nước|Viện Hàn lâm|Văn phòng Chính phủ|Tổng cục|Cục|Đảng đoàn Quốc hội|Đảng ủy Chính phủ|Ban Chỉ đạo Trung ương|Ủy ban Thường vụ Quốc hội)",
        body,
    )
    if central:
        return body
    if above:
        own = re.search(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s+\w.*$", above)
        party = re.match(r"(?:Tỉnh ủy|Thành ủy|Huyện ủy|Tỉnh uỷ)", above)
        if party and fold(above) not in fold(body):
            return f"{body} {above}"
        if own and own[0] not in body:
            return f"{body} {own[0]}"
    if (
        province is None
        or fold(province) in fold(body)
        or (
            re.search(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+[^\W\d_]", body)
            and not re.search(r"(?:tỉnh|thành phố)$", body)
        )
    ):
        return body
    if re.search(r"(?:tỉnh|thành phố|Tỉnh ủy|Thành ủy|Tỉnh uỷ)$", body):
        return f"{body} {province}"
    if body in ("Ủy ban nhân dân", "Hội đồng nhân dân") or body.startswith(
        ("Sở", "Ban", "Liên hiệp", "Hội", "Công an", "Thanh tra")
    ):
        return f"{body} {'thành phố' if province in CITIES else 'tỉnh'} {province}"
    return body
