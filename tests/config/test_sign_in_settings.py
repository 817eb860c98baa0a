"""What the environment makes of the settings of sign-in and of letters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

NAMES = (
    "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", "ALLAUTH_TRUSTED_PROXY_COUNT", "ACCOUNT_DEFAULT_HTTP_PROTOCOL",
    "MAIL_SET", "EMAIL_BACKEND", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL", "SESSION_COOKIE_AGE",
)  # fmt: skip
ASK = f"import json; from dondoc.config import settings as s; print(json.dumps({{n: getattr(s, n) for n in {NAMES}}}))"


@pytest.fixture
def settings_with(tmp_path: Any) -> Any:
    """The settings of a process that has this environment."""

    def ask(**environment: str) -> dict[str, Any]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")}
        answer = subprocess.run(
            [sys.executable, "-c", ASK],
            env={**inherited, "DONDOC_DATA": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(answer.stdout)  # type: ignore[no-any-return]

    return ask


def test_behind_https_cookies_go_nowhere_else(settings_with: Any) -> None:
    found = settings_with(DONDOC_HTTPS="1")
    assert found["SESSION_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert found["SECURE_HSTS_SECONDS"] > 0
    assert not found["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"]
    assert found["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
    assert found["ACCOUNT_DEFAULT_HTTP_PROTOCOL"] == "https"


def test_without_https_everything_works_on_a_fresh_machine(settings_with: Any) -> None:
    found = settings_with()
    assert not found["SESSION_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_HTTPONLY"]
    assert found["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert found["SESSION_COOKIE_AGE"] == 12 * 3600
    assert not found["MAIL_SET"]
    assert found["EMAIL_BACKEND"].endswith("dummy.EmailBackend")


@pytest.mark.parametrize(
    ("security", "port", "starttls", "tls"),
    [("starttls", 587, True, False), ("tls", 465, False, True), ("none", 25, False, False)],
)
def test_letters_go_out_as_the_mail_server_wants(
    security: str, port: int, starttls: bool, tls: bool, settings_with: Any
) -> None:
    found = settings_with(DONDOC_SMTP_HOST="mail.example.vn", DONDOC_SMTP_SECURITY=security)
    assert found["MAIL_SET"]
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, starttls, tls)
