"""The register of bodies: names, codes, where they stand, how they are written. For administrators.

A body is not rewritten: with a day in «Từ ngày» a new name begins on that day and the old
one stays for the time before; without it a slip of the pen is mended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies import actions
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body, BodyAlias, BodyCode, BodyName, BodyParent
from dondoc.apps.agencies.names import nearest
from dondoc.apps.agencies.permissions import can_manage_bodies
from dondoc.apps.core.errors import ActionError
from dondoc.apps.sheets.kinds.choosing import body_names, body_of
from dondoc.apps.sheets.kinds.kind import Done, Wanted
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import Column, Line, Type, Value, plain, plain_text

_SINCE, _BASIS = "since", "basis"
_NEW = gettext_lazy("Chỉ chọn khi thêm cơ quan mới.")
COLUMNS: tuple[Column, ...] = (
    Column("name", gettext_lazy("Tên cơ quan"), width=44, printed=True),
    Column("short", gettext_lazy("Tên viết tắt"), width=14, printed=True),
    Column("kind", gettext_lazy("Loại"), Type.CHOICE, 20, names="kinds", help=_NEW, printed=True),
    Column("level", gettext_lazy("Cấp"), Type.CHOICE, 14, names="levels", help=_NEW, printed=True),
    Column("parent", gettext_lazy("Trực thuộc"), Type.BODY, 36, names="bodies", printed=True),
    Column("code", gettext_lazy("Mã định danh"), width=18, printed=True),
    Column("aliases", gettext_lazy("Cách viết khác"), width=40, printed=True,
           help=gettext_lazy("Nhiều cách viết thì cách nhau bằng dấu chấm phẩy.")),
    Column("founded_on", gettext_lazy("Thành lập ngày"), Type.DAY, 13),
    Column(_SINCE, gettext_lazy("Đổi từ ngày"), Type.DAY, 13, entry=True,
           help=gettext_lazy("Tên, mã, nơi trực thuộc mới có từ ngày này. Để trống khi chỉ sửa lỗi viết tên.")),
    Column(_BASIS, gettext_lazy("Căn cứ"), width=30, entry=True,
           help=gettext_lazy("Số, ngày và cơ quan ban hành văn bản.")),
)  # fmt: skip
_CHANGED = frozenset(("name", "short", "parent", "code", "aliases", _SINCE, _BASIS))
_AT_ONCE = 2000


class BodyKind:
    """Rows of bodies alive or over, as they are called today."""

    code, letter = "bodies", "B"
    title, sheet = gettext_lazy("Danh mục cơ quan"), gettext_lazy("Cơ quan")
    columns = COLUMNS
    new_editable = frozenset(column.id for column in COLUMNS) - {_SINCE}
    needed = ("name", "kind", "level")

    def may_add(self, by: User) -> bool:
        return bool(can_manage_bodies(by))

    def lines(self, keys: Sequence[int], by: User, today: date) -> list[Line]:
        editable = _CHANGED if can_manage_bodies(by) else frozenset()
        found: dict[int, Line] = {}
        for start in range(0, len(keys), _AT_ONCE):
            found |= _lines(keys[start : start + _AT_ONCE], today, editable)
        return [found[key] for key in keys if key in found]

    def names(self, lines: Sequence[Line], by: User, today: date) -> dict[str, Names]:  # noqa: ARG002 (all alike)
        parents = {value for line in lines if isinstance(value := line.values.get("parent"), int)}
        return {
            "bodies": body_names(today, also=parents),
            "kinds": Names({kind.value: str(kind.label) for kind in Body.Kind}),
            "levels": Names({level.value: str(level.label) for level in Body.Level}),
        }

    def act(self, line: Line, wanted: Wanted, by: User, today: date) -> Done:
        """The register is held body by body; what differs from what was seen was compared before."""
        body = Body.objects.select_for_update().get(pk=line.key)
        since, basis = _day(wanted.get(_SINCE)), str(wanted.get(_BASIS) or "")
        told: list[str] = []
        if {"name", "short"} & wanted.keys():
            told.append(_name(body, line, wanted, since, basis, by, today))
        if "parent" in wanted:
            told.append(_put_under(body, wanted["parent"], since or today, by))
        if "code" in wanted:
            told.append(_give_code(body, wanted["code"], since or today, by))
        if "aliases" in wanted:
            told.append(_write_otherwise(body, wanted["aliases"], by))
        if not told:
            raise ActionError(_("Có ngày hoặc căn cứ nhưng không có gì thay đổi."))
        return Done("; ".join(told), body.pk, line.label)

    def add(self, wanted: Wanted, by: User, today: date, *, site: str = "") -> Done:  # noqa: ARG002 (all alike)
        parent = body_of(wanted.get("parent"))
        body = actions.add_body(
            name=str(wanted.get("name") or ""),
            kind=str(wanted["kind"]),
            level=str(wanted["level"]),
            by=by,
            short=str(wanted.get("short") or ""),
            parent=parent,
            founded_on=_day(wanted.get("founded_on")),
            aliases=_split(wanted.get("aliases")),
            code=str(wanted.get("code") or ""),
            legal_basis=str(wanted.get(_BASIS) or ""),
        )
        return Done(_("đã thêm cơ quan"), body.pk, str(wanted.get("name") or ""))


BODIES = BodyKind()


def _lines(keys: Sequence[int], today: date, editable: frozenset[str]) -> dict[int, Line]:
    bodies = {body.pk: body for body in Body.objects.filter(pk__in=keys).order_by("pk")}
    names, parents = _by_body(BodyName, keys), _now(BodyParent, keys, today)
    codes, aliases = _now(BodyCode, keys, today), _by_body(BodyAlias, keys)
    found = {}
    for key, body in bodies.items():
        called: Any = nearest(names[key], today) if names.get(key) else None
        values: dict[str, Value] = {
            "name": plain(called.name) if called else body.slug,
            "short": plain(called.short) if called else None,
            "kind": body.kind,
            "level": body.level,
            "parent": parents[key].parent_id if key in parents else None,
            "code": plain(codes[key].code) if key in codes else None,
            "aliases": _joined(alias.text for alias in aliases.get(key, ())),
            "founded_on": plain(body.founded_on),
        }
        found[key] = Line(key, str(values["name"]), values, lambda: editable)
    return found


def _by_body(model: Any, keys: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(body__in=keys).order_by("pk"):
        found[row.body_id].append(row)
    return found


def _now(model: Any, keys: Sequence[int], today: date) -> dict[int, Any]:
    """The row of each body that holds today; of codes the new form rather than the old."""
    begun, lasts = Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gt=today)
    rows = model.objects.filter(begun, lasts, body__in=keys)
    rows = rows.order_by("-scheme", "pk") if model is BodyCode else rows.order_by("pk")
    return {row.body_id: row for row in rows}


def _joined(texts: Iterable[str]) -> Value:
    """In one order, whoever wrote them in which."""
    return "; ".join(sorted(plain_text(text) for text in texts)) or None


def _split(value: Value) -> list[str]:
    return [text for part in str(value or "").split(";") if (text := plain_text(part))]


def _name(body: Body, line: Line, wanted: Wanted, since: date | None, basis: str, by: User, today: date) -> str:
    name = str(wanted.get("name", line.values.get("name")) or "")
    short = str(wanted.get("short", line.values.get("short")) or "")
    if since is not None and "name" in wanted:
        actions.rename_body(body=body, name=name, since=since, by=by, short=short, legal_basis=basis)
        return _("đã ghi tên mới từ %(day)s") % {"day": f"{since:%d/%m/%Y}"}
    row = nearest(list(body.names.all()), today)
    actions.correct_name(name=row, text=name, by=by, short=short)
    return _("đã sửa tên")


def _put_under(body: Body, parent: Value, since: date, by: User) -> str:
    above = body_of(parent)
    actions.set_parent(body=body, parent=above, since=since, by=by)
    return _("đã ghi nơi trực thuộc")


def _give_code(body: Body, code: Value, since: date, by: User) -> str:
    if not code:
        raise ActionError(_("Không xóa được mã định danh bằng bảng. Hãy ghi mã mới."))
    actions.set_code(body=body, code=str(code), since=since, by=by)
    return _("đã ghi mã định danh")


def _write_otherwise(body: Body, written: Value, by: User) -> str:
    wanted = {match_key(text): text for text in _split(written)}
    there = {alias.key: alias for alias in body.aliases.order_by("pk")}
    for key in there.keys() - wanted.keys():
        actions.remove_alias(alias=there[key], by=by)
    for key in wanted.keys() - there.keys():
        actions.add_alias(body=body, text=wanted[key], by=by)
    return _("đã sửa các cách viết")


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
