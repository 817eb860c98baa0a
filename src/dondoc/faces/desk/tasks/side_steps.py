"""Steps on what stands beside a part: requests for a later day, pieces, opinions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.models import User
from dondoc.apps.tasks import actions
from dondoc.apps.tasks import permissions as may
from dondoc.apps.tasks.models import Assignment, Extension, Opinion, Share
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks import forms
from dondoc.faces.desk.tasks.grounds import on_extension, on_opinion, on_part, on_share
from dondoc.faces.desk.tasks.rows import with_names
from dondoc.faces.desk.tasks.stepping import GET_OR_POST, Ground, Step, take

Role = Assignment.Role


def _ask_extension(part: Assignment, form: forms.StepForm, by: User, day: date) -> Extension:
    return actions.ask_extension(assignment=part, version=form.held, by=by, today=day, **form.said())


def _decide(extension: Extension, form: forms.StepForm, by: User, day: date) -> Extension:
    said = form.said()
    if not said["grant"]:
        said["granted_due"] = None
    return actions.decide_extension(extension=extension, by=by, today=day, **said)


def _finish(share: Share, form: forms.StepForm, by: User, day: date) -> Share:
    return actions.finish_share(share=share, by=by, today=day, **form.said())


def _withdraw(share: Share, form: forms.StepForm, by: User, day: date) -> Share:
    return actions.withdraw_share(share=share, by=by, today=day, **form.said())


def _ask_opinion(part: Assignment, form: forms.StepForm, by: User, day: date) -> list[Opinion]:
    said = form.said()
    asked = Assignment.objects.filter(pk__in=said.pop("of"), task=part.task_id)
    return actions.ask_opinion(assignment=part, version=form.held, of=asked, by=by, today=day, **said)


def _give_opinion(opinion: Opinion, form: forms.StepForm, by: User, day: date) -> Opinion:
    return actions.give_opinion(opinion=opinion, by=by, today=day, **form.said())


def _helpers(part: Assignment, _day: date) -> dict[str, Any]:
    rows = Assignment.objects.filter(task=part.task_id, active=True, role=Role.COORDINATE)
    named: Any = with_names(rows, _day)
    return {"helpers": [(one.pk, one.now) for one in named.order_by("now", "pk")]}


ASK_EXTENSION = Step(
    name="ask_extension",
    press=_("Gửi đề nghị"),
    word=_("Xin gia hạn"),
    hint=_(
        "Người giao việc hoặc cơ quan theo dõi trả lời. Đến khi được đồng ý, hạn cũ vẫn tính; hạn đầu luôn được giữ."
    ),
    may=may.can_ask_extension,
    act=_ask_extension,
    done=_("Đã gửi đề nghị gia hạn."),
    form=forms.AskExtensionForm,
)
DECIDE_EXTENSION = Step(
    name="decide_extension",
    press=_("Gửi trả lời"),
    word=_("Trả lời xin gia hạn"),
    hint=_("Đồng ý với đề nghị gửi trước hạn thì ngày mới có hiệu lực ngay; hạn đầu vẫn được giữ và được đếm."),
    may=may.can_decide_extension,
    act=_decide,
    done=_("Đã trả lời đề nghị gia hạn."),
    form=forms.DecideExtensionForm,
    initial=lambda extension, _day: {"granted_due": extension.new_due},
)
FINISH_SHARE = Step(
    name="finish_share",
    word=_("Báo xong phần việc"),
    hint=_("Đầu mối của cơ quan thấy phần việc này đã xong và kết quả ghi dưới đây."),
    may=may.can_finish_share,
    act=_finish,
    done=_("Đã báo xong phần việc."),
    form=forms.FinishShareForm,
)
WITHDRAW_SHARE = Step(
    name="withdraw_share",
    word=_("Rút lại phần việc"),
    hint=_("Phần việc này thôi được giao; nó vẫn còn trong diễn biến."),
    may=may.can_withdraw_share,
    act=_withdraw,
    done=_("Đã rút lại phần việc."),
    form=forms.ReasonForm,
)
ASK_OPINION = Step(
    name="ask_opinion",
    press=_("Gửi câu hỏi"),
    word=_("Xin ý kiến"),
    hint=_("Cơ quan phối hợp thấy câu hỏi trên «Việc của tôi»; ý kiến đến muộn vẫn được nhận và ghi là muộn."),
    may=may.can_ask_opinion,
    act=_ask_opinion,
    done=_("Đã gửi câu hỏi."),
    form=forms.AskOpinionForm,
    options=_helpers,
)
GIVE_OPINION = Step(
    name="give_opinion",
    press=_("Gửi ý kiến"),
    word=_("Cho ý kiến"),
    hint=_("Ý kiến được ghi là của cơ quan bạn và không sửa lại được sau khi gửi."),
    may=may.can_give_opinion,
    act=_give_opinion,
    done=_("Đã gửi ý kiến."),
    form=forms.AnswerForm,
)


def _view_of(step: Step, ground: Callable[[User, int], Ground]) -> Callable[..., HttpResponse]:
    @require_http_methods(GET_OR_POST)
    def view(request: SignedIn, pk: int) -> HttpResponse:
        return take(request, step, ground(request.user, pk))

    view.__name__ = step.name
    return view


ask_extension = _view_of(ASK_EXTENSION, on_part)
decide_extension = _view_of(DECIDE_EXTENSION, on_extension)
finish_share = _view_of(FINISH_SHARE, on_share)
withdraw_share = _view_of(WITHDRAW_SHARE, on_share)
ask_opinion = _view_of(ASK_OPINION, on_part)
give_opinion = _view_of(GIVE_OPINION, on_opinion)
