"""Bodies as documents name them: «Sở Tài chính», «các sở, ngành», «Thủ trưởng các cơ quan, đơn vị».

A list of bodies runs from its first head noun to the verb behind it. A new entry
starts where a new head noun or a new «các» starts; what is a list inside one
group («các sở, ngành, địa phương») stays one entry. A wrong body is the worst
mistake of all: where nothing names a body, nothing is found.

>>> [body.name for body in parse_bodies("Sở Nội vụ, các sở, ngành và UBND các huyện rà soát quy định").bodies]
['Sở Nội vụ', 'các sở, ngành', 'Ủy ban nhân dân các huyện']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dondoc.reading.data.bodies import ABBREVIATIONS, DEPARTMENTS, GROUP_PHRASES, HEADS, POSITIONS, TAIL_AFTER
from dondoc.reading.data.verbs import NOT_ENDING, NOUNISH, PHRASES
from dondoc.reading.model import Body, BodyKind, Span
from dondoc.vn.alphabet import LOWER, UPPER

_WORD_END = r"(?![\w&])"


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_GROUP_FIRST = r"(?:Tất cả các|tất cả các|Toàn thể các|Các|các|Một số|một số|Những|những)"
_LISTED = r"(?:[Bb]ộ|[Ss]ở)(?:, ?(?:ban|bộ|ngành|cơ quan|địa phương|đơn vị|đoàn thể)(?! [Qq]uản))+"
_SMALL_HEAD = (
    r"(?:đảng ủy|đảng uỷ|ủy ban nhân dân|cấp ủy|chính quyền|lãnh đạo|thủ trưởng|giám đốc|chủ tịch|bí thư|trưởng) các"
)
_GROUP = re.compile(
    rf"(?:{_GROUP_FIRST}\s+(?:các\s+)?(?:{_alternatives(GROUP_PHRASES)})|{_LISTED}|{_SMALL_HEAD}){_WORD_END}"
)
_NO_BODY = (
    r"(?!(?:Tổ chức|Hội (?:nhập|nghị|thảo|thi|chợ|tụ)|Đoàn kết|Ban hành|Báo (?:cáo|chí|đảm|động)|Trường hợp|Đơn (?:giản|giá|đốc)|Cục bộ"
    r"|Bộ (?:công cụ|tiêu chí|chỉ số|chỉ tiêu|thủ tục|dữ liệu|máy|mã|tài liệu|phận|nhận diện)|Viện trợ|Vụ việc|Phòng(?:,| chống| ngừa| thí nghiệm| cháy)|Khoa học|Xã hội"
    r"|Ngân hàng (?:dữ liệu|gen|đề)|Thanh tra, kiểm|Thống kê(?:,| số| các| đầy)|Cổng dịch vụ|Chính quyền (?:số|điện tử)|Quỹ đất|Nhóm (?:nhiệm vụ|giải pháp|chỉ tiêu|các|nội)"
    r"|Trưởng thành|Thuế suất|Kiểm toán nội|Huyện lộ|Sàn lọc|Thành viên hóa|Cơ quan hóa|Hải quan điện|Khu vực|Thư viện (?:số|điện)|Đài thọ|Hội viên|Tổ hợp)(?!\w))"
)
_PROPER = re.compile(
    _NO_BODY + rf"(?:{_alternatives(tuple(h for h in HEADS if not re.fullmatch(_GROUP_FIRST, h)))}){_WORD_END}"
)
_SMALL_GROUP = re.compile(
    rf"(?:cơ quan|đơn vị|địa phương|doanh nghiệp|ủy ban nhân dân|sở|ban|ngành|tổ chức|đoàn thể|chính quyền(?! (?:số|điện tử)))(?:,| có liên quan| liên quan| trực thuộc|{_WORD_END})"
)
_DEPARTMENT = re.compile(
    rf"(?:{_alternatives(DEPARTMENTS + tuple(a for a in ABBREVIATIONS if a.isupper() or '&' in a))}){_WORD_END}(?!\s+[{UPPER}])"
)
_KNOWN = re.compile(
    rf"(?:(?:Sở|Bộ)\s+(?:{_alternatives(DEPARTMENTS + tuple(a for a in ABBREVIATIONS if ABBREVIATIONS[a] in DEPARTMENTS))})"
    r"|Ban [Qq]uản lý (?:các )?[Kk]hu (?:kinh tế|công nghiệp)(?:,| và) (?:các )?[Kk]hu (?:kinh tế|công nghiệp|công nghệ cao)"
    r"|Ban [Cc]hỉ đạo (?:về )?(?:chuyển đổi số|cải cách hành chính|xây dựng nông thôn mới|hội nhập quốc tế)"
    r"|Liên hiệp các [Hh]ội Khoa học (?:và|&|-) Kỹ thuật(?: Việt Nam)?(?: tỉnh| thành phố)?"
    r"|Đài Phát thanh(?: và | - |-|, )Truyền hình(?: tỉnh)?|Báo và [Pp]hát thanh, [Tt]ruyền hình(?: tỉnh)?|Mặt trận Tổ quốc Việt Nam|Cục Phát thanh, truyền hình và thông tin điện tử"
    r"|(?:Văn phòng|VP)(?: Đoàn (?:đại biểu Quốc hội|ĐBQH) và| Đoàn (?:đại biểu Quốc hội|ĐBQH),)? (?:Hội đồng nhân dân|HĐND)(?: và |, | - |-)(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)(?: tỉnh| thành phố| huyện| xã| phường| đặc khu| thị xã)?"
    r"|Văn phòng Đoàn đại biểu Quốc hội và (?:Hội đồng nhân dân|HĐND)(?: tỉnh| thành phố)?)" + _WORD_END
)
_DISTRIBUTED = re.compile(
    r"(?P<head>(?:[Cc]ác\s+)?(?:(?P<post>Giám đốc|Thủ trưởng|Bộ trưởng)\s+(?:các\s+)?)?(?:các\s+)?(?P<word>[Ss]ở|[Bb]ộ))(?:\s*:)?\s+(?=\S)"
)
_DELIMITER = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?(?:[,;]\s*(?:và|cùng|cùng với|với)?\s+|\s(?:và|cùng với|cùng|với|&)\s+|/\s*|\s[-–]\s+(?=Sở|UBND|Các|các))"
)
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"(?:[A-ZĐ]{1,4},(?=[A-ZĐ]))*[\w&/\-.'’]*[\w&]")
_JOINT = re.compile(r"(?:,\s+|\s+(?:và|-|–|&)\s+)")
_MAX_WORDS = 26


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies found in a row, and where the row ends."""

    bodies: tuple[Body, ...]
    start: int
    end: int


def parse_bodies(
    text: str, start: int = 0, end: int | None = None, *, loose: bool = False, small: bool = False, offset: int = 0
) -> Bodies:
    """The bodies named in a row from `start`; spans are moved by `offset`.

    `loose` is for places where nothing but bodies stands (a label's value, a table
    cell): there an unknown name is taken as it is written. `small` lets the row begin
    with a small letter («phối hợp với đơn vị tuyến tỉnh»).
    """
    end = len(text) if end is None else end
    found: list[Body] = []
    position = stop = start
    while position < end:
        many = _distributed(text, position, end, offset)
        if many is not None:
            found += many.bodies
            stop = many.end
        else:
            stop_here = _end_of_name(text, position, end, loose=loose, first=not found and not small)
            if stop_here is None:
                break
            found.append(_body(text, position, stop_here, offset))
            stop = stop_here
            stop = _departments_behind(text, found, stop, end, offset)
        delimiter = _DELIMITER.match(text, stop, end)
        if delimiter is None:
            if _second_group(text, stop, end):
                position = stop + 1
                continue
            break
        position = delimiter.end()
    return Bodies(tuple(found), start, stop)


def starts_body(text: str, position: int = 0) -> bool:
    """Whether a body's name begins here."""
    return _GROUP.match(text, position) is not None or _PROPER.match(text, position) is not None


def _end_of_name(text: str, start: int, end: int, *, loose: bool, first: bool) -> int | None:
    """Where the name that begins at `start` ends, or None where none begins."""
    known = _KNOWN.match(text, start, end)
    if known:
        return _tail_of_known(text, known.end(), end)
    group = _GROUP.match(text, start, end)
    head = group or _PROPER.match(text, start, end)
    if head is None:
        if not loose:
            small = None if first else _SMALL_GROUP.match(text, start, end)
            return _walk(text, small.end() - (small[0].endswith(",")), end, is_group=True) if small else None
        return _loose_end(text, start, end)
    is_group = (
        group is not None
        or text.startswith("Thủ trưởng", start)
        or bool(re.search(r"\b(?:các|cấp)\s", text[start : head.end() + 6]))
    )
    return _walk(text, head.end(), end, is_group=is_group, pure=group is not None, loose=loose)


def _tail_of_known(text: str, position: int, end: int) -> int:
    """A known name may be followed by its place: «tỉnh», «tỉnh Ninh Bình»."""
    match = re.compile(
        rf"\s+(?:tỉnh|thành phố|thị xã|huyện)(?:\s+[{UPPER}][{LOWER}]+(?:[\s-]+[{UPPER}][{LOWER}]+){{0,3}})?{_WORD_END}"
        rf"|\s+các (?:tỉnh|địa phương|huyện|xã|phường)(?:, (?:tỉnh|thành phố|thị xã|phường|đặc khu))*(?: trực thuộc [Tt]rung ương)?{_WORD_END}"
        rf"|(?<=ruyền hình)(?:\s+[{UPPER}][{LOWER}]+){{1,3}}"
    ).match(text, position, end)
    return match.end() if match else position


def _loose_end(text: str, start: int, end: int) -> int | None:
    first = _WORD.match(text, start, end)
    if first is None or not first[0][0].isalpha() or _verb_at(text, start) is not None:
        return None
    stop = _walk(text, first.end(), end, is_group=False, loose=True)
    return stop if stop > start + 1 else None


def _walk(text: str, position: int, end: int, *, is_group: bool, pure: bool = False, loose: bool = False) -> int:
    """Take words into the name until a verb, a new entry or a full stop."""
    first = True
    for _ in range(_MAX_WORDS):
        joint = _JOINT.match(text, position, end)
        if joint:
            if not _goes_on(text, joint, end, is_group=is_group):
                return position
            position = joint.end()
        elif not first or position > 0:
            gap = _GAP.match(text, position, end)
            if gap is None and not (first and position < end and text[position - 1 : position] == ""):
                return position
            position_next = gap.end() if gap else position
            if _ends_name(text, position_next, end, first=first and not is_group, pure=pure) and not (
                loose and _ends_row(text, position_next)
            ):
                return position
            position = position_next
        word = _WORD.match(text, position, end)
        if word is None:
            return _without_joint(text, position)
        position = word.end()
        first = False
        pointed = _POINTED_TAIL.match(text, position, end)
        if pointed:
            return pointed.end()
        is_group = is_group or _UNIT.match(text, word.start()) is not None
        if text[position : position + 1] in ".;:)" and not text[position + 1 : position + 2].isalnum():
            return position
    return position


def _without_joint(text: str, position: int) -> int:
    """The place before the comma or dash that the name would end in."""
    while position and text[position - 1] in " ,-–&":
        position -= 1
    return position


_POINTED_TAIL = re.compile(
    r"\s+(?:được giao (?:chủ trì |thực hiện )?(?:các )?nhiệm vụ|(?:có tên |được nêu |nêu )(?:tại|trong) [^,;.:]{3,40}?)(?=\s+(?:xây|báo|tổ|triển|chủ|căn|định|có|gửi|thực|tổng)|[,;.:]|$)"
)
_ROLE_VERBS = frozenset(
    {
        "chủ trì",
        "phối hợp",
        "thực hiện",
        "triển khai",
        "tham mưu",
        "tổ chức",
        "theo dõi",
        "làm đầu mối",
        "là",
        "được",
        "với",
        "và",
    }
)


def _ends_row(text: str, position: int) -> bool:
    """In a row of bodies a verb right before the comma is part of a name: «các phòng thẩm định, …»."""
    verb = _verb_at(text, position)
    if verb is None or verb in _ROLE_VERBS or " " not in verb:
        return False
    return re.match(r"\s*(?:[,;.]|$)", text[position + len(verb) :]) is not None


_POINTED = re.compile(
    r"(?:(?:có tên|được nêu|nêu|quy định|được giao) )?(?:tại|trong) (?:Điều \d+|Phụ lục|Mục [IVX\d]+|khoản \d+|(?:Kế hoạch|Quyết định|Chương trình) này)|(?:có tên|được nêu|nêu) (?:tại|trong)"
)
"""What a group is pointed out by: «các cơ quan nêu tại Điều 2»."""

_UNIT = re.compile(
    r"(?:các|cấp)\s+(?:sở|ban|ngành|tỉnh|huyện|thị|thành|quận|xã|phường|đơn vị|cơ quan|tổ chức)|(?:huyện|xã|phường|thị xã),"
)


def _ends_name(text: str, position: int, end: int, *, first: bool, pure: bool) -> bool:
    """Whether the word at `position` is no longer part of the name."""
    word = _WORD.match(text, position, end)
    if word is None:
        return True
    here = word[0]
    if here == "cùng":
        return not text.startswith("cùng cấp", position)
    if here == "số":
        return re.match(r"số\s*:?\s*\d+[a-z]?\s?[-/]", text[position : position + 12]) is not None
    if _POINTED.match(text, position):
        return False
    if text.endswith("liên quan ", 0, position) and here not in ("của", "thuộc", "cấp", "tỉnh", "trên", "khác"):
        return True
    if here in ("các", "Các") and pure and not _LEVELS.match(text, position) and _GROUP.match(text, position, end):
        return True
    if here[0].isupper() or here[0].isdigit():
        return False
    if first and not _before(text, position).endswith(_WHOLE_NAMES):
        return (
            here in _NEVER_FIRST_IN_NAME
            and not text.startswith(("giao dịch", "giao thông", "cơ khí", "cơ điện"), position)
            and _verb_at(text, position) is not None
        )
    return _verb_at(text, position) is not None


_LEVELS = re.compile(r"các cấp(?! (?:ủy|uỷ|chính quyền))")
"""«các tổ chức chính trị - xã hội các cấp»: the levels say which ones, they are no group of their own."""

_WHOLE_NAMES = (
    "Sở",
    "UBND",
    "Huyện đoàn",
    "Tỉnh đoàn",
    "Thành đoàn",
    "Tỉnh Đoàn",
    "Thành Đoàn",
    "Chính phủ",
    "Tỉnh ủy",
    "Thành ủy",
)
"""Heads that are whole names: any verb ends them."""
_NEVER_FIRST_IN_NAME = frozenset(
    {
        "chủ",
        "phối",
        "có",
        "là",
        "căn",
        "theo",
        "được",
        "tổ",
        "thực",
        "triển",
        "đóng",
        "giữ",
        "yêu",
        "đề",
        "giao",
        "cơ",
        "thống",
        "nhất",
    }
)
"""First syllables of verbs that end a name right behind its head noun: «Chính phủ yêu cầu …»."""


def _verb_at(text: str, position: int) -> str | None:
    """The phrase that ends a name and begins at `position`."""
    word = _WORD.match(text, position)
    if word is None:
        return None
    phrases = PHRASES.get(word[0])
    if phrases is None:
        return None
    two = " ".join(text[position : position + 30].split()[:2])
    if two in NOT_ENDING:
        return None
    for phrase in phrases:
        stop = position + len(phrase)
        if text.startswith(phrase, position) and not text[stop : stop + 1].isalnum():
            before = _before(text, position)
            if " " not in phrase and before.split()[-1:] and before.split()[-1].lower() in _COMPOUND_WITH:
                continue
            if (
                phrase in NOUNISH
                and not before.endswith(_PLACES)
                and _NAMED_BY_WORK.search(before)
                and not _verb_like_after(text, stop)
            ):
                continue
            if any(before.endswith(noun) for noun in TAIL_AFTER.get(phrase, ())) and not _verb_like_after(text, stop):
                continue
            return phrase
    return None


_LOOK_BACK = 200


def _before(text: str, position: int) -> str:
    """The words before a place. A look at the whole text for every word would be quadratic."""
    return text[max(0, position - _LOOK_BACK) : position].rstrip()


_COMPOUND_WITH = frozenset(
    {"giúp", "làm", "chương", "công", "quá", "sáng", "độc", "lộ", "giáo", "giải", "dân", "bàn", "tham", "đào", "cấu"}
)
"""Syllables that make one word with the verb behind them: «chương trình», «sáng tạo»."""

_PLACES = ("tỉnh", "phố", "huyện", "xã", "phường", "Việt Nam")
_NAMED_BY_WORK = re.compile(
    rf"(?:Trung tâm|Viện|Quỹ|Ban [Qq]uản lý|Hội|Hiệp hội|Công ty|Ngân hàng|Văn phòng|Cục|Chi cục|Phòng)"
    rf"(?:\s[{UPPER}{LOWER}\s]{{0,60}}\s[{LOWER}]+)?$"
)


_OBJECT = re.compile(r"\s(?:các|những|việc|mọi|toàn bộ)\s")


def _verb_like_after(text: str, position: int) -> bool:
    """Behind «đơn vị quản lý» more verbs or an object show that it was a verb after all."""
    if _OBJECT.match(text, position):
        return True
    return text[position : position + 2] == ", " and _verb_at(text, position + 2) is not None


_ORGANISATION = re.compile(
    r"tổ chức (?:có liên quan|liên quan|chính trị|đoàn thể|xã hội|hội|khoa học|khác|cá nhân|kinh tế|tín dụng|đảng|trung gian"
    r"|nước ngoài|quốc tế|đại diện|thành viên|nghề nghiệp)|tổ chức(?:[,.;]| và)"
)


def _goes_on(text: str, joint: re.Match[str], end: int, *, is_group: bool) -> bool:
    """Whether the entry goes on behind a comma or «và»: «các sở, ngành», «Khoa học và Công nghệ»."""
    position = joint.end()
    if position >= end or _GROUP.match(text, position, end):
        return False
    word = _WORD.match(text, position, end)
    if word is None:
        return False
    here = word[0]
    if text.startswith("công nghệ", position) and text.endswith("khoa học", 0, joint.start()):
        return True
    if is_group:
        if here[0].islower():
            if here == "tổ" and not _ORGANISATION.match(text, position):
                return False
            if here in ("đẩy", "thực", "triển"):
                return False
            return any(text.startswith(phrase, position) for phrase in _small_phrases(here)) and not _is_verb_here(
                text, position
            )
        if _NAMED_PLACES.search(text[max(0, joint.start() - 60) : joint.start()]):
            return here[0].isupper() and not _PROPER.match(text, position, end) and not here.isupper()
        return joint[0].strip() in ("-", "–") or (here in ("Thành", "Thị") and not _PROPER.match(text, position, end))
    if (
        joint[0].strip() == "và"
        and _BRANCH.match(text, position, end)
        and _OF_BRANCH.search(text[max(0, position - 50) : position])
    ):
        return True
    if _PROPER.match(text, position, end) and joint[0].strip() not in ("-", "–"):
        return False
    if joint[0].startswith(","):
        return _names_series(text, joint.start(), position, end)
    if here[0].isupper():
        return True
    return _verb_at(text, position) is None and here not in ("đơn", "cơ", "địa", "sở", "ngành")


_NAMED_PLACES = re.compile(
    rf"các (?:xã|phường|huyện|tỉnh|thành phố|thị xã|thị trấn|quận|đặc khu|thôn|xã, phường)(?:,? [{UPPER}][{LOWER}]+)+$"
)
"""«UBND các xã Cửa Việt, Gio Linh»: one entry that lists its places."""

_SERIES = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{LOWER}]+){{0,3}} (?:và|-) [{UPPER}][{LOWER}]+")
"""The rest of a name in series: «Văn hóa, Khoa học và Thông tin»."""


_IN_SERIES = re.compile(
    r"(?:Viện|Vụ|Cục|Phòng|Trung tâm|Ban|Khoa|Trường|Hội|Chi cục|Tổng cục|Văn phòng|Hiệp hội|Liên hiệp)\s[^,;.()]{2,50}$"
)


def _names_series(text: str, comma: int, position: int, end: int) -> bool:
    """«Vụ Kế hoạch, Tài chính và Quản lý doanh nghiệp» is one name; «Sở Nội vụ, Tài chính» are two."""
    before = text[max(0, comma - 60) : comma]
    if _IN_SERIES.search(before):
        return bool(_SERIES.match(text, position))
    return bool(_SERIES.match(text, position)) and not _DEPARTMENT.match(text, position, end)


_BRANCH = re.compile(r"(?:Kiểm lâm|Thống kê|Thuế|Bảo hiểm|Kiểm toán|Hải quan|Thanh tra|Thư viện|Quỹ)(?!\w)")
_OF_BRANCH = re.compile(r"(?:Cục|Chi cục|Vụ|Tổng cục|Phòng|Ban|Trung tâm)\s[^,;.]{2,40}$")
"""«Cục Lâm nghiệp và Kiểm lâm» is one body although «Kiểm lâm» may be one too."""


def _is_verb_here(text: str, position: int) -> bool:
    verb = _verb_at(text, position)
    return verb is not None and verb not in (
        "ban",
        "cấp",
        "tổ chức",
        "phòng",
        "truyền thông",
        "thông tin",
        "hợp tác",
        "công tác",
    )


@lru_cache(maxsize=512)
def _small_phrases(first: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in GROUP_PHRASES if phrase.split()[0] == first)


def _second_group(text: str, position: int, end: int) -> bool:
    """A new «các», or a second department in a cell, starts a new entry without a comma before it."""
    if text[position : position + 1] != " ":
        return False
    return bool(_GROUP.match(text, position + 1, end)) or bool(_KNOWN.match(text, position + 1, end))


def _distributed(text: str, start: int, end: int, offset: int) -> Bodies | None:
    """«các Sở: Tài chính, Nội vụ» and «Giám đốc các Sở: …»: each name gets its head."""
    head = _DISTRIBUTED.match(text, start, end)
    if head is None or ("ác" not in head[0] and ":" not in head[0]):
        return None
    word = head["word"].capitalize()
    prefix = f"{head['post']} {word}" if head["post"] else word
    found: list[Body] = []
    position = stop = head.end()
    while position < end:
        name = _DEPARTMENT.match(text, position, end)
        if name is None or _names_itself(text, position, name[0], word):
            break
        kind = BodyKind.POSITION if head["post"] else BodyKind.BODY
        found.append(Body(spell_out(f"{prefix} {name[0]}"), kind, Span(offset + position, offset + name.end())))
        stop = name.end()
        joint = re.compile(r"\s*[,;]?\s+(?:và\s+)?").match(text, stop, end)
        if joint is None or not joint[0].strip():
            break
        position = joint.end()
    return Bodies(tuple(found), start, stop) if len(found) > 0 else None


_NO_DEPARTMENT = ("Công an", "Quốc phòng")
"""Ministries that have no department in a province: «Sở Xây dựng, Công an tỉnh» names the police."""


def _names_itself(text: str, position: int, name: str, head: str) -> bool:
    """Whether what follows the comma has a head of its own: «các Sở: Tài chính, Nội vụ, UBND các xã»."""
    return (head == "Sở" and name in _NO_DEPARTMENT) or (name not in DEPARTMENTS and starts_body(text, position))


def _departments_behind(text: str, found: list[Body], position: int, end: int, offset: int) -> int:
    """«Sở Nội vụ, Tài chính»: what follows the comma is a department too."""
    head = found[-1].name.split(" ")[0]
    if head not in ("Sở", "Bộ"):
        return position
    while True:
        joint = re.compile(r",\s+|\s+và\s+").match(text, position, end)
        if joint is None:
            return position
        name = _DEPARTMENT.match(text, joint.end(), end)
        if name is None or _names_itself(text, joint.end(), name[0], head):
            return position
        found.append(
            Body(spell_out(f"{head} {name[0]}"), BodyKind.BODY, Span(offset + joint.end(), offset + name.end()))
        )
        position = name.end()


def _body(text: str, start: int, stop: int, offset: int) -> Body:
    written = text[start:stop]
    return Body(spell_out(written), _kind(written), Span(offset + start, offset + stop))


def _kind(written: str) -> BodyKind:
    if written.startswith(POSITIONS):
        return BodyKind.POSITION
    if re.match(r"(?:[Cc]ác|[Mm]ột số|[Nn]hững|[Tt]ất cả|[Tt]oàn thể)\s", written) or re.search(
        r"\s(?:các|cấp)\s", written
    ):
        known = written.startswith(("Liên hiệp các", "Ban Quản lý các", "Ban quản lý các"))
        return BodyKind.BODY if known else BodyKind.GROUP
    return BodyKind.GROUP if written[:1].islower() else BodyKind.BODY


_SHORT = re.compile(r"(?<![\w&])(?:" + _alternatives(tuple(ABBREVIATIONS)) + r")(?![\w&])")


_DISTRICT_NAMES = {
    "VHTT": "Văn hóa và Thông tin", "VH&TT": "Văn hóa và Thông tin", "VH-TT": "Văn hóa và Thông tin", "VHXH": "Văn hóa - Xã hội",
    "VH-XH": "Văn hóa - Xã hội", "KTHT": "Kinh tế và Hạ tầng", "KT-HT": "Kinh tế và Hạ tầng", "KT&HT": "Kinh tế và Hạ tầng",
    "TC-KH": "Tài chính - Kế hoạch", "TCKH": "Tài chính - Kế hoạch", "QLĐT": "Quản lý đô thị", "KT": "Kinh tế",
}  # fmt: skip
_OF_DISTRICT = re.compile(r"(?P<head>[Pp]hòng) (?P<short>" + _alternatives(tuple(_DISTRICT_NAMES)) + r")(?![\w&-])")
"""Divisions of a district or a commune are not named as the departments of a province are: «Phòng VHTT»."""


@lru_cache(maxsize=4096)
def spell_out(name: str) -> str:
    """The name with its abbreviations spelt out and «các» in small letters."""
    name = _OF_DISTRICT.sub(lambda match: f"{match['head']} {_DISTRICT_NAMES[match['short']]}", " ".join(name.split()))
    full = _SHORT.sub(lambda match: ABBREVIATIONS[match[0]], name).strip(" .,;:-–")
    full = full.replace("Uỷ ban", "Ủy ban")
    return re.sub(r"^(Các|Một số|Những|Tất cả|Toàn thể)\b", lambda match: match[0].lower(), full)
