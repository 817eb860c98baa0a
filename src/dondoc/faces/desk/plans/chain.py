"""The chain of documents around one, as nested lists of ready values."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.functional import Promise

from dondoc.apps.documents.models import Document
from dondoc.apps.plans.chain import Node, find_chain
from dondoc.apps.plans.days import show_day
from dondoc.apps.plans.models import PlanLink, Review

Word = str | Promise
_RELATIONS = dict(PlanLink.Relation.choices)


@dataclass(frozen=True, slots=True)
class Link:
    """A document above or below, one of ours or only cited."""

    name: str
    title: str
    relation: Word
    issued_on: str
    issuer: str
    url: str
    ours: bool
    confirmed: bool
    orders_url: str
    children: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """What the document rests on, and what rests on it."""

    above: tuple[Link, ...]
    below: tuple[Link, ...]


def chain_of(document: Document, user: AbstractBaseUser) -> ChainView:
    """The chain up and down, as the person may see it."""
    chain = find_chain(document, user)
    owned = _reviewable(user)
    above = tuple(_link(node, owned) for node in chain.above)
    return ChainView(above, tuple(_link(node, owned) for node in chain.below))


def _reviewable(user: AbstractBaseUser) -> set[int]:
    """Documents whose items the person may see."""
    return set(Review.objects.visible_to(user).values_list("document_id", flat=True))


def _link(node: Node, owned: set[int]) -> Link:
    url = ""
    if node.plan_id:
        url = reverse("plan", args=[node.plan_id])
    elif node.document_id:
        url = reverse("document", args=[node.document_id])
    return Link(
        name=" ".join(part for part in (node.kind, node.number) if part),
        title=node.title,
        relation=_RELATIONS.get(node.relation, node.relation),
        issued_on=show_day(node.issued_on),
        issuer=node.issuer,
        url=url,
        ours=node.document_id is not None,
        confirmed=node.confirmed,
        orders_url=reverse("upper_orders", args=[node.document_id]) if node.document_id in owned else "",
        children=tuple(_link(child, owned) for child in node.children),
    )
