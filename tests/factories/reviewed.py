"""Reviews whose items are all decided, straight from values: for what comes after the review."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import timezone

from dondoc.apps.agencies.models import Body, Group
from dondoc.apps.documents.models import Document, DocumentReading
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.values import NamedBody, TaskValue
from factories.record import make_file


def named(body: Body, written: str = "", **fields: Any) -> NamedBody:
    """A body of which there is no doubt."""
    return NamedBody(written or str(body), body_id=body.pk, decided=True, how="register", **fields)


def named_group(group: Group, written: str = "") -> NamedBody:
    return NamedBody(written or group.name, kind="group", group_id=group.pk, decided=True, how="register")


def make_group(name: str, *, kinds: tuple[str, ...], levels: tuple[str, ...], **fields: Any) -> Group:
    """All bodies of these kinds and levels."""
    rule = {"any": [{"kinds": list(kinds), "levels": list(levels)}]}
    return Group.objects.create(slug=f"nhom-{Group.objects.count()}", name=name, rule=rule, **fields)


def make_settled_review(owner: Body, *values: TaskValue, sections: tuple[dict[str, Any], ...] = ()) -> Review:
    """A review in which everything is accepted. Each task stands in the document under «II.1»."""
    text = "\n".join(value.text for value in values)
    document = Document.objects.create(
        owner=owner,
        file=make_file(text.encode()),
        file_name="ke-hoach.txt",
        state=Document.State.READ,
        kind="Kế hoạch",
        number="215/KH-UBND",
        issued_on="2026-01-05",
        title="Kế hoạch chuyển đổi số",
    )
    data = {"sections": list(sections), "references": []}
    DocumentReading.objects.create(
        document=document, text=text, data=data, sha256="0" * 64, reader="test", read_at=timezone.now(), seconds=0.0
    )
    review = Review.objects.create(document=document)
    Item.objects.bulk_create(
        Item(
            review=review,
            kind=Item.Kind.TASK,
            state=Item.State.ACCEPTED,
            position=number,
            path=f"II.1.-{number}",
            start=number * 10,
            end=number * 10 + 5,
            value=replace(value, text=value.text or f"Nhiệm vụ {number}").to_json(),
        )
        for number, value in enumerate(values, start=1)
    )
    return review
