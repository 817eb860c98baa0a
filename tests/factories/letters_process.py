"""`manage.py daily` in a process of its own that kills itself, for real, at a step of our choice.

`letters_process.py fill PEOPLE` makes people with one overdue task each; `letters_process.py daily STEP NUMBER`
runs the job and sends SIGKILL to itself when the step is reached for that time; `report` says what is on record.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

STEPS = ("writing", "taking", "taken", "offered", "handed", "last_line", "answered", "sent")


def daily(step: str = "", number: str = "1") -> int:
    from django.core.management import call_command

    from dondoc.apps.notices import daily as jobs

    jobs._A_BATCH = 4
    if step:
        _arm(step, int(number))
    call_command("daily")
    return 0


def _arm(step: str, number: int) -> None:
    from dondoc.apps.notices import outbox
    from dondoc.apps.notices.channels import mail
    from dondoc.apps.notices.smtp import Connection

    match step:
        case "writing":
            _after(mail.Mail, "write", number)
        case "taking":
            _before(outbox, "take", number)
        case "taken":
            _after(outbox, "take", number)
        case "offered":
            _after(Connection, "offer", number)
        case "handed":
            _after(outbox, "mark_handed", number)
        case "last_line":
            _let_the_answer_never_be_read(number)
        case "answered":
            _after(Connection, "finish", number)
        case "sent":
            _after(outbox, "mark_sent", number)
        case _:
            raise ValueError(step)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _before(where: Any, name: str, number: int) -> None:
    _wrap(where, name, number, before=True)


def _after(where: Any, name: str, number: int) -> None:
    _wrap(where, name, number, before=False)


def _wrap(where: Any, name: str, number: int, *, before: bool) -> None:
    original: Callable[..., Any] = getattr(where, name)
    calls = iter(range(1, 1_000_000))

    def called(*args: Any, **options: Any) -> Any:
        is_it = next(calls) == number
        if before and is_it:
            _die()
        answer = original(*args, **options)
        if is_it:
            _die()
        return answer

    setattr(where, name, called)


def _let_the_answer_never_be_read(number: int) -> None:
    """The last line goes out, the server takes the letter, and we die before its answer."""
    import smtplib

    original, calls = smtplib.SMTP.send, iter(range(1, 1_000_000))

    def send(self: Any, words: Any) -> None:
        original(self, words)
        if words == b".\r\n" and next(calls) == number:
            time.sleep(0.5)
            _die()

    smtplib.SMTP.send = send  # type: ignore[method-assign]


def fill(people: str) -> list[str]:
    from datetime import date
    from datetime import time as time_of_day

    from dondoc.apps.accounts.models import Role
    from dondoc.apps.notices.models import NoticeSettings
    from factories.record import make_body, make_person, make_plan, make_task

    NoticeSettings.objects.create(pk=1, repeat_days=1, digest_at=time_of_day(0))
    monitor = make_body("Sở Khoa học và Công nghệ")
    plan, emails = make_plan(monitor), []
    for number in range(int(people)):
        body = make_body(f"Sở Số {number}")
        emails.append(make_person(f"Người Số {number}", Role.FOCAL_POINT, body).email)
        task = make_task(plan, body, f"Việc số {number}", due=date(2026, 11, 12))
        task.assignments.update(state="in_progress")
    return emails


def report() -> dict[str, str]:
    """The state of each person's letter."""
    from dondoc.apps.notices.models import Letter

    return {f"{one.day} {one.email}": one.state for one in Letter.objects.order_by("pk")}


if __name__ == "__main__":
    import django

    django.setup()
    found = {"daily": daily, "fill": fill, "report": report}[sys.argv[1]](*sys.argv[2:])
    print(json.dumps(found))
