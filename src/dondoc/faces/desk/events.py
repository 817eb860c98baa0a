"""An event of the record in plain words: who, for which body, did what, old and new, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import Role
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.faces.desk import words
from dondoc.rules.lifecycle import LifeCycle

# What the keys of `old` and `new` are called. A key that is not here is shown by its value alone.
FACTS: dict[str, words.Word] = {
    "due": gettext_lazy("hạn"),
    "first_due": gettext_lazy("hạn đầu"),
    "new_due": gettext_lazy("hạn mới"),
    "granted_due": gettext_lazy("hạn được đồng ý"),
    "state": gettext_lazy("tình trạng"),
    "body": gettext_lazy("cơ quan"),
    "lead": gettext_lazy("chủ trì"),
    "coordinate": gettext_lazy("phối hợp"),
    "follow": gettext_lazy("theo dõi"),
    "person": gettext_lazy("người làm"),
    "unit": gettext_lazy("phòng, đơn vị"),
    "role": gettext_lazy("vai trò"),
    "roles": gettext_lazy("vai trò"),
    "progress": gettext_lazy("tỷ lệ hoàn thành (%)"),
    "text": gettext_lazy("nội dung"),
    "words": gettext_lazy("nội dung"),
    "product": gettext_lazy("sản phẩm"),
    "authority": gettext_lazy("thẩm quyền"),
    "answer": gettext_lazy("trả lời"),
    "question": gettext_lazy("câu hỏi"),
    "files": gettext_lazy("tệp"),
    "done_on": gettext_lazy("ngày xong"),
    "on": gettext_lazy("ngày"),
    "name": gettext_lazy("tên"),
    "short_name": gettext_lazy("tên gọn"),
    "title": gettext_lazy("trích yếu"),
    "number": gettext_lazy("số, ký hiệu"),
    "kind": gettext_lazy("loại"),
    "monitor": gettext_lazy("cơ quan theo dõi"),
    "assigner": gettext_lazy("cơ quan giao"),
    "plan": gettext_lazy("kế hoạch"),
    "task": gettext_lazy("nhiệm vụ"),
    "since": gettext_lazy("từ ngày"),
    "until": gettext_lazy("đến trước ngày"),
    "full_name": gettext_lazy("họ và tên"),
    "email": gettext_lazy("thư điện tử"),
    "position": gettext_lazy("chức vụ"),
    "phone": gettext_lazy("điện thoại"),
    "file_name": gettext_lazy("tệp"),
    "legal_basis": gettext_lazy("căn cứ"),
    "happened_on": gettext_lazy("từ ngày"),
    "issued_on": gettext_lazy("ngày ban hành"),
    "superior": gettext_lazy("cơ quan chủ quản"),
    "issuer": gettext_lazy("cơ quan ban hành"),
    "symbol": gettext_lazy("chữ viết tắt"),
    "place": gettext_lazy("địa danh"),
    "collective": gettext_lazy("ký thay mặt"),
    "head": gettext_lazy("chức vụ người đứng đầu"),
    "signing": gettext_lazy("cách ký"),
    "signer": gettext_lazy("người ký"),
    "recipients": gettext_lazy("nơi nhận"),
    "archive": gettext_lazy("lưu"),
    "form": gettext_lazy("thể thức"),
}

_STAGES = frozenset(stage.value for stage in LifeCycle)


@dataclass(frozen=True, slots=True)
class Change:
    """One fact before and after; either may be empty."""

    label: words.Word
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class EventWords:
    """One line of the record."""

    at: datetime
    who: str
    body: str
    verb: words.Word
    changes: tuple[Change, ...] = ()
    reason: str = ""


def event_words(event: Event) -> EventWords:
    """The line for an event; its person comes with `select_related("by")`."""
    return EventWords(
        at=event.at,
        who=str(event.by) if event.by else _("Hệ thống"),
        body=event.body_name,
        verb=Verb(event.verb).label if event.verb in Verb.values else event.verb,
        changes=_changes(event.old, event.new),
        reason=event.reason,
    )


def _changes(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    keys = [key for key in dict.fromkeys((*new, *old)) if not _is_inner(key)]
    pairs = ((key, plain_value(key, old.get(key)), plain_value(key, new.get(key))) for key in keys)
    return tuple(Change(FACTS.get(key, ""), before, after) for key, before, after in pairs if before != after)


def _is_inner(key: str) -> bool:
    """Numbers of rows and versions are for programs."""
    return key in ("id", "pk", "version") or key.endswith(("_id", "_ids"))


def plain_value(key: str, value: Any) -> str:
    """A value of the record for people.

    >>> plain_value("due", "2026-06-30"), plain_value("progress", None)
    ('30/06/2026', '')
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return "; ".join(plain_value(key, one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{FACTS.get(inner, inner)}: {plain_value(inner, one)}" for inner, one in value.items())
    return _plain_word(key, str(value))


def _plain_word(key: str, value: str) -> str:
    if key == "state" and value in _STAGES:
        return str(words.LIFE[LifeCycle(value)])
    if key == "role" and value in Role.values:
        return str(Role(value).label)
    found = _day(value)
    return words.day(found) if found else value


def _day(value: str) -> date | None:
    try:
        return parse_date(value)
    except ValueError:
        return None
