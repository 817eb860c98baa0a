"""Labels that say who, when and what comes out: «Đơn vị chủ trì:», «Thời gian thực hiện:», «Sản phẩm:».

A line that begins with such a label belongs to the tasks it governs; several may
stand on one line, in brackets, or behind the task's own words. The same words head
the columns of task tables.

>>> [(part.label.name, part.value) for part in split_labels("Đơn vị chủ trì: Sở A; Đơn vị phối hợp: Sở B.")]
[('LEAD', 'Sở A'), ('COORDINATE', 'Sở B.')]
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from functools import lru_cache


class Label(enum.Enum):
    """What the value behind a label says."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    BOTH = "lead, coordinate"
    TIME = "deadline"
    PRODUCT = "product"
    FUNDING = "funding"
    WATCH = "watch"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label with its value: offsets of the label's start and of the value in the line."""

    label: Label
    start: int
    value_start: int
    value_end: int
    value: str


_WHO = r"(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|sở,?\s*(?:ban,?\s*)?ngành|địa\s+phương|cơ\s+quan\s*[,/]\s*đơn\s+vị|(?:đơn\s+vị|tổ\s+chức|cơ\s+quan)\s*,\s*cá\s+nhân|đơn\s+vị\s*[,/]\s*cơ\s+quan|phòng|bộ phận|người)\s+)"
_PATTERNS: tuple[tuple[Label, str], ...] = (
    (
        Label.BOTH,
        rf"{_WHO}?(?:chủ\s+trì|thực\s+hiện|chịu\s+trách\s+nhiệm)\s*(?:,|/|và|&|-)\s*(?:{_WHO})?phối\s+hợp(?:\s+thực\s+hiện)?",
    ),
    (Label.COORDINATE, rf"{_WHO}?(?:cùng\s+)?phối\s+hợp(?:\s+(?:thực\s+hiện|chính|tham\s+mưu|triển\s+khai|với))?"),
    (
        Label.COORDINATE,
        rf"{_WHO}(?:cùng\s+)?(?:tham\s+gia|liên\s+quan|thực\s+hiện\s+cùng|làm\s+cùng|hỗ\s+trợ)(?:\s+phối\s+hợp)?",
    ),
    (
        Label.LEAD,
        rf"(?:{_WHO}(?:chủ\s+trì|đầu\s+mối|thực\s+hiện|triển\s+khai|tham\s+mưu|chịu\s+trách\s+nhiệm|được\s+giao|tổ\s+chức\s+thực\s+hiện|phụ\s+trách\s+thực\s+hiện|soạn\s+thảo|trình)"
        r"(?:(?:\s*[,/])?\s*(?:chính|thực\s+hiện|tham\s+mưu|triển\s+khai|soạn\s+thảo|xây\s+dựng|báo\s+cáo|tổ\s+chức\s+thực\s+hiện|chủ\s+trì|và))*"
        r"|chủ\s+trì(?:\s+(?:thực\s+hiện|tham\s+mưu|triển\s+khai|xây\s+dựng|soạn\s+thảo))?|(?:phân\s+công|trách\s+nhiệm)(?:\s+(?:thực\s+hiện|nhiệm\s+vụ|chủ\s+trì))?"
        r"|đầu\s+mối(?:\s+(?:thực\s+hiện|chủ\s+trì|tham\s+mưu))?|giao|thực\s+hiện(?:\s+(?:các\s+)?nhiệm\s+vụ[^:;]{0,40})?)",
    ),
    (
        Label.TIME,
        r"(?:(?:mốc|thời)\s+(?:thời\s+)?(?:gian|hạn|điểm|hoàn\s+thành|tiến\s+độ)(?:(?:\s*,)?\s*(?:tiến\s+độ|thực\s+hiện|hoàn\s+thành|triển\s+khai|tổ\s+chức|báo\s+cáo|trình|ban\s+hành|dự\s+kiến|bắt\s+đầu|kết\s+thúc|phê\s+duyệt|và|/|-|[(][^()]{0,80}[)]|UBND|HĐND|tỉnh|Ủy\s+ban|nhân\s+dân|đạt))*"
        r"|tiến\s+độ(?:(?:\s*,)?\s*(?:thực\s+hiện|hoàn\s+thành|thời\s+gian|triển\s+khai|dự\s+kiến))*|lộ\s+trình(?:\s+thực\s+hiện)?|hạn\s+(?:hoàn\s+thành|cuối|chót)|(?:ngày|năm)\s+(?:hoàn\s+thành|thực\s+hiện)|hoàn\s+thành)",
    ),
    (
        Label.PRODUCT,
        r"(?:(?:dự\s+kiến\s+|yêu\s+cầu\s+(?:về\s+)?)?(?:sản\s+phẩm|kết\s+quả)(?:(?:\s*(?:,|/|và|-))?\s*(?:sản\s+phẩm|kết\s+quả|đầu\s+ra|dự\s+kiến|chủ\s+yếu|cần\s+đạt|phải\s+đạt|đạt\s+được|thực\s+hiện|hoàn\s+thành|cụ\s+thể|chính|mục\s+tiêu|yêu\s+cầu|cuối\s+cùng|[(][^()]{0,80}[)]))*|hình\s+thức\s+văn\s+bản|sản\s+phẩm\s+giao\s+nộp|(?:hồ\s+sơ\s+|tài\s+liệu\s+)?minh\s+chứng|đầu\s+ra)",
    ),
    (
        Label.FUNDING,
        r"(?:(?:dự\s+kiến\s+|dự\s+toán\s+|nhu\s+cầu\s+|tổng\s+)?(?:nguồn\s+)?kinh\s+phí(?:\s+(?:thực\s+hiện|dự\s+kiến))?|nguồn\s+(?:vốn|lực)(?:\s+thực\s+hiện)?|dự\s+toán)",
    ),
    (
        Label.WATCH,
        r"(?:(?:lãnh\s+đạo|cán\s+bộ|người|đồng\s+chí|thành\s+viên)\s+(?:UBND\s+tỉnh\s+)?(?:phụ\s+trách|chỉ\s+đạo|theo\s+dõi)|(?:cơ\s+quan\s+|đơn\s+vị\s+)?theo\s+dõi(?:,\s*(?:kiểm\s+tra|đôn\s+đốc|giám\s+sát|tổng\s+hợp))*|chỉ\s+đạo(?:\s+thực\s+hiện)?|phụ\s+trách)",
    ),
)
_BOUNDARY = r"(?:^|(?<=[.;,(])\s*|(?<=[.;,]\s)|(?<=\s[-–—]\s))(?:[-+–]\s*)?"
LABELS = re.compile(
    _BOUNDARY
    + "(?P<label>"
    + "|".join(f"(?P<l{n}>{pattern})" for n, (_, pattern) in enumerate(_PATTERNS))
    + r")(?:\s*[(][^():]{0,40}[)])?\s*:\s*",
    re.IGNORECASE,
)
_COLUMN = re.compile("|".join(f"(?P<l{n}>{pattern})" for n, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE)


_PERIOD = re.compile(r"(?:năm|giai đoạn|đến|\d)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def split_labels(line: str) -> tuple[Labelled, ...]:
    """The labels of a line with their values, in order; empty where there is none."""
    if ":" not in line:
        return ()
    matches = list(LABELS.finditer(line))
    parts = []
    for index, match in enumerate(matches):
        end = matches[index + 1].start() if index + 1 < len(matches) else len(line)
        start = match.end()
        value = line[start:end].rstrip()
        if value.rstrip(".;").endswith(")") and value.count(")") > value.count("("):
            value = value.rstrip(".;")[:-1].rstrip()
        if index + 1 < len(matches):
            value = value.rstrip(" ;,(-–")
        parts.append(Labelled(_label_of(match), match.start("label"), start, start + len(value), value))
    return tuple(parts)


def label_of_column(head: str) -> Label | None:
    """What a column with this head holds, or None."""
    text = " ".join(head.split()).strip(" .:*")
    match = _COLUMN.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip(" .,;:()/")
    label = _label_of(match)
    if label in (Label.LEAD, Label.PRODUCT) and _PERIOD.match(rest):
        return None  # «Thực hiện năm 2025» holds figures
    return label if len(rest.split()) <= 6 else None


def _label_of(match: re.Match[str]) -> Label:
    return next(label for n, (label, _) in enumerate(_PATTERNS) if match[f"l{n}"])
