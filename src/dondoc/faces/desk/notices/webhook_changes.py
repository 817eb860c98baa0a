"""Adding, changing and ending what other systems are told. A secret is shown once, on the page that made it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.notices import actions
from dondoc.apps.notices.models import Webhook
from dondoc.apps.notices.permissions import can_run_notices
from dondoc.apps.notices.sources import heard_verbs
from dondoc.faces.desk.notices.webhooks import page_of, verb_word
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.people.fields import find_bodies
from dondoc.vn.collation import collation_key


class WebhookForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Tên"), max_length=150, help_text=gettext_lazy("Để nhận ra hệ thống nhận.")
    )
    address = forms.CharField(
        label=gettext_lazy("Địa chỉ nhận"),
        max_length=500,
        help_text=gettext_lazy("https://…, nơi hệ thống kia nhận JSON."),
    )
    owner = forms.CharField(
        label=gettext_lazy("Người chịu trách nhiệm"), max_length=254,
        help_text=gettext_lazy("Thư điện tử của một người dùng. Chỉ gửi những gì người này được xem."),
    )  # fmt: skip
    bodies = forms.CharField(
        label=gettext_lazy("Chỉ việc của các cơ quan"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một cơ quan. Để trống: mọi cơ quan mà người trên được xem."),
    )  # fmt: skip
    verbs = forms.MultipleChoiceField(
        label=gettext_lazy("Loại sự kiện"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Không chọn: mọi loại."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["verbs"]
        assert isinstance(field, forms.MultipleChoiceField)
        named = sorted(((verb, str(verb_word(verb))) for verb in heard_verbs()), key=_word)
        field.choices = named

    def clean_owner(self) -> User:
        found: User | None = User.objects.filter(
            email__iexact=self.cleaned_data["owner"].strip(), is_active=True
        ).first()
        if found is None:
            raise forms.ValidationError(_("Không có người dùng nào với thư điện tử này."))
        return found

    def clean_bodies(self) -> list[Body]:
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["bodies"].splitlines())):
            bodies = find_bodies(line, today())
            if len(bodies) != 1:
                raise forms.ValidationError(_("Không rõ cơ quan «%(name)s». Hãy ghi đủ tên.") % {"name": line})
            found.append(bodies[0])
        return found

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "address", "owner", "bodies", "verbs")}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_webhook(request: SignedIn) -> HttpResponse:
    """A new one; the page that answers shows its secret, once."""
    can_run_notices(request.user).require()
    form = WebhookForm(request.POST or None, initial={"owner": request.user.email})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_webhook(by=request.user, **form.values())
        except ActionError as error:
            form.add_error("address", str(error))
        else:
            return page_of(request, made.webhook, secret=made.secret)
    return _form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change_webhook(request: SignedIn, pk: int) -> HttpResponse:
    """Another address, other kinds, other eyes."""
    hook = _held(request, pk)
    names = names_on(list(hook.bodies.values_list("pk", flat=True)), today()).values()
    known = {"name": hook.name, "address": hook.address, "owner": hook.owner.email, "verbs": hook.verbs,
             "bodies": "\n".join(sorted(names)), "version": hook.version}  # fmt: skip
    form = WebhookForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or hook.version
        try:
            actions.change_webhook(webhook=hook, version=version, by=request.user, **form.values())
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("webhook", pk)
    return _form(request, form, hook)


@never_cache
@require_POST
def rotate_secret(request: SignedIn, pk: int) -> HttpResponse:
    """A new secret, shown once."""
    made = actions.rotate_secret(webhook=_held(request, pk), by=request.user)
    return page_of(request, made.webhook, secret=made.secret)


@require_POST
def start_webhook(request: SignedIn, pk: int) -> HttpResponse:
    return _done(request, pk, actions.start_webhook, _("Đang gửi trở lại."))


@require_POST
def stop_webhook(request: SignedIn, pk: int) -> HttpResponse:
    return _done(request, pk, actions.stop_webhook, _("Đã dừng gửi."))


@require_POST
def try_webhook(request: SignedIn, pk: int) -> HttpResponse:
    return _done(
        request, pk, actions.try_webhook, _("Sự kiện thử sẽ được gửi trong ít giây; tải lại trang để xem kết quả.")
    )


@require_POST
def remove_webhook(request: SignedIn, pk: int) -> HttpResponse:
    """With its log; the event of removing it stays."""
    actions.remove_webhook(webhook=_held(request, pk), by=request.user)
    messages.success(request, _("Đã bỏ nơi nhận."))
    return redirect("webhooks")


def _done(request: SignedIn, pk: int, act: Callable[..., object], words: str) -> HttpResponse:
    act(webhook=_held(request, pk), by=request.user)
    messages.success(request, words)
    return redirect("webhook", pk)


def _held(request: SignedIn, pk: int) -> Webhook:
    can_run_notices(request.user).require()
    return get_object_or_404(Webhook.objects.select_related("owner"), pk=pk)


def _form(request: SignedIn, form: WebhookForm, hook: Webhook | None) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/notices/webhook_form.html", {"form": form, "hook": hook}, status=status)


def _word(pair: tuple[str, str]) -> str:
    return collation_key(pair[1])
