"""Two values side by side: which fields differ, and within a text which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.plans.days import show_day
from dondoc.apps.plans.values import NamedBody, Value

Op = Literal["same", "gone", "new"]

LABELS: Final[dict[str, str | Promise]] = {
    "text": _("nội dung"),
    "lead": _("cơ quan chủ trì"),
    "coordinate": _("cơ quan phối hợp"),
    "follow": _("cơ quan theo dõi"),
    "each": _("mỗi cơ quan làm phần của mình"),
    "common": _("theo dõi chung"),
    "deadline_type": _("loại thời hạn"),
    "due": _("thời hạn"),
    "starts": _("bắt đầu"),
    "recurrence": _("kỳ lặp lại"),
    "recurrence_due": _("ngày của kỳ"),
    "dates": _("các ngày"),
    "condition": _("điều kiện"),
    "deadline_text": _("thời hạn, như văn bản ghi"),
    "product": _("sản phẩm"),
    "authority": _("thẩm quyền"),
    "person": _("người chịu trách nhiệm"),
    "comparator": _("mức so sánh"),
    "low": _("trị số"),
    "high": _("trị số trên"),
    "unit": _("đơn vị tính"),
    "period": _("kỳ"),
    "baseline": _("mốc so sánh"),
    "who": _("cơ quan báo cáo"),
    "to": _("nơi nhận"),
    "via": _("qua đầu mối"),
    "frequency": _("kỳ báo cáo"),
    "ad_hoc": _("báo cáo đột xuất"),
}
_HIDDEN = frozenset({"amends", "change", "merged"})
_DAYS = frozenset({"due", "starts", "recurrence_due"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stayed, went or came."""

    op: Op
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in both values; `pieces` shows for longer texts which words differ."""

    field: str
    label: str | Promise
    old: str
    new: str
    pieces: tuple[Piece, ...] = ()


def differences(old: Value, new: Value) -> list[Difference]:
    """The fields of one kind of value that read differently, in the order of a form."""
    found = []
    for name in old.FIELDS:
        if name in _HIDDEN:
            continue
        one, other = shown(name, getattr(old, name)), shown(name, getattr(new, name, ""))
        if one != other:
            pieces = word_pieces(one, other) if one and other and name not in _DAYS else ()
            found.append(Difference(name, LABELS.get(name, name), one, other, pieces))
    return found


def shown(name: str, value: Any) -> str:
    """A field as people read it: days as days, bodies as the document names them."""
    if isinstance(value, bool):
        return str(_("có")) if value else ""
    if isinstance(value, tuple):
        return "; ".join(one.written if isinstance(one, NamedBody) else show_day(str(one)) for one in value)
    return show_day(value) if name in _DAYS and value else str(value)


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Which words stayed, went and came.

    >>> [(piece.op, piece.words) for piece in word_pieces("trước ngày 31/3/2025", "trước ngày 30/6/2025")]
    [('same', 'trước ngày'), ('gone', '31/3/2025'), ('new', '30/6/2025')]
    """
    one, other = old.split(), new.split()
    pieces: list[Piece] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += _piece("same", one[start:end])
        else:
            pieces += [*_piece("gone", one[start:end]), *_piece("new", other[begin:stop])]
    return tuple(pieces)


def _piece(op: Op, words: Sequence[str]) -> list[Piece]:
    return [Piece(op, " ".join(words))] if words else []
