"""What of reviews and plans a person may see, and the orders in which they are worked through."""

from __future__ import annotations

from typing import Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Q

from dondoc.apps.accounts.standing import standing
from dondoc.apps.plans.visibility import plans_with_work

_Row = TypeVar("_Row", bound=models.Model, covariant=True)
Person = AbstractBaseUser | AnonymousUser


class PlanQuerySet(models.QuerySet[_Row]):
    def visible_to(self, user: Person) -> Self:
        """Plans that the person's bodies monitor, gave or work on; all of them to administrators."""
        who = standing(user)
        if who.is_admin:
            return self
        bodies = who.bodies_all | who.leads
        if not bodies:
            return self.none()
        return self.filter(Q(monitor__among=bodies) | Q(assigner__among=who.leads) | plans_with_work(bodies))

    def in_force(self) -> Self:
        return self.filter(state="in_force")


class ReviewQuerySet(models.QuerySet[_Row]):
    def visible_to(self, user: Person) -> Self:
        """Reviews of documents that the person's bodies own; all of them to administrators."""
        who = standing(user)
        if who.is_admin:
            return self
        return self.filter(document__owner__among=who.monitors | who.leads)

    def with_counts(self) -> Self:
        """Annotates `pending`, `accepted`, `rejected` and `total` (parts of split and merged items apart)."""
        counts = {state: Count("items", filter=Q(items__state=state)) for state in ("pending", "accepted", "rejected")}
        return self.annotate(**counts, total=Count("items", filter=Q(items__state__in=counts)))


class ItemQuerySet(models.QuerySet[_Row]):
    def live(self) -> Self:
        """Items that stand for something: neither rejected nor gone into others."""
        return self.filter(state__in=("pending", "accepted"))

    def doubtful_first(self) -> Self:
        """The order of review: open ones before settled ones, the doubtful first, then as in the document."""
        pending = models.Case(models.When(state="pending", then=0), default=1, output_field=models.IntegerField())
        return self.order_by(pending, "-doubt", "position", "pk")

    def in_document_order(self) -> Self:
        return self.order_by("position", "pk")

    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind)
