"""Plans in the index of search: called by their short names, with the words of their titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from dondoc.apps.core import search
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.plans.models import Plan
from dondoc.apps.plans.querysets import Person

KIND = SearchEntry.Kind.PLAN
_SHOWN = frozenset(("name", "short_name"))


def register() -> None:
    """Let plans be found by those who may see them."""
    search.register(KIND, visible=visible, entries=entries)


def visible(user: Person) -> Q:
    return Q(object_id__in=Plan.objects.visible_to(user).order_by().values("pk"))


def entries() -> Iterator[search.Entry]:
    for plan in Plan.objects.select_related("document").order_by("pk").iterator(200):
        yield entry_of(plan)


def entry_of(plan: Plan) -> search.Entry:
    return search.Entry(
        kind=KIND,
        object_id=plan.pk,
        title=str(plan),
        detail=plan.name,
        text=plan.document.issuer,
        url=reverse("plan", args=[plan.pk]),
        plan_id=plan.pk,
    )


def refresh_saved(*, instance: Plan, update_fields: frozenset[str] | None, **_signal: Any) -> None:
    """Receiver of `post_save`: what is not shown in the entry changes nothing in it."""
    if update_fields is None or update_fields & _SHOWN:
        search.index_all([entry_of(instance)])
