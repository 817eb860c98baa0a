"""What is done with a draft: made again, edited, issued, dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.core.decisions import Decision
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.letters import actions
from dondoc.apps.letters.models import Letter
from dondoc.apps.letters.permissions import can_change, can_issue, can_withdraw
from dondoc.faces.desk.inputs import DayField, whole_number
from dondoc.faces.desk.letters.getting import get_letter
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.words import Word

GET_OR_POST = ["GET", "HEAD", "POST"]


class UploadForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Tệp đã sửa (.docx)"),
        help_text=gettext_lazy("Tệp được giữ thành một bản mới; các bản trước còn nguyên."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


class IssueForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu"),
        max_length=60,
        help_text=gettext_lazy("Như trên bản đã ký, ví dụ 1234/SKHCN-QLKH."),
    )
    issued_on = DayField(label=gettext_lazy("Ngày ban hành"))
    file = forms.FileField(
        label=gettext_lazy("Bản đã ký (.pdf hoặc .docx)"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )


class WithdrawForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@require_POST
def make_letter_again(request: SignedIn, pk: int) -> HttpResponse:
    """A new version by today's record, beside those that are there."""
    found = get_letter(request.user, pk)
    can_change(request.user, found).require()
    version = whole_number(request.POST.get("version"))
    try:
        actions.make_again(
            letter=found, version=found.version if version is None else version, by=request.user, today=today()
        )
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Đã soạn bản mới theo số liệu hôm nay; các bản trước còn nguyên bên dưới."))
    return HttpResponseRedirect(found.get_absolute_url(), status=303)


@require_http_methods(GET_OR_POST)
def upload_letter(request: SignedIn, pk: int) -> HttpResponse:
    """A file that a person edited, as a new version."""

    def act(found: Letter, data: dict[str, Any]) -> None:
        file = data["file"]
        actions.upload_edited(
            letter=found, version=data["version"], stream=file, name=file.name, by=request.user, today=today()
        )

    words = (_("Tải bản đã sửa lên"), _("Tải lên"), _("Đã giữ bản sửa thành bản mới."))
    return _step(request, pk, UploadForm, can_change, act, words)


@require_http_methods(GET_OR_POST)
def issue_letter(request: SignedIn, pk: int) -> HttpResponse:
    """Number, day and signed copy; from then on the letter is frozen."""

    def act(found: Letter, data: dict[str, Any]) -> None:
        file = data["file"]
        actions.issue_letter(
            letter=found,
            version=data["version"],
            number=data["number"],
            issued_on=data["issued_on"],
            stream=file,
            name=file.name,
            by=request.user,
            today=today(),
        )

    words = (_("Ghi đã phát hành"), _("Ghi đã phát hành"), _("Đã ghi số và ngày; văn bản được giữ nguyên từ đây."))
    return _step(request, pk, IssueForm, can_issue, act, words)


@require_http_methods(GET_OR_POST)
def withdraw_letter(request: SignedIn, pk: int) -> HttpResponse:
    """The draft is not needed."""

    def act(found: Letter, data: dict[str, Any]) -> None:
        actions.withdraw_letter(
            letter=found, version=data["version"], reason=data["reason"], by=request.user, today=today()
        )

    words = (_("Bỏ dự thảo"), _("Bỏ dự thảo"), _("Đã bỏ dự thảo; các tệp vẫn được giữ."))
    return _step(request, pk, WithdrawForm, can_withdraw, act, words)


def _step(
    request: SignedIn,
    pk: int,
    form_class: type[forms.Form],
    may: Callable[[Any, Letter], Decision],
    act: Callable[[Letter, dict[str, Any]], None],
    words: tuple[Word, Word, Word],
) -> HttpResponse:
    """Get with the check, form, action, answer."""
    found = get_letter(request.user, pk)
    may(request.user, found).require()
    title, press, done = words
    initial = {"version": found.version, "issued_on": today()}
    form = form_class(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            act(found, form.cleaned_data)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, str(done))
            return HttpResponseRedirect(found.get_absolute_url(), status=303)
    values = {"letter": found, "form": form, "title": title, "press": press}
    return render(request, "desk/letters/step.html", values, status=422 if request.method == "POST" else 200)
