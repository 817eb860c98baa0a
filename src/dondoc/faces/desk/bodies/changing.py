"""What an administrator does to one body of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.agencies import actions
from dondoc.apps.agencies.models import Body, BodyAlias
from dondoc.apps.agencies.names import name_on, nearest
from dondoc.apps.agencies.permissions import can_manage_bodies
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.faces.desk.bodies.forms import AddAliasForm, AddBodyForm, CorrectNameForm, RenameBodyForm
from dondoc.faces.desk.bodies.register import Register
from dondoc.faces.desk.people.asking import SignedIn

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def add_body(request: SignedIn) -> HttpResponse:
    can_manage_bodies(request.user).require()
    form = AddBodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_body(by=request.user, **form.cleaned_data)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã thêm cơ quan."))
            return redirect("body", pk=made.pk)
    return _form(request, form, gettext_lazy("Thêm cơ quan"), None)


@require_http_methods(GET_OR_POST)
def rename_body(request: SignedIn, pk: int) -> HttpResponse:
    """Another name from a day on; the old one stays for the time before."""
    can_manage_bodies(request.user).require()
    shown = get_object_or_404(Body, pk=pk)
    form = RenameBodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_body(body=shown, by=request.user, **form.cleaned_data)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã ghi tên mới."))
            return redirect("body", pk=pk)
    return _form(request, form, gettext_lazy("Đổi tên"), shown)


@require_http_methods(GET_OR_POST)
def add_alias(request: SignedIn, pk: int) -> HttpResponse:
    """Another way in which documents write the body."""
    can_manage_bodies(request.user).require()
    shown = get_object_or_404(Body, pk=pk)
    form = AddAliasForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_alias(body=shown, by=request.user, **form.cleaned_data)
        except ActionError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("Đã thêm cách viết."))
            return redirect("body", pk=pk)
    return _form(request, form, gettext_lazy("Thêm cách viết"), shown)


@require_http_methods(GET_OR_POST)
def correct_name(request: SignedIn, pk: int) -> HttpResponse:
    """Mend a slip of the pen in the name of today: it was never called otherwise."""
    can_manage_bodies(request.user).require()
    shown = get_object_or_404(Body, pk=pk)
    now = nearest(shown.names.order_by("pk"), today())
    form = CorrectNameForm(request.POST or None, initial={"name": now.name, "short": now.short})
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            actions.correct_name(name=now, text=data["name"], short=data["short"], by=request.user)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã sửa tên."))
            return redirect("body", pk=pk)
    return _form(request, form, gettext_lazy("Sửa lỗi ghi tên"), shown)


@require_POST
def remove_alias(request: SignedIn, pk: int) -> HttpResponse:
    """A way of writing that leads to the wrong body goes; names read from then on are not taken for it."""
    can_manage_bodies(request.user).require()
    alias = get_object_or_404(BodyAlias.objects.select_related("body"), pk=pk)
    actions.remove_alias(alias=alias, by=request.user)
    messages.success(request, _("Đã bỏ cách viết «%(text)s».") % {"text": alias.text})
    return redirect("body", pk=alias.body_id)


def _form(request: SignedIn, form: forms.Form, word: str | Promise, shown: Body | None) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "word": word,
        "body": shown,
        "name": name_on(shown, today()) if shown else "",
        "names": Register().names,
    }
    return render(request, "desk/bodies/form.html", context, status=422 if request.method == "POST" else 200)
