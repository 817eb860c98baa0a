"""The life cycle: which steps are open from where and to whom, and why the others are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.rules.lifecycle import (
    ON_THE_CLOCK,
    OUT_OF_COUNT,
    TRANSITIONS,
    LifeCycle,
    Party,
    Step,
    StepNotOpen,
    WhyNot,
    can_take,
    next_state,
    parties_for,
    steps_from,
    why_not,
)

STATES, STEPS, PARTIES = st.sampled_from(LifeCycle), st.sampled_from(Step), st.sampled_from(Party)


@pytest.mark.parametrize(
    ("steps", "end"),
    [
        pytest.param("accept report report ask_completion confirm", LifeCycle.DONE, id="ordinary-way"),
        pytest.param(
            "accept ask_completion send_back report ask_completion confirm", LifeCycle.DONE, id="sent-back-once"
        ),
        pytest.param("refuse reassign accept", LifeCycle.IN_PROGRESS, id="refused-and-given-to-another"),
        pytest.param("refuse drop", LifeCycle.DROPPED, id="refusal-agreed-to"),
        pytest.param("accept suspend resume report", LifeCycle.IN_PROGRESS, id="suspended-for-a-time"),
        pytest.param("accept ask_completion confirm reopen", LifeCycle.REWORK, id="confirmed-too-soon"),
        pytest.param("accept drop reopen", LifeCycle.NEW, id="dropped-by-mistake"),
        pytest.param("accept reassign", LifeCycle.NEW, id="given-to-another-while-at-work"),
    ],
)
def test_task_goes_its_way(steps: str, end: LifeCycle) -> None:
    state = LifeCycle.NEW
    for step in steps.split():
        state = next_state(state, Step(step))
    assert state is end


@pytest.mark.parametrize(
    ("state", "step", "reason"),
    [
        pytest.param(LifeCycle.NEW, Step.REPORT, WhyNot.NOT_ACCEPTED, id="report-before-accepting"),
        pytest.param(LifeCycle.NEW, Step.ASK_COMPLETION, WhyNot.NOT_ACCEPTED, id="finish-before-accepting"),
        pytest.param(LifeCycle.IN_PROGRESS, Step.REFUSE, WhyNot.ALREADY_ACCEPTED, id="refuse-what-was-accepted"),
        pytest.param(LifeCycle.IN_PROGRESS, Step.CONFIRM, WhyNot.NOTHING_TO_CONFIRM, id="confirm-what-nobody-asked"),
        pytest.param(LifeCycle.AWAITING, Step.ASK_COMPLETION, WhyNot.AWAITS_CONFIRMATION, id="ask-twice"),
        pytest.param(LifeCycle.AWAITING, Step.SUSPEND, WhyNot.AWAITS_CONFIRMATION, id="answer-first"),
        pytest.param(LifeCycle.DONE, Step.REPORT, WhyNot.ALREADY_DONE, id="report-after-the-end"),
        pytest.param(LifeCycle.SUSPENDED, Step.REPORT, WhyNot.IS_SUSPENDED, id="report-while-suspended"),
        pytest.param(LifeCycle.IN_PROGRESS, Step.RESUME, WhyNot.NOT_SUSPENDED, id="resume-what-runs"),
        pytest.param(LifeCycle.IN_PROGRESS, Step.REOPEN, WhyNot.STILL_OPEN, id="open-what-is-open"),
        pytest.param(LifeCycle.SUSPENDED, Step.REOPEN, WhyNot.STILL_OPEN, id="suspended-is-open"),
        pytest.param(LifeCycle.REFUSED, Step.ACCEPT, WhyNot.IS_REFUSED, id="accept-after-refusing"),
        pytest.param(LifeCycle.DROPPED, Step.REPORT, WhyNot.IS_DROPPED, id="report-on-dropped-work"),
    ],
)
def test_closed_step_says_why(state: LifeCycle, step: Step, reason: WhyNot) -> None:
    assert why_not(state, step) is reason
    with pytest.raises(StepNotOpen) as refused:
        next_state(state, step)
    assert (refused.value.state, refused.value.step, refused.value.reason) == (state, step, reason)


@pytest.mark.parametrize(
    ("state", "step", "party", "allowed"),
    [
        pytest.param(LifeCycle.NEW, Step.ACCEPT, Party.LEAD, True, id="lead-accepts"),
        pytest.param(LifeCycle.NEW, Step.ACCEPT, Party.COORDINATOR, False, id="coordinator-does-not-accept"),
        pytest.param(LifeCycle.IN_PROGRESS, Step.REPORT, Party.COORDINATOR, True, id="coordinator-reports-its-part"),
        pytest.param(
            LifeCycle.IN_PROGRESS, Step.ASK_COMPLETION, Party.COORDINATOR, False, id="lead-answers-for-the-whole"
        ),
        pytest.param(LifeCycle.AWAITING, Step.CONFIRM, Party.LEAD, False, id="nobody-confirms-own-work"),
        pytest.param(LifeCycle.AWAITING, Step.CONFIRM, Party.MONITOR, True, id="monitor-confirms"),
        pytest.param(LifeCycle.IN_PROGRESS, Step.DROP, Party.LEAD, False, id="lead-does-not-drop"),
        pytest.param(LifeCycle.IN_PROGRESS, Step.DROP, Party.ASSIGNER, True, id="assigner-drops"),
    ],
)
def test_step_belongs_to_its_party(state: LifeCycle, step: Step, party: Party, allowed: bool) -> None:
    decision = can_take(state, step, party)
    assert bool(decision) is allowed
    assert decision.reason is (None if allowed else WhyNot.NOT_YOUR_STEP)


def test_step_of_another_party_is_refused_by_name() -> None:
    with pytest.raises(StepNotOpen, match="not-your-step"):
        next_state(LifeCycle.AWAITING, Step.CONFIRM, Party.LEAD)


def test_state_is_the_better_reason_where_nobody_may() -> None:
    assert why_not(LifeCycle.DONE, Step.CONFIRM, Party.LEAD) is WhyNot.ALREADY_DONE


def test_lead_sees_the_steps_of_the_lead() -> None:
    assert steps_from(LifeCycle.IN_PROGRESS, Party.LEAD) == (Step.REPORT, Step.ASK_COMPLETION)


def test_done_is_reached_by_confirming_alone() -> None:
    assert {step for (_state, step), transition in TRANSITIONS.items() if transition.to is LifeCycle.DONE} == {
        Step.CONFIRM
    }


def test_every_state_can_be_reached_and_left() -> None:
    reached, frontier = {LifeCycle.NEW}, {LifeCycle.NEW}
    while frontier:
        frontier = {next_state(state, step) for state in frontier for step in steps_from(state)} - reached
        reached |= frontier
    assert reached == set(LifeCycle)
    assert all(any(next_state(state, step) is not state for step in steps_from(state)) for state in LifeCycle)


def test_work_can_be_finished_from_everywhere() -> None:
    can_finish = {LifeCycle.DONE}
    for _ in LifeCycle:
        can_finish |= {state for (state, _step), transition in TRANSITIONS.items() if transition.to in can_finish}
    assert can_finish == set(LifeCycle)


def test_every_step_is_open_somewhere_and_every_party_has_one() -> None:
    assert {step for _state, step in TRANSITIONS} == set(Step)
    assert set().union(*(transition.parties for transition in TRANSITIONS.values())) == set(Party)


def test_a_state_runs_stands_out_or_is_done() -> None:
    assert ON_THE_CLOCK | OUT_OF_COUNT | {LifeCycle.DONE} == set(LifeCycle)
    assert not ON_THE_CLOCK & OUT_OF_COUNT


def test_same_step_of_the_same_decision_keeps_one_meaning() -> None:
    for step in (Step.SUSPEND, Step.DROP, Step.CONFIRM, Step.SEND_BACK, Step.RESUME, Step.REASSIGN):
        assert len({transition.to for (_state, one), transition in TRANSITIONS.items() if one is step}) == 1


@given(STATES, STEPS)
def test_step_is_open_or_has_a_reason(state: LifeCycle, step: Step) -> None:
    assert (step in steps_from(state)) == (why_not(state, step) is None) == bool(parties_for(state, step))


@given(STATES, STEPS, PARTIES)
def test_party_may_what_the_table_says(state: LifeCycle, step: Step, party: Party) -> None:
    assert can_take(state, step, party).allowed == (party in parties_for(state, step))
    assert (step in steps_from(state, party)) == (party in parties_for(state, step))


@given(STATES, STEPS, PARTIES)
def test_who_may_not_is_told_why(state: LifeCycle, step: Step, party: Party) -> None:
    decision = can_take(state, step, party)
    assert decision.allowed == (decision.reason is None)
