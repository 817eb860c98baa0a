"""Telling another system by itself: the same subscriptions as on the page of administrators.

The secret is told once, when it is made; so what makes one is not remembered for repetition.
"""

# Annotations are read at run time by the description of the API, so they are not postponed here.
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from ninja import Query, Router, Status
from pydantic import Field

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.notices import actions
from dondoc.apps.notices.models import Delivery, Webhook
from dondoc.apps.notices.permissions import can_run_notices
from dondoc.faces.api.v1 import shapes
from dondoc.faces.api.v1.access import writing
from dondoc.faces.api.v1.cursors import page_of
from dondoc.faces.api.v1.kinds import Asked, Id
from dondoc.faces.api.v1.lists import Paging, only_known
from dondoc.faces.api.v1.problems import changed, invalid, of_action
from dondoc.faces.api.v1.reading import person
from dondoc.faces.api.v1.tags import etag_of, seen_version, tag_of
from dondoc.faces.api.v1.telling import Told, named
from dondoc.faces.api.v1.words import _
from dondoc.faces.api.v1.writing import HEADERS

router = Router(tags=["webhooks"], auth=writing(Scope.WEBHOOKS_WRITE))
_SEEN: dict[str, Any] = {"parameters": [HEADERS["if_match"]]}


class WebhookAsked(Asked):
    """No `verbs` are all kinds of events, no `bodies` all that the owner sees; the owner is oneself unless named."""

    name: Annotated[str, Field(min_length=1, max_length=150, pattern=r"^[^\x00]*\S[^\x00]*$")]
    address: Annotated[str, Field(max_length=500, pattern=r"^https?://[^\x00\s]+$")]
    verbs: Annotated[list[Annotated[str, Field(max_length=40)]], Field(max_length=100)] = Field(default_factory=list)
    bodies: Annotated[list[Id], Field(max_length=500)] = Field(default_factory=list)
    owner: Id | None = None


@router.get("/webhooks", response=shapes.Pages[shapes.Webhook], summary=_("Các đăng ký nhận tin tự động"))
def list_webhooks(request: HttpRequest, asked: Query[Paging]) -> Told:
    only_known(request, asked)
    page = page_of(_rows(request), of="webhooks", cursor=asked.cursor, limit=asked.limit)
    return {"items": [_told(one) for one in page.rows], "next": page.next}


@router.post("/webhooks", response={201: shapes.NewWebhook}, summary=_("Đăng ký; mật khẩu ký tin chỉ hiện lần này"))
def add_webhook(request: HttpRequest, wish: WebhookAsked) -> Any:
    made = _done(lambda: actions.add_webhook(**_values(request, wish), by=person(request)))
    return Status(201, {**_told(made.webhook), "secret": made.secret})


@router.get("/webhooks/{int:id}", response=shapes.Webhook, summary=_("Một đăng ký"))
def get_one_webhook(request: HttpRequest, response: HttpResponse, id: int) -> Told:
    found = _get(request, id)
    response["ETag"] = tag_of(found)
    return _told(found)


@router.post(
    "/webhooks/{int:id}/change_webhook", response=shapes.Webhook, summary=_("Sửa đăng ký"), openapi_extra=_SEEN
)
def change_webhook(request: HttpRequest, id: int, wish: WebhookAsked) -> Told:
    found = _get(request, id)
    version = seen_version(request.headers.get("If-Match"), found)
    values = _values(request, wish)
    try:
        actions.change_webhook(webhook=found, version=version, **values, by=person(request))
    except Changed:
        raise changed(etag_of(_get(request, id))) from None
    except ActionError as error:
        raise of_action(error) from None
    return _told(_get(request, id))


@router.post("/webhooks/{int:id}/rotate_secret", response=shapes.NewWebhook, summary=_("Đổi mật khẩu ký tin"))
def rotate_secret(request: HttpRequest, id: int) -> Told:
    made = _done(lambda: actions.rotate_secret(webhook=_get(request, id), by=person(request)))
    return {**_told(_get(request, id)), "secret": made.secret}


@router.post("/webhooks/{int:id}/stop_webhook", response=shapes.Webhook, summary=_("Ngừng gửi"))
def stop_webhook(request: HttpRequest, id: int) -> Told:
    _done(lambda: actions.stop_webhook(webhook=_get(request, id), by=person(request)))
    return _told(_get(request, id))


@router.post("/webhooks/{int:id}/start_webhook", response=shapes.Webhook, summary=_("Gửi tiếp"))
def start_webhook(request: HttpRequest, id: int) -> Told:
    _done(lambda: actions.start_webhook(webhook=_get(request, id), by=person(request)))
    return _told(_get(request, id))


@router.delete("/webhooks/{int:id}", response={204: None}, summary=_("Bỏ đăng ký"), openapi_extra=_SEEN)
def remove_webhook(request: HttpRequest, id: int) -> Any:
    found = _get(request, id)
    seen_version(request.headers.get("If-Match"), found)
    _done(lambda: actions.remove_webhook(webhook=found, by=person(request)))
    return Status(204, None)


@router.get(
    "/webhooks/{int:id}/deliveries", response=shapes.Pages[shapes.Delivery], summary=_("Các lần gửi của một đăng ký")
)
def list_deliveries(request: HttpRequest, id: int, asked: Query[Paging]) -> Told:
    only_known(request, asked)
    rows = Delivery.objects.filter(webhook=_get(request, id))
    page = page_of(rows, of=f"deliveries.{id}", cursor=asked.cursor, limit=asked.limit)
    names = ("code", "verb", "event_id", "state", "tries", "status", "said", "created_at", "ended_at")
    return {"items": [{"id": one.pk, **{n: getattr(one, n) for n in names}} for one in page.rows], "next": page.next}


def _rows(request: HttpRequest) -> Any:
    can_run_notices(person(request)).require()
    return Webhook.objects.select_related("owner").prefetch_related("bodies")


def _get(request: HttpRequest, pk: int) -> Webhook:
    found: Webhook = get_object_or_404(_rows(request), pk=pk)
    return found


def _values(request: HttpRequest, wish: WebhookAsked) -> dict[str, Any]:
    """With rows in the place of numbers."""
    can_run_notices(person(request)).require()
    bodies = list(Body.objects.filter(pk__in=wish.bodies))
    if len(bodies) != len(set(wish.bodies)):
        raise invalid(gettext("Có cơ quan không tồn tại trong danh sách."), ["body", "bodies"])
    owner = person(request) if wish.owner is None else User.objects.active().filter(pk=wish.owner).first()
    if owner is None:
        raise invalid(gettext("Không có người dùng số %(id)s.") % {"id": wish.owner}, ["body", "owner"])
    return {"name": wish.name, "address": wish.address, "verbs": wish.verbs, "bodies": bodies, "owner": owner}


def _done(act: Any) -> Any:
    try:
        return act()
    except ActionError as error:
        raise of_action(error) from None


def _told(webhook: Webhook) -> Told:
    names = ("name", "address", "verbs", "is_active", "failures", "stopped_why", "created_at", "version")
    return {
        **{name: getattr(webhook, name) for name in names},
        "id": webhook.pk,
        "etag": etag_of(webhook),
        "owner": named(webhook.owner),
        "bodies": sorted(body.pk for body in webhook.bodies.all()),
    }
