"""Steps on a task as a whole, taken by whoever monitors its plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.models import User
from dondoc.apps.core.decisions import Decision
from dondoc.apps.tasks import actions
from dondoc.apps.tasks import permissions as may
from dondoc.apps.tasks.editing import EDITABLE
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks import forms
from dondoc.faces.desk.tasks.grounds import on_part, on_task
from dondoc.faces.desk.tasks.stepping import GET_OR_POST, Ground, Step, take


def _said(action: Callable[..., Any]) -> Callable[[Any, Any, User, date], Any]:
    """Call the action of a task with what the form holds."""

    def act(task: Task, form: forms.StepForm, by: User, day: date) -> Any:
        return action(task=task, version=form.held, by=by, today=day, **form.said())

    return act


def _edit(task: Task, form: forms.EditTaskForm, by: User, day: date) -> Task:
    reason = form.cleaned_data["reason"]
    return actions.edit_task(task=task, version=form.held, changes=form.changes(), by=by, today=day, reason=reason)


def _set_for_part(part: Assignment, form: forms.DeadlineForm, by: User, day: date) -> Task:
    """The day of one body's part; it is the task's version that counts."""
    return actions.set_deadline(task=part.task, assignment=part, version=form.held, by=by, today=day, **form.said())


def _may_set_for_part(user: User, part: Assignment) -> Decision:
    return may.can_set_deadline(user, part.task)


EDIT = Step(
    name="edit_task",
    press=_("Lưu"),
    word=_("Sửa nhiệm vụ"),
    hint=_("Làm rõ điều văn bản nêu chưa rõ. Lời của văn bản được giữ nguyên; ở đây là lời để theo dõi."),
    may=may.can_edit_task,
    act=_edit,
    done=_("Đã lưu nhiệm vụ."),
    form=forms.EditTaskForm,
    initial=lambda task, _day: {name: getattr(task, name) for name in EDITABLE},
)
SET_DEADLINE = Step(
    name="set_deadline",
    press=_("Lưu thời hạn"),
    word=_("Đặt thời hạn"),
    hint=_("Đặt hoặc đổi ngày phải xong cho mọi phần còn mở của việc; hạn đầu được giữ lại."),
    may=may.can_set_deadline,
    act=_said(actions.set_deadline),
    done=_("Đã đặt thời hạn."),
    form=forms.DeadlineForm,
    initial=lambda task, _day: {"due": task.due},
)
SET_DEADLINE_OF_PART = Step(
    name="set_deadline",
    press=_("Lưu thời hạn"),
    word=_("Đặt thời hạn cho phần việc này"),
    hint=_("Chỉ phần của cơ quan này, trong kỳ này; các phần khác giữ nguyên hạn."),
    may=_may_set_for_part,
    act=_set_for_part,
    done=_("Đã đặt thời hạn."),
    form=forms.DeadlineForm,
    initial=lambda part, _day: {"due": part.due},
)
ASSIGN_LEAD = Step(
    name="assign_lead",
    word=_("Giao cơ quan chủ trì"),
    hint=_("Việc này chưa có cơ quan chủ trì; mỗi việc có một cơ quan chủ trì chịu trách nhiệm (NĐ 39/2022/NĐ-CP)."),
    may=may.can_assign,
    act=_said(actions.assign_lead),
    done=_("Đã giao cơ quan chủ trì."),
    form=forms.AssignLeadForm,
)
ADD_COORDINATOR = Step(
    name="add_coordinator",
    word=_("Thêm cơ quan phối hợp"),
    hint=_("Cơ quan được thêm thấy việc này, báo cáo phần của mình và cho ý kiến khi được hỏi."),
    may=may.can_assign,
    act=_said(actions.add_coordinator),
    done=_("Đã thêm cơ quan phối hợp."),
    form=forms.CoordinatorForm,
)
CLOSE_COMMON = Step(
    name="close_common",
    word=_("Khép lại việc"),
    hint=_("Việc theo dõi chung không có cơ quan chủ trì; cơ quan theo dõi ghi kết quả và khép lại."),
    may=may.can_edit_task,
    act=_said(actions.close_common),
    done=_("Đã khép lại việc."),
    form=forms.CloseForm,
    initial=lambda _task, day: {"done_on": day},
)
REOPEN_COMMON = Step(
    name="reopen_common",
    word=_("Mở lại việc"),
    hint=_("Việc theo dõi chung được mở lại."),
    may=may.can_edit_task,
    act=_said(actions.reopen_common),
    done=_("Đã mở lại việc."),
    form=forms.ReasonForm,
)


def _view_of(step: Step) -> Callable[..., HttpResponse]:
    @require_http_methods(GET_OR_POST)
    def view(request: SignedIn, pk: int) -> HttpResponse:
        return take(request, step, on_task(request.user, pk))

    view.__name__ = step.name
    return view


edit_task = _view_of(EDIT)
assign_lead = _view_of(ASSIGN_LEAD)
add_coordinator = _view_of(ADD_COORDINATOR)
close_common = _view_of(CLOSE_COMMON)
reopen_common = _view_of(REOPEN_COMMON)


@require_http_methods(GET_OR_POST)
def set_deadline(request: SignedIn, pk: int) -> HttpResponse:
    """Of the task with all its open parts; with `?part=` of one part alone."""
    ground, part = on_task(request.user, pk), request.GET.get("part", "")
    if not part:
        return take(request, SET_DEADLINE, ground)
    found = get_object_or_404(Assignment, task=pk, pk=whole_number(part) or 0)
    return take(request, SET_DEADLINE_OF_PART, _of_task_version(on_part(request.user, found.pk)))


def _of_task_version(ground: Ground) -> Ground:
    """A part's day is set under the version of its task."""
    return Ground(ground.thing, ground.task, ground.back, ground.again, ground.shown, of_task=True)
