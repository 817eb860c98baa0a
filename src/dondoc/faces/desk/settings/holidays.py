"""The days of work of a year: what the library knows, and what the province wrote over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.accounts import setting
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.models import Holiday
from dondoc.apps.core.today import today
from dondoc.faces.desk.inputs import DayField, whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.vn.holidays import holidays_of, swapped_to_work

FIRST, LAST = 2000, 2100


class HolidayForm(forms.Form):
    day = DayField(label=gettext_lazy("Ngày"))
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Holiday.Kind.choices)
    name = forms.CharField(label=gettext_lazy("Tên"), max_length=200)
    legal_basis = forms.CharField(
        label=gettext_lazy("Căn cứ"), max_length=300, required=False,
        help_text=gettext_lazy("Số văn bản cho nghỉ hoặc hoán đổi ngày làm việc."),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that differs from an ordinary week: known to all, or written by the province."""

    day: date
    name: str
    works: bool
    own: Holiday | None


@require_safe
def holidays(request: SignedIn) -> HttpResponse:
    """A year of days off and days worked in exchange."""
    setting.can_change_settings(request.user).require()
    return _page(request, _year(request), HolidayForm())


@require_http_methods(["GET", "HEAD", "POST"])
def add_holiday(request: SignedIn) -> HttpResponse:
    """Write a day into the table."""
    setting.can_change_settings(request.user).require()
    form = HolidayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = setting.add_holiday(by=request.user, **form.cleaned_data)
        except ActionError as error:
            form.add_error("day", str(error))
        else:
            messages.success(request, _("Đã ghi ngày vào bảng."))
            response = redirect("holidays")
            response["Location"] += f"?year={made.day.year}"
            return response
    return _page(request, _year(request), form, status=422 if request.method == "POST" else 200)


@require_POST
def remove_holiday(request: SignedIn, pk: int) -> HttpResponse:
    """Take a line back."""
    setting.can_change_settings(request.user).require()
    held = get_object_or_404(Holiday, pk=pk)
    year = held.day.year
    setting.remove_holiday(holiday=held, by=request.user)
    messages.success(request, _("Đã bỏ ngày khỏi bảng."))
    response = redirect("holidays")
    response["Location"] += f"?year={year}"
    return response


def _page(request: SignedIn, year: int, form: HolidayForm, *, status: int = 200) -> HttpResponse:
    context = {"year": year, "lines": _lines(year), "form": form, "previous": year - 1, "next": year + 1}
    return render(request, "desk/settings/holidays.html", context, status=status)


def _lines(year: int) -> list[DayLine]:
    own = {one.day: one for one in Holiday.objects.filter(day__year=year)}
    found = {day: DayLine(day, name, works=False, own=None) for day, name in holidays_of(year).items()}
    found |= {day: DayLine(day, _("làm bù"), works=True, own=None) for day in swapped_to_work(year)}
    found |= {day: DayLine(day, one.name, works=one.kind == Holiday.Kind.WORK, own=one) for day, one in own.items()}
    return [found[day] for day in sorted(found)]


def _year(request: SignedIn) -> int:
    year = whole_number(request.GET.get("year"))
    return year if year is not None and FIRST <= year <= LAST else today().year
