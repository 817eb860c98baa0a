"""The overview on a page, on a wall screen, on one printed sheet."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.models import Configuration
from dondoc.apps.core.today import today
from dondoc.apps.letters.permissions import can_prepare
from dondoc.apps.plans.models import Plan
from dondoc.faces.charts.chart import Chart
from dondoc.faces.charts.line import Path, Point, line
from dondoc.faces.charts.stacked import Stack, stacked
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.overview.picture import PLANS_SHOWN, Picture, may_see, picture_of
from dondoc.faces.desk.people.asking import SignedIn

BODIES_ON_PAPER = 24
BODIES_ON_WALL = 14
BODIES_DRAWN = 20  # the others are a table that opens


@require_safe
def overview(request: SignedIn) -> HttpResponse:
    """The picture, with every number one click from its list."""
    picture = _picture(request)
    return render(
        request,
        "desk/overview/page.html",
        {
            **_frame(picture),
            "choices": picture.choices,
            "by_body": _by_body(picture),
            "other_bodies": picture.bodies[BODIES_DRAWN:],
            "others": max(0, len(picture.bodies) - BODIES_DRAWN),
            "over_time": _over_time(picture),
            "remind_url": _remind_url(request, picture),
            "plan_rows": picture.plans[:PLANS_SHOWN],
            "other_plans": max(0, len(picture.plans) - PLANS_SHOWN),
        },
    )


@require_safe
def overview_wall(request: SignedIn) -> HttpResponse:
    """For a screen on a wall: large, without anything to click, anew every five minutes."""
    picture = _picture(request)
    shown = [row for row in picture.bodies if row.cells.due_total or row.cells.open_in_time][:BODIES_ON_WALL]
    return render(request, "desk/overview/wall.html", {**_frame(picture), "rows": shown})


@require_safe
def overview_print(request: SignedIn) -> HttpResponse:
    """One A4 page in black and white."""
    picture = _picture(request)
    rest = max(0, len(picture.bodies) - BODIES_ON_PAPER)
    context = {**_frame(picture), "rows": picture.bodies[:BODIES_ON_PAPER], "rest": rest, "late": picture.late[:8]}
    return render(request, "desk/overview/print.html", context)


def _picture(request: SignedIn) -> Picture:
    if not may_see(request.user):
        raise Refused(_("Trang tổng quan dành cho lãnh đạo và người theo dõi kế hoạch."))
    number = whole_number(request.GET.get("plan"))
    plan = get_object_or_404(Plan.objects.visible_to(request.user), pk=number) if number is not None else None
    return picture_of(request.user, today(), plan)


def _frame(picture: Picture) -> dict[str, Any]:
    query = f"?plan={picture.plan.pk}" if picture.plan else ""
    return {
        "picture": picture,
        "province": Configuration.current().province_name,
        "print_url": reverse("overview_print") + query,
        "wall_url": reverse("overview_wall") + query,
        "changes_url": reverse("overview_changes") + query,
    }


def _remind_url(request: SignedIn, picture: Picture) -> str:
    """The way to letters of reminder, for those who may write them and where something is overdue."""
    if not picture.cells.open_overdue or not can_prepare(request.user):
        return ""
    return reverse("prepare_letter") + (f"?plan={picture.plan.pk}" if picture.plan else "")


def _by_body(picture: Picture) -> Chart | None:
    rows = [Stack(row.name, row.cells, row.tasks_url) for row in picture.bodies[:BODIES_DRAWN]]
    return stacked(rows, title=_("Tình trạng theo cơ quan"), head=_("Cơ quan")) if rows else None


def _over_time(picture: Picture) -> Chart | None:
    """The share done on time at each month's end, where something was due."""
    points = [
        Point(f"{end.day:%m/%Y}", None if end.cells.on_time_rate is None else round(100 * end.cells.on_time_rate, 1))
        for end in picture.trend
    ]
    if not any(point.value is not None for point in points):
        return None
    path = Path(points, "%", value_word=_("Đúng hạn"))
    return line(path, title=_("Tỷ lệ đúng hạn cuối mỗi tháng"))
