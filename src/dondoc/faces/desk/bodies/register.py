"""The bodies that a form may name: what one types becomes the body that is there today."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any

from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.resolve import Resolver
from dondoc.apps.core.today import today
from dondoc.faces.desk.review.names import register_of_today
from dondoc.vn.collation import collation_key


class Register:
    """Shared by all fields of a form or a set of forms. A name as the list offers it costs one query for all."""

    def find(self, typed: str) -> Body | None:
        """The body of that name; former names, other writings and units are looked up in the whole register."""
        found = self._by_key.get(match_key(typed))
        if found is not None:
            return found
        known = self._whole.resolve(typed)
        return known.now if known.kind != "group" else None

    @cached_property
    def names(self) -> list[str]:
        """For the list that completes while one types."""
        return sorted((body.name for body in self._alive), key=collation_key)

    @cached_property
    def _alive(self) -> list[Any]:
        day = today()
        return list(Body.objects.on(day).with_name(day).exclude(kind=Body.Kind.UNIT).order_by("pk"))

    @cached_property
    def _by_key(self) -> dict[str, Body]:
        """Names that only one body has."""
        keys = [(match_key(body.name), body) for body in self._alive]
        times = Counter(key for key, _body in keys)
        return {key: body for key, body in keys if times[key] == 1}

    @cached_property
    def _whole(self) -> Resolver:
        return register_of_today(today())
