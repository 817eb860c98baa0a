"""What I may do now: the open acts as buttons, one of them first, and the closed ones with their reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.decisions import Decision
from dondoc.apps.tasks import permissions as may
from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk import words
from dondoc.faces.desk.tasks.dossier import Dossier
from dondoc.faces.desk.tasks.rows import speaking_of
from dondoc.rules.lifecycle import Party, Step

Role, State = Assignment.Role, Assignment.State
Ask = Callable[[User, Any], Decision]


@dataclass(frozen=True, slots=True)
class Act:
    """A button: the name of its address, its word, on what, and why it is closed where it is."""

    name: str
    word: words.Word
    url: str
    reason: words.Word = ""
    version: int = 0
    of: str = ""  # whose part, where that is not plain

    @property
    def is_direct(self) -> bool:
        """Done with one press: there is nothing to fill in."""
        return self.name in ("accept_assignment", "resume")


@dataclass(frozen=True, slots=True)
class Closed:
    """Acts that are not open for one reason."""

    acts: tuple[words.Word, ...]
    reason: words.Word


@dataclass(frozen=True, slots=True)
class Acts:
    first: Act | None = None
    others: list[Act] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)

    @property
    def any_open(self) -> bool:
        return self.first is not None or bool(self.others)


_OF_LEAD: tuple[tuple[str, words.Word, Ask], ...] = (
    ("accept_assignment", words.STEPS[Step.ACCEPT], may.can_accept),
    ("report_progress", words.STEPS[Step.REPORT], may.can_report),
    ("ask_completion", words.STEPS[Step.ASK_COMPLETION], may.can_ask_completion),
    ("ask_extension", _("Xin gia hạn"), may.can_ask_extension),
    ("divide", _("Chia việc"), may.can_divide),
    ("name_person", _("Phân công người làm"), may.can_divide),
    ("ask_opinion", _("Xin ý kiến"), may.can_ask_opinion),
    ("refuse_assignment", words.STEPS[Step.REFUSE], may.can_refuse),
)
_OF_HELPER = tuple(one for one in _OF_LEAD if one[0] in ("report_progress", "divide", "name_person"))
_OF_OFFICIAL = tuple(one for one in _OF_LEAD if one[0] == "report_progress")
_OF_DECIDER: tuple[tuple[str, words.Word, Ask], ...] = (
    ("confirm_completion", words.STEPS[Step.CONFIRM], may.can_confirm),
    ("send_back", words.STEPS[Step.SEND_BACK], may.can_send_back),
    ("reassign", words.STEPS[Step.REASSIGN], may.can_reassign),
    ("resume", words.STEPS[Step.RESUME], may.can_resume),
    ("suspend", words.STEPS[Step.SUSPEND], may.can_suspend),
    ("drop", words.STEPS[Step.DROP], may.can_drop),
    ("reopen", words.STEPS[Step.REOPEN], may.can_reopen),
)
_OF_MONITOR: tuple[tuple[str, words.Word, Ask], ...] = (
    ("set_deadline", _("Đặt thời hạn"), may.can_set_deadline),
    ("edit_task", _("Sửa nhiệm vụ"), may.can_edit_task),
    ("add_coordinator", _("Thêm cơ quan phối hợp"), may.can_assign),
)
_WITHOUT_LEAD: tuple[tuple[str, words.Word, Ask], ...] = (
    ("assign_lead", _("Giao cơ quan chủ trì"), may.can_assign),
    ("close_common", _("Khép lại việc"), may.can_edit_task),
)
_REOPEN_COMMON: tuple[tuple[str, words.Word, Ask], ...] = (("reopen_common", _("Mở lại việc"), may.can_edit_task),)
# What a page asks for first; acts that are not named here are never the first.
_FIRST = (
    "accept_assignment",
    "confirm_completion",
    "decide_extension",
    "give_opinion",
    "assign_lead",
    "resume",
    "report_progress",
    "finish_share",
)
_FIRST_WHEN = {State.REFUSED: "reassign"}


def acts_of(user: User, dossier: Dossier) -> Acts:
    """The acts of a person on a task: on the part that is theirs, on the one they watch, on the task itself."""
    found = _told_apart(list(_all(user, dossier)))
    open_ones = [act for act in found if not act.reason]
    first = _first(open_ones, dossier)
    return Acts(first, [act for act in open_ones if act is not first], _closed(found))


def _told_apart(acts: list[Act]) -> list[Act]:
    """What an act is about stands on its button only where the same word stands on another one."""
    often = Counter(act.name for act in acts)
    return [act if often[act.name] > 1 else replace(act, of="") for act in acts]


def own_part(user: User, dossier: Dossier) -> Any | None:
    """The part that one works on: the chosen one, else where one's body leads, else where it helps."""
    mine = [part for part in (*dossier.leads, *dossier.helpers) if _works_on(user, part, dossier)]
    if dossier.chosen in mine:
        return dossier.chosen
    leading = [part for part in mine if part.role == Role.LEAD]
    return speaking_of(leading or mine) if mine else None


def _works_on(user: User, part: Any, dossier: Dossier) -> bool:
    """Whether the person acts for the body, or was given the part or a piece of it."""
    held = standing(user)
    if part.body_id in held.acts_for:
        return True
    pieces = (share for share in dossier.shares if share.assignment_id == part.pk and not share.withdrawn_on)
    is_given = part.person_id == user.pk or any(one.person_id == user.pk or one.unit_id in held.units for one in pieces)
    return is_given and part.body_id in held.bodies_all


def watched_part(dossier: Dossier) -> Any | None:
    """The lead part that deciders act on: the chosen one, or the only one that speaks."""
    chosen = dossier.chosen
    return chosen if chosen is not None and chosen.role == Role.LEAD and chosen.active else dossier.speaker


def _all(user: User, dossier: Dossier) -> Iterator[Act]:
    task, own, watched = dossier.task, own_part(user, dossier), watched_part(dossier)
    yield from _of_side_rows(user, dossier)
    if own is not None:
        yield from _of_part(user, own, _own_acts(user, own))
    theirs = may.parties(user, watched) if watched is not None else frozenset()
    if watched is not None and theirs & {Party.MONITOR, Party.ASSIGNER}:
        yield from _of_part(user, watched, _OF_DECIDER)
    if task.plan.monitor_id in standing(user).monitors:
        yield from _of_task(user, dossier)
    elif own is None and not theirs:
        yield from _of_part(user, watched, (_OF_LEAD[2], _OF_DECIDER[0])) if watched is not None else ()


def _own_acts(user: User, part: Assignment) -> tuple[tuple[str, words.Word, Ask], ...]:
    if part.body_id not in standing(user).acts_for:
        return _OF_OFFICIAL
    return _OF_LEAD if part.role == Role.LEAD else _OF_HELPER


def _of_part(user: User, part: Any, acts: Iterable[tuple[str, words.Word, Ask]]) -> Iterator[Act]:
    for name, word, ask in acts:
        yield _act(name, word, part.pk, ask(user, part), part.version)


def _of_task(user: User, dossier: Dossier) -> Iterator[Act]:
    task = dossier.task
    acts = _OF_MONITOR
    if not dossier.leads:
        acts = (*(_REOPEN_COMMON if task.finished_on else _WITHOUT_LEAD), *acts)
    for name, word, ask in acts:
        yield _act(name, word, task.pk, ask(user, task), task.version)


def _of_side_rows(user: User, dossier: Dossier) -> Iterator[Act]:
    """What waits for me beside the part: extensions to decide, opinions and shares that are mine."""
    for extension in dossier.extensions:
        if may.can_decide_extension(user, extension):
            url, body = _url("decide_extension", extension.pk), getattr(extension.assignment, "now", "")
            yield Act("decide_extension", _("Trả lời xin gia hạn"), url, of=body or "")
    for opinion in dossier.opinions:
        if may.can_give_opinion(user, opinion):
            url = _url("give_opinion", opinion.pk)
            yield Act("give_opinion", _("Cho ý kiến"), url, of=opinion.question)
    units = standing(user).units
    for share in dossier.shares:
        if (share.person_id == user.pk or share.unit_id in units) and may.can_finish_share(user, share):
            yield Act("finish_share", _("Báo xong phần việc"), _url("finish_share", share.pk), of=share.text)


def _act(name: str, word: words.Word, pk: int, decision: Decision, version: int) -> Act:
    return Act(name, word, _url(name, pk), "" if decision else decision.reason, version)


def _url(name: str, pk: int) -> str:
    return reverse(name, args=[pk])


def _first(open_ones: list[Act], dossier: Dossier) -> Act | None:
    watched = watched_part(dossier)
    wanted = [_FIRST_WHEN.get(State(watched.state), "")] if watched is not None else []
    for name in (*wanted, *_FIRST):
        found = next((act for act in open_ones if act.name == name), None)
        if found:
            return found
    return None


def _closed(found: Iterable[Act]) -> list[Closed]:
    by_reason: dict[str, list[words.Word]] = defaultdict(list)
    for act in found:
        if act.reason and act.word not in by_reason[str(act.reason)]:
            by_reason[str(act.reason)].append(act.word)
    return [Closed(tuple(told), reason) for reason, told in by_reason.items()]
