"""Letters go out through the province's mail server, where `DONDOC_SMTP_HOST` names one; links lead back here."""

from __future__ import annotations

import os

from dondoc.config.environment import whole_number, words

EMAIL_HOST = os.environ.get("DONDOC_SMTP_HOST", "")
MAIL_SET = bool(EMAIL_HOST)
"""Whether letters can be sent at all: pages that would promise one ask first."""

_SECURITY = os.environ.get("DONDOC_SMTP_SECURITY", "starttls").lower()  # starttls, tls or none

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if MAIL_SET else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_USE_TLS, EMAIL_USE_SSL = _SECURITY == "starttls", _SECURITY == "tls"
EMAIL_PORT = whole_number("DONDOC_SMTP_PORT", {"starttls": 587, "tls": 465}.get(_SECURITY, 25))
EMAIL_HOST_USER = os.environ.get("DONDOC_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("DONDOC_SMTP_PASSWORD", "")
EMAIL_TIMEOUT = 10  # seconds; a page waits for some letters
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("DONDOC_MAIL_FROM", "dondoc@localhost")

_ORIGINS = words("DONDOC_ORIGINS")
ADDRESS = (os.environ.get("DONDOC_ADDRESS") or (_ORIGINS[0] if _ORIGINS else "")).strip().rstrip("/")
"""Under which people reach the pages, for links in letters: «https://dondoc.tinh.gov.vn». Empty where nobody said."""

WEBHOOK_NETWORKS = words("DONDOC_WEBHOOK_NETWORKS")
"""Networks inside the province that webhooks may reach besides the internet: «10.12.0.0/16». None unless said."""
