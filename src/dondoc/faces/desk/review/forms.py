"""Forms of the review: a value as fields a person can fill, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.resolve import Resolver
from dondoc.apps.plans.days import read_day, read_month_day, show_day
from dondoc.apps.plans.values import DutyValue, TargetValue, TaskValue, Value, bodies_of
from dondoc.faces.desk.review.names import as_lines, from_lines, unknown_names

DEADLINES = (
    ("by", _("xong trước hoặc trong ngày")),
    ("on", _("vào đúng ngày")),
    ("between", _("trong khoảng")),
    ("ongoing", _("thường xuyên")),
    ("conditional", _("khi đủ điều kiện")),
    ("none", _("không nêu hạn")),
)
RECURRENCES = (
    ("", _("không lặp lại")),
    ("annual", _("hằng năm")),
    ("semiannual", _("6 tháng")),
    ("quarterly", _("hằng quý")),
    ("monthly", _("hằng tháng")),
    ("weekly", _("hằng tuần")),
    ("biennial", _("hai năm một lần")),
)
FREQUENCIES = (
    *RECURRENCES[1:6],
    ("once", _("một lần")),
    ("periodic", _("định kỳ, không nêu kỳ")),
    ("ad_hoc", _("đột xuất")),
)
COMPARATORS = (
    ("", _("không nêu")),
    (">=", _("từ … trở lên (≥)")),
    (">", _("trên (>)")),
    ("<=", _("không quá (≤)")),
    ("<", _("dưới (<)")),
    ("=", _("đạt (=)")),
    ("~", _("khoảng (≈)")),
    ("range", _("trong khoảng từ … đến")),
    ("increase", _("tăng thêm")),
    ("multiply", _("tăng gấp … lần")),
    ("rank", _("trong nhóm dẫn đầu")),
)
PERIODS = (("once", _("một lần")), *RECURRENCES[1:])
_NAMES_HELP = _("Mỗi dòng một cơ quan. Gõ để chọn trong danh sách.")


def _names(label: Any, *, rows: int = 1) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "data-bodies": "body-names"})
    return forms.CharField(label=label, widget=widget, required=False, help_text=_NAMES_HELP)


def _day(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=40, **more)


class ValueForm(forms.Form):
    """What all kinds of items share. Faults of the value come from the action, field by field."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 4}))

    body_fields: tuple[str, ...] = ()
    day_fields: tuple[str, ...] = ()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, value: Value, version: int, register: Resolver
    ) -> None:
        self.value, self.register = value, register
        super().__init__(data, initial=self.initial_of(value) | {"version": version})

    @classmethod
    def initial_of(cls, value: Value) -> dict[str, Any]:
        found: dict[str, Any] = {name: getattr(value, name) for name in value.FIELDS if name in cls.base_fields}
        for name in cls.body_fields:
            found[name] = as_lines(getattr(value, name))
        for name in cls.day_fields:
            found[name] = show_day(getattr(value, name))
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.body_fields:
            bodies, unknown = from_lines(data.get(name, ""), self.known_bodies(), self.register)
            if unknown:
                self.add_error(name, unknown_names(unknown))
            data[name] = tuple(bodies)
        for name in self.day_fields:
            data[name] = read_day(data.get(name, "")) if data.get(name) else ""
        return data

    def known_bodies(self) -> list[Any]:
        return [body for _field, body in bodies_of(self.value)]

    def changed_value(self) -> Value:
        """The value as the person wants it."""
        fields = {name: self.cleaned_data[name] for name in self.value.FIELDS if name in self.cleaned_data}
        return replace(self.value, **fields)

    def add_faults(self, faults: Mapping[str, str]) -> None:
        """Show what the action refused beside the fields."""
        for name, fault in faults.items():
            self.add_error(name if name in self.fields else None, fault)


class TaskForm(ValueForm):
    lead = _names(_("Chủ trì"))
    each = forms.BooleanField(label=_("Mỗi cơ quan chủ trì chịu trách nhiệm phần của mình"), required=False)
    common = forms.BooleanField(label=_("Không giao riêng cơ quan nào: theo dõi chung"), required=False)
    coordinate = _names(_("Phối hợp"), rows=2)
    follow = _names(_("Theo dõi"))
    deadline_type = forms.ChoiceField(label=_("Loại thời hạn"), choices=DEADLINES)
    due = _day(_("Hạn"), help_text=_("31/12/2026, quý II/2026, 6/2026 hoặc 2026."))
    starts = _day(_("Bắt đầu"))
    recurrence = forms.ChoiceField(label=_("Lặp lại"), choices=RECURRENCES, required=False)
    recurrence_due = _day(_("Ngày hằng năm"), help_text=_("Ngày/tháng, ví dụ 20/11."))
    condition = forms.CharField(label=_("Điều kiện"), required=False)
    product = forms.CharField(label=_("Sản phẩm"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    authority = forms.CharField(label=_("Thẩm quyền"), required=False, help_text=_("Ai phê duyệt, ban hành."))
    person = forms.CharField(label=_("Người chịu trách nhiệm"), required=False)

    body_fields = ("lead", "coordinate", "follow")
    day_fields = ("due", "starts")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        written = data.get("recurrence_due", "")
        data["recurrence_due"] = self.value_returning(written)
        if data.get("due") and data.get("deadline_type") == "none":
            data["deadline_type"] = "by"
        return data

    def value_returning(self, written: str) -> str:
        assert isinstance(self.value, TaskValue)
        old = self.value.recurrence_due
        return old if written == show_day(old) else read_month_day(written)

    @classmethod
    def initial_of(cls, value: Value) -> dict[str, Any]:
        assert isinstance(value, TaskValue)
        return super().initial_of(value) | {"recurrence_due": show_day(value.recurrence_due)}


class TargetForm(ValueForm):
    comparator = forms.ChoiceField(label=_("So sánh"), choices=COMPARATORS, required=False)
    low = forms.CharField(label=_("Trị số"), required=False, help_text=_("Số thập phân viết với dấu phẩy: 2,5."))
    high = forms.CharField(label=_("Đến"), required=False, help_text=_("Chỉ khi là một khoảng."))
    unit = forms.CharField(label=_("Đơn vị"), required=False)
    due = _day(_("Đến năm, tháng hoặc ngày"))
    period = forms.ChoiceField(label=_("Kỳ"), choices=PERIODS, required=False)
    baseline = forms.CharField(label=_("So với"), required=False)

    @classmethod
    def initial_of(cls, value: Value) -> dict[str, Any]:
        assert isinstance(value, TargetValue)
        shown = {"due": show_day(value.due), "low": _shown_number(value.low), "high": _shown_number(value.high)}
        return super().initial_of(value) | shown

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        assert isinstance(self.value, TargetValue)
        for name in ("low", "high"):
            data[name] = _plain_number(data.get(name, ""))
        if data.get("due", "") == show_day(self.value.due):
            data["due"] = self.value.due
        else:
            data["due"] = _reduced_day(data.get("due", ""))
        return data


class DutyForm(ValueForm):
    who = _names(_("Cơ quan báo cáo"), rows=2)
    to = forms.CharField(label=_("Gửi"), required=False)
    via = forms.CharField(label=_("Qua"), required=False)
    frequency = forms.ChoiceField(label=_("Kỳ báo cáo"), choices=FREQUENCIES)
    due = _day(_("Ngày gửi"), help_text=_("Hằng năm: 20/11; một lần: 20/11/2026; hằng tháng: 25."))
    ad_hoc = forms.BooleanField(label=_("Có báo cáo đột xuất"), required=False)

    body_fields = ("who",)

    @classmethod
    def initial_of(cls, value: Value) -> dict[str, Any]:
        assert isinstance(value, DutyValue)
        return super().initial_of(value) | {"due": show_day(value.due)}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        assert isinstance(self.value, DutyValue)
        typed = data.get("due", "")
        data["due"] = self.value.due if typed == show_day(self.value.due) else _duty_day(typed)
        return data


FORMS: dict[str, type[ValueForm]] = {"task": TaskForm, "target": TargetForm, "duty": DutyForm}


class BodyForm(forms.Form):
    """Who a named body is, or who leads: one name."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Cơ quan"), widget=forms.TextInput(attrs={"list": "body-names", "autocomplete": "off"})
    )


class DateForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    due = forms.CharField(
        label=_("Hạn"), help_text=_("31/12/2026, quý II/2026, 6/2026 hoặc 2026."), max_length=40, required=False
    )


class SplitForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Để một dòng trống ở mỗi chỗ tách; giữ nguyên chữ, sửa từng phần sau khi tách."),
    )

    def clean_text(self) -> list[str]:
        paragraphs = self.cleaned_data["text"].replace("\r\n", "\n").split("\n\n")
        parts = [" ".join(part.split()) for part in paragraphs if part.strip()]
        if len(parts) < 2:
            raise forms.ValidationError(_("Chưa có chỗ tách nào. Để một dòng trống giữa hai phần."))
        return parts


class MergeForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    into = forms.ChoiceField(label=_("Gộp vào"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = others


class RejectForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do bỏ"),
        widget=forms.TextInput(attrs={"list": "reject-reasons", "autocomplete": "off"}),
    )


class AddForm(forms.Form):
    """What the reader missed: its kind and the stretch of the text."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=(("task", _("nhiệm vụ")), ("target", _("chỉ tiêu")), ("duty", _("chế độ báo cáo")))
    )
    quote = forms.CharField(
        label=_("Chữ trong văn bản"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Chép đúng đoạn chữ trong văn bản, hoặc bôi đen đoạn đó rồi bấm «Thêm mục»."),
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)


def _shown_number(text: str) -> str:
    return text.replace(".", ",")


def _plain_number(typed: str) -> str:
    """«1.234,5» and «1234,5» as 1234.5; what is no number stays for the validation to say so."""
    words = typed.replace(" ", "")
    return words.replace(".", "").replace(",", ".") if words else ""


def _reduced_day(typed: str) -> str:
    """A year stays a year, a month a month: a promise «đến năm 2030» is not made narrower."""
    parts = typed.strip().replace("-", "/").split("/")
    if all(part.isdecimal() for part in parts) and len(parts) in (1, 2) and len(parts[-1]) == 4:
        return "-".join([parts[-1], *(part.zfill(2) for part in parts[:-1])])
    return read_day(typed) if typed else ""


def _duty_day(typed: str) -> str:
    returning = read_month_day(typed)
    if returning.startswith("--"):
        return returning[2:]
    return typed.zfill(2) if typed.isdecimal() and len(typed) <= 2 else read_day(typed) if typed else ""
