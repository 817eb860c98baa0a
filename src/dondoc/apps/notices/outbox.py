"""The outbox of letters: written once a person a day, taken by one process at a time, marked at each step.

Every mark is a commit of its own, made on condition that the claim still stands:

    PREPARED ─claim→ SENDING ─offer, mark→ HANDED ─last line, answer, mark→ SENT

A process that dies while SENDING has handed nothing over: the letter is free again. One that
dies while HANDED leaves a letter of which nobody knows whether it went out; it is marked UNSURE
and never sent again. Its memory is not written, so the next digest tells all of it once more.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from dondoc.apps.notices.claims import is_free, new_claim
from dondoc.apps.notices.models import Letter, Memory

State = Letter.State
MOST_TRIES = 12
_WAITS = (1, 2, 5, 10, 20, 30, 60)  # minutes between one try and the next


def waiting(day: date, now: datetime, most: int) -> list[int]:
    """Letters of the day that may be tried now, the longest waiting first."""
    rows = Letter.objects.filter(Q(not_before__isnull=True) | Q(not_before__lte=now), state=State.PREPARED, day=day)
    return list(rows.order_by(F("not_before").asc(nulls_first=True), "pk").values_list("pk", flat=True)[:most])


def take(pk: int, day: date, now: datetime) -> Letter | None:
    """Claim a letter; None where another process was quicker. A letter of an earlier day is never taken."""
    claim = new_claim()
    taken = Letter.objects.filter(
        Q(not_before__isnull=True) | Q(not_before__lte=now), pk=pk, state=State.PREPARED, day=day
    ).update(state=State.SENDING, claim=claim, claimed_at=timezone.now(), tries=F("tries") + 1)
    return Letter.objects.select_related("user").get(pk=pk) if taken else None


def mark_handed(letter: Letter) -> bool:
    """The text is with the server and the last line is next; False where the claim was lost: do not send it."""
    return _mark(letter, State.SENDING, state=State.HANDED, claimed_at=timezone.now())


@transaction.atomic
def mark_sent(letter: Letter, said: str = "") -> bool:
    """It went out; from now on the person is taken to know what it told."""
    done = _mark(
        letter, State.HANDED, state=State.SENT, sent_at=timezone.now(), fault="", said=said, claim="", not_before=None
    )
    if done:
        Memory.objects.update_or_create(user=letter.user, defaults={"keys": letter.keys, "day": letter.day})
    return done


def mark_unsure(letter: Letter, said: str) -> bool:
    """No answer came to the last line."""
    return _mark(letter, State.HANDED, state=State.UNSURE, said=said, claim="", fault=Letter.Fault.SLOW)


def put_back(letter: Letter, fault: str, said: str, now: datetime, *, counts: bool = True) -> bool:
    """Not taken for the moment: again after a while, which grows. What is wrong with the server does not count."""
    wait = _WAITS[min(letter.tries, len(_WAITS)) - 1]
    return _mark(
        letter, State.SENDING, State.HANDED,
        state=State.FAILED if counts and letter.tries >= MOST_TRIES else State.PREPARED,
        fault=fault, said=said, claim="", not_before=now + timedelta(minutes=wait),
    )  # fmt: skip


def give_up(letter: Letter, fault: str, said: str) -> bool:
    """Not taken, and another try would not help; the administrator sees it."""
    return _mark(letter, State.SENDING, State.HANDED, state=State.FAILED, fault=fault, said=said, claim="")


def _mark(letter: Letter, *states: str, **values: object) -> bool:
    rows = Letter.objects.filter(pk=letter.pk, state__in=states, claim=letter.claim)
    return bool(rows.update(**values))


def recover(day: date, now: datetime) -> int:
    """What dead processes left: free what was not handed over, mark what may have been; let old letters be."""
    count = 0
    begun = Letter.objects.filter(state__in=(State.SENDING, State.HANDED)).order_by("pk")
    for letter in begun.only("pk", "state", "claim", "claimed_at", "tries"):
        if is_free(letter.claim, letter.claimed_at, now):
            handed = letter.state == State.HANDED
            count += _mark(letter, letter.state, state=State.UNSURE if handed else State.PREPARED, claim="")
    old = Letter.objects.filter(state=State.PREPARED, day__lt=day)
    return count + (old.update(state=State.EXPIRED) if old.exists() else 0)


def send_again(letters: Collection[int], day: date) -> int:
    """An administrator has set right what was wrong: letters of today that failed go back; how many."""
    rows = Letter.objects.filter(pk__in=letters, state__in=(State.FAILED, State.PREPARED), day=day)
    return rows.update(state=State.PREPARED, tries=0, not_before=None)
