"""The mail server of the province, spoken to step by step.

A letter is handed over in two steps. `offer` gives sender, recipient and the whole text except
the last line; up to there the server has accepted nothing, and a connection that ends means
that there was no letter (RFC 5321, 4.1.1.4 and 4.2.5). `finish` sends the one line that makes
the server responsible for it, and waits for the answer. So the moment in which nobody can know
whether a letter went out is as short as it can be, and the outbox marks it (ADR 17).
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from dataclasses import dataclass
from types import TracebackType

from django.conf import settings

from dondoc.apps.notices.models import Letter

Fault = Letter.Fault
_PERMANENT = 500
_LONGEST = 500


class NotSent(Exception):
    """The server did not take the letter. `again`: another try may help; `all_fail`: no other letter would go."""

    def __init__(self, fault: Letter.Fault, said: str, *, again: bool, all_fail: bool) -> None:
        self.fault, self.said, self.again, self.all_fail = fault, said[:_LONGEST], again, all_fail
        super().__init__(f"{fault}: {said}")


class Unsure(Exception):
    """The last line went out and no answer came: the letter may or may not have arrived."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters are handed in, as the environment says."""

    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool
    timeout: float
    sender: str

    @classmethod
    def of_settings(cls) -> Server:
        return cls(
            host=settings.EMAIL_HOST,
            port=settings.EMAIL_PORT,
            user=settings.EMAIL_HOST_USER,
            password=settings.EMAIL_HOST_PASSWORD,
            starttls=settings.EMAIL_USE_TLS,
            tls=settings.EMAIL_USE_SSL,
            timeout=float(settings.EMAIL_TIMEOUT or 10),
            sender=settings.DEFAULT_FROM_EMAIL,
        )


class Connection:
    """One conversation with the server; `with Connection(server) as wire`. Raises `NotSent` alone, and `Unsure`."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._wire = self._open()
        self._in_text = False

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Say goodbye; in the middle of a text just go, for every word would belong to it."""
        if self._in_text:
            self._wire.close()
            return
        try:
            self._wire.quit()
        except (OSError, smtplib.SMTPException):
            self._wire.close()

    def offer(self, recipient: str, letter: bytes, sender: str) -> None:
        """Everything but the last line."""
        try:
            self._wire.rset()
            self._expect(self._wire.mail(sender), Fault.SENDER, all_fail=True)
            self._expect(self._wire.rcpt(recipient), Fault.RECIPIENT, all_fail=False)
            self._expect(self._wire.docmd("DATA"), Fault.CONTENT, all_fail=False, good=354)
            self._in_text = True
            self._wire.send(dotted(letter))
        except NotSent:
            raise
        except (OSError, smtplib.SMTPException) as error:
            raise of_error(error) from error

    def finish(self) -> str:
        """The last line, and what the server answers to it."""
        try:
            self._wire.send(b".\r\n")
            answer = self._wire.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise Unsure(str(error)[:_LONGEST]) from error
        self._in_text = False
        self._expect(answer, Fault.CONTENT, all_fail=False)
        return _words(answer[1])

    def _open(self) -> smtplib.SMTP:
        server = self._server
        try:
            if server.tls:
                wire: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=server.timeout, context=ssl.create_default_context()
                )
            else:
                wire = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        except (OSError, smtplib.SMTPException) as error:
            raise of_error(error) from error
        try:
            if server.starttls:
                wire.starttls(context=ssl.create_default_context())
            wire.ehlo_or_helo_if_needed()
            if server.user:
                wire.login(server.user, server.password)
        except (OSError, smtplib.SMTPException) as error:
            wire.close()
            raise of_error(error) from error
        return wire

    def _expect(self, answer: tuple[int, bytes], fault: Letter.Fault, *, all_fail: bool, good: int = 250) -> None:
        code, said = answer
        if code == good or (good == 250 and 200 <= code < 300):
            return
        again = code < _PERMANENT
        raise NotSent(Fault.BUSY if again else fault, f"{code} {_words(said)}", again=again, all_fail=all_fail)


def of_error(error: OSError | smtplib.SMTPException) -> NotSent:
    """What went wrong before anything was accepted, in our words. No letter would go, but later one may."""
    said = _words(error)
    match error:
        case smtplib.SMTPAuthenticationError():
            fault = Fault.AUTH
            said = f"{error.smtp_code} {_words(error.smtp_error)}"
        case smtplib.SMTPNotSupportedError():
            fault = Fault.TLS if "STARTTLS" in str(error) else Fault.AUTH
        case ssl.SSLError():
            fault = Fault.TLS
        case socket.gaierror():
            fault = Fault.DNS
        case ConnectionRefusedError():
            fault = Fault.REFUSED
        case TimeoutError():
            fault = Fault.SLOW
        case smtplib.SMTPServerDisconnected():
            fault = Fault.SLOW if "timed out" in said else Fault.BUSY
        case smtplib.SMTPResponseException():
            fault = Fault.BUSY if error.smtp_code < _PERMANENT else Fault.OTHER
        case _:
            fault = Fault.OTHER
    return NotSent(fault, said, again=True, all_fail=True)


def dotted(letter: bytes) -> bytes:
    """The text as it goes over the wire: lines end with CR LF, a dot at the beginning of a line is doubled.

    >>> dotted(b"a\\n.b")
    b'a\\r\\n..b\\r\\n'
    """
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", letter)
    lines = re.sub(rb"(?m)^\.", b"..", lines)
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def _words(said: object) -> str:
    plain = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return " ".join(plain.replace("\0", "").split())[:_LONGEST]
