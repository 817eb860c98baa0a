"""Documents under review: the fictional plan of `readings`, or a text read on the spot, with the bodies it names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.citations import build_citations, keys_of, relink
from dondoc.apps.documents.models import Citation, Document, DocumentReading
from dondoc.apps.documents.proof import reading_digest
from dondoc.apps.plans.actions import accept_item, correct_document
from dondoc.apps.plans.adoption import adopt_document
from dondoc.apps.plans.models import Item, Plan, Review
from dondoc.apps.plans.opening import open_review
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import NamedBody, TaskValue
from dondoc.reading import read
from dondoc.reading.model import Reading
from factories import readings
from factories.record import make_body, make_file, make_person

TODAY = date(2026, 11, 20)


@dataclass
class Office:
    """A department that monitors, two people who review there, and the bodies that plans name."""

    province: Body
    science: Body
    finance: Body
    farming: Body
    health: Body
    monitor: User
    colleague: User
    stranger: User
    admin: User

    def bodies(self) -> tuple[Body, ...]:
        return self.science, self.finance, self.farming, self.health


def make_office() -> Office:
    province = make_body("Ủy ban nhân dân tỉnh Sơn Hải", kind=Body.Kind.COMMITTEE)
    science = make_body("Sở Khoa học và Công nghệ", under=province, mandate="khoa học và công nghệ; đổi mới sáng tạo")
    finance = make_body("Sở Tài chính", under=province, mandate="ngân sách; kinh phí; đầu tư công")
    farming = make_body("Sở Nông nghiệp và Phát triển nông thôn", under=province, mandate="nông nghiệp; nông thôn mới")
    health = make_body("Sở Y tế", under=province, mandate="y tế; khám bệnh, chữa bệnh; dược")
    return Office(
        province=province,
        science=science,
        finance=finance,
        farming=farming,
        health=health,
        monitor=make_person("Trần Thị Theo", Role.MONITOR, science),
        colleague=make_person("Lê Văn Cùng", Role.MONITOR, science),
        stranger=make_person("Vũ Văn Khác", Role.MONITOR, health),
        admin=make_person("Quản Trị", Role.ADMINISTRATOR),
    )


def make_read_document(owner: Body, source: Reading | str | None = None, **fields: Any) -> Document:
    """A document as the worker leaves it: READ, with its reading and its citations, no review yet."""
    reading = read(source) if isinstance(source, str) else source or readings.plan()
    data = reading.to_json()
    text = data["source"].pop("text")
    facts = {name: data["document"][name] or "" for name in ("kind", "number", "issuer", "issued_on", "title")}
    values = {"file": make_file(text.encode()), "file_name": "ke-hoach.docx", "state": Document.State.READ}
    document = Document.objects.create(owner=owner, **{**values, **facts, **fields})
    DocumentReading.objects.create(
        document=document,
        text=text,
        data=data,
        sha256=reading_digest(text, data),
        reader="test",
        read_at=timezone.now(),
        seconds=0.0,
    )
    Citation.objects.bulk_create(build_citations(document, data["references"]))
    relink(keys_of(document))
    return document


def make_review(owner: Body, source: Reading | str | None = None, **fields: Any) -> Review:
    """The review of such a document, opened today."""
    return open_review(document=make_read_document(owner, source, **fields), today=TODAY)


def item_at(review: Review, path: str, kind: str = "task") -> Item:
    return review.items.get(path=path, kind=kind)


def settle_all(review: Review, lead: Body, by: User, *, name: str = "") -> None:
    """Answer every question as a hurried official would: this body leads whatever is in doubt; all is accepted."""
    named = NamedBody(name or str(lead), "body", lead.pk, decided=True, how="person")
    for item in review.items.filter(state=Item.State.PENDING).order_by("position", "pk"):
        value = value_of(item)
        if isinstance(value, TaskValue):
            keep = len(value.lead) == 1 and value.lead[0].decided
            item.value = replace(value, lead=value.lead if keep else (named,), each=False).to_json()
            item.save(update_fields=["value"])
        accept_item(item=item, version=item.version, by=by)


def make_adopted(office: Office, source: Reading | str | None = None, **facts: str) -> Plan:
    """A plan adopted through a whole review."""
    review = make_review(office.science, source)
    given = {
        "issued_on": review.document.issued_on or "2026-01-05",
        "title": review.document.title or "Kế hoạch",
        **facts,
    }
    correct_document(review=review, version=review.document.version, facts=given, by=office.monitor, today=TODAY)
    settle_all(review, office.science, office.monitor, name="Sở Khoa học và Công nghệ")
    return adopt_document(
        review=review,
        monitor=office.science,
        assigner=office.province,
        starts_on=date(2026, 1, 5),
        ends_on=date(2030, 12, 31),
        by=office.monitor,
        today=TODAY,
    )
