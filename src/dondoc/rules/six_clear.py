"""Whether a task is assigned with the six clears («6 rõ»): person, work, time, duty, product, authority.

Each answer is clear, or missing with one reason: the one to mend first. Nothing
is judged good or bad here; a flag asks the reviewer to look. The «5 rõ» of older
papers have no authority.
Source: the Prime Minister's formula «rõ người, rõ việc, rõ thời gian, rõ trách
nhiệm, rõ sản phẩm, rõ thẩm quyền»; Nghị định 39/2022/NĐ-CP (one lead for a task);
domain notes on reporting (§2.4).

>>> said = six_clear(
...     "Tăng cường công tác tuyên truyền.", leads=["Sở Tư pháp"], person=None, due=None, ongoing=True,
...     roles={"Sở Tư pháp": "lead"}, product=None, authority=None,
... )
>>> [f"{answer.question}: {answer.reason}" for answer in said.missing]
['person: no-person', 'work: vague-verb', 'product: no-product', 'authority: no-authority']
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.rules.authority import authority_in, leaves_authority_open
from dondoc.rules.work_words import Wording, judge_work

LEAD = "lead"


class Clear(enum.StrEnum):
    """The six questions, in the order of the formula."""

    PERSON = "person"  # rõ người
    WORK = "work"  # rõ việc
    TIME = "time"  # rõ thời gian
    DUTY = "duty"  # rõ trách nhiệm
    PRODUCT = "product"  # rõ sản phẩm, rõ kết quả
    AUTHORITY = "authority"  # rõ thẩm quyền


class Unclear(enum.StrEnum):
    """Why an answer is missing."""

    NO_LEAD = "no-lead"
    SEVERAL_LEADS = "several-leads"
    NO_PERSON = "no-person"
    NO_VERB = "no-verb"
    VAGUE_VERB = "vague-verb"
    NO_DEADLINE = "no-deadline"
    NO_ROLES = "no-roles"
    NO_LEAD_ROLE = "no-lead-role"
    BODY_WITHOUT_ROLE = "body-without-role"
    NO_PRODUCT = "no-product"
    NO_AUTHORITY = "no-authority"
    AUTHORITY_NOT_NAMED = "authority-not-named"


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the six: clear where there is no reason against it, and the words that answer it."""

    question: Clear
    reason: Unclear | None = None
    found: str | None = None

    @property
    def clear(self) -> bool:
        """Whether the question is answered."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class SixClear:
    """The six answers about one task."""

    person: Answer
    work: Answer
    time: Answer
    duty: Answer
    product: Answer
    authority: Answer

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All six, in the order of the formula."""
        return (self.person, self.work, self.time, self.duty, self.product, self.authority)

    @property
    def missing(self) -> tuple[Answer, ...]:
        """The answers that are not clear."""
        return tuple(answer for answer in self.answers if not answer.clear)

    @property
    def clear_count(self) -> int:
        """How many of the six are clear."""
        return len(self.answers) - len(self.missing)


def six_clear(
    text: str,
    *,
    leads: Sequence[str],
    person: str | None,
    due: date | None,
    ongoing: bool,
    roles: Mapping[str, str | None],
    product: str | None,
    authority: str | None,
) -> SixClear:
    """The six answers about a task.

    `leads` are the bodies that lead, `person` the official named for it, `roles`
    each body named with its role (none where the text gives none), `authority`
    who decides where somebody has said so; otherwise the text is asked.
    """
    return SixClear(
        person=_person(leads, person),
        work=_work(text),
        time=_time(due, ongoing=ongoing),
        duty=_duty(roles),
        product=_product(product),
        authority=_authority(text, authority),
    )


def _person(leads: Sequence[str], person: str | None) -> Answer:
    if not leads:
        return Answer(Clear.PERSON, Unclear.NO_LEAD)
    if len(leads) > 1:
        return Answer(Clear.PERSON, Unclear.SEVERAL_LEADS, "; ".join(leads))
    if not person:
        return Answer(Clear.PERSON, Unclear.NO_PERSON, leads[0])
    return Answer(Clear.PERSON, found=f"{person}, {leads[0]}")


def _work(text: str) -> Answer:
    work = judge_work(text)
    reason = {Wording.VAGUE: Unclear.VAGUE_VERB, Wording.NO_VERB: Unclear.NO_VERB}.get(work.wording)
    return Answer(Clear.WORK, reason, work.verb)


def _time(due: date | None, *, ongoing: bool) -> Answer:
    if due is None and not ongoing:
        return Answer(Clear.TIME, Unclear.NO_DEADLINE)
    return Answer(Clear.TIME, found=due.isoformat() if due else None)


def _duty(roles: Mapping[str, str | None]) -> Answer:
    if not roles:
        return Answer(Clear.DUTY, Unclear.NO_ROLES)
    if LEAD not in roles.values():
        return Answer(Clear.DUTY, Unclear.NO_LEAD_ROLE)
    idle = [body for body, role in roles.items() if not role]
    return Answer(Clear.DUTY, Unclear.BODY_WITHOUT_ROLE if idle else None, "; ".join(idle) or None)


def _product(product: str | None) -> Answer:
    named = (product or "").strip()
    return Answer(Clear.PRODUCT, None if named else Unclear.NO_PRODUCT, named or None)


def _authority(text: str, authority: str | None) -> Answer:
    found = authority or ((said := authority_in(text)) and said.body)
    if found:
        return Answer(Clear.AUTHORITY, found=found)
    reason = Unclear.AUTHORITY_NOT_NAMED if leaves_authority_open(text) else Unclear.NO_AUTHORITY
    return Answer(Clear.AUTHORITY, reason)
