"""Plans in force, and the items of documents: what was read, and what people made of it."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.core.today import today
from dondoc.apps.plans.models import Item, Plan, Review
from dondoc.faces.api.v1 import shapes
from dondoc.faces.api.v1.access import reading
from dondoc.faces.api.v1.cursors import page_of
from dondoc.faces.api.v1.lists import ItemFilters, PlanFilters, only_known
from dondoc.faces.api.v1.reading import person
from dondoc.faces.api.v1.tags import tag_of
from dondoc.faces.api.v1.telling import Told, tell_items, tell_plans
from dondoc.faces.api.v1.words import _

router = Router(tags=["plans"], auth=reading(Scope.PLANS_READ))


@router.get("/plans", response=shapes.Pages[shapes.Plan], summary=_("Danh sách kế hoạch"))
def list_plans(request: HttpRequest, asked: Query[PlanFilters]) -> Told:
    only_known(request, asked)
    rows = _plans(person(request))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.monitor:
        rows = rows.filter(monitor=asked.monitor)
    for word in asked.q.split():
        rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    page = page_of(rows, of="plans", cursor=asked.cursor, limit=asked.limit)
    return {"items": tell_plans(page.rows, today()), "next": page.next}


@router.get("/plans/{int:id}", response=shapes.Plan, summary=_("Một kế hoạch"))
def get_one_plan(request: HttpRequest, response: HttpResponse, id: int) -> Told:
    found = get_object_or_404(_plans(person(request)), pk=id)
    response["ETag"] = tag_of(found)
    return tell_plans([found], today())[0]


@router.get(
    "/plans/{int:id}/items", response=shapes.Pages[shapes.Item], summary=_("Các mục đã đưa vào thực hiện của kế hoạch")
)
def list_plan_items(request: HttpRequest, id: int, asked: Query[ItemFilters]) -> Told:
    plan = get_object_or_404(_plans(person(request)), pk=id)
    return _items(request, Item.objects.filter(review__document=plan.document_id), asked, f"plan.{id}")


@router.get(
    "/documents/{int:id}/items", response=shapes.Pages[shapes.Item], summary=_("Các mục của văn bản đang rà soát")
)
def list_document_items(request: HttpRequest, id: int, asked: Query[ItemFilters]) -> Told:
    if not Review.objects.visible_to(person(request)).filter(document=id).exists():
        raise Http404
    return _items(request, Item.objects.filter(review__document=id), asked, f"document.{id}")


@router.get("/items/{int:id}", response=shapes.Item, summary=_("Một mục"))
def get_one_item(request: HttpRequest, response: HttpResponse, id: int) -> Told:
    found = get_object_or_404(_seen(person(request), Item.objects.filter(pk=id)))
    response["ETag"] = tag_of(found)
    return tell_items([found])[0]


def _plans(user: User) -> Any:
    return Plan.objects.visible_to(user).defer("decisions")


def _items(request: HttpRequest, rows: Any, asked: ItemFilters, of: str) -> Told:
    only_known(request, asked)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(state=asked.state)
    page = page_of(_seen(person(request), rows), of=f"items.{of}", cursor=asked.cursor, limit=asked.limit)
    return {"items": tell_items(page.rows), "next": page.next}


def _seen(user: User, rows: Any) -> Any:
    """Those who review a document see all of it; those who see the plan what was adopted."""
    adopted = Q(review__document__plan__in=Plan.objects.visible_to(user).order_by().values("pk"), state="accepted")
    reviewed = Q(review__in=Review.objects.visible_to(user).order_by().values("pk"))
    return rows.filter(adopted | reviewed).select_related("review").defer("read").annotate(became=F("task__pk"))
