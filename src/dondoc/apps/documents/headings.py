"""What a document is called in a line: «Kế hoạch số 215/KH-UBND ngày 06/05/2024», else the name of its file."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from dondoc.apps.documents.models import Document

_FULL = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")


def heading(document: Document) -> str:
    """Kind, number and day, as far as they are known."""
    if not (document.kind or document.number):
        return document.title or document.file_name
    parts = [document.kind or _("Văn bản")]
    if document.number:
        parts.append(_("số %(number)s") % {"number": document.number})
    if document.issued_on:
        parts.append(dated(document.issued_on))
    return " ".join(parts)


def day_words(iso: str) -> str:
    """A day as officials write it; a reduced one keeps what it has.

    >>> day_words("2024-05-06"), day_words("2024-09"), day_words("2024"), day_words("")
    ('06/05/2024', '9/2024', '2024', '')
    """
    if match := _FULL.match(iso):
        return f"{match[3]}/{match[2]}/{match[1]}"
    if match := _MONTH.match(iso):
        return f"{int(match[2])}/{match[1]}"
    return iso


def dated(iso: str) -> str:
    """The day with its own word before it."""
    words = {10: _("ngày %(day)s"), 7: _("tháng %(day)s"), 4: _("năm %(day)s")}
    return words.get(len(iso), "%(day)s") % {"day": day_words(iso)}
