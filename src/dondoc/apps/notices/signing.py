"""The signature of a webhook: so that the other system knows that it is we who call, and when.

`Dondoc-Signature: t=1795161600,v1=5257a8…` holds the time (seconds of Unix) and the HMAC-SHA256, in
hexadecimal, of «time.body» with the secret. The receiver computes the same over the bytes that
came, compares in constant time, and refuses what is older than five minutes. For a day after a
change of the secret there are two `v1`: one of them with the old secret.

The secret is kept nowhere: it follows from the key of this system and a number of chance.

>>> signature("s", b"{}", 1795161600)
't=1795161600,v1=6ed51baca91d37feed9a0c931b8cddbbf795f605dda00aa29d430f40e7468cd1'
"""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta

from django.conf import settings

from dondoc.apps.notices.models import Webhook

OLD_FOR = timedelta(days=1)


def secret_of(webhook: Webhook, serial: int | None = None) -> str:
    """What the two sides share; shown once, when it is made."""
    plain = f"webhook:{webhook.pk}:{webhook.salt}:{webhook.serial if serial is None else serial}"
    return "whsec_" + hmac.new(settings.SECRET_KEY.encode(), plain.encode(), "sha256").hexdigest()


def signatures(webhook: Webhook, body: bytes, now: datetime) -> str:
    """The header: with the secret, and for a day with the one before it."""
    at = int(now.timestamp())
    header = signature(secret_of(webhook), body, at)
    if webhook.rotated_at is not None and now - webhook.rotated_at < OLD_FOR:
        header += "," + signature(secret_of(webhook, webhook.serial - 1), body, at).partition(",")[2]
    return header


def signature(secret: str, body: bytes, at: int) -> str:
    """The header with one secret."""
    proof = hmac.new(secret.encode(), b"%d." % at + body, "sha256").hexdigest()
    return f"t={at},v1={proof}"
