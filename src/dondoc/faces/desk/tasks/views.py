"""The page of a task."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dondoc.apps.core.today import today
from dondoc.apps.tasks.days import Days
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks.dossier import open_dossier
from dondoc.faces.desk.tasks.page import page_of


@require_safe
def task(request: SignedIn, pk: int) -> HttpResponse:
    """What is to be done, by whom, how far it is, what was said, and what one may do now."""
    asked = request.GET
    dossier = open_dossier(request.user, pk, today(), part=asked.get("part", ""), whole=asked.get("all") == "1")
    values = page_of(request.user, dossier, Days.current(), asked.get("period", ""))
    return render(request, "desk/tasks/task.html", values)
