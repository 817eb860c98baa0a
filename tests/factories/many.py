"""A department's worth of rows, written in bulk: bodies, people, plans, tasks in all states.

Run in a process of its own on the data of a served system:
`python -c "import django; django.setup(); from factories.many import fill; fill(10_000)"`.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.vn.collation import name_key
from dondoc.vn.folding import fold
from factories.record import PASSWORD, make_body, make_plan

DAY = date(2026, 11, 20)
PEOPLE = 20
VERBS = ("Xây dựng", "Rà soát", "Triển khai", "Tổ chức", "Tham mưu ban hành", "Nâng cấp", "Kiểm tra", "Số hóa")
THINGS = (
    "đề án phát triển khoa học, công nghệ và đổi mới sáng tạo",
    "cơ sở dữ liệu dùng chung của các sở, ban, ngành",
    "mô hình ứng dụng công nghệ sinh học trong nuôi trồng thủy sản",
    "kế hoạch bảo đảm an toàn thông tin mạng tại Đắk Ơn và đường 20/7",
    "chương trình đào tạo kỹ năng số cho cán bộ, công chức cấp xã",
)
S = Assignment.State


def fill(tasks: int = 10_000) -> None:
    """Twenty departments with a focal point each, plans of 200 tasks under one monitor."""
    committee = make_body("Ủy ban nhân dân tỉnh", kind=Body.Kind.COMMITTEE)
    monitor = make_body("Sở Khoa học và Công nghệ", under=committee)
    bodies = [make_body(f"Sở Số {number:02}", under=committee) for number in range(1, PEOPLE + 1)]
    _people(committee, monitor, bodies)
    plans = [
        make_plan(monitor, name=f"Kế hoạch số {number}", assigner=committee, ends_on=date(2030, 12, 31))
        for number in range(1, -(-tasks // 200) + 1)
    ]
    _tasks(plans, bodies, tasks)


def email(number: int) -> str:
    """Where the focal point of the department with this number signs in."""
    return f"dau-moi-{number:02}@example.vn"


def _people(committee: Body, monitor: Body, bodies: list[Body]) -> None:
    held = [("lanh-dao@example.vn", Role.LEADER, committee), ("theo-doi@example.vn", Role.MONITOR, monitor)]
    held += [(email(number), Role.FOCAL_POINT, body) for number, body in enumerate(bodies, 1)]
    for address, role, body in held:
        user = User.objects.create_user(address, PASSWORD, full_name=address.split("@")[0], sort_name=name_key(address))
        RoleHeld.objects.create(user=user, role=role, body=body, since=date(2020, 1, 1))


def _tasks(plans: list[Plan], bodies: list[Body], count: int) -> None:
    words = itertools.cycle(f"{verb} {thing}" for thing in THINGS for verb in VERBS)
    states = itertools.cycle((S.IN_PROGRESS, S.NEW, S.DONE, S.IN_PROGRESS, S.AWAITING, S.DONE, S.REWORK))
    tasks, parts = [], []
    for number, words_of_task, state in zip(range(count), words, states, strict=False):
        task = _task(plans[number // 200], number, f"{words_of_task} ({number + 1})", done=state == S.DONE)
        tasks.append(task)
        parts.append(_part(task, bodies[number % len(bodies)], Assignment.Role.LEAD, state))
        parts.append(_part(task, bodies[(number + 7) % len(bodies)], Assignment.Role.COORDINATE, state))
    Task.objects.bulk_create(tasks, batch_size=1000)
    Assignment.objects.bulk_create(parts, batch_size=1000)


def _task(plan: Plan, number: int, text: str, *, done: bool) -> Task:
    due = DAY + timedelta(days=number % 700 - 350)
    finished = due + timedelta(days=number % 30 - 20) if done else None
    return Task(
        plan=plan,
        number=number % 200 + 1,
        text=text,
        bare=fold(text),
        lead_written="Sở",
        deadline_type=Task.DeadlineType.BY,
        first_due=due,
        due=due,
        open_due=None if done else due,
        is_open=not done,
        finished_on=finished,
        finished_late=bool(finished and finished > due),
    )


def _part(task: Task, body: Body, role: Assignment.Role, state: Assignment.State) -> Assignment:
    return Assignment(
        task=task,
        plan=task.plan,
        body=body,
        role=role,
        written="Sở",
        given_to=body,
        given_on=date(2026, 1, 6),
        accepted_on=None if state == S.NEW else date(2026, 1, 8),
        first_due=task.due,
        due=task.due,
        state=state,
        done_on=task.finished_on,
        confirmed_on=task.finished_on,
        progress=100 if task.finished_on else task.number % 90,
    )
