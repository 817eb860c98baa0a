"""People: who they are, and what they are in which body. New rows are new people.

Administrators change everything; the focal point of a body gives and ends the roles of its
officials and readers, as on the pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts import actions, permissions
from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.sheets.kinds.choosing import body_names, body_of
from dondoc.apps.sheets.kinds.kind import Done, Wanted
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import Column, Line, Type, Value, plain, plain_text

COLUMNS: tuple[Column, ...] = (
    Column("full_name", gettext_lazy("Họ và tên"), width=28, printed=True),
    Column("email", gettext_lazy("Thư điện tử"), width=32, printed=True),
    Column("position", gettext_lazy("Chức vụ"), width=26, printed=True),
    Column("phone", gettext_lazy("Điện thoại"), width=14, printed=True),
    Column("role", gettext_lazy("Vai trò"), Type.CHOICE, 22, names="roles", printed=True),
    Column("body", gettext_lazy("Cơ quan"), Type.BODY, 40, names="bodies", printed=True),
    Column("others", gettext_lazy("Vai trò khác"), width=40,
           help=gettext_lazy("Mỗi vai trò ghi «vai trò: cơ quan», cách nhau bằng dấu chấm phẩy.")),
    Column("state", gettext_lazy("Tình trạng"), width=14),
    Column("last_login", gettext_lazy("Đăng nhập gần nhất"), Type.DAY, 14),
)  # fmt: skip
_KNOWN = frozenset(("full_name", "position", "phone"))
_ROLES = frozenset(("role", "body", "others"))
_AT_ONCE = 2000
_MOBILE = 9  # digits that are left of a telephone once Excel has eaten the nought


class Held(NamedTuple):
    """A role in a body."""

    role: str
    body: int | None


class PersonKind:
    """Rows of people with the roles of today."""

    code, letter = "people", "U"
    title, sheet = gettext_lazy("Danh sách người dùng"), gettext_lazy("Người dùng")
    columns = COLUMNS
    new_editable = frozenset(("full_name", "email", "position", "phone", "role", "body"))
    needed = ("full_name", "email", "role")

    def may_add(self, by: User) -> bool:
        return bool(permissions.can_add_people(by))

    def lines(self, keys: Sequence[int], by: User, today: date) -> list[Line]:
        found: dict[int, Line] = {}
        names = body_names(today)
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            people = list(User.objects.visible_to(by, today).filter(pk__in=some).order_by("pk"))
            roles = _roles(people, today)
            for person in people:
                found[person.pk] = _line(person, roles[person.pk], names, by)
        return [found[key] for key in keys if key in found]

    def names(self, lines: Sequence[Line], by: User, today: date) -> dict[str, Names]:  # noqa: ARG002 (all alike)
        bodies = {value for line in lines if isinstance(value := line.values.get("body"), int)}
        return {
            "bodies": body_names(today, also=bodies),
            "roles": Names({role.value: str(role.label) for role in Role}),
        }

    def act(self, line: Line, wanted: Wanted, by: User, today: date) -> Done:
        person = User.objects.select_for_update().get(pk=line.key)
        if person.version != line.versions["person"]:
            raise Changed(theirs=person)
        told = []
        if wanted.keys() & (_KNOWN | {"email"}):
            _change(person, wanted, by)
            told.append(_("đã sửa thông tin"))
        if wanted.keys() & _ROLES:
            told += _set_roles(person, line, wanted, by, today)
        return Done("; ".join(told) or _("không có gì mới"), person.pk, person.full_name)

    def add(self, wanted: Wanted, by: User, today: date, *, site: str = "") -> Done:
        email = str(wanted.get("email") or "")
        _check_email(email)
        body = body_of(wanted.get("body"))
        person = actions.add_person(
            email=email,
            full_name=str(wanted.get("full_name") or ""),
            role=Role(str(wanted["role"])),
            body=body,
            since=today,
            position=str(wanted.get("position") or ""),
            phone=phone_of(wanted.get("phone")),
            by=by,
        )
        if not site:
            return Done(_("đã thêm; hãy mời đặt mật khẩu ở trang của người này"), person.pk, person.full_name)
        actions.invite(person=person, site=site, by=by)
        return Done(_("đã thêm và gửi lời mời"), person.pk, person.full_name)


PEOPLE = PersonKind()


def phone_of(value: Value) -> str:
    """A telephone as it was before Excel took it for a number.

    >>> phone_of("912345678"), phone_of("0229 3871 234"), phone_of(None)
    ('0912345678', '0229 3871 234', '')
    """
    text = str(value or "")
    return f"0{text}" if text.isdigit() and len(text) == _MOBILE and not text.startswith("0") else text


def _roles(people: Sequence[User], today: date) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    for held in RoleHeld.objects.on(today).filter(user__in=people).order_by("since", "pk"):
        found[held.user_id].append(Held(held.role, held.body_id))
    return found


def _line(person: User, roles: Sequence[Held], names: Names, by: User) -> Line:
    first = roles[0] if roles else Held("", None)
    values: dict[str, Value] = {
        "full_name": plain(person.full_name),
        "email": plain(person.email),
        "position": plain(person.position),
        "phone": plain(person.phone),
        "role": first.role or None,
        "body": first.body,
        "others": _in_words(roles[1:], names),
        "state": str(_("đang dùng") if person.is_active else _("đã ngừng")),
        "last_login": plain(person.last_login.date() if person.last_login else None),
    }
    return Line(person.pk, person.full_name, values, partial(_editable, person, by), {"person": person.version})


def _editable(person: User, by: User) -> frozenset[str]:
    editable: frozenset[str] = frozenset()
    if person.is_active and permissions.can_change_person(by, person):
        editable |= _KNOWN
    if person.is_active and permissions.can_change_email(by, person):
        editable |= {"email"}
    if person.is_active and permissions.can_add_people(by):
        editable |= _ROLES
    return editable


def _in_words(roles: Iterable[Held], names: Names) -> Value:
    told = [f"{Role(held.role).label}: {names.label(held.body)}".rstrip(": ") for held in roles]
    return plain_text("; ".join(sorted(told))) or None


def _change(person: User, wanted: Wanted, by: User) -> None:
    email = None
    if "email" in wanted:
        email = str(wanted["email"] or "")
        _check_email(email)
    given = {name: str(wanted.get(name, getattr(person, name)) or "") for name in ("full_name", "position")}
    phone = phone_of(wanted["phone"]) if "phone" in wanted else person.phone
    actions.change_person(person=person, version=person.version, phone=phone, email=email, by=by, **given)


def _check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise ActionError(_("«%(email)s» không phải địa chỉ thư điện tử."), email=email[:80]) from None


def _set_roles(person: User, line: Line, wanted: Wanted, by: User, today: date) -> list[str]:
    """What is no longer written ends today, what is newly written begins today."""
    names = body_names(today)
    after = _wanted_roles({name: wanted.get(name, line.values.get(name)) for name in _ROLES}, names)
    held = {Held(one.role, one.body_id): one for one in RoleHeld.objects.on(today).filter(user=person).order_by("pk")}
    told = []
    for key in sorted(after - held.keys(), key=str):
        body = Body.objects.get(pk=key.body) if key.body else None
        actions.give_role(person=person, role=Role(key.role), body=body, since=today, by=by)
        told.append(_("đã giao vai trò %(role)s") % {"role": Role(key.role).label})
    for key in sorted(held.keys() - after, key=str):
        actions.end_role(held=held[key], on=today, by=by)
        told.append(_("đã kết thúc vai trò %(role)s") % {"role": Role(key.role).label})
    return told


def _wanted_roles(values: Wanted, names: Names) -> set[Held]:
    found = set()
    if values.get("role"):
        body = values.get("body")
        found.add(Held(str(values["role"]), body if isinstance(body, int) else None))
    by_label = {plain_text(str(role.label)).casefold(): role.value for role in Role}
    for text in str(values.get("others") or "").split(";"):
        if not text.strip():
            continue
        word, _colon, name = text.partition(":")
        role = by_label.get(plain_text(word).casefold())
        named = names.find(name) if name.strip() else None
        if role is None or (name.strip() and named is None):
            raise ActionError(
                _("Không hiểu vai trò «%(text)s». Hãy ghi dạng «chuyên viên: Sở Tài chính»."), text=text.strip()[:80]
            )
        found.add(Held(role, named if isinstance(named, int) else None))
    return found
