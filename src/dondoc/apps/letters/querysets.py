"""Letters that a person may see."""

from __future__ import annotations

from typing import Self, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from dondoc.apps.accounts.standing import standing

_Row = TypeVar("_Row", bound=models.Model, covariant=True)
Person = AbstractBaseUser | AnonymousUser


class LetterQuerySet(models.QuerySet[_Row]):
    def visible_to(self, user: Person) -> Self:
        """Those of one's own body, drafts included; those issued to it; all of them to administrators."""
        who = standing(user)
        if who.is_admin:
            return self
        reach = who.bodies_all | who.leads
        if not reach:
            return self.none()
        return self.filter(Q(owner__in=reach) | Q(pk__in=self._received(reach)))

    def received_by(self, bodies: frozenset[int]) -> Self:
        """Those issued to some of the bodies."""
        return self.filter(pk__in=self._received(bodies))

    def living(self) -> Self:
        return self.exclude(state="withdrawn")

    def _received(self, bodies: frozenset[int]) -> models.QuerySet[_Row, dict[str, int]]:
        # A condition on rows of its own: a letter to 40 bodies must not come 40 times.
        letters = self.model._default_manager.filter(Q(addressees__in=bodies) | Q(issuer__in=bodies), state="issued")
        return letters.order_by().values("pk")
