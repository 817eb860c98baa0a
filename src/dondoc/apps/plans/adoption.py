"""Adoption: the review becomes a plan in force, all of it or nothing, once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.days import show_day
from dondoc.apps.plans.errors import AlreadyAdopted, InvalidPeriod, NotReady
from dondoc.apps.plans.freezing import decisions_of, hash_of
from dondoc.apps.plans.links import link_documents
from dondoc.apps.plans.models import Duty, Item, Plan, Review, Target
from dondoc.apps.plans.permissions import can_adopt
from dondoc.apps.plans.problems import Problem, Severity, find_problems, stopping
from dondoc.apps.plans.replacing import end_amended
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import DutyValue, TargetValue

__all__ = ["Problem", "Severity", "adopt_document", "find_problems", "short_name", "stopping"]

_SHORT_KINDS: Final = {
    "Kế hoạch": "KH", "Chương trình": "CTr", "Chương trình hành động": "CTHĐ", "Quyết định": "QĐ", "Chỉ thị": "CT",
    "Nghị quyết": "NQ", "Đề án": "ĐA", "Công văn": "CV", "Kết luận": "KL", "Thông báo": "TB", "Hướng dẫn": "HD",
}  # fmt: skip
_SMALLEST = Decimal("0.000001")


@transaction.atomic
def adopt_document(
    *,
    review: Review,
    monitor: Body,
    assigner: Body | None,
    starts_on: date,
    ends_on: date | None,
    by: User,
    today: date,
) -> Plan:
    """Freeze the document and make the plan, its targets, duties and links. Tasks are made by `tasks.adoption`.

    1. Hold the review: a second submit waits here, and is then told that it came second.
    2. Refuse while questions are open.
    3. Make the plan with the hashes of file, reading and decisions.
    4. Make targets, duties, and the links of the chain; end what an amendment ends.
    5. Close document and review.
    """
    held = Review.objects.select_for_update().get(pk=review.pk)
    document = Document.objects.select_related("file", "reading").get(pk=held.document_id)
    if held.state == Review.State.ADOPTED:
        raise AlreadyAdopted(Plan.objects.filter(document=document).first())
    can_adopt(by, document).require()
    if ends_on is not None and ends_on < starts_on:
        raise InvalidPeriod
    held.document = document
    if stops := stopping(find_problems(held)):
        raise NotReady(stops)
    plan = _make_plan(held, document, monitor, assigner, (starts_on, ends_on), by)
    _make_targets_and_duties(plan, held)
    link_documents(document, by=by)
    end_amended(plan, by=by, today=today)
    _close(held, document)
    audit.record(
        Verb.ADOPTED,
        on=plan,
        by=by,
        for_body=monitor,
        new={"file": plan.file_sha256, "reading": plan.reading_sha256, "decisions": plan.decisions_sha256},
        plan_id=plan.pk,
    )
    return plan


def _make_plan(
    review: Review,
    document: Document,
    monitor: Body,
    assigner: Body | None,
    period: tuple[date, date | None],
    by: User,
) -> Plan:
    decisions = decisions_of(review)
    return Plan.objects.create(
        document=document,
        name=document.title,
        short_name=short_name(document)[:120],
        monitor=monitor,
        assigner=assigner,
        issued_on=date.fromisoformat(document.issued_on),
        starts_on=period[0],
        ends_on=period[1],
        adopted_at=timezone.now(),
        adopted_by=by,
        file_sha256=document.file.sha256,
        reading_sha256=document.reading.sha256,
        decisions_sha256=hash_of(decisions),
        decisions=decisions,
    )


def short_name(document: Document) -> str:
    """«KH 215/KH-UBND»; without a number «KH ngày 06/05/2024»."""
    kind = _SHORT_KINDS.get(document.kind, document.kind)
    if document.number and not document.number.startswith("/"):
        return f"{kind} {document.number}".strip()
    return f"{kind} ngày {show_day(document.issued_on)}".strip()


def _make_targets_and_duties(plan: Plan, review: Review) -> None:
    accepted = review.items.filter(state=Item.State.ACCEPTED).in_document_order()
    values = [(item, value) for item in accepted if (value := value_of(item)).change != "ended"]
    Target.objects.bulk_create(_target(plan, item, value) for item, value in values if isinstance(value, TargetValue))
    Duty.objects.bulk_create(_duty(plan, item, value) for item, value in values if isinstance(value, DutyValue))


def _target(plan: Plan, item: Item, value: TargetValue) -> Target:
    return Target(
        plan=plan,
        item=item,
        path=item.path,
        text=value.text,
        start=item.start,
        end=item.end,
        comparator=value.comparator,
        low=_decimal(value.low),
        high=_decimal(value.high),
        unit=value.unit,
        due=value.due,
        period=value.period,
        baseline=value.baseline,
    )


def _duty(plan: Plan, item: Item, value: DutyValue) -> Duty:
    return Duty(
        plan=plan,
        item=item,
        path=item.path,
        text=value.text,
        start=item.start,
        end=item.end,
        who=[body.to_json() for body in value.who],
        to=value.to,
        via=value.via,
        frequency=value.frequency,
        due=value.due,
        ad_hoc=value.ad_hoc,
    )


def _decimal(text: str) -> Decimal | None:
    return Decimal(text).quantize(_SMALLEST) if text else None


def _close(review: Review, document: Document) -> None:
    review.state, review.closed_at = Review.State.ADOPTED, timezone.now()
    review.save(update_fields=["state", "closed_at"])
    document.state = Document.State.ADOPTED
    document.version += 1
    document.save(update_fields=["state", "version"])
