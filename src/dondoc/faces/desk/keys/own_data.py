"""«Dữ liệu cá nhân của tôi»: what is kept and why, a copy of it, asking to be erased; and the administrator's side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.accounts.models import DataRequest, User
from dondoc.apps.accounts.permissions import can_answer_data, can_copy_data, can_erase
from dondoc.apps.accounts.personal import copying, erasing, requests
from dondoc.apps.accounts.personal.open_work import open_work
from dondoc.apps.accounts.personal.table import DELETE, Words, count_of, table
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.people.getting import get_person

ON_A_PAGE, SHOWN_WORK = 50, 50
OPEN, ERASE = DataRequest.State.OPEN, DataRequest.Kind.ERASE


class AskForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Ghi thêm (không bắt buộc)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RegisterForm(AskForm):
    kind = forms.ChoiceField(label=gettext_lazy("Yêu cầu"), choices=DataRequest.Kind.choices)
    field_order = ("kind", "words")


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Lý do và căn cứ"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of data in plain words."""

    title: Words
    why: Words
    until: Words
    ground: Words
    rows: int
    goes: bool


# The person's own side


@require_safe
def own_data(request: SignedIn) -> HttpResponse:
    me = request.user
    asked = list(DataRequest.objects.filter(person=me).order_by("-asked_at", "-pk"))
    values = {
        "lines": lines_of(me),
        "elsewhere": table().elsewhere,
        "asked": asked,
        "is_asked": any(one.state == OPEN and one.kind == ERASE for one in asked),
        "work": open_work(me)[:SHOWN_WORK],
        "form": AskForm(),
        "days": table().days,
    }
    return render(request, "desk/keys/own_data.html", values)


@never_cache
@require_POST
def export_own_data(request: SignedIn) -> HttpResponse:
    return _zip(copying.copy_data(person=request.user, by=request.user, today=today()))


@require_POST
def ask_erasure(request: SignedIn) -> HttpResponse:
    form = AskForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    try:
        made = requests.ask(person=request.user, kind=ERASE, by=request.user, today=today(), words=words)
    except ActionError as error:
        messages.error(request, str(error))
    else:
        told = {"answer": f"{made.answer_by:%d/%m/%Y}", "due": f"{made.due:%d/%m/%Y}"}
        messages.success(
            request, _("Đã gửi yêu cầu. Quản trị viên trả lời trước %(answer)s, thực hiện trước %(due)s.") % told
        )
    return redirect("own_data")


@require_POST
def withdraw_data_request(request: SignedIn, pk: int) -> HttpResponse:
    is_admin = request.user.standing.is_admin
    rows = DataRequest.objects.all() if is_admin else DataRequest.objects.filter(person=request.user)
    found = get_object_or_404(rows, pk=pk)
    _try(request, lambda: requests.withdraw(request=found, by=request.user), _("Đã rút yêu cầu."))
    return redirect("own_data" if found.person_id == request.user.pk else "data_requests")


# The administrator's side


@require_safe
def data_requests(request: SignedIn) -> HttpResponse:
    """What waits, the most pressing first, and what was answered."""
    can_answer_data(request.user).require()
    rows = DataRequest.objects.select_related("person", "decided_by")
    waiting = list(rows.filter(state=OPEN).order_by("due", "pk"))
    page = Paginator(rows.exclude(state=OPEN).order_by("-decided_at", "-pk"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    values = {"waiting": [_waiting(one, today()) for one in waiting], "page": page}
    return render(request, "desk/keys/data_requests.html", values)


@require_safe
def person_data(request: SignedIn, pk: int) -> HttpResponse:
    """What is kept of somebody, what stands in the way of erasing, and the acts."""
    person = _get(request, pk)
    asked = list(DataRequest.objects.filter(person=person).order_by("-asked_at", "-pk"))
    values = {
        "shown": person,
        "lines": lines_of(person),
        "asked": asked,
        "erasure": next((one for one in asked if one.state == OPEN and one.kind == ERASE), None),
        "waiting": [one for one in asked if one.state == OPEN],
        "work": open_work(person)[:SHOWN_WORK],
        "may_erase": can_erase(request.user, person),
        "form": RegisterForm(),
        "answer": AnswerForm(),
    }
    return render(request, "desk/keys/person_data.html", values)


@never_cache
@require_POST
def export_person_data(request: SignedIn, pk: int) -> HttpResponse:
    person = _get(request, pk)
    can_copy_data(request.user, person).require()
    return _zip(copying.copy_data(person=person, by=request.user, today=today()))


@require_POST
def register_data_request(request: SignedIn, pk: int) -> HttpResponse:
    """What came on paper."""
    person, form = _get(request, pk), RegisterForm(request.POST)
    if form.is_valid():
        _try(
            request,
            lambda: requests.ask(person=person, by=request.user, today=today(), **form.cleaned_data),
            _("Đã ghi yêu cầu."),
        )
    return redirect("person_data", person.pk)


@require_POST
def refuse_data_request(request: SignedIn, pk: int) -> HttpResponse:
    can_answer_data(request.user).require()
    found = get_object_or_404(DataRequest, pk=pk)
    answer = request.POST.get("answer", "")[:2000]
    _try(request, lambda: requests.refuse(request=found, answer=answer, by=request.user), _("Đã trả lời yêu cầu."))
    return redirect("person_data", found.person_id)


@require_POST
def erase_person(request: SignedIn, pk: int) -> HttpResponse:
    """Carry out a request; it cannot be taken back."""
    can_answer_data(request.user).require()
    found = get_object_or_404(DataRequest.objects.filter(kind=ERASE), pk=pk)
    done = _("Đã xóa dữ liệu cá nhân; hồ sơ công việc giữ nguyên dưới một số thứ tự.")
    _try(request, lambda: erasing.erase_person(request=found, by=request.user, today=today()), done)
    return redirect("person_data", found.person_id)


def lines_of(person: User) -> list[Line]:
    """The table of what is kept with the numbers of this person, what there is first. One query."""
    counts = count_of(person)
    lines = [
        Line(kept.title, kept.why, kept.until, kept.ground, counts[kept.model], kept.erase == DELETE)
        for kept in table().kept
    ]
    return sorted(lines, key=lambda line: line.rows == 0)


def _waiting(asked: DataRequest, day: date) -> dict[str, Any]:
    return {"request": asked, "late": asked.due < day, "left": (asked.due - day).days}


def _get(request: SignedIn, pk: int) -> User:
    """Administrators only; 404 for those who may not even see the person."""
    person = get_person(request.user, pk)
    can_answer_data(request.user).require()
    return person


def _try(request: SignedIn, act: Any, done: str) -> None:
    try:
        act()
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)


def _zip(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="du-lieu-ca-nhan-{today():%Y%m%d}.zip"'
    return response
