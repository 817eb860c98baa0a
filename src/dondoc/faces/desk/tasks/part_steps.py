"""Steps on one body's part: receiving, confirming, pausing, handing on."""

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
from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk import words
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks import forms
from dondoc.faces.desk.tasks.grounds import on_part
from dondoc.faces.desk.tasks.stepping import GET_OR_POST, Step, take
from dondoc.rules.lifecycle import Step as Move


def _said(action: Callable[..., Any]) -> Callable[[Any, Any, User, date], Any]:
    """Call the action of a part with what the form holds."""

    def act(part: Assignment, form: forms.StepForm, by: User, day: date) -> Any:
        return action(assignment=part, version=form.held, by=by, today=day, **form.said())

    return act


def _can_remove(user: User, part: Assignment) -> Any:
    return may.can_assign(user, part.task)


ACCEPT = Step(
    name="accept_assignment",
    word=words.STEPS[Move.ACCEPT],
    hint=_("Nhận việc là cơ quan bạn chịu trách nhiệm chủ trì việc này; từ đây cơ quan báo cáo tiến độ và hoàn thành."),
    may=may.can_accept,
    act=_said(actions.accept_assignment),
    done=_("Đã nhận việc."),
)
REFUSE = Step(
    name="refuse_assignment",
    press=_("Từ chối việc này"),
    word=words.STEPS[Move.REFUSE],
    hint=_("Cơ quan theo dõi kế hoạch đọc lý do rồi giao việc cho cơ quan khác, hoặc giao lại."),
    may=may.can_refuse,
    act=_said(actions.refuse_assignment),
    done=_("Đã từ chối việc; cơ quan theo dõi kế hoạch sẽ quyết định."),
    form=forms.ReasonForm,
)
CONFIRM = Step(
    name="confirm_completion",
    word=words.STEPS[Move.CONFIRM],
    hint=_("Việc được tính là xong vào ngày ghi dưới đây; bạn sửa được ngày nếu báo cáo ghi chưa đúng."),
    may=may.can_confirm,
    act=_said(actions.confirm_completion),
    done=_("Đã xác nhận hoàn thành."),
    form=forms.ConfirmForm,
    initial=lambda part, _day: {"done_on": part.done_on},
)
SEND_BACK = Step(
    name="send_back",
    word=words.STEPS[Move.SEND_BACK],
    hint=_("Việc trở lại với cơ quan chủ trì, thời hạn vẫn chạy; báo cáo được giữ trong hồ sơ."),
    may=may.can_send_back,
    act=_said(actions.send_back),
    done=_("Đã trả lại; cơ quan chủ trì thấy lý do ngay trên việc này."),
    form=forms.ReasonForm,
)
SUSPEND = Step(
    name="suspend",
    word=words.STEPS[Move.SUSPEND],
    hint=_("Trong lúc tạm hoãn, việc đứng ngoài diện tính hạn. Ghi cả văn bản cho phép nếu có."),
    may=may.can_suspend,
    act=_said(actions.suspend),
    done=_("Đã tạm hoãn việc."),
    form=forms.ReasonForm,
)
RESUME = Step(
    name="resume",
    word=words.STEPS[Move.RESUME],
    hint=_("Việc được làm tiếp và lại tính hạn."),
    may=may.can_resume,
    act=_said(actions.resume),
    done=_("Đã cho làm tiếp."),
    form=forms.MaybeReasonForm,
)
DROP = Step(
    name="drop",
    word=words.STEPS[Move.DROP],
    hint=_("Việc thôi được theo dõi và đứng ngoài diện tính hạn; sau này vẫn mở lại được."),
    may=may.can_drop,
    act=_said(actions.drop),
    done=_("Đã cho không thực hiện việc này."),
    form=forms.ReasonForm,
)
REOPEN = Step(
    name="reopen",
    word=words.STEPS[Move.REOPEN],
    hint=_("Việc được làm tiếp; ngày hoàn thành trước đây chỉ còn trong diễn biến."),
    may=may.can_reopen,
    act=_said(actions.reopen),
    done=_("Đã mở lại việc."),
    form=forms.ReasonForm,
)
REASSIGN = Step(
    name="reassign",
    word=words.STEPS[Move.REASSIGN],
    hint=_("Cơ quan mới nhận việc từ hôm nay; phần việc cũ và mọi báo cáo của nó được giữ lại."),
    may=may.can_reassign,
    act=_said(actions.reassign),
    done=_("Đã chuyển cơ quan chủ trì."),
    form=forms.ReassignForm,
)
REMOVE = Step(
    name="remove_coordinator",
    word=_("Thôi phối hợp"),
    hint=_("Cơ quan này không còn phần trong nhiệm vụ; những gì đã báo cáo được giữ lại."),
    may=_can_remove,
    act=_said(actions.remove_coordinator),
    done=_("Đã cho cơ quan thôi phối hợp."),
    form=forms.ReasonForm,
)


def view_of(step: Step, *, reports: bool = False) -> Callable[..., HttpResponse]:
    """The page of a step on a part; with its reports where one has to read them first."""

    @require_http_methods(GET_OR_POST)
    def view(request: SignedIn, pk: int) -> HttpResponse:
        return take(request, step, on_part(request.user, pk, reports=reports))

    view.__name__ = step.name
    return view


accept_assignment = view_of(ACCEPT)
refuse_assignment = view_of(REFUSE)
confirm_completion = view_of(CONFIRM, reports=True)
send_back = view_of(SEND_BACK, reports=True)
suspend = view_of(SUSPEND)
resume = view_of(RESUME)
drop = view_of(DROP)
reopen = view_of(REOPEN)
reassign = view_of(REASSIGN)
remove_coordinator = view_of(REMOVE)
