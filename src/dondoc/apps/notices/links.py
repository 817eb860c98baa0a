"""Addresses in letters: of things, and of the page that stops letters, which works without signing in."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.urls import reverse

from dondoc.apps.accounts.models import User

_SALT = "dondoc.notices.unsubscribe"
NOWHERE = "http://127.0.0.1:8000"
"""Where `make run` serves: what links say as long as nobody has said DONDOC_ADDRESS."""


def site() -> str:
    """The address under which people reach the pages, without a slash at its end."""
    return str(settings.ADDRESS or NOWHERE)


def host() -> str:
    """The name in it, for numbers of letters."""
    return urlsplit(site()).hostname or "dondoc"


def absolute(url: str) -> str:
    """An address of ours for a reader who is not on our pages."""
    return url if url.startswith(("http://", "https://")) else f"{site()}{url}"


def unsubscribe_link(user: User) -> str:
    """The page on which this very person says which letters are wanted."""
    return absolute(reverse("unsubscribe", args=[token_of(user)]))


def token_of(user: User) -> str:
    """Holds for this person as long as the address for letters stays the same."""
    return signing.Signer(salt=_SALT).sign_object([user.pk, user.email])


def person_of(token: str) -> User | None:
    """Whose token it is; nobody's where it was made up, or for an address that changed."""
    try:
        pk, email = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found: User | None = User.objects.filter(pk=pk, email=email, is_active=True).first()
    return found
