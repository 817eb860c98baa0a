"""Who may do what with work: decisions with their reasons.

Two things are asked each time: what the person is to this part (`rules.lifecycle.Party`),
and whether the state lets the step be taken. The tables are in `rules.lifecycle`; here
are the people and the Vietnamese sentences.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.decisions import YES, Decision, no
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Extension, Opinion, Share, Task
from dondoc.apps.tasks.querysets import of_bodies
from dondoc.rules.lifecycle import LifeCycle, Party, Step, WhyNot, parties_for, why_not

WHY_NOT: dict[WhyNot, str | Promise] = {
    WhyNot.NOT_ACCEPTED: _("Việc chưa được nhận. Đầu mối của cơ quan chủ trì cần nhận việc trước."),
    WhyNot.ALREADY_ACCEPTED: _("Việc này đã được nhận."),
    WhyNot.NOTHING_TO_CONFIRM: _("Không có báo cáo hoàn thành nào đang chờ xác nhận."),
    WhyNot.AWAITS_CONFIRMATION: _("Báo cáo hoàn thành đang chờ cơ quan theo dõi kế hoạch xác nhận."),
    WhyNot.ALREADY_DONE: _("Việc đã hoàn thành. Nếu cần làm tiếp, cơ quan theo dõi kế hoạch mở lại việc."),
    WhyNot.IS_SUSPENDED: _("Việc đang tạm hoãn. Cơ quan theo dõi kế hoạch cho làm tiếp trước đã."),
    WhyNot.NOT_SUSPENDED: _("Việc này không tạm hoãn."),
    WhyNot.IS_REFUSED: _("Cơ quan chủ trì đã từ chối việc này; đang chờ cơ quan theo dõi kế hoạch giao lại."),
    WhyNot.IS_DROPPED: _("Việc này đã được cho không thực hiện. Nếu cần làm, cơ quan theo dõi kế hoạch mở lại."),
    WhyNot.STILL_OPEN: _("Việc này đang làm, không cần mở lại."),
    WhyNot.NOT_YOUR_STEP: _("Bước này không thuộc phần của bạn trong việc."),
}

NOT_LEAD = _("Việc này do đầu mối của cơ quan chủ trì làm.")
NOT_WORKER = _("Phần việc này do đầu mối của cơ quan được giao, hoặc người được giao việc, báo cáo.")
NOT_MONITOR = _("Việc này do người theo dõi kế hoạch làm.")
NOT_DECIDER = _("Việc này do người theo dõi kế hoạch, hoặc lãnh đạo cơ quan giao việc, quyết định.")
NOT_VISIBLE = _("Bạn không được xem việc này.")
NOT_ACTIVE = _("Phần việc này không còn hiệu lực; hãy xem nhiệm vụ để biết cơ quan nào đang làm.")
TASK_ENDED = _("Nhiệm vụ này đã kết thúc theo một văn bản mới.")

# Done is what the body that follows the plan says is done, and nobody above it.
_ONLY_MONITOR = frozenset({Step.CONFIRM, Step.SEND_BACK})
_DECIDERS = frozenset({Party.MONITOR, Party.ASSIGNER})


# Seeing


def can_see_task(user: User, task: Task) -> Decision:
    """In full: whose body has or had a part in it, who monitors the plan, who leads them, administrators."""
    held = standing(user)
    if held.is_admin:
        return YES
    reach = held.bodies_all | held.leads
    if task.plan.monitor_id in reach or task.plan.assigner_id in held.leads:
        return YES
    if reach and Assignment.objects.filter(of_bodies(reach), task=task.pk).exists():
        return YES
    return no(NOT_VISIBLE)


def can_see_part(user: User, part: Assignment) -> Decision:
    """Whoever sees the task sees all parts of it."""
    if part.body_id in standing(user).bodies_all:
        return YES
    return can_see_task(user, part.task)


# Steps of the life cycle, on one part


def can_accept(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.ACCEPT)


def can_refuse(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.REFUSE)


def can_report(user: User, part: Assignment) -> Decision:
    """The focal point, and the official to whom the part, or a share of it, was given."""
    state = _open_for(part, Step.REPORT)
    if state and not parties(user, part) & parties_for(LifeCycle(part.state), Step.REPORT):
        return YES if _was_given(user, part) else no(NOT_WORKER)
    return can_take(user, part, Step.REPORT)


def can_ask_completion(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.ASK_COMPLETION)


def can_confirm(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.CONFIRM)


def can_send_back(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.SEND_BACK)


def can_suspend(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.SUSPEND)


def can_resume(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.RESUME)


def can_drop(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.DROP)


def can_reopen(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.REOPEN)


def can_reassign(user: User, part: Assignment) -> Decision:
    return can_take(user, part, Step.REASSIGN)


def can_take(user: User, part: Assignment, step: Step) -> Decision:
    """Who first, then whether it is the moment: a stranger learns nothing of the state."""
    theirs = parties(user, part)
    wanted = _parties_ever(step)
    if not theirs & wanted:
        return no(_not_theirs(wanted))
    state = _open_for(part, step)
    if not state:
        return state
    return YES if theirs & parties_for(LifeCycle(part.state), step) else no(WHY_NOT[WhyNot.NOT_YOUR_STEP])


def parties(user: User, part: Assignment) -> frozenset[Party]:
    """What the person is to this part."""
    held = standing(user)
    found = set(_plan_parties(user, part.plan))
    if part.body_id in held.acts_for and part.role == Assignment.Role.LEAD:
        found.add(Party.LEAD)
    if part.body_id in held.acts_for and part.role == Assignment.Role.COORDINATE:
        found.add(Party.COORDINATOR)
    return frozenset(found)


# Deadlines


def can_ask_extension(user: User, part: Assignment) -> Decision:
    if Party.LEAD not in parties(user, part):
        return no(NOT_LEAD)
    working = _is_working(part)
    if not working:
        return working
    if part.due is None:
        return no(_("Việc này không có thời hạn nên không cần xin gia hạn."))
    return YES


def can_decide_extension(user: User, extension: Extension) -> Decision:
    """Whoever gave the work, or the body that monitors the plan for them."""
    if not _plan_parties(user, extension.assignment.plan) & _DECIDERS:
        return no(NOT_DECIDER)
    if extension.decision:
        return no(_("Đề nghị gia hạn này đã được trả lời."))
    return YES


def can_set_deadline(user: User, task: Task) -> Decision:
    return _monitor_of_living(user, task)


# Inside the body, and between bodies


def can_divide(user: User, part: Assignment) -> Decision:
    """The body that has the part hands it out inside."""
    if part.body_id not in standing(user).acts_for:
        return no(_("Chia việc trong cơ quan do đầu mối của cơ quan được giao làm."))
    return _is_working(part, may_await=True)


def can_finish_share(user: User, share: Share) -> Decision:
    held = standing(user)
    theirs = share.person_id == user.pk or (share.unit_id is not None and share.unit_id in held.units)
    if not theirs and share.assignment.body_id not in held.acts_for:
        return no(_("Phần việc này do người hoặc phòng được giao báo xong."))
    if share.done_on or share.withdrawn_on:
        return no(_("Phần việc này đã khép lại."))
    return YES


def can_withdraw_share(user: User, share: Share) -> Decision:
    if share.assignment.body_id not in standing(user).acts_for:
        return no(_("Phần việc do đầu mối của cơ quan rút lại."))
    if share.done_on or share.withdrawn_on:
        return no(_("Phần việc này đã khép lại."))
    return YES


def can_ask_opinion(user: User, part: Assignment) -> Decision:
    """The lead asks the bodies that work with it."""
    if Party.LEAD not in parties(user, part):
        return no(NOT_LEAD)
    return _is_working(part)


def can_give_opinion(user: User, opinion: Opinion) -> Decision:
    """Late opinions are taken too."""
    held = standing(user)
    if opinion.assignment.body_id not in held.acts_for and opinion.assignment.person_id != user.pk:
        return no(_("Ý kiến do đầu mối của cơ quan được hỏi trả lời."))
    if opinion.answered_at:
        return no(_("Cơ quan này đã cho ý kiến."))
    return YES


# The task itself


def can_edit_task(user: User, task: Task) -> Decision:
    return _monitor_of_living(user, task)


def can_assign(user: User, task: Task) -> Decision:
    """Name a lead where there is none, add and take away bodies that help."""
    return _monitor_of_living(user, task)


def can_amend(user: User, task: Task) -> Decision:
    return _monitor_of_living(user, task)


def can_join(user: User, one: Task, other: Task) -> Decision:
    """Two plans may be involved: whoever monitors one of them decides, the other is told by the event."""
    if Party.MONITOR not in _plan_parties(user, one.plan) | _plan_parties(user, other.plan):
        return no(NOT_MONITOR)
    if one.ended_on or other.ended_on:
        return no(TASK_ENDED)
    return YES


def can_open_periods(user: User, plan: Plan) -> Decision:
    return YES if Party.MONITOR in _plan_parties(user, plan) else no(NOT_MONITOR)


def can_reorganise(user: User) -> Decision:
    return YES if standing(user).is_admin else no(_("Sắp xếp tổ chức do quản trị viên làm."))


# What they share


def _plan_parties(user: User, plan: Plan) -> frozenset[Party]:
    held = standing(user)
    found = set()
    if plan.monitor_id in held.monitors:
        found.add(Party.MONITOR)
    if plan.assigner_id and plan.assigner_id in held.bodies(Role.LEADER) | held.leads:
        found.add(Party.ASSIGNER)
    return frozenset(found)


def _monitor_of_living(user: User, task: Task) -> Decision:
    if Party.MONITOR not in _plan_parties(user, task.plan):
        return no(NOT_MONITOR)
    if task.ended_on:
        return no(TASK_ENDED)
    if task.joined_to_id:
        return no(_("Nhiệm vụ này đã nhập vào một nhiệm vụ trùng; hãy sửa ở nhiệm vụ đó."))
    return YES


def _was_given(user: User, part: Assignment) -> bool:
    """Whether the body gave the part, or a share of it, to this official or to the room where they work."""
    held = standing(user)
    if part.body_id not in held.bodies_all:
        return False
    if part.person_id == user.pk:
        return True
    shares = [share for share in part.shares.all() if share.withdrawn_on is None]  # lists have them at hand
    return any(share.person_id == user.pk or share.unit_id in held.units for share in shares)


def _parties_ever(step: Step) -> frozenset[Party]:
    if step in _ONLY_MONITOR:
        return frozenset({Party.MONITOR})
    return frozenset().union(*(parties_for(state, step) for state in LifeCycle))


def _not_theirs(wanted: frozenset[Party]) -> str | Promise:
    if Party.COORDINATOR in wanted:
        return NOT_WORKER
    if Party.LEAD in wanted:
        return NOT_LEAD
    return NOT_DECIDER if Party.ASSIGNER in wanted else NOT_MONITOR


def _open_for(part: Assignment, step: Step) -> Decision:
    living = _is_living(part)
    if not living:
        return living
    reason = why_not(LifeCycle(part.state), step)
    return YES if reason is None else no(WHY_NOT[reason])


def _is_living(part: Assignment) -> Decision:
    if part.task.ended_on:
        return no(TASK_ENDED)
    return YES if part.active else no(NOT_ACTIVE)


def _is_working(part: Assignment, *, may_await: bool = False) -> Decision:
    """Accepted and not closed."""
    living = _is_living(part)
    if not living:
        return living
    if may_await and part.state == Assignment.State.AWAITING:
        return YES
    reason = why_not(LifeCycle(part.state), Step.REPORT)
    return YES if reason is None else no(WHY_NOT[reason])
