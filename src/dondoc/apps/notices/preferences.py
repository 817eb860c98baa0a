"""What people say of the letters they want, and of the notices they have read."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.notices.errors import AlwaysTold
from dondoc.apps.notices.kinds import ALWAYS, MUTABLE, Kind
from dondoc.apps.notices.models import Muted, Notice


def muted_by(user: User) -> frozenset[Kind]:
    """The kinds of which the person wants no letters."""
    return frozenset(Kind(kind) for kind in Muted.objects.filter(user=user).values_list("kind", flat=True))


@transaction.atomic
def choose_letters(*, user: User, muted: Collection[Kind], by: User | None) -> None:
    """Let no letter tell of these kinds from now on. `by` is nobody where a link in a letter was followed."""
    wanted, old = frozenset(muted), muted_by(user)
    if wanted & ALWAYS:
        raise AlwaysTold
    if wanted == old:
        return
    Muted.objects.filter(user=user).exclude(kind__in=wanted).delete()
    Muted.objects.bulk_create((Muted(user=user, kind=kind) for kind in sorted(wanted - old)), ignore_conflicts=True)
    audit.record(Verb.MAIL_MUTED, on=user, by=by, old={"kinds": sorted(old)}, new={"kinds": sorted(wanted)})


def stop_all_letters(*, user: User) -> None:
    """What one press on «unsubscribe» in a program for mail does: all that can be stopped."""
    choose_letters(user=user, muted=MUTABLE, by=None)


def unread(user: User) -> int:
    """The number on the bell."""
    return Notice.objects.filter(user=user, read_at__isnull=True).count()


def mark_read(*, user: User, notice: int | None = None) -> int:
    """One's own notice, or all of them, as read; how many were not."""
    rows = Notice.objects.filter(user=user, read_at__isnull=True)
    if notice is not None:
        rows = rows.filter(pk=notice)
    return rows.update(read_at=timezone.now())
