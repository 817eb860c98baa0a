"""Bodies as they are on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

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
        from dondoc.apps.agencies.name_sql import name_at  # knows the models, which know this module

        found: dict[str, Any] = {field: name_at("pk", day, field) for field in ("name", "short", "sort")}
        return self.annotate(**{**found, "sort": CodePoints(found["sort"])})
