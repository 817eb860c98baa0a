"""Who leads and who helps, as running text says it.

«Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát …»: the subject of the verb, or
of «chủ trì», «có trách nhiệm», leads; what follows «phối hợp với» helps. «với vai
trò», «đóng vai trò» and relative clauses («sản phẩm do doanh nghiệp chủ trì thiết
kế») name no lead. A wrong body is worse than none.

>>> roles = find_roles("Giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát các quy định.")
>>> [body.name for body in roles.lead], [body.name for body in roles.coordinate]
(['Sở Tài chính'], ['Sở Nội vụ'])
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dondoc.reading.model import Body, BodyKind, Span
from dondoc.reading.recognise.bodies import parse_bodies, starts_body
from dondoc.reading.recognise.labels import Label


@dataclass(frozen=True, slots=True)
class Roles:
    """Leading and coordinating bodies; `weak` where the words name nobody as leading; `unclear` words of «phối hợp» with nobody."""

    lead: tuple[Body, ...] = ()
    coordinate: tuple[Body, ...] = ()
    weak: bool = False
    unclear: Span | None = None
    subject_end: int = 0


_OPENING = re.compile(
    r"\s*(?:(?:Giao nhiệm vụ cho|Giao trách nhiệm cho|Giao cho|Giao|giao|Đề nghị|đề nghị|Yêu cầu|yêu cầu|Phân công|phân công|Ủy quyền cho|Trách nhiệm của|Đối với|Do)\s+:?\s*)"
)
_FILLER = re.compile(
    r"\s*(?:\([^()]{0,120}\)\s*)?,?\s*(?:(?:căn cứ|theo|trong phạm vi|trên cơ sở|tùy theo|tuỳ theo|theo chức năng|với chức năng|bằng)\s[^.;:]{0,240}?,?\s*)?"
    r"(?=có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|phối hợp|:)"
)
_PASSIVE = re.compile(
    r"\s*(?:được (?!giao|phân công)|bị |là (?!cơ quan|đơn vị|đầu mối|thường trực)|và các nội dung|của |về )"
)
_DUTY = re.compile(r"có trách nhiệm|chịu trách nhiệm|chủ trì|có nhiệm vụ")
_ADVERBIAL = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Trong|Theo|(?:Hằng|Hàng|Mỗi) (?:năm|quý|tháng|tuần)|Định kỳ|Để|Nhằm|Sau khi|Ngoài|Bên cạnh|Từ|Trước ngày|Trước|Khi|Đối với|Ngay sau|Tùy|Tại|Với|Chậm nhất|Đến|Liên quan|Về|Riêng|Qua|Thực hiện)[\s,]"
)
_COMMA = re.compile(r",\s+(?:giao\s+|đề nghị\s+|yêu cầu\s+)?")
_HELP = re.compile(
    r"(?<!sự )(?<!chế )(?<!chương trình )(?<!công tác )(?<!việc )(?<!hoạt động )[Pp]hối hợp(?:\s+(?:chặt chẽ|thực hiện|triển khai|đồng bộ|hiệu quả|tốt|kịp thời|thường xuyên|liên ngành))*"
    r"(?:\s*,)?(?:\s*(?P<link>cùng với|với|cùng))?(?:\s+(?:đồng thời\s+)?(?:với))?(?:\s+sự tham gia của)?(?:\s*:)?\s+"
)
_MIDDLE_GIVE = re.compile(
    r"(?:(?<=[.;(])\s*|(?<=[.;:]\s)|(?<=,\s)(?=giao\s)|\bvà\s+)(?:giao\s+(?:cho\s+)?|đề nghị\s+|phân công\s+|Giao\s+(?:cho\s+)?|Đề nghị\s+|yêu cầu\s+|Yêu cầu\s+)?(?=[A-ZĐỦU]|các\s|[Cc]ác\s)"
)
_ROLE_ONLY = re.compile(r"[^.;]{0,40}(?:với vai trò|đóng vai trò|giữ vai trò)")
_ASKS = re.compile(r"\s*(?:yêu cầu|đề nghị|giao|phân công|quyết nghị|thống nhất giao)\s")
"""Who asks or hands out is not who does it: «UBND tỉnh giao Sở A …»."""
_DECIDES = re.compile(r"\s*(?:cơ bản\s+)?(?:thống nhất|đồng ý|nhất trí|thông qua|quyết nghị)\s")
"""Who decides hands the work to somebody else: «Chính phủ thống nhất …. Giao Bộ A …»."""
_BEGINS_WITH_LEAD_VERB = re.compile(r"\s*(?:là (?:cơ quan|đơn vị)[^.;]{0,40}?)?[Cc]hủ trì")


@lru_cache(maxsize=256)
def find_roles(text: str, *, offset: int = 0, heading: bool = False) -> Roles:
    """Who leads and who helps in the words of an item, a lead-in or a heading."""
    subject, end = _subject(text, offset, heading=heading)
    if not subject:
        subject, end = _given_later(text, offset)
    coordinate, unclear = _helpers(text, offset, has_subject=bool(subject), subject_end=end)
    lead, marked = _by_brackets(text, subject, offset)
    coordinate = marked + (coordinate or _helping_subject(text, end, offset))
    names = {body.name for body in lead}
    coordinate = tuple(body for body in coordinate if body.name not in names)
    return Roles(lead, coordinate, False, unclear if not coordinate else None, end)


def _subject(text: str, offset: int, *, heading: bool) -> tuple[tuple[Body, ...], int]:
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    found = parse_bodies(text, start, offset=offset)
    if found.bodies and not opening and _DECIDES.match(text, found.end):
        given_later = _given_later(text, offset)
        if given_later[0]:
            return given_later
    if found.bodies and _acts(text, found.end, heading=heading, given=opening is not None):
        return found.bodies, found.end
    asked = _ASKS.match(text, found.end) if found.bodies and not opening else None
    if asked is not None and (asked[0].strip() in ("yêu cầu", "đề nghị") or starts_body(text, asked.end())):
        given = parse_bodies(text, asked.end(), offset=offset)
        return (
            (given.bodies, given.end)
            if given.bodies and _acts(text, given.end, heading=heading, given=True)
            else ((), 0)
        )
    if found.bodies and not opening:
        return (), 0
    if _ADVERBIAL.match(text):
        return _subject_behind(text, offset)
    return (), 0


def _acts(text: str, position: int, *, heading: bool, given: bool) -> bool:
    """Whether the words behind a list of bodies make it the subject of a duty."""
    rest = text[position : position + 300]
    if given and re.match(r"\s+[^\W\d_]", rest) and rest.lstrip()[0].islower() and not _PASSIVE.match(rest):
        return True
    bare = rest.strip(" .:;,")
    if not bare:
        return heading or rest.strip()[:1] == ":"
    asks = _ASKS.match(rest)
    if (
        _PASSIVE.match(rest)
        or _ROLE_ONLY.match(rest)
        or (asks and (asks[0].strip() in ("yêu cầu", "đề nghị") or starts_body(rest, asks.end())))
    ):
        return False
    if _FILLER.match(rest) or rest.lstrip()[:1] == ":":
        return True
    first = re.match(r"\s*(?:\([^()]*\)\s*)?,?\s*(\w+)", rest)
    if first is None:
        return given
    if re.match(r"\s*[-–]\s", rest):
        return False
    return (
        rest[:1] in " ,"
        and first[1][0].islower()
        and first[1] not in ("có", "đã", "đang", "và", "hoặc", "với", "như", "trên")
    ) or _has_duty(rest)


def _has_duty(rest: str) -> bool:
    return bool(
        re.match(r"\s*,?\s*(?:có (?:trách nhiệm|nhiệm vụ|kế hoạch|giải pháp|văn bản|biện pháp|phương án))", rest)
    )


def _subject_behind(text: str, offset: int) -> tuple[tuple[Body, ...], int]:
    """«Căn cứ Kế hoạch này, các sở, ngành … có trách nhiệm …»: the subject stands behind a first clause."""
    sentence_end = re.search(r"[.;](?:\s|$)", text)
    limit = sentence_end.start() if sentence_end else len(text)
    comma = _COMMA.search(text, 0, limit)
    while comma is not None:
        found = parse_bodies(text, comma.end(), limit, offset=offset)
        if (
            found.bodies
            and _acts(text, found.end, heading=False, given=False)
            and not _MORE_COMES.match(text, found.end)
        ):
            return found.bodies, found.end
        if found.bodies and _FILLER.match(text[found.end : found.end + 300]):
            return found.bodies, found.end
        comma = _COMMA.search(text, max(found.end, comma.end()), limit)
    return (), 0


_MORE_COMES = re.compile(r",\s+(?!(?:theo|căn cứ|trong phạm vi|tùy|tuỳ|có trách nhiệm|chủ động|tổ chức|triển khai)\s)")


_LEADS_WITH = re.compile(r"chủ trì,?\s+(?:cùng với|cùng)\s+(?=[^\W\d_])")


def _given_later(text: str, offset: int) -> tuple[tuple[Body, ...], int]:
    """«…; giao Sở A chủ trì, phối hợp với …», «(Sở A chủ trì)» behind the work itself."""
    if "chủ trì" not in text and "giao " not in text and "Giao " not in text:
        return (), 0
    row_end = 0
    for match in _MIDDLE_GIVE.finditer(text):
        if match.end() < row_end:
            continue
        found = parse_bodies(text, match.end(), offset=offset)
        row_end = found.end
        if not found.bodies:
            continue
        rest = text[found.end : found.end + 60]
        given = match[0].strip().lower().startswith(("giao", "đề nghị", "phân công", "yêu cầu"))
        if re.match(r"\s*,?\s*(?:chủ trì|có trách nhiệm chủ trì)", rest) or (given and re.match(r"\s+\w", rest)):
            return found.bodies, found.end
    return (), 0


def _helpers(text: str, offset: int, *, has_subject: bool, subject_end: int) -> tuple[tuple[Body, ...], Span | None]:
    found: list[Body] = []
    unclear: Span | None = None
    with_lead = _LEADS_WITH.search(text)
    if with_lead is not None:
        found += parse_bodies(text, with_lead.end(), offset=offset).bodies
    if "hối hợp" not in text:
        return tuple(found), None
    for match in _HELP.finditer(text):
        bodies = parse_bodies(text, match.end(), small=bool(match["link"]), offset=offset)
        if bodies.bodies and (match["link"] or bodies.bodies[0].kind is not BodyKind.POSITION):
            found += bodies.bodies
        elif (
            not match["link"]
            and has_subject
            and match.start() <= subject_end + 3
            and not starts_body(text, match.end())
        ):
            unclear = Span(offset + match.start(), offset + min(len(text), match.end() + 20))
    return _each_once(found), unclear


def _each_once(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """The bodies in order, each name once."""
    by_name: dict[str, Body] = {}
    for body in bodies:
        by_name.setdefault(body.name, body)
    return tuple(by_name.values())


def parse_assignment(value: str, label: Label, *, offset: int = 0) -> Roles:
    """Who leads and who helps in the value of a label or a table cell."""
    value = value.rstrip(" .;,")
    if label is Label.COORDINATE:
        return Roles((), _plain(_without_help(value), offset, value))
    opening = re.match(r"\s*(?:Giao(?: cho)?|Đề nghị|Do|Là|Chủ trì:?|chủ trì:?)\s+", value)
    start = opening.end() if opening else 0
    found = parse_bodies(value, start, loose=True, offset=offset)
    lead, marked = _by_brackets(value, _all_pieces(value, found.bodies, found.end, offset), offset)
    helpers, _ = _helpers(value, offset, has_subject=False, subject_end=0)
    helpers = marked + (helpers or _helping_subject(value, found.end, offset))
    names = {body.name for body in lead}
    helpers = tuple(body for body in helpers if body.name not in names)
    leads_by_name = "chủ trì" in value.lower()
    weak = bool(helpers) and not leads_by_name
    return Roles(lead, helpers, weak)


_HELPS = re.compile(r"\s*\((?:cơ quan |đơn vị )?phối hợp\)")


def _by_brackets(text: str, bodies: tuple[Body, ...], offset: int) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    """«Sở A (chủ trì), Sở B (phối hợp)»: the brackets say who leads and who helps."""
    helps = [body.span is not None and _HELPS.match(text, body.span.end - offset) is not None for body in bodies]
    return (
        tuple(body for body, helping in zip(bodies, helps, strict=True) if not helping),
        tuple(body for body, helping in zip(bodies, helps, strict=True) if helping),
    )


def _helping_subject(value: str, position: int, offset: int) -> tuple[Body, ...]:
    """«Sở A chủ trì, Văn phòng B phối hợp»: who helps stands before the verb."""
    match = re.compile(r"\s*chủ trì\s*[,;]\s*").match(value, position)
    if match is None:
        return ()
    more = parse_bodies(value, match.end(), offset=offset)
    return more.bodies if value[more.end :].lstrip(" ,").startswith("phối hợp") else ()


def _without_help(value: str) -> int:
    match = re.match(r"\s*(?:[Pp]hối hợp\s+(?:với|cùng)?(?:\s*:)?\s*|[Vv]ới\s+)", value)
    return match.end() if match else 0


def _plain(start: int, offset: int, value: str) -> tuple[Body, ...]:
    found = parse_bodies(value, start, loose=True, offset=offset)
    return _all_pieces(value, found.bodies, found.end, offset)


def _all_pieces(value: str, bodies: tuple[Body, ...], end: int, offset: int) -> tuple[Body, ...]:
    """Behind a semicolon or a new dash the list goes on, whatever stood between."""
    out = list(bodies)
    position = end
    for _ in range(40):
        match = re.compile(r"[;,\n]\s*(?:[-–+•]\s*)?(?:và\s+)?").search(value, position)
        if match is None or re.search(r"phối hợp|chủ trì", value[position : match.start()]):
            break
        more = parse_bodies(value, match.end(), loose=True, offset=offset)
        if not more.bodies or re.match(r"(?:phối hợp|thời gian|hoàn thành)", value[match.end() :], re.IGNORECASE):
            break
        out += more.bodies
        position = more.end
    return _each_once(out)
