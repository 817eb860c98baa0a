"""What an amending document says it does to which place of the old one: «Bãi bỏ điểm b khoản 1 Mục II».

Only a verb of change with a place in the same clause counts; a place alone («theo điểm a
khoản 1») changes nothing. Where the place is told in part («khoản 2» and no part of the
document) it is given as told: matching decides whether that is enough.
Source: Nghị định 154/2020 and practice of amending decisions; the paths are those of the plan format.

>>> [(one.change, one.path) for one in find_orders("1. Sửa đổi điểm a khoản 1 Mục II như sau:")]
[('changed', 'II.1.a')]
>>> [(one.change, one.path) for one in find_orders("Bãi bỏ nhiệm vụ số thứ tự 5 Phụ lục I; thay thế Điều 3.")]
[('ended', 'PL1.5'), ('replaced', 'Điều 3')]
>>> find_orders("Thực hiện theo điểm a khoản 1 Mục II")
[]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

CHANGED, ENDED, REPLACED, ADDED = "changed", "ended", "replaced", "added"

_VERBS: Final = (
    (
        ENDED,
        r"bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|bỏ(?=\s+(?:điểm|khoản|mục|điều|nhiệm|gạch|nội|số|chỉ|tiết))"
        r"|không\s+(?:tiếp\s+tục\s+)?thực\s+hiện|kết\s+thúc|dừng",
    ),
    (
        CHANGED,
        r"sửa\s+đổi(?:,?\s+bổ\s+sung)?|điều\s+chỉnh(?:,?\s+bổ\s+sung)?"
        r"|thay\s+(?:thế\s+)?(?:cụm\s+từ|từ)|đính\s+chính|gia\s+hạn",
    ),
    (REPLACED, r"thay\s+thế|thay\s+bằng"),
    (ADDED, r"bổ\s+sung"),
)
_VERB = re.compile("|".join(rf"(?P<{change}>\b(?:{pattern})\b)" for change, pattern in _VERBS), re.IGNORECASE)
_STEP = re.compile(
    r"""
      \bđiểm\s+(?P<letter>[a-zđ])\b(?!\.)
    | \btiết\s+(?P<sub>[a-zđ])\b(?!\.)
    | \b(?:tiểu\s+mục|khoản|mục|ý|điểm|phần|nội\s+dung)\s+
      (?P<dotted>(?:[IVX]{1,5}|\d{1,2})(?:\.(?:[a-zđ]|\d{1,2}|[IVX]{1,5}))*)\b
    | \b(?:số\s+thứ\s+tự|STT|TT|nhiệm\s+vụ\s+(?:số\s+)?|mục\s+số)\s*(?P<row>\d{1,3})\b
    | \bĐiều\s+(?P<article>\d{1,3})\b
    | \b[Pp]hụ\s+lục\s*(?P<annex>[IVX]{1,5}|\d{1,2})?
    | \bgạch\s+đầu\s+dòng\s+thứ\s+(?P<bullet>\w+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;]*(?:tại|của|thuộc|trong|ở|nêu\s+tại|quy\s+định\s+tại)?\s*", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.](?=\s|$)|\bnhư\s+sau\b|\n", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
             "tám": 8, "chín": 9, "mười": 10}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Order:
    """What is done to which path, and where in the text it says so."""

    change: str
    path: str
    start: int
    end: int


def find_orders(text: str) -> list[Order]:
    """Every change that a text orders, in order. What stands in quotation marks is new or old words, no order."""
    text = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    orders = []
    for start, end in _clauses(text):
        verb = _VERB.search(text, start, end)
        if verb is None:
            continue
        for path, at, until in _paths(text, start, end):
            orders.append(Order(_change(verb), path, min(at, verb.start()), until))
    return orders


def _change(verb: re.Match[str]) -> str:
    return next(change for change, _pattern in _VERBS if verb[change])


def _clauses(text: str) -> list[tuple[int, int]]:
    """Clauses end with «;», a full stop, «như sau», and with the line."""
    cuts = sorted({0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)})
    return list(pairwise(cuts))


def _paths(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Runs of steps, told from the inside out («điểm a khoản 1 Mục II»), as paths."""
    runs: list[list[re.Match[str]]] = []
    for step in _STEP.finditer(text, start, end):
        if runs and _BETWEEN.fullmatch(text, runs[-1][-1].end(), step.start()):
            runs[-1].append(step)
        else:
            runs.append([step])
    return [(path, run[0].start(), run[-1].end()) for run in runs if (path := _path(run))]


def _path(run: list[re.Match[str]]) -> str:
    return ".".join(name for step in reversed(run) if (name := _name(step)))


def _name(step: re.Match[str]) -> str:
    if step["letter"] or step["sub"]:
        return (step["letter"] or step["sub"]).lower()
    if step["dotted"]:
        return step["dotted"]
    if step["row"]:
        return str(int(step["row"]))
    if step["article"]:
        return f"Điều {int(step['article'])}"
    if step["bullet"]:
        number = _ORDINALS.get(step["bullet"].lower()) or (int(step["bullet"]) if step["bullet"].isdigit() else 0)
        return f"-{number}" if number else ""
    return f"PL{_number(step['annex'])}" if step["annex"] else "PL1"


def _number(text: str) -> int:
    """An Arabic or Roman number."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text.upper()]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))


def matches_path(told: str, path: str) -> bool:
    """Whether a place as told is the path, or its inner end («1.a» for «II.1.a»).

    >>> matches_path("II.1.a", "II.1.a"), matches_path("1.a", "II.1.a"), matches_path("I.1.a", "II.1.a")
    (True, True, False)
    """
    return bool(told) and (told == path or path.endswith(f".{told}"))
