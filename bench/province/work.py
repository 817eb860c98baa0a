"""The plans of a province and their tasks: what is to be done by whom and when, before anybody has done anything.

A few plans are huge, most are small. Most tasks have one lead; one in seven is given to a group,
and what returns is given to it anew each period: so 30,000 tasks come to a million parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks import periods as opening
from dondoc.apps.tasks.editing import bare
from dondoc.apps.tasks.models import Task
from dondoc.rules.periods import Period
from dondoc.vn.calendar import end_of_month
from province import words
from province.cast import DAY, Cast

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PER_PLAN, PER_TASK, EVENTS_PER_PART = 2000, 100 / 3, 5
YEARS = (2021, 2021, 2022, 2022, 2023, 2023, 2024, 2024, 2024, 2025, 2025, 2025, 2026, 2026, 2026)
_RHYTHMS = ("quarter", "quarter", "year", "half_year", "month")


@dataclass
class Order:
    """One task as given out: who leads, who helps, and the periods opened so far (`[None]` for work done once)."""

    task: Task
    leads: list[int]
    helpers: list[int] = field(default_factory=list)
    followers: list[int] = field(default_factory=list)
    periods: list[Period | None] = field(default_factory=lambda: [None])

    @property
    def size(self) -> int:
        return len(self.leads) * len(self.periods) + len(self.helpers) + len(self.followers)


def make_plans(pick: Random, cast: Cast, count: int) -> list[Plan]:
    """Plans of six years; the first ones, which will be the largest, are followed by one department."""
    plans = []
    for number in range(1, count + 1):
        is_party = number % 50 == 0
        monitor = cast.party if is_party else cast.department if number % 3 == 1 else pick.choice(cast.departments)
        year = YEARS[number % len(YEARS)] if number > 5 else 2023 + number % 4
        issued = date(year, 1, 4) + timedelta(days=int(pick.triangular(0, 300, 20)))
        ends = date(year if number > 5 and pick.random() < 0.6 else year // 5 * 5 + 5, 12, 31)
        name = f"{pick.choice(words.PLANS)} {pick.choice(words.VERBS).lower()} {pick.choice(words.THINGS)} năm {year}"
        plans.append(
            Plan(
                pk=number,
                document_id=number,
                name=name,
                short_name=f"KH {number + 100}/KH-UBND",
                monitor_id=monitor,
                assigner_id=cast.party if is_party else cast.committee,
                issued_on=issued,
                starts_on=issued,
                ends_on=ends,
                state=Plan.State.ENDED if ends < DAY - timedelta(days=200) else Plan.State.IN_FORCE,
                adopted_at=datetime.combine(adopted_on(issued), time(9), ZONE),
                file_sha256=f"{number:064x}",
                reading_sha256=f"{number:064x}",
                decisions_sha256=f"{number:064x}",
                decisions=[],
            )
        )
    return plans


def adopted_on(issued: date) -> date:
    return min(issued + timedelta(days=4), DAY)


def make_orders(pick: Random, cast: Cast, plans: list[Plan], tasks: int, parts: int) -> list[Order]:
    """So many tasks that come to so many parts, exactly."""
    orders = []
    for plan, size in zip(plans, _sizes(len(plans), tasks), strict=True):
        for number in range(1, size + 1):
            orders.append(_order(pick, cast, plan, len(orders) + 1, number))
    _fit(pick, cast, orders, parts)
    return orders


def _sizes(plans: int, tasks: int) -> list[int]:
    """Long-tailed: of 500 plans the largest has some 1,200 tasks, half have fewer than 40."""
    weights = [1 / (number + 12) for number in range(plans)]
    sizes = [max(3, int(tasks * weight / sum(weights))) for weight in weights]
    sizes[0] += tasks - sum(sizes)
    return sizes


def _order(pick: Random, cast: Cast, plan: Plan, pk: int, number: int) -> Order:
    text = words.task_words(pick)
    product = pick.choice(words.PRODUCTS)
    task = Task(
        pk=pk,
        plan=plan,
        item_id=pk,
        number=number,
        path=f"II.{number // 20 + 1}.{number % 20 + 1}",
        field=words.FIELDS[number // 7 % len(words.FIELDS)],
        text=text,
        product=product,
        deadline_type=Task.DeadlineType.NONE,
        created_at=plan.adopted_at,
        updated_at=plan.adopted_at,
    )
    task.bare = bare(task)
    kind = pick.random()
    if kind < 0.72:
        order = _single(pick, cast, task)
    elif kind < 0.87:
        order = _single(pick, cast, task)
        _let_return(pick, order)
    elif kind < 0.96:
        order = Order(task, _group(pick, cast))
    else:
        order = Order(task, _group(pick, cast))
        _let_return(pick, order)
    if order.periods == [None]:
        _set_day(pick, task)
    task.group_lead = len(order.leads) > 1
    _write_names(order, cast)
    return order


def _single(pick: Random, cast: Cast, task: Task) -> Order:
    lead = pick.choice(cast.departments if pick.random() < 0.6 else cast.bodies)
    others = [body for body in pick.sample(cast.bodies, pick.choice((0, 1, 1, 2, 3, 6))) if body != lead]
    followers = [task.plan.monitor_id] if pick.random() < 0.1 and task.plan.monitor_id not in (lead, *others) else []
    return Order(task, [lead], others, followers)


def _group(pick: Random, cast: Cast) -> list[int]:
    kind = pick.random()
    if kind < 0.45:
        return list(cast.departments)
    if kind < 0.75:
        return list(cast.communes)
    return [*cast.departments, *cast.communes]


def _let_return(pick: Random, order: Order) -> None:
    """Work of each quarter, year …, or standing work, with all periods that the daily job has opened since."""
    task = order.task
    if pick.random() < 0.35:
        task.deadline_type = Task.DeadlineType.ONGOING
    else:
        task.recurrence = pick.choice(_RHYTHMS)
        task.deadline_type = Task.DeadlineType.BY
    found = list(_opened(task))
    if found:
        order.periods = list(found)
    else:
        task.recurrence, task.deadline_type = "", Task.DeadlineType.NONE


def _opened(task: Task) -> Iterator[Period]:
    plan = task.plan
    first = opening.first_period(task, plan, adopted_on(plan.issued_on))
    if first is None:
        return
    yield first
    rule: Any = opening.rule_of(task, plan)
    latest: Any = SimpleNamespace(period_end=first.end)
    until = DAY if plan.state == Plan.State.IN_FORCE else min(DAY, plan.ends_on or DAY)
    yield from opening._owed_after(latest, rule, task, until)


def _set_day(pick: Random, task: Task) -> None:
    kind = pick.random()
    if kind > 0.94:
        task.deadline_type = Task.DeadlineType.NONE if kind > 0.97 else Task.DeadlineType.CONDITIONAL
        task.condition = "" if kind > 0.97 else "khi có hướng dẫn của bộ, ngành Trung ương"
        return
    plan = task.plan
    last = plan.ends_on or plan.starts_on + timedelta(days=700)
    day = plan.starts_on + timedelta(days=25 + int(pick.random() * max(10, (last - plan.starts_on).days - 25)))
    day = min(day, last)
    match int(pick.random() * 4):
        case 0 | 1:
            day = end_of_month(day.year, day.month)
        case 2:
            day = day.replace(day=pick.choice((15, 20, 25)))
    task.deadline_type = Task.DeadlineType.BY
    task.first_due = task.due = task.open_due = max(day, plan.starts_on + timedelta(days=10))
    task.deadline_text = f"trước ngày {task.first_due:%d/%m/%Y}"


def _write_names(order: Order, cast: Cast) -> None:
    task = order.task
    if task.group_lead:
        task.lead_written = "các sở, ngành, địa phương" if len(order.leads) > len(cast.communes) else "các đơn vị"
    else:
        task.lead_written = cast.names[order.leads[0]]
    task.coordinate_written = "; ".join(cast.names[body] for body in order.helpers)


def _fit(pick: Random, cast: Cast, orders: list[Order], parts: int) -> None:
    """Give more or fewer tasks to groups, then more or fewer helpers, until the number is right."""
    total = sum(order.size for order in orders)
    singles = [order for order in orders if len(order.leads) == 1 and len(order.periods) > 1]
    groups = [order for order in orders if len(order.leads) > 1]
    pick.shuffle(singles)
    pick.shuffle(groups)
    for order in singles:
        if total > parts - 60:
            break
        before = order.size
        order.leads, order.helpers, order.followers = _group(pick, cast), [], []
        if total + order.size - before > parts:
            order.leads = list(cast.departments)
        order.task.group_lead = True
        _write_names(order, cast)
        total += order.size - before
    for order in groups:
        if total <= parts:
            break
        before = order.size
        order.leads, order.task.group_lead = [pick.choice(cast.departments)], False
        _write_names(order, cast)
        total += order.size - before
    alone = [order for order in orders if len(order.leads) == 1]
    while total < parts:
        order = pick.choice(alone)
        body = pick.choice(cast.bodies)
        if body not in (*order.leads, *order.helpers, *order.followers):
            order.helpers.append(body)
            total += 1
    while total > parts:
        order = pick.choice(alone)
        if order.helpers:
            order.helpers.pop()
            total -= 1
    for order in alone:
        _write_names(order, cast)
