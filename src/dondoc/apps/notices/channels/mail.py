"""Letters: one digest a person a day at most, through the mail server of the province."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Collection
from datetime import date, datetime, timedelta
from email.charset import QP, Charset
from email.generator import BytesGenerator
from email.utils import format_datetime, parseaddr
from io import BytesIO

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from dondoc.apps.core.today import today
from dondoc.apps.notices import letters, outbox
from dondoc.apps.notices.channels import Channel, Stop
from dondoc.apps.notices.digests import Digest
from dondoc.apps.notices.links import host, unsubscribe_link
from dondoc.apps.notices.models import Letter
from dondoc.apps.notices.smtp import Connection, NotSent, Server, Unsure

log = logging.getLogger(__name__)
KIND = "digest"
A_CONNECTION = 50  # letters before a new connection: many servers allow no more
KEPT_TEXT, KEPT = timedelta(days=30), timedelta(days=400)
_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP  # every server takes it, and a long line stays one


class Mail(Channel):
    code = "mail"

    def takes_digests(self) -> bool:
        """Where no mail server is named, no letters pile up."""
        return bool(settings.MAIL_SET)

    def write(self, digests: Collection[Digest], day: date) -> int:
        """A letter for each; whoever has one of this day already gets no other."""
        there = set(
            Letter.objects.filter(day=day, kind=KIND, user__in=[one.user.pk for one in digests]).values_list(
                "user_id", flat=True
            )
        )
        new = [_letter(one) for one in digests if one.user.pk not in there]
        Letter.objects.bulk_create(new, ignore_conflicts=True)
        return len(new)

    def send(self, now: datetime, stop: Stop) -> int:
        """Send what may be sent now. A server that takes nothing is asked again after a while, not for every letter."""
        if not settings.MAIL_SET:
            return 0
        day, sent = today(), 0
        outbox.recover(day, now)
        tried: set[int] = set()
        while not stop() and today() == day:
            batch = [pk for pk in outbox.waiting(day, now, A_CONNECTION) if pk not in tried]
            if not batch:
                return sent
            tried.update(batch)
            gone, goes_on = _send_batch(batch, day, now, stop)
            sent += gone
            if not goes_on:
                return sent
        return sent

    def sweep(self, day: date) -> int:
        """The text is kept for a month, that there was a letter for a year."""
        old = Letter.objects.filter(day__lt=day - KEPT_TEXT).exclude(text="")
        emptied = old.update(text="", html="", keys=[])
        return emptied + Letter.objects.filter(day__lt=day - KEPT).delete()[0]


def _letter(digest: Digest) -> Letter:
    written = letters.write(digest)
    return Letter(
        user=digest.user,
        kind=KIND,
        day=digest.day,
        email=digest.user.email,
        subject=written.subject,
        text=written.text,
        html=written.html,
        keys=list(digest.keys),
        message_id=message_id(digest.user.pk, digest.day),
    )


def message_id(user: int, day: date, kind: str = KIND) -> str:
    """The same for the same letter whoever writes it when, and not to be guessed from outside."""
    plain = f"{kind}.{day:%Y%m%d}.{user}"
    proof = hmac.new(settings.SECRET_KEY.encode(), plain.encode(), "sha256").hexdigest()[:16]
    return f"<{plain}.{proof}@{host()}>"


def bytes_of(letter: Letter) -> bytes:
    """The letter as it goes out, with what programs for mail need to offer «unsubscribe» (RFC 2369, RFC 8058)."""
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.email],
        headers={
            "Message-ID": letter.message_id,
            "Date": format_datetime(letter.created_at or timezone.now()),
            "List-Unsubscribe": f"<{unsubscribe_link(letter.user)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    message.encoding = _UTF8
    message.attach_alternative(letter.html, "text/html")
    written = BytesIO()
    # No header is folded before its first word: the address of «unsubscribe» is long, and some readers lose it then.
    BytesGenerator(written, mangle_from_=False, maxheaderlen=0).flatten(message.message(), linesep="\r\n")
    return written.getvalue()


def _send_batch(batch: list[int], day: date, now: datetime, stop: Stop) -> tuple[int, bool]:
    """Over one connection: how many went out, and whether the server takes more."""
    sent = 0
    wire: Connection | None = None
    try:
        for pk in batch:
            if stop() or today() != day:
                break
            letter = outbox.take(pk, day, now)
            if letter is None:
                continue
            try:
                wire = wire or Connection(Server.of_settings())
                sent += hand_over(letter, wire)
            except (NotSent, Unsure) as error:
                _note(letter, error, now)
                if wire is not None:  # begin anew: what is on the wire must not end as another's letter
                    wire.close()
                    wire = None
                if isinstance(error, NotSent) and error.all_fail:
                    return sent, False
        return sent, True
    finally:
        if wire is not None:
            wire.close()


def _note(letter: Letter, error: NotSent | Unsure, now: datetime) -> None:
    if isinstance(error, Unsure):
        log.error("Letter %s may or may not have arrived: %s", letter.pk, error)
        outbox.mark_unsure(letter, str(error))
        return
    log.warning("Letter %s was not sent: %s", letter.pk, error)
    if error.all_fail or error.again:
        outbox.put_back(letter, error.fault, error.said, now, counts=not error.all_fail)
    else:
        outbox.give_up(letter, error.fault, error.said)


def hand_over(letter: Letter, wire: Connection) -> bool:
    """The steps of one letter; see `outbox`. False where the claim was lost on the way: then nothing was sent."""
    wire.offer(letter.email, bytes_of(letter), envelope_sender())
    if not outbox.mark_handed(letter):
        raise NotSent(Letter.Fault.OTHER, "the claim was lost", again=True, all_fail=False)
    said = wire.finish()
    return outbox.mark_sent(letter, said)


def envelope_sender() -> str:
    """The bare address: «Đôn Đốc <dondoc@tinh.gov.vn>» stands in the letter, not on the envelope."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
