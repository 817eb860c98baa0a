"""The chain of documents around one: what it carries out, what carries it out, at any depth, as a tree.

Documents that are only cited stand in the tree by what the citation tells of them. What a
person may not see is left out, except that the visible document's own words name it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents.models import Citation, Document
from dondoc.apps.plans.links import CHAINS
from dondoc.apps.plans.models import Plan, PlanLink
from dondoc.apps.plans.permissions import can_link

DEEPEST: Final = 6
_CITABLE: Final = ("Nghị quyết", "Kết luận", "Chương trình", "Chương trình hành động", "Đề án", "Chiến lược",
                   "Kế hoạch", "Quyết định", "Chỉ thị")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A document of the chain. `document_id` is None for one that we do not have, or that the person may not see."""

    kind: str
    number: str
    issued_on: str
    issuer: str
    title: str
    document_id: int | None = None
    plan_id: int | None = None
    state: str = ""
    relation: str = ""  # what the lower of the two does with the upper
    confirmed: bool = False
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Above: what the document carries out, each with what stands above it. Below: the same downwards."""

    document: Node
    above: tuple[Node, ...] = ()
    below: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class _Arrow:
    lower: int
    relation: str
    upper: int | None
    cited: Citation | None = None
    confirmed: bool = False


@dataclass(slots=True)
class _Map:
    documents: dict[int, Document] = field(default_factory=dict)
    plans: dict[int, int] = field(default_factory=dict)
    up: dict[int, list[_Arrow]] = field(default_factory=lambda: defaultdict(list))
    down: dict[int, list[_Arrow]] = field(default_factory=lambda: defaultdict(list))


def find_chain(document: Document, user: AbstractBaseUser) -> Chain:
    """The chain of a document as a person may see it; three queries for each step up or down."""
    found = _Map(documents={document.pk: document})
    _walk(found, {document.pk}, up=True, user=user)
    _walk(found, {document.pk}, up=False, user=user)
    found.plans = dict(Plan.objects.filter(document__in=found.documents).values_list("document_id", "pk"))
    return Chain(
        document=_node(found, document.pk),
        above=_branches(found, document.pk, frozenset({document.pk}), up=True),
        below=_branches(found, document.pk, frozenset({document.pk}), up=False),
    )


def _walk(found: _Map, edge: set[int], *, up: bool, user: AbstractBaseUser) -> None:
    seen = set(edge)
    for _depth in range(DEEPEST):
        if not edge:
            return
        arrows = _arrows(edge, up=up)
        for arrow in arrows:
            side = found.up[arrow.lower] if up else found.down[arrow.upper or 0]
            side.append(arrow)
        ends = {end for arrow in arrows if (end := arrow.upper if up else arrow.lower) is not None} - seen
        visible = Document.objects.visible_to(user).current().filter(pk__in=ends)
        found.documents |= {document.pk: document for document in visible}
        seen |= ends
        edge = ends & found.documents.keys()


def _arrows(edge: set[int], *, up: bool) -> list[_Arrow]:
    """Arrows from citations, and those that people drew; one that stands in both is one."""
    cited = Citation.objects.filter(relation__in=CHAINS).order_by("pk")
    drawn = PlanLink.objects.order_by("pk")
    cited = cited.filter(document__in=edge) if up else cited.filter(target__in=edge)
    drawn = drawn.filter(lower__in=edge) if up else drawn.filter(upper__in=edge)
    arrows = {
        (link.lower_id, link.upper_id): _Arrow(
            link.lower_id, link.relation, link.upper_id, confirmed=bool(link.confirmed_by_id)
        )
        for link in drawn
    }
    loose = []
    for one in cited:
        arrow = _Arrow(one.document_id, one.relation, one.target_id, cited=one)
        known = arrows.get((arrow.lower, arrow.upper or 0))
        if known is not None:
            arrows[(known.lower, known.upper or 0)] = replace(known, cited=one)
        else:
            loose.append(arrow)
    return [*arrows.values(), *loose]


def _of_link(link: PlanLink) -> _Arrow:
    return _Arrow(link.lower_id, link.relation, link.upper_id, confirmed=link.confirmed_by_id is not None)


def _branches(found: _Map, pk: int, passed: frozenset[int], *, up: bool) -> tuple[Node, ...]:
    nodes = []
    for arrow in (found.up if up else found.down).get(pk, ()):
        end = arrow.upper if up else arrow.lower
        if end is not None and end in found.documents:
            if end not in passed:
                node = _node(found, end, arrow)
                nodes.append(replace(node, children=_branches(found, end, passed | {end}, up=up)))
        elif up and arrow.cited:
            nodes.append(_cited_node(arrow))
    return tuple(nodes)


def _node(found: _Map, pk: int, arrow: _Arrow | None = None) -> Node:
    document = found.documents[pk]
    return Node(
        kind=document.kind,
        number=document.number,
        issued_on=document.issued_on,
        issuer=document.issuer,
        title=document.title,
        document_id=pk,
        plan_id=found.plans.get(pk),
        state=document.state,
        relation=arrow.relation if arrow else "",
        confirmed=arrow.confirmed if arrow else False,
    )


def _cited_node(arrow: _Arrow) -> Node:
    cited = arrow.cited
    assert cited is not None
    return Node(cited.kind, cited.number, cited.issued_on, cited.issuer, cited.title, relation=arrow.relation)


def suggest_links(document: Document, user: AbstractBaseUser) -> list[Citation]:
    """Documents of ours that this one cites without saying what for: a person may know that it carries them out."""
    linked = PlanLink.objects.filter(lower=document).values("upper")
    visible = Document.objects.visible_to(user).current().values("pk")
    return list(
        document.citations.filter(target__in=visible, target__kind__in=_CITABLE)
        .exclude(relation__in=CHAINS)
        .exclude(Q(target__in=linked) | Q(target=document))
        .select_related("target")
        .order_by("pk")
    )


class NoLink(ActionError):
    message = _("Hai văn bản này không nối được: hãy chọn một văn bản khác, ban hành trước văn bản này.")


@transaction.atomic
def link(*, lower: Document, upper: Document, relation: str, by: User) -> PlanLink:
    """Say that a document carries out, continues, amends or replaces another. Never in a circle."""
    can_link(by, lower).require()
    if lower.pk == upper.pk or relation not in CHAINS or _stands_above(lower, upper):
        raise NoLink
    made, is_new = PlanLink.objects.get_or_create(
        lower=lower, upper=upper, relation=relation, defaults={"confirmed_by": by}
    )
    if not is_new and made.confirmed_by_id is None:
        made.confirmed_by = by
        made.save(update_fields=["confirmed_by"])
    audit.record(Verb.DOCUMENT_LINKED, on=lower, by=by, new={"upper": str(upper), "relation": made.relation})
    return made


@transaction.atomic
def unlink(*, made: PlanLink, by: User) -> None:
    """Take back a link between two documents; what the lower one cites stays as it was read."""
    can_link(by, made.lower).require()
    audit.record(
        Verb.DOCUMENT_UNLINKED, on=made.lower, by=by, old={"upper": str(made.upper), "relation": made.relation}
    )
    made.delete()


def _stands_above(lower: Document, upper: Document) -> bool:
    """Whether the lower of the two already stands above the other."""
    edge, seen = {upper.pk}, set[int]()
    while edge:
        seen |= edge
        edge = set(PlanLink.objects.filter(lower__in=edge).values_list("upper_id", flat=True)) - seen
    return lower.pk in seen


def lower_documents(document: Document) -> set[int]:
    """All documents below one, by links and by what they cite."""
    edge, seen = {document.pk}, set[int]()
    while edge:
        seen |= edge
        drawn = PlanLink.objects.filter(upper__in=edge).values_list("lower_id", flat=True)
        cited = Citation.objects.filter(target__in=edge, relation__in=CHAINS).values_list("document_id", flat=True)
        edge = {*drawn, *cited} - seen
    return seen - {document.pk}


def flatten(nodes: Iterable[Node], depth: int = 0) -> Sequence[tuple[int, Node]]:
    """The nodes of a tree in the order of a page, each with its depth."""
    rows: list[tuple[int, Node]] = []
    for node in nodes:
        rows.append((depth, node))
        rows.extend(flatten(node.children, depth + 1))
    return rows
