"""Lists that people keep: the address of a page with its filters, under a name."""

from __future__ import annotations

from django.db import transaction
from django.http import QueryDict

from dondoc.apps.accounts.errors import FilterNameMissing, FilterTooLong
from dondoc.apps.accounts.models import SavedFilter, User

PASSING = ("page", "csrfmiddlewaretoken")
"""Parameters that say where in the list somebody was, not which list it is."""


@transaction.atomic
def save_filter(*, page: str, name: str, query: str, by: User) -> SavedFilter:
    """Keep a list under a name; the same name on the same page replaces it. It is the person's own: no event."""
    name = " ".join(name.split())
    if not name:
        raise FilterNameMissing
    kept = _kept(query)
    if len(kept) > 1000 or len(name) > 100:
        raise FilterTooLong
    saved, _created = SavedFilter.objects.update_or_create(user=by, page=page, name=name, defaults={"query": kept})
    return saved


@transaction.atomic
def delete_filter(*, saved: SavedFilter, by: User) -> None:
    """Forget one of one's own lists; those of others are not found."""
    SavedFilter.objects.filter(pk=saved.pk, user=by).delete()


def _kept(query: str) -> str:
    values = QueryDict(query.lstrip("?"), mutable=True)
    for name in list(values):
        if name in PASSING or not any(values.getlist(name)):
            del values[name]
    return values.urlencode()
