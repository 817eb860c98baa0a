"""The large parts of a document: letterhead, title, preamble, body, signature, annexes.

A file may hold two documents (a decision and the plan it promulgates) and annexes
behind the signature; each becomes a stretch of its own. Where a landmark is
missing (no head, no signature) the parts around it simply have no lines: nothing
is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dondoc.reading.data.kinds import KINDS
from dondoc.reading.sources.base import Part
from dondoc.reading.structure.markers import Kind, parse_marker
from dondoc.reading.text.layer import Line, Text
from dondoc.vn.alphabet import LOWER, UPPER, fold, is_capitals
from dondoc.vn.numerals import parse_roman

_KIND_NAMES = {kind.casefold(): kind for kind in KINDS}
_BY_FOLD = {fold(kind): kind for kind in KINDS}
"""A scan reads «QUYÉT ĐỊNH»: in capitals the marks of a kind do not matter."""
_KIND_FIRST = {fold(kind.split()[0]) for kind in KINDS}
_KIND_START = re.compile("(" + "|".join(sorted((k.upper() for k in KINDS), key=len, reverse=True)) + r")(?=\s|$)")
_RULE = re.compile(r"[\s\-–—_=*.~]+$")
_RECIPIENTS = re.compile(r"[-*\s]*nơi\s+nhận\b", re.IGNORECASE)
_AUTHORITY = re.compile(
    rf"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\s?[./,:]?\s*(?=[{UPPER}]{{2}})|(?:TM|KT|TL|TUQ)\.\s+[{UPPER}]"
)
_POSITION = re.compile(
    r"(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG|VIỆN TRƯỞNG"
    r"|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|HIỆU TRƯỞNG|CHỦ NHIỆM|CHÁNH THANH TRA|THỐNG ĐỐC|TỔNG CỤC TRƯỞNG|TRƯỞNG PHÒNG"
    r"|VỤ TRƯỞNG|TỔNG BÍ THƯ|CHI CỤC TRƯỞNG|PHÓ TRƯỞNG BAN|PHÓ CHÁNH VĂN PHÒNG|VĂN PHÒNG|PHÓ THỦ TƯỚNG)\b"
)
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu)(?:\s+(?:số|SỐ))?\s*(?P<number>[IVXÍÌ]{1,5}|\d{1,2}(?!\d)|[A-H](?!\w))?\s*[.:]?\s*(?P<title>.*)$"
)
_ATTACHED = re.compile(r"\(?\s*(?:Ban hành )?[Kk]èm theo\b|\(\s*Phụ lục", re.IGNORECASE)
_ADDRESSED = re.compile(r"Kính gửi\s*:?", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:TS|ThS|PGS|GS|KS|BS|Thượng tướng|Đại tá|Thiếu tướng|Trung tướng|Đại tướng)\.?\s*)*"
    rf"(?:[{UPPER}][{LOWER}]*)(?:\s+[{UPPER}][{LOWER}]*'?[{LOWER}]*){{1,5}}\s*$"
)
_BASIS = re.compile(r"[-\s]*(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|Để |Nhằm |Trong )")
_OPERATIVE = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|YÊU CẦU)\s*:?$")


@dataclass(slots=True)
class Stretch:
    """One document or annex of the file: its title lines and body lines, by line number."""

    label: str = ""
    kind: str | None = None
    kind_line: int | None = None
    title: list[int] = field(default_factory=list)
    title_offset: int = 0
    preamble: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    annex_label: str | None = None


@dataclass(slots=True)
class Zones:
    """Line numbers of each part, in order of the text."""

    letterhead: list[int] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    signature: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    annexes: int = 0
    taken: set[str] = field(default_factory=set)

    def annex_path(self, number: int | None) -> str:
        """The path of one more annex: its own number, or its place where it has none or another has it."""
        self.annexes += 1
        count = self.annexes
        path = f"PL{number or count}"
        while path in self.taken:
            path = f"PL{count}" if f"PL{count}" not in self.taken else f"PL{len(self.stretches) + count}"
            count += 1
        self.taken.add(path)
        return path

    @property
    def main(self) -> Stretch:
        """The document the file is named after: the first."""
        return self.stretches[0]


def find_zones(text: Text) -> Zones:
    """Tell the parts of the document apart."""
    lines = text.lines
    zones = Zones(stretches=[Stretch()])
    body = [n for n, line in enumerate(lines) if line.part in (Part.BODY, Part.TEXT_BOX)]
    zones.notes = [n for n, line in enumerate(lines) if line.part not in (Part.BODY, Part.TEXT_BOX)]
    position = _read_head(lines, body, zones)
    while position < len(body):
        position = _read_stretch(lines, body, position, zones)
    return zones


def kind_of(line: str) -> str | None:
    """The document kind a line names and nothing else, in sentence case."""
    bare = " ".join(line.strip(" *:.").split())
    exact = _KIND_NAMES.get(bare.casefold())
    return exact or (_BY_FOLD.get(fold(bare)) if len(bare) < 40 and is_capitals(bare) else None)


def _read_head(lines: list[Line], body: list[int], zones: Zones) -> int:
    """The letterhead up to the kind line, then title and preamble. Returns where the body begins."""
    main = zones.main
    found = _find_kind(lines, body)
    if found is None:
        return _read_address(lines, body, zones)
    zones.letterhead = body[:found]
    main.kind_line = body[found]
    _take_kind(lines[body[found]].text, main)
    return _read_title(lines, body, found + 1, main)


def _find_kind(lines: list[Line], body: list[int]) -> int | None:
    for position, number in enumerate(body[:90]):
        line = lines[number]
        if position < 3 and annex_number(line.text) and _stands_alone(line):
            return None
        if line.text[:2] in ("I.", "1.") and position > 0 and parse_marker(line.text):
            return None
        if _ADDRESSED.match(line.text):
            return None
        if fold(line.text.split(None, 1)[0].strip("*:.")) not in _KIND_FIRST and not _behind_noise(line.text):
            continue
        if (kind_of(line.text) or _behind_noise(line.text)) and (line.cell is None or _alone(lines, number)):
            return position
        if _KIND_START.match(line.text) and is_capitals(line.text[:40]) and not line.text.endswith(":"):
            return position
    return None


def _behind_noise(text: str) -> bool:
    """«ĐẾN Mà. AC... QUYẾT ĐỊNH»: the remnant of a stamp before the kind."""
    return len(text) < 45 and bool(re.search(r"[.\d]", text)) and _kind_at_end(text) is not None


def _kind_at_end(text: str) -> str | None:
    words = text.split()
    return next(
        (kind for n in (2, 3) if (kind := kind_of(" ".join(words[-n:]))) and is_capitals(" ".join(words[-n:]))), None
    )


def _alone(lines: list[Line], number: int) -> bool:
    """A kind name in a table cell counts only where the cell holds the head of the document."""
    around = lines[max(0, number - 8) : number]
    return any("NAM" in line.text and is_capitals(line.text) for line in around)


def _take_kind(line: str, stretch: Stretch) -> None:
    stretch.kind = kind_of(line) or (_kind_at_end(line) if _behind_noise(line) else None)
    if stretch.kind is None:
        match = _KIND_START.match(line)
        if match:
            stretch.kind = _KIND_NAMES[match[1].casefold()]
            stretch.title_offset = match.end()


def _read_address(lines: list[Line], body: list[int], zones: Zones) -> int:
    """A dispatch: letterhead, «V/v …», «Kính gửi: …». Without these, the body begins at once."""
    for position, number in enumerate(body[:60]):
        if _ADDRESSED.match(lines[number].text):
            end = position + 1
            while end < len(body) and _is_addressee(lines[body[end]].text):
                end += 1
            zones.letterhead = [n for n in body[:position] if not _is_subject(lines[n].text)]
            zones.main.title = [n for n in body[:position] if _is_subject(lines[n].text)]
            zones.main.preamble = body[position:end]
            zones.main.kind = "Công văn"
            return end
    if body and annex_number(lines[body[0]].text) and _stands_alone(lines[body[0]]):
        return 0
    first = next((p for p, n in enumerate(body[:60]) if _begins_body(lines[n])), 0)
    head_end = 0
    for position, number in enumerate(body[:first]):
        if _is_letterhead(lines[number].text):
            head_end = position + 1
    zones.letterhead = body[:head_end]
    zones.main.preamble = body[head_end:first]
    return first


def _is_addressee(text: str) -> bool:
    return bool(re.match(r"[-–+*]\s*\S", text)) and len(text) < 220 and text.rstrip().endswith((";", ".", ",", ")"))


def _is_subject(text: str) -> bool:
    return bool(re.match(r"(?:V/v|Về việc|v/v)\b", text))


_LETTERHEAD = re.compile(
    r"CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN|^Số\s*:?|,\s*ngày\s*\d*\s*tháng|^(?:ỦY BAN|UBND|HỘI ĐỒNG|SỞ|BỘ|TỈNH|THÀNH)\b"
)


def _is_letterhead(text: str) -> bool:
    return bool(_LETTERHEAD.search(text)) or bool(_RULE.match(text))


def _read_title(lines: list[Line], body: list[int], position: int, stretch: Stretch) -> int:
    """Title lines below the kind line, then the preamble. Returns where the body begins."""
    if stretch.title_offset and stretch.kind_line is not None:
        stretch.title.append(stretch.kind_line)
    while position < len(body):
        line = lines[body[position]]
        if _RULE.match(line.text):
            stretch.preamble.append(body[position])
            position += 1
            if stretch.title:
                break
            continue
        if not _in_title(lines, stretch, line):
            break
        stretch.title.append(body[position])
        position += 1
    return _read_preamble(lines, body, position, stretch)


def _in_title(lines: list[Line], stretch: Stretch, line: Line) -> bool:
    text = line.text
    if _ATTACHED.match(text) or _begins_body(line) or _ADDRESSED.match(text) or line.cell is not None:
        return False
    if not stretch.title:
        return True
    last = lines[stretch.title[-1]]
    if len(stretch.title) >= 8 or last.text.endswith(("./.", ":")):
        return False
    if is_capitals(last.text) != is_capitals(text):
        return False
    if is_capitals(text) and not _OPERATIVE.match(text):
        return not re.match(
            r"(?:ỦY|UỶ) BAN NHÂN DÂN|CHỦ TỊCH|BỘ TRƯỞNG|HỘI ĐỒNG|THỦ TƯỚNG|BAN THƯỜNG VỤ|GIÁM ĐỐC", text
        ) or not last.text.endswith(("NAM", "030"))
    if _BASIS.match(text) or text.endswith((":", ";", ".")):
        return False
    looks = (last.style.bold, last.style.centred) == (line.style.bold, line.style.centred)
    return looks and (line.style.bold or line.style.centred)


def _begins_body(line: Line) -> bool:
    marker = parse_marker(line.text)
    if marker is None:
        return False
    rest = line.text[marker.end :]
    return not (marker.kind.is_bullet or (_BASIS.match(rest) and marker.kind is not Kind.ARTICLE))


def _read_preamble(lines: list[Line], body: list[int], position: int, stretch: Stretch) -> int:
    """Everything up to the first marked item; without one, everything up to the sentence that ends in a colon."""
    first = None
    for ahead in range(position, len(body)):
        line = lines[body[ahead]]
        if _begins_body(line):
            first = ahead
            break
        if (line.cell is not None and ahead > position + 1) or _closes_document(line, ahead, body, lines):
            break
    if first is None:
        first = position
        for ahead in range(position, min(position + 40, len(body))):
            text = lines[body[ahead]].text
            if lines[body[ahead]].cell is not None or _RECIPIENTS.match(text):
                break
            if _BASIS.match(text) or _OPERATIVE.match(text) or _ATTACHED.match(text):
                first = ahead + 1
            if text.endswith(":"):
                first = ahead + 1
                break
    stretch.preamble += body[position:first]
    return first


def _closes_document(line: Line, position: int, body: list[int], lines: list[Line]) -> bool:
    """Whether the foot of the document (recipients, signature) begins here."""
    text = line.text
    if _RECIPIENTS.match(text):
        return True
    if len(text) > 90 or not is_capitals(text):
        return False
    if _AUTHORITY.match(text):
        return True
    if not _POSITION.match(text):
        return False
    following = [lines[n].text for n in body[position + 1 : position + 5]]
    return any(_NAME.match(after) or _RECIPIENTS.match(after) for after in following)


def annex_number(text: str) -> tuple[int | None, str] | None:
    """The number of an annex heading and what follows it on the line; None where the line is no annex heading."""
    match = _ANNEX.match(text)
    if not match or len(text) > 200:
        return None
    number, title = match["number"], match["title"]
    if title and not (is_capitals(title) or is_capitals(text.split()[0])):
        return None  # «Phụ lục I của Kế hoạch này» is a mention
    if text.startswith(("Biểu", "BIỂU")) and number is None:
        return None
    if number is None:
        return None, title
    if number.isdigit():
        return int(number), title
    try:
        return parse_roman(fold(number).upper()), title
    except ValueError:
        return (ord(number) - ord("A") + 1 if len(number) == 1 else None), title


def _read_stretch(lines: list[Line], body: list[int], position: int, zones: Zones) -> int:
    """Body lines up to the foot or the next annex; then the foot; then the head of what follows."""
    stretch = zones.stretches[-1]
    while position < len(body):
        line = lines[body[position]]
        if _closes_document(line, position, body, lines):
            return _read_foot(lines, body, position, zones)
        if annex_number(line.text) and _stands_alone(line):
            return _open_annex(lines, body, position, zones)
        if _attached_plan(lines, body, position):
            return _open_attached(lines, body, position, zones)
        stretch.body.append(body[position])
        position += 1
    return position


def _stands_alone(line: Line) -> bool:
    return is_capitals(line.text.split()[0]) or len(line.text) < 24 or line.style.centred or line.style.heading > 0


def _attached_plan(lines: list[Line], body: list[int], position: int) -> bool:
    """A kind line in capitals inside the body, with «(Kèm theo …)» below: the document that is promulgated."""
    line = lines[body[position]]
    kind = kind_of(line.text)
    if not kind or not is_capitals(line.text.strip(" *:")) or line.text.endswith(":"):
        return False
    following = body[position + 1 : position + 8]
    return any(_ATTACHED.match(lines[n].text) for n in following)


def _read_foot(lines: list[Line], body: list[int], position: int, zones: Zones) -> int:
    """Recipients and signature, up to an annex, an attached document, or a heading."""
    in_recipients = named = False
    while position < len(body):
        line = lines[body[position]]
        text = line.text
        if annex_number(text) and _stands_alone(line):
            return _open_annex(lines, body, position, zones)
        if _opens_document(text) and position + 1 < len(body):
            return _open_attached(lines, body, position, zones)
        marker = parse_marker(text)
        if (
            marker
            and marker.kind in (Kind.ROMAN, Kind.ARTICLE, Kind.CAPITAL, Kind.PART, Kind.CHAPTER)
            and not _AUTHORITY.match(text)
        ):
            return _open_untitled(zones, position)
        if _RECIPIENTS.match(text):
            in_recipients = True
            zones.recipients.append(body[position])
        elif _signs(text):
            in_recipients = False
            zones.signature.append(body[position])
        elif _NAME.match(text) and zones.signature and not named and not re.match(r"[-+]", text):
            named, in_recipients = True, False
            zones.signature.append(body[position])
        elif (named and _leaves_foot(lines, body, position)) or (
            zones.signature and marker and marker.kind is Kind.NUMBER and len(text.split()) > 9
        ):
            return _open_untitled(zones, position)
        elif (
            in_recipients
            or re.match(r"[-+•]\s", text)
            or text.startswith(("Như trên", "Lưu"))
            or (line.cell is not None and _recipient_cell(lines, body, position, zones))
        ):
            zones.recipients.append(body[position])
        else:
            zones.signature.append(body[position])
        position += 1
    return position


def _opens_document(text: str) -> bool:
    """A kind of document in capitals, alone or with whose it is: «CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ»."""
    if not is_capitals(text.strip(" *:")):
        return False
    if kind_of(text):
        return True
    match = _KIND_START.match(text)
    return (
        match is not None
        and match[1] not in ("DANH MỤC", "LUẬT", "LỆNH")
        and re.match(r"\s+(?:CỦA|THỰC HIỆN|TRIỂN KHAI|HÀNH ĐỘNG|PHÁT TRIỂN|TỔNG THỂ)", text[match.end() :]) is not None
    )


def _signs(text: str) -> bool:
    if len(text) > 90:
        return False
    return (
        bool(_AUTHORITY.match(text))
        or (is_capitals(text) and bool(_POSITION.search(text)))
        or text.strip("()[] ").lower() in ("đã ký", "ký")
    )


def _recipient_cell(lines: list[Line], body: list[int], position: int, zones: Zones) -> bool:
    cell = lines[body[position]].cell
    return any(lines[n].cell == cell for n in zones.recipients)


def _leaves_foot(lines: list[Line], body: list[int], position: int) -> bool:
    """Behind the signer's name something else begins: a title in capitals, a table, «(Kèm theo …)»."""
    line = lines[body[position]]
    if re.match(r"[-+•]\s", line.text) or _RECIPIENTS.match(line.text):
        return False
    ahead = body[position : position + 6]
    if any(_ATTACHED.match(lines[n].text) for n in ahead):
        return True
    return (line.cell is not None and sum(lines[n].cell is not None for n in ahead) >= 4) or (
        is_capitals(line.text) and len(line.text) > 25
    )


def _open_annex(lines: list[Line], body: list[int], position: int, zones: Zones) -> int:
    found = annex_number(lines[body[position]].text)
    number, title = found if found else (None, "")
    label = zones.annex_path(number)
    written = lines[body[position]].text
    shown = written[: len(written) - len(title)].strip(" .:") if title else written.strip(" .:")
    stretch = Stretch(label=label, title=[body[position]], annex_label=shown)
    zones.stretches.append(stretch)
    return _read_annex_title(lines, body, position + 1, stretch)


def _read_annex_title(lines: list[Line], body: list[int], position: int, stretch: Stretch) -> int:
    for _ in range(6):
        if position >= len(body):
            break
        line = lines[body[position]]
        if line.cell is not None or (_begins_body(line) and not is_capitals(line.text)):
            break
        titled = (
            (is_capitals(line.text) and not parse_marker(line.text))
            or _ATTACHED.match(line.text)
            or line.style.centred
            or _RULE.match(line.text)
        )
        if not titled and not (line.style.bold and not parse_marker(line.text)):
            break
        stretch.title.append(body[position])
        position += 1
    return position


def _open_attached(lines: list[Line], body: list[int], position: int, zones: Zones) -> int:
    stretch = Stretch(kind_line=body[position])
    _take_kind(lines[body[position]].text, stretch)
    zones.stretches.append(stretch)
    return _read_title(lines, body, position + 1, stretch)


def _open_untitled(zones: Zones, position: int) -> int:
    """Behind the signature something follows without a heading: an annex by its place."""
    label = zones.annex_path(None)
    zones.stretches.append(Stretch(label=label, annex_label=f"Phụ lục {label[2:]}"))
    return position
