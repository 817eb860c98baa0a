"""All that people do with notices, from one place; each subject has its own module."""

from __future__ import annotations

from dondoc.apps.notices.preferences import choose_letters, mark_read, stop_all_letters
from dondoc.apps.notices.setting import change_notice_settings, send_letters_again
from dondoc.apps.notices.webhooks import (
    Revealed,
    add_webhook,
    change_webhook,
    remove_webhook,
    rotate_secret,
    start_webhook,
    stop_webhook,
    try_webhook,
)

__all__ = [
    "Revealed",
    "add_webhook",
    "change_notice_settings",
    "change_webhook",
    "choose_letters",
    "mark_read",
    "remove_webhook",
    "rotate_secret",
    "send_letters_again",
    "start_webhook",
    "stop_all_letters",
    "stop_webhook",
    "try_webhook",
]
