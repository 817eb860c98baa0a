"""Bodies and people to choose from, each under one name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dondoc.apps.accounts.models import RoleHeld, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.resolve import BODY, Resolver
from dondoc.apps.core.ordering import CodePoints
from dondoc.apps.sheets.names import Names, once_each
from dondoc.apps.sheets.values import Value, plain_text

_OFFERED = 2000  # of a province with its communes there are some hundreds


def body_names(today: date, *, also: Collection[int] = ()) -> Names:
    """The bodies of today, in the order of the alphabet; those of the list that are over as well."""
    alive = Body.objects.on(today).with_name(today).exclude(kind=Body.Kind.UNIT).order_by(CodePoints("sort"), "pk")
    rows = [(body.pk, plain_text(body.name), body.short or f"#{body.pk}") for body in alive[:_OFFERED]]
    missing = set(also) - {pk for pk, _name, _more in rows}
    rows += [(pk, plain_text(name), f"#{pk}") for pk, name in sorted(names_on(missing, today).items())]
    return Names(once_each(rows), look=_LookUp(today))


def body_of(value: Value) -> Body | None:
    """The body that a cell names by its key."""
    return Body.objects.filter(pk=value).first() if isinstance(value, int) else None


class _LookUp:
    """The register, loaded once it is needed: abbreviations, former names, other writings."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._register: Resolver | None = None

    def __call__(self, written: str) -> Value:
        if self._register is None:
            self._register = Resolver(issued_on=None, today=self._today)
        found = self._register.resolve(written)
        return found.now.pk if found.kind == BODY and found.now is not None else None


def people_names(today: date, *, bodies: Collection[int], also: Collection[int] = ()) -> Names:
    """People of these bodies, by name; of two with one name each with the address."""
    held = RoleHeld.objects.on(today).filter(body__in=set(bodies)).order_by().values("user")
    there = User.objects.active().filter(pk__in=held).sorted()
    others = User.objects.filter(pk__in=set(also)).sorted()
    found = {person.pk: person for person in (*there, *others)}
    return Names(once_each((pk, plain_text(person.full_name), person.email) for pk, person in found.items()))
