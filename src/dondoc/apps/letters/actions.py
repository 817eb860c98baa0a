"""What people do with letters."""

from __future__ import annotations

from dondoc.apps.letters.issuing import issue_letter, withdraw_letter
from dondoc.apps.letters.layout import change_form, reset_form
from dondoc.apps.letters.letterheads import save_letterhead
from dondoc.apps.letters.preparing import make_again, prepare_letters, upload_edited
from dondoc.apps.letters.wording import change_wording, reset_wording

__all__ = [
    "change_form",
    "change_wording",
    "issue_letter",
    "make_again",
    "prepare_letters",
    "reset_form",
    "reset_wording",
    "save_letterhead",
    "upload_edited",
    "withdraw_letter",
]
