"""Leads for tasks that name nobody: proposed with their reasons, taken by a person, never set silently.

What is known (the plan's own part on carrying it out, the mandates of bodies, tasks of
other plans) is gathered once and kept for a minute for the same review: a reviewer
presses a key every few seconds.
"""

from __future__ import annotations

import re
import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from dondoc.apps.agencies.models import Body, BodyName
from dondoc.apps.core.today import today as current_day
from dondoc.apps.plans.bodies import lacks_lead, without_names
from dondoc.apps.plans.likely_leads import Evidence, Ground, Guesser, Knowledge, Likely, Passage
from dondoc.apps.plans.models import Item, Plan, Review
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import TaskValue, bodies_of, value_from_json
from dondoc.vn.folding import fold

_CARRYING_OUT = re.compile(r"\b(to chuc thuc hien|trach nhiem thuc hien|phan cong (thuc hien|nhiem vu|to chuc))\b")
_CHARGED = re.compile(
    r"\b(?:đầu mối|(?:theo dõi|đôn đốc|hướng dẫn)[^.;]{0,60}|triển khai thực hiện)"
    r"[^.;]{0,120}\b(?:Kế hoạch|Chương trình|Đề án)\b",
    re.IGNORECASE,
)
_PROPER = re.compile(r"^(?:Sở|Ban|Chi cục|Cục|Liên minh|Liên hiệp các Hội|Liên hiệp|Hội|Trung tâm|Trường)\s+")
_PARTS = re.compile(r",? và |, | - ")
_NEVER: Final = (Body.Kind.COMMITTEE, Body.Kind.COUNCIL, Body.Kind.MINISTRY, Body.Kind.UNIT)
_PAST_LIMIT: Final = 3000
_KEPT_SECONDS: Final = 60
_KEPT_REVIEWS: Final = 8
_QUOTE: Final = 180


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in words, with the words it rests on: a place in this document, or another plan."""

    ground: str
    words: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A body that may lead: `score` from 0 to 1, `reason` the weightiest one, `evidence` all of them."""

    body_id: int
    score: float
    reason: str
    evidence: tuple[Reason, ...]


def propose_leads(review: Review, items: Iterable[Item] | None = None) -> dict[int, tuple[Proposal, ...]]:
    """For each open task without a lead, up to three bodies; only for the given items where some are given."""
    wanting = [item for item in (_open_tasks(review) if items is None else items) if names_nobody(item)]
    if not wanting:
        return {}
    desk = _desk(review)
    found = {item.pk: desk.likely(item) for item in wanting}
    return {pk: tuple(_proposal(one) for one in likely) for pk, likely in found.items() if likely}


def names_nobody(item: Item) -> bool:
    """Whether an item is a task for which nobody is named, nor is it followed by all."""
    if item.kind != Item.Kind.TASK:
        return False
    value = value_of(item)
    return isinstance(value, TaskValue) and lacks_lead(value)


def _open_tasks(review: Review) -> Iterable[Item]:
    return review.items.live().filter(kind=Item.Kind.TASK).in_document_order()


# --- what is known, kept for a minute ---


@dataclass(slots=True)
class _Desk:
    guesser: Guesser
    titles: Mapping[str, str]
    answers: dict[tuple[str, str, frozenset[int]], list[Likely]] = field(default_factory=dict)

    def likely(self, item: Item) -> list[Likely]:
        value = value_of(item)
        helpers = frozenset(body.body_id for _role, body in bodies_of(value) if body.body_id is not None)
        key = (item.path, value.text, helpers)
        if key not in self.answers:
            headings = headings_of(item.path, self.titles)
            self.answers[key] = self.guesser.likely(value.text, headings=headings, not_these=helpers)
        return self.answers[key]


_desks: OrderedDict[tuple[object, ...], _Desk] = OrderedDict()


def _desk(review: Review) -> _Desk:
    newest = Plan.objects.order_by("-pk").values_list("pk", flat=True).first()
    key = (review.pk, review.opened_at, newest, int(time.monotonic() // _KEPT_SECONDS))
    if key not in _desks:
        _desks[key] = _gather(review, current_day())
        while len(_desks) > _KEPT_REVIEWS:
            _desks.popitem(last=False)
    return _desks[key]


def _gather(review: Review, today: date) -> _Desk:
    titles = {section["path"]: section["title"] for section in review.document.reading.data.get("sections") or ()}
    tasks = [(item, value) for item in _open_tasks(review) if isinstance(value := value_of(item), TaskValue)]
    bodies = _bodies_near(review, [value for _item, value in tasks], today)
    carrying = [(item, value) for item, value in tasks if is_carrying_out(item.path, titles)]
    knowledge = Knowledge(
        duties=[_passage(body, item, value) for item, value in carrying for body in _leads(value)],
        mandates=_mandates(bodies),
        past=_past(review, set(bodies)),
        charged=find_charged(carrying),
    )
    return _Desk(Guesser(knowledge, [value.text for _item, value in tasks], titles.values()), titles)


def headings_of(path: str, titles: Mapping[str, str]) -> list[str]:
    """The headings above an item, the nearest last; the top one names parts of documents, not fields of work.

    >>> headings_of("II.3.a.-1", {"II": "NHIỆM VỤ", "II.3": "Lĩnh vực Y tế", "II.3.a": "Khám bệnh"})
    ['Lĩnh vực Y tế', 'Khám bệnh']
    """
    steps = path.split(".")
    above = (".".join(steps[:count]) for count in range(2, len(steps)))
    return [titles[one] for one in above if one in titles]


def is_carrying_out(path: str, titles: Mapping[str, str]) -> bool:
    """Whether an item stands in the part that says who carries the plan out.

    >>> is_carrying_out("IV.1", {"IV": "TỔ CHỨC THỰC HIỆN"}), is_carrying_out("II.1", {"II": "NHIỆM VỤ"})
    (True, False)
    """
    title = titles.get(path.split(".")[0], "")
    return bool(_CARRYING_OUT.search(fold(title)))


def find_charged(carrying: Sequence[tuple[Item, TaskValue]]) -> Passage | None:
    """The one body that the part on carrying out charges with the plan as a whole."""
    for item, value in carrying:
        leads = _leads(value)
        if len(leads) == 1 and len(value.lead) == 1 and _CHARGED.search(value.text):
            return _passage(leads[0], item, value)
    return None


def _leads(value: TaskValue) -> list[int]:
    return [body.body_id for body in value.lead if body.decided and body.body_id is not None]


def _passage(body: int, item: Item, value: TaskValue) -> Passage:
    return Passage(body, without_names(value), item.path, (item.start, item.end))


def _bodies_near(review: Review, values: Sequence[TaskValue], today: date) -> dict[int, Body]:
    """Bodies of today at the place of those that the document names, which could lead."""
    named = Counter(body.body_id for value in values for _role, body in bodies_of(value) if body.body_id)
    alive = Body.objects.on(today).exclude(kind__in=_NEVER).exclude(level=Body.Level.CENTRAL)
    homes = Body.objects.filter(pk__in=named, place__isnull=False).values_list("place_id", flat=True)
    places = Counter(homes)
    place = places.most_common(1)[0][0] if places else review.document.owner.place_id
    return {body.pk: body for body in (alive.filter(place=place) if place else alive)}


def _mandates(bodies: Mapping[int, Body]) -> dict[int, list[str]]:
    words: dict[int, list[str]] = defaultdict(list)
    for pk, body in bodies.items():
        words[pk] += [word for part in body.mandate.splitlines() for word in part.split(";")]
    for pk, name in BodyName.objects.filter(body__in=bodies).order_by("pk").values_list("body_id", "name"):
        words[pk] += name_keywords(name)
    return words


def name_keywords(name: str) -> list[str]:
    """The fields of work in a name.

    >>> name_keywords("Sở Văn hóa, Thể thao và Du lịch")
    ['Văn hóa, Thể thao và Du lịch', 'Văn hóa', 'Thể thao', 'Du lịch']
    """
    proper = _PROPER.sub("", name)
    if proper == name:
        return []
    parts = _PARTS.split(proper)
    return [proper, *parts] if len(parts) > 1 else [proper]


def _past(review: Review, bodies: set[int]) -> list[Passage]:
    """Tasks of other adopted plans that one body leads, the youngest plans first."""
    rows = (
        Item.objects.filter(kind=Item.Kind.TASK, state=Item.State.ACCEPTED, review__state=Review.State.ADOPTED)
        .exclude(review=review)
        .order_by("-review__document__plan__issued_on", "position")
        .values_list("value", "path", "review__document__plan__short_name")[:_PAST_LIMIT]
    )
    return [passage for row in rows for passage in _past_passages(*row, bodies)]


def _past_passages(data: Mapping[str, Any], path: str, plan: str, bodies: set[int]) -> Iterable[Passage]:
    value = value_from_json("task", data)
    if isinstance(value, TaskValue) and len(value.lead) == 1:
        for body in _leads(value):
            if body in bodies:
                yield Passage(body, without_names(value), f"{plan}|{path}")


# --- in words ---


def _proposal(likely: Likely) -> Proposal:
    reasons = tuple(_reason(one) for one in likely.evidence)
    return Proposal(likely.body, likely.score, reasons[0].words, reasons)


def _reason(one: Evidence) -> Reason:
    passage = one.passage
    if passage is None:
        words = ", ".join(f"«{word}»" for word in one.words[:3])
        return Reason(one.ground, _("Chức năng của cơ quan có %(words)s.") % {"words": words})
    quote = _shortened(passage.text)
    start, end = passage.place or (None, None)
    if one.ground is Ground.LIKE:
        plan, _bar, path = passage.source.partition("|")
        words = _("Đã chủ trì việc tương tự trong %(plan)s (mục %(path)s).") % {"plan": plan, "path": path}
        return Reason(one.ground, words, quote, plan=plan)
    if one.ground is Ground.CHARGE:
        words = _("Là đầu mối thực hiện cả kế hoạch theo mục %(path)s.") % {"path": passage.source}
    else:
        words = _("Mục %(path)s của kế hoạch này giao cơ quan này việc gần giống.") % {"path": passage.source}
    return Reason(one.ground, words, quote, start, end)


def _shortened(text: str) -> str:
    plain = " ".join(text.split()).lstrip(" ,:;.-")
    return plain if len(plain) <= _QUOTE else plain[:_QUOTE].rsplit(" ", 1)[0] + " …"
