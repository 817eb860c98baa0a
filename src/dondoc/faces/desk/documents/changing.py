"""Steps with one document: facts mended, read again, kept, withdrawn, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.documents import actions, permissions
from dondoc.apps.documents.errors import DayNotReal
from dondoc.apps.documents.facts import FACTS, parse_day
from dondoc.apps.documents.headings import day_words, heading
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.closing import keep_for_reference
from dondoc.apps.plans.facts import correct_document
from dondoc.apps.plans.models import Review
from dondoc.faces.desk.documents.getting import get_document
from dondoc.faces.desk.people.asking import SignedIn


class FactsForm(forms.Form):
    """The facts as on the signed copy; `version` is the one that was seen."""

    kind = forms.CharField(label=gettext_lazy("Loại văn bản"), max_length=60, required=False)
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=60, required=False)
    issued_on = forms.CharField(
        label=gettext_lazy("Ngày ban hành"),
        required=False,
        help_text=gettext_lazy("Dạng 31/12/2026; chỉ có tháng hoặc năm thì ghi 12/2026 hoặc 2026."),
    )
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=250, required=False)
    title = forms.CharField(label=gettext_lazy("Trích yếu"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_issued_on(self) -> str:
        try:
            return parse_day(" ".join(self.cleaned_data["issued_on"].split()))
        except DayNotReal as error:
            raise forms.ValidationError(str(error)) from error


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Lý do rút"), widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(["GET", "HEAD", "POST"])
def correct_facts(request: SignedIn, pk: int) -> HttpResponse:
    """Mend the facts. Who saved in the meantime is shown beside, and nothing that was typed is lost."""
    document = get_document(request.user, pk)
    permissions.can_correct(request.user, document).require()
    form = FactsForm(request.POST or None, initial=_facts_now(document))
    theirs: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        try:
            _correct(document, form.cleaned_data, request)
        except Changed as error:
            theirs = error.theirs
            form = _at_version(request, document)
            form.add_error(None, str(error))
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thông tin văn bản."))
            return redirect("document", document.pk)
    labels = [(field.label, _shown(name, theirs[name])) for name, field in form.fields.items() if name in theirs]
    values = {"document": document, "heading": heading(document), "form": form, "theirs": labels}
    return render(request, "desk/documents/facts.html", values, status=422 if form.errors else 200)


def _correct(document: Document, cleaned: dict[str, Any], request: SignedIn) -> None:
    facts = {name: cleaned[name] for name in FACTS}
    review = Review.objects.filter(document=document, state=Review.State.OPEN).first()
    if review is not None and document.state == Document.State.READ:
        # The register is asked anew for the bodies of the review, where the day or the issuer changed.
        correct_document(review=review, version=cleaned["version"], facts=facts, by=request.user)
    else:
        actions.correct_facts(document=document, version=cleaned["version"], facts=facts, by=request.user)


def _at_version(request: HttpRequest, document: Document) -> FactsForm:
    """What was typed, to be saved over what stands now once both were seen."""
    document.refresh_from_db()
    form = FactsForm({**request.POST.dict(), "version": document.version})
    form.is_valid()
    return form


def _facts_now(document: Document) -> dict[str, Any]:
    now = {name: getattr(document, name) for name in FACTS}
    return {**now, "issued_on": day_words(document.issued_on), "version": document.version}


def _shown(name: str, value: str) -> str:
    return day_words(value) if name == "issued_on" else value


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_document(request: SignedIn, pk: int) -> HttpResponse:
    document = get_document(request.user, pk)
    permissions.can_withdraw(request.user, document).require()
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_document(document=document, reason=form.cleaned_data["reason"], by=request.user)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã rút văn bản. Tệp và lịch sử vẫn được giữ; có thể lấy lại ở trang này."))
            return redirect("document", document.pk)
    values = {"document": document, "heading": heading(document), "form": form}
    return render(request, "desk/documents/withdraw.html", values, status=422 if form.errors else 200)


@require_POST
def read_again(request: SignedIn, pk: int) -> HttpResponse:
    return _step(request, pk, actions.read_again, _("Văn bản đã vào hàng chờ đọc."))


@require_POST
def keep_document(request: SignedIn, pk: int) -> HttpResponse:
    return _step(request, pk, _keep, _("Đã lưu văn bản để tra cứu."))


@require_POST
def restore_document(request: SignedIn, pk: int) -> HttpResponse:
    return _step(request, pk, actions.restore_document, _("Đã lấy lại văn bản."))


def _step(request: SignedIn, pk: int, act: Callable[..., Any], done: str) -> HttpResponse:
    document = get_document(request.user, pk)
    try:
        act(document=document, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("document", document.pk)


def _keep(*, document: Document, by: Any) -> None:
    """A document with a review is kept by closing that."""
    review = Review.objects.filter(document=document, state=Review.State.OPEN).first()
    if review is not None and document.state == Document.State.READ:
        keep_for_reference(review=review, by=by)
    else:
        actions.keep_document(document=document, by=by)
