"""Fill an empty database with the province: `python bench/province fill --assignments 1000000`."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from dondoc.apps.agencies.search import entries as body_entries
from dondoc.apps.audit.models import Event
from dondoc.apps.core import search
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.documents.models import Document, DocumentReading, StoredFile
from dondoc.apps.documents.numbers import number_key
from dondoc.apps.documents.search import entry_of as document_entry
from dondoc.apps.plans.models import Item, Plan, Review
from dondoc.apps.plans.search import entry_of as plan_entry
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Evidence, Extension, Opinion, Report, SameWork, Share, Task
from dondoc.apps.tasks.searching import file_entries, task_entries
from province.cast import make_cast
from province.copying import copy_lines, copy_rows, put_aside, set_sequences
from province.course import (
    EVENT,
    EVIDENCE,
    EXTENSION,
    OPINION,
    PART,
    REPORT,
    SHARE,
    Course,
    by_month,
    numbered,
)
from province.work import PER_PLAN, PER_TASK, ZONE, Order, make_orders, make_plans

SEED = 2026
NOW = datetime(2026, 11, 20, 8, tzinfo=ZONE)
BIG = (Task, Assignment, Report, Evidence, Extension, Share, Opinion, SameWork, Event, Item, SearchEntry)


def fill(assignments: int) -> dict[str, int]:
    """Everything, in the order in which it depends on one another; how many rows of each."""
    pick = Random(SEED)
    with _told("bảng"):
        call_command("migrate", verbosity=0)
    with _told("cơ quan, người"):
        cast = make_cast(pick)
    with _told("kế hoạch, nhiệm vụ"):
        plans = make_plans(pick, cast, max(3, assignments // PER_PLAN))
        orders = make_orders(pick, cast, plans, max(10, round(assignments / PER_TASK)), assignments)
    with _told("diễn biến"):
        course = Course(pick, cast, Days.current().calendar, files=len(plans) * 4)
        for order in orders:
            course.run(order)
    _write(pick, plans, orders, course)
    with _told("thống kê cho máy"), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {
        model._meta.label: model._default_manager.count()
        for model in (Plan, Task, Assignment, Report, Event, SearchEntry)
    }


def _write(pick: Random, plans: list[Plan], orders: list[Order], course: Course) -> None:
    with transaction.atomic(), put_aside(*BIG):
        with _told("văn bản, kế hoạch"):
            _papers(plans, orders, files=len(plans) * 4)
        with _told("nhiệm vụ"):
            copy_rows(Task, (order.task for order in orders))
            copy_rows(SameWork, _pairs(pick, orders))
        with _told("phần việc"):
            copy_lines(Assignment, PART, by_month(course.parts))
        with _told("báo cáo"):
            copy_lines(Report, REPORT, by_month(course.reports))
            for model, names, lines in (
                (Evidence, EVIDENCE, course.evidence),
                (Extension, EXTENSION, course.extensions),
                (Share, SHARE, course.shares),
                (Opinion, OPINION, course.opinions),
            ):
                copy_lines(model, names, lines)
        with _told("sự kiện"):
            copy_lines(Event, EVENT, numbered(by_month(course.events), behind=Event.objects.count()))
        with _told("tìm kiếm"):
            SearchEntry.objects.all().delete()  # of bodies, made while they were loaded
            copy_rows(SearchEntry, list(_entries(plans, orders)))  # read before the copying takes the connection
        set_sequences(StoredFile, Document, DocumentReading, Review, Plan, *BIG)
        connection.check_constraints()
        print("  chỉ mục và ràng buộc …", file=sys.stderr, flush=True)


def _papers(plans: list[Plan], orders: list[Order], files: int) -> None:
    """The documents with their texts and items, as reading and review left them."""
    by_plan: dict[int, list[Order]] = {}
    for order in orders:
        by_plan.setdefault(order.task.plan_id, []).append(order)
    stored = [_file(number) for number in range(1, files + 1)]
    StoredFile.objects.bulk_create(stored, batch_size=1000)
    for plan in plans:
        mine = by_plan[plan.pk]
        text = _text(plan, mine)
        _document(plan)
        DocumentReading.objects.create(
            pk=plan.pk, document_id=plan.pk, text=text, data={"sections": []}, sha256=f"{plan.pk:064x}",
            reader="bench", read_at=plan.adopted_at, seconds=0.1,
        )  # fmt: skip
        Review.objects.create(pk=plan.pk, document_id=plan.pk, state=Review.State.ADOPTED, closed_at=plan.adopted_at)
        plan.decisions = [{"item": order.task.pk, "value": _value(order)} for order in mine]
    copy_rows(Plan, plans)
    copy_rows(Item, (_item(order) for order in orders))


def _file(number: int) -> StoredFile:
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    text = "Báo cáo kết quả thực hiện nhiệm vụ được giao, kèm số liệu và hình ảnh. " * 6
    return StoredFile(
        pk=number, sha256=digest, size=40_000, media_type="application/pdf", path=f"{digest[:2]}/{digest}", text=text,
        prepared_at=NOW,
    )  # fmt: skip


def _document(plan: Plan) -> None:
    document = Document(
        pk=plan.pk, file_id=plan.pk, file_name=f"ke-hoach-{plan.pk}.docx", owner_id=plan.monitor_id,
        state=Document.State.ADOPTED, kind="Kế hoạch", number=f"{plan.pk + 100}/KH-UBND", issuer="UBND tỉnh Sơn Hải",
        issued_on=plan.issued_on.isoformat(), title=plan.name,
    )  # fmt: skip
    document.uploaded_at = plan.adopted_at
    document.number_key = number_key(document.number)
    Document.objects.bulk_create([document])  # without the signals of saving: search is filled at the end
    plan.document = document


def _text(plan: Plan, orders: list[Order]) -> str:
    """The words of the document; the tasks note where they stand in it."""
    pieces, at = [f"{plan.name}\n"], len(plan.name) + 1
    for order in orders:
        head = f"{order.task.path}. "
        order.task.start = at + len(head)
        order.task.end = order.task.start + len(order.task.text)
        piece = f"{head}{order.task.text}\nChủ trì: {order.task.lead_written}.\n"
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces)


def _value(order: Order) -> dict[str, Any]:
    task = order.task
    return {
        "text": task.text,
        "lead": [{"written": task.lead_written, "body_id": order.leads[0]}],
        "coordinate": [{"written": "", "body_id": body} for body in order.helpers],
        "deadline_type": task.deadline_type,
        "deadline_text": task.deadline_text,
        "product": task.product,
    }


def _item(order: Order) -> Item:
    task, value = order.task, _value(order)
    return Item(
        pk=task.pk, review_id=task.plan_id, kind=Item.Kind.TASK, position=task.number, path=task.path, start=task.start,
        end=task.end, read=value, value=value, state=Item.State.ACCEPTED, decided_at=task.created_at,
    )  # fmt: skip


def _pairs(pick: Random, orders: list[Order]) -> Iterator[SameWork]:
    for number in range(1, len(orders) // 100 + 1):
        one, other = sorted(pick.sample(range(len(orders)), 2))
        yield SameWork(
            pk=number, one_id=orders[one].task.pk, other_id=orders[other].task.pk, likeness=0.8,
            reason="Nội dung giống nhau 80%.", state=SameWork.State.PROPOSED if number % 3 else SameWork.State.APART,
        )  # fmt: skip


def _entries(plans: list[Plan], orders: list[Order]) -> Iterator[SearchEntry]:
    sources = (
        task_entries(order.task for order in orders),
        (plan_entry(plan) for plan in plans),
        (document_entry(plan.document, plan.name) for plan in plans),
        body_entries(),
        file_entries(Evidence.objects.select_related("file", "report__assignment__task").order_by("pk").iterator(2000)),
    )
    number = 0
    for source in sources:
        for entry in source:
            number += 1
            row = search.build(entry)
            row.pk, row.updated_at = number, NOW
            yield row


@contextmanager
def _told(what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    print(f"  {what}: {time.perf_counter() - started:.1f} s", file=sys.stderr, flush=True)
