"""The register of bodies «as of» a day, and whom a written name means."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Annotated, Any

from django.db.models import F, Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import BaseModel, Field

from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.agencies.models import Body, BodyCode, BodyParent, SuccessionLink
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.resolve import Resolution, Resolver
from dondoc.apps.core.today import today
from dondoc.faces.api.v1 import shapes
from dondoc.faces.api.v1.access import reading
from dondoc.faces.api.v1.cursors import page_of
from dondoc.faces.api.v1.kinds import Day, Short
from dondoc.faces.api.v1.lists import BodyFilters, only_known
from dondoc.faces.api.v1.telling import Told
from dondoc.faces.api.v1.words import _
from dondoc.faces.desk.bodies.listing import named_like

router = Router(tags=["bodies"], auth=reading(Scope.BODIES_READ))
NAMES_AT_ONCE = 50


class AsOf(BaseModel):
    on: Day | None = None


class NamesAsked(BaseModel):
    """`name` may come several times. `issued_on` is the day of the document that writes so."""

    name: Annotated[list[Short], Field(min_length=1, max_length=NAMES_AT_ONCE)]
    issued_on: Day | None = None
    province: Short = ""


@router.get("/bodies", response=shapes.Pages[shapes.Body], summary=_("Danh mục cơ quan tại một ngày"))
def list_bodies(request: HttpRequest, asked: Query[BodyFilters]) -> Told:
    """Those that are there on the day `on`, today unless said."""
    only_known(request, asked)
    day = asked.on or today()
    rows: Any = Body.objects.on(day).with_name(day)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.level:
        rows = rows.filter(level=asked.level)
    if asked.q:
        rows = rows.filter(pk__in=named_like(asked.q))
    page = page_of(rows, of="bodies", cursor=asked.cursor, limit=asked.limit)
    return {"items": _bodies(page.rows, day), "next": page.next}


@router.get("/bodies/resolve", response=shapes.Resolution, summary=_("Tên ghi trong văn bản là cơ quan nào"))
def resolve_names(request: HttpRequest, asked: Query[NamesAsked]) -> Told:
    """On the day of the document, and who answers today. The register is loaded once for all names."""
    only_known(request, asked)
    day = today()
    resolver = Resolver(asked.issued_on, day, asked.province)
    found = [resolver.resolve(name) for name in asked.name]
    names = names_on({body.pk for one in found for body in _meant(one)}, day)
    return {"issued_on": asked.issued_on, "today": day, "items": [_resolved(one, names) for one in found]}


@router.get("/bodies/{int:id}", response=shapes.BodyDetail, summary=_("Một cơ quan: tên qua các thời kỳ, kế tục"))
def get_one_body(request: HttpRequest, id: int, asked: Query[AsOf]) -> Told:
    only_known(request, asked)
    day = asked.on or today()
    found: Any = get_object_or_404(Body.objects.with_name(day), pk=id)
    links = SuccessionLink.objects.filter(Q(old=found) | Q(new=found), succession__undone_at__isnull=True)
    arrows = list(links.select_related("succession").order_by("succession__happened_on", "pk"))
    names = found.names.order_by(F("since").asc(nulls_first=True), "pk")
    return {
        **_bodies([found], day)[0],
        "names": list(names.values("name", "short", "since", "until")),
        "aliases": list(found.aliases.order_by("text").values_list("text", flat=True)),
        "came_from": [_arrow(link) for link in arrows if link.new_id == found.pk],
        "went_to": [_arrow(link) for link in arrows if link.old_id == found.pk],
    }


def _bodies(bodies: list[Any], day: date) -> list[Told]:
    """Two queries beside the rows."""
    ids = [body.pk for body in bodies]
    then = Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day)
    parents = dict(BodyParent.objects.filter(*then, body__in=ids).order_by("pk").values_list("body_id", "parent_id"))
    codes: dict[int, list[str]] = defaultdict(list)
    for body_id, code in BodyCode.objects.filter(*then, body__in=ids).order_by("pk").values_list("body_id", "code"):
        codes[body_id].append(code)
    return [_body(body, parents.get(body.pk), codes[body.pk], day) for body in bodies]


def _body(body: Any, parent: int | None, codes: list[str], day: date) -> Told:
    return {
        **{name: getattr(body, name) for name in ("slug", "kind", "level", "founded_on", "ended_on")},
        "id": body.pk,
        "name": body.name or body.slug,
        "short": body.short or "",
        "alive": (body.founded_on or date.min) <= day < (body.ended_on or date.max),
        "parent_id": parent,
        "codes": codes,
        "on": day,
        "url": f"/bodies/{body.pk}/",
    }


def _arrow(link: SuccessionLink) -> Told:
    fact = link.succession
    return {
        "kind": fact.kind,
        "happened_on": fact.happened_on,
        "legal_basis": fact.legal_basis,
        "old_id": link.old_id,
        "new_id": link.new_id,
        "topic": link.topic,
    }


def _meant(found: Resolution) -> list[Body]:
    return [*(body for body in (found.then, found.now) if body), *(one.body for one in found.candidates)]


def _resolved(found: Resolution, names: dict[int, str]) -> Told:
    def named(body: Body | None) -> Told | None:
        return {"id": body.pk, "name": names.get(body.pk, body.slug)} if body else None

    then = named(found.then)
    if then and found.then_name:
        then["name"] = found.then_name
    return {
        "written": found.written,
        "kind": found.kind,
        "then": then,
        "now": named(found.now),
        "group": {"id": found.group.pk, "name": found.group.name} if found.group else None,
        "candidates": [
            {"id": one.body.pk, "name": names.get(one.body.pk, one.body.slug), "reason": one.reason}
            for one in found.candidates
        ],
        "note": found.note,
    }
