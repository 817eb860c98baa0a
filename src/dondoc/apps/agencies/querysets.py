"""Bodies as they are on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from dondoc.apps.core.ordering import CodePoints

if TYPE_CHECKING:
    from dondoc.apps.agencies.models import Body  # noqa: F401


class BodyQuerySet(models.QuerySet["Body"]):
    def on(self, day: date) -> BodyQuerySet:
        """Those that are there on the day."""
        return self.filter(
            Q(founded_on__isnull=True) | Q(founded_on__lte=day), Q(ended_on__isnull=True) | Q(ended_on__gt=day)
        )

    def with_name(self, day: date) -> BodyQuerySet:
        """Add `name`, `short` and `sort` as of the day; for a day before or after them all, the nearest name."""
        names = _nearest_names(day)
        found: dict[str, Any] = {field: Subquery(names.values(field)[:1]) for field in ("name", "short", "sort")}
        return self.annotate(**{**found, "sort": CodePoints(found["sort"])})


def _nearest_names(day: date) -> QuerySet[models.Model]:
    """The names of the outer body, that of the day first: the latest that had begun, else the first to come."""
    begun = Q(since__isnull=True) | Q(since__lte=day)
    return (
        apps.get_model("agencies", "BodyName")
        ._default_manager.filter(body=OuterRef("pk"))
        .annotate(to_come=Case(When(begun, then=Value(0)), default=Value(1), output_field=IntegerField()))
        .order_by("to_come", models.F("since").desc(nulls_last=True), "pk")
    )
