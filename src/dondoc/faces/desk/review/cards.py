"""The right side of the review: each item as a card with ready values; templates decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.documents.words import reason_words, warning_words
from dondoc.apps.plans.bodies import has_many_leads, questions
from dondoc.apps.plans.doubts import WORDS as BODY_DOUBTS
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.proposals import Proposal, propose_leads
from dondoc.apps.plans.steps import value_of
from dondoc.apps.plans.values import DutyValue, NamedBody, TargetValue, TaskValue, Value
from dondoc.faces.desk.review.names import ShownBody, names_for, shown
from dondoc.faces.desk.review.phrases import deadline_words, duty_facts, field_word, target_facts

Word = str | Promise
GRAVE = 0.3  # from here on a doubt is shown before all others
LONG = 80  # longer quotes are in the document beside
KIND_WORDS: Mapping[str, Word] = {
    Item.Kind.TASK: gettext_lazy("Nhiệm vụ"),
    Item.Kind.TARGET: gettext_lazy("Chỉ tiêu"),
    Item.Kind.DUTY: gettext_lazy("Báo cáo"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One body that may be meant, or that is proposed, and why."""

    body_id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """A name of which a person has to say who it is."""

    written: str
    field: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why an item should be looked at, in words; `grave` ones are shown before all others."""

    field: str
    words: str
    grave: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One item, ready to be shown."""

    item: Item
    value: Value
    kind: Word
    words: str
    lead: list[ShownBody] = field(default_factory=list)
    lead_label: Word = ""
    coordinate: list[ShownBody] = field(default_factory=list)
    merged: list[ShownBody] = field(default_factory=list)
    facts: list[tuple[Word, str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    proposals: list[Choice] = field(default_factory=list)
    many_leads: bool = False
    nobody: bool = False
    decided_by: str = ""

    @property
    def asks(self) -> bool:
        """Whether somebody has to answer before the plan can be adopted."""
        return bool(self.questions or self.many_leads or self.nobody)

    @property
    def is_open(self) -> bool:
        return self.item.state == Item.State.PENDING

    @property
    def is_gone(self) -> bool:
        return self.item.state in (Item.State.REJECTED, Item.State.MERGED, Item.State.SPLIT)

    @property
    def in_doubt(self) -> bool:
        return self.asks or any(doubt.grave for doubt in self.doubts)


def build_cards(items: Sequence[Item], review: Review, on: date) -> list[Card]:
    """Cards for some items of one review, with constant few queries."""
    values = {item.pk: value_of(item) for item in items}
    wanting = [item for item in items if _names_nobody(values[item.pk]) and item.state == Item.State.PENDING]
    proposed = propose_leads(review) if wanting else {}
    names = names_for(values.values(), on) | _names_of(proposed, on)
    people = _people(items)
    return [_card(item, values[item.pk], names, proposed.get(item.pk, ()), people) for item in items]


def _card(
    item: Item, value: Value, names: Mapping[int, str], proposed: Sequence[Proposal], people: Mapping[int, str]
) -> Card:
    facts: dict[str, Any] = {}
    if isinstance(value, TaskValue):
        facts = {
            "lead": shown(value.lead, names),
            "lead_label": _("Chủ trì"),
            "coordinate": shown(value.coordinate, names),
            "merged": shown(value.merged, names),
            "facts": _task_facts(value),
            "many_leads": has_many_leads(value),
            "nobody": _names_nobody(value),
        }
    elif isinstance(value, DutyValue):
        facts = {"lead": shown(value.who, names), "lead_label": _("Cơ quan báo cáo"), "facts": duty_facts(value)}
    elif isinstance(value, TargetValue):
        facts = {"facts": target_facts(value)}
    return Card(
        item=item,
        value=value,
        kind=KIND_WORDS[item.kind],
        words=value.text,
        doubts=doubts_of(item),
        questions=[_question(name, body, names) for name, body in questions(value)],
        proposals=[Choice(one.body_id, names.get(one.body_id, ""), str(one.reason)) for one in proposed],
        decided_by=people.get(item.decided_by_id or 0, ""),
        **facts,
    )


def _task_facts(value: TaskValue) -> list[tuple[Word, str]]:
    facts: list[tuple[Word, str]] = [
        (_("Thời hạn"), deadline_words(value)),
        (_("Sản phẩm"), value.product),
        (_("Thẩm quyền"), value.authority),
        (_("Người"), value.person),
        (_("Giao chung"), _("không cơ quan nào chủ trì riêng, theo dõi chung") if value.common else ""),
    ]
    return [(label, words) for label, words in facts if words]


def _question(name: str, body: NamedBody, names: Mapping[int, str]) -> Question:
    choices = tuple(
        Choice(one.body_id, names.get(one.body_id, ""), " · ".join(filter(None, (one.topic, one.reason))))
        for one in body.candidates
    )
    return Question(body.written, name, choices)


def doubts_of(item: Item) -> list[Doubt]:
    """The doubts of an item in words, the gravest first, each once."""
    found: dict[tuple[str, str], Doubt] = {}
    for one in item.doubts:
        told = _told(one)
        extra = one.get("text") or ""
        key = (one["field"], told)
        words_here = f"{told}: «{extra}»" if extra and len(extra) < LONG else told
        found.setdefault(key, Doubt(field_word(one["field"]), words_here, one["score"] >= GRAVE))
    return list(found.values())


def _told(one: dict[str, Any]) -> str:
    """A doubt in words: the register's own, a warning of the reader, or the reason of a field."""
    code = one["code"]
    if code in BODY_DOUBTS:
        return str(BODY_DOUBTS[code])
    return warning_words(code) if one["source"] == "warning" else reason_words(code)


def _names_nobody(value: Value) -> bool:
    return isinstance(value, TaskValue) and not value.lead and not value.common


def _names_of(proposed: Mapping[int, Sequence[Proposal]], on: date) -> dict[int, str]:
    return names_on({one.body_id for some in proposed.values() for one in some}, on)


def _people(items: Iterable[Item]) -> dict[int, str]:
    wanted = {item.decided_by_id for item in items if item.decided_by_id}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "full_name")) if wanted else {}
