"""Which letters somebody asks for, as it stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import QueryDict

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.letters.models import Letter
from dondoc.faces.desk.inputs import whole_number

ORDERS: dict[str, tuple[str, ...]] = {
    "prepared": ("prepared_at", "pk"),
    "-prepared": ("-prepared_at", "-pk"),
    "issued": ("issued_on", "pk"),
    "-issued": ("-issued_on", "-pk"),
    "number": ("number", "pk"),
    "-number": ("-number", "-pk"),
}
RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The list that is asked for; what cannot be read is left out."""

    q: str = ""
    kind: str = ""
    state: str = ""
    body: int | None = None
    plan: int | None = None
    batch: UUID | None = None
    way: str = ""
    sort: str = "-prepared"

    @classmethod
    def of(cls, query: QueryDict) -> Wanted:
        kind, state, sort = query.get("kind", ""), query.get("state", ""), query.get("sort", "")
        return cls(
            q=query.get("q", "").strip()[:200],
            kind=kind if kind in Letter.Kind.values else "",
            state=state if state in Letter.State.values else "",
            body=whole_number(query.get("body")),
            plan=whole_number(query.get("plan")),
            batch=_batch(query.get("batch", "")),
            way=RECEIVED if query.get("way") == RECEIVED else "",
            sort=sort if sort in ORDERS else "-prepared",
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.q or self.kind or self.state or self.body or self.plan or self.batch)


def find(user: User, wanted: Wanted) -> QuerySet[Letter]:
    """The letters, in order; those that were dropped only when asked for."""
    found = Letter.objects.visible_to(user)
    if wanted.way == RECEIVED:
        who = standing(user)
        found = found.received_by(who.bodies_all | who.leads)
    found = found.filter(state=wanted.state) if wanted.state else found.living()
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.plan:
        found = found.filter(plan=wanted.plan)
    if wanted.batch:
        found = found.filter(batch=wanted.batch)
    if wanted.body:
        found = found.filter(pk__in=Letter.objects.filter(addressees=wanted.body).order_by().values("pk"))
    for word in wanted.q.split():
        found = found.filter(Q(subject__icontains=word) | Q(number__icontains=word))
    return found.select_related("owner", "issuer").order_by(*ORDERS[wanted.sort])


def _batch(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
