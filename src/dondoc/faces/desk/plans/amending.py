"""What later documents did to the work of a plan, and what this plan did to earlier ones: old and new side by side."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dondoc.apps.core.today import today
from dondoc.apps.tasks.amendments import Difference, differences
from dondoc.apps.tasks.models import Amendment, Task
from dondoc.faces.desk.events import plain_value
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.plans.getting import get_plan


@require_safe
def amendments(request: SignedIn, pk: int) -> HttpResponse:
    """Both directions; the words of tasks that the person may not open are left out."""
    from dondoc.faces.desk.plans.views import frame_of

    found, day = get_plan(request.user, pk), today()
    mine = set(Task.objects.visible_to(request.user).filter(plan=found).values_list("pk", flat=True))
    rows = Amendment.objects.select_related("task", "plan", "task__plan").order_by("-at", "-pk")
    by_others = [_line(one) for one in rows.filter(task__in=mine)]
    theirs = set(Task.objects.visible_to(request.user).filter(amendments__plan=found).values_list("pk", flat=True))
    of_others = [_line(one) for one in rows.filter(plan=found, task__in=theirs)]
    context = {**frame_of(request, found, "amendments", day), "by_others": by_others, "of_others": of_others}
    return render(request, "desk/plans/amendments.html", context)


def _line(one: Amendment) -> dict[str, object]:
    return {"amendment": one, "url": reverse("task", args=[one.task_id]), "differences": _plain(one)}


def _plain(one: Amendment) -> list[Difference]:
    """Days as people write them; numbers of rows are left out."""
    return [
        replace(line, old=plain_value(line.field, line.old), new=plain_value(line.field, line.new))
        for line in differences(one)
        if not line.field.endswith("_id")
    ]
