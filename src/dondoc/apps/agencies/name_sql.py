"""Names of bodies beside other rows, told by the database: for lists that are sorted by them, and for pages that
must not ask once more.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Expression, F, IntegerField, OuterRef, Q, Subquery, Value, When

from dondoc.apps.agencies.models import BodyName


def name_at(body: str | Expression, day: date | str, field: str = "name") -> Subquery:
    """What the body in a column was called on a day, or on the day that stands in another column.

    For a day before or after all its names the nearest one, as `names.nearest`. `field` may be
    `sort` or `short`.
    """
    when = OuterRef(day) if isinstance(day, str) else day
    whose = OuterRef(body) if isinstance(body, str) else body
    begun = Q(since__isnull=True) | Q(since__lte=when)
    names = (
        BodyName.objects.filter(body=whose)
        .annotate(to_come=Case(When(begun, then=Value(0)), default=Value(1), output_field=IntegerField()))
        .order_by("to_come", F("since").desc(nulls_last=True), "pk")
    )
    return Subquery(names.values(field)[:1])
