"""Forms about people: one column, each role with what it may."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.accounts.permissions import GIVEN_BY_FOCAL_POINTS
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import descendants
from dondoc.apps.core.today import today
from dondoc.faces.desk.inputs import DayField
from dondoc.faces.desk.people.fields import BodyField, BodyInput, find_bodies
from dondoc.faces.desk.people.words import ROLE_MEANS

ANY = ("", _("tất cả"))
STATES = (
    ("", _("đang dùng")),
    ("inactive", _("đã ngừng")),
    ("never", _("chưa đăng nhập lần nào")),
    ("all", _("tất cả")),
)


class PeopleFilterForm(forms.Form):
    q = forms.CharField(label=_("Họ tên, thư điện tử"), required=False, max_length=100)
    body = BodyField(label=_("Cơ quan"), required=False)
    role = forms.ChoiceField(label=_("Vai trò"), required=False, choices=[ANY, *Role.choices])
    state = forms.ChoiceField(label=_("Tài khoản"), required=False, choices=STATES)


class RoleForm(forms.Form):
    """A role, in a body, for a time. A focal point chooses among its own bodies and may give less."""

    role = forms.ChoiceField(label=_("Vai trò"), widget=forms.RadioSelect)
    body = BodyField(
        label=_("Cơ quan"),
        required=False,
        help_text=_("Tên hoặc tên viết tắt. Vai trò quản trị không gắn với cơ quan nào."),
    )
    unit = forms.CharField(
        label=_("Phòng, đơn vị"), required=False, max_length=250, help_text=_("Nơi làm việc bên trong cơ quan.")
    )
    since = DayField(label=_("Từ ngày"))
    last_day = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết."))

    field_order: tuple[str, ...] = ("role", "body", "unit", "since", "last_day")

    def __init__(self, *args: Any, by: User, own: list[Body], **values: Any) -> None:
        super().__init__(*args, **values)
        roles = list(Role) if by.standing.is_admin else sorted(GIVEN_BY_FOCAL_POINTS, key=list(Role).index)
        self.fields["role"] = forms.ChoiceField(
            label=_("Vai trò"), widget=forms.RadioSelect, choices=[(role, ROLE_MEANS[role]) for role in roles]
        )
        if not by.standing.is_admin:
            self.fields["body"] = OwnBodyField(own)
        if len(own) == 1:
            self.fields["unit"].widget = BodyInput(inside=own[0].pk)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("role") == Role.ADMINISTRATOR:
            data["body"] = None
        if data.get("unit"):
            data["unit"] = self._unit(data["unit"], data.get("body"), data.get("since") or today())
        return data

    def _unit(self, written: str, body: Body | None, day: date) -> Body | None:
        inside = descendants({body.pk}, day) if body else set()
        found = [unit for unit in find_bodies(written, day) if unit.pk in inside]
        if len(found) == 1:
            return found[0]
        self.add_error("unit", _("Cơ quan này không có phòng, đơn vị như vậy. Hãy ghi đủ tên, hoặc để trống."))
        return None

    def role_values(self) -> dict[str, Any]:
        """What the actions ask for; the last day held becomes the day from which it no longer is."""
        data, last = self.cleaned_data, self.cleaned_data["last_day"]
        return {
            "role": Role(data["role"]),
            "body": data["body"],
            "unit": data["unit"] or None,
            "since": data["since"],
            "until": last + timedelta(days=1) if last else None,
        }


class OwnBodyField(forms.TypedChoiceField):
    """One of the bodies for which somebody acts."""

    def __init__(self, own: list[Body]) -> None:
        by_key = {str(body.pk): body for body in own}
        choices = [(key, body.name) for key, body in by_key.items()]
        super().__init__(
            label=_("Cơ quan"), choices=choices, coerce=by_key.__getitem__, initial=next(iter(by_key), None)
        )


class KnownForm(forms.Form):
    """What is known of a person."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    position = forms.CharField(label=_("Chức vụ"), max_length=150, required=False)
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )


class AddPersonForm(KnownForm, RoleForm):
    email = forms.EmailField(label=_("Thư điện tử"), help_text=_("Người này đăng nhập bằng địa chỉ này."))

    field_order = ("full_name", "email", "position", "phone", "role", "body", "unit", "since", "last_day")


class ChangePersonForm(KnownForm):
    email = forms.EmailField(label=_("Thư điện tử"), help_text=_("Người này đăng nhập bằng địa chỉ này."))
    version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("full_name", "email", "position", "phone", "version")


class AccountForm(KnownForm):
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=User._meta.get_field("language").choices or ())
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndRoleForm(forms.Form):
    on = DayField(label=_("Thôi vai trò từ ngày"), help_text=_("Ngày đầu tiên không còn giữ vai trò."))
