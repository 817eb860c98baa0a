from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.plans.actions import end_plan, hand_over_plan
from dondoc.apps.plans.models import Plan
from factories.record import make_plan
from factories.reviews import Office


@pytest.fixture
def plan(office: Office) -> Plan:
    return make_plan(office.science)


def test_a_plan_ends_with_its_reason(plan: Plan, office: Office) -> None:
    ended = end_plan(plan=plan, on=date(2026, 11, 20), reason="Hết giai đoạn", by=office.monitor)
    assert (ended.state, ended.ends_on, ended.version) == ("ended", date(2026, 11, 20), 2)
    assert Event.objects.on(plan).get().reason == "Hết giai đoạn"
    assert end_plan(plan=plan, on=date(2027, 1, 1), reason="Lần nữa", by=office.monitor).version == 2


def test_a_plan_keeps_the_end_it_had(office: Office) -> None:
    plan = make_plan(office.science, ends_on=date(2026, 6, 30))
    assert end_plan(plan=plan, on=date(2026, 11, 20), reason="", by=office.monitor).ends_on == date(2026, 6, 30)


def test_another_body_monitors_from_now_on(plan: Plan, office: Office) -> None:
    handed = hand_over_plan(plan=plan, monitor=office.health, reason="Theo Quyết định 12", by=office.monitor)
    assert handed.monitor == office.health
    with pytest.raises(Refused):
        end_plan(plan=plan, on=date(2026, 11, 20), reason="", by=office.monitor)


def test_strangers_end_nothing(plan: Plan, office: Office) -> None:
    for person in (office.stranger, office.admin):
        with pytest.raises(Refused):
            end_plan(plan=plan, on=date(2026, 11, 20), reason="", by=person)
