"""When letters go out and how soon is told, as the province sets it; and a letter to try the mail server."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.notices import actions
from dondoc.apps.notices.daily import word_of
from dondoc.apps.notices.faults import what_to_do
from dondoc.apps.notices.links import site
from dondoc.apps.notices.models import Letter, NoticeSettings, Run
from dondoc.apps.notices.permissions import can_run_notices
from dondoc.apps.notices.trial import send_trial
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.words import day as day_words


class NoticeSettingsForm(forms.ModelForm[NoticeSettings]):
    class Meta:
        model = NoticeSettings
        fields = ("digest_at", "milestones", "repeat_days", "head_days", "upper_days")
        widgets = {"digest_at": forms.TimeInput(attrs={"placeholder": "07:00"}, format="%H:%M")}
        help_texts = {
            "digest_at": gettext_lazy("Giờ Việt Nam, dạng 07:00. Mỗi người nhiều nhất một thư, chỉ vào ngày làm việc."),
            "milestones": gettext_lazy("Cách nhau bằng dấu phẩy, ví dụ 7, 3, 1."),
            "repeat_days": gettext_lazy("1: nhắc mỗi ngày làm việc. 5: mỗi tuần một lần."),
            "head_days": gettext_lazy("0: không báo. Ngày theo lịch, tính từ khi hết hạn."),
            "upper_days": gettext_lazy("0: không báo. Nên lớn hơn số ngày ở trên."),
        }


@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request: SignedIn) -> HttpResponse:
    """One form; every change is an event."""
    can_run_notices(request.user).require()
    form = NoticeSettingsForm(request.POST or None, instance=NoticeSettings.current())
    if request.method == "POST" and form.is_valid():
        actions.change_notice_settings(by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã lưu cấu hình nhắc việc."))
        return redirect("notice_settings")
    context = {
        "form": form,
        "mail_set": settings.MAIL_SET,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "site": site(),
        "site_set": bool(settings.ADDRESS),
        "runs": [_run(one) for one in Run.objects.order_by("-day", "-claimed_at")[:8]],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/notices/settings.html", context, status=status)


@require_POST
def send_trial_letter(request: SignedIn) -> HttpResponse:
    """To the administrator's own address; what is wrong is said with what to do about it."""
    can_run_notices(request.user).require()
    trial = send_trial(to=request.user)
    if trial.is_sent:
        words = _("Máy chủ thư đã nhận thư thử gửi tới %(email)s. Hãy xem hộp thư, cả mục thư rác.")
        messages.success(request, words % {"email": request.user.email})
    else:
        label = Letter.Fault(trial.fault).label if trial.fault in Letter.Fault.values else ""
        parts = (
            str(label),
            what_to_do(trial.fault),
            trial.said and _("Máy chủ thư nói: %(said)s") % {"said": trial.said},
        )
        messages.error(request, _("Chưa gửi được thư thử.") + " " + " ".join(_sentence(part) for part in parts if part))
    return redirect("notice_settings")


def _run(one: Run) -> dict[str, str]:
    state = str(Run.State(one.state).label)
    return {"day": day_words(one.day), "word": word_of(one.job), "state": state, "said": one.said}


def _sentence(words: str) -> str:
    """With its capital and its full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
