"""Webhooks before a real server: signed, tried again, bounded by their owner's eyes, and never calling home."""

from __future__ import annotations

import contextlib
import hmac
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.models import Event
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import Changed
from dondoc.apps.notices import actions, guarded
from dondoc.apps.notices.channels.webhook import MOST_FAILURES, MOST_TRIES, Webhooks, wait_after
from dondoc.apps.notices.errors import AddressNotAllowed, OwnerNotThere, UnknownVerbs
from dondoc.apps.notices.hearing import tell_what_happened
from dondoc.apps.notices.models import Delivery, Notice, Webhook
from dondoc.apps.notices.signing import secret_of
from factories.cast import Cast
from factories.record import make_person, make_task

pytestmark = pytest.mark.django_db
NOON = timezone.now()


class Taking(BaseHTTPRequestHandler):
    """The other side: keeps what came, answers what it is told to."""

    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.got.append((dict(self.headers), body))
        status = server.status
        self.send_response(status)
        if status == 302:
            self.send_header("Location", f"http://127.0.0.1:{server.server_port}/elsewhere")
        self.end_headers()
        self.wfile.write(b"x" * server.answer_size)

    def log_message(self, *_args: Any) -> None:
        """Quiet."""


@pytest.fixture
def other(settings: Any) -> Iterator[Any]:
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]
    server: Any = HTTPServer(("127.0.0.1", 0), Taking)
    server.got, server.status, server.answer_size = [], 200, 2
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def hook(cast: Cast, other: Any) -> Webhook:
    return add(cast, other)


def add(cast: Cast, other: Any, **values: Any) -> Webhook:
    given = {"owner": cast.admin, **values}
    return actions.add_webhook(
        name="Kho dữ liệu", address=f"http://127.0.0.1:{other.server_port}/nhan?nguon=dondoc", by=cast.admin, **given
    ).webhook


def happen(cast: Cast, verb: Verb = Verb.SENT_BACK, **values: Any) -> Event:
    part = make_task(cast.plan, cast.lead, "Xây dựng đề án").assignments.get()
    event = audit.record(verb, on=part, by=cast.monitor, task_id=part.task_id, plan_id=cast.plan.pk, **values)
    tell_what_happened()
    return event


def send(minutes: float = 0) -> int:
    return Webhooks().send(NOON + timedelta(minutes=minutes), lambda: False)


def test_event_arrives_once_with_the_thing_and_without_names_of_people(cast: Cast, hook: Webhook, other: Any) -> None:
    event = happen(cast, reason="Thiếu phụ lục", new={"person": "Nguyễn Văn An", "due": date(2026, 12, 1)})
    assert [send(), send()] == [1, 0]
    ((headers, body),) = other.got
    said = json.loads(body)
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert headers["Dondoc-Event"] == "sent_back"
    assert (said["id"], said["type"], said["event"]) == (headers["Dondoc-Delivery"], "sent_back", event.pk)
    assert said["task"]["text"] == "Xây dựng đề án"
    assert said["part"]["body"]["name"] == "Sở Tài chính"
    assert (said["reason"], said["new"]) == ("Thiếu phụ lục", {"due": "2026-12-01"})
    assert "Nguyễn Văn An" not in body.decode()
    assert "Trần Thị Theo" not in body.decode()


def test_signature_can_be_checked_as_the_handbook_says(cast: Cast, hook: Webhook, other: Any) -> None:
    happen(cast)
    send()
    assert checks(other, secret_of(hook))
    assert not checks(other, "whsec_wrong")


def checks(other: Any, secret: str) -> bool:
    headers, body = other.got[-1]
    pairs = [part.split("=", 1) for part in headers["Dondoc-Signature"].split(",")]
    at = dict(pairs)["t"]
    proof = hmac.new(secret.encode(), f"{at}.".encode() + body, "sha256").hexdigest()
    return any(name == "v1" and hmac.compare_digest(value, proof) for name, value in pairs)


def test_new_secret_and_for_a_day_the_old_one_sign(cast: Cast, hook: Webhook, other: Any) -> None:
    old = secret_of(hook)
    new = actions.rotate_secret(webhook=hook, by=cast.admin).secret
    happen(cast)
    send()
    assert old != new
    assert checks(other, old)
    assert checks(other, new)
    Webhook.objects.update(rotated_at=NOON - timedelta(days=2))
    happen(cast)
    send()
    assert checks(other, new)
    assert not checks(other, old)


def test_secret_is_not_in_the_database(cast: Cast, hook: Webhook) -> None:
    secret = secret_of(hook)
    row = Webhook.objects.filter(pk=hook.pk).values()[0]
    assert secret not in str(row)
    assert secret.removeprefix("whsec_") not in str(row)


def test_only_kinds_that_are_wanted_are_sent(cast: Cast, other: Any) -> None:
    add(cast, other, verbs=["confirmed"])
    happen(cast, Verb.SENT_BACK)
    happen(cast, Verb.CONFIRMED)
    send()
    assert [json.loads(body)["type"] for _headers, body in other.got] == ["confirmed"]


@pytest.mark.parametrize(
    ("who", "number"), [("focal", 1), ("stranger", 0), ("admin", 1), ("monitor", 1), ("chairman", 1)]
)
def test_owner_bounds_what_is_told(who: str, number: int, cast: Cast, other: Any) -> None:
    add(cast, other, owner=getattr(cast, who))
    happen(cast)
    assert Delivery.objects.count() == number


def test_bodies_bound_it_further(cast: Cast, other: Any) -> None:
    add(cast, other, bodies=[cast.coordinator])
    happen(cast)
    assert not Delivery.objects.exists()
    add(cast, other, bodies=[cast.lead])
    happen(cast)
    assert Delivery.objects.count() == 1


def test_owner_who_left_hears_nothing(cast: Cast, hook: Webhook) -> None:
    cast.admin.is_active = False
    cast.admin.save()
    happen(cast)
    assert not Delivery.objects.exists()


def test_refusal_is_tried_again_ever_later_under_the_same_id(cast: Cast, hook: Webhook, other: Any) -> None:
    other.status = 500
    happen(cast)
    minutes = 0.0
    for _try in range(MOST_TRIES):
        send(minutes)
        minutes += 300
    one = Delivery.objects.get()
    assert (one.state, one.tries, one.status) == (Delivery.State.FAILED, MOST_TRIES, 500)
    assert len({headers["Dondoc-Delivery"] for headers, _body in other.got}) == 1
    assert [wait_after(tries) for tries in (1, 2, 3, 20)] == [
        timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4), timedelta(hours=6),
    ]  # fmt: skip


def test_it_comes_through_once_the_other_side_is_back(cast: Cast, hook: Webhook, other: Any) -> None:
    other.status = 503
    happen(cast)
    assert send() == 0
    other.status = 204
    assert send() == 0  # not before its time
    assert send(2) == 1
    assert Delivery.objects.get().state == Delivery.State.DONE


def test_too_many_failures_stop_it_and_ring_for_who_can_mend_it(cast: Cast, hook: Webhook, other: Any) -> None:
    other.status = 500
    for _each in range(MOST_FAILURES):
        happen(cast)
    Delivery.objects.update(tries=MOST_TRIES - 1)
    for _each in range(MOST_FAILURES):
        send()
    hook.refresh_from_db()
    assert not hook.is_active
    assert "500" not in hook.stopped_why or hook.stopped_why
    assert Notice.objects.filter(user=cast.admin, verb=Verb.WEBHOOK_STOPPED).count() == 1
    happen(cast)
    assert Delivery.objects.count() == MOST_FAILURES
    actions.start_webhook(webhook=hook, by=cast.admin)
    hook.refresh_from_db()
    assert (hook.is_active, hook.failures, hook.stopped_why) == (True, 0, "")


def test_one_that_is_deaf_keeps_no_other_waiting(cast: Cast, hook: Webhook, other: Any) -> None:
    deaf = add(cast, other)
    Webhook.objects.filter(pk=deaf.pk).update(address="http://127.0.0.1:1/")
    for _each in range(3):
        happen(cast)
    assert send() == 3
    assert Delivery.objects.filter(webhook=deaf, tries__gt=0).count() == 1


def test_what_a_dead_process_was_sending_is_sent_again(cast: Cast, hook: Webhook, other: Any) -> None:
    happen(cast)
    Delivery.objects.update(state=Delivery.State.SENDING, claim="elsewhere|1|2|3", claimed_at=NOON - timedelta(hours=1))
    assert send() == 1


def test_redirects_are_not_followed(cast: Cast, hook: Webhook, other: Any) -> None:
    other.status = 302
    happen(cast)
    assert send() == 0
    assert len(other.got) == 1


def test_long_answers_are_cut(cast: Cast, hook: Webhook, other: Any) -> None:
    other.answer_size = 5_000_000
    happen(cast)
    send()
    assert len(Delivery.objects.get().said) <= 500


def test_answer_that_comes_byte_by_byte_is_cut_off(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]
    monkeypatch.setattr(guarded, "ALL_SECONDS", 0.6)
    plug = socket.create_server(("127.0.0.1", 0))
    ending = threading.Event()

    def drip() -> None:
        wire, _from = plug.accept()
        with wire, contextlib.suppress(OSError):
            while not ending.wait(0.1):
                wire.sendall(b"H")

    dripping = threading.Thread(target=drip)
    dripping.start()
    answer = guarded.post(f"http://127.0.0.1:{plug.getsockname()[1]}/", b"{}", {})
    ending.set()
    dripping.join()
    plug.close()
    assert answer.status == 0
    assert answer.milliseconds < 5000


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "ff02::1", "::127.0.0.1",
    ],
)  # fmt: skip
def test_addresses_beside_us_are_not_called(address: str) -> None:
    assert not guarded.is_open(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "113.160.1.1", "2606:4700::1111"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert guarded.is_open(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "https://", "https://user:secret@a.example/", "javascript:alert(1)", "http://a.example/", "https://a.example:99999/", "https://[::1/"],
)  # fmt: skip
def test_addresses_of_other_kinds_are_refused(url: str, settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = []
    with pytest.raises(guarded.NotAllowed):
        guarded.check_address(url)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_names_of_this_machine_are_refused_when_they_are_called(host: str, settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = []
    with pytest.raises(guarded.NotAllowed):
        guarded.post(f"https://{host}/", b"{}", {})


def test_name_that_also_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.WEBHOOK_NETWORKS = []
    answers = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: answers)
    with pytest.raises(guarded.NotAllowed):
        guarded.post("https://two.example/", b"{}", {})


def test_call_goes_to_the_address_that_was_checked(cast: Cast, other: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers differently a moment later gains nothing: it is asked once."""
    asked = []

    def lookup(*args: Any, **_options: Any) -> Any:
        asked.append(args[0])
        return [(2, 1, 6, "", ("127.0.0.1", other.server_port))]

    original = socket.getaddrinfo
    monkeypatch.setattr(
        guarded.socket,
        "getaddrinfo",
        lambda *a, **o: lookup(*a, **o) if a[0] == "rebind.example" else original(*a, **o),
    )
    answer = guarded.post(f"http://rebind.example:{other.server_port}/", b"{}", {})
    assert answer.status == 200
    assert asked == ["rebind.example"]
    assert other.got[0][0]["Host"] == f"rebind.example:{other.server_port}"


def test_only_administrators_manage_webhooks(cast: Cast, other: Any) -> None:
    with pytest.raises(Refused):
        actions.add_webhook(name="x", address="https://a.example/", owner=cast.focal, by=cast.focal)


def test_what_cannot_be_is_said(cast: Cast, hook: Webhook) -> None:
    base: dict[str, Any] = {"name": "x", "address": "https://a.example/", "owner": cast.admin, "by": cast.admin}
    with pytest.raises(AddressNotAllowed):
        actions.add_webhook(**{**base, "address": "ftp://a.example/"})
    with pytest.raises(UnknownVerbs):
        actions.add_webhook(**base, verbs=["no_such"])
    with pytest.raises(OwnerNotThere):
        actions.add_webhook(**{**base, "owner": make_person("Không Vai Trò")})


def test_two_who_change_it_at_once(cast: Cast, hook: Webhook) -> None:
    values: dict[str, Any] = {"name": "y", "address": hook.address, "owner": cast.admin, "by": cast.admin}
    actions.change_webhook(webhook=hook, version=hook.version, **values)
    with pytest.raises(Changed):
        actions.change_webhook(webhook=hook, version=hook.version, **values)


def test_trial_is_sent_once_and_stops_nothing(cast: Cast, hook: Webhook, other: Any) -> None:
    other.status = 500
    actions.try_webhook(webhook=hook, by=cast.admin)
    send()
    send(60)
    one = Delivery.objects.get()
    assert (one.state, one.tries) == (Delivery.State.FAILED, 1)
    hook.refresh_from_db()
    assert hook.failures == 0


def test_removing_is_on_record(cast: Cast, hook: Webhook) -> None:
    actions.remove_webhook(webhook=hook, by=cast.admin)
    assert not Webhook.objects.exists()
    assert Event.objects.filter(verb=Verb.WEBHOOK_REMOVED).get().old["name"] == "Kho dữ liệu"


def test_certificate_that_nobody_vouches_for_is_refused(settings: Any, tmp_path: Path) -> None:
    settings.WEBHOOK_NETWORKS = ["127.0.0.0/8"]
    plug = socket.create_server(("127.0.0.1", 0))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(tmp_path))

    def serve() -> None:
        wire, _from = plug.accept()
        with wire, contextlib.suppress(OSError), context.wrap_socket(wire, server_side=True) as secure:
            secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    serving = threading.Thread(target=serve)
    serving.start()
    answer = guarded.post(f"https://127.0.0.1:{plug.getsockname()[1]}/", b"{}", {})
    serving.join()
    plug.close()
    assert answer.status == 0
    assert "certificate" in answer.said.lower()


def _self_signed(folder: Path) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = timezone.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    plain = serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
