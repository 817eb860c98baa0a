"""Sentences of letters: what a province may say otherwise, with what they come to beside them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.core.errors import ActionError
from dondoc.apps.letters import actions
from dondoc.apps.letters.errors import WordingFaulty
from dondoc.apps.letters.labels import FIELDS, SLOTS
from dondoc.apps.letters.models import FormCode, Letter
from dondoc.apps.letters.permissions import can_change_forms
from dondoc.apps.letters.wording import LONGEST, defaults, fault_in, fill, own_texts, sentences_of
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn

_ONE_LINE = 70


class WordingForm(forms.Form):
    """A text for each place of the kind."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str, code: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        for slot, text in defaults(kind, code).items():
            wide = forms.Textarea(attrs={"rows": 2 + len(text) // 90}) if len(text) > _ONE_LINE else forms.TextInput()
            self.fields[slot] = forms.CharField(label=str(SLOTS[slot]), max_length=LONGEST, widget=wide)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for slot in self.fields:
            text = data.get(slot)
            if isinstance(text, str) and (fault := fault_in(text, self.kind)):
                self.add_error(slot, fault)
        return data


@require_http_methods(["GET", "HEAD", "POST"])
def letter_wording(request: SignedIn, kind: str, code: str) -> HttpResponse:
    """Change sentences, or look at what they would come to (`preview`)."""
    can_change_forms(request.user).require()
    held = own_texts(*_known(kind, code))
    shipped = defaults(kind, code)
    initial = {**shipped, **{slot: text for slot, text in held.texts.items() if slot in shipped}}
    form = WordingForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        code=code,
        initial={**initial, "version": held.version},
    )
    shown, is_valid = initial, request.method == "POST" and form.is_valid()
    if is_valid and "preview" in request.POST:
        shown = {slot: form.cleaned_data[slot] for slot in shipped}
    elif is_valid:
        data = form.cleaned_data
        try:
            texts = {slot: data[slot] for slot in shipped}
            actions.change_wording(kind=kind, form=code, texts=texts, version=data["version"], by=request.user)
        except WordingFaulty as error:
            for slot, fault in error.faults.items():
                form.add_error(slot, fault)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu lời văn; văn bản soạn từ nay dùng lời này."))
            return HttpResponseRedirect(reverse("letter_wording", args=[kind, code]), status=303)
    context = {
        "form": form,
        "kind": kind,
        "code": code,
        "word": Letter.Kind(kind).label,
        "form_word": FormCode(code).label,
        "held": held,
        "is_own": bool(held.texts),
        "fields": [(f"{{{name}}}", FIELDS[field]) for field, name in sentences_of(kind).fields.items()],
        "sample": [(SLOTS[slot], fill(text, _examples(kind))) for slot, text in shown.items()],
    }
    failed = request.method == "POST" and bool(form.errors)
    return render(request, "desk/letters/wording.html", context, status=422 if failed else 200)


@require_POST
def reset_letter_wording(request: SignedIn, kind: str, code: str) -> HttpResponse:
    """Back to the sentences as shipped."""
    can_change_forms(request.user).require()
    held = own_texts(*_known(kind, code))
    version = whole_number(request.POST.get("version"))
    actions.reset_wording(kind=kind, form=code, version=held.version if version is None else version, by=request.user)
    messages.success(request, _("Đã trở về lời văn mặc định."))
    return HttpResponseRedirect(reverse("letter_wording", args=[kind, code]), status=303)


def _known(kind: str, code: str) -> tuple[str, str]:
    if kind not in Letter.Kind.values or code not in FormCode.values:
        raise Http404
    return kind, code


EXAMPLES = {
    "receiver": "Sở Tài chính",
    "issuer": "Sở Khoa học và Công nghệ",
    "superior": "UBND tỉnh",
    "plans": "Kế hoạch số 215/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh",
    "plan": "Kế hoạch số 215/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh",
    "plan_title": "phát triển khoa học và công nghệ năm 2026",
    "count": "03",
    "day": "20/11/2026",
    "report_by": "30/11/2026",
    "annex": "Phụ lục",
    "scope": "được giao theo các kế hoạch",
    "month": "11",
    "year": "2026",
    "total": "120",
    "due": "95",
    "done_on_time": "65",
    "done_late": "18",
    "open_overdue": "12",
    "open_in_time": "20",
    "no_deadline": "05",
    "on_time_rate": "68,4%",
    "overdue_rate": "12,6%",
    "bodies": "34",
}
"""What the fields stand for where a province tries its sentences."""


def _examples(kind: str) -> dict[str, str]:
    return {name: EXAMPLES[field] for field, name in sentences_of(kind).fields.items()}
