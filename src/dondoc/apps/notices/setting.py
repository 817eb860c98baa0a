"""What an administrator sets for the letters of the whole province, and does for those that failed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.today import today
from dondoc.apps.notices import outbox
from dondoc.apps.notices.models import NoticeSettings
from dondoc.apps.notices.permissions import can_run_notices

SET = ("digest_at", "milestones", "repeat_days", "head_days", "upper_days")


@transaction.atomic
def change_notice_settings(*, by: User, **new: Any) -> NoticeSettings:
    """Set some of the numbers; tells what they were."""
    can_run_notices(by).require()
    held = NoticeSettings.objects.select_for_update().filter(pk=1).first() or NoticeSettings(pk=1)
    known = {name: value for name, value in new.items() if name in SET}
    old = {name: str(getattr(NoticeSettings.current(), name)) for name in known}
    for name, value in known.items():
        setattr(held, name, value)
    held.full_clean()
    held.save()
    changed = {name: str(value) for name, value in known.items() if str(value) != old[name]}
    if changed:
        audit.record(Verb.SETTINGS_CHANGED, on=held, by=by, old={name: old[name] for name in changed}, new=changed)
    return held


@transaction.atomic
def send_letters_again(*, letters: Collection[int], by: User) -> int:
    """After what was wrong has been set right; how many go out again."""
    can_run_notices(by).require()
    return outbox.send_again(letters, today())
