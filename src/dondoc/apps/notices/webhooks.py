"""What administrators do with webhooks: add, change, give a new secret, stop, start again, remove, try."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed
from dondoc.apps.notices.errors import AddressNotAllowed, OwnerNotThere, UnknownVerbs
from dondoc.apps.notices.guarded import NotAllowed, check_address
from dondoc.apps.notices.models import Delivery, Webhook
from dondoc.apps.notices.permissions import can_run_notices
from dondoc.apps.notices.signing import secret_of
from dondoc.apps.notices.sources import heard_verbs

TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Revealed:
    """A webhook with its secret, which is told this once."""

    webhook: Webhook
    secret: str


@transaction.atomic
def add_webhook(
    *, name: str, address: str, owner: User, by: User, verbs: Collection[str] = (), bodies: Iterable[Body] = ()
) -> Revealed:
    """Tell another system from now on. No `verbs` are all kinds of events, no `bodies` all that the owner sees."""
    can_run_notices(by).require()
    _check(address, verbs, owner)
    made = Webhook.objects.create(
        name=name.strip(), address=address, verbs=sorted(verbs), owner=owner, salt=secrets.token_hex(16)
    )
    made.bodies.set(bodies)
    audit.record(Verb.WEBHOOK_ADDED, on=made, by=by, new=_facts(made))
    return Revealed(made, secret_of(made))


@transaction.atomic
def change_webhook(
    *,
    webhook: Webhook,
    version: int,
    name: str,
    address: str,
    owner: User,
    by: User,
    verbs: Collection[str] = (),
    bodies: Iterable[Body] = (),
) -> Webhook:
    """Another address, other kinds, other eyes; the secret stays."""
    can_run_notices(by).require()
    _check(address, verbs, owner)
    held = _held(webhook, version)
    old = _facts(held)
    held.name, held.address, held.verbs, held.owner = name.strip(), address, sorted(verbs), owner
    held.save(update_fields=["name", "address", "verbs", "owner"])
    held.bodies.set(bodies)
    audit.record(Verb.WEBHOOK_CHANGED, on=held, by=by, old=old, new=_facts(held))
    return held


@transaction.atomic
def rotate_secret(*, webhook: Webhook, by: User) -> Revealed:
    """A new secret; for a day what is sent is signed with the old one as well, so that nothing is refused meanwhile."""
    can_run_notices(by).require()
    held = Webhook.objects.select_for_update().get(pk=webhook.pk)
    held.serial, held.rotated_at = held.serial + 1, timezone.now()
    held.save(update_fields=["serial", "rotated_at"])
    audit.record(Verb.WEBHOOK_CHANGED, on=held, by=by, new={"name": held.name, "serial": held.serial})
    return Revealed(held, secret_of(held))


@transaction.atomic
def start_webhook(*, webhook: Webhook, by: User) -> Webhook:
    """Send again, what was given up not among it."""
    can_run_notices(by).require()
    return _switch(webhook, by, active=True)


@transaction.atomic
def stop_webhook(*, webhook: Webhook, by: User) -> Webhook:
    """Send nothing until it is started again."""
    can_run_notices(by).require()
    return _switch(webhook, by, active=False)


@transaction.atomic
def remove_webhook(*, webhook: Webhook, by: User) -> None:
    """Forget it with what waits; the event keeps what it was."""
    can_run_notices(by).require()
    held = Webhook.objects.select_for_update().get(pk=webhook.pk)
    audit.record(Verb.WEBHOOK_REMOVED, on=held, by=by, old=_facts(held))
    held.delete()


@transaction.atomic
def try_webhook(*, webhook: Webhook, by: User) -> Delivery:
    """Put one harmless event on its way, to see whether the other side takes it."""
    can_run_notices(by).require()
    code = f"trial_{secrets.token_hex(12)}"
    payload = {"id": code, "type": TRIAL, "at": timezone.now().isoformat(), "webhook": webhook.pk}
    return Delivery.objects.create(webhook=webhook, verb=TRIAL, code=code, payload=payload)


def _switch(webhook: Webhook, by: User, *, active: bool) -> Webhook:
    held = Webhook.objects.select_for_update().get(pk=webhook.pk)
    held.is_active, held.failures, held.stopped_at, held.stopped_why = active, 0, None, ""
    held.save(update_fields=["is_active", "failures", "stopped_at", "stopped_why"])
    audit.record(Verb.WEBHOOK_CHANGED, on=held, by=by, new={"name": held.name, "active": active})
    return held


def _held(webhook: Webhook, version: int) -> Webhook:
    if not Webhook.objects.filter(pk=webhook.pk, version=version).update(version=F("version") + 1):
        raise Changed(theirs=Webhook.objects.get(pk=webhook.pk))
    return Webhook.objects.get(pk=webhook.pk)


def _check(address: str, verbs: Collection[str], owner: User) -> None:
    try:
        check_address(address)
    except NotAllowed as error:
        raise AddressNotAllowed(why=str(error)) from error
    unknown = sorted(set(verbs) - heard_verbs())
    if unknown:
        raise UnknownVerbs(verbs=", ".join(unknown))
    held = standing(owner)
    if not (held.is_admin or held.bodies_all):
        raise OwnerNotThere


def _facts(webhook: Webhook) -> dict[str, object]:
    return {
        "name": webhook.name,
        "address": webhook.address,
        "verbs": webhook.verbs,
        "person": webhook.owner.full_name,
        "body_ids": sorted(webhook.bodies.values_list("pk", flat=True)),
    }
