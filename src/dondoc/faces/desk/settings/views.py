"""Whose system this is, and how soon is soon."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.setting import can_change_settings, change_settings
from dondoc.apps.core.models import Configuration
from dondoc.faces.desk.people.asking import SignedIn


class SettingsForm(forms.ModelForm[Configuration]):
    class Meta:
        model = Configuration
        fields = ("province_name", "province_code", "soon_days", "stale_months", "extension_notice_days")
        help_texts = {
            "province_name": gettext_lazy("Như trong văn bản, ví dụ «tỉnh Ninh Bình»."),
            "province_code": gettext_lazy("Hai chữ số theo danh mục đơn vị hành chính."),
            "soon_days": gettext_lazy("Số ngày làm việc trước hạn mà việc được gọi là sắp đến hạn."),
            "extension_notice_days": gettext_lazy("0: xin gia hạn được đến hết ngày hạn."),
        }


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: SignedIn) -> HttpResponse:
    """One form; every change is an event."""
    can_change_settings(request.user).require()
    form = SettingsForm(request.POST or None, instance=Configuration.current())
    if request.method == "POST" and form.is_valid():
        change_settings(by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã lưu cấu hình."))
        return redirect("settings")
    return render(
        request, "desk/settings/settings.html", {"form": form}, status=422 if request.method == "POST" else 200
    )
