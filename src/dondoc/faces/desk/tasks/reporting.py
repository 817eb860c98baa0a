"""Reports: how far a part has come, and that it is done; with words, a day and files."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.models import User
from dondoc.apps.tasks import actions
from dondoc.apps.tasks import permissions as may
from dondoc.apps.tasks.models import Assignment, Report
from dondoc.faces.desk import words
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks import forms
from dondoc.faces.desk.tasks.files import opened
from dondoc.faces.desk.tasks.grounds import on_part
from dondoc.faces.desk.tasks.stepping import GET_OR_POST, Step, take
from dondoc.rules.lifecycle import Step as Move


def _report(part: Assignment, form: forms.StepForm, by: User, day: date) -> Report:
    said = form.said()
    with opened(said.pop("evidence")) as files:
        return actions.report_progress(assignment=part, version=form.held, by=by, today=day, files=files, **said)


def _complete(part: Assignment, form: forms.StepForm, by: User, day: date) -> Report:
    said = form.said()
    with opened(said.pop("evidence")) as files:
        return actions.ask_completion(assignment=part, version=form.held, by=by, today=day, files=files, **said)


REPORT = Step(
    name="report_progress",
    press=_("Gửi báo cáo"),
    word=words.STEPS[Move.REPORT],
    hint=_("Việc quá hạn vẫn báo cáo được. Nội dung đang gõ được giữ trên máy này đến khi gửi."),
    may=may.can_report,
    act=_report,
    done=_("Đã gửi báo cáo."),
    form=forms.ReportForm,
    initial=lambda part, day: {"on": day, "progress": part.progress},
)
COMPLETE = Step(
    name="ask_completion",
    press=_("Gửi báo cáo hoàn thành"),
    word=words.STEPS[Move.ASK_COMPLETION],
    hint=_("Cơ quan theo dõi kế hoạch xác nhận, hoặc trả lại kèm lý do."),
    may=may.can_ask_completion,
    act=_complete,
    done=_("Đã báo hoàn thành; đang chờ cơ quan theo dõi xác nhận."),
    form=forms.CompletionForm,
    initial=lambda _part, day: {"done_on": day},
)


@require_http_methods(GET_OR_POST)
def report_progress(request: SignedIn, pk: int) -> HttpResponse:
    return take(request, REPORT, on_part(request.user, pk))


@require_http_methods(GET_OR_POST)
def ask_completion(request: SignedIn, pk: int) -> HttpResponse:
    return take(request, COMPLETE, on_part(request.user, pk))
