"""The first way in: a link with which an invited person sets a password.

The link is the one of a forgotten password: it works once, and for some days only.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.permissions import can_invite
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb

log = logging.getLogger(__name__)
DAYS = settings.PASSWORD_RESET_TIMEOUT // 86400


@dataclass(frozen=True, slots=True)
class Invitation:
    """The link, and whether a letter with it goes out; where none does, the link is handed over by a person."""

    link: str
    mailed: bool


@transaction.atomic
def invite(*, person: User, site: str, by: User) -> Invitation:
    """Invite a person to set a password. `site` is the address under which people reach the system."""
    can_invite(by, person).require()
    link = site.rstrip("/") + reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)},
    )
    if settings.MAIL_SET:
        transaction.on_commit(partial(_send, person, link, by.full_name))
    audit.record(Verb.INVITED, on=person, by=by, new={"email": person.email})
    return Invitation(link, mailed=settings.MAIL_SET)


def _send(person: User, link: str, inviter: str) -> None:
    """A letter that cannot be sent is logged: the administrator can still hand the link over."""
    values = {"person": person, "link": link, "inviter": inviter, "days": DAYS}
    with translation.override(person.language):
        subject = render_to_string("accounts/invitation_subject.txt", values)
        body = render_to_string("accounts/invitation.txt", values)
    try:
        send_mail(" ".join(subject.split()), body, None, [person.email])
    except OSError as error:  # SMTPException is one
        log.error("Invitation to person %s was not sent: %s", person.pk, error)
