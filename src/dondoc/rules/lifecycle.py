"""The life cycle of a task: states, steps, and who may take which step from where.

Nothing here knows a date: late work can be reported, finished and confirmed like
any other. Whether a day has passed is for `lateness` to say. Who gave the task
decides on suspending, dropping, giving it to others and opening it again; the
body that monitors may enter such a decision, with the paper that says so.
Source: Quyết định 42/2014/QĐ-TTg and 23/2018/QĐ-TTg on following up assigned
tasks; Nghị định 39/2022/NĐ-CP (one lead who answers for the task); the confirming
step of provincial software (domain notes on reporting, §2.1).

>>> next_state(LifeCycle.IN_PROGRESS, Step.ASK_COMPLETION)
<LifeCycle.AWAITING: 'awaiting'>
>>> can_take(LifeCycle.NEW, Step.REPORT, Party.LEAD)
Decision(allowed=False, reason=<WhyNot.NOT_ACCEPTED: 'not-accepted'>)
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple


class LifeCycle(enum.StrEnum):
    """Where a task stands."""

    NEW = "new"  # chưa nhận
    IN_PROGRESS = "in_progress"  # đang thực hiện
    AWAITING = "awaiting"  # chờ xác nhận
    REWORK = "rework"  # làm lại
    DONE = "done"  # đã hoàn thành
    SUSPENDED = "suspended"  # tạm hoãn
    REFUSED = "refused"  # từ chối
    DROPPED = "dropped"  # không thực hiện


class Step(enum.StrEnum):
    """What somebody does to a task."""

    ACCEPT = "accept"  # nhận việc; the work begins with it
    REFUSE = "refuse"  # từ chối nhiệm vụ
    REPORT = "report"  # báo cáo tiến độ
    ASK_COMPLETION = "ask_completion"  # đề nghị xác nhận hoàn thành
    CONFIRM = "confirm"  # xác nhận hoàn thành
    SEND_BACK = "send_back"  # trả lại
    SUSPEND = "suspend"  # tạm hoãn
    RESUME = "resume"  # tiếp tục thực hiện
    DROP = "drop"  # không thực hiện nữa
    REASSIGN = "reassign"  # giao lại, to the same lead or another one
    REOPEN = "reopen"  # mở lại


class Party(enum.StrEnum):
    """Whom a task concerns, by what they are to it."""

    LEAD = "lead"  # chủ trì
    COORDINATOR = "coordinator"  # phối hợp
    MONITOR = "monitor"  # theo dõi, đôn đốc
    ASSIGNER = "assigner"  # giao việc


class WhyNot(enum.StrEnum):
    """Why a step is not open."""

    NOT_ACCEPTED = "not-accepted"
    ALREADY_ACCEPTED = "already-accepted"
    NOTHING_TO_CONFIRM = "nothing-to-confirm"
    AWAITS_CONFIRMATION = "awaits-confirmation"
    ALREADY_DONE = "already-done"
    IS_SUSPENDED = "is-suspended"
    NOT_SUSPENDED = "not-suspended"
    IS_REFUSED = "is-refused"
    IS_DROPPED = "is-dropped"
    STILL_OPEN = "still-open"
    NOT_YOUR_STEP = "not-your-step"


class Transition(NamedTuple):
    """Where a step leads, and who may take it."""

    to: LifeCycle
    parties: frozenset[Party]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed, with the reason where it is not."""

    allowed: bool
    reason: WhyNot | None = None

    def __bool__(self) -> bool:
        return self.allowed


class StepNotOpen(Exception):
    """A step was tried that the state, or the party, does not allow."""

    def __init__(self, state: LifeCycle, step: Step, reason: WhyNot) -> None:
        super().__init__(f"{step} is not open while {state}: {reason}")
        self.state, self.step, self.reason = state, step, reason


_LEAD = frozenset({Party.LEAD})
_WORKERS = frozenset({Party.LEAD, Party.COORDINATOR})  # a coordinator reports its own part
_DECIDERS = frozenset({Party.ASSIGNER, Party.MONITOR})

_NEW, _AT_WORK, _AWAITING = LifeCycle.NEW, LifeCycle.IN_PROGRESS, LifeCycle.AWAITING
_REWORK, _DONE = LifeCycle.REWORK, LifeCycle.DONE
_SUSPENDED, _REFUSED, _DROPPED = LifeCycle.SUSPENDED, LifeCycle.REFUSED, LifeCycle.DROPPED

TRANSITIONS: Mapping[tuple[LifeCycle, Step], Transition] = MappingProxyType({
    (_NEW, Step.ACCEPT): Transition(_AT_WORK, _LEAD),
    (_NEW, Step.REFUSE): Transition(_REFUSED, _LEAD),
    (_NEW, Step.SUSPEND): Transition(_SUSPENDED, _DECIDERS),
    (_NEW, Step.DROP): Transition(_DROPPED, _DECIDERS),
    (_NEW, Step.REASSIGN): Transition(_NEW, _DECIDERS),
    (_AT_WORK, Step.REPORT): Transition(_AT_WORK, _WORKERS),
    (_AT_WORK, Step.ASK_COMPLETION): Transition(_AWAITING, _LEAD),
    (_AT_WORK, Step.SUSPEND): Transition(_SUSPENDED, _DECIDERS),
    (_AT_WORK, Step.DROP): Transition(_DROPPED, _DECIDERS),
    (_AT_WORK, Step.REASSIGN): Transition(_NEW, _DECIDERS),
    (_AWAITING, Step.CONFIRM): Transition(_DONE, _DECIDERS),
    (_AWAITING, Step.SEND_BACK): Transition(_REWORK, _DECIDERS),
    (_REWORK, Step.REPORT): Transition(_REWORK, _WORKERS),
    (_REWORK, Step.ASK_COMPLETION): Transition(_AWAITING, _LEAD),
    (_REWORK, Step.SUSPEND): Transition(_SUSPENDED, _DECIDERS),
    (_REWORK, Step.DROP): Transition(_DROPPED, _DECIDERS),
    (_REWORK, Step.REASSIGN): Transition(_NEW, _DECIDERS),
    (_DONE, Step.REOPEN): Transition(_REWORK, _DECIDERS),
    (_SUSPENDED, Step.RESUME): Transition(_AT_WORK, _DECIDERS),
    (_SUSPENDED, Step.DROP): Transition(_DROPPED, _DECIDERS),
    (_SUSPENDED, Step.REASSIGN): Transition(_NEW, _DECIDERS),
    (_REFUSED, Step.DROP): Transition(_DROPPED, _DECIDERS),  # the refusal is agreed to
    (_REFUSED, Step.REASSIGN): Transition(_NEW, _DECIDERS),  # it is not, or another lead takes over
    (_DROPPED, Step.REOPEN): Transition(_NEW, _DECIDERS),
})  # fmt: skip
"""The whole life cycle. What is not here is not open."""

ON_THE_CLOCK = frozenset({_NEW, _AT_WORK, _AWAITING, _REWORK})
"""Open states in which a deadline runs."""

OUT_OF_COUNT = frozenset({_SUSPENDED, _REFUSED, _DROPPED})
"""States that stand outside the statistics of lateness."""

_BY_STEP = MappingProxyType({
    Step.CONFIRM: WhyNot.NOTHING_TO_CONFIRM,
    Step.SEND_BACK: WhyNot.NOTHING_TO_CONFIRM,
    Step.RESUME: WhyNot.NOT_SUSPENDED,
    Step.REOPEN: WhyNot.STILL_OPEN,
    Step.ACCEPT: WhyNot.ALREADY_ACCEPTED,
    Step.REFUSE: WhyNot.ALREADY_ACCEPTED,
})  # fmt: skip
_BY_STATE = MappingProxyType({
    _NEW: WhyNot.NOT_ACCEPTED,
    _AWAITING: WhyNot.AWAITS_CONFIRMATION,
    _DONE: WhyNot.ALREADY_DONE,
    _SUSPENDED: WhyNot.IS_SUSPENDED,
    _REFUSED: WhyNot.IS_REFUSED,
    _DROPPED: WhyNot.IS_DROPPED,
})  # fmt: skip
_SAYS_ENOUGH = frozenset({_DONE, _REFUSED, _DROPPED})  # states that explain every closed step by themselves


def steps_from(state: LifeCycle, party: Party | None = None) -> tuple[Step, ...]:
    """The steps that are open, to anybody or to one party, in the order of `Step`."""
    return tuple(step for step in Step if why_not(state, step, party) is None)


def parties_for(state: LifeCycle, step: Step) -> frozenset[Party]:
    """Who may take the step; nobody where it is not open."""
    transition = TRANSITIONS.get((state, step))
    return transition.parties if transition else frozenset()


def can_take(state: LifeCycle, step: Step, party: Party) -> Decision:
    """Whether a party may take the step now."""
    reason = why_not(state, step, party)
    return Decision(reason is None, reason)


def next_state(state: LifeCycle, step: Step, party: Party | None = None) -> LifeCycle:
    """The state after the step. Raises StepNotOpen with its reason."""
    reason = why_not(state, step, party)
    if reason is not None:
        raise StepNotOpen(state, step, reason)
    return TRANSITIONS[state, step].to


def why_not(state: LifeCycle, step: Step, party: Party | None = None) -> WhyNot | None:
    """Why the step is not open, to anybody or to one party; nothing where it is open."""
    transition = TRANSITIONS.get((state, step))
    if transition is None:
        return _closed(state, step)
    if party is not None and party not in transition.parties:
        return WhyNot.NOT_YOUR_STEP
    return None


def _closed(state: LifeCycle, step: Step) -> WhyNot:
    """The sentence that helps most: the state where it says enough, else what the step would need."""
    if state in _SAYS_ENOUGH or (state is _SUSPENDED and step is not Step.REOPEN):
        return _BY_STATE[state]
    if step in _BY_STEP:
        return _BY_STEP[step]
    return _BY_STATE[state]
