"""The lead asks the bodies that help for their opinion by a day. A late opinion is taken, and marked late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.holding import hold_part, keep, lock_part
from dondoc.apps.tasks.models import Assignment, Opinion
from dondoc.apps.tasks.permissions import can_ask_opinion, can_give_opinion
from dondoc.apps.tasks.telling import tell_of_part
from dondoc.apps.tasks.words import said
from dondoc.rules.lateness import last_overdue_due


@transaction.atomic
def ask_opinion(
    *,
    assignment: Assignment,
    version: int,
    of: Iterable[Assignment],
    question: str,
    due: date,
    by: User,
    today: date,
) -> list[Opinion]:
    """`assignment` is the lead's part, `of` are the parts of those asked."""
    question = said(question, _("Hãy ghi nội dung xin ý kiến."))
    mine = {"question": question, "due": due}
    part = hold_part(assignment, version=version, by=by, may=can_ask_opinion, mine=mine)
    asked = _helpers(part, of)
    if due < today:
        raise ActionError(_("Ngày trả lời phải từ hôm nay trở đi."))
    now = timezone.now()
    opinions = Opinion.objects.bulk_create(
        Opinion(assignment=helper, asked_by=by, asked_at=now, question=question, due=due) for helper in asked
    )
    keep(part)
    names = names_on({helper.body_id for helper in asked}, today)
    new = {"of": sorted(names.values()), "question": question, "due": due}
    tell_of_part(Verb.OPINION_ASKED, part, by=by, today=today, new=new)
    return opinions


@transaction.atomic
def give_opinion(*, opinion: Opinion, answer: str, by: User, today: date) -> Opinion:
    """Answered once; who answers second sees what was answered and keeps its own words."""
    answer = said(answer, _("Hãy ghi ý kiến."))
    part = lock_part(opinion.assignment)
    fresh = Opinion.objects.get(pk=opinion.pk)
    fresh.assignment = part
    if fresh.answered_at and can_give_opinion(by, opinion):
        raise Changed(theirs=fresh, mine={"answer": answer})
    can_give_opinion(by, fresh).require()
    fresh.answer, fresh.answered_by, fresh.answered_at = answer, by, timezone.now()
    fresh.save(update_fields=["answer", "answered_by", "answered_at"])
    keep(part)
    new = {"answer": answer, "due": fresh.due, "late": fresh.due <= last_overdue_due(today, Days.current().calendar)}
    tell_of_part(Verb.OPINION_GIVEN, part, by=by, today=today, new=new)
    return fresh


def _helpers(part: Assignment, of: Iterable[Assignment]) -> list[Assignment]:
    wanted = {helper.pk for helper in of}
    if not wanted:
        raise ActionError(_("Hãy chọn cơ quan phối hợp cần xin ý kiến."))
    rows = Assignment.objects.filter(task=part.task_id, active=True, role=Assignment.Role.COORDINATE, pk__in=wanted)
    found = list(rows.order_by("pk"))
    if len(found) != len(wanted):
        raise ActionError(_("Chỉ xin ý kiến được các cơ quan đang phối hợp trong nhiệm vụ này."))
    return found
