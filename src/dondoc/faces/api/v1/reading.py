"""Work for programs to read: tasks, parts of bodies, reports, and all that stands beside them."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.audit.models import Event as EventRow
from dondoc.apps.core.today import today
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Evidence, Extension, Opinion, Report, Share
from dondoc.faces.api.v1 import shapes
from dondoc.faces.api.v1.access import reading
from dondoc.faces.api.v1.cursors import page_of
from dondoc.faces.api.v1.lists import Paging, WorkFilters, only_known
from dondoc.faces.api.v1.steps import open_steps
from dondoc.faces.api.v1.tags import tag_of
from dondoc.faces.api.v1.telling import (
    Told,
    parts_of,
    tell_events,
    tell_extensions,
    tell_opinions,
    tell_part,
    tell_parts,
    tell_reports,
    tell_shares,
    tell_tasks,
)
from dondoc.faces.api.v1.words import _
from dondoc.faces.desk.tasks.filters import Wanted
from dondoc.faces.desk.tasks.finding import Asking, rows_asked_for
from dondoc.faces.desk.tasks.getting import get_part, get_task
from dondoc.faces.desk.tasks.rows import with_names

router = Router(tags=["tasks"], auth=reading(Scope.TASKS_READ))
_LIGHT = ("plan__decisions",)


@router.get("/tasks", response=shapes.Pages[shapes.Task], summary=_("Danh sách nhiệm vụ, lọc như trên trang"))
def list_tasks(request: HttpRequest, asked: Query[WorkFilters]) -> Told:
    only_known(request, asked)
    asking = _asking(request, asked, works=True)
    rows = rows_asked_for(asking).select_related("plan").defer(*_LIGHT)
    page = page_of(rows, of="tasks", cursor=asked.cursor, limit=asked.limit)
    return {"items": tell_tasks(page.rows, asking.today, asking.days), "next": page.next}


@router.get("/tasks/{int:id}", response=shapes.TaskDetail, summary=_("Một nhiệm vụ với mọi phần việc của nó"))
def get_one_task(request: HttpRequest, response: HttpResponse, id: int) -> Told:
    task, day, days = get_task(person(request), id), today(), Days.current()
    parts = parts_of([task.pk], day)
    for part in parts:
        part.task = task
    response["ETag"] = tag_of(task)
    return {**tell_tasks([task], day, days, parts)[0], "assignments": tell_parts(parts, day, days)}


@router.get("/assignments", response=shapes.Pages[shapes.Assignment], summary=_("Danh sách phần việc của các cơ quan"))
def list_assignments(request: HttpRequest, asked: Query[WorkFilters]) -> Told:
    """Each part is what one body answers for. Without `role` those who lead are given, as on the pages."""
    only_known(request, asked)
    asking = _asking(request, asked, works=False)
    rows = with_names(rows_asked_for(asking, of_parts=True), asking.today).select_related("task", "plan", "person")
    page = page_of(rows.defer(*_LIGHT), of="assignments", cursor=asked.cursor, limit=asked.limit)
    return {"items": tell_parts(page.rows, asking.today, asking.days), "next": page.next}


@router.get(
    "/assignments/{int:id}",
    response=shapes.AssignmentDetail,
    summary=_("Một phần việc, và các bước làm được trên nó lúc này"),
)
def get_one_assignment(request: HttpRequest, response: HttpResponse, id: int) -> Told:
    part = get_part(person(request), id)
    response["ETag"] = tag_of(part)
    return {**tell_part(part, today(), Days.current()), "steps": open_steps(person(request), part)}


@router.get("/tasks/{int:id}/reports", response=shapes.Pages[shapes.Report], summary=_("Báo cáo của một nhiệm vụ"))
def list_reports(request: HttpRequest, id: int, asked: Query[Paging]) -> Told:
    only_known(request, asked)
    evidence = Evidence.objects.select_related("file").defer("file__text").order_by("pk")
    rows = Report.objects.filter(assignment__task=get_task(person(request), id)).select_related("by", "answered_by")
    rows = rows.prefetch_related(Prefetch("evidence", queryset=evidence))
    page = page_of(rows, of=f"reports.{id}", cursor=asked.cursor, limit=asked.limit)
    return {"items": tell_reports(page.rows), "next": page.next}


@router.get(
    "/tasks/{int:id}/extensions", response=shapes.Pages[shapes.Extension], summary=_("Đề nghị gia hạn của nhiệm vụ")
)
def list_extensions(request: HttpRequest, id: int, asked: Query[Paging]) -> Told:
    rows = Extension.objects.select_related("asked_by", "decided_by", "assignment")
    page = _beside(request, id, asked, rows, "extensions")
    return {"items": tell_extensions(page.rows), "next": page.next}


@router.get("/tasks/{int:id}/opinions", response=shapes.Pages[shapes.Opinion], summary=_("Ý kiến đã hỏi và đã cho"))
def list_opinions(request: HttpRequest, id: int, asked: Query[Paging]) -> Told:
    rows = Opinion.objects.select_related("asked_by", "answered_by", "assignment")
    page = _beside(request, id, asked, rows, "opinions")
    return {"items": tell_opinions(page.rows), "next": page.next}


@router.get("/tasks/{int:id}/shares", response=shapes.Pages[shapes.Share], summary=_("Phần việc đã chia trong cơ quan"))
def list_shares(request: HttpRequest, id: int, asked: Query[Paging]) -> Told:
    page = _beside(request, id, asked, Share.objects.select_related("person", "assignment"), "shares")
    return {"items": tell_shares(page.rows, today()), "next": page.next}


@router.get("/tasks/{int:id}/history", response=shapes.Pages[shapes.Event], summary=_("Diễn biến, từ cũ đến mới"))
def list_history(request: HttpRequest, id: int, asked: Query[Paging]) -> Told:
    only_known(request, asked)
    task = get_task(person(request), id)
    rows = EventRow.objects.filter(Q(task_id=task.pk) | Q(kind="tasks.task", object_id=task.pk)).select_related("by")
    page = page_of(rows, of=f"history.{id}", cursor=asked.cursor, limit=asked.limit)
    return {"items": tell_events(page.rows), "next": page.next}


def person(request: HttpRequest) -> User:
    """For whom the request acts."""
    user: User = request.auth.user  # type: ignore[attr-defined]  # set by the key or the session
    return user


def _asking(request: HttpRequest, asked: WorkFilters, *, works: bool) -> Asking:
    values = asked.model_dump(exclude={"limit", "cursor"}, exclude_none=True)
    return Asking(person(request), Wanted(**values, works=works), today(), Days.current())


def _beside(request: HttpRequest, task_id: int, asked: Paging, rows: Any, of: str) -> Any:
    only_known(request, asked)
    found = rows.filter(assignment__task=get_task(person(request), task_id))
    return page_of(found, of=f"{of}.{task_id}", cursor=asked.cursor, limit=asked.limit)
