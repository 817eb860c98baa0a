"""What a part of a document is for, told from its heading: aims, targets, tasks, money, organisation.

Tasks are looked for only where tasks are given; a promise only where promises are
made. Inside a part a heading of its own may say otherwise («3. Kinh phí thực
hiện» under «Tổ chức thực hiện»).
"""

from __future__ import annotations

import enum
import re

from dondoc.reading.structure.outline import Item


class Purpose(enum.Enum):
    """What a part is for."""

    AIMS = "aims"
    BACKGROUND = "background"
    TARGETS = "targets"
    TASKS = "tasks"
    ORGANISATION = "organisation"
    FUNDING = "funding"
    UNKNOWN = "unknown"

    @property
    def gives_tasks(self) -> bool:
        """Whether every smallest item here says something is to be done."""
        return self in (Purpose.TASKS, Purpose.ORGANISATION)


_FUNDING = re.compile(
    r"(?:về\s+|bảo đảm\s+|đảm bảo\s+)?(?:nguồn\s+)?kinh phí|dự toán|nguồn vốn|nguồn lực (?:tài chính|thực hiện)|nhu cầu (?:kinh phí|vốn)|cơ chế tài chính|tổng (?:kinh phí|mức)|nguồn lực và kinh phí"
    r"|ngân sách thực hiện"
)
_ORGANISATION = re.compile(
    r"(?:công tác )?(?:tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm (?:của|thực hiện|các)|tổ chức, chỉ đạo)"
)
_TASKS = re.compile(
    r"nhiệm vụ|giải pháp|nội dung|hoạt động|biện pháp|công việc|lộ trình|danh mục|chương trình, (?:đề án|dự án)|kế hoạch (?:thực hiện|triển khai|cụ thể)|tiến độ|các (?:đề án|dự án)"
)
_TARGETS = re.compile(r"mục tiêu|chỉ tiêu")
_TARGETS_FIRST = re.compile(r"(?:các\s+|một số\s+|hệ thống\s+)?(?:mục tiêu|chỉ tiêu)")
_AIMS = re.compile(
    r"mục đích|yêu cầu|quan điểm|nguyên tắc|phạm vi|đối tượng|phương châm|tầm nhìn|thời gian(?: và địa điểm| thực hiện| tổ chức)?$|địa điểm|tiêu chí|thành phần"
)
_BACKGROUND = re.compile(
    r"sự cần thiết|căn cứ|thực trạng|bối cảnh|tình hình|kết quả (?:đạt được|thực hiện|đã)|đánh giá (?:chung|tình hình|thực trạng|kết quả)|tồn tại|hạn chế|nguyên nhân|khó khăn|cơ sở (?:pháp lý|xây dựng|thực tiễn|chính trị)|dự báo tình hình"
    r"|khái quát|giải thích từ ngữ|khái niệm|đặt vấn đề|phần mở đầu|hiệu quả (?:của|kinh tế|xã hội)|tác động của|điều khoản thi hành|hiệu lực thi hành|sản phẩm (?:chủ lực|dự kiến)$"
)
_OUTLOOK = re.compile(r"(?:về )?(?:quan điểm|nguyên tắc|phương châm|mục đích)\b")
_HEADING_WORDS = 45


def purpose_of_heading(title: str) -> Purpose:
    """What a heading says its part is for; UNKNOWN where it names a field of work."""
    text = " ".join(title.casefold().split()).strip(" .:*").replace("nhiêm vụ", "nhiệm vụ")
    short = len(text.split()) <= 14
    if _FUNDING.match(text) or (short and "kinh phí" in text):
        return Purpose.FUNDING
    if _ORGANISATION.match(text) and not re.match(
        r"tổ chức thực hiện (?:tốt|có|hiệu|nghiêm|các|chương|cơ|đề|nhiệm|chiến|kế)", text
    ):
        return Purpose.ORGANISATION
    if not short:
        return Purpose.UNKNOWN
    if _BACKGROUND.match(text):
        return Purpose.BACKGROUND
    if _TARGETS.search(text) and not _TASKS.search(text):
        return Purpose.TARGETS if not re.match(r"mục đích|yêu cầu", text) else Purpose.AIMS
    if _AIMS.match(text) and not _TASKS.search(text):
        return Purpose.AIMS
    if _TASKS.search(text):
        return Purpose.TASKS
    if _AIMS.match(text):
        return Purpose.AIMS
    return Purpose.UNKNOWN


_OVERRIDE = {
    Purpose.TASKS: (Purpose.FUNDING, Purpose.ORGANISATION),
    Purpose.ORGANISATION: (Purpose.FUNDING,),
    Purpose.TARGETS: (Purpose.TASKS, Purpose.ORGANISATION, Purpose.FUNDING),
    Purpose.AIMS: (Purpose.TARGETS, Purpose.TASKS, Purpose.ORGANISATION, Purpose.FUNDING),
    Purpose.UNKNOWN: tuple(Purpose),
    Purpose.BACKGROUND: (),
    Purpose.FUNDING: (Purpose.ORGANISATION,),
}


def purposes(root: Item, default: Purpose = Purpose.UNKNOWN) -> dict[int, Purpose]:
    """The purpose of every item, by `id(item)`."""
    out: dict[int, Purpose] = {id(root): default}
    for item in root.walk():
        if item.parent is None:
            continue
        above = out[id(item.parent)]
        out[id(item)] = _own(item, above)
    return out


def _own(item: Item, above: Purpose) -> Purpose:
    if not _is_heading(item):
        return above
    title = run_in_head(item.text) or item.text
    said = purpose_of_heading(title)
    if said is Purpose.UNKNOWN:
        return above
    if said is Purpose.TARGETS and above.gives_tasks:
        words = " ".join(title.casefold().split())
        return said if _TARGETS_FIRST.match(words) and len(words.split()) <= 9 and item.children else above
    if (
        said is Purpose.TASKS
        and above is Purpose.TARGETS
        and item.level > 2
        and not re.match(r"(?:các )?(?:nhiệm vụ|giải pháp|nội dung)", title.casefold())
    ):
        return above
    if said is Purpose.AIMS and above is Purpose.TARGETS and _OUTLOOK.match(title.casefold()):
        return said
    if said in (Purpose.AIMS, Purpose.BACKGROUND) and above.gives_tasks:
        return said if len(title.split()) <= 4 and item.children else above
    return said if said in _OVERRIDE[above] else above


def _is_heading(item: Item) -> bool:
    if run_in_head(item.text):
        return True
    if not item.children:
        return item.level <= 1 and len(item.text.split()) <= _HEADING_WORDS
    return len(item.text.split()) <= _HEADING_WORDS


_RUN_IN = re.compile(r"(?P<head>[^.:;]{3,60}):\s+\S")


def run_in_head(text: str) -> str | None:
    """«Mục đích: Cụ thể hóa …»: the heading that stands before the sentence."""
    match = _RUN_IN.match(text)
    if (
        match
        and len(match["head"].split()) <= 6
        and purpose_of_heading(match["head"]) in (Purpose.AIMS, Purpose.FUNDING)
    ):
        return match["head"]
    return None
