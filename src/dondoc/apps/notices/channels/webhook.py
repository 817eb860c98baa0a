"""Webhooks: other systems are told of events as signed JSON, until they say that they have it.

Delivered at least once: after a doubt the same event is sent again under the same `id`, by which
the other side knows it. Events of one object may come in another order than they happened; `at`
and `event` say it. Any answer of 2xx is «taken»; all else is tried again after 1, 2, 4 … minutes,
ten times within some nine hours, and then given up. Five given up in a row stop the webhook.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc import __version__
from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.today import today
from dondoc.apps.notices import guarded
from dondoc.apps.notices.channels import Channel, Stop
from dondoc.apps.notices.claims import is_free, new_claim
from dondoc.apps.notices.models import Delivery, Notice, Webhook
from dondoc.apps.notices.signing import signatures
from dondoc.apps.notices.sources import EventSource, Happening

log = logging.getLogger(__name__)
State = Delivery.State
MOST_TRIES = 10
MOST_FAILURES = 5
LONGEST_WAIT = timedelta(hours=6)
KEPT = timedelta(days=30)
_AT_ONCE = 100


class Webhooks(Channel):
    code = "webhook"

    def hear(self, source: EventSource, events: Sequence[Event], happenings: Collection[Happening]) -> None:  # noqa: ARG002
        """A delivery for each webhook that wants the event and whose owner may see it."""
        hooks = list(Webhook.objects.filter(is_active=True).select_related("owner").prefetch_related("bodies"))
        if not hooks:
            return
        facts = source.facts(events)
        for hook in hooks:
            wanted = [event for event in events if not hook.verbs or event.verb in hook.verbs]
            if wanted and hook.owner.is_active:
                seen = source.visible(wanted, hook.owner, [body.pk for body in hook.bodies.all()])
                Delivery.objects.bulk_create(
                    (_delivery(hook, event, facts.get(event.pk, {})) for event in wanted if event.pk in seen),
                    ignore_conflicts=True,
                )

    def send(self, now: datetime, stop: Stop) -> int:
        """Deliver what waits."""
        _recover(now)
        sent = 0
        deaf: set[int] = set()
        for pk, hook in _waiting(now):
            if stop():
                break
            if hook in deaf:
                continue
            if deliver(pk, now):
                sent += 1
            else:
                deaf.add(hook)  # one that does not answer keeps nobody else waiting this time
        return sent

    def sweep(self, day: date) -> int:  # noqa: ARG002
        """What has ended is kept for a month, to be looked up."""
        return Delivery.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()[0]


def _delivery(hook: Webhook, event: Event, facts: Mapping[str, Any]) -> Delivery:
    code = f"evt_{event.pk}_{hook.pk}"
    payload = {
        "id": code,
        "type": event.verb,
        "event": event.pk,
        "at": event.at.isoformat(),
        "by_body": event.body_name,
        "reason": event.reason,
        **facts,
    }
    return Delivery(webhook=hook, event_id=event.pk, verb=event.verb, code=code, payload=payload)


def _waiting(now: datetime) -> list[tuple[int, int]]:
    due = Q(not_before__isnull=True) | Q(not_before__lte=now)
    rows = Delivery.objects.filter(due, state=State.WAITING, webhook__is_active=True)
    return list(rows.order_by(F("not_before").asc(nulls_first=True), "pk").values_list("pk", "webhook_id")[:_AT_ONCE])


def _recover(now: datetime) -> None:
    """What a dead process was sending is sent again: the other side knows it by its id."""
    for one in Delivery.objects.filter(state=State.SENDING).order_by("pk"):
        if is_free(one.claim, one.claimed_at, now):
            _mark(one, state=State.WAITING, claim="")


def deliver(pk: int, now: datetime) -> bool:
    """One try; true where it was taken by the other side."""
    claim = new_claim()
    taken = Delivery.objects.filter(pk=pk, state=State.WAITING).update(
        state=State.SENDING, claim=claim, claimed_at=timezone.now(), tries=F("tries") + 1
    )
    if not taken:
        return False
    one = Delivery.objects.select_related("webhook").get(pk=pk)
    answer = _call(one, now)
    values: dict[str, Any] = {
        "claim": "", "status": answer.status or None, "said": answer.said, "milliseconds": answer.milliseconds,
    }  # fmt: skip
    if answer.is_taken:
        _mark(one, state=State.DONE, ended_at=timezone.now(), not_before=None, **values)
        if one.webhook.failures:
            Webhook.objects.filter(pk=one.webhook_id).update(failures=0)
        return True
    log.info("Delivery %s was not taken: %s %s", one.code, answer.status, answer.said)
    if one.tries < MOST_TRIES and one.event_id is not None:
        _mark(one, state=State.WAITING, not_before=now + wait_after(one.tries), **values)
    else:
        _give_up(one, values)
    return False


def wait_after(tries: int) -> timedelta:
    """1, 2, 4 … minutes, six hours at most."""
    return min(timedelta(minutes=2 ** (tries - 1)), LONGEST_WAIT)


def _call(one: Delivery, now: datetime) -> guarded.Answer:
    body = json.dumps(one.payload, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"dondoc/{__version__}",
        "Dondoc-Event": one.verb,
        "Dondoc-Delivery": one.code,
        "Dondoc-Signature": signatures(one.webhook, body, now),
    }
    try:
        return guarded.post(one.webhook.address, body, headers)
    except guarded.NotAllowed as error:
        return guarded.Answer(0, str(error)[:500], 0)


def _mark(one: Delivery, **values: Any) -> bool:
    return bool(Delivery.objects.filter(pk=one.pk, state=State.SENDING, claim=one.claim).update(**values))


@transaction.atomic
def _give_up(one: Delivery, values: dict[str, Any]) -> None:
    if not _mark(one, state=State.FAILED, ended_at=timezone.now(), not_before=None, **values) or one.event_id is None:
        return
    hook = Webhook.objects.select_for_update().get(pk=one.webhook_id)
    hook.failures += 1
    if hook.is_active and hook.failures >= MOST_FAILURES:
        hook.is_active, hook.stopped_at = False, timezone.now()
        hook.stopped_why = (_("Lỗi %(number)d lần liền: ") % {"number": hook.failures} + str(values["said"]))[:300]
        event = audit.record(Verb.WEBHOOK_STOPPED, on=hook, by=None, new={"name": hook.name}, reason=hook.stopped_why)
        _ring(hook, event)
    hook.save(update_fields=["failures", "is_active", "stopped_at", "stopped_why"])


def _ring(hook: Webhook, event: Event) -> None:
    """Those who can mend it: the administrators, and whoever answers for it."""
    admins = RoleHeld.objects.on(today()).filter(role=Role.ADMINISTRATOR).values("user")
    people = User.objects.active().filter(Q(pk__in=admins) | Q(pk=hook.owner_id)).order_by("pk")
    Notice.objects.bulk_create(
        (
            Notice(
                user=person, event_id=event.pk, verb=event.verb, at=event.at, thing=hook.name,
                url=reverse("webhook", args=[hook.pk]), note=event.reason[:500],
            )
            for person in people
        ),
        ignore_conflicts=True,
    )  # fmt: skip
