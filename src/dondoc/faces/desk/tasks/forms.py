"""Forms of the steps: one column, few fields. What the action checks is not checked twice here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.apps.tasks.editing import EDITABLE
from dondoc.apps.tasks.models import Task
from dondoc.faces.desk.inputs import DayField
from dondoc.faces.desk.people.fields import BodyField
from dondoc.faces.desk.tasks.files import FilesField

LINES = 4


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people wrote: what stood there before, what each made of it."""

    label: str
    before: str
    mine: str
    theirs: str


def lines(label: Any, *, required: bool = True, rows: int = LINES, help_text: Any = "") -> forms.CharField:
    """A box of several lines."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class StepForm(forms.Form):
    """Every step: the version that was seen, and the newest event that the page had told."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def held(self) -> int:
        """The version seen; none was seen where the form was not."""
        return self.cleaned_data.get("version") or 0

    def said(self) -> dict[str, Any]:
        """What the person said: for the action."""
        return {name: value for name, value in self.cleaned_data.items() if name not in StepForm.base_fields}

    def meet(self, _theirs: Any) -> list[Clash]:
        """Let the form go on from what somebody else saved; the fields that both wrote."""
        return []


class ReasonForm(StepForm):
    reason = lines(_("Lý do"))


class MaybeReasonForm(StepForm):
    reason = lines(_("Lý do"), required=False, rows=2)


class ReportForm(StepForm):
    words = lines(_("Đã làm được gì, còn vướng gì"), rows=5)
    progress = forms.IntegerField(
        label=_("Tỷ lệ hoàn thành (%)"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Để trống nếu chưa ước được; để trống không phải là 0%."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    on = DayField(label=_("Tính đến ngày"))
    evidence = FilesField()


class CompletionForm(StepForm):
    words = lines(_("Kết quả đã đạt được"), rows=5)
    done_on = DayField(
        label=_("Ngày hoàn thành"),
        help_text=_("Đúng hạn hay quá hạn tính theo ngày này, không tính thời gian chờ xác nhận."),
    )
    evidence = FilesField()


class ConfirmForm(StepForm):
    done_on = DayField(label=_("Ngày hoàn thành"), required=False)
    answer = lines(_("Ý kiến"), required=False, rows=2)


class ReassignForm(StepForm):
    to = BodyField(label=_("Cơ quan chủ trì mới"))
    due = DayField(label=_("Thời hạn mới"), required=False, help_text=_("Để trống thì giữ thời hạn đang có hiệu lực."))
    reason = lines(_("Lý do"), rows=3)


class AssignLeadForm(StepForm):
    to = BodyField(label=_("Cơ quan chủ trì"))
    due = DayField(label=_("Thời hạn"), required=False)
    reason = lines(_("Căn cứ hoặc lý do"), required=False, rows=2)


class CoordinatorForm(StepForm):
    body = BodyField(label=_("Cơ quan phối hợp"))
    reason = lines(_("Lý do"), required=False, rows=2)


class AskExtensionForm(StepForm):
    new_due = DayField(label=_("Xin đến ngày"))
    reason = lines(_("Lý do xin gia hạn"))


class DecideExtensionForm(StepForm):
    grant = forms.TypedChoiceField(
        label=_("Trả lời"),
        choices=[("yes", _("Đồng ý gia hạn")), ("no", _("Không đồng ý"))],
        coerce=lambda choice: choice == "yes",
        widget=forms.RadioSelect,
    )
    granted_due = DayField(
        label=_("Đồng ý đến ngày"), required=False, help_text=_("Có thể khác ngày được xin; bỏ qua khi không đồng ý.")
    )
    answer = lines(_("Ý kiến"), required=False, rows=3, help_text=_("Bắt buộc khi không đồng ý."))


class DeadlineForm(StepForm):
    due = DayField(label=_("Thời hạn"))
    reason = lines(_("Lý do, căn cứ"), rows=3)


class PersonForm(StepForm):
    person = forms.TypedChoiceField(label=_("Người làm"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = [("", _("chưa phân công")), *people]  # type: ignore[attr-defined]


class AskOpinionForm(StepForm):
    of = forms.TypedMultipleChoiceField(label=_("Hỏi cơ quan"), coerce=int, widget=forms.CheckboxSelectMultiple)
    question = lines(_("Nội dung xin ý kiến"))
    due = DayField(label=_("Trả lời trước ngày"))

    def __init__(self, *args: Any, helpers: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["of"].choices = list(helpers)  # type: ignore[attr-defined]


class AnswerForm(StepForm):
    answer = lines(_("Ý kiến của cơ quan"), rows=6)


class FinishShareForm(StepForm):
    note = lines(_("Kết quả"), required=False, rows=3)


class CloseForm(StepForm):
    words = lines(_("Kết quả"), rows=4)
    done_on = DayField(label=_("Ngày hoàn thành"))


class EditTaskForm(StepForm):
    """The words of a task. What was seen goes along hidden, so that two people's changes can be told apart."""

    reason = lines(_("Căn cứ hoặc lý do sửa"), required=False, rows=2)
    field_order = (*EDITABLE, "reason", "version", "seen")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in EDITABLE:
            self.fields[name] = _of_model(name)
        self.order_fields(self.field_order)

    def changes(self) -> dict[str, str]:
        """What the person changed of what was seen."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.changed_data}

    def meet(self, theirs: Task) -> list[Clash]:
        """Fields that only they changed take their words; where both wrote, mine stay in the box."""
        mine, clashes = set(self.changed_data), []
        data: Any = self.data
        for name in EDITABLE:
            before, now = str(data.get(f"initial-{name}", "")), str(getattr(theirs, name))
            if name not in mine:
                data[name] = now
            elif now != before:
                clashes.append(Clash(str(self.fields[name].label), before, str(data.get(name, "")), now))
            data[f"initial-{name}"] = now
        return clashes


def _of_model(name: str) -> forms.CharField:
    column: Any = Task._meta.get_field(name)
    many = name in ("text", "product", "condition")
    widget = forms.Textarea(attrs={"rows": 5 if name == "text" else 2}) if many else forms.TextInput()
    return forms.CharField(
        label=str(column.verbose_name).capitalize(),
        required=name == "text",
        max_length=column.max_length,
        widget=widget,
        show_hidden_initial=True,
    )
