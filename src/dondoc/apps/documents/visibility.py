"""Who else may see a document: later apps say here what this app cannot know.

A document of one's own body is visible to its monitors, leaders and administrators.
`plans` and `tasks` register a function from a person to a condition on documents (an
adopted plan is open to every body that has work in it). The condition must not
multiply rows: `Q(pk__in=<subquery>)` or `Exists`, never a join to many.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

Person = AbstractBaseUser | AnonymousUser
Condition = Callable[[Person], Q]

_conditions: list[Condition] = []


def register(condition: Condition) -> Condition:
    """Let people see the documents for which the condition holds. May stand as a decorator; counts once."""
    if condition not in _conditions:
        _conditions.append(condition)
    return condition


def others(user: Person) -> Q:
    """All registered conditions, any of which is enough."""
    found = Q(pk__in=())
    for condition in _conditions:
        found |= condition(user)
    return found
