"""Calling an address that somebody typed in, without letting it reach what stands beside us.

The name is looked up once, every answer has to be an address of the open internet (or of a
network that the operator named in DONDOC_WEBHOOK_NETWORKS), and the call goes to that very
address: a name that answers differently a moment later gains nothing. No redirect is followed,
no proxy of the environment is asked, every wait is bounded, and of the answer some bytes are read.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from urllib.parse import SplitResult, urlsplit

import certifi
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
WAIT_SECONDS, ALL_SECONDS = 10.0, 20.0
_READ = 2000
_PORTS = range(1, 65536)
# Ways in which an IPv6 address carries one of IPv4: whoever sends to them reaches that one.
_CARRYING = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")))


class NotAllowed(Exception):
    """The address leads to where we do not call. The message is for people."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(str(message))


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; status 0 where nothing did."""

    status: int
    said: str
    milliseconds: int

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300


def check_address(url: str) -> SplitResult:
    """What can be said of an address without looking it up; raises `NotAllowed`."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NotAllowed(_("Địa chỉ này không đọc được.")) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAllowed(_("Địa chỉ phải bắt đầu bằng https:// và có tên máy chủ."))
    if parts.username or parts.password:
        raise NotAllowed(_("Không ghi tên và mật khẩu trong địa chỉ."))
    if port is not None and port not in _PORTS:
        raise NotAllowed(_("Cổng trong địa chỉ không đúng."))
    if parts.scheme == "http" and not settings.WEBHOOK_NETWORKS:
        raise NotAllowed(
            _("Địa chỉ phải dùng https://; http:// chỉ được dùng trong mạng nội bộ mà người vận hành cho phép.")
        )
    return parts


def resolve(parts: SplitResult) -> Address:
    """The address to call; raises `NotAllowed` where any answer leads inside."""
    host, port = parts.hostname or "", parts.port or _port(parts)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotAllowed(_("Không tìm thấy máy chủ theo tên trong địa chỉ.")) from None
    addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not addresses:
        raise NotAllowed(_("Không tìm thấy máy chủ theo tên trong địa chỉ."))
    inside = all(_is_named(address) for address in addresses)
    if not inside and not all(is_open(address) for address in addresses):
        raise NotAllowed(_("Địa chỉ này dẫn vào mạng nội bộ. Người vận hành cho phép bằng DONDOC_WEBHOOK_NETWORKS."))
    if parts.scheme == "http" and not inside:
        raise NotAllowed(_("Ra ngoài mạng nội bộ thì địa chỉ phải dùng https://."))
    return addresses[0]


def is_open(address: Address) -> bool:
    """Whether the address is one of the open internet.

    >>> is_open(ipaddress.ip_address("127.0.0.1")), is_open(ipaddress.ip_address("::ffff:10.0.0.1"))
    (False, False)
    """
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        return is_open(mapped)
    if address.version == 6 and any(address in network for network in _CARRYING):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send, and take a short answer. Raises `NotAllowed`; every other failure is an answer of status 0."""
    parts = check_address(url)
    address = resolve(parts)
    began = time.monotonic()
    connection = _connection(parts, address)
    # Somebody who sends a byte every nine seconds keeps every single wait; the whole is bounded here.
    watch = threading.Timer(ALL_SECONDS, _cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        connection.request(
            "POST", _path(parts), body=body, headers={"Host": parts.netloc, **headers}, preload_content=False
        )
        answer = connection.getresponse()
        status, said = answer.status, answer.read(_READ, decode_content=False).decode("utf-8", "replace")
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        status, said = 0, f"{type(error).__name__}: {error}"
    finally:
        watch.cancel()
        connection.close()
    return Answer(status, " ".join(said.replace("\0", "").split())[:500], round((time.monotonic() - began) * 1000))


def _cut(connection: HTTPConnection) -> None:
    with contextlib.suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _connection(parts: SplitResult, address: Address) -> HTTPConnection:
    """To the very address that was checked, under the name that was asked for."""
    port = parts.port or _port(parts)
    if parts.scheme == "http":
        return HTTPConnection(str(address), port, timeout=WAIT_SECONDS)
    return HTTPSConnection(
        str(address), port, timeout=WAIT_SECONDS,
        server_hostname=parts.hostname, assert_hostname=parts.hostname, ssl_context=_trust(),
    )  # fmt: skip


@cache
def _trust() -> ssl.SSLContext:
    """Certificates that this machine trusts (a province may have its own), and those of the open internet."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _path(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path


def _port(parts: SplitResult) -> int:
    return 443 if parts.scheme == "https" else 80


def _is_named(address: Address) -> bool:
    """Within a network that the operator opened."""
    mapped = getattr(address, "ipv4_mapped", None) or address
    networks = (ipaddress.ip_network(name, strict=False) for name in settings.WEBHOOK_NETWORKS)
    return any(mapped.version == network.version and mapped in network for network in networks)
