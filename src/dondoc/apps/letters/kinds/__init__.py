"""Kinds of letters, a module each. The next one is copied from `reminder`.

To add one: a module here with `KIND`, its line in `KINDS`, its code in `Letter.Kind`, its
sentences in `data/<code>.toml`, and labels for these in `letters/labels.py`.
"""

from __future__ import annotations

from dondoc.apps.letters.kinds.base import LetterKind
from dondoc.apps.letters.kinds.reminder import KIND as REMINDER
from dondoc.apps.letters.kinds.results import KIND as RESULTS
from dondoc.apps.letters.kinds.task_list import KIND as TASK_LIST

KINDS: dict[str, LetterKind] = {kind.code: kind for kind in (REMINDER, TASK_LIST, RESULTS)}

__all__ = ["KINDS", "LetterKind"]
