"""Trying a row: the real actions are run and taken back, so that a refusal is told before anybody agrees."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.sheets.kinds.kind import Done, Kind, Wanted
from dondoc.apps.sheets.values import Line


def take(kind: Kind, line: Line | None, wanted: Wanted, by: User, today: date, *, site: str = "") -> Done:
    """Do what a row says: change a thing, or add one."""
    if line is None:
        return kind.add(wanted, by, today, site=site)
    return kind.act(line, wanted, by, today)


def refusal_of(kind: Kind, line: Line | None, wanted: Wanted, by: User, today: date) -> str:
    """Why a row would be refused; nothing where it would be taken."""
    try:
        with transaction.atomic():
            take(kind, line, wanted, by, today)
            transaction.set_rollback(True)
    except Changed:
        return ""  # somebody has just saved: applying looks again
    except (ActionError, PermissionDenied) as error:
        return words_of(error)
    finally:
        if line is not None and line.key == by.pk:  # one's own roles may just have been tried away
            by.forget_standings()
    return ""


def words_of(error: Exception) -> str:
    """A refusal in words."""
    if isinstance(error, Refused):
        return str(error.reason)
    return str(error) or _("Bạn không được làm việc này.")
