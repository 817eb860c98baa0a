"""What is done to people and roles; each lives in the module of its subject."""

from __future__ import annotations

from dondoc.apps.accounts.filters import delete_filter, save_filter
from dondoc.apps.accounts.invitations import Invitation, invite
from dondoc.apps.accounts.people import (
    add_person,
    change_person,
    choose_language,
    deactivate,
    reactivate,
    reset_sign_in,
)
from dondoc.apps.accounts.roles import end_role, give_role

__all__ = [
    "Invitation",
    "add_person",
    "change_person",
    "choose_language",
    "deactivate",
    "delete_filter",
    "end_role",
    "give_role",
    "invite",
    "reactivate",
    "reset_sign_in",
    "save_filter",
]
