"""Every step that programs can take, each a line: its name, on what, what it is asked with, the action behind it.

A new step is a line in `STEPS` and its shape in `asked`. Whether somebody may take it, and what
comes of it, is said by the action alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.core.decisions import Decision
from dondoc.apps.tasks import actions
from dondoc.apps.tasks import permissions as may
from dondoc.faces.api.v1 import asked, calls
from dondoc.faces.api.v1.kinds import Asked
from dondoc.faces.desk.tasks import getting

ASSIGNMENT, TASK = "assignments", "tasks"
EXTENSION, OPINION, SHARE = "extensions", "opinions", "shares"
_GET: dict[str, Callable[[User, int], Any]] = {
    ASSIGNMENT: getting.get_part,
    TASK: getting.get_task,
    EXTENSION: getting.get_extension,
    OPINION: getting.get_opinion,
    SHARE: getting.get_share,
}


@dataclass(frozen=True, slots=True)
class Step:
    """`name` is that of the action and of the address; what `take` makes is told by number."""

    name: str
    on: str
    asked: type[Asked]
    take: calls.Take
    word: str | Promise
    may: Callable[[User, Any], Decision] | None = None

    def find(self, by: User, pk: int) -> Any:
        """The thing, for who may see it."""
        return _GET[self.on](by, pk)


def held_by(thing: Any) -> Any:
    """The row whose version counts: a part for what stands beside it."""
    return getattr(thing, "assignment", thing)


def _can_remove(user: User, part: Any) -> Decision:
    return may.can_assign(user, part.task)


STEPS: tuple[Step, ...] = (
    Step(
        "accept_assignment",
        ASSIGNMENT,
        asked.Nothing,
        calls.on_part(actions.accept_assignment),
        gettext_lazy("Nhận việc"),
        may.can_accept,
    ),
    Step(
        "refuse_assignment",
        ASSIGNMENT,
        asked.Reason,
        calls.on_part(actions.refuse_assignment),
        gettext_lazy("Từ chối việc"),
        may.can_refuse,
    ),
    Step(
        "report_progress",
        ASSIGNMENT,
        asked.Progress,
        calls.with_files(actions.report_progress),
        gettext_lazy("Báo cáo tiến độ"),
        may.can_report,
    ),
    Step(
        "ask_completion",
        ASSIGNMENT,
        asked.Completion,
        calls.with_files(actions.ask_completion),
        gettext_lazy("Báo cáo hoàn thành"),
        may.can_ask_completion,
    ),
    Step(
        "confirm_completion",
        ASSIGNMENT,
        asked.Confirmation,
        calls.on_part(actions.confirm_completion),
        gettext_lazy("Xác nhận hoàn thành"),
        may.can_confirm,
    ),
    Step(
        "send_back",
        ASSIGNMENT,
        asked.Reason,
        calls.on_part(actions.send_back),
        gettext_lazy("Trả lại"),
        may.can_send_back,
    ),
    Step(
        "suspend", ASSIGNMENT, asked.Reason, calls.on_part(actions.suspend), gettext_lazy("Tạm hoãn"), may.can_suspend
    ),
    Step(
        "resume",
        ASSIGNMENT,
        asked.MaybeReason,
        calls.on_part(actions.resume),
        gettext_lazy("Cho làm tiếp"),
        may.can_resume,
    ),
    Step(
        "drop", ASSIGNMENT, asked.Reason, calls.on_part(actions.drop), gettext_lazy("Cho không thực hiện"), may.can_drop
    ),
    Step("reopen", ASSIGNMENT, asked.Reason, calls.on_part(actions.reopen), gettext_lazy("Mở lại"), may.can_reopen),
    Step(
        "reassign",
        ASSIGNMENT,
        asked.Reassignment,
        calls.reassign,
        gettext_lazy("Chuyển cơ quan chủ trì"),
        may.can_reassign,
    ),
    Step(
        "remove_coordinator",
        ASSIGNMENT,
        asked.Reason,
        calls.on_part(actions.remove_coordinator),
        gettext_lazy("Thôi phối hợp"),
        _can_remove,
    ),
    Step(
        "ask_extension",
        ASSIGNMENT,
        asked.LaterDay,
        calls.on_part(actions.ask_extension),
        gettext_lazy("Xin gia hạn"),
        may.can_ask_extension,
    ),
    Step("ask_opinion", ASSIGNMENT, asked.Question, calls.ask_opinion, gettext_lazy("Xin ý kiến"), may.can_ask_opinion),
    Step("divide", ASSIGNMENT, asked.Pieces, calls.divide, gettext_lazy("Chia việc"), may.can_divide),
    Step(
        "name_person",
        ASSIGNMENT,
        asked.WhoDoesIt,
        calls.name_person,
        gettext_lazy("Phân công người làm"),
        may.can_divide,
    ),
    Step("edit_task", TASK, asked.Edit, calls.edit, gettext_lazy("Sửa nhiệm vụ")),
    Step("set_deadline", TASK, asked.Deadline, calls.set_deadline, gettext_lazy("Đặt thời hạn")),
    Step("assign_lead", TASK, asked.NewLead, calls.assign_lead, gettext_lazy("Giao cơ quan chủ trì")),
    Step("add_coordinator", TASK, asked.Helper, calls.add_coordinator, gettext_lazy("Thêm cơ quan phối hợp")),
    Step(
        "close_common",
        TASK,
        asked.Close,
        calls.on_task(actions.close_common),
        gettext_lazy("Khép lại việc theo dõi chung"),
    ),
    Step(
        "reopen_common",
        TASK,
        asked.Reason,
        calls.on_task(actions.reopen_common),
        gettext_lazy("Mở lại việc theo dõi chung"),
    ),
    Step(
        "decide_extension",
        EXTENSION,
        asked.Decision,
        calls.beside(actions.decide_extension, "extension"),
        gettext_lazy("Trả lời xin gia hạn"),
    ),
    Step(
        "give_opinion", OPINION, asked.Answer, calls.beside(actions.give_opinion, "opinion"), gettext_lazy("Cho ý kiến")
    ),
    Step(
        "finish_share",
        SHARE,
        asked.Result,
        calls.beside(actions.finish_share, "share"),
        gettext_lazy("Báo xong phần việc"),
    ),
    Step(
        "withdraw_share",
        SHARE,
        asked.Reason,
        calls.beside(actions.withdraw_share, "share"),
        gettext_lazy("Rút lại phần việc"),
    ),
)
BY_NAME = {step.name: step for step in STEPS}


def open_steps(by: User, part: Any) -> list[dict[str, Any]]:
    """Each step on a part: open, or why not. No query beside the person's own standing and the shares."""
    return [_told(step, by, part) for step in STEPS if step.may]


def made_by(result: Any) -> list[int]:
    """The numbers of what a step made beside the thing itself."""
    if isinstance(result, Iterable):
        return [one.pk for one in result]
    return [result.pk] if result is not None else []


def _told(step: Step, by: User, part: Any) -> dict[str, Any]:
    decision = step.may(by, part) if step.may else Decision(False)
    return {"step": step.name, "allowed": bool(decision), "reason": "" if decision else str(decision.reason)}
