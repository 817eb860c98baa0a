"""Asking for a copy of one's data, or to be erased; the answer of an administrator, by the day that the law sets."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.errors import DataRequestClosed, DataRequestOpen
from dondoc.apps.accounts.models import DataRequest, User
from dondoc.apps.accounts.permissions import can_answer_data, can_ask_data, can_withdraw_data_request
from dondoc.apps.accounts.personal.table import days_of
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import ActionError


@transaction.atomic
def ask(*, person: User, kind: str, by: User, today: date, words: str = "") -> DataRequest:
    """The person asks, or an administrator enters what came on paper."""
    can_ask_data(by, person).require()
    answer_by, due = days_of(kind, today)
    try:
        with transaction.atomic():
            made = DataRequest.objects.create(
                person=person,
                kind=DataRequest.Kind(kind),
                words=words.strip(),
                asked_at=timezone.now(),
                answer_by=answer_by,
                due=due,
            )
    except IntegrityError:
        raise DataRequestOpen from None
    audit.record(Verb.DATA_ASKED, on=made, by=by, new={"kind": made.kind, "due": due})
    return made


@transaction.atomic
def withdraw(*, request: DataRequest, by: User) -> DataRequest:
    """Whoever asked thinks better of it."""
    can_withdraw_data_request(by, request).require()
    return close(request, DataRequest.State.WITHDRAWN, by, "")


@transaction.atomic
def refuse(*, request: DataRequest, answer: str, by: User) -> DataRequest:
    """Not now, or not at all, and why; the person reads the words."""
    can_answer_data(by).require()
    if not answer.strip():
        raise ActionError(_("Hãy ghi lý do và căn cứ, để người yêu cầu biết."))
    return close(request, DataRequest.State.REFUSED, by, answer.strip())


def close(request: DataRequest, state: DataRequest.State, by: User | None, answer: str) -> DataRequest:
    """Answered once; part of a larger action, which has asked whether it may be."""
    held = DataRequest.objects.select_for_update().get(pk=request.pk)
    if held.state != DataRequest.State.OPEN:
        raise DataRequestClosed
    held.state, held.decided_by, held.decided_at, held.answer = state, by, timezone.now(), answer
    held.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    audit.record(Verb.DATA_ANSWERED, on=held, by=by, new={"kind": held.kind, "state": state.value}, reason=answer)
    return held
