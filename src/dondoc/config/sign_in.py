"""How people sign in: password, passkey, two steps, or the identity provider of the province.

People are added by administrators; nobody signs up. The settings are named as Django and
allauth ask for them, and `settings` takes them all.
"""

from __future__ import annotations

import os
from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from dondoc.config.environment import flag, whole_number, words

HTTPS = flag("DONDOC_HTTPS")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "dondoc.apps.accounts.passwords.EasyVietnameseValidator"},
]
# Links that set a password, in letters of invitation too, work for three days.
PASSWORD_RESET_TIMEOUT = 3 * 86400

# A session ends twelve hours after signing in, whatever was done in it: see accounts.sign_in.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # Strict would lose the way back from the identity provider
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# The prefix lets no page of a neighbouring host set them; browsers take it over HTTPS only.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("__Host-sessionid", "__Host-csrftoken") if HTTPS else ("sessionid", "csrftoken")
)
USERSESSIONS_TRACK_ACTIVITY = False  # that would write on every page; desk.people.middleware does so now and then

ACCOUNT_ADAPTER = "dondoc.apps.accounts.sign_in.AccountAdapter"
_FORMS = "dondoc.apps.accounts.sign_in_forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "set_password": f"{_FORMS}.SetPasswordForm",
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKeyForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever adds a person vouches for the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Đôn Đốc] "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # two steps, where set, are still asked for
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session stays, all others end
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# An office of five hundred shares one address to the outside: limits by address are wide, by person narrow.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = whole_number("DONDOC_PROXIES", 1 if HTTPS else 0)

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": f"{_FORMS}.AuthenticateForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateByCodeForm",
    "activate_totp": f"{_FORMS}.ActivateTOTPForm",
    "add_webauthn": f"{_FORMS}.AddWebAuthnForm",
    "edit_webauthn": f"{_FORMS}.EditWebAuthnForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Đôn Đốc"
MFA_TOTP_TOLERANCE = 1  # telephones whose clock is half a minute off
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers themselves allow it on localhost only

SOCIALACCOUNT_ADAPTER = "dondoc.apps.accounts.sign_in.ProviderAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the provider's word for an address is the person we know by it …
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False  # … each time anew, so that a changed address counts at once
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10

OIDC_PROVIDER_ID = "tinh"


def identity_provider() -> dict[str, Any]:
    """The provincial provider by OpenID Connect, where `DONDOC_OIDC_ISSUER` names one.

    Its redirect address for us is /accounts/oidc/tinh/login/callback/. `DONDOC_OIDC_TRUST_EMAIL`
    takes its addresses for verified where it does not say so itself.
    """
    issuer = os.environ.get("DONDOC_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return {}
    app = {
        "provider_id": OIDC_PROVIDER_ID,
        "name": os.environ.get("DONDOC_OIDC_LABEL") or _("Tài khoản của tỉnh"),
        "client_id": os.environ.get("DONDOC_OIDC_CLIENT_ID", ""),
        "secret": os.environ.get("DONDOC_OIDC_SECRET", ""),
        "settings": {
            "server_url": issuer,
            "verified_email": flag("DONDOC_OIDC_TRUST_EMAIL"),
            "oauth_pkce_enabled": True,
            "scope": words("DONDOC_OIDC_SCOPES", "openid", "profile", "email"),
        },
    }
    return {"openid_connect": {"APPS": [app]}}


SOCIALACCOUNT_PROVIDERS = identity_provider()

# Attempts are counted across all processes of the server, so the count lies in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "dondoc_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
