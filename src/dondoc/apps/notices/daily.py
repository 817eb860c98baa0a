"""What every day needs, done once for the whole system however many processes look at the clock.

A job is a name, an hour and a function of the day that may run any number of times. Whoever
finds a job due claims its row (`Run`: job and day are unique) and does it; a job whose process
died is found free and done again; one that failed is tried again after a while. Later apps
register their own (`register`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.core.today import today
from dondoc.apps.core.workdays import work_calendar
from dondoc.apps.notices.channels import all_channels
from dondoc.apps.notices.claims import is_free, new_claim
from dondoc.apps.notices.digests import Digest, digests_on
from dondoc.apps.notices.models import NoticeSettings, Run

log = logging.getLogger(__name__)
LEASE = timedelta(hours=2)  # of a job on a machine that we cannot look into
_AGAIN_AFTER = timedelta(minutes=5)
_A_BATCH = 100
_LONGEST = 500
NEVER = time(0)


@dataclass(frozen=True, slots=True)
class Job:
    """`run` does the work of a day and says in a few words what it did. No hour means: when letters go out."""

    name: str
    word: str | Promise
    run: Callable[[date], str]
    at: time | None = NEVER
    working_days_only: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one job: its words; `state` of the run, or `other` where another process is at it."""

    job: str
    state: str
    said: str


_jobs: dict[str, Job] = {}


def register(job: Job) -> None:
    """Let this be done every day. Jobs are done in the order in which they are registered, those of letters last."""
    _jobs[job.name] = job


def register_own() -> None:
    """What this app does itself."""
    register(Job("digests", gettext_lazy("Viết thư nhắc việc"), write_digests, at=None, working_days_only=True))
    register(Job("sweep", gettext_lazy("Dọn thư và thông báo cũ"), sweep, at=time(3)))


def word_of(name: str) -> str:
    """What a job is called."""
    return str(_jobs[name].word) if name in _jobs else name


def run_due(*, whole_day: bool = False) -> list[Done]:
    """Do what is due by now and was not done today; with `whole_day` also what is due later in the day."""
    day, clock = today(), timezone.localtime().time()
    settings = NoticeSettings.current()
    is_working = work_calendar().is_working_day(day)
    done = []
    for job in sorted(_jobs.values(), key=lambda job: job.at is None):
        at = settings.digest_at if job.at is None else job.at
        if (job.working_days_only and not is_working) or not (whole_day or clock >= at):
            continue
        found = _once(job, day)
        if found is not None:
            done.append(found)
    return done


def _once(job: Job, day: date) -> Done | None:
    """None where it was done before."""
    there = Run.objects.filter(job=job.name, day=day).first()
    if there is not None and there.state == Run.State.DONE:
        return None
    run = _claim(job, day, there)
    if run is None:
        return Done(job.name, "other", "")
    try:
        said = job.run(day)
    except Exception as error:  # one job that fails stops no other
        log.exception("The daily job %s failed.", job.name)
        return _end(run, Run.State.FAILED, f"{type(error).__name__}: {error}")
    return _end(run, Run.State.DONE, said)


def _claim(job: Job, day: date, there: Run | None) -> Run | None:
    now, claim = timezone.now(), new_claim()
    if there is None:
        made, is_ours = Run.objects.get_or_create(job=job.name, day=day, defaults={"claim": claim, "claimed_at": now})
        return made if is_ours else None
    if not _may_take(there, now):
        return None
    taken = Run.objects.filter(pk=there.pk, claim=there.claim, state=there.state).update(
        state=Run.State.RUNNING, claim=claim, claimed_at=now, tries=there.tries + 1
    )
    return Run.objects.get(pk=there.pk) if taken else None


def _may_take(run: Run, now: datetime) -> bool:
    if run.state == Run.State.FAILED:
        return run.ended_at is None or now - run.ended_at >= _AGAIN_AFTER * min(run.tries, 12)
    return is_free(run.claim, run.claimed_at, now, LEASE)


def _end(run: Run, state: str, said: str) -> Done:
    words = " ".join(said.split())[:_LONGEST]
    Run.objects.filter(pk=run.pk, claim=run.claim).update(state=state, said=words, ended_at=timezone.now())
    return Done(run.job, state, words)


def write_digests(day: date) -> str:
    """Leave the digests of the day with every channel that takes them; sending is the channels' own work."""
    channels = [channel for channel in all_channels() if channel.takes_digests()]
    if not channels:
        return _("Chưa đặt máy chủ thư nên không có thư nào được viết.")
    written = 0
    for batch in _batches(digests_on(day)):
        with transaction.atomic():
            written += sum(channel.write(batch, day) for channel in channels)
    return _("Đã viết %(number)d thư.") % {"number": written}


def sweep(day: date) -> str:
    """Forget what nobody asks for any more."""
    swept = sum(channel.sweep(day) for channel in all_channels())
    Run.objects.filter(day__lt=day - timedelta(days=60)).delete()
    return _("Đã dọn %(number)d dòng cũ.") % {"number": swept}


def _batches(digests: Iterator[Digest]) -> Iterator[list[Digest]]:
    while batch := list(islice(digests, _A_BATCH)):
        yield batch
