"""The parts of a task as lines: who, as what, where it stands, how far it is. «No report» is not 0 %."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.apps.accounts.models import User
from dondoc.apps.core.decisions import Decision
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.periods import label_of
from dondoc.apps.tasks.permissions import can_accept, can_confirm, can_reassign, can_resume
from dondoc.apps.tasks.rollup import whole_of
from dondoc.apps.tasks.time import time_of
from dondoc.faces.desk import words
from dondoc.faces.desk.tags.lists import Tab
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.faces.desk.tasks.rows import deadline_of, speaking_of
from dondoc.rules.lateness import TimeState
from dondoc.rules.lifecycle import Step

State = Assignment.State


@dataclass(frozen=True, slots=True)
class PartLine:
    """One body's part, ready to be shown."""

    part: Any
    url: str
    then: str
    now: str
    life: str
    time: str
    deadline: str
    period: str
    person: str
    is_chosen: bool
    act_url: str = ""
    act_word: words.Word = ""

    @property
    def was_extended(self) -> bool:
        return self.part.first_due is not None and self.part.first_due != self.part.due


def line_of(part: Any, dossier: Dossier, days: Days) -> PartLine:
    time = time_of(part, dossier.today, days)
    return PartLine(
        part=part,
        url=f"{reverse('task', args=[part.task_id])}?part={part.pk}#part",
        then=part.then or "",
        now="" if part.now == part.then else part.now or "",
        life=part.state,
        time=time,
        deadline=deadline_of(part.due, part.done_on, time, dossier.today, days),
        period=label_of(part),
        person=str(part.person) if part.person else "",
        is_chosen=part is dossier.chosen,
    )


def lines_of(parts: Iterable[Any], dossier: Dossier, days: Days, *, by: User | None = None) -> list[PartLine]:
    """Lines in the order given; with the act that a part waits for, where the person may do it."""
    lines = [line_of(part, dossier, days) for part in parts]
    return lines if by is None else [_with_act(line, by) for line in lines]


def _with_act(line: PartLine, by: User) -> PartLine:
    for name, word, ask in _WAITED_FOR.get(State(line.part.state), ()):
        if ask(by, line.part):
            return replace(line, act_url=reverse(name, args=[line.part.pk]), act_word=word)
    return line


_WAITED_FOR: dict[State, tuple[tuple[str, words.Word, Callable[[User, Assignment], Decision]], ...]] = {
    State.NEW: (("accept_assignment", words.STEPS[Step.ACCEPT], can_accept),),
    State.AWAITING: (("confirm_completion", gettext_lazy("Xem và xác nhận"), can_confirm),),
    State.REFUSED: (("reassign", gettext_lazy("Giao lại"), can_reassign),),
    State.SUSPENDED: (("resume", words.STEPS[Step.RESUME], can_resume),),
}


def shown_leads(dossier: Dossier, period: str) -> list[Any]:
    """The lead parts of the table: of a group that returns, those of one period."""
    if not (dossier.is_group and dossier.returns):
        return dossier.leads
    wanted = _period(dossier, period)
    return [part for part in dossier.leads if part.period_start == wanted]


def period_tabs(dossier: Dossier, period: str, days: Days) -> list[Tab]:
    """The periods of a group's work, the newest first, each with the number of its overdue parts."""
    if not (dossier.is_group and dossier.returns):
        return []
    wanted, first = _period(dossier, period), _first_of_period(dossier.leads)
    late = Counter(part.period_start for part in dossier.leads if _is_late(part, dossier, days))
    return [
        Tab(label_of(part), f"?period={start.isoformat()}", start == wanted, late[start] or None)
        for start, part in first.items()
    ]


def whole_words(lines: Sequence[PartLine], today: date, days: Days, *, is_group: bool) -> str:
    """How many, how many are done, and of a group how far those are that reported."""
    whole = whole_of([line.part for line in lines], today, days)
    overdue = sum(line.time == TimeState.OVERDUE for line in lines)
    many = ngettext("%(n)d phần việc", "%(n)d phần việc", whole.parts)
    told = [(many if is_group else _("%(n)d kỳ")) % {"n": whole.parts}, _("%(n)d đã xong") % {"n": whole.done}]
    if is_group:
        told += [_("%(n)d đã báo cáo") % {"n": whole.reported}, _("%(n)d chưa báo cáo") % {"n": whole.unreported}]
    if overdue:
        told.append(_("%(n)d đang quá hạn") % {"n": overdue})
    sentence = ", ".join(told)
    if is_group and whole.mean_percent is not None:
        facts = {"sentence": sentence, "mean": round(whole.mean_percent)}
        sentence = _("%(sentence)s; các phần đã báo cáo đạt trung bình %(mean)d%%") % facts
    return f"{sentence}."


def _period(dossier: Dossier, period: str) -> date | None:
    """The one asked for, else the one that is still open and whose day runs out first, else the newest."""
    starts = list(_first_of_period(dossier.leads))
    asked = next((start for start in starts if start.isoformat() == period), None)
    return asked or (speaking_of(dossier.leads).period_start if starts else None)


def _is_late(part: Any, dossier: Dossier, days: Days) -> bool:
    return time_of(part, dossier.today, days) is TimeState.OVERDUE


def _first_of_period(parts: Iterable[Any]) -> dict[date, Any]:
    found: dict[date, Any] = {}
    for part in parts:
        if part.period_start:
            found.setdefault(part.period_start, part)
    return found
