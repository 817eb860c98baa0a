"""A letter to oneself, to see whether the mail server takes what we hand in, and what is wrong where it does not."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.notices.channels.mail import bytes_of, envelope_sender, message_id
from dondoc.apps.notices.letter_html import page_of
from dondoc.apps.notices.links import absolute, unsubscribe_link
from dondoc.apps.notices.models import Letter
from dondoc.apps.notices.permissions import can_run_notices
from dondoc.apps.notices.smtp import Connection, NotSent, Server, Unsure


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: a fault of `Letter.Fault` and the server's own words, or no fault."""

    fault: str
    said: str

    @property
    def is_sent(self) -> bool:
        return not self.fault


def send_trial(*, to: User) -> Trial:
    """Hand in one letter to an administrator's own address and wait for the answer. Nothing of it is kept."""
    can_run_notices(to).require()
    if not settings.MAIL_SET:
        return Trial("unset", "")
    letter = _letter(to)
    try:
        with Connection(Server.of_settings()) as wire:
            wire.offer(letter.email, bytes_of(letter), envelope_sender())
            return Trial("", wire.finish())
    except NotSent as error:
        return Trial(error.fault, error.said)
    except Unsure as error:
        return Trial(Letter.Fault.SLOW, str(error))


def _letter(to: User) -> Letter:
    with translation.override(to.language):
        subject = _("Đôn Đốc: thư thử")
        words = _("Thư này do bạn bấm gửi thử trên Đôn Đốc. Nhận được thư tức là máy chủ thư đã đặt đúng.")
        desk, stop = absolute("/"), unsubscribe_link(to)
        html = page_of(
            language=to.language, title=subject, heading=words, name=str(to), sections=(), desk=desk, stop=stop
        )
    now = timezone.now()
    return Letter(
        user=to,
        day=timezone.localdate(),
        email=to.email,
        subject=subject,
        text=f"{words}\n\n{desk}\n",
        html=html,
        message_id=message_id(to.pk, timezone.localdate(), f"trial-{now.timestamp():.6f}"),
        created_at=now,
    )
