"""Letters before a real mail server: what they hold, what is refused, what is tried again, what is never sent twice."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.notices import daily, outbox
from dondoc.apps.notices.channels.mail import Mail, message_id
from dondoc.apps.notices.models import Letter, Memory
from dondoc.apps.notices.smtp import NotSent, Unsure
from dondoc.apps.notices.trial import send_trial
from dondoc.apps.tasks.models import Assignment
from factories.cast import Cast
from factories.mail_server import MailServer
from factories.record import make_person

pytestmark = pytest.mark.django_db
Morning = Callable[[], int]
S = Letter.State


def only() -> Letter:
    return Letter.objects.get()


def test_letter_says_what_is_to_be_done(late: Assignment, cast: Cast, server: MailServer, morning: Morning) -> None:
    assert morning() == 1
    ((to, letter),) = server.letters
    assert to == cast.focal.email
    assert letter["Subject"] == "Đôn Đốc 20/11: 1 việc quá hạn"
    assert letter["From"] == "Đôn Đốc <dondoc@tinh.example>"
    assert letter["Message-ID"] == message_id(cast.focal.pk, date(2026, 11, 20))
    text, html = (part_of(letter, kind) for kind in ("plain", "html"))
    for body in (text, html):
        assert "Xây dựng đề án" in body
        assert "Quá hạn 2 ngày (hạn 18/11/2026)" in body
        assert f"https://dondoc.tinh.example/tasks/{late.task_id}/" in body
    assert "<script" not in html


def part_of(letter: Any, kind: str) -> str:
    return str(letter.get_body((kind,)).get_content())


def test_letter_offers_to_stop_letters_with_one_click(late: Assignment, server: MailServer, morning: Morning) -> None:
    morning()
    raw = server.raw[0].decode()
    header = raw.partition("List-Unsubscribe: ")[2].partition("\r\n")[0]
    assert header.startswith("<https://dondoc.tinh.example/notices/unsubscribe/")
    assert header.endswith(">")
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw
    assert "Auto-Submitted: auto-generated" in raw
    assert max(len(line) for line in raw.split("\r\n")) < 998


def test_letter_is_in_the_language_of_its_reader(
    late: Assignment, cast: Cast, server: MailServer, morning: Morning
) -> None:
    User.objects.filter(pk=cast.focal.pk).update(language="en")
    morning()
    assert '<html lang="en">' in part_of(server.letters[0][1], "html")


def test_words_of_people_cannot_become_markup_or_headers(
    late: Assignment, cast: Cast, server: MailServer, morning: Morning
) -> None:
    User.objects.filter(pk=cast.focal.pk).update(full_name="<b>An</b>\r\nBcc: x@y.example")
    late.task.text = '<script>alert(1)</script>\r\n.\r\nQUIT "Kế hoạch"'
    late.task.save()
    morning()
    letter = server.letters[0][1]
    assert letter["Bcc"] is None
    assert "<script>" not in part_of(letter, "html")
    assert len(server.letters) == 1


def test_second_run_sends_nothing(late: Assignment, server: MailServer, morning: Morning) -> None:
    assert [morning(), morning(), morning()] == [1, 0, 0]
    assert len(server.letters) == 1
    assert Memory.objects.get().keys


def test_new_things_of_the_same_day_wait_for_tomorrow(
    late: Assignment, cast: Cast, server: MailServer, morning: Morning, held_today: Any
) -> None:
    morning()
    late.task.assignments.update(due=date(2026, 11, 20))
    assert morning() == 0
    held_today.hold(date(2026, 11, 23))
    assert morning() == 1


def test_unknown_recipient_is_a_failure_for_the_administrator(
    late: Assignment, cast: Cast, server: MailServer, morning: Morning
) -> None:
    server.refuse[cast.focal.email] = "550 5.1.1 User unknown"
    assert morning() == 0
    letter = only()
    assert (letter.state, letter.fault, letter.said) == (S.FAILED, "recipient", "550 5.1.1 User unknown")
    assert not Memory.objects.exists()
    server.refuse.clear()
    assert outbox.send_again([letter.pk], letter.day) == 1
    assert Mail().send(timezone.now(), lambda: False) == 1


def test_one_that_fails_does_not_keep_others_waiting(
    cast: Cast, late: Assignment, server: MailServer, morning: Morning
) -> None:
    second = make_person("Bùi Văn Hai", "focal_point", cast.lead)  # type: ignore[arg-type]
    server.refuse[cast.focal.email] = "550 5.1.1 User unknown"
    assert morning() == 1
    assert server.counts == {second.email: 1}


def test_temporary_refusal_is_tried_again_later_and_later(
    late: Assignment, cast: Cast, server: MailServer, morning: Morning
) -> None:
    server.refuse[cast.focal.email] = "451 4.7.1 Greylisted"
    now = timezone.now()
    assert morning() == 0
    first = only()
    assert (first.state, first.fault) == (S.PREPARED, "busy")
    assert Mail().send(now, lambda: False) == 0
    assert only().tries == 1
    Mail().send(now + timedelta(minutes=2), lambda: False)
    second = only()
    assert second.tries == 2
    assert first.not_before is not None
    assert second.not_before is not None
    assert second.not_before - first.not_before > timedelta(minutes=1)
    server.refuse.clear()
    assert Mail().send(now + timedelta(hours=1), lambda: False) == 1


@pytest.mark.parametrize(
    ("answer", "state", "fault"),
    [
        pytest.param("554 5.7.1 Spam", S.FAILED, "content", id="refused-for-good"),
        pytest.param("452 4.3.1 Full", S.PREPARED, "busy", id="refused-for-now"),
    ],
)
def test_refusal_of_the_text_itself(
    answer: str, state: str, fault: str, late: Assignment, server: MailServer, morning: Morning
) -> None:
    server.answer = lambda _to: answer
    assert morning() == 0
    assert (only().state, only().fault) == (state, fault)


def test_answer_that_never_comes_is_not_tried_again(
    late: Assignment, server: MailServer, morning: Morning, settings: Any
) -> None:
    settings.EMAIL_TIMEOUT = 0.5
    server.seconds = 1.5
    assert morning() == 0
    assert only().state == S.UNSURE
    assert len(server.letters) == 1
    assert Mail().send(timezone.now() + timedelta(hours=2), lambda: False) == 0
    assert not Memory.objects.exists()


def test_server_that_is_away_costs_no_letter_its_tries(
    late: Assignment, server: MailServer, morning: Morning, settings: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as plug:
        settings.EMAIL_PORT = plug.getsockname()[1]
    now = timezone.now()
    for minutes in range(0, 200, 10):
        Mail().send(now + timedelta(minutes=minutes), lambda: False)
        morning()
    letter = only()
    assert (letter.state, letter.fault) == (S.PREPARED, "refused")
    settings.EMAIL_PORT = server.port
    assert Mail().send(now + timedelta(hours=9), lambda: False) == 1


def test_letter_of_yesterday_is_not_sent_today(
    late: Assignment, cast: Cast, server: MailServer, morning: Morning, held_today: Any
) -> None:
    server.refuse[cast.focal.email] = "451 later"
    morning()
    held_today.hold(date(2026, 11, 23))
    server.refuse.clear()
    assert morning() == 1
    assert list(Letter.objects.order_by("day").values_list("state", flat=True)) == [S.EXPIRED, S.SENT]
    assert len(server.letters) == 1


def test_claim_that_was_lost_sends_nothing(
    late: Assignment, server: MailServer, held_today: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody slow finds, right before the last line, that the letter is in other hands."""
    daily.write_digests(held_today.day)

    def lost(_letter: Letter) -> bool:
        Letter.objects.update(claim="another")
        return False

    monkeypatch.setattr(outbox, "mark_handed", lost)
    Mail().send(timezone.now(), lambda: False)
    assert server.letters == []
    assert only().claim == "another"


def test_what_a_process_elsewhere_began_is_left_to_it_for_a_while(
    late: Assignment, server: MailServer, held_today: Any
) -> None:
    daily.write_digests(held_today.day)
    now = timezone.now()
    Letter.objects.update(state=S.SENDING, claim="other-machine/x/y|1|2|3", claimed_at=now)
    assert Mail().send(now + timedelta(minutes=5), lambda: False) == 0
    assert Mail().send(now + timedelta(minutes=11), lambda: False) == 1


def test_without_a_mail_server_no_letters_pile_up(late: Assignment, morning: Morning, settings: Any) -> None:
    settings.MAIL_SET = False
    assert morning() == 0
    assert not Letter.objects.exists()


def test_old_texts_are_forgotten_and_old_rows_too(late: Assignment, server: MailServer, morning: Morning) -> None:
    morning()
    assert Mail().sweep(date(2026, 12, 30)) == 1
    assert only().text == ""
    Mail().sweep(date(2028, 1, 1))
    assert not Letter.objects.exists()


def test_trial_letter_arrives(cast: Cast, server: MailServer) -> None:
    assert send_trial(to=cast.admin).is_sent
    assert server.counts == {cast.admin.email: 1}


@pytest.mark.parametrize("fault", ["refused", "tls", "slow", "auth", "dns"])
def test_trial_says_what_is_wrong(
    fault: str, cast: Cast, server: MailServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf = socket.create_server(("127.0.0.1", 0))
    match fault:
        case "refused":
            with socket.create_server(("127.0.0.1", 0)) as plug:
                settings.EMAIL_PORT = plug.getsockname()[1]
        case "tls":
            settings.EMAIL_USE_TLS = True
        case "auth":
            settings.EMAIL_HOST_USER = "somebody"
        case "slow":
            settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = deaf.getsockname()[1], 0.3
        case "dns":

            def unknown(*_args: Any, **_options: Any) -> None:
                raise socket.gaierror(-2, "Name or service not known")

            monkeypatch.setattr(socket, "getaddrinfo", unknown)
    try:
        assert send_trial(to=cast.admin).fault == fault
    finally:
        deaf.close()


def test_errors_of_the_border_are_ours() -> None:
    assert not issubclass(NotSent, OSError)
    assert not issubclass(Unsure, OSError)
