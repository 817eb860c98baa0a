"""Settings of letters: the numbers and fixed words of each form, within what the decree allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dondoc.apps.core.errors import ActionError
from dondoc.apps.letters import actions
from dondoc.apps.letters.errors import LayoutFaulty
from dondoc.apps.letters.layout import LABELS, own_changes
from dondoc.apps.letters.models import FormCode, Letter
from dondoc.apps.letters.permissions import can_change_forms
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.writing import defaults, load_form
from dondoc.writing.form import ranges


@require_safe
def letter_settings(request: SignedIn) -> HttpResponse:
    """What of letters a province can set: two forms, and the sentences of each kind in each form."""
    can_change_forms(request.user).require()
    forms_ = [{"code": code, "word": word, "source": load_form(code).source} for code, word in FormCode.choices]
    kinds = [{"code": code, "word": word} for code, word in Letter.Kind.choices]
    return render(request, "desk/letters/settings.html", {"forms": forms_, "kinds": kinds})


class LayoutForm(forms.Form):
    """A field for each number and word that the form lets one change."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, code: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.shipped, self.allowed = defaults(code), ranges(code)
        for key, label in LABELS.items():
            if key in self.allowed:
                self.fields[_safe(key)] = _number(label, self.shipped[key], self.allowed[key])
            elif self.shipped.get(key):
                help_text = _("Mặc định: %(word)s") % {"word": self.shipped[key]}
                self.fields[_safe(key)] = forms.CharField(label=str(label), max_length=120, help_text=help_text)

    def changes(self) -> dict[str, Any]:
        """By the keys of the form."""
        return {key: self.cleaned_data[_safe(key)] for key in LABELS if _safe(key) in self.cleaned_data}


@require_http_methods(["GET", "HEAD", "POST"])
def letter_form(request: SignedIn, code: str) -> HttpResponse:
    """Change a form; what lies outside of the ranges is refused with them."""
    can_change_forms(request.user).require()
    held = own_changes(_known(code))
    now = {**defaults(code), **held.changes}
    initial = {**{_safe(key): _whole(value) for key, value in now.items()}, "version": held.version}
    form = LayoutForm(request.POST if request.method == "POST" else None, code=code, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_form(
                code=code, changes=form.changes(), version=form.cleaned_data["version"], by=request.user
            )
        except LayoutFaulty as error:
            _tell(form, error.faults)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thể thức; văn bản soạn từ nay theo thể thức này."))
            return HttpResponseRedirect(reverse("letter_form", args=[code]), status=303)
    context = {
        "form": form,
        "code": code,
        "word": FormCode(code).label,
        "source": load_form(code).source,
        "held": held,
        "is_own": bool(held.changes),
    }
    return render(request, "desk/letters/layout.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def reset_letter_form(request: SignedIn, code: str) -> HttpResponse:
    """Back to the table."""
    can_change_forms(request.user).require()
    held = own_changes(_known(code))
    version = whole_number(request.POST.get("version"))
    actions.reset_form(code=code, version=held.version if version is None else version, by=request.user)
    messages.success(request, _("Đã trở về mặc định."))
    return HttpResponseRedirect(reverse("letter_form", args=[code]), status=303)


def _whole(value: Any) -> Any:
    """«20» rather than «20,0»."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _known(code: str) -> str:
    if code not in FormCode.values:
        raise Http404
    return code


def _safe(key: str) -> str:
    """The name of a field for a key with dots."""
    return key.replace(".", "-")


def _number(label: Any, shipped: float, allowed: tuple[float, float]) -> forms.FloatField:
    low, high = (f"{one:g}".replace(".", ",") for one in allowed)
    facts = {"default": f"{shipped:g}".replace(".", ","), "low": low, "high": high}
    fixed = allowed[0] == allowed[1]
    words = _("Quy định: %(low)s") if fixed else _("Mặc định %(default)s; cho phép từ %(low)s đến %(high)s")
    return forms.FloatField(label=label, help_text=words % facts, localize=True)


def _tell(form: LayoutForm, faults: Mapping[str, str]) -> None:
    for key, fault in faults.items():
        form.add_error(_safe(key) if _safe(key) in form.fields else None, fault)
