"""Who else may see a plan: later apps say here which plans a body has work in, which this app cannot know.

`tasks` registers, when it is loaded, a function from a set of bodies to the plans in
which they have work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from dondoc.apps.core.among import there_is

PlansOf = Callable[[frozenset[int]], "QuerySet[Any, Any]"]
"""Bodies → rows that name plans by their `plan_id`, to be asked plan by plan: `Assignment.objects.filter(…)`."""

_sources: list[PlansOf] = []


def register(source: PlansOf) -> PlansOf:
    """Let the bodies of a source see the plans it gives for them. May stand as a decorator; counts once."""
    if source not in _sources:
        _sources.append(source)
    return source


def plans_with_work(bodies: frozenset[int], *, field: str = "pk") -> Q:
    """The condition on plans (or on what points to them by `field`) that some of the bodies have work in."""
    condition = Q(pk__in=())
    for source in _sources:
        # Asked plan by plan, which an index answers at once; all plans of all bodies are a million rows.
        condition |= there_is(source(bodies).filter(plan_id=OuterRef(field)), of_many=True)
    return condition
