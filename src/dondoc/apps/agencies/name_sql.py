"""Names of bodies beside other rows, told by the database: for lists that are sorted by them, and for pages that
must not ask once more.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Expression, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from dondoc.apps.agencies.models import BodyName


def name_at(body: str | Expression, day: date | str, field: str = "name") -> Coalesce:
    """What the body in a column was called on a day, or on the day that stands in another column.

    For a day before all its names the first one, as `names.nearest`. `field` may be `sort` or `short`.
    """
    when = OuterRef(day) if isinstance(day, str) else day
    names = BodyName.objects.filter(body=OuterRef(body) if isinstance(body, str) else body)
    # SQLite knows no column of the outer query where a subquery is put in order, so the two cases are two.
    begun = names.filter(Q(since__isnull=True) | Q(since__lte=when)).order_by(F("since").desc(nulls_last=True), "pk")
    to_come = names.order_by(F("since").asc(nulls_first=True), "pk")
    return Coalesce(Subquery(begun.values(field)[:1]), Subquery(to_come.values(field)[:1]))
