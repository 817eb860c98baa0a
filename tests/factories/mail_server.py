"""A real mail server on this machine, which keeps what it took and refuses whom it is told to refuse."""

from __future__ import annotations

import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class MailServer:
    """`letters` holds (recipient, message) in the order in which the server took responsibility for them."""

    port: int = 0
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)  # the same letters as they came over the wire
    refuse: dict[str, str] = field(default_factory=dict)  # recipient → answer to RCPT
    answer: Callable[[str], str] = lambda _to: "250 OK"  # to the end of the text
    seconds: float = 0.0  # how long it takes over each letter

    @property
    def counts(self) -> Counter[str]:
        return Counter(to for to, _letter in self.letters)

    @property
    def environment(self) -> dict[str, str]:
        """For processes that are to hand in their letters here."""
        return {
            "DONDOC_SMTP_HOST": "127.0.0.1",
            "DONDOC_SMTP_PORT": str(self.port),
            "DONDOC_SMTP_SECURITY": "none",
            "DONDOC_MAIL_FROM": "dondoc@tinh.example",
            "DONDOC_ADDRESS": "https://dondoc.tinh.example",
        }

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        to = envelope.rcpt_tos[0]
        answer = self.answer(to)
        if answer.startswith("250"):
            self.raw.append(envelope.original_content)
            self.letters.append((to, message_from_bytes(envelope.content, policy=policy.default)))
        if self.seconds:
            time.sleep(self.seconds)
        return answer


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server on a free port while the context lasts."""
    with socket.create_server(("127.0.0.1", 0)) as plug:
        port = int(plug.getsockname()[1])
    server = MailServer(port)
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def use(settings: Any, server: MailServer) -> None:
    """Let the letters of this very process go there."""
    settings.MAIL_SET = True
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = "Đôn Đốc <dondoc@tinh.example>"
    settings.ADDRESS = "https://dondoc.tinh.example"
    settings.EMAIL_TIMEOUT = 3
