"""Bodies see the plans, and with them the documents, in which they have or had work."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from dondoc.apps.plans.visibility import register
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.querysets import of_bodies


@register
def plans_with_parts(bodies: frozenset[int]) -> QuerySet[Any, Any]:
    """Plans in which some of the bodies have a part, also one that went to another body since."""
    return Assignment.objects.filter(of_bodies(bodies)).order_by().values("plan_id")
