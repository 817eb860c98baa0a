"""Who looks at what: the pages of an ordinary morning, for three people of the province."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count
from django.test import Client

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Assignment, Task
from province.cast import DAY
from province.load import Visit

WORDS = ("chuyen doi so", "an toan thong tin", "Đề án 06", "tri tue nhan tao", "duong do duc duc")
TASKS = 40


def visits() -> list[Visit]:
    """A department's official, the one who acts for another body, and the leader of the province."""
    department = Body.objects.on(DAY).get(standard="skhcn")
    official = _busiest(Role.OFFICIAL, department.pk)
    other = Body.objects.on(DAY).filter(kind="department").exclude(pk=department.pk).order_by("pk")[2]
    focal = _who(Role.FOCAL_POINT, other.pk)
    monitor = _who(Role.MONITOR, department.pk)
    leader = User.objects.get(email="lanh-dao@sonhai.example")
    by = {one: cookie_of(one) for one in (official, focal, monitor, leader)}
    largest = list(Plan.objects.filter(state="in_force").annotate(n=Count("tasks")).order_by("-n", "pk")[:5])
    bodies = list(
        Assignment.objects.filter(role="lead").values_list("body", flat=True).distinct().order_by("body")[:30]
    )
    return [
        Visit("bàn việc, chuyên viên sở", ["/"], by[official]),
        Visit("bàn việc, đầu mối cơ quan", ["/"], by[focal]),
        Visit("bàn việc, người theo dõi kế hoạch", ["/"], by[monitor]),
        Visit("bàn việc, lãnh đạo tỉnh", ["/"], by[leader]),
        Visit(
            "nhiệm vụ, đầu mối cơ quan",
            _tasks(Task.objects.filter(assignments__body=other, group_lead=False)),
            by[focal],
        ),
        Visit("nhiệm vụ của nhóm, lãnh đạo tỉnh", _tasks(Task.objects.filter(group_lead=True)), by[leader]),
        Visit("danh sách đầy đủ, lãnh đạo tỉnh", _lists([{"page": n} for n in range(1, 7)]), by[leader]),
        Visit(
            "danh sách phần việc chủ trì, lãnh đạo tỉnh",
            _lists([{"role": "lead", "page": n} for n in range(1, 5)]),
            by[leader],
        ),
        Visit(
            "danh sách, ba bộ lọc và tìm không dấu, lãnh đạo tỉnh",
            _lists(
                {"q": one, "body": body, "state": "in_progress", "time": "overdue"}
                for one in WORDS
                for body in bodies[:8]
            ),
            by[leader],
        ),
        Visit(
            "danh sách, ba bộ lọc và tìm không dấu, đầu mối cơ quan",
            _lists(
                {"q": one, "mine": "1", "plan": plan.pk, "time": "overdue"} for one in WORDS for plan in largest[:3]
            ),
            by[focal],
        ),
        Visit("danh sách của cơ quan tôi, đầu mối", _lists([{"mine": "1"}, {"mine": "1", "page": 2}]), by[focal]),
        Visit("tìm kiếm, lãnh đạo tỉnh", [f"/search/?{urlencode({'q': one})}" for one in WORDS], by[leader]),
        Visit("tìm kiếm, chuyên viên sở", [f"/search/?{urlencode({'q': one})}" for one in WORDS], by[official]),
        Visit("tổng quan, lãnh đạo tỉnh", ["/overview/"], by[leader]),
        Visit("tổng quan một kế hoạch, lãnh đạo tỉnh", [f"/overview/?plan={plan.pk}" for plan in largest], by[leader]),
        Visit("tổng quan, người theo dõi kế hoạch", ["/overview/"], by[monitor], alone=True),
        Visit("báo cáo tiến độ (bản in tổng quan), lãnh đạo tỉnh", ["/overview/print"], by[leader]),
        Visit("kế hoạch lớn nhất, lãnh đạo tỉnh", [f"/plans/{largest[0].pk}/"], by[leader]),
        Visit("lịch sử kế hoạch lớn nhất, lãnh đạo tỉnh", [f"/plans/{largest[0].pk}/history"], by[leader]),
    ]


def visits_of(environment: Mapping[str, str]) -> list[Visit]:
    """The same of another database: found out in a process of its own."""
    words = [sys.executable, str(Path(__file__).parent / "tell_visits.py")]
    done = subprocess.run(words, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return [Visit(*one) for one in json.loads(done.stdout)]


def cookie_of(user: User) -> str:
    """A signed-in session, as the browser would send it."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def _who(role: Role, body: int) -> User:
    return User.objects.filter(roles__role=role, roles__body=body).earliest("pk")


def _busiest(role: Role, body: int) -> User:
    people = User.objects.filter(roles__role=role, roles__body=body)
    found = people.annotate(n=Count("assignments")).order_by("-n", "pk").first()
    assert found is not None
    return found


def _tasks(tasks: Iterable[Task]) -> list[str]:
    keys = sorted({task.pk for task in tasks.only("pk").order_by("pk")[: TASKS * 5]})  # type: ignore[attr-defined]
    step = max(1, len(keys) // TASKS)
    return [f"/tasks/{key}/" for key in keys[::step]]


def _lists(queries: Iterable[dict[str, object]]) -> list[str]:
    return [f"/tasks/?{urlencode(query)}" for query in queries]
