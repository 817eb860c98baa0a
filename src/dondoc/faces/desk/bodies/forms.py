"""Forms of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.agencies.models import Body, Succession
from dondoc.faces.desk.bodies.register import Register
from dondoc.faces.desk.inputs import DayField

_LIST = {"list": "body-names", "autocomplete": "off"}


class BodyNameField(forms.CharField):
    """A body by its name, as a person types it; becomes the body that is there today."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs=dict(_LIST)), max_length=250, **options)
        self.register = Register()

    def clean(self, value: Any) -> Body | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = self.register.find(typed)
        if found is None:
            raise forms.ValidationError(
                _("Chưa có cơ quan «%(name)s». Hãy chọn trong danh sách gợi ý.") % {"name": typed}
            )
        return found


class AddBodyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên đầy đủ"), max_length=250)
    short = forms.CharField(label=gettext_lazy("Tên viết tắt"), max_length=60, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Body.Kind.choices)
    level = forms.ChoiceField(label=gettext_lazy("Cấp"), choices=Body.Level.choices)
    parent = BodyNameField(label=gettext_lazy("Trực thuộc"), required=False)
    founded_on = DayField(label=gettext_lazy("Thành lập ngày"), required=False)
    code = forms.CharField(label=gettext_lazy("Mã định danh"), max_length=20, required=False)
    legal_basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300, required=False)


class RenameBodyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=250)
    short = forms.CharField(label=gettext_lazy("Tên viết tắt"), max_length=60, required=False)
    since = DayField(label=gettext_lazy("Từ ngày"))
    legal_basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=300)


class CorrectNameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Tên đúng"),
        max_length=250,
        help_text=gettext_lazy("Chỉ để sửa lỗi ghi. Cơ quan được đổi tên bằng một văn bản thì dùng «Đổi tên»."),
    )
    short = forms.CharField(label=gettext_lazy("Tên viết tắt"), max_length=60, required=False)


class AddAliasForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Cách viết khác"),
        max_length=250,
        help_text=gettext_lazy("Tên khác mà văn bản thường dùng, ví dụ «LHH»."),
    )


class SuccessionForm(forms.Form):
    """What happens on the day, on which basis."""

    kind = forms.ChoiceField(label=gettext_lazy("Hình thức"), choices=Succession.Kind.choices)
    happened_on = DayField(label=gettext_lazy("Từ ngày"))
    legal_basis = forms.CharField(
        label=gettext_lazy("Căn cứ"), max_length=300, help_text=gettext_lazy("Số, ngày và cơ quan ban hành.")
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), widget=forms.Textarea(attrs={"rows": 2}), required=False)


class LinkForm(forms.Form):
    """One arrow: from which body to which, for which field of work."""

    old = BodyNameField(label=gettext_lazy("Cơ quan cũ"), required=False)
    new = BodyNameField(label=gettext_lazy("Cơ quan tiếp nhận"), required=False)
    topic = forms.CharField(label=gettext_lazy("Lĩnh vực"), max_length=200, required=False)
    keywords = forms.CharField(label=gettext_lazy("Từ khóa"), required=False)
    main = forms.BooleanField(label=gettext_lazy("Nhận phần còn lại"), required=False, initial=True)

    def __init__(self, *args: Any, register: Register, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, BodyNameField):
                field.register = register

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("new") or data.get("topic")) and not data.get("old") and "old" not in self.errors:
            self.add_error("old", _("Hãy ghi cơ quan cũ."))
        return data


LinkFormSet = forms.formset_factory(LinkForm, extra=3, max_num=40)
