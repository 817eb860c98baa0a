"""What stands between a review and its adoption: each point with the item it concerns and whether it stops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from dondoc.apps.documents.models import Document
from dondoc.apps.plans.amended import AMENDING, amended_plans
from dondoc.apps.plans.bodies import has_many_leads, lacks_lead, questions
from dondoc.apps.plans.days import last_day, show_day
from dondoc.apps.plans.models import Item, Plan, PlanLink, Review
from dondoc.apps.plans.same_work import find_same_within, prepare
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.validation import validate
from dondoc.apps.plans.values import DutyValue, TaskValue, Value


class Severity(StrEnum):
    """Whether a problem stops adoption, or only warns."""

    STOPS = "stops"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Problem:
    """One point: `code` groups them on a page, `item_id` is where to mend it (None: the document's own facts)."""

    code: str
    severity: Severity
    message: str
    item_id: int | None = None
    field: str = ""
    other_id: int | None = None

    @property
    def stops(self) -> bool:
        return self.severity is Severity.STOPS


def find_problems(review: Review) -> list[Problem]:
    """All problems, those that stop first, then in the order of the document. A fixed number of queries."""
    items = list(review.items.live().in_document_order())
    accepted = [(item, value_of(item)) for item in items if item.state == Item.State.ACCEPTED]
    found = [
        *_of_document(review.document),
        *_amends(review.document, items),
        *_pending(items),
        *_nothing(items),
        *(problem for item, value in accepted for problem in _of_item(item, value, review.document)),
        *_duplicates([(item, value) for item, value in accepted if isinstance(value, TaskValue)]),
    ]
    return sorted(found, key=lambda problem: problem.severity)


def stopping(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop adoption."""
    return [problem for problem in problems if problem.stops]


def _stops(code: str, message: str, item: Item | None = None, field: str = "") -> Problem:
    return Problem(code, Severity.STOPS, message, item.pk if item else None, field)


def _warns(code: str, message: str, item: Item | None = None, field: str = "", other: Item | None = None) -> Problem:
    return Problem(code, Severity.WARNS, message, item.pk if item else None, field, other.pk if other else None)


def _of_document(document: Document) -> Iterator[Problem]:
    day = last_day(document.issued_on)
    if day is None or len(document.issued_on) < 10:
        yield _stops("document-date", _("Chưa có ngày ban hành đầy đủ; hãy ghi theo bản đã ký."), field="issued_on")
    if not document.title.strip():
        yield _stops("document-title", _("Chưa có trích yếu; hãy ghi tên kế hoạch."), field="title")
    if not document.number or document.number.startswith("/"):
        yield _warns("document-number", _("Chưa có số văn bản; hãy ghi theo bản đã ký."), field="number")
    yield from _adopted_before(document)


def _adopted_before(document: Document) -> Iterator[Problem]:
    """The same file twice is one plan twice; the same number may be a correction, which a person must know."""
    others = Plan.objects.exclude(document=document).defer("decisions")
    if others.filter(document__file=document.file_id).exists():
        yield _stops("same-file", _("Chính tệp này đã được đưa vào thực hiện trong một kế hoạch khác."))
    elif document.number and not document.number.startswith("/"):
        same = others.filter(document__number=document.number, document__issuer=document.issuer).first()
        if same:
            facts = {"number": document.number, "plan": same}
            yield _warns("same-number", _("Văn bản số %(number)s đã có kế hoạch đang thực hiện: %(plan)s.") % facts)


def _amends(document: Document, items: Sequence[Item]) -> Iterator[Problem]:
    """A document that amends a plan of ours changes nothing there unless somebody says what."""
    if any(item.value.get("amends") is not None for item in items):
        return
    plans = amended_plans(document)
    if not plans:
        yield from _amends_unknown(document)
    for plan, relation in plans:
        if relation == PlanLink.Relation.REPLACES:
            message = _("Văn bản này thay thế %(plan)s; hãy đối chiếu xem mục nào được thay, mục nào kết thúc.")
        else:
            message = _("Văn bản này sửa đổi %(plan)s; hãy đối chiếu xem mục nào được sửa, mục nào bãi bỏ.")
        yield _warns("amends", message % {"plan": plan})


def _amends_unknown(document: Document) -> Iterator[Problem]:
    """It says that it amends a plan, and which one we could not tell: adopted like this it would be new work."""
    for cited in document.citations.filter(relation__in=AMENDING, target__isnull=True).order_by("pk"):
        message = _(
            "Văn bản ghi sửa đổi hoặc thay thế %(cited)s nhưng chưa nối được với kế hoạch nào đang theo dõi; "
            "hãy nối ở trang «Đối chiếu sửa đổi», nếu không các mục sẽ thành việc mới."
        )
        yield _warns("amends", message % {"cited": f"«{cited}»"})


def _pending(items: Sequence[Item]) -> Iterator[Problem]:
    for item in items:
        if item.state == Item.State.PENDING:
            yield _stops("pending", _("Mục chưa xem: hãy nhận hoặc bỏ."), item)


def _nothing(items: Sequence[Item]) -> Iterator[Problem]:
    if not items:
        yield _stops("nothing", _("Chưa có mục nào để đưa vào thực hiện; có thể lưu văn bản để tra cứu."))


def _of_item(item: Item, value: Value, document: Document) -> Iterator[Problem]:
    for field, fault in validate(value).items():
        yield _stops("invalid", fault, item, field)
    for field, body in questions(value):
        facts = {"name": body.written}
        if body.candidates:
            message = _("«%(name)s» có thể là nhiều cơ quan; hãy chọn cơ quan nào.") % facts
        else:
            message = _("Không rõ «%(name)s» là cơ quan nào; hãy chọn hoặc thêm vào danh mục.") % facts
        yield (_stops if field == "lead" else _warns)("undecided-body", message, item, field)
    if isinstance(value, TaskValue):
        yield from _of_task(item, value, document)
    if isinstance(value, DutyValue) and value.frequency == "periodic" and not value.due:
        yield _warns(
            "unclear-frequency", _("Báo cáo định kỳ nhưng không nêu kỳ; hãy chọn kỳ báo cáo."), item, "frequency"
        )


def _of_task(item: Item, value: TaskValue, document: Document) -> Iterator[Problem]:
    if lacks_lead(value):
        message = _("Chưa có cơ quan chủ trì; hãy chọn cơ quan, hoặc ghi rõ là việc theo dõi chung.")
        yield _stops("no-lead", message, item, "lead")
    if has_many_leads(value):
        message = _(
            "Nêu %(count)d cơ quan chủ trì; hãy chọn một cơ quan chịu trách nhiệm, "
            "hoặc cho mỗi cơ quan làm phần của mình."
        )
        yield _stops("many-leads", message % {"count": len(value.lead)}, item, "lead")
    for body in value.lead:
        if body.partial and body.group_id is not None:
            facts = {"name": body.written}
            message = _("«%(name)s» chỉ là một số cơ quan trong nhóm; hãy chọn cơ quan nào, hoặc giữ cả nhóm.") % facts
            yield _warns("partial-lead", message, item, "lead")
    issued, due = last_day(document.issued_on), value.due_on
    if issued and due and due < issued:
        message = _("Thời hạn %(due)s trước ngày ban hành %(issued)s; hãy kiểm tra lại.")
        yield _warns(
            "due-before-issue",
            message % {"due": show_day(value.due), "issued": show_day(issued.isoformat())},
            item,
            "due",
        )


def _duplicates(tasks: Sequence[tuple[Item, TaskValue]]) -> Iterator[Problem]:
    works = [prepare(value.text) for _item, value in tasks]
    for pair in find_same_within(works):
        (first, one), (second, other) = tasks[pair.one], tasks[pair.other]
        if _lead_keys(one) & _lead_keys(other) or not (one.lead and other.lead):
            facts = {"path": first.path or _("mục thêm"), "share": round(pair.likeness * 100)}
            message = _("Có vẻ trùng với mục %(path)s (giống %(share)d%%); hãy gộp hoặc giữ cả hai.") % facts
            yield _warns("duplicate", message, second, "text", first)


def _lead_keys(value: TaskValue) -> set[object]:
    return {body.body_id or body.group_id or body.written.casefold() for body in value.lead}
