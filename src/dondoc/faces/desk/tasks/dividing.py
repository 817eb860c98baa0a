"""A body hands its part out inside: several rows, one more by «Thêm dòng», with or without scripts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.ordering import CodePoints
from dondoc.apps.tasks import actions
from dondoc.apps.tasks import permissions as may
from dondoc.apps.tasks.actions import NewShare
from dondoc.apps.tasks.models import Assignment, Share
from dondoc.faces.desk.inputs import DayField, whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks.forms import PersonForm, StepForm, lines
from dondoc.faces.desk.tasks.grounds import on_part
from dondoc.faces.desk.tasks.stepping import GET_OR_POST, Step, take

FIRST_ROWS, MOST_ROWS = 2, 30
Choices = Iterable[tuple[int, str]]


class ShareForm(forms.Form):
    """One piece: what, by whom, until when."""

    text = lines(gettext_lazy("Phần việc"), rows=2)
    person = forms.TypedChoiceField(label=gettext_lazy("Người"), coerce=int, required=False, empty_value=None)
    unit = forms.TypedChoiceField(label=gettext_lazy("Phòng, đơn vị"), coerce=int, required=False, empty_value=None)
    due = DayField(label=gettext_lazy("Hạn"), required=False)

    def __init__(self, *args: Any, people: Choices, units: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in (("person", people), ("unit", units)):
            self.fields[name].choices = [("", gettext_lazy("không chọn")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("text") and not data.get("person") and not data.get("unit"):
            self.add_error("person", _("Hãy chọn người hoặc phòng làm phần việc này."))
        return data


class DivideForm(StepForm):
    """The pieces as a list of small forms; rows left empty are no pieces."""

    def __init__(self, *args: Any, people: Choices, units: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        shape = forms.formset_factory(ShareForm, extra=FIRST_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        known = {"people": list(people), "units": list(units)}
        self.rows = shape(self.data if self.is_bound else None, prefix="share", form_kwargs=known)

    def is_valid(self) -> bool:
        return super().is_valid() and self.rows.is_valid()

    def shares(self) -> list[dict[str, Any]]:
        return [row.cleaned_data for row in self.rows if row.cleaned_data.get("text")]


def _choices(part: Assignment, day: date) -> dict[str, Any]:
    return {"people": people_of(part.body_id, day), "units": units_of(part.body_id, day)}


def people_of(body_id: int, day: date) -> list[tuple[int, str]]:
    """Those who work in a body on a day, in the order of names."""
    people = User.objects.active().holding(on=day, bodies=[body_id]).sorted()
    return [(one.pk, f"{one.full_name}, {one.position}" if one.position else one.full_name) for one in people]


def units_of(body_id: int, day: date) -> list[tuple[int, str]]:
    """The rooms directly under a body on a day."""
    rooms = Body.objects.on(day).filter(parents__parent=body_id, kind=Body.Kind.UNIT).with_name(day)
    return [(room.pk, room.name) for room in rooms.order_by(CodePoints("sort"), "pk")]


def _divide(part: Assignment, form: DivideForm, by: User, day: date) -> list[Share]:
    wanted = form.shares()
    people = User.objects.in_bulk([row["person"] for row in wanted if row["person"]])
    units = Body.objects.in_bulk([row["unit"] for row in wanted if row["unit"]])
    shares = [
        NewShare(row["text"], unit=units.get(row["unit"]), person=people.get(row["person"]), due=row["due"])
        for row in wanted
    ]
    return actions.divide(assignment=part, version=form.held, shares=shares, by=by, today=day)


def _name(part: Assignment, form: StepForm, by: User, day: date) -> Assignment:
    person = User.objects.filter(pk=form.cleaned_data["person"]).first()
    return actions.name_person(assignment=part, version=form.held, person=person, by=by, today=day)


DIVIDE = Step(
    name="divide",
    word=gettext_lazy("Chia việc"),
    hint=gettext_lazy(
        "Người và phòng được chia thấy phần việc trên «Việc của tôi». Các phần chia trước đây giữ nguyên."
    ),
    may=may.can_divide,
    act=_divide,
    done=gettext_lazy("Đã chia việc."),
    form=DivideForm,
    options=_choices,
)
NAME_PERSON = Step(
    name="name_person",
    press=gettext_lazy("Lưu"),
    word=gettext_lazy("Phân công người làm"),
    hint=gettext_lazy("«Rõ người»: người được phân công báo cáo được thay cho cơ quan."),
    may=may.can_divide,
    act=_name,
    done=gettext_lazy("Đã phân công."),
    form=PersonForm,
    initial=lambda part, _day: {"person": part.person_id},
    options=lambda part, day: {"people": people_of(part.body_id, day)},
)


@require_http_methods(GET_OR_POST)
def divide(request: SignedIn, pk: int) -> HttpResponse:
    """«Thêm dòng» brings the page back with one row more and every word in it."""
    if request.method == "POST" and "add_row" in request.POST:
        request.POST = _with_row(request.POST)
        return take(request, DIVIDE, on_part(request.user, pk), only_show=True)
    return take(request, DIVIDE, on_part(request.user, pk))


@require_http_methods(GET_OR_POST)
def name_person(request: SignedIn, pk: int) -> HttpResponse:
    return take(request, NAME_PERSON, on_part(request.user, pk))


def _with_row(data: Any) -> Any:
    more = data.copy()
    count = whole_number(more.get("share-TOTAL_FORMS"))
    more["share-TOTAL_FORMS"] = str(min(FIRST_ROWS if count is None else count, MOST_ROWS - 1) + 1)
    return more
