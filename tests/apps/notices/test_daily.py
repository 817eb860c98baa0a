"""The day's own work: once a day for all processes, made up for after a death, tried again after a failure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from dondoc.apps.notices import claims, daily
from dondoc.apps.notices.clock import Beat, Clock
from dondoc.apps.notices.daily import Job, run_due
from dondoc.apps.notices.models import Letter, NoticeSettings, Run
from dondoc.apps.tasks.models import Assignment
from factories.mail_server import MailServer

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch, held_today: Any) -> Iterator[list[str]]:
    """Jobs that note that they ran: one at midnight, one at noon, one when letters go out."""
    ran: list[str] = []

    def job(name: str, **values: Any) -> Job:
        return Job(name, name, lambda day: ran.append(f"{name} {day}") or name, **values)  # type: ignore[func-returns-value]

    found = [
        job("night"),
        job("noon", at=datetime(2026, 1, 1, 12).time()),
        job("morning", at=None, working_days_only=True),
    ]
    monkeypatch.setattr(daily, "_jobs", {one.name: one for one in found})
    return iter([ran]).__next__()  # type: ignore[return-value]


def at(monkeypatch: pytest.MonkeyPatch, hour: int, minute: int = 0) -> None:
    moment = timezone.make_aware(datetime(2026, 11, 20, hour, minute))
    monkeypatch.setattr(daily.timezone, "localtime", lambda: moment)


def test_each_job_is_done_at_its_hour_and_once(jobs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for hour in (0, 6, 7, 8, 12, 13, 23):
        at(monkeypatch, hour)
        run_due()
    assert jobs == ["night 2026-11-20", "morning 2026-11-20", "noon 2026-11-20"]


def test_hour_of_letters_is_the_province_s(jobs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    NoticeSettings.objects.create(pk=1, digest_at="09:30")
    at(monkeypatch, 9, 29)
    run_due()
    assert jobs == ["night 2026-11-20"]
    at(monkeypatch, 9, 30)
    run_due()
    assert jobs[-1] == "morning 2026-11-20"


@pytest.mark.parametrize(
    "day", [pytest.param(date(2026, 11, 21), id="saturday"), pytest.param(date(2026, 2, 17), id="tet")]
)
def test_letters_rest_on_days_off(day: date, jobs: list[str], held_today: Any) -> None:
    held_today.hold(day)
    run_due(whole_day=True)
    assert [one.split()[0] for one in jobs] == ["night", "noon"]


def test_what_a_dead_process_had_begun_is_done_again(jobs: list[str]) -> None:
    dead = "|".join((*claims.new_claim().split("|")[:1], "999999", "1", "x"))
    Run.objects.create(job="night", day=DAY, claim=dead, claimed_at=timezone.now())
    run_due(whole_day=True)
    assert "night 2026-11-20" in jobs
    assert Run.objects.get(job="night").tries == 2


def test_what_a_living_process_has_in_hand_is_left_to_it(jobs: list[str]) -> None:
    Run.objects.create(job="night", day=DAY, claim=claims.new_claim(), claimed_at=timezone.now() - timedelta(days=1))
    done = {one.job: one.state for one in run_due(whole_day=True)}
    assert done["night"] == "other"
    assert "night 2026-11-20" not in jobs


def test_job_that_fails_stops_no_other_and_is_tried_again_after_a_while(
    jobs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_day: date) -> str:
        raise RuntimeError("the disk is full")

    monkeypatch.setitem(daily._jobs, "night", Job("night", "night", fails))
    run_due(whole_day=True)
    run = Run.objects.get(job="night")
    assert (run.state, run.said) == (Run.State.FAILED, "RuntimeError: the disk is full")
    assert "noon 2026-11-20" in jobs
    monkeypatch.setitem(daily._jobs, "night", Job("night", "night", lambda _day: "done"))
    run_due(whole_day=True)
    assert Run.objects.get(job="night").state == Run.State.FAILED
    Run.objects.filter(job="night").update(ended_at=timezone.now() - timedelta(minutes=6))
    run_due(whole_day=True)
    assert Run.objects.get(job="night").state == Run.State.DONE


def test_command_does_all_of_the_day_and_says_so(
    late: Assignment, server: MailServer, held_today: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("daily")
    said = capsys.readouterr().out
    assert "Viết thư nhắc việc: Đã viết 1 thư." in said
    assert "Mở kỳ mới của việc lặp lại: Đã mở 0 phần việc theo kỳ." in said
    assert "mail: đã gửi 1." in said
    call_command("daily")
    assert "Viết thư" not in capsys.readouterr().out
    assert Letter.objects.count() == 1
    assert len(server.letters) == 1


def test_command_fails_aloud(jobs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_day: date) -> str:
        raise RuntimeError

    monkeypatch.setitem(daily._jobs, "night", Job("night", "night", fails))
    with pytest.raises(CommandError, match="night"):
        call_command("daily")


def test_second_writing_of_the_same_day_makes_no_second_letter(late: Assignment, server: MailServer) -> None:
    daily.write_digests(DAY)
    daily.write_digests(DAY)
    assert Letter.objects.count() == 1


def test_claim_of_this_process_is_not_free_and_that_of_a_dead_one_is() -> None:
    ours = claims.new_claim()
    now = timezone.now()
    assert not claims.is_free(ours, now - timedelta(days=3), now)
    here, _pid, started, chance = ours.split("|")
    assert claims.is_free("|".join((here, "999999", started, chance)), now, now)
    assert claims.is_free("|".join((here, ours.split("|")[1], "1", chance)), now, now)  # the number was given anew
    assert not claims.is_free("|".join(("elsewhere", "1", "1", "x")), now, now)
    assert claims.is_free("|".join(("elsewhere", "1", "1", "x")), now - timedelta(minutes=11), now)


def test_beat_goes_on_after_an_error() -> None:
    import threading

    ending, calls = threading.Event(), []

    def fails() -> None:
        calls.append(1)
        if len(calls) == 3:
            ending.set()
        raise RuntimeError("once more")

    beat = Beat("test", 0.01, fails, ending)
    beat._once, once = lambda: _quiet(once), beat._once  # type: ignore[method-assign]
    beat.run()
    assert len(calls) == 3


def _quiet(once: Any) -> None:
    import logging

    logging.disable(logging.CRITICAL)
    try:
        once()
    finally:
        logging.disable(logging.NOTSET)


def test_clock_has_a_beat_for_each_thing_and_ends_when_asked() -> None:
    clock = Clock()
    names = [beat.name for beat in clock._beats]
    assert names == ["notices-tell", "notices-daily", "notices-mail", "notices-webhook"]
