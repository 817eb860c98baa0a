"""The real job, the real mail server, and a real kill -9 at every step: nobody gets two letters, hardly anybody none."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dondoc.vn.working_days import WorkCalendar
from factories import letters_process
from factories.letters_process import STEPS
from factories.mail_server import MailServer, mail_server
from factories.service import MANAGE, Service, make_service

pytestmark = pytest.mark.slow
PEOPLE = 10
SCRIPT = letters_process.__file__


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with make_service(tmp_path_factory.mktemp("letters")) as made:
        yield made


@pytest.fixture(scope="module")
def emails(service: Service) -> list[str]:
    found = _ask(service, MailServer(), "fill", str(PEOPLE))
    assert isinstance(found, list)
    return found


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


_DAYS = (
    day for day in (date(2026, 11, 16) + timedelta(days=n) for n in range(60)) if WorkCalendar().is_working_day(day)
)


@pytest.fixture
def day() -> str:
    """A working day for each test: what is overdue is told on each of them."""
    return next(_DAYS).isoformat()


def _environment(service: Service, server: MailServer, day: str) -> dict[str, str]:
    return {**service.environment, **server.environment, "DONDOC_TODAY": day}


def _start(service: Service, server: MailServer, day: str, *arguments: str) -> subprocess.Popen[bytes]:
    with (service.folder / "out").open("wb") as out, (service.folder / "err").open("wb") as err:
        return subprocess.Popen(
            [sys.executable, SCRIPT, *arguments],
            env=_environment(service, server, day),
            cwd=service.folder,
            stdout=out,
            stderr=err,
        )


def _ask(service: Service, server: MailServer, *arguments: str, day: str = "2026-11-20") -> object:
    process = _start(service, server, day, *arguments)
    assert process.wait(timeout=120) == 0, (service.folder / "err").read_text()[-3000:]
    return json.loads((service.folder / "out").read_text().splitlines()[-1])


def _states(service: Service, server: MailServer, day: str) -> dict[str, str]:
    found = _ask(service, server, "report")
    assert isinstance(found, dict)
    return {key.partition(" ")[2]: state for key, state in found.items() if key.startswith(day)}


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_each_step_and_run_again(
    step: str, service: Service, server: MailServer, emails: list[str], day: str
) -> None:
    number = "2" if step == "writing" else "4"
    process = _start(service, server, day, "daily", step, number)
    assert process.wait(timeout=120) == -signal.SIGKILL
    _ask(service, server, "daily", day=day)
    _ask(service, server, "daily", day=day)
    counts, states = server.counts, _states(service, server, day)
    assert set(states) == set(emails)
    assert max(counts.values()) == 1
    unsure = [email for email, state in states.items() if state == "unsure"]
    if step in ("handed", "last_line", "answered"):
        # Whether the letter went out cannot be known from here: it is marked so and never sent again.
        assert len(unsure) == 1
        assert counts[unsure[0]] == (0 if step == "handed" else 1)
    else:
        assert unsure == []
    assert all(counts[email] == 1 for email in emails if email not in unsure)


def test_two_jobs_at_once(service: Service, server: MailServer, emails: list[str], day: str) -> None:
    server.seconds = 0.02
    both = [_start(service, server, day, "daily") for _each in range(2)]
    for process in both:
        process.wait(timeout=120)
    _ask(service, server, "daily", day=day)
    assert server.counts == dict.fromkeys(emails, 1)


def test_killed_again_and_again_at_any_moment(
    service: Service, server: MailServer, emails: list[str], day: str
) -> None:
    server.seconds = 0.05
    chance = random.Random(20261121)
    kills = 0
    for _try in range(8):
        process = _start(service, server, day, "daily")
        time.sleep(0.8 + chance.random() * 1.6)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.wait()
    _ask(service, server, "daily", day=day)
    counts, states = server.counts, _states(service, server, day)
    assert set(states) == set(emails)
    assert set(states.values()) <= {"sent", "unsure"}
    assert list(states.values()).count("unsure") <= kills
    assert max(counts.values()) == 1
    assert all(counts[email] == 1 for email, state in states.items() if state == "sent")


def test_worker_does_the_day_by_itself_and_ends_when_asked(
    service: Service, server: MailServer, emails: list[str], day: str
) -> None:
    """Two of them at once, as on two machines: nothing is set up, and each letter goes out once."""
    workers = [
        subprocess.Popen([sys.executable, MANAGE, "work"], env=_environment(service, server, day), cwd=service.folder)
        for _each in range(2)
    ]
    end = time.monotonic() + 120
    while len(server.letters) < len(emails) and time.monotonic() < end:
        time.sleep(0.2)
    time.sleep(6)  # long enough for whoever would send twice
    assert server.counts == dict.fromkeys(emails, 1)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(timeout=30) for worker in workers] == [0, 0]


def test_letter_that_may_be_lost_is_made_up_for_by_the_next(
    service: Service, server: MailServer, emails: list[str], day: str
) -> None:
    process = _start(service, server, day, "daily", "handed", "1")
    process.wait(timeout=120)
    _ask(service, server, "daily", day=day)
    unsure = [email for email, state in _states(service, server, day).items() if state == "unsure"]
    with mail_server() as second:
        _ask(service, second, "daily", day=next(_DAYS).isoformat())
        assert second.counts == dict.fromkeys(emails, 1)
        told = next(letter for to, letter in second.letters if to == unsure[0])
        assert "quá hạn" in str(told["Subject"])
