"""The record as a feed: everything that happened, once each, in an order that never changes."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from ninja import Query, Router

from dondoc.apps.accounts.models import RoleHeld, User
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.accounts.standing import standing
from dondoc.apps.accounts.tokens import PER_MINUTE
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.feed import complete_up_to
from dondoc.apps.audit.models import Event
from dondoc.apps.core.today import today
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.models import Task
from dondoc.faces.api.v1 import shapes
from dondoc.faces.api.v1.access import reading
from dondoc.faces.api.v1.cursors import cursor_of, read_cursor
from dondoc.faces.api.v1.lists import EventFilters, only_known
from dondoc.faces.api.v1.reading import person
from dondoc.faces.api.v1.telling import Told, tell_events
from dondoc.faces.api.v1.words import _

router = Router(tags=["events"])


@router.get(
    "/events", response=shapes.Events, summary=_("Diễn biến từ một mốc trở đi"), auth=reading(Scope.EVENTS_READ)
)
def list_events(request: HttpRequest, asked: Query[EventFilters]) -> Told:
    """Keep `cursor` and come again with it: nothing is told twice, nothing left out, whoever writes meanwhile."""
    only_known(request, asked)
    user, last = person(request), complete_up_to()
    begin = read_cursor(asked.cursor, "events") if asked.cursor else (last if asked.start == "now" else 0)
    rows = _seen(user).filter(pk__gt=begin, pk__lte=last).select_related("by").order_by("pk")
    if asked.task:
        rows = rows.filter(task_id=asked.task)
    if asked.plan:
        rows = rows.filter(plan_id=asked.plan)
    if asked.verb:
        rows = rows.filter(verb=asked.verb)
    found = list(rows[: asked.limit + 1])
    shown, more = found[: asked.limit], len(found) > asked.limit
    end = shown[-1].pk if more else max(begin, last)
    return {"items": tell_events(shown), "cursor": cursor_of(end, "events"), "more": more}


@router.get("/me", response=shapes.Me, summary=_("Khóa này thay ai, được làm gì"), auth=reading(None))
def get_me(request: HttpRequest) -> Told:
    user, day = person(request), today()
    token = request.auth.token  # type: ignore[attr-defined]  # set by the key or the session
    roles = list(RoleHeld.objects.on(day).filter(user=user).order_by("role", "pk"))
    names = names_on({role.body_id for role in roles if role.body_id}, day)
    key = {"requests_a_minute": PER_MINUTE, **{n: getattr(token, n) for n in ("name", "scopes", "expires_on")}}
    return {
        "id": user.pk,
        "name": str(user),
        "today": day,
        "roles": [_role(role, names) for role in roles],
        "key": key if token else None,
    }


def _role(role: RoleHeld, names: dict[int, str]) -> Told:
    body = {"id": role.body_id, "name": names.get(role.body_id, "")} if role.body_id else None
    return {"role": role.role, "body": body, "since": role.since, "until": role.until}


def _seen(user: User) -> Any:
    """What the pages tell this person: of tasks that may be opened, plans monitored, documents, and of oneself.

    Administrators are told everything.
    """
    if standing(user).is_admin:
        return Event.objects.all()
    tasks = Q(task_id__in=Task.objects.visible_to(user).order_by().values("pk"))
    monitored = Plan.objects.filter(monitor__in=standing(user).monitors).order_by().values("pk")
    documents = Document.objects.visible_to(user).order_by().values("pk")
    return Event.objects.filter(
        tasks
        | Q(plan_id__in=monitored)
        | Q(kind="documents.document", object_id__in=documents)
        | Q(kind="accounts.user", object_id=user.pk)
    )
