"""Versions of things as HTTP tells them: `"a17.3"` is the third version of part 17.

The mark of an answer (`ETag`) begins with it and goes on with a digest of the very words,
since names and lateness change with the day. Who writes is asked only for the version.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from dondoc.apps.documents.models import Document
from dondoc.apps.notices.models import Webhook
from dondoc.apps.plans.models import Item, Plan
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.faces.api.v1.problems import Problem, changed

_LETTER: dict[type[Any], str] = {Task: "t", Assignment: "a", Plan: "p", Item: "i", Document: "d", Webhook: "w"}


def tag_of(thing: Any) -> str:
    """The version without quotes: «a17.3»."""
    return f"{_LETTER[type(thing)]}{thing.pk}.{thing.version}"


def etag_of(thing: Any) -> str:
    """As it stands in an answer, to be sent back in `If-Match`."""
    return f'"{tag_of(thing)}"'


def seen_version(if_match: str | None, thing: Any) -> int:
    """The version that the program saw, which must be the present one."""
    if not if_match:
        words = _("Hãy gửi «If-Match» với etag của đối tượng đã đọc, để không ghi đè lên phần người khác vừa sửa.")
        raise Problem(428, "version-missing", words, current_etag=etag_of(thing))
    if "*" in (wanted := list(_tags(if_match))) or tag_of(thing) in wanted:
        return int(thing.version)
    raise changed(etag_of(thing))


def _tags(header: str) -> Iterator[str]:
    """Strong marks only: a weak one says nothing of the version."""
    for one in header.split(","):
        mark = one.strip()
        if mark == "*":
            yield mark
        elif mark.startswith('"') and mark.endswith('"') and len(mark) > 1:
            yield mark.strip('"').split("-")[0]
