"""From what stands in the cells of a row to the actions of `tasks`, in the order in which a person would take them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.sheets.kinds.choosing import body_of
from dondoc.apps.sheets.kinds.kind import Done, Wanted
from dondoc.apps.sheets.values import Line, Word
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.holding import lock_task
from dondoc.apps.tasks.models import Assignment, Extension, Report, Task

ACCEPT, COMPLETE, CONFIRM, SEND_BACK = "accept", "complete", "confirm", "send_back"
STEPS: dict[Any, Word] = {
    ACCEPT: gettext_lazy("nhận việc"),
    COMPLETE: gettext_lazy("báo cáo hoàn thành"),
    CONFIRM: gettext_lazy("xác nhận hoàn thành"),
    SEND_BACK: gettext_lazy("trả lại"),
}
_EDITED = ("text", "product", "field")


class Hands:
    """One row in somebody's hands: the task is held, so what was seen is what is changed."""

    def __init__(self, line: Line, by: User, today: date) -> None:
        self.line, self.by, self.today = line, by, today
        self._told: list[str] = []
        self._wanted: Wanted = {}

    def take(self, wanted: Wanted) -> Done:
        """All steps of the row; one that is refused stops the row."""
        self._wanted = wanted
        self._hold()
        for step in (self._accept, self._edit, self._set_due, self._lead, self._person, self._ask, self._report,
                     self._judge):  # fmt: skip
            step()
        return Done("; ".join(self._told) or _("đã ghi từ trước, không có gì mới"), self.line.key, self.line.label)

    def _hold(self) -> None:
        """Nobody has changed the thing since it was looked at."""
        seen = self.line.versions
        task = lock_task(seen["task_id"])
        if task.version != seen["task"]:
            raise Changed(theirs=task)
        if "part" in seen and self._part().version != seen["part"]:
            raise Changed(theirs=task)

    def _accept(self) -> None:
        if self._wanted.get("step") == ACCEPT and self._part().state == Assignment.State.NEW:
            self._on_part(actions.accept_assignment)
            self._told.append(_("đã nhận việc"))

    def _edit(self) -> None:
        changes = {name: str(self._wanted[name] or "") for name in _EDITED if name in self._wanted}
        if changes:
            self._on_task(actions.edit_task, changes=changes)
            self._told.append(_("đã sửa nội dung"))

    def _set_due(self) -> None:
        if "due" not in self._wanted:
            return
        due = _day(self._wanted["due"])
        if due is None:
            raise ActionError(_("Không xóa được hạn. Hãy ghi hạn mới."))
        part = self._part() if self._has_part() else None
        alone = part is not None and (part.period_start is not None or part.task.group_lead)
        self._on_task(actions.set_deadline, due=due, reason=self._reason(), assignment=part if alone else None)
        self._told.append(_("đã đặt hạn %(day)s") % {"day": f"{due:%d/%m/%Y}"})

    def _lead(self) -> None:
        if "lead" not in self._wanted:
            return
        body = body_of(self._wanted["lead"])
        if body is None:
            raise ActionError(_("Không bỏ trống được cơ quan chủ trì. Hãy chọn một cơ quan."))
        if self._has_part():
            part = self._on_part(actions.reassign, to=body, reason=self._reason())
            self.line = _with_part(self.line, part)
        else:
            part = self._on_task(actions.assign_lead, to=body, reason=self._reason())
            self.line = _with_part(self.line, part)
        self._told.append(_("đã chuyển cơ quan chủ trì"))

    def _person(self) -> None:
        if "person" not in self._wanted:
            return
        person = User.objects.filter(pk=self._wanted["person"]).first() if self._wanted["person"] else None
        self._on_part(actions.name_person, person=person)
        self._told.append(_("đã ghi người thực hiện"))

    def _ask(self) -> None:
        due = _day(self._wanted.get("ask_due"))
        reason = str(self._wanted.get("ask_reason") or "")
        if due is None and reason:
            raise ActionError(_("Có lý do xin gia hạn nhưng chưa ghi xin gia hạn đến ngày nào."))
        if due is None or Extension.objects.filter(assignment=self._part(), decision="", new_due=due).exists():
            return
        self._on_part(actions.ask_extension, new_due=due, reason=reason)
        self._told.append(_("đã xin gia hạn đến %(day)s") % {"day": f"{due:%d/%m/%Y}"})

    def _report(self) -> None:
        words, on = str(self._wanted.get("words") or ""), _day(self._wanted.get("report_on"))
        if self._wanted.get("step") == COMPLETE:
            if self._part().state != Assignment.State.AWAITING:
                self._on_part(actions.ask_completion, words=words, done_on=on)
                self._told.append(_("đã báo cáo hoàn thành"))
            return
        if not words and "progress" not in self._wanted:
            if on is not None:
                raise ActionError(_("Có ngày báo cáo nhưng chưa có nội dung báo cáo."))
            return
        progress = self._wanted.get("progress")
        if "progress" in self._wanted and progress is None:
            raise ActionError(_("Không xóa được tỷ lệ đã báo cáo. Hãy ghi tỷ lệ mới."))
        if words and self._was_reported(words, on):
            return
        self._on_part(actions.report_progress, words=words, progress=progress, on=on)
        self._told.append(_("đã ghi báo cáo"))

    def _judge(self) -> None:
        step, words = self._wanted.get("step"), str(self._wanted.get("step_reason") or "")
        state = self._part().state if step in (CONFIRM, SEND_BACK) else ""
        if step == CONFIRM and state != Assignment.State.DONE:
            self._on_part(actions.confirm_completion, answer=words)
            self._told.append(_("đã xác nhận hoàn thành"))
        elif step == SEND_BACK and state != Assignment.State.REWORK:
            self._on_part(actions.send_back, reason=words)
            self._told.append(_("đã trả lại"))
        elif step is None and words:
            raise ActionError(_("Có ý kiến nhưng chưa chọn bước: xác nhận hoàn thành hay trả lại."))

    def _was_reported(self, words: str, on: date | None) -> bool:
        """The same file twice makes no second report."""
        same = Report.objects.filter(assignment=self._part(), by=self.by, words=words, completes=False)
        return (same.filter(on=on) if on else same).exists()

    def _reason(self) -> str:
        return str(self._wanted.get("change_reason") or "")

    def _has_part(self) -> bool:
        return "part_id" in self.line.versions

    def _part(self) -> Assignment:
        """As it is after the steps so far."""
        if not self._has_part():
            raise ActionError(_("Việc này có nhiều cơ quan chủ trì; hãy dùng bảng «Phần việc của cơ quan»."))
        rows = Assignment.objects.select_related("task", "plan", "person").defer("plan__decisions")
        return rows.get(pk=self.line.versions["part_id"])

    def _on_part(self, action: Callable[..., Any], **facts: Any) -> Any:
        part = self._part()
        return action(assignment=part, version=part.version, by=self.by, today=self.today, **facts)

    def _on_task(self, action: Callable[..., Any], **facts: Any) -> Any:
        task = Task.objects.select_related("plan").defer("plan__decisions").get(pk=self.line.versions["task_id"])
        return action(task=task, version=task.version, by=self.by, today=self.today, **facts)


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _with_part(line: Line, part: Assignment) -> Line:
    """The line once another body leads."""
    versions = {**line.versions, "part_id": part.pk, "part": part.version}
    return Line(line.key, line.label, line.values, line.may, versions)
