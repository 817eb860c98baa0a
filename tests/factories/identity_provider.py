"""An OpenID Connect provider on this machine: a real server with real keys, and ways to make it lie."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "dondoc", "bi-mat-cua-he-thong"
OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FOREIGN = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """Who signs in there, and what goes wrong."""

    person: dict[str, Any] = field(
        default_factory=lambda: {"sub": "42", "email": "an@example.vn", "email_verified": True}
    )
    key: Any = OURS
    claims: dict[str, Any] = field(default_factory=dict)  # put over those of the ID token
    userinfo: dict[str, Any] = field(default_factory=dict)  # put over those of the user information
    without_id_token: bool = False
    address: str = ""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        if path == "/authorize":
            return self._authorize(dict(parse_qsl(environ["QUERY_STRING"])), start)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()
        answers = {
            "/.well-known/openid-configuration": self._configuration,
            "/jwks": self._keys,
            "/token": lambda: self._token({key: values[0] for key, values in parse_qs(body).items()}),
            "/userinfo": lambda: {**self.person, **self.userinfo},
        }
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(answers[path]()).encode()]

    def _configuration(self) -> dict[str, Any]:
        ways = {name: f"{self.address}/{path}" for name, path in (
            ("authorization_endpoint", "authorize"), ("token_endpoint", "token"),
            ("userinfo_endpoint", "userinfo"), ("jwks_uri", "jwks"),
        )}  # fmt: skip
        return {"issuer": self.address, "token_endpoint_auth_methods_supported": ["client_secret_post"], **ways}

    def _keys(self) -> dict[str, Any]:
        key = RSAAlgorithm.to_jwk(OURS.public_key(), as_dict=True)
        return {"keys": [{**key, "kid": "k1", "use": "sig", "alg": "RS256"}]}

    def _authorize(self, asked: dict[str, str], start: Any) -> list[bytes]:
        """The person is there already and agrees at once."""
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
        start("302 Found", [("Location", back)])
        return [b""]

    def _token(self, given: dict[str, str]) -> dict[str, Any]:
        asked = self.codes.pop(given["code"])
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        assert asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("="), "PKCE"
        assert (given["client_id"], given["client_secret"]) == (CLIENT, SECRET)
        assert given["redirect_uri"] == asked["redirect_uri"]
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "exp": time.time() + 60,
            "iat": time.time(),
            **self.person,
            **self.claims,
        }
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "k1"})
        answer = {"access_token": "a", "token_type": "Bearer", "id_token": signed}
        if self.without_id_token:
            del answer["id_token"]
        return answer


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        pass


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider that listens on loopback."""
    provider = Provider()
    with make_server("127.0.0.1", 0, provider, WSGIServer, _Quiet) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
