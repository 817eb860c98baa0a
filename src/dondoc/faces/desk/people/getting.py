"""Holding a person or a role: nobody does without having passed its check."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.models import RoleHeld, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.today import today
from dondoc.faces.desk.people.fields import in_order


def get_person(user: User, pk: int) -> User:
    """Somebody whom the user may see; 404 for all others."""
    person: User = get_object_or_404(User.objects.visible_to(user, today()), pk=pk)
    return person


def get_role(user: User, pk: int) -> RoleHeld:
    """A role of somebody whom the user may see."""
    seen = User.objects.visible_to(user, today())
    return get_object_or_404(RoleHeld.objects.select_related("user", "body", "unit").filter(user__in=seen), pk=pk)


def bodies_acted_for(user: User) -> list[Body]:
    """The bodies of a focal point, with the names of today."""
    day = today()
    return list(in_order(Body.objects.on(day).filter(pk__in=user.standing.acts_for), day))
