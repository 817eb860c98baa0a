"""The forms of sign-in as allauth has them, with the words on labels instead of inside the boxes."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.sign_in import end_in_time


class _Labelled:
    """A word in the box is gone when it is needed, and read out twice: the label stays."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        if "code" in self.fields:
            self.fields["code"].widget.attrs.update(inputmode="numeric", autocapitalize="none", spellcheck="false")


class LoginForm(_Labelled, account.LoginForm):
    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["password"].help_text = ""  # the way to a new password stands below the form

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response: HttpResponse = super().login(request, redirect_url)
        end_in_time(request)  # allauth has set an end that moves with each visit
        return response


class ChangePasswordForm(_Labelled, account.ChangePasswordForm):
    pass


class SetPasswordForm(_Labelled, account.SetPasswordForm):
    pass


class ResetPasswordForm(_Labelled, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(_Labelled, account.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(_Labelled, account.ReauthenticateForm):
    pass


class AuthenticateForm(_Labelled, mfa.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(_Labelled, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(_Labelled, totp.ActivateTOTPForm):
    pass


class _Named:
    """A key has a name, by which its owner tells it from the others."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["name"].label = _("Tên của khóa")
        self.fields["name"].max_length = 100
        self.fields["name"].widget.attrs["maxlength"] = 100


class AddWebAuthnForm(_Named, webauthn.AddWebAuthnForm):
    pass


class EditWebAuthnForm(_Named, webauthn.EditWebAuthnForm):
    pass
