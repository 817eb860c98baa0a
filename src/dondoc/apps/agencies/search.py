"""Bodies in the index of search: by the name of today, those of before, short forms and other ways of writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.agencies.models import Body, BodyAlias, BodyName
from dondoc.apps.agencies.names import nearest
from dondoc.apps.agencies.permissions import Person
from dondoc.apps.core import search
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.today import today

KIND = SearchEntry.Kind.BODY


def register() -> None:
    """Let bodies be found by everybody who signs in."""
    search.register(KIND, visible=visible, entries=entries)


def visible(user: Person) -> Q:
    return Q() if getattr(user, "is_authenticated", False) else Q(pk__in=())


def entries(only: Iterable[int] | None = None) -> Iterator[search.Entry]:
    """All bodies that have a name, or those of these numbers."""
    bodies = Body.objects.order_by("pk").prefetch_related("names", "aliases")
    if only is not None:
        bodies = bodies.filter(pk__in=list(only))
    day = today()
    for body in bodies:
        if body.names.all():
            yield _entry(body, day)


def refresh(body_ids: Iterable[int]) -> None:
    """The entries of bodies as they now are."""
    search.index_all(entries(body_ids))


def refresh_saved(*, instance: Body | BodyName | BodyAlias, **_signal: Any) -> None:
    """Receiver of `post_save` and `post_delete`: once the transaction has all that belongs together."""
    body_id = instance.pk if isinstance(instance, Body) else instance.body_id
    transaction.on_commit(lambda: refresh([body_id]))


def _entry(body: Body, day: date) -> search.Entry:
    name = nearest(body.names.all(), day)
    former = [other.name for other in body.names.all() if other.name != name.name]
    ended = body.ended_on is not None and body.ended_on <= day
    return search.Entry(
        kind=KIND,
        object_id=body.pk,
        title=name.name,
        detail=". ".join(
            part
            for part in (
                name.short,
                _("Trước đây: %(names)s") % {"names": ", ".join(former)} if former else "",
                _("Kết thúc ngày %(day)s") % {"day": f"{body.ended_on:%d/%m/%Y}"} if ended else "",
            )
            if part
        ),
        text="\n".join((*(alias.text for alias in body.aliases.all()), body.mandate)).strip(),
        url=reverse("body", args=[body.pk]),
    )
