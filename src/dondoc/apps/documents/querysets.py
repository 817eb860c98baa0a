"""What of documents a person may see, and lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from dondoc.apps.accounts.standing import standing
from dondoc.apps.documents.visibility import Person, others

if TYPE_CHECKING:
    from dondoc.apps.documents.models import Document  # noqa: F401 (named in the quotes below)

_Row = TypeVar("_Row", bound=models.Model, covariant=True)


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: Person) -> Self:
        """Documents of the bodies that the person monitors for or leads, and what other apps open to it."""
        who = standing(user)
        if who.is_admin:
            return self
        if not who.bodies_all and not who.leads:
            return self.none()
        return self.filter(Q(owner__among=who.monitors | who.leads) | others(user))

    def current(self) -> Self:
        """Without those that were withdrawn."""
        return self.exclude(state="withdrawn")

    def waiting(self) -> Self:
        """Those that the worker has to read."""
        return self.filter(state__in=("queued", "reading"))


class UnchangingQuerySet(models.QuerySet[_Row]):
    """Rows that are written once."""

    def update(self, **_fields: Any) -> int:
        raise TypeError("These rows are never changed.")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> int:
        raise TypeError("These rows are never changed.")
