"""Signing in and out: allauth's pages as we use them."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ALL, VISITOR

HOME = Expect(ALL | {VISITOR}, ok=302)  # the step is not under way, or there is nothing to sign in to
PASSWORD = "Con-duong-nho-9"


def _session(scene: Scene) -> dict[str, int]:
    session = UserSession.objects.create(
        user=scene.cast.focal, ip="127.0.0.1", session_key="k" * 32, user_agent="Firefox"
    )
    return {"pk": session.pk}


def _key(scene: Scene) -> dict[str, int]:
    key = Authenticator.objects.create(
        user=scene.cast.focal, type=Authenticator.Type.WEBAUTHN, data={"name": "Khóa", "credential": {}}
    )
    return {"pk": key.pk}


def _passwords(_scene: Scene) -> dict[str, str]:
    return {"oldpassword": "mat-khau-dai-2026", "password1": PASSWORD, "password2": PASSWORD}


# Signed in without a password typed of late, so whatever changes the ways in asks for it first.
ASKS_AGAIN = Expect(ALL, ok=302)

ROWS = {
    "account_login": Row(get=Expect({VISITOR}, others=302), post=Expect({VISITOR}, others=302), public=True),
    "account_logout": Row(post=HOME, public=True),
    "account_inactive": Row(get=Expect(ALL | {VISITOR}), public=True),
    "account_signup": Row(get=Expect({VISITOR}, others=302), post=Expect({VISITOR}, others=302), public=True),
    "account_reauthenticate": Row(get=Expect(ALL), post=Expect(ALL)),
    "account_change_password": Row(get=Expect(ALL), post=Expect(ALL, ok=302), data=_passwords),
    "account_set_password": Row(get=Expect(ALL, ok=302), post=Expect(ALL, ok=302)),
    "account_reset_password": Row(get=Expect(ALL | {VISITOR}), post=Expect(ALL | {VISITOR}), public=True),
    "account_reset_password_done": Row(get=Expect(ALL | {VISITOR}), public=True),
    "account_reset_password_from_key": Row(
        get=Expect(ALL | {VISITOR}),
        post=Expect(ALL | {VISITOR}),
        args=lambda _scene: {"uidb36": "1", "key": "no-such-key"},
        public=True,
        bad=200,
    ),
    "account_reset_password_from_key_done": Row(get=Expect(ALL | {VISITOR}), public=True),
    "mfa_index": Row(get=Expect(ALL)),
    "mfa_authenticate": Row(get=HOME, post=HOME, public=True),
    "mfa_reauthenticate": Row(get=Expect(ALL, ok=302), post=Expect(ALL, ok=302)),
    "mfa_activate_totp": Row(get=ASKS_AGAIN, post=ASKS_AGAIN),
    "mfa_deactivate_totp": Row(get=Expect(()), post=Expect(())),
    "mfa_view_recovery_codes": Row(get=Expect(())),
    "mfa_generate_recovery_codes": Row(get=ASKS_AGAIN, post=ASKS_AGAIN),
    "mfa_download_recovery_codes": Row(get=Expect(()), post=Expect(())),
    "mfa_list_webauthn": Row(get=Expect(ALL)),
    "mfa_add_webauthn": Row(get=ASKS_AGAIN, post=ASKS_AGAIN),
    "mfa_login_webauthn": Row(get=HOME, post=HOME, public=True),
    "mfa_reauthenticate_webauthn": Row(get=Expect(ALL, ok=302), post=Expect(ALL, ok=302)),
    "mfa_edit_webauthn": Row(get=ASKS_AGAIN, post=ASKS_AGAIN, args=_key, bad=302),
    "mfa_remove_webauthn": Row(get=ASKS_AGAIN, post=ASKS_AGAIN, args=_key, bad=302),
    "usersessions_list": Row(get=Expect(ALL), post=Expect(ALL, ok=302)),
    "end_session": Row(post=Expect({"focal_point"}, ok=302), args=_session),
    "socialaccount_login_cancelled": Row(get=Expect(ALL | {VISITOR}), public=True),
    # No identity provider is set up here; where one is, see test_identity_provider.py.
    "openid_connect_login": Row(post=Expect(()), args=lambda _scene: {"provider_id": "tinh"}, public=True),
    "openid_connect_callback": Row(get=Expect(()), args=lambda _scene: {"provider_id": "tinh"}, public=True),
}
