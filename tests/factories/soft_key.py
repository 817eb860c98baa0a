"""A security key made of software: what a browser would send back, signed with a real key (WebAuthn level 2)."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class SoftKey:
    """One credential of one person at one site."""

    def __init__(self, host: str = "testserver", origin: str = "http://testserver") -> None:
        self.host, self.origin = host, origin
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.user = b""
        self.count = 0

    def register(self, options: dict[str, Any]) -> str:
        """The answer to `creation_options`, as a form sends it."""
        asked = options["publicKey"]
        self.user = unpadded(asked["user"]["id"])
        public = cbor.encode(ES256.from_cryptography_key(self.private.public_key()))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        seen = self._seen(ATTESTED) + attested
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer(
            {
                "clientDataJSON": padded(client),
                "attestationObject": padded(cbor.encode({"fmt": "none", "attStmt": {}, "authData": seen})),
            },
            {"credProps": {"rk": True}},
        )

    def sign(self, options: dict[str, Any]) -> str:
        """The answer to `request_options`."""
        self.count += 1
        seen = self._seen()
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        signature = self.private.sign(seen + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": padded(client),
                "authenticatorData": padded(seen),
                "signature": padded(signature),
                "userHandle": padded(self.user),
            }
        )

    def _seen(self, more: int = 0) -> bytes:
        host = hashlib.sha256(self.host.encode()).digest()
        return host + bytes([PRESENT | VERIFIED | more]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, response: dict[str, str], extensions: dict[str, Any] | None = None) -> str:
        return json.dumps(
            {
                "type": "public-key",
                "id": padded(self.id),
                "rawId": padded(self.id),
                "response": response,
                "clientExtensionResults": extensions or {},
            }
        )


def padded(data: bytes) -> str:
    """Base 64 for addresses, without its padding, as WebAuthn writes it."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
